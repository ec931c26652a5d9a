"""The line on top: estate, shift, who, alarms, time; and what rings."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from store import clock, site
from tui import clockface, paint
from tui.language import _
from tui.paint import Part, Tone, Words

if TYPE_CHECKING:
    from store.site import Settings
    from store.staff import Staff


class Alarms:
    """How many tickets are past their time, counted again when something changes."""

    def __init__(self) -> None:
        self.count = 0

    def changed(self, subjects: frozenset[str]) -> None:
        """Entries about these subjects were recorded."""

    def tick(self, settings: Settings | None) -> bool:
        """Count; whether there are more than before."""
        return False


def top_line(
    cells: int, now: datetime, settings: Settings | None, staff: Staff | None, alarms: int
) -> Words:
    """The line, cut from its least needful part when it is too long."""
    when = f"{clockface.weekday(clock.day(now))} {clock.local(now):%m-%d %H:%M} "
    alarm = _("Alarms {n}").format(n=alarms) if alarms else ""
    end: list[Part] = [(alarm, Tone.ALARM), "   " if alarm else "", when]
    who = f"{staff.name} {staff.number}" if staff else ""
    estate = settings.name if settings else _("A new estate")
    start: list[Part] = [" ", (estate, Tone.STRONG)]
    room = cells - paint.width(end) - 1
    for part in (_shift(now, settings, room >= 44), who):
        start += ["  ", part] if part else []
    return [*paint.fit(start, room), " ", *end]


def _shift(now: datetime, settings: Settings | None, long: bool) -> str:
    shift = site.shift_at(now, settings) if settings else None
    if shift is None:
        return ""
    times = f" {clockface.hhmm(shift.start)}-{clockface.hhmm(shift.end)}" if long else ""
    return shift.name + times
