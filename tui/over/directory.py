"""All pages of the desk in groups: narrowed by typing, or opened by their two digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.strip import Strip

from store import agenda, clock
from store.text import halfwidth
from tui.form.entry import typed_in
from tui.language import _, mark, titles
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.subjects import OF_THING, PAGES, Group
from tui.widgets import paint
from tui.widgets.bands import Band
from tui.widgets.lines import Lines
from tui.widgets.paint import Part, Tone, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

DO = Action("do", ("enter",), mark("Go there"), mark("Open the page that is pointed at."), 10)
HERE = mark("Here")
# Groups under one another in a column, what every day needs first: a small window shows as many
# columns as fit and moves along them. What the screen itself offers stands after the first three.
COLUMNS = (
    (Group.DESK, Group.SITE),
    (Group.RESIDENTS, Group.HOMES),
    (Group.MONEY, Group.CASH),
    (Group.OFFICE, Group.STAFF),
    (Group.QUALITY, Group.SALES),
    (Group.SYSTEM,),
)
HERE_AFTER = 3
MOST_TYPED = 20
MOST_LINES = 18  # of the grid in the smallest window


@dataclass(frozen=True)
class Cell:
    """A page, or what the screen does without a key, at its place in a column."""

    action: Action
    number: str
    waiting: int = 0
    late: bool = False


class Grid(Lines):
    """The groups side by side, a page a line."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__(id="grid")
        self.columns: list[list[str | Cell]] = []
        self.current: Cell | None = None
        self.first = 0

    def load(self, columns: list[list[str | Cell]]) -> None:
        """Show other pages; the one that was pointed at stays so, else the first."""
        self.columns = [column for column in columns if column]
        there = list(self.cells())
        if self.current is None or all(one.action is not self.current.action for one in there):
            self.current = there[0] if there else None
        self.refresh()

    def cells(self) -> Iterator[Cell]:
        """All pages, column by column."""
        for column in self.columns:
            yield from (one for one in column if isinstance(one, Cell))

    def move(self, columns: int, lines: int) -> None:
        """Point at another page: up and down within the column, left and right beside it."""
        at = self._at()
        if at is None:
            return
        x, y = at
        if columns:
            x = (x + columns) % len(self.columns)
        column = self.columns[x]
        places = [place for place, one in enumerate(column) if isinstance(one, Cell)]
        if lines:
            y = places[(places.index(y) + lines) % len(places)]
        else:
            y = min(places, key=lambda place: abs(place - y))
        found = column[y]
        assert isinstance(found, Cell)
        self.current = found
        self.refresh()

    def _at(self) -> tuple[int, int] | None:
        for x, column in enumerate(self.columns):
            for y, one in enumerate(column):
                if isinstance(one, Cell) and self.current and one.action is self.current.action:
                    return x, y
        return None

    def beyond(self) -> tuple[list[str], list[str]]:
        """The groups that are out of sight, on the left and on the right."""
        shown = self._window()
        left, right = self.columns[: shown.start], self.columns[shown.stop :]
        return _called(left), _called(right)

    def render_line(self, y: int) -> Strip:
        """Paint a line of the columns that are in sight."""
        line: list[Part] = []
        shown = self.columns[self._window()]
        for column, width in zip(shown, self._widths(shown), strict=True):
            one = column[y] if y < len(column) else ""
            line += paint.fit(self._words(one), width)
        return paint.strip(line, self.size.width)

    def _window(self) -> slice:
        """The columns in sight: what is pointed at, and as many beside it as fit whole."""
        needed, at = [self._needed(column) for column in self.columns], self._at()
        here, room = at[0] if at else 0, self.size.width or self.app.size.width
        first = min(self.first, here)
        while first < here and sum(needed[first : here + 1]) > room:
            first += 1
        last = here + 1
        while last < len(needed) and sum(needed[first : last + 1]) <= room:
            last += 1
        while first and last == len(needed) and sum(needed[first - 1 :]) <= room:
            first -= 1
        self.first = first
        return slice(first, last)

    def _widths(self, columns: Sequence[Sequence[str | Cell]]) -> list[int]:
        """A fifth of the screen each, or what its words need where others leave that free."""
        needed = [self._needed(column) for column in columns]
        widths = [max(cells, self.size.width // max(len(needed), 5)) for cells in needed]
        over = max(sum(widths) - self.size.width, 0)
        for place, cells in enumerate(needed):
            given = min(over, widths[place] - cells)
            widths[place], over = widths[place] - given, over - given
        return widths

    def _needed(self, column: Sequence[str | Cell]) -> int:
        return max(map(paint.width, map(self._words, column))) + 1

    def _words(self, one: str | Cell) -> Words:
        if isinstance(one, str):
            return [("  " + one, Tone.TITLE)]
        points = self.current is not None and one.action is self.current.action
        waits = f" {one.waiting}{'!' if one.late else ''}" if one.waiting else ""
        return [
            (">" if points else " ", Tone.STRONG),
            (f"{one.number:>2} ", Tone.KEY),
            (_(one.action.title), Tone.CHOSEN if points else Tone.PLAIN),
            (waits, Tone.ALARM if one.late else Tone.WARN),
        ]


class Directory(DeskScreen[Action]):
    """F10: every page; gives the action of the chosen one."""

    SCOPE = "directory"
    ACTIONS: ClassVar[tuple[Action, ...]] = (DO, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = (*actions.ALWAYS, actions.LOCK)
    HELP = mark(
        "All pages. Two digits open one at once; type a part of its name, pinyin or initials to"
        " narrow them; the arrows point and Enter opens. The figure behind a name is what waits"
        " there, ! is overdue."
    )

    def __init__(self, offered: Sequence[Action]) -> None:
        super().__init__()
        self._offered, self._typed = offered, ""

    def body(self) -> ComposeResult:
        """What is typed, the groups, and what the page is for."""
        self.heading, self.about = Band(), Band()
        self.grid = Grid()
        yield self.heading
        yield self.grid
        yield self.about

    def on_mount(self) -> None:
        """Show all."""
        super().on_mount()
        self._every = sorted(self._cells(), key=lambda cell: cell.number or "A")
        self.set_focus(self.grid)
        self._load()

    def _load(self) -> None:
        self.grid.load(list(self._columns()))
        self._tell()

    def on_resize(self, _event: events.Resize) -> None:
        """Say anew what is out of sight."""
        self._tell()

    def _tell(self) -> None:
        self.heading.show(list(self._head()))
        cell = self.grid.current
        if cell is None:
            self.about.show([" ", (_("Nothing fits."), Tone.WARN)])
        else:
            title = f"{cell.number} {_(cell.action.title)}  ".lstrip()
            self.about.show([" ", (title, Tone.STRONG), _(cell.action.help)])

    def _head(self) -> Iterator[Part]:
        yield " "
        yield _("Directory"), Tone.TITLE
        if self._typed:
            yield "   "
            yield _("Typed: "), Tone.FAINT
            yield self._typed, Tone.TYPED
        for sign, groups in zip("←→", self.grid.beyond(), strict=True):
            if groups:
                yield f"   {sign} ", Tone.KEY
                yield "/".join(groups), Tone.FAINT

    def _columns(self) -> Iterator[list[str | Cell]]:
        fitting = [cell for cell in self._every if _fits(cell, self._typed)]
        here = [cell for cell in fitting if _group(cell) is None]
        for place, groups in enumerate(COLUMNS):
            if place == HERE_AFTER and here:
                yield [_(HERE), *here]
            yield _column(
                (_(group.called), [cell for cell in fitting if _group(cell) is group])
                for group in groups
            )

    def _cells(self) -> Iterator[Cell]:
        waits, here = _waiting(), 0
        for action in self._offered:
            if action.page:
                number = f"{PAGES[action.page].number:02}"
                yield Cell(action, number, *waits.get(action.page, (0, False)))
            else:  # what the screen itself offers, and has no key for
                here += 1
                yield Cell(action, f"9{here}" if here < 10 else "")

    def on_key(self, event: events.Key) -> None:
        """Point, narrow, or open by number."""
        moves = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
        if event.key in moves:
            self.grid.move(*moves[event.key])
            self._tell()
        elif self.action_of(event) is None and event.key in {"backspace", "ctrl+u"}:
            self._type(self._typed[:-1] if event.key == "backspace" else "")
        elif self.action_of(event) is None and (typed := typed_in(event)):
            self._type(self._typed + typed)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Narrow by what is pasted."""
        event.stop()
        self._type(self._typed + event.text)

    def _type(self, text: str) -> None:
        self._typed = paint.clean(halfwidth(text)).lstrip()[:MOST_TYPED]
        self._load()
        numbered = [cell for cell in self.grid.cells() if cell.number == self._typed]
        if len(self._typed) == 2 and numbered:
            self.done(numbered[0].action)

    def act_back(self) -> None:
        """Forget what was typed first, then leave."""
        if self._typed:
            self._type("")
        else:
            self.done(None)

    def act_do(self) -> None:
        """Open the page that is pointed at."""
        if self.grid.current is not None:
            self.done(self.grid.current.action)


def _called(columns: Iterable[Sequence[str | Cell]]) -> list[str]:
    """What the groups of these columns are called."""
    return [one for column in columns for one in column if isinstance(one, str) and one]


def _group(cell: Cell) -> Group | None:
    """The group that a page stands in, None for what the screen itself offers."""
    return PAGES[cell.action.page].group if cell.action.page else None


def _fits(cell: Cell, typed: str) -> bool:
    """Whether a page is meant: by its number, a part of its name, pinyin or initials."""
    if not typed or typed.isdecimal():
        return cell.number.startswith(typed)
    return titles.fits(cell.action.title, typed)


def _waiting() -> Mapping[str, tuple[int, bool]]:
    """By page, how much waits there now, and whether something is overdue."""
    found: dict[str, tuple[int, bool]] = {}
    for thing, (more, overdue) in agenda.counts(clock.now()).items():
        if page := OF_THING.get(thing):
            count, late = found.get(page, (0, False))
            found[page] = (count + more, late or overdue)
    return found


def _column(groups: Iterable[tuple[str, Sequence[Cell]]]) -> list[str | Cell]:
    """Groups under one another, a line free between them where there is room for it."""
    shown: list[list[str | Cell]] = [[called, *cells] for called, cells in groups if cells]
    apart: list[str | Cell] = [""]
    lines = sum(map(len, shown)) + len(shown) - 1
    column: list[str | Cell] = []
    for group in shown:
        column += (apart if column and lines <= MOST_LINES else []) + group
    return column
