"""The screen of any checklist: line by line, what differs explained, then signed."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from store.checklist import Explanation, Gone, Line, LineAnswer
from tui.form.screen import Form
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

R = TypeVar("R", bound=Gone[Any, Any])
Asked = Line[Any]

SETTLE = Action(
    "settle", ("enter", "space"), mark("In order"), mark("The line is as it should be."), 3
)
EXPLAIN = Action(
    "explain", ("ctrl+e",), mark("Explain"), mark("Another count, or a fault: say why."), 4
)
SIGN = Action("sign", ("ctrl+s",), mark("Sign"), mark("Sign, once every line is settled."), 6)


class ChecklistScreen(DeskScreen[None], Generic[R]):
    """A checklist that is open; leaving it loses nothing, it is taken up where it was.

    Subclasses say how it stands (``read``), how it shows (``heading``, ``progress``, ``columns``,
    ``drawn``, ``told``, ``named``), what a line asks for (``asks``), what records an answer
    (``answering``; ``noted`` makes one of words) and who signs (``sign``). Their ``ACTIONS`` have
    ``SETTLE``, ``EXPLAIN`` and ``SIGN``.
    """

    LOWER_LINES: ClassVar[int] = 4

    def __init__(self, record: R) -> None:
        super().__init__()
        self.record = record

    # What subclasses say

    def read(self) -> R | None:
        """The checklist as it stands now, None when it is no longer open."""
        raise NotImplementedError

    def heading(self) -> Words:
        """Which checklist it is."""
        raise NotImplementedError

    def progress(self) -> Words:
        """How far it is."""
        raise NotImplementedError

    def above(self) -> Words:
        """What stands above the list: how far it is."""
        return self.progress()

    def columns(self) -> Sequence[Column]:
        """The columns of its lines."""
        raise NotImplementedError

    def drawn(self, line: Asked) -> Drawn:
        """A line of the list."""
        raise NotImplementedError

    def named(self, line: Asked) -> str:
        """What a line is about, in few words."""
        return line.title

    def told(self, line: Asked) -> Iterable[str | Words]:
        """Everything about a line."""
        raise NotImplementedError

    def asks(self, line: Asked) -> Words | None:
        """What has to be done about a line that is not settled, None when it is."""
        raise NotImplementedError

    def draft(self, form: str, line: Asked) -> str:
        """The name of a half-written form about a line."""
        return f"{self.SCOPE}/{form}:{line.key}:{self.record.id}"

    def answering(self, line: Asked, given: LineAnswer) -> Awaitable[R]:
        """Record an answer; how the checklist stands then."""
        raise NotImplementedError

    def noted(self, line: Asked, note: str) -> LineAnswer:
        """The answer that words about a line make."""
        return LineAnswer(note=note)

    async def sign(self) -> None:
        """Let those sign who have to; every line is settled."""
        raise NotImplementedError

    # What shows

    def body(self) -> ComposeResult:
        """Which and how far, the lines, and the chosen line in full."""
        yield Band(self.heading(), id="who")
        self.far = Band(id="progress")
        yield self.far
        self.rows = Rows[Asked](self.columns(), key=lambda line: line.key, draw=self.drawn)
        self.detail = Pane()
        yield Split(self.rows, self.detail, lower_lines=self.LOWER_LINES)

    def on_mount(self) -> None:
        """Begin at the first line that is not settled."""
        super().on_mount()
        self.load(self.record)
        self.set_focus(self.rows)
        self.go_on()

    def load(self, record: R) -> None:
        """Show the checklist as it stands now."""
        self.record = record
        self.far.show(self.above())
        self.rows.load(record.lines)
        self._tell()

    def changed(self, subjects: frozenset[str]) -> None:
        """What it is about has changed, or another session answered."""
        record = self.read()
        if record is not None:
            self.load(record)
        elif self.is_current:
            self.done()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show the line in full."""
        self._tell()
        self.refresh_bands()

    def _tell(self) -> None:
        line = self.rows.current
        self.detail.show([*self.told(line), self._next(line)] if line else ())

    def _next(self, line: Asked) -> Words:
        if (asked := self.asks(line)) is not None:
            return asked
        if not self.record.unsettled:
            text = _("Every line is settled: Enter or {sign} to sign.")
            return [(actions.told(text, SIGN), Tone.GOOD)]
        return [_("Settled.")]

    def titled(self, action: Action) -> Action:
        """Enter signs once every line is settled."""
        signs = action.id == SETTLE.id and not self.record.unsettled
        return replace(action, title=SIGN.title) if signs else super().titled(action)

    # What can be done

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a line."""
        event.stop()
        self.perform(SETTLE)

    async def act_settle(self) -> None:
        """The line is as it should be; on to the next, and to the signatures after the last."""
        line = self.rows.current
        if not self.record.unsettled:
            await self.act_sign()
        elif line is None or line.explained:
            self.go_on()
        else:
            await self.settle(line)

    async def settle(self, line: Asked) -> None:
        """Answer that a line is as it should be."""
        await self.answer_line(line, LineAnswer(counted=line.expected))

    async def answer_line(self, line: Asked, given: LineAnswer) -> R:
        """Record an answer, and go on to the next line."""
        record = await self.answering(line, given)
        self.load(record)
        self.go_on()
        return record

    def go_on(self) -> None:
        """Point at the next line that still asks for something."""
        if left := self.left():
            keys = [line.key for line in self.record.lines]
            at = keys.index(self.rows.current.key) if self.rows.current else 0
            self.rows.point(next((key for key in keys[at:] if key in left), left[0]))
        self._tell()
        self.refresh_bands()

    def left(self) -> list[str]:
        """The keys of the lines that come next: those to be answered, then those to be let pass."""
        lines = [line for line in self.record.lines if not line.explained]
        return [line.key for line in lines or self.record.unsettled]

    async def act_explain(self) -> None:
        """A fault, a difference or a note, in words."""
        if (line := self.rows.current) is not None:
            await self.app.ask(self.explanation(line))

    def explanation(self, line: Asked) -> Form[Explanation, R]:
        """The form that asks for words about a line."""

        async def explain(given: Explanation) -> R:
            return await self.answer_line(line, self.noted(line, given.note))

        return Form(
            Explanation,
            _("Explanation"),
            explain,
            heading=[(self.named(line), Tone.STRONG)],
            draft=self.draft("Explanation", line),
        )

    async def act_sign(self) -> None:
        """Sign; before every line is settled, go to the next one that is not."""
        if left := len(self.record.unsettled):
            self.go_on()
            text = _("{count} lines are not settled yet; this is the next one.")
            self.say(text.format(count=left), Tone.WARN)
            return
        await self.sign()


def state(line: Asked, done: str, fault: str = "") -> tuple[str, Tone]:
    """How a line stands, in a word or two; ``done`` when it is as it should be, else ``fault``."""
    answer, more = line.answer, line.difference
    if answer is None:
        return _("to check"), Tone.WARN
    if line.forbids:
        return _("forbids"), Tone.ALARM
    if line.passed:
        return _("passed"), Tone.PLAIN
    if more:
        return differs(more), Tone.WARN
    return (fault, Tone.WARN) if answer.abnormal else (done, Tone.GOOD)


def differs(more: int) -> str:
    """How many more there were than should be, or fewer."""
    text = _("{n} more") if more > 0 else _("{n} missing")
    return text.format(n=abs(more))


def figures(line: Asked) -> str:
    """What was counted of what should be there."""
    counted = "-" if line.answer is None else line.answer.counted
    return _("counted {counted} of {expected}").format(counted=counted, expected=line.expected)


def said(line: Asked, by: str = "") -> Iterable[str]:
    """What was said of a line, by whom: its explanation, and why it was let pass."""
    if line.answer and line.answer.note:
        text = _("Explanation by {name}: {note}") if by else _("Explanation: {note}")
        photo = _(" (photo {photo})").format(photo=line.answer.photo) if line.answer.photo else ""
        yield text.format(name=by, note=line.answer.note) + photo
    if line.passed:
        yield _("Passed by the supervisor: {reason}").format(reason=line.passed)
