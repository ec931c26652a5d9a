"""A list of things, narrowed as one types and by its views, with the chosen one in full."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from store.subjects import thing_of
from tui.language import _, mark
from tui.narrowing import Narrowing
from tui.screen.actions import Action
from tui.widgets.bands import Band
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

T = TypeVar("T")

NARROWER = Action("narrower", ("right",), mark("Filter"), mark("Show other ones."), 12)
WIDER = Action("wider", ("left",), mark("Filter back"), mark("Show other ones."), None)


@dataclass(frozen=True)
class View(Generic[T]):
    """A part of the list by its marked name; the first is the one that shows at first."""

    title: str
    shows: Callable[[T], bool] = lambda _thing: True


class Listing(Narrowing, Generic[T]):
    """Things of one type.

    Subclasses say ``TITLE`` and ``VIEWS``, which things fit what is typed (``things``), how one
    shows (``columns``, ``drawn``, ``full``) and what tells it apart (``key``). ``FOLLOWS`` names
    the kinds of thing whose entries change the list, ``EVERY_SECONDS`` how often time does.
    """

    TITLE: ClassVar[str]
    VIEWS: ClassVar[tuple[View[T], ...]]
    FOLLOWS: ClassVar[tuple[str, ...]] = ()
    EVERY_SECONDS: ClassVar[int] = 60
    EMPTY: ClassVar[str] = mark("Nothing here. Left and Right show others.")
    NONE_FITS: ClassVar[str] = mark("Nothing fits. Esc shows all again.")
    LOWER_LINES: ClassVar[int] = 6

    def __init__(self) -> None:
        super().__init__()
        self.view = self.VIEWS[0]

    # What subclasses say

    def things(self, typed: str) -> Sequence[T]:
        """All things that fit what is typed."""
        raise NotImplementedError

    def key(self, thing: T) -> int:
        """The number that tells a thing apart."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        """The columns of the list; what changes by itself stands leftmost."""
        raise NotImplementedError

    def drawn(self, thing: T) -> Drawn:
        """A thing as a line of the list."""
        raise NotImplementedError

    def full(self, thing: T) -> Iterable[str | Words]:
        """A thing in full, a paragraph each."""
        raise NotImplementedError

    def empty(self) -> str:
        """What stands in an empty list: what will be there, and how to begin."""
        return _(self.EMPTY)

    def best(self, things: Sequence[T], typed: str) -> T | None:
        """Which of the things that fit is pointed at."""
        return things[0] if things else None

    # What shows

    def body(self) -> ComposeResult:
        """The views, the list, and the chosen thing."""
        self.heading, self.detail = Band(), Pane()
        self.rows = Rows[T](self.columns(), key=self.key, draw=self.drawn)
        yield self.heading
        yield Split(self.rows, self.detail, lower_lines=self.LOWER_LINES)

    def on_mount(self) -> None:
        """Show the things."""
        super().on_mount()
        self.set_focus(self.rows)
        self.load()

    def load(self) -> None:
        """Read the things anew; the list keeps its place."""
        found = self.things(self.typed)
        shown = {view: [one for one in found if view.shows(one)] for view in self.VIEWS}
        self.rows.empty = _(self.NONE_FITS) if self.typed else self.empty
        self.rows.load(shown[self.view])
        self.heading.show(self._heading({view: len(ones) for view, ones in shown.items()}))
        self._tell()

    def _heading(self, counts: Mapping[View[T], int]) -> Words:
        line: list[Part] = [" ", (_(self.TITLE), Tone.TITLE), " "]
        for view, count in counts.items():
            text = f"{_(view.title)} {count}"
            line += ["  ", (f"[{text}]", Tone.STRONG) if view is self.view else f" {text} "]
        return line + self.typed_words

    def _tell(self) -> None:
        thing = self.rows.current
        self.detail.show([] if thing is None else list(self.full(thing)))
        self.refresh_bands()

    def on_rows_moved(self) -> None:
        """Show the thing that is pointed at now."""
        self._tell()

    def changed(self, subjects: frozenset[str]) -> None:
        """Something was recorded; the list keeps its place."""
        if any(thing_of(subject) in self.FOLLOWS for subject in subjects):
            self.load()

    def tick(self) -> None:
        """Time runs for what is due."""
        if self.app.seconds % self.EVERY_SECONDS == 0:
            self.load()

    def point(self, key: object) -> None:
        """Go to a thing by its number, or as the journal names it."""
        number = int(str(key).rpartition(":")[2])
        self.typed = ""
        self.load()
        if all(self.key(one) != number for one in self.rows.things):
            self.view = self.VIEWS[-1]
            self.load()
        self.rows.point(number)

    # Narrowing the list

    def typed_anew(self) -> None:
        """Show what fits what is typed, the best of it pointed at."""
        self.load()
        if self.typed and (best := self.best(self.rows.things, self.typed)) is not None:
            self.rows.point(self.key(best))

    def act_narrower(self) -> None:
        """Show the next view."""
        self._turn(1)

    def act_wider(self) -> None:
        """Show the view before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.view = self.VIEWS[(self.VIEWS.index(self.view) + by) % len(self.VIEWS)]
        self.load()
