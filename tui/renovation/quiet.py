"""Periods without noisy work: set once, they hold everywhere (R9)."""

from __future__ import annotations

from typing import Any

from store import renovation
from store.renovation import BANS, Ban
from store.waiting import Waiting
from tui.form.screen import Form
from tui.language import _, mark
from tui.over.menu import Menu
from tui.printing import preview
from tui.renovation.words import noise
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone

QUIET = Action(
    "quiet", ("ctrl+b",), mark("Quiet periods"), mark("Days without noisy work, for everybody."), 13
)
_KEEP = "store.renovation.rights:KEEP_QUIET"
_SET = Action("set_quiet", (), mark("New period"), mark("From, until, why."), right=_KEEP)
_LIFT = Action("lift_quiet", (), mark("Lift it"), mark("It holds no more."), right=_KEEP)
_PRINT = Action("print_quiet", (), mark("Print the notice"), mark("For every entrance."))


async def see(desk: Host) -> None:
    """The periods that are set; one of them, or a new one."""
    offered = [
        Action(f"ban_{one.id}", (), one.number, f"{one.since} – {one.until} {one.reason}")
        for one in renovation.bans()[:10]
    ]
    first = [_SET] if desk.may(_SET) else []
    chosen = await desk.ask(Menu(_("Quiet periods"), [*first, *offered], [noise()]))
    if chosen is _SET:
        form: Form[Any, Ban] = Form(
            renovation.NewBan, _("No noisy work"), desk.writes(renovation.ban), draft=""
        )
        made = await desk.ask(form)
        if made is not None:
            desk.say_on_top(_("On record: {what}.").format(what=made.number), Tone.GOOD)
            await preview.print_one(desk, [(renovation.QUIET, made.subject)])
    elif chosen is not None:
        await see_to(desk, int(chosen.id.rpartition("_")[2]))


async def see_to(desk: Host, ban_id: int) -> None:
    """Print a period's notice, or lift it."""
    one = BANS.table.one(ban_id)
    offered = [_PRINT, *([_LIFT] if desk.may(_LIFT) else [])]
    about = [f"{one.since} – {one.until}  {one.reason}"]
    chosen = await desk.ask(Menu(one.number, offered, about))
    if chosen is _PRINT:
        await preview.print_one(desk, [(renovation.QUIET, one.subject)])
    elif chosen is _LIFT:
        form: Form[Any, Ban] = Form(
            renovation.Why, _("Lift it"), desk.writes(renovation.lift, one.id), draft=""
        )
        await desk.ask(form)


async def from_today(desk: Host, one: Waiting) -> None:
    """From Today: the period."""
    await see_to(desk, int(one.subject.partition(":")[2]))
