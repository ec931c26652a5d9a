"""The roll of a session: a key a person, then the marks, typed one after another (O14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events

from store import courses
from store.courses import Absent, Course, Marks, Present, Result, Roll, Seat, Stage
from tui.form.entry import typed_in
from tui.language import _, mark
from tui.language.labels import label
from tui.noting import NotingScreen
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

HERE = Action("seat_here", ("enter", "space"), mark("Was there"), mark("And has signed."), 3)
AWAY = Action("seat_away", ("ctrl+e",), mark("Did not come"), mark("Why; made up for when."), 4)
TAKE = Action("seat_marks", ("enter",), mark("Marks got"), mark("What is typed is theirs."), 3)


def marks(seat: Seat, one: Course) -> str:
    """Somebody's marks, both tries, and whether they have passed."""
    if seat.score is None:
        return ""
    tries = "/".join(str(each) for each in (seat.score, seat.resit) if each is not None)
    passed = (seat.marks or 0) >= one.pass_line
    said = _("has passed") if passed else _("has not passed")
    return f"{tries} {said}"


class _Seats(NotingScreen[Roll, Seat]):
    """The seats of a session."""

    def heading(self) -> Words:
        """Which session it is, and how many are left."""
        one = self.record.course
        told = _("{left} of {all} left").format(
            left=len(self.record.left), all=len(self.record.seats)
        )
        return [" ", (one.topic, Tone.TITLE), f"  {one.number}  ", told]

    def columns(self) -> Sequence[Column]:
        """Whether they were there, who, their marks."""
        return [
            Column(_("State"), 10),
            Column(_("Name"), 16),
            Column(_("Marks got"), 16),
            Column(_("Remark"), 16, flex=True),
        ]

    def lines(self) -> Sequence[tuple[int, Seat]]:
        """The seats."""
        return [(seat.place, seat) for seat in self.record.seats]

    def drawn(self, line: Seat) -> Drawn:
        """Somebody as a line."""
        one = self.record.course
        remark = "  ".join(
            filter(None, (line.reason, line.makeup_on.isoformat() if line.makeup_on else ""))
        )
        cells = (label(line.result), courses.name_of(line.who), marks(line, one), remark)
        return Drawn(cells, mark="!" if line.result is Result.ABSENT else " ")

    def named(self, line: Seat) -> str:
        """Who it is."""
        return courses.name_of(line.who)

    def told(self, line: Seat) -> Iterator[str | Words]:
        """Whether they were there, and why not."""
        yield "  ".join(filter(None, (label(line.result), line.reason)))

    def can(self, action: Action) -> bool:
        """Something is noted while the session is not closed."""
        return self.record.course.stage is Stage.PLANNED or action is actions.BACK


class RollScreen(_Seats):
    """Who was there."""

    SCOPE = "course_roll"
    ACTIONS: ClassVar[tuple[Action, ...]] = (HERE, AWAY, actions.BACK)
    HELP = mark(
        "Enter or 1: they were there and have signed, on to the next. 2: they did not come, why,"
        " and when they make up for it. Nobody is trained by being on the list: only who was there"
        " is, once the session is closed."
    )
    DIGITS: ClassVar = {"1": HERE, "2": AWAY}

    def read(self) -> Roll:
        """The roll as it stands now."""
        return courses.roll(self.record.id)

    def next(self) -> Words:
        """What a key does now."""
        if self.record.left:
            return [(_("Enter was there and has signed, 2 did not come."), Tone.WARN)]
        return [(_("Everybody is noted. Esc leads back."), Tone.GOOD)]

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(HERE)

    async def act_seat_here(self) -> None:
        """They were there."""
        await self.note(courses.be_present, Present())

    async def act_seat_away(self) -> None:
        """They did not come."""
        await self.ask(Absent, courses.be_absent, AWAY)


class MarksScreen(_Seats):
    """The marks of who was there: type them, Enter, the next."""

    SCOPE = "course_marks"
    ACTIONS: ClassVar[tuple[Action, ...]] = (TAKE, actions.BACK)
    HELP = mark(
        "Type the marks of who is pointed at and press Enter; it goes on to the next. Who has not"
        " passed may be pointed at again for the second try, until the session is closed."
    )
    DIGITS: ClassVar = {}

    def __init__(self, record: Roll) -> None:
        super().__init__(record)
        self._typed = ""

    def read(self) -> Roll:
        """The marks as they stand now."""
        return courses.roll(self.record.id, marks=True)

    def next(self) -> Words:
        """What is typed, or what to type."""
        if self._typed:
            return [(_("Typed: "), Tone.FAINT), (self._typed, Tone.TYPED)]
        if self.record.left:
            return [(_("Type the marks, then Enter."), Tone.WARN)]
        told = _("All marks are there; who has not passed may try again. Esc leads back.")
        return [(told, Tone.GOOD)]

    def on_rows_moved(self) -> None:
        """What was typed was for the line before."""
        self._typed = ""
        super().on_rows_moved()

    def on_key(self, event: events.Key) -> None:
        """Take the figure in that is typed."""
        typed = typed_in(event) or ""
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif typed.isdecimal() and len(self._typed) < 3:
            self._typed += str(int(typed))
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        self._tell()

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(TAKE)

    async def act_seat_marks(self) -> None:
        """Record what is typed; more than a hundred is refused and stays."""
        row = self.rows.current
        if row is None or not self._typed:
            return
        if int(self._typed) > 100:
            self.say(_("At most {most}.").format(most=100), Tone.WARN)
            return
        given, self._typed = Marks(score=int(self._typed)), ""
        after = await self.app.desk(
            courses.grade, self.record.id, row[0], given, by=self.app.signed_in
        )
        self.after(after)
