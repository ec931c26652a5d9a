"""Whether who is signed in may stay, after what the manager did to them meanwhile."""

from __future__ import annotations

from store.desk import staff
from store.rights import Staff
from tui.language import _
from tui.language.labels import label


def again(who: Staff, since: int) -> tuple[Staff, str]:
    """The person as the staff list has them now, and why they must sign in anew, if they must.

    ``since`` is the newest entry that their session had seen. A new name alone ends nothing.
    """
    now = staff.get(who.id)
    if not now.active:
        return now, _("You sign in no more here, {name}. Please ask the manager.").format(
            name=now.name
        )
    if now.role is not who.role:
        text = _("Your role is {role} now. Please sign in again; drafts are kept.")
        return now, text.format(role=label(now.role))
    if staff.given_pin(who, since):
        return now, _("The manager gave you a new PIN. Please sign in with it; drafts are kept.")
    return now, ""
