"""The sessions of training: planned, held, closed; who may work today (O13-O16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, courses
from store.courses import COURSE_SHEET, COURSES, Course, Exam, Result, Stage
from tui.courses.roll import MarksScreen, RollScreen
from tui.courses.standing import StandingScreen
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_KEEP = "store.courses:KEEP_COURSES"
PLAN = Action("new", ("ctrl+n",), mark("New session"), mark("What is taught, when, to whom."), 4)
ROLL = Action("course_roll", ("ctrl+t",), mark("Roll"), mark("A key a person."), 5)
MARKS = Action("course_marks", ("ctrl+e",), mark("Marks got"), mark("Typed one after another."), 6)
WHO = Action("course_who", ("ctrl+d",), mark("Who may work"), mark("What each post needs."), 7)
CLOSE = Action(
    "course_close", ("ctrl+g",), mark("Close session"), mark("Who was there is trained."), 8,
    right=_KEEP,
)  # fmt: skip
INVITE = Action("course_more", ("ctrl+o",), mark("More people"), mark("Are to come besides."), 9)
CHANGE = Action(
    "course_change", (), mark("Move session"), mark("Another time or place."), right=_KEEP
)
ASSESS = Action(
    "course_effect",
    (),
    mark("Effect at work"),
    mark("What came of it, a month later."),
    right=_KEEP,
)
OFF = Action(
    "course_off", ("ctrl+k",), mark("Call training off"), mark("It is not held."), 10, right=_KEEP
)


def _changed(one: Course) -> dict[str, object]:
    told = {name: getattr(one, name) for name in ("topic", "hours", "room", "trainer")}
    return told | {"starts_at": one.starts_at, "exam_on": one.exam_on}


class CoursesScreen(RegisterScreen[Course]):
    """The sessions, those to come on top."""

    SCOPE = "courses"
    TITLE = mark("Trainings")
    REGISTER = COURSES
    HELP = mark(
        "Sessions of training. {new} plans one and who is to come; {course_roll} goes through them,"
        " a key a person; {course_marks} takes the marks of who was there. {course_close} closes"
        " it: who was there has it on record, who was absent has not. {course_who} shows who may"
        " work today."
    )
    SHEETS = (COURSE_SHEET,)
    MORE = (ROLL, MARKS, WHO)
    FOLLOWS = ("training",)
    NOT_TOLD = ("course.present", "course.absent", "course.marked", "training.recorded")
    VIEWS: ClassVar[tuple[View[Course], ...]] = (
        View(mark("to be held"), lambda one: one.stage is Stage.PLANNED),
        View(mark("held sessions"), lambda one: one.stage is Stage.CLOSED),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Course], ...]] = (
        Do("planned", PLAN, courses.plan),
        Do("closed", CLOSE, courses.close),
        Do("invited", INVITE, courses.invite),
        Do("changed", CHANGE, courses.change, _changed),
        Do("assessed", ASSESS, courses.assess),
        Do("called_off", OFF, courses.call_off),
    )

    def things(self, typed: str) -> Sequence[Course]:
        """Sessions by number, topic and trainer."""
        return courses.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 12),
            Column(_("Begins at"), 12),
            Column(_("Topic"), 22, flex=True),
            Column(_("Came"), 8),
            Column(_("List no."), 14),
        ]

    def drawn(self, one: Course) -> Drawn:
        """A session as a line."""
        cells = (
            label(one.stage),
            clockface.short(one.starts_at),
            one.topic,
            _came(one),
            one.number,
        )
        today = one.stage is Stage.PLANNED and one.day <= clock.today()
        return Drawn(cells, mark="*" if today else " ")

    def named(self, one: Course) -> str:
        """Number, topic and how it stands."""
        return "  ".join((one.number, one.topic, label(one.stage)))

    def full(self, one: Course) -> Iterator[str | Words]:
        """The next step, the law's four, who did not come; what was recorded."""
        first, *rest = super().full(one)
        yield first
        if told := _next(one):
            yield [(told, Tone.WARN)]
        yield _(
            "{kind}, {asks}; {hours} class hours, {room}; trainer {trainer}; {exam} {day}"
        ).format(
            kind=label(one.kind),
            asks=label(one.asks),
            hours=one.hours,
            room=one.room,
            trainer=one.trainer,
            exam=label(one.exam),
            day=one.exam_on.isoformat() if one.exam_on else "",
        )
        away = [each for each in courses.seats(one.id) if each.result is Result.ABSENT]
        for each in away:
            yield _("Did not come: {name}, {reason}, made up for on {day}").format(
                name=courses.name_of(each.who),
                reason=each.reason,
                day=each.makeup_on.isoformat() if each.makeup_on else "-",
            )
        if one.effect:
            yield [(_("What came of it at work"), Tone.FAINT), f"  {one.effect}"]
        yield from rest

    def can(self, action: Action) -> bool:
        """The roll from its day on; marks where something is examined."""
        one = self.rows.current
        if action is WHO:
            return True
        if action in (ROLL, MARKS):
            held = one is not None and one.stage is not Stage.CALLED_OFF
            begun = held and one is not None and one.day <= clock.today()
            return begun and (action is ROLL or (one is not None and one.exam is not Exam.NONE))
        if action is ASSESS and one is not None and one.effect_on is not None:
            return False
        return super().can(action)

    def point(self, key: object) -> None:
        """Go to a session, whatever view it is in; what waits for all leads to who may work."""
        number = int(str(key).rpartition(":")[2])
        if not number:
            self.perform(WHO)
            return
        found = courses.get(number)
        self.view = next(view for view in self.VIEWS if view.shows(found))
        super().point(key)

    async def act_course_roll(self) -> None:
        """Who was there."""
        if self.rows.current is not None:
            await self.app.ask(RollScreen(courses.roll(self.rows.current.id)))
            self.load()

    async def act_course_marks(self) -> None:
        """The marks of who was there."""
        if self.rows.current is not None:
            await self.app.ask(MarksScreen(courses.roll(self.rows.current.id, marks=True)))
            self.load()

    async def act_course_who(self) -> None:
        """Who may work today."""
        await self.app.ask(StandingScreen())


def _came(one: Course) -> str:
    there = courses.seats(one.id)
    return f"{sum(each.result is Result.PRESENT for each in there)}/{len(there)}"


def _next(one: Course) -> str:
    """What is to be done about a session now."""
    if one.stage is not Stage.PLANNED or one.day > clock.today():
        return ""
    if left := len(courses.roll(one.id).left):
        return _("{count} people are to be noted: {keys} goes through them.").format(
            count=left, keys=ROLL.spelled
        )
    missing = len(courses.roll(one.id, marks=True).left) if one.exam is not Exam.NONE else 0
    if missing:
        return _("The marks of {count} are missing: {keys} takes them.").format(
            count=missing, keys=MARKS.spelled
        )
    return _("Everything is noted: {keys} closes the session.").format(keys=CLOSE.spelled)
