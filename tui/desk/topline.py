"""The line on top: estate, shift, who, alarms, time; and what rings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from store import clock
from store.disk.firstlook import Front
from store.subjects import of_thing
from tui import language
from tui.language import _, clockface
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words

if TYPE_CHECKING:
    from store.estate import Settings
    from store.rights import Staff


RING_AGAIN = timedelta(minutes=1)


class Alarms:
    """What must not wait any longer: how many matters, and when the bell is due (W3).

    Read anew when something was recorded and when a deadline passes, otherwise at no cost.
    """

    def __init__(self) -> None:
        self._ringing: frozenset[str] = frozenset()
        self._stale = True
        self._turns: datetime | None = None
        self._rang: datetime | None = None

    @property
    def count(self) -> int:
        """How many matters ring."""
        return len(self._ringing)

    def changed(self, subjects: frozenset[str]) -> None:
        """Entries about these subjects were recorded."""
        about = (of_thing(subject) for subject in subjects)
        self._stale |= "site" in subjects or any(one.rings for one in about if one)

    def tick(self, settings: Settings | None) -> bool:
        """Whether to ring: for every new alarm, and each minute until the call is recorded."""
        if settings is None:
            return False
        now, before = clock.now(), self._ringing
        if self._stale or (self._turns and now >= self._turns):
            self._read(now)
        again = self._ringing and not (self._rang and timedelta(0) <= now - self._rang < RING_AGAIN)
        if self._ringing - before or again:
            self._rang = now
            return True
        return False

    def _read(self, now: datetime) -> None:
        from store import agenda

        self._ringing, self._turns = agenda.ringing(now)
        self._stale = False


class TopLine:
    """The line, made anew when something on it has changed: its time is that of the minute."""

    def __init__(self) -> None:
        self._made_of: tuple[object, ...] = ()
        self._words: Words = ()

    def words(
        self,
        cells: int,
        now: datetime,
        of: Settings | Front | None,
        staff: Staff | None,
        alarms: int,
    ) -> Words:
        """The line, cut from its least needful part when it is too long."""
        made_of = (
            cells,
            now.replace(second=0, microsecond=0),
            of,
            staff,
            alarms,
            language.current(),
        )
        if made_of != self._made_of:
            self._made_of, self._words = made_of, _line(cells, now, of, staff, alarms)
        return self._words


def _line(
    cells: int, now: datetime, of: Settings | Front | None, staff: Staff | None, alarms: int
) -> Words:
    when = f"{clockface.weekday(clock.day(now))} {clock.local(now):%m-%d %H:%M} "
    alarm = _("Alarms {n}").format(n=alarms) if alarms else ""
    reminder = _reminder(now, of, staff)
    end: list[Part] = [(alarm, Tone.ALARM), "   " if alarm else ""]
    end += [(reminder, Tone.WARN), "   " if reminder else "", when]
    who = f"{staff.name} {staff.number}" if staff else ""
    estate = of.name if of else _("A new estate")
    start: list[Part] = [" ", (estate, Tone.STRONG)]
    room = cells - paint.width(end) - 1
    for part in (_shift(now, of, room >= 44), who):
        start += ["  ", part] if part else []
    return [*paint.fit(start, room), " ", *end]


def _reminder(now: datetime, of: Settings | Front | None, staff: Staff | None) -> str:
    """What somebody has to be reminded of, once the store is loaded."""
    if staff is None or of is None or isinstance(of, Front):
        return ""
    from tui import answers

    reminders = (each.reminds(now, staff) for _name, each in answers.daily() if each.reminds)
    return next(filter(None, reminders), "")


def _shift(now: datetime, of: Settings | Front | None, long: bool) -> str:
    """The running shift; it follows a moment after the estate's name, when the store is loaded."""
    if of is None or isinstance(of, Front):
        return ""
    from store.estate import shifts

    shift = shifts.running(now, of)
    if shift is None:
        return ""
    times = f" {clockface.hhmm(shift.start)}-{clockface.hhmm(shift.end)}" if long else ""
    return shift.name + times
