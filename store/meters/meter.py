"""A meter with its readings, and the register of meters ($78)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from store.engine import database
from store.engine.table import Table
from store.meters.chaining import Dial, Read, Use, uses
from store.meters.inputs import (
    Correction,
    Exchange,
    MeterKind,
    NewMeter,
    NewReading,
    ReadingKind,
    Removal,
    Stage,
    Swap,
)
from store.meters.rights import CORRECT_READINGS
from store.register import Register, Step
from store.rights import READ_METERS


@dataclass(frozen=True)
class Meter:
    """A meter of a home, or at a place of all; ``multiplier`` is in 0.001."""

    id: int
    number: str
    kind: MeterKind
    home_id: int | None
    home: str
    place: str
    digits: int
    multiplier: int
    backward: bool
    set_on: date
    removed_on: date | None
    replaces: int | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The meter as the journal names it."""
        return f"meter:{self.id}"

    @property
    def dial(self) -> Dial:
        """How it counts."""
        return Dial(self.digits, self.multiplier, self.backward)

    @property
    def where(self) -> str:
        """The home, or the place of a common one."""
        return self.home or self.place


_SET = (Stage.SET,)
METERS = Register(
    "meter",
    Table(
        "meter",
        Meter,
        "SELECT meter.id, meter.number, meter.kind, meter.home_id, coalesce(h.code, ''),"
        " meter.place, meter.digits, meter.multiplier, meter.backward, meter.set_on,"
        " meter.removed_on, meter.replaces, meter.stage"
        " FROM meter LEFT JOIN home h ON h.id = meter.home_id",
    ),
    Step("set", NewMeter, to=Stage.SET, right=READ_METERS),
    Step("read", NewReading, _SET, right=READ_METERS),
    Step("corrected", Correction, (Stage.SET, Stage.REMOVED), right=CORRECT_READINGS),
    Step("exchanged", Exchange, _SET, Stage.REMOVED, READ_METERS),
    Step("removed", Removal, _SET, Stage.REMOVED, READ_METERS),
    Step("swapped", Swap, _SET, right=CORRECT_READINGS),
    figures=lambda meter: {"number": meter.number, "home": meter.home_id},
    columns=(
        *("number", "kind", "home_id", "digits", "multiplier", "backward", "set_on"),
        *("removed_on", "replaces", "stage"),
    ),
)

get = METERS.table.one


def every(text: str = "") -> list[Meter]:
    """All meters, home by home as they are read, then the common ones; narrowed by a text."""
    wanted = text.casefold().strip()
    found = METERS.table.read("ORDER BY h.code IS NULL, h.code, meter.kind, meter.id")
    return [one for one in found if wanted in f"{one.number} {one.home} {one.place}".casefold()]


def of_home(home_id: int) -> list[Meter]:
    """A home's meters, those in use first."""
    where = "WHERE meter.home_id = ? ORDER BY meter.removed_on IS NOT NULL, meter.kind, meter.id"
    return METERS.table.read(where, home_id)


def chain(meter_id: int) -> list[Read]:
    """The readings of a meter that stand, the first one first."""
    rows = database.db.execute_sql(
        "SELECT id, on_day, value, kind, rolled, bill_id FROM meter_reading"
        " WHERE meter_id = ? AND struck = 0 ORDER BY on_day",
        (meter_id,),
    ).fetchall()
    return [
        Read(*(id_, date.fromisoformat(on), value, ReadingKind(kind), bool(rolled), bill))
        for id_, on, value, kind, rolled, bill in rows
    ]


def used(meter: Meter) -> list[Use]:
    """What was used between each two readings of a meter."""
    return uses(meter.dial, chain(meter.id))


def last_uses() -> dict[int, tuple[Read, Use | None]]:
    """By meter, its last reading and what was used up to it; in one query for the list."""
    rows = database.db.execute_sql(
        "SELECT meter_id, id, on_day, value, kind, rolled, bill_id FROM (SELECT r.*, row_number()"
        " OVER (PARTITION BY r.meter_id ORDER BY r.on_day DESC) AS place FROM meter_reading r"
        " WHERE r.struck = 0) AS last WHERE place <= 2 ORDER BY meter_id, on_day"
    ).fetchall()
    by_meter: dict[int, list[Read]] = {}
    for meter, id_, on, value, kind, rolled, bill in rows:
        read = Read(*(id_, date.fromisoformat(on), value, ReadingKind(kind), bool(rolled), bill))
        by_meter.setdefault(meter, []).append(read)
    dials = {one.id: one.dial for one in METERS.table.read()}
    return {
        meter: (reads[-1], next(iter(uses(dials[meter], reads)), None))
        for meter, reads in by_meter.items()
    }


def supply(meter: Meter) -> list[Meter]:
    """The meters that stood in one place one after another, the first one first (E17)."""
    found = [meter]
    while found[0].replaces is not None:
        found.insert(0, get(found[0].replaces))
    while following := METERS.table.read("WHERE meter.replaces = ?", found[-1].id):
        found.append(following[0])
    return found


def used_at(meter: Meter) -> list[Use]:
    """What was used in a place, over exchanges."""
    return [use for one in supply(meter) for use in used(one)]


def home_on(meter_id: int, day: date) -> int | None:
    """Whose meter it was on a day, which crossed meters have changed ($82)."""
    found = database.db.execute_sql(
        "SELECT home_id FROM meter_home WHERE meter_id = ? AND since <= ?"
        " ORDER BY since DESC LIMIT 1",
        (meter_id, day.isoformat()),
    ).fetchone()
    return int(found[0]) if found else None


def usual(meter: Meter, days: int, on: date) -> int | None:
    """What is usually used in so many days, in 0.000001, by what was used before; or None."""
    before: Sequence[Use] = [use for use in used_at(meter) if use.now.on < on]
    span = sum((use.now.on - use.before.on).days for use in before)
    return sum(use.amount for use in before) * days // span if span > 0 else None
