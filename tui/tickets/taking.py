"""Taking a report while the resident is on the phone (W1)."""

from __future__ import annotations

from collections.abc import Mapping

from store import tickets
from store.tickets import NewTicket, Ticket
from tui.form.home import HomeEntry
from tui.form.screen import Form
from tui.language import _
from tui.widgets.paint import Tone


class Report(Form[NewTicket, Ticket]):
    """The form of a new report: a home brings its owner along, the phone masked until it is kept.

    The masked phone stands for the whole one, which goes into the ticket without showing (F6).
    """

    def on_home_entry_taken(self, event: HomeEntry.Taken) -> None:
        """Say what of this home is under way: it may be the same."""
        under_way = [ticket for ticket in tickets.of_home(event.home_id) if ticket.open]
        if under_way:
            told = _("Under way for this home: {tickets}").format(
                tickets=_("; ").join(f"{one.id} {one.what}" for one in under_way)
            )
            self.say(told, Tone.WARN)

    def _values(self, wrong: dict[str, str]) -> dict[str, object]:
        values = super()._values(wrong)
        home, phone = values.get("home"), values.get("phone")
        if isinstance(home, int) and isinstance(phone, str):
            values["phone"] = _phones(home).get(phone, phone)
        return values


def caller_of(home_id: int, person_id: int | None = None) -> Mapping[str, str]:
    """What a home tells about who is calling: who is pointed at, else its owner, phone masked."""
    from store import residents

    people = (one for one in residents.people_of(home_id) if one.person_id == person_id)
    who = next(people, None) or residents.owner_of(home_id)
    return {"caller": who.name, "phone": who.shown} if who else {}


def _phones(home_id: int) -> dict[str, str]:
    """The whole phones of a home's people by how they look masked, owners before others."""
    from store import residents

    people = reversed(residents.people_of(home_id))
    return {contact.shown: contact.phone for contact in people if contact.phone}
