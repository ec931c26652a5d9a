"""What is wrong with a person's days: breaches of law, and what the estate asks (O6).

Pure: spans and limits in, faults out. Every path asks here and nowhere else: the grid, a copy, a
pattern, a swap, a change, publishing (Q115).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from store import clock
from store.roster.kinds import MINUTE, Span
from store.roster.settings import RosterSettings
from store.text import mark

ONE = timedelta(days=1)
Days = Mapping[date, Sequence[Span]]
OVERLAP = mark("{name}, {day}: two shifts at the same time")
REST = mark("{name}, {day}: {hours} h after the shift before, {limit} are wanted")
ROW = mark("{name}, {day}: day {count} in a row, {limit} at most (劳动法 38)")
SPECIAL = mark("{name}, {day}: {hours} h a day, over {limit} needs a special reason (劳动法 41)")
LONG = mark("{name}, {day}: {hours} h a day, {limit} at most (劳动法 41)")
MONTH = mark("{name}, {day}: {hours} h of overtime, {limit} a month at most (劳动法 41)")
NIGHT = mark("{name}, {day}: no nights for them now (女职工劳动保护特别规定 6, 9)")
EXTRA = mark("{name}, {day}: no overtime for them now (女职工劳动保护特别规定 6, 9)")
GONE = mark("{name}, {day}: does not work here on this day")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a day of somebody; ``law`` is refused, all else a reminder."""

    message: str
    day: date
    law: bool
    values: Mapping[str, Any] = field(default_factory=dict)


def faults(days: Days, first: date, last: date, limits: RosterSettings,
           barred: Sequence[tuple[date, date]] = ()) -> list[Fault]:  # fmt: skip
    """All that is wrong from one day to another; ``days`` tell what lies around them too."""
    found = [
        *_overlaps(days),
        *_between(days, limits),
        *_in_a_row(days, limits),
        *_long_days(days, limits),
        *_overtime(days, first, last, limits),
        *_barred(days, barred, limits),
    ]
    return sorted((one for one in found if first <= one.day <= last), key=lambda one: one.day)


def _overlaps(days: Days) -> Iterator[Fault]:
    """Over all pairs, by instants: of one day, and of neighbouring ones (Q107)."""
    every = sorted((span for spans in days.values() for span in spans), key=lambda one: one.start)
    said = set()
    latest: Span | None = None
    for one in every:
        if latest is not None and one.start < latest.end and one.day not in said:
            said.add(one.day)
            yield Fault(OVERLAP, one.day, True)
        if latest is None or one.end > latest.end:
            latest = one


def _between(days: Days, limits: RosterSettings) -> Iterator[Fault]:
    """The rest from one day's last shift to the next worked day's first; days may be split."""
    ends: datetime | None = None
    for day in sorted(days):
        spans = days[day]
        if not spans:
            continue
        starts = min(one.start for one in spans)
        if ends is not None and timedelta(0) <= starts - ends < timedelta(hours=limits.rest_hours):
            told = {"hours": hours((starts - ends) // MINUTE), "limit": limits.rest_hours}
            yield Fault(REST, day, False, told)
        latest = max(one.end for one in spans)
        ends = latest if ends is None else max(ends, latest)


def _in_a_row(days: Days, limits: RosterSettings) -> Iterator[Fault]:
    for day, count in rows(days).items():
        if count > limits.in_a_row:
            yield Fault(ROW, day, True, {"count": count, "limit": limits.in_a_row})


def rows(days: Days) -> dict[date, int]:
    """Of each worked day, the how manieth in a row it is."""
    found: dict[date, int] = {}
    for day in sorted(day for day, spans in days.items() if spans):
        found[day] = found.get(day - ONE, 0) + 1
    return found


def _long_days(days: Days, limits: RosterSettings) -> Iterator[Fault]:
    if limits.averaged:
        return
    usual, most = (
        limits.day_hours + more for more in (limits.day_overtime, limits.special_overtime)
    )
    for day in days:
        minutes = worked(days, day)
        if minutes > most * 60:
            yield Fault(LONG, day, True, {"hours": hours(minutes), "limit": most})
        elif minutes > usual * 60:
            yield Fault(SPECIAL, day, False, {"hours": hours(minutes), "limit": usual})


def worked(days: Days, day: date) -> int:
    """The paid minutes of a day's shifts; one past midnight counts whole on its own day (Q117)."""
    return sum(one.minutes for one in days.get(day, ()))


def overtime(days: Days, first: date, last: date, limits: RosterSettings) -> dict[date, int]:
    """Minutes of overtime by day: what a day has over its hours, and on a week's last day what the
    rest of its week has over the week's; a week counts where its Sunday lies.
    """
    found: dict[date, int] = {}
    day = first
    while day <= last:
        over = max(0, worked(days, day) - limits.day_hours * 60)
        if day.weekday() == 6:
            usual = (min(worked(days, day - n * ONE), limits.day_hours * 60) for n in range(7))
            over += max(0, sum(usual) - limits.week_hours * 60)
        if over:
            found[day] = over
        day += ONE
    return found


def _overtime(days: Days, first: date, last: date, limits: RosterSettings) -> Iterator[Fault]:
    total = 0
    for day, minutes in overtime(days, first, last, limits).items():
        total += minutes
        if total > limits.month_overtime * 60:
            yield Fault(MONTH, day, True, {"hours": hours(total), "limit": limits.month_overtime})


def _barred(
    days: Days, barred: Sequence[tuple[date, date]], limits: RosterSettings
) -> Iterator[Fault]:
    for day, spans in days.items():
        if not any(since <= day <= until for since, until in barred):
            continue
        if any(at_night(one, limits) for one in spans):
            yield Fault(NIGHT, day, True)
        if worked(days, day) > limits.day_hours * 60:
            yield Fault(EXTRA, day, True)


def at_night(span: Span, limits: RosterSettings) -> bool:
    """Whether any of a shift lies in the night, of its own day, the one before or after."""
    for day in (span.day - ONE, span.day, span.day + ONE):
        begins = clock.moment(day, time(limits.night_from))
        ends = clock.moment(day + ONE, time(limits.night_until))
        if span.start < ends and begins < span.end:
            return True
    return False


def hours(minutes: int) -> str:
    """Minutes as hours, 7.5 for 450."""
    whole, rest = divmod(minutes, 60)
    return f"{whole}" if not rest else f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
