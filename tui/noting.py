"""A list whose lines are noted one after another: Enter, or a digit, and on to the next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from textual import events

from store.inputs import Input, halfwidth
from tui.form.entry import typed_in
from tui.form.screen import Form
from tui.language import _
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Noted(Protocol):
    """What is gone through: its number, how the journal names it, the places left."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def left(self) -> list[int]: ...  # noqa: D102
    @property
    def planned(self) -> tuple[int, ...]: ...  # noqa: D102


R = TypeVar("R", bound=Noted)
L = TypeVar("L")


class NotingScreen(DeskScreen[None], Generic[R, L]):
    """The lines of a record in their order; leaving it loses nothing.

    Subclasses say how it stands (``read``), its ``heading``, ``columns`` and ``lines`` by their
    places, how one is ``drawn`` and ``told``, and what comes ``next``. ``DIGITS`` are the actions
    that a digit does at a line: they pass every input method.
    """

    DIGITS: ClassVar[Mapping[str, Action]]
    LOWER_LINES: ClassVar[int] = 4

    def __init__(self, record: R) -> None:
        super().__init__()
        self.record = record

    # What subclasses say

    def read(self) -> R:
        """The record as it stands now."""
        raise NotImplementedError

    def heading(self) -> Words:
        """Which it is, and how far it has come."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        """The columns of its lines."""
        raise NotImplementedError

    def lines(self) -> Sequence[tuple[int, L]]:
        """Its lines in the order in which they are gone through, each by its place."""
        raise NotImplementedError

    def drawn(self, line: L) -> Drawn:
        """A line of the list."""
        raise NotImplementedError

    def named(self, line: L) -> str:
        """What a line is about."""
        raise NotImplementedError

    def told(self, line: L) -> Iterable[str | Words]:
        """What was noted of a line."""
        raise NotImplementedError

    def next(self) -> Words:
        """What is to be done now."""
        raise NotImplementedError

    # What shows

    @property
    def subject(self) -> str:
        """What is gone through."""
        return self.record.subject

    def body(self) -> ComposeResult:
        """Which it is, its lines, and the chosen one in full."""
        self.head, self.detail = Band(), Pane()
        self.rows = Rows[tuple[int, L]](
            self.columns(), key=lambda row: row[0], draw=lambda row: self.drawn(row[1])
        )
        yield self.head
        yield Split(self.rows, self.detail, lower_lines=self.LOWER_LINES)

    def on_mount(self) -> None:
        """Begin at the first line of which nothing is noted."""
        super().on_mount()
        self.load(self.record)
        self.set_focus(self.rows)
        self.go_on()

    def load(self, record: R) -> None:
        """Show it as it stands."""
        self.record = record
        self.rows.load(list(self.lines()))
        self.head.show(self.heading())
        self._tell()

    def go_on(self) -> None:
        """Point at the next line of which nothing is noted."""
        if left := self.record.left:
            order = self.record.planned
            at = order.index(self.rows.current[0]) if self.rows.current else 0
            behind = [place for place in left if order.index(place) >= at]
            self.rows.point((behind or left)[0])
        self._tell()
        self.refresh_bands()

    def changed(self, subjects: frozenset[str]) -> None:
        """Another session noted something of it."""
        if self.record.subject in subjects:
            self.load(self.read())

    def on_rows_moved(self) -> None:
        """Show the line in full."""
        self._tell()
        self.refresh_bands()

    def _tell(self) -> None:
        row = self.rows.current
        if row is not None:
            name: Words = [(self.named(row[1]), Tone.STRONG)]
            self.detail.show([name, *self.told(row[1]), self.next()])

    def on_key(self, event: events.Key) -> None:
        """A digit notes the line."""
        found = self.DIGITS.get(halfwidth(typed_in(event) or ""))
        if found is None or self.action_of(event) is not None:
            return
        event.stop()
        event.prevent_default()
        self.perform(found)

    # What is noted

    async def note(self, operation: Callable[..., R], given: Input) -> None:
        """Note the line that is pointed at without asking; one that is noted is left as it is."""
        row = self.rows.current
        if row is None:
            return
        if row[0] not in self.record.left:
            self.go_on()
            return
        after = await self.app.desk(operation, self.record.id, row[0], given, by=self.app.signed_in)
        self.after(after)

    async def ask(
        self,
        asks: type[Input],
        operation: Callable[..., R],
        action: Action,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        """Ask what is to be noted of the line that is pointed at."""
        row = self.rows.current
        if row is None:
            return
        submit: Callable[[Any], Awaitable[R]] = self.app.writes(operation, self.record.id, row[0])
        heading: Words = [(self.named(row[1]), Tone.STRONG)]
        draft = f"{self.SCOPE}/{action.id}:{row[0]}:{self.record.id}"
        form: Form[Any, R] = Form(
            *(asks, _(action.title), submit),
            initial=dict(initial or {}),
            heading=heading,
            draft=draft,
        )
        after: R | None = await self.app.ask(form)
        self.after(after)

    async def step(
        self,
        asks: type[Input],
        operation: Callable[..., R],
        action: Action,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        """Ask for a step of the whole record."""
        submit: Callable[[Any], Awaitable[R]] = self.app.writes(operation, self.record.id)
        form: Form[Any, R] = Form(
            *(asks, _(": ").join((_(action.title), _(action.help))), submit),
            initial=dict(initial or {}),
            draft=f"{self.SCOPE}/{action.id}:{self.record.id}",
        )
        after: R | None = await self.app.ask(form)
        self.after(after)

    def after(self, record: R | None) -> None:
        """Show what was noted, and go on."""
        if record is not None:
            self.load(record)
            self.go_on()
