"""The rates of return visits: twelve months, and of one month its kinds, buildings, teams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from store import clock, visits
from store.figure import Figure
from store.visits import Kind, Summary
from store.visits import Line as Of
from tui.language import _, mark
from tui.language.labels import label
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
class Line:
    """A figure as a line: in which view it stands, its target in tenths, None without one."""

    key: int
    view: str
    name: str
    figure: Figure
    target: int | None
    of: Of | None

    @property
    def tenths(self) -> int | None:
        """How much of the bar is filled."""
        return self.figure.count * 1000 // self.figure.of if self.figure.of else None

    @property
    def short(self) -> bool:
        """Whether the target is missed."""
        found = self.figure
        return bool(self.target and found.of and found.count * 1000 < self.target * found.of)

    @property
    def subject(self) -> str:
        """Nothing that the journal names."""
        return ""


def _is(name: str) -> View[Line]:
    return View(name, lambda one: one.view == name)


VISITED, GLAD = mark("visited by month"), mark("satisfied by month")
KINDS, BUILDINGS, TEAMS = mark("by kind"), mark("by building"), mark("by team")


class RatesOfVisits(Listing[Line]):
    """Twelve months, and of the month that was pointed at kinds, buildings and teams."""

    SCOPE = "visit rates"
    TITLE = mark("Rates")
    ACTIONS: ClassVar[tuple[Action, ...]] = (EARLIER, NARROWER, WIDER, actions.BACK)
    HELP = mark(
        "How many of those due were visited, and how many of those asked were satisfied: n/N and a"
        " bar, | marks what is asked for. Left and Right turn to kinds, buildings and teams of the"
        " month that was pointed at. Of nothing due there is no rate."
    )
    VIEWS: ClassVar[tuple[View[Line], ...]] = tuple(
        map(_is, (VISITED, GLAD, KINDS, BUILDINGS, TEAMS))
    )
    FOLLOWS = ("return_visit", "ticket")
    LOWER_LINES = 6

    def __init__(self) -> None:
        super().__init__()
        self.month = self._last = visits.month_of(clock.now())
        self._known: dict[str, Summary] = {}

    def _of(self, month: str) -> Summary:
        if month not in self._known:
            self._known[month] = visits.summary(month)
        return self._known[month]

    def things(self, typed: str) -> Sequence[Line]:
        """The lines whose name has what is typed."""
        wanted = typed.casefold()
        return [one for one in self._lines() if wanted in one.name.casefold()]

    def _lines(self) -> Iterator[Line]:
        glad = visits.settings().glad * 10
        months = [(one, whole(self._of(one))) for one in visits.months_back(self._last)][::-1]
        for n, (month, of) in enumerate(months):
            yield Line(n, VISITED, month, of.share, None, of)
        for n, (month, of) in enumerate(months, 100):
            yield Line(n, GLAD, month, of.satisfied, glad, of)
        one = self._of(self.month)
        for n, of in enumerate(one.kinds, 200):
            yield Line(n, KINDS, label(Kind(of.name)), of.share, of.quota * 10, of)
        for start, view, lines in ((300, BUILDINGS, one.buildings), (700, TEAMS, one.teams)):
            for n, of in enumerate(lines, start):
                yield Line(n, view, of.name, of.satisfied, glad, of)

    def key(self, thing: Line) -> int:
        """Its place."""
        return thing.key

    def columns(self) -> Sequence[Column]:
        """Which, n/N and the same as a bar."""
        return (
            Column(_("Which"), 14),
            Column(_("Bar to 100 %"), _BAR, flex=True),
            Column(_("Share"), 20),
        )

    def drawn(self, thing: Line) -> Drawn:
        """A line; ``!`` where what is asked for is missed."""
        drawn = bar(thing.tenths, thing.target or None, _BAR)
        return Drawn((thing.name, drawn, thing.figure.text), "!" if thing.short else " ")

    def full(self, thing: Line) -> Iterator[str | Words]:
        """The same in words."""
        of = thing.of
        if of is None:
            return
        yield [(f"{thing.name}  {_(thing.view)}", Tone.STRONG)]
        yield _("visited {share}; quota {quota} %").format(
            share=of.share.text, quota=of.quota or "-"
        )
        words = _("satisfied {glad}; solved at once {once}; not satisfied {c}")
        yield words.format(glad=of.satisfied.text, once=of.once.text, c=of.c)

    def on_rows_moved(self) -> None:
        """The other views are of the month that is pointed at."""
        one = self.rows.current
        if one is not None and one.view in (VISITED, GLAD):
            self.month = one.name
        super().on_rows_moved()

    def changed(self, subjects: frozenset[str]) -> None:
        """Something was recorded: it may count."""
        self._known.clear()
        super().changed(subjects)

    def tick(self) -> None:
        """Nothing is read anew before something has changed."""

    def _heading(self, counts: object) -> Words:
        of_month = self.view.title in (KINDS, BUILDINGS, TEAMS)
        head = super()._heading(counts)  # type: ignore[arg-type]
        return [*head, f"  {self.month}"] if of_month else head

    def act_earlier(self) -> None:
        """Go a year back, and from the last one to the present again."""
        now = visits.month_of(clock.now())
        before = visits.months_back(self._last, 13)[0]
        self._last = now if before < visits.months_back(now, 61)[0] else before
        self.month, self.view = self._last, self.VIEWS[0]
        self.load()


def whole(one: Summary) -> Of:
    """All kinds together."""
    sums = [sum(getattr(line, name) for line in one.kinds) for name in _SUMS]
    return Of(one.month, *sums)


_SUMS = ("due", "visited", "told", "glad", "c", "again")
