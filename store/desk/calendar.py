"""The estate's calendar entered and corrected by the manager, each change on record (G13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import Field

from store import journal
from store.desk.staff import require
from store.errors import Refused
from store.estate import calendar, own
from store.estate.calendar import DayKind, Entered, Special, YearNotice, plain
from store.inputs import mark
from store.journal.operation import operation
from store.rights import CHANGE_SETTINGS, Staff

MOST_DAYS = 31


class DayChange(Special):
    """What a day is, or each day from it until another one."""

    until: date | None = Field(
        None, title=mark("Through"), description=mark("Empty for the one day.")
    )


@operation
def change_days(change: DayChange, *, by: Staff) -> list[Special]:
    """Say what kind of day some days are; what they were stands in the entry too.

    Raises ``Refused`` at the field that does not fit: days the wrong way round, too many, in two
    years, or a kind that these weekdays cannot be.
    """
    require(by, CHANGE_SETTINGS)
    until = change.until or change.day
    _must_fit(change, until)
    days = list(_days(change.day, until))
    before = calendar.in_force()
    made = [_special(day, change) for day in days]
    kept = calendar.entered()
    others = tuple(one for one in kept.days if one.day not in set(days))
    own.keep(calendar.OWN, Entered(days=(*others, *made), years=kept.years))
    journal.append(
        "calendar.changed",
        f"calendar:{change.day.year}",
        by=by,
        payload={
            "fields": [day.isoformat() for day in days],
            "days": {day.isoformat(): change.kind.value for day in days},
            "were": {day.isoformat(): before.kind(day).value for day in days},
        },
        words={"occasion": change.occasion, "source": change.source},
    )
    return made


@operation
def announce(notice: YearNotice, *, by: Staff) -> None:
    """Say by which notice a year's special days are known; its days are entered one by one.

    From now on the year counts as known: days that nothing was entered for are plain weeks.
    """
    require(by, CHANGE_SETTINGS)
    kept = calendar.entered()
    others = tuple(one for one in kept.years if one.year != notice.year)
    own.keep(calendar.OWN, Entered(days=kept.days, years=(*others, notice)))
    journal.append(
        "calendar.announced",
        f"calendar:{notice.year}",
        by=by,
        payload={"year": notice.year},
        words={"source": notice.source},
    )


def _special(day: date, change: DayChange) -> Special:
    return Special(day=day, kind=change.kind, occasion=change.occasion, source=change.source)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _must_fit(change: DayChange, until: date) -> None:
    if until < change.day:
        raise Refused("This must not lie before {day}.", field="until", day=change.day)
    if until.year != change.day.year:
        raise Refused("Enter each year for itself.", field="until")
    if (until - change.day).days >= MOST_DAYS:
        raise Refused("At most {most} days at a time.", field="until", most=MOST_DAYS)
    for day in _days(change.day, until):
        if (why := _unfitting(day, change.kind)) is not None:
            raise Refused(why, field="kind", day=day)


def _unfitting(day: date, kind: DayKind) -> str | None:
    """Why a day cannot be of this kind, None where it can."""
    usually = plain(day)
    if usually is DayKind.REST and kind is DayKind.WORKDAY:
        return mark("{day} is a Saturday or Sunday: worked, it is a working day in exchange.")
    if usually is DayKind.REST and kind is DayKind.OFF:
        return mark("{day} is a Saturday or Sunday: free, it is a rest day.")
    if usually is DayKind.WORKDAY and kind is DayKind.REST:
        return mark("{day} is a Monday to Friday: free, it is a day off in exchange.")
    if usually is DayKind.WORKDAY and kind is DayKind.MAKEUP:
        return mark("{day} is a Monday to Friday: it is a plain working day.")
    return None
