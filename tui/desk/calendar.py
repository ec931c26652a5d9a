"""The estate's calendar: the special days of a year, entered and corrected by the manager (G13)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from store import clock
from store.desk.calendar import DayChange, announce, change_days
from store.estate import calendar
from store.estate.calendar import DayKind, Special, YearNotice
from store.rights import Staff
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("Enter days"), mark("Say what kind of day some are."), 4)
CORRECT = Action("change", ("enter",), mark("Correct"), mark("Say what this day is."), 3)
NOTICE = Action(
    "notice", ("ctrl+t",), mark("Notice"), mark("Name the notice that a year stands in."), 5
)
_TONES = {DayKind.MAKEUP: Tone.WARN, DayKind.STATUTORY: Tone.STRONG}


def _of(ahead: int) -> View[Special]:
    title = (mark("this year"), mark("next year"), mark("last year"))[ahead]
    return View(title, lambda one: one.day.year == clock.today().year + ahead)


class CalendarScreen(Listing[Special]):
    """The days that are not what their weekday says."""

    SCOPE = "calendar"
    TITLE = mark("Calendar")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        CORRECT,
        ENTER,
        NOTICE,
        NARROWER,
        WIDER,
        actions.BACK,
    )
    HELP = mark(
        "The days that are not what their weekday says: holidays, days off and working days in"
        " exchange. All others are plain weeks. Left and Right show other years."
    )
    VIEWS: ClassVar[tuple[View[Special], ...]] = (_of(0), _of(1), _of(-1), View(mark("all")))
    FOLLOWS = ("calendar",)
    LOWER_LINES = 4

    def things(self, typed: str) -> Sequence[Special]:
        """The special days, by day, kind and occasion."""
        known = calendar.in_force()
        found = [one for year in _years(known) for one in known.of_year(year)]
        wanted = typed.casefold()
        return [one for one in found if wanted in _told(one).casefold()]

    def key(self, thing: Special) -> int:
        """Its day."""
        return thing.day.toordinal()

    def columns(self) -> Sequence[Column]:
        """The day, what it is, and for what."""
        return (
            Column(_("Day"), 10),
            Column(_("Weekday"), 8),
            Column(_("Kind of day"), 14),
            Column(_("Occasion"), 14),
            Column(_("Where it stands"), 10, flex=True),
        )

    def drawn(self, thing: Special) -> Drawn:
        """A day as a line."""
        day = thing.day.isoformat()
        kind: Words = [(label(thing.kind), _TONES.get(thing.kind, Tone.PLAIN))]
        return Drawn((day, clockface.weekday(thing.day), kind, thing.occasion, thing.source))

    def full(self, thing: Special) -> Iterator[str | Words]:
        """What it is, and how many days its month is worked."""
        yield [(_told(thing), Tone.STRONG), "  ", thing.source]
        yield _month(thing.day)
        yield from _unannounced(thing.day.year)

    def empty(self) -> str:
        """What is not known, and how it is entered."""
        sentence = _(
            "No special day is known here: the year is plain weeks. {new} enters days, {notice}"
            " the number of the notice."
        )
        return actions.told(sentence, ENTER, NOTICE)

    def point(self, key: object) -> None:
        """Go to a year, as the journal names it, or to a day."""
        number = int(str(key).rpartition(":")[2])
        if number > date.max.year:
            super().point(key)
            return
        ahead = number - clock.today().year
        self.view = self.VIEWS[{0: 0, 1: 1, -1: 2}.get(ahead, 3)]
        self.load()

    def can(self, action: Action) -> bool:
        """Correcting needs a day."""
        return action is not CORRECT or self.rows.current is not None

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(CORRECT)

    async def act_new(self) -> None:
        """Enter days."""
        await self._change(_("What kind of day some are"), {})

    async def act_change(self) -> None:
        """Correct the day that is pointed at."""
        one = self.rows.current
        if one is not None:
            title = _("What {day} is").format(day=one.day.isoformat())
            await self._change(title, dict(one), one.day)

    async def _change(
        self, title: str, initial: dict[str, object], day: date | None = None
    ) -> None:
        form = Form(
            DayChange,
            title,
            self.app.writes(change_days),
            initial=initial,
            draft="",
            about=f"calendar:{day.year}" if day else "",
            part=day.isoformat() if day else "",
            first="kind" if initial else "day",
        )
        made = await self.app.ask(form)
        if made:
            self.load()
            self.say(_("On record: {count} days.").format(count=len(made)), Tone.GOOD)

    async def act_notice(self) -> None:
        """Name the notice of a year."""
        year = _first_unannounced()
        form = Form(
            YearNotice,
            _("The notice that a year's days stand in"),
            self.app.writes(_announce),
            initial={"year": year},
            draft="",
        )
        named = await self.app.ask(form)
        if named is not None:
            self.point(named.year)
            self.say(_("On record: {what}.").format(what=named.source), Tone.GOOD)


def _announce(notice: YearNotice, *, by: Staff) -> YearNotice:
    announce(notice, by=by)
    return notice


def _years(known: calendar.Calendar) -> list[int]:
    return sorted({day.year for day in known.special})


def _first_unannounced() -> int:
    known, year = calendar.in_force(), clock.today().year
    while known.announced(year):
        year += 1
    return year


def _told(one: Special) -> str:
    return f"{one.day.isoformat()} {label(one.kind)} {one.occasion}".rstrip()


def _month(day: date) -> str:
    known = calendar.in_force()
    first = day.replace(day=1)
    length = calendar.days_in_month(day.year, day.month)
    worked = sum(known.works(first + timedelta(days=n)) for n in range(length))
    return _("{month} has {length} days, {worked} of them worked.").format(
        month=first.strftime("%Y-%m"), length=length, worked=worked
    )


def _unannounced(year: int) -> Iterator[Words]:
    if not calendar.in_force().announced(year):
        said = _("No notice is named for {year}: its days are not confirmed.")
        yield [(said.format(year=year), Tone.WARN)]
