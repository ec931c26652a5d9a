"""Workers' passes: who has one, until when, and which are to come back (R10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, renovation
from store.renovation import PASSES, PassStage, Renovation, WorkerPass
from tui import register
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

PASS = Action("pass", ("ctrl+x",), mark("Worker's pass"), mark("For a worker of this one."), 10)
ISSUE = Action("new", ("ctrl+n",), mark("Give out"), mark("A worker gets a pass."), 4)
BACK = Action("back", ("ctrl+t",), mark("Is back"), mark("The pass is back."), 5)
LONGER = Action("longer", ("ctrl+e",), mark("Longer"), mark("It holds on, as the permit does."), 6)
LOST = Action("lost", ("ctrl+o",), mark("Lost"), mark("Its number is dead; a new one."), 7)
WITHDRAW = Action("withdraw", ("ctrl+k",), mark("Take away"), mark("Taken from its worker."), 8)
_TONES = {
    PassStage.OVER: Tone.ALARM,
    PassStage.RETURNED: Tone.FAINT,
    PassStage.LOST: Tone.FAINT,
}


def _state(one: WorkerPass) -> PassStage:
    return one.state(clock.today())


class PassesScreen(RegisterScreen[WorkerPass]):
    """The passes, those that are out on top."""

    SCOPE = "worker_passes"
    TITLE = mark("Workers' passes")
    REGISTER = PASSES
    HELP = mark(
        "The passes of workers, each under a permit and never longer than it. Type a home, a number"
        " or a name to narrow the list. A lost one's number is dead; what was paid for one is due"
        " back when it is back."
    )
    SHEETS = (renovation.CARD,)
    VIEWS: ClassVar[tuple[View[WorkerPass], ...]] = (
        View(mark("are out"), lambda one: one.out),
        View(mark("run out"), lambda one: _state(one) is PassStage.OVER),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[WorkerPass], ...]] = (
        Do("issued", ISSUE, renovation.issue),
        Do("returned", BACK, renovation.take_back),
        Do("extended", LONGER, renovation.extend_pass),
        Do("lost", LOST, renovation.lose),
        Do("withdrawn", WITHDRAW, renovation.withdraw),
    )

    def things(self, typed: str) -> Sequence[WorkerPass]:
        """Passes by number, home, name and permit."""
        return renovation.every_pass(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 12),
            Column(_("Home"), 10),
            Column(_("Pass no."), 14),
            Column(_("Until"), 10),
            Column(_("Trade"), 10),
            Column(_("Name"), 8, flex=True),
        ]

    def drawn(self, one: WorkerPass) -> Drawn:
        """A pass as a line."""
        state = [(label(_state(one)), _TONES.get(_state(one), Tone.PLAIN))]
        trade, sign = label(one.trade), "!" if _state(one) is PassStage.OVER else " "
        cells = (state, one.home, one.number, one.until.isoformat(), trade, one.name)
        return Drawn(cells, mark=sign)

    def named(self, one: WorkerPass) -> str:
        """Number, home, who, how it stands."""
        return "  ".join((one.number, one.home, one.name, label(_state(one))))

    def full(self, one: WorkerPass) -> Iterator[str | Words]:
        """Under which permit, for how long, its deposit, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        days = f"{one.since.isoformat()} – {one.until.isoformat()}"
        yield _("Permit {number}  {trade}  {days}").format(
            number=one.renovation, trade=label(one.trade), days=days
        )
        if _state(one) is PassStage.OVER:
            yield [(_("It has run out: take it back, or let it hold on."), Tone.WARN)]
        yield from rest


async def give_out(desk: Host, one: Renovation) -> None:
    """Give a worker of a renovation a pass, and go on in the list of passes."""
    await register.begin(desk, PassesScreen, {"permit": one.number})
