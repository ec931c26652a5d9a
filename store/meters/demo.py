"""The meters of the demo estate: a dozen of homes and one of all, read for some months."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.desk import settings, staff
from store.meters.inputs import MeterKind, NewMeter, NewReading, Why
from store.meters.settings import MeterSettings
from store.meters.steps import enter, read
from store.rights import Role, Staff

_MONTHS = 3


def plan(past: Past) -> None:
    """Let the meters be entered when the desk began, with the readings that were there."""
    first = past.shifts - 1
    homes = list(past.lived_in[:6])
    past.plan(past.moment(first, 95), partial(_enter, past, homes, past.assistant(first)))


def _enter(past: Past, homes: list[int], by: Staff) -> None:
    billed = MeterSettings(water="DSF")  # collected for the waterworks
    settings.change_own("meters", billed, by=staff.first_of(Role.MANAGER))
    began = clock.today() - timedelta(days=30 * _MONTHS)
    for place, home in enumerate(homes, 1):
        for kind, letter, month in ((MeterKind.WATER, "S", 9), (MeterKind.POWER, "D", 160)):
            base = past.rng.randrange(200, 4000)
            new = NewMeter.model_validate(
                {"number": f"{letter}{place:03}", "kind": kind, "home": home, "set_on": began}
                | {"base": str(base)}
            )
            meter = enter(new, by=by)
            for n in range(1, _MONTHS):
                base += month + past.rng.randrange(month // 3)
                on = began + timedelta(days=30 * n)
                why = Why.ESTIMATED if (place, n) == (3, _MONTHS - 1) else Why.REGULAR
                given = NewReading.model_validate({"value": str(base), "on": on, "why": why})
                read(meter.id, given, by=by)
    common = {"number": "D900", "kind": MeterKind.POWER, "place": "地下车库照明", "set_on": began}
    enter(NewMeter.model_validate(common | {"base": "1200", "multiplier": "40"}), by=by)
