"""The operations on a month's roster: begun, filled, published, changed on record (O6, O7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from store import clock, journal, series
from store.desk.staff import require
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.rights import Role, Staff
from store.roster import checking, month
from store.roster.inputs import BarEnded, Changing, Filled, NewBar, NewRoster, Publishing, Seen
from store.roster.kinds import LEAVE, OFF, split
from store.roster.month import BARS, CHANGES, ROSTERS, Bar, Cell, Change, Roster
from store.roster.people import person
from store.roster.rights import KEEP_ROSTER
from store.roster.settings import as_typed, settings, shifts_in_force

SERIES = "PB HB"  # months, and swaps
MONTHS, EXCHANGES = SERIES.split()


@operation
def begin(new: NewRoster, *, by: Staff) -> Roster:
    """Begin a month's roster, with the shifts and the demand that hold now (G5)."""
    require(by, KEEP_ROSTER)
    first = new.month.replace(day=1)
    if (there := month.of_day(first)) is not None:
        raise Refused("This month has its roster: {number}.", field="month", number=there.number)
    return ROSTERS.begin(
        new.model_copy(update={"month": first}),
        by,
        number=series.following(MONTHS),
        first=first,
        kinds=as_typed(shifts_in_force()),
        demand=new.needed or settings().needed,
        changes=0,
        drafted_by=by.id,
        published_by=None,
        published_at=None,
    )


@operation
def fill(
    roster_id: int, given: Filled, cells: Sequence[Cell], *, seen: int | None = None, by: Staff
) -> Roster:
    """Write cells of a draft; ``seen`` is the newest entry that whoever wrote them has seen.

    Raises ``Refused`` for a breach of law, with who, when, how much and the article.
    """
    one = ROSTERS.admitted(roster_id, "filled", by)
    fresh = _written(one, given, cells, seen, by)
    return _record(one, "filled", given, fresh, by)


@operation
def publish(roster_id: int, given: Publishing, *, by: Staff) -> Roster:
    """Publish a month: no breach of law stands in it, and what is short is said (O7)."""
    one = ROSTERS.admitted(roster_id, "published", by)
    cells = checking.around(one)
    if not any(one.first <= day <= one.last and cell.code for (_who, day), cell in cells.items()):
        raise Refused("Nobody is planned yet.")
    _must_be_lawful(one, cells, ())
    told = {"short": sum(gap.missing for gap in month.gaps_of(one)) or None}
    ahead = (one.first - clock.today()).days
    told["late"] = None if ahead >= settings().ahead_days else max(ahead, 0)
    return ROSTERS.move(
        one, "published", given, by, figures=told, published_by=by.id, published_at=clock.now()
    )


@operation
def change(
    roster_id: int, given: Changing, cells: Sequence[Cell], *, seen: int | None = None, by: Staff
) -> Roster:
    """Change a published roster: on record, and told to each whom it concerns (Q114)."""
    one = ROSTERS.admitted(roster_id, "changed", by)
    before = checking.around(one)
    fresh = _written(one, given, cells, seen, by)
    moved = _record(one, "changed", given, fresh, by, changes=one.changes + 1)
    for cell in fresh:
        was = before.get((cell.who, cell.day))
        tell(one, cell, was.code if was else "", by)
    return moved


@operation
def confirm(change_id: int, given: Seen, *, by: Staff) -> Change:
    """Note that somebody has seen what was changed about them."""
    one = CHANGES.admitted(change_id, "seen", by)
    return CHANGES.move(one, "seen", given, by)


@operation
def spare(who: str, new: NewBar, *, by: Staff) -> Bar:
    """Let somebody work no nights and no overtime for a time (A23)."""
    require(by, KEEP_ROSTER)
    person(who)
    if new.until < new.since:
        raise Refused("This must not lie before {day}.", field="until", day=new.since)
    return BARS.begin(new, by, who=who, since=new.since, until=new.until, reason=new.reason)


@operation
def spare_no_more(bar_id: int, given: BarEnded, *, by: Staff) -> Bar:
    """Let it end now."""
    return BARS.move(BARS.admitted(bar_id, "ended", by), "ended", given, by)


def tell(one: Roster, cell: Cell, was: str, by: Staff) -> None:
    """Let a person be told of a cell that is otherwise than it was published."""
    CHANGES.begin(
        Seen(),
        by,
        roster=one.id,
        who=cell.who,
        day=cell.day,
        was=was,
        now=cell.code,
        changed_by=by.id,
    )


def _written(
    one: Roster, given: Filled, cells: Sequence[Cell], seen: int | None, by: Staff
) -> list[Cell]:
    """The cells that differ from what stands, checked with all that is around them."""
    if seen is not None and journal.newest_of(one.subject) != seen:
        raise Refused("Somebody else has changed this roster meanwhile: open it again.")
    if given.urgent and by.role is not Role.MANAGER:
        raise Forbidden("Only the manager lifts the limits of the law.", field="urgent")
    known = checking.around(one)
    fresh = [
        replace(cell, exempt=bool(given.urgent) and bool(split(cell.code)))
        for cell in cells
        if _as_it_was(known.get((cell.who, cell.day))) != (cell.code, cell.leave)
    ]
    if not fresh:
        raise Refused("Nothing is changed.")
    for cell in fresh:
        must_fit(one, cell)
    after = known | {(cell.who, cell.day): cell for cell in fresh}
    _must_be_lawful(one, after, {cell.who for cell in fresh})
    return fresh


def _as_it_was(cell: Cell | None) -> tuple[str, str]:
    return (cell.code, cell.leave) if cell else ("", "")


def must_fit(one: Roster, cell: Cell) -> None:
    """Refuse a cell of another month, or with what this roster does not know."""
    symbols = {kind.symbol for kind in one.shifts}
    known = cell.code in OFF or set(split(cell.code)) <= symbols
    if not one.first <= cell.day <= one.last or not known:
        raise Refused("This roster has no such cell: {day} {code}", day=cell.day, code=cell.code)
    if bool(cell.leave) != (cell.code == LEAVE):
        raise Refused("Leave has a kind, and nothing else has.")


def _must_be_lawful(one: Roster, cells: month.Cells, whose: Iterable[str]) -> None:
    for each in checking.of_month(one, cells, whose):
        if each.fault.law:
            raise Refused(each.fault.message, **each.values)


def _record(
    one: Roster, kind: str, given: Filled, cells: Sequence[Cell], by: Staff, **row: Any
) -> Roster:
    """Keep the cells and record them; which kind of leave it is stands in the table alone."""
    written = [[cell.who, _iso(cell.day), cell.code, int(cell.exempt)] for cell in cells]
    month.keep(cells, journal.next_number())
    figures = {"cells": written, "count": len(cells)}
    return ROSTERS.move(one, kind, given, by, figures=figures, **row)


def _iso(day: date) -> str:
    return day.isoformat()
