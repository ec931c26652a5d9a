"""Today: what is to be done now, yesterday's figures, this shift; every line leads to its thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from store import clock, estate
from store import today as store_today
from store.agenda import Asked
from store.desk import drafts, timekeeping
from store.rights import CHANGE_SETTINGS, WORK_THE_DESK, may
from store.today import BACKUP, CALENDAR, CLOCK, LOST, Today
from store.waiting import Waiting
from tui import answers
from tui.language import _, mark
from tui.over.menu import Menu
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.subjects import OF_THING
from tui.today import words
from tui.widgets.bands import Band, Rule
from tui.widgets.paint import Tone
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.screen.host import Place


GO = Action("open", ("enter",), mark("Go to it"), mark("Go to what the line is about."), 3)
SEE_TO = Action(
    "see_to", ("ctrl+g",), mark("I see to it"), mark("Silent for some minutes, in your name."), 4
)
DISCARD = Action("discard", ("ctrl+k",), mark("Discard"), mark("Throw the draft away."), 4)
CONFIRM = Action(
    "confirm",
    (),
    mark("Seen"),
    mark("The clock shows the right time now; what was recorded while it was ahead stays."),
    right=CHANGE_SETTINGS,
)
DRAFT = "draft:"
AT_ONCE = 50  # matters loaded; more when the cursor comes to the last
PLACE = "place"


def _idle() -> str:
    return actions.told(_("Nothing is waiting. {more} opens all pages."), actions.MORE)


@dataclass(frozen=True)
class Line:
    """A line of the list: the subject it leads to, and what waits if the store said so."""

    subject: str
    waits: Waiting | None = None


class TodayScreen(DeskScreen[None]):
    """The first screen."""

    SCOPE = "today"
    ACTIONS: ClassVar[tuple[Action, ...]] = (GO, SEE_TO, DISCARD)
    HELP = mark("What is to be done, the most urgent on top. Enter goes to what a line is about.")

    def __init__(self) -> None:
        super().__init__()
        self._clocks: list[str] = []
        self._drafts: list[str] = []
        self._before: Place | None = None
        self._shown: tuple[list[Line], int, Place | None] = ([], 0, None)
        self._minute = -1
        self._asked = Asked()
        self._beside = words.Beside()
        self._told = False  # whether the figures beside the list show
        self._most = AT_ONCE
        self._more = 0
        self._turns: datetime | None = None

    def body(self) -> ComposeResult:
        """The greeting, the list, and the figures beside it."""
        self.greeting = Band()
        self.rows = Rows[Line](
            (Column(_("To do now"), 9), Column("", 20, flex=True)),
            key=lambda line: line.subject,
            draw=self._draw,
            empty=_idle,
        )
        self.figures = Pane(id="figures")
        yield self.greeting
        yield Rule()
        yield Horizontal(self.rows, self.figures)

    def on_mount(self) -> None:
        """Show the day."""
        super().on_mount()
        self._load()
        self.set_focus(self.rows)

    # What is shown

    def _load(self, touched: Iterable[str] | None = None) -> None:
        who = self.app.signed_in
        today = store_today.today(self._most, who.role, self._asked, touched)
        self._drafts = drafts.of(who)
        self._before = self.app.whereabouts.before
        self._minute = today.now.minute
        self._turns = words.turns(today)
        self.greeting.show(words.greeting(estate.settings()))
        self._more = today.count - len(today.todo)
        shown = (list(self._lines(today)), self._more, self._before)
        # Most entries change no line, and drawing costs as much as asking; clocks tick apart.
        if touched is None or shown != self._shown:
            self._shown = shown
            self.rows.load(shown[0], self._more)
        if may(who.role, WORK_THE_DESK):
            # What is to be done shows first; the figures are asked for while it does.
            if self._told:
                self._tell_beside(today.now, touched)
            else:
                self.call_after_refresh(self._tell_beside, today.now, None)
        self.refresh_bands()

    def _tell_beside(self, now: datetime, touched: Iterable[str] | None) -> None:
        self._told = True
        self.figures.show(self._beside.told(now, touched))

    def _lines(self, today: Today) -> Iterator[Line]:
        yield from (Line(one.subject, one) for one in today.todo)
        if self._before is not None:
            yield Line(PLACE)
        yield from (Line(DRAFT + name) for name in self._drafts)

    def tick(self) -> None:
        """Let the clocks run; read the day anew each minute and when a deadline passes."""
        now = clock.now()
        if now.minute != self._minute or (self._turns and now >= self._turns):
            self._load()
        clocks = [words.clock_words(line.waits, now) for line in self.rows.things]
        if clocks != self._clocks:
            self._clocks = clocks
            self.rows.redraw()

    def changed(self, subjects: frozenset[str]) -> None:
        """Show what was recorded here or in another session."""
        self._load(subjects)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Drafts are no entries: look for them when the screen shows again."""
        if not self.ready:
            return
        kept = (drafts.of(self.app.signed_in), self.app.whereabouts.before)
        if kept != (self._drafts, self._before):
            self._load()
        else:
            self.tick()

    def _draw(self, line: Line) -> Drawn:
        if line.subject == PLACE and self._before is not None:
            return Drawn((_("Last time"), words.place_words(self._before)))
        if line.waits is None:
            name = line.subject.removeprefix(DRAFT)
            return Drawn((_("Draft"), words.draft_words(name, self.app.signed_in)))
        return words.drawn(line.waits, clock.now())

    # What can be done

    def can(self, action: Action) -> bool:
        """Enter needs a line, and only a draft is thrown away."""
        if action is DISCARD:
            return bool(self._draft)
        if action is SEE_TO:
            return self._alarm is not None
        return action is not GO or self.rows.current is not None

    def on_rows_chosen(self) -> None:
        """Enter goes."""
        self.perform(GO)

    def on_rows_moved(self) -> None:
        """Other keys may matter now; load more at the last line."""
        if self._more and self.rows.current is self.rows.things[-1]:
            self._most += AT_ONCE
            self._load()
        self.refresh_bands()

    async def act_open(self) -> None:
        """Go to what the line is about."""
        line = self.rows.current
        if line is None:
            return
        if line.subject == PLACE:
            await self._go_back()
        elif line.waits is None:
            await self._open_draft(line.subject.removeprefix(DRAFT))
        else:
            await self._open(line.waits)

    async def _open(self, one: Waiting) -> None:
        if one.kind == BACKUP:
            await self._back_up()
        elif one.kind == CALENDAR:
            await self._enter_holidays(one.subject)
        elif one.kind == LOST:
            self.say(_("Only who looks after the server can set its clock right."), Tone.WARN)
        elif one.kind == CLOCK and self.app.may(CONFIRM):
            await self._confirm_clock(one)
        elif opens := answers.of_thing(one.subject).opens.get(one.kind):
            await opens(self.app, one)
        else:
            await self.app.go(OF_THING[one.subject.partition(":")[0]], one.subject)

    async def _confirm_clock(self, one: Waiting) -> None:
        """Ask the manager, who then has seen it; everybody else sees the day that it reached."""
        about = [words.line_of(one, one.due or clock.now()), _(CONFIRM.help)]
        if await self.app.ask(Menu(_("The server's clock"), [CONFIRM], about)) is CONFIRM:
            await self.app.desk(timekeeping.confirm, by=self.app.signed_in)
            self._load()
            self.say(_("Confirmed."), Tone.GOOD)

    async def _open_draft(self, name: str) -> None:
        from tui.today import resuming

        if not resuming.is_possible(name):
            sentence = _("This is not possible any more. {discard} discards what was written.")
            self.say(actions.told(sentence, DISCARD), Tone.WARN)
        elif not await resuming.go_on(self.app, name):
            self.app.say_on_top(_("The draft comes back when its form is opened again."))

    @property
    def _alarm(self) -> Waiting | None:
        """What rings and is pointed at, and can be taken by somebody in their name."""
        one = self.rows.current.waits if self.rows.current else None
        rings = one is not None and one.alarms(clock.now())
        return one if one and rings and answers.of_thing(one.subject).sees_to else None

    async def act_see_to(self) -> None:
        """Take the alarm in one's own name."""
        one = self._alarm
        sees_to = answers.of_thing(one.subject).sees_to if one else None
        if one is not None and sees_to is not None:
            again = await sees_to(self.app, one)
            self._load()
            self.say(answers.seen_to(again), Tone.GOOD)

    async def act_discard(self) -> None:
        """Throw a draft away."""
        name = self._draft
        if name:
            await self.app.desk(drafts.drop, name, by=self.app.signed_in)
            self._load()
            self.say(_("Discarded."), Tone.GOOD)

    @property
    def _draft(self) -> str:
        """The draft that is pointed at, empty when it is something else."""
        line = self.rows.current
        return line.subject.removeprefix(DRAFT) if line and line.subject.startswith(DRAFT) else ""

    async def _go_back(self) -> None:
        """To where they were when their line was lost."""
        if self._before is not None:
            await self.app.go(self._before.screen, self._before.subject or None)

    async def _enter_holidays(self, year: str) -> None:
        """To the calendar, which the manager keeps."""
        if self.app.may(actions.PAGES["calendar"]):
            await self.app.go("calendar", year)
        else:
            self.say(_("The manager enters the holidays of a year."), Tone.WARN)

    async def _back_up(self) -> None:
        self.app.keys_ahead.let_go()  # it takes its time, and stands apart
        reason = await self.app.back_up()
        self._load()
        if reason is None:
            self.say(_("A backup is being made already."))
        elif reason:
            self.say(f"! {reason}", Tone.ALARM)
        else:
            self.say(_("Backed up."), Tone.GOOD)
