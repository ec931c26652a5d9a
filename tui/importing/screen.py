"""Importing, step by step on one screen: the file, questions, the preview, the result."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Coroutine, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events

from store.engine import database
from store.errors import Refused, StoreError
from tui.form.entry import Entry
from tui.importing import files, lines
from tui.importing.lines import Line, Question
from tui.importing.stages import AGAIN, GO_ON, STOP, WORKING, Stage
from tui.language import _, saying
from tui.over.working import bar
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band, Rule
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

_MOVES = frozenset({"up", "down", "pageup", "pagedown"})


P = TypeVar("P")  # what importing a file would do


class ImportScreen(DeskScreen[None], Generic[P]):
    """An import; it goes on while another screen shows.

    Subclasses say what a file is read to (``planned``, in a thread), how that shows and what is
    asked, and take it in (``carried_out``).
    """

    TITLE: ClassVar[str]
    ACTIONS: ClassVar[tuple[Action, ...]] = (GO_ON, STOP, AGAIN, actions.BACK)

    @abstractmethod
    def planned(self, path: Path, answers: Mapping[str, str], afresh: bool) -> P:
        """What importing a file would do."""

    @abstractmethod
    async def carried_out(self, plan: P) -> list[Line]:
        """Import it; what the result shows."""

    @abstractmethod
    def asked_of(self, plan: P) -> tuple[Any, ...]:
        """The questions that are open."""

    @abstractmethod
    def recalled(self, plan: P) -> bool:
        """Whether what was answered before counts again."""

    @abstractmethod
    def of_question(self, question: Any) -> Iterator[Line]:
        """The possible answers."""

    @abstractmethod
    def of_plan(self, plan: P) -> Iterator[Line]:
        """The preview."""

    @abstractmethod
    def counted(self, plan: P) -> str:
        """The preview in one line."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage.CHOOSE
        self._path = Path()
        self._plan: P | None = None
        self._answers: dict[str, str] = {}
        self._afresh = False  # whether what was answered in earlier imports is asked again
        self._questions: list[Question] = []
        self._far = (0, 0)  # how many of how many, told from the thread that works
        self._stopping = False
        self._result: list[Line] = []

    def body(self) -> ComposeResult:
        """What this step is about, the path, and the list."""
        self.heading = Band()
        self.entry = Entry("file", _("File"), indent=8)
        self.rows = Rows[Line](
            (Column("", 16), Column("", 40, flex=True)),
            key=lambda line: line.key,
            draw=lines.drawn,
            empty=_("No spreadsheet here yet. Put one into {folder}, or type a path.").format(
                folder=files.short(files.folder())
            ),
        )
        yield self.heading
        yield self.entry
        yield Rule()
        yield self.rows

    def on_mount(self) -> None:
        """Begin with the files."""
        super().on_mount()
        self._begin(Stage.CHOOSE)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Files may have been put there meanwhile."""
        self._look_again()

    # What shows

    def _begin(self, stage: Stage) -> None:
        """Show a step from its beginning."""
        self.stage = stage
        self.entry.display = stage is Stage.CHOOSE
        self.rows.load(self._lines())
        self.rows.point(next((line.key for line in self.rows.things), None))
        self.set_focus(self.entry if stage is Stage.CHOOSE else self.rows)
        self._show_heading()

    def _lines(self) -> list[Line]:
        match self.stage:
            case Stage.CHOOSE:
                return list(lines.of_files(files.found(), self.entry.text))
            case Stage.ASKING:
                return list(self.of_question(self._questions[0]))
            case Stage.PREVIEW if self._plan:
                return list(self.of_plan(self._plan))
            case Stage.DONE:
                return self._result
        return []

    def _show_heading(self) -> None:
        self.heading.show(self._told())
        self.refresh_bands()

    def _told(self) -> Words:
        name = self._path.name
        match self.stage:
            case Stage.CHOOSE:
                return [" ", (_(self.TITLE), Tone.TITLE), "  " + _("Which file?")]
            case Stage.READING:
                text = _("Reading {file}").format(file=name)
                return [f" {text}  {bar(*self._far)}"]
            case Stage.ASKING if self._plan:
                of = len(self.asked_of(self._plan))
                return lines.asked(self._questions[0], of - len(self._questions) + 1, of)
            case Stage.PREVIEW if self._plan:
                return [" ", (name, Tone.STRONG), f"  {self.counted(self._plan)}"]
            case Stage.IMPORTING:
                text = _("Importing {file}").format(file=name)
                return [f" {text}  {bar(*self._far)}"]
        return [" ", (_(self.TITLE), Tone.TITLE), f"  {name}"]

    def titled(self, action: Action) -> Action:
        """Enter is called what it would do."""
        enter = action is GO_ON
        return replace(GO_ON, title=self.stage.value) if enter else super().titled(action)

    def can(self, action: Action) -> bool:
        """While it works, Enter does nothing."""
        if action is STOP:
            return self.stage in WORKING and not self._stopping
        if action is AGAIN:
            answered = self._answers or (self._plan is not None and self.recalled(self._plan))
            return self.stage is Stage.PREVIEW and bool(answered)
        return action is not GO_ON or self.stage not in WORKING

    def tick(self) -> None:
        """Show how far it has come; wait for a file where there is none."""
        if self.stage in WORKING:
            self._show_heading()
        elif not self.rows.things:
            self._look_again()

    def _look_again(self) -> None:
        if self.ready and self.stage is Stage.CHOOSE:
            self.rows.load(self._lines())

    def on_field_changed(self) -> None:
        """Narrow the files by what is typed."""
        self.rows.load(self._lines())

    def on_key(self, event: events.Key) -> None:
        """Let the list move while the entry keeps the focus."""
        if self.stage is Stage.CHOOSE and event.key in _MOVES:
            self.rows.on_key(event)
        else:
            super().on_key(event)

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(GO_ON)

    # The steps

    def act_go_on(self) -> None:
        """Take what is pointed at, and go on to the next step."""
        match self.stage:
            case Stage.CHOOSE:
                self._choose()
            case Stage.ASKING:
                self._answer()
            case Stage.PREVIEW:
                self._work(Stage.IMPORTING, self._import())
            case Stage.DONE:
                self._begin(Stage.CHOOSE)

    def act_stop(self) -> None:
        """Stop what is under way: it is undone where it has begun to write."""
        self._stopping = True
        self._show_heading()

    def act_ask_again(self) -> None:
        """Forget the answers, those of earlier imports too, and ask."""
        self._answers, self._afresh = {}, True
        self._work(Stage.READING, self._read())

    def act_back(self) -> None:
        """A step back; from the first one, or while it works, leave."""
        if self.stage is Stage.CHOOSE or self.stage in WORKING:
            super().act_back()
        else:
            self._begin(Stage.CHOOSE)

    def _choose(self) -> None:
        line = self.rows.current
        path = files.typed_path(self.entry.text) or (line.value if line else None)
        if isinstance(path, Path):
            self._path, self._answers, self._afresh = path, {}, False
            self._work(Stage.READING, self._read())

    def _answer(self) -> None:
        choice = self.rows.current.value if self.rows.current else None
        if choice is not None and not isinstance(choice, Path):
            question = self._questions.pop(0)
            self._answers[self.answers_to(question, choice.name)] = choice.answer
            if self._questions:
                self._begin(Stage.ASKING)
            else:
                self._work(Stage.READING, self._read())

    def _work(self, stage: Stage, work: Coroutine[None, None, None]) -> None:
        self._far, self._stopping = (0, 0), False
        self._begin(stage)
        self.run_worker(self._guarded(work), group="import")

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except StoreError as error:
            self._begin(Stage.CHOOSE)
            self._say("! " + saying.say(error), Tone.ALARM)

    def answers_to(self, question: Question, name: str) -> str:
        """By which name an answer is given."""
        return f"{question.sheet}/{name}"

    def heard(self, done: int, of: int) -> None:
        """Keep how far it has come; told from the thread that works."""
        self._far = (done, of)
        if self._stopping:
            raise Refused("Stopped: nothing was taken in.")

    async def _read(self) -> None:
        answers = dict(self._answers)
        plan = await asyncio.to_thread(self._planned, self._path, answers, self._afresh)
        self.heard(*self._far)
        self.entry.text = ""
        self._plan, self._questions = plan, list(self.asked_of(plan))
        self._begin(Stage.ASKING if self._questions else Stage.PREVIEW)
        if not self.is_current:
            self._say(_("The preview of {file} is ready.").format(file=self._path.name))

    def _planned(self, path: Path, answers: Mapping[str, str], afresh: bool) -> P:
        with database.connection():
            return self.planned(path, answers, afresh)

    async def _import(self) -> None:
        if self._plan is None:
            return
        self._result = await self.carried_out(self._plan)
        self._begin(Stage.DONE)
        self._say(_("{file} is imported.").format(file=self._path.name))

    def _say(self, sentence: str, tone: Tone = Tone.GOOD) -> None:
        self.app.say_on_top(sentence, tone)
