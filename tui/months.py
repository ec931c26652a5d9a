"""Twelve months as bars, and what the month pointed at is made of: any subject's chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from store import clock
from store.figure import months_back
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.bars import bar
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_BAR = 26
EARLIER = Action(
    "earlier", ("ctrl+t",), mark("Year before"), mark("The twelve months before these."), 5
)


@dataclass(frozen=True)
class Bar:
    """A line: in which view it stands, its figure as it reads, and what is told of it.

    ``tenths`` of a per cent are filled, None for nothing; ``target`` tenths are asked for, None or
    0 for none.
    """

    view: str
    name: str
    text: str
    tenths: int | None
    target: int | None = None
    told: tuple[str, ...] = ()
    key: int = 0

    @property
    def short(self) -> bool:
        """Whether the target is missed."""
        return bool(self.target) and self.tenths is not None and self.tenths < (self.target or 0)

    @property
    def subject(self) -> str:
        """Nothing that the journal names."""
        return ""


def view(name: str) -> View[Bar]:
    """The view of the lines that stand in it."""
    return View(name, lambda one: one.view == name)


class MonthsScreen(Listing[Bar]):
    """Twelve months, and what the one that was pointed at is made of.

    Subclasses give the ``bars`` of ``months``; ``BY_MONTH`` names the views whose lines are months,
    the newest on top, the others are of ``month``.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = (EARLIER, NARROWER, WIDER, actions.BACK)
    BY_MONTH: ClassVar[tuple[str, ...]]
    FIGURE: ClassVar[str] = mark("Share")
    LOWER_LINES = 6

    def __init__(self) -> None:
        super().__init__()
        self.month = self._last = f"{clock.today():%Y-%m}"

    @property
    def months(self) -> list[str]:
        """The twelve months that show, the newest first."""
        return months_back(self._last)[::-1]

    def bars(self) -> Iterator[Bar]:
        """The lines of every view."""
        raise NotImplementedError

    def things(self, typed: str) -> Sequence[Bar]:
        """The lines whose name has what is typed."""
        wanted = typed.casefold()
        numbered = (Bar(**{**vars(one), "key": key}) for key, one in enumerate(self.bars()))
        return [one for one in numbered if wanted in one.name.casefold()]

    def key(self, thing: Bar) -> int:
        """Its place."""
        return thing.key

    def columns(self) -> Sequence[Column]:
        """Which, a bar, and its figure."""
        return (
            Column(_("Which"), 14),
            Column(_("Bar to 100 %"), _BAR, flex=True),
            Column(_(self.FIGURE), 20),
        )

    def drawn(self, thing: Bar) -> Drawn:
        """A line; ``!`` where what is asked for is missed."""
        drawn = bar(thing.tenths, thing.target or None, _BAR)
        return Drawn((thing.name, drawn, thing.text), "!" if thing.short else " ")

    def full(self, thing: Bar) -> Iterator[str | Words]:
        """The same in words."""
        yield [(f"{thing.name}  {_(thing.view)}", Tone.STRONG)]
        yield from thing.told

    def on_rows_moved(self) -> None:
        """The other views are of the month that is pointed at."""
        one = self.rows.current
        if one is not None and one.view in self.BY_MONTH:
            self.month = one.name
        super().on_rows_moved()

    def tick(self) -> None:
        """Nothing is read anew before something has changed."""

    def _heading(self, counts: object) -> Words:
        head = super()._heading(counts)  # type: ignore[arg-type]
        return head if self.view.title in self.BY_MONTH else [*head, f"  {self.month}"]

    def act_earlier(self) -> None:
        """Go a year back, and from the last one to the present again."""
        now = f"{clock.today():%Y-%m}"
        before = months_back(self._last, 13)[0]
        self._last = now if before < months_back(now, 61)[0] else before
        self.month, self.view = self._last, self.VIEWS[0]
        self.load()
