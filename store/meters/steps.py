"""The operations of meters and their readings ($78–$82)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from store import clock
from store.desk.staff import require
from store.engine import database
from store.engine.table import kept
from store.errors import Refused
from store.journal.operation import operation
from store.meters import chaining as chains
from store.meters.chaining import Read, Use
from store.meters.inputs import (
    Correction,
    Exchange,
    NewMeter,
    NewReading,
    ReadingKind,
    Removal,
    Swap,
)
from store.meters.meter import METERS, Meter, chain, usual
from store.meters.settings import settings
from store.rights import READ_METERS, Staff


@operation
def enter(new: NewMeter, *, by: Staff) -> Meter:
    """Keep a meter with its base reading, which bills nothing (X2).

    Raises ``Refused`` at a number that there is already, and without a home or a place.
    """
    require(by, READ_METERS)
    if new.home is None and not new.place:
        raise Refused("Of which home, or at which place?", field="home")
    on = _past(new.set_on, "set_on")
    _must_be_new(new.number, "number")
    row = new.model_dump(include={"number", "kind", "place", "digits", "backward"})
    row |= {"multiplier": new.multiplier or chains.UNIT}
    return _begin(new, by, on, new.base, row | {"home_id": new.home})


@operation
def read(meter_id: int, given: NewReading, *, by: Staff) -> Meter:
    """Keep what a meter stands at; one that comes late chains the next one anew (X6).

    Raises ``Refused`` for one that fits neither neighbour, for a third estimate in a row, and for
    a use that is unusual, until it is said that it is so ($79–$81).
    """
    meter = METERS.admitted(meter_id, "read", by)
    on, kind = _past(given.on, "on"), ReadingKind(given.why.value)
    new = Read(0, on, given.value, kind, given.rolled)
    after = chains.with_one(meter.dial, chain(meter.id), new)
    _must_not_guess_on(after)
    use = next(one for one in chains.uses(meter.dial, after) if one.now is new)
    if not given.sure:
        _must_be_usual(meter, use)
    figures = _keep(meter.id, new, after, by, given.photo) | {"used": use.amount}
    told = given.model_copy(update={"on": on})
    return METERS.move(meter, "read", told, by, figures=figures)


@operation
def correct(meter_id: int, right: Correction, *, by: Staff) -> Meter:
    """Put another reading in the place of a wrong one; a bill's stands until it is void (X7)."""
    meter = METERS.admitted(meter_id, "corrected", by)
    before = chain(meter.id)
    wrong = next((one for one in before if one.on == right.on), None)
    if wrong is None:
        raise Refused("It was not read on this day.", field="on")
    place = before.index(wrong)
    for one in before[place : place + 2]:
        if one.bill is not None:
            raise Refused(
                "A bill has used the reading of {day}: have it void first.", field="on", day=one.on
            )
    new = Read(0, wrong.on, right.value, wrong.kind, right.rolled)
    rest = [one for one in before if one is not wrong]
    if wrong.rolled and place < len(rest):  # it began again between its neighbours, all the same
        rest[place] = replace(rest[place], rolled=True)
    after = chains.with_one(meter.dial, rest, new) if place else _new_base(meter, rest, new)
    _set("struck", wrong.id, 1)
    figures = _keep(meter.id, new, after, by, "") | {"struck": wrong.id}
    return METERS.move(meter, "corrected", right, by, figures=figures)


@operation
def exchange(meter_id: int, given: Exchange, *, by: Staff) -> Meter:
    """Set another meter in its place; what both count is used one after the other (E17)."""
    meter = METERS.admitted(meter_id, "exchanged", by)
    on = _past(given.on, "on")
    _must_be_new(given.new_number, "new_number")
    figures = _take_off(meter, on, given.final, given.rolled, by)
    row: dict[str, Any] = {"number": given.new_number, "kind": meter.kind, "place": meter.place}
    row |= {"digits": given.digits, "backward": given.backward}
    row |= {"multiplier": given.multiplier or chains.UNIT}
    row |= {"home_id": meter.home_id, "replaces": meter.id}
    new = _begin(given.model_copy(update={"on": on}), by, on, given.base, row)
    METERS.move(
        meter,
        "exchanged",
        given.model_copy(update={"on": on}),
        by,
        also=[new.subject],
        figures=figures,
        removed_on=on,
    )
    return new


@operation
def remove(meter_id: int, given: Removal, *, by: Staff) -> Meter:
    """Take a meter off; its last reading stays."""
    meter = METERS.admitted(meter_id, "removed", by)
    on = _past(given.on, "on")
    figures = _take_off(meter, on, given.final, given.rolled, by)
    told = given.model_copy(update={"on": on})
    return METERS.move(meter, "removed", told, by, figures=figures, removed_on=on)


@operation
def swap(meter_id: int, given: Swap, *, by: Staff) -> Meter:
    """Let two crossed meters be each other's from a day on ($82).

    Raises ``Refused`` while a bill has used a reading of either since: both homes' bills are made
    void and made anew together.
    """
    meter = METERS.admitted(meter_id, "swapped", by)
    other = METERS.numbered(given.other)
    if other.id == meter.id or other.kind is not meter.kind or not (other.home and meter.home):
        raise Refused("Two meters of one kind, of two homes.", field="other")
    if given.since < (first := max(meter.set_on, other.set_on)):
        raise Refused("This must not lie before {day}.", field="since", day=first)
    if given.since > clock.today():
        raise Refused("This day has not come yet.", field="since")
    for one in (*chain(meter.id), *chain(other.id)):
        if one.bill is not None and one.on >= given.since:
            raise Refused(
                "A bill has used the reading of {day}: have it void first.",
                field="since",
                day=one.on,
            )
    for mine, home in ((meter.id, other.home_id), (other.id, meter.home_id)):
        _belongs(mine, given.since, home)
    figures = {"with": other.home_id, "other_id": other.id}
    METERS.move(other, "swapped", given, by, figures={"other_id": meter.id}, home_id=meter.home_id)
    return METERS.move(
        meter, "swapped", given, by, also=[other.subject], figures=figures, home_id=other.home_id
    )


def _begin(
    given: NewMeter | Exchange, by: Staff, on: date, base: int, row: dict[str, Any]
) -> Meter:
    figures: dict[str, Any] = {"set_on": on, "kind": row["kind"]}

    def parts(id_: int) -> None:
        first = Read(0, on, base, ReadingKind.BASE)
        figures.update(_keep(id_, first, [first], by, ""))
        if row["home_id"] is not None:
            _belongs(id_, on, row["home_id"])

    capacity = int(10 ** int(str(row["digits"]))) * chains.UNIT
    if base >= capacity:
        raise Refused("That is more than the meter can show.", field="base")
    return METERS.begin(given, by, figures=figures, parts=parts, set_on=on, **row)


def _take_off(meter: Meter, on: date, final: int, rolled: bool, by: Staff) -> dict[str, Any]:
    new = Read(0, on, final, ReadingKind.EXCHANGE, rolled)
    before = chain(meter.id)
    if before and on <= before[-1].on:
        raise Refused("It was read on {day}, after that.", field="on", day=before[-1].on)
    try:
        after = chains.with_one(meter.dial, before, new)
    except Refused as refused:
        field = "final" if refused.field == "value" else refused.field
        raise Refused(refused.message, field=field, **refused.values) from None
    return _keep(meter.id, new, after, by, "")


def _new_base(meter: Meter, rest: list[Read], new: Read) -> list[Read]:
    """Another base: what follows must still follow it."""
    if new.value >= meter.dial.capacity:
        raise Refused("That is more than the meter can show.", field="value")
    for one in rest[:1]:
        if meter.dial.on(new.value, one.value) + meter.dial.capacity * one.rolled < 0:
            raise Refused("It is beyond the reading of {day}.", field="value", day=one.on)
    return [new, *rest]


def _must_not_guess_on(after: list[Read]) -> None:
    in_a_row, most = 0, settings().estimated
    for one in after:
        in_a_row = in_a_row + 1 if one.estimated else 0
        if in_a_row > most:
            raise Refused(
                "At most {count} estimates in a row: go and see.", field="why", count=most
            )


def _must_be_usual(meter: Meter, use: Use) -> None:
    days = max((use.now.on - use.before.on).days, 1)
    known, times = usual(meter, days, use.now.on), settings().times
    if known is not None and known > 0 and use.amount > times * known:
        raise Refused(
            "That is over {times} times the usual use: say that it is so, or look for a leak with"
            " a ticket.",
            field="sure",
            times=times,
        )
    if use.amount == 0 and meter.home_id is not None and _lived_in(meter.home_id):
        raise Refused(
            "Nothing was used, and somebody lives there: say that it is so, or open a ticket.",
            field="sure",
        )


def _lived_in(home_id: int) -> bool:
    sql = "SELECT 1 FROM residency WHERE home_id = ? AND until IS NULL LIMIT 1"
    return database.db.execute_sql(sql, (home_id,)).fetchone() is not None


def _keep(meter_id: int, new: Read, after: list[Read], by: Staff, photo: str) -> dict[str, Any]:
    """Enter a reading, and let the one after it say anew whether it began again.

    What its entry keeps of both.
    """
    place = next(n for n, one in enumerate(after) if one is new)
    following = after[place + 1 : place + 2]
    for one in following:
        _set("rolled", one.id, int(one.rolled))
    kept_as = {"on_day": new.on.isoformat(), "value": new.value, "kind": new.kind.value}
    return {
        "reading": _insert(meter_id, new, by, photo),
        "read": kept_as | {"rolled": int(new.rolled)},
        "chained": {str(one.id): int(one.rolled) for one in following},
    }


def _set(column: str, reading_id: int, value: int) -> None:
    database.db.execute_sql(
        f"UPDATE meter_reading SET {column} = ? WHERE id = ? AND {column} <> ?",
        (value, reading_id, value),
    )


def _insert(meter_id: int, one: Read, by: Staff, photo: str) -> int:
    row = database.db.execute_sql(
        "INSERT INTO meter_reading (meter_id, on_day, value, kind, rolled, photo, by_staff)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (meter_id, one.on.isoformat(), one.value, one.kind.value, int(one.rolled), photo, by.id),
    ).fetchone()
    return int(row[0])


def _belongs(meter_id: int, since: date, home_id: object) -> None:
    database.db.execute_sql(
        "INSERT INTO meter_home (meter_id, since, home_id) VALUES (?, ?, ?)"
        " ON CONFLICT (meter_id, since) DO UPDATE SET home_id = excluded.home_id",
        (meter_id, kept(since), home_id),
    )


def _must_be_new(number: str, field: str) -> None:
    if METERS.table.read("WHERE meter.number = ?", number):
        raise Refused("There is a meter with this number already.", field=field)


def _past(given: date | None, field: str) -> date:
    on = given or clock.today()
    if on > clock.today():
        raise Refused("This day has not come yet.", field=field)
    return on
