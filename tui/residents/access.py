"""Who opened, revealed, changed, printed or exported files: for the manager (F6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from store import clock, residents
from store.desk import staff
from store.figure import Period, month
from store.paper import SheetKind
from store.residents import ACCESS, Access
from tui.language import _, clockface, mark
from tui.listing import Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

EARLIER = Action("earlier", ("left",), mark("Month before"), mark("The month before."), 5)
LATER = Action("later", ("right",), mark("Month after"), mark("The month after."), 6)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print the list of the month."), 4)


class AccessScreen(Listing[Access]):
    """What was done with files in a month, the newest on top."""

    SCOPE = "access"
    TITLE = mark("Who had files open")
    ACTIONS: ClassVar[tuple[Action, ...]] = (PRINT, EARLIER, LATER, PREVIEW, actions.BACK)
    HELP = mark(
        "Who opened, revealed, changed, printed or exported which file, when and why. Left and"
        " Right go to the month before and after; type a home or a name to narrow the list."
    )
    VIEWS: ClassVar[tuple[View[Access], ...]] = (View(mark("all")),)
    FOLLOWS = ("home", "person", "residents")

    def __init__(self) -> None:
        super().__init__()
        self.period = month(clock.today())

    def things(self, typed: str) -> Sequence[Access]:
        """What was done, by home and by who did it."""
        wanted = typed.casefold()
        return [
            one
            for one in residents.accesses(self.period)
            if wanted in f"{one.home} {_who(one)} {_(one.what)}".casefold()
        ]

    def key(self, thing: Access) -> int:
        """Its entry."""
        return thing.number

    def columns(self) -> Sequence[Column]:
        """When, who, what, which home, why."""
        return (
            Column(_("When"), 12),
            Column(_("Who"), 8),
            Column(_("What"), 14),
            Column(_("Home"), 10),
            Column(_("Reason"), 12, flex=True),
        )

    def drawn(self, thing: Access) -> Drawn:
        """An entry as a line."""
        at = clockface.short(thing.at)
        return Drawn((at, _who(thing), _(thing.what), thing.home, thing.said))

    def full(self, thing: Access) -> Iterator[str | Words]:
        """An entry whole."""
        yield [(f"{_(thing.what)}  {thing.home}", Tone.STRONG)]
        yield f"{clockface.moment(thing.at)}  {_who(thing)}"
        yield from filter(None, (thing.said,))

    def _heading(self, counts: Mapping[View[Access], int]) -> Words:
        days = f"{self.period.first.isoformat()} - {self.period.last.isoformat()}"
        return [*super()._heading(counts), f"   {days}"]

    def act_earlier(self) -> None:
        """Go to the month before."""
        self._go(month(self.period.first - timedelta(days=1)))

    def act_later(self) -> None:
        """Go to the month after."""
        self._go(month(self.period.last + timedelta(days=1)))

    def _go(self, period: Period) -> None:
        self.period = period
        self.load()

    @property
    def _sheet(self) -> tuple[SheetKind, str]:
        return ACCESS, f"residents:{self.period.first.isoformat()}/{self.period.last.isoformat()}"

    async def act_print(self) -> None:
        """Print the month."""
        await preview.print_one(self.app, [self._sheet])

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [self._sheet])


def _who(one: Access) -> str:
    command = _("command line") if one.staff_id is None else ""
    return staff.names().get(one.staff_id or 0, command)
