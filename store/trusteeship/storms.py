"""The operations of rain, and what is heard of emergencies: storms propose visits (T10, D39)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from store import clock, emergency, meters, series
from store.desk.staff import require
from store.emergency import Kind
from store.errors import Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.trusteeship.limits import look_at
from store.trusteeship.named import RainStage, Round
from store.trusteeship.rain import RAINS, Rain, left_of, standing
from store.trusteeship.settings import settings
from store.trusteeship.steps import STORMS
from store.trusteeship.trust import live, live_of
from store.trusteeship.walked import NewRain, RainClosed, RainDropped, RainOver, RainProposed


@operation
def open_rain(given: NewRain, *, by: Staff) -> Rain:
    """Rain is announced: every entrusted home is visited before it (T10).

    What a storm has proposed is opened with it. Raises ``Refused`` beside another rain, without an
    entrusted home, and for a time gone by.
    """
    require(by, WORK_THE_DESK)
    one = standing()
    if one is not None and one.stage is not RainStage.PROPOSED:
        raise Refused("{number} stands: change it, or end it first.", number=one.number)
    if not live():
        raise Refused("No home is entrusted.")
    _must_lie_ahead(given.expected)
    if one is None:
        one = _propose(None, by)
    one = RAINS.admitted(one.id, "opened", by)
    row: dict[str, Any] = {"level": given.level, "expected": given.expected, "source": given.source}
    return RAINS.move(one, "opened", given, by, opened_at=clock.now(), **row)


def _propose(emergency_id: int | None, by: Staff) -> Rain:
    also = [f"emergency:{emergency_id}"] if emergency_id else []
    return RAINS.begin(
        RainProposed(), by, also=also, emergency_id=emergency_id,
        number=series.following(STORMS), source="",
    )  # fmt: skip


@operation
def change_rain(rain_id: int, given: NewRain, *, by: Staff) -> Rain:
    """The signal has changed, or the time; the visits that are made stand."""
    one = RAINS.admitted(rain_id, "changed", by)
    if given.expected != one.expected:
        _must_lie_ahead(given.expected)
    row: dict[str, Any] = {"level": given.level, "expected": given.expected, "source": given.source}
    return RAINS.move(one, "changed", given, by, **row)


@operation
def rain_over(rain_id: int, given: RainOver, *, by: Staff) -> Rain:
    """It is over: every entrusted home is visited within the hours of the settings (T10)."""
    one = RAINS.admitted(rain_id, "over", by)
    return _end(one, given.ended or clock.now(), given, by)


def _end(one: Rain, ended: datetime, given: RainOver, by: Staff) -> Rain:
    if ended > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field="ended")
    if one.opened_at is not None and ended < one.opened_at:
        raise Refused("It was announced only at {at}.", field="ended", at=one.opened_at)
    due = ended + timedelta(hours=settings().after_hours)
    told = given.model_copy(update={"ended": ended})
    return RAINS.move(one, "over", told, by, ended=ended, due_after=due)


@operation
def close_rain(rain_id: int, given: RainClosed, *, by: Staff) -> Rain:
    """All is walked; raises ``Refused`` while a home's visit is neither made nor excused."""
    one = RAINS.admitted(rain_id, "closed", by)
    left = [*left_of(one, Round.BEFORE), *left_of(one, Round.AFTER)]
    if left:
        raise Refused(
            "{count} visits are left, {home} among them.", count=len(left), home=left[0].home
        )
    return RAINS.move(one, "closed", given, by)


@operation
def drop_rain(rain_id: int, why: RainDropped, *, by: Staff) -> Rain:
    """It does not come, or its visits are not needed."""
    one = RAINS.admitted(rain_id, "dropped", by)
    return RAINS.move(one, "dropped", why, by)


def _must_lie_ahead(at: datetime) -> None:
    if at <= clock.now() - timedelta(hours=1):
        raise Refused("The time must lie ahead.", field="expected")


# What it hears of emergencies and meters


def heard(entry: Any, by: Staff | None) -> None:
    """A storm proposes visits and ends them; a reading is held against the limits."""
    if by is None:
        return
    if entry.kind.startswith("meter."):
        home = meters.get(entry.subject_id).home_id
        one = live_of(home) if home is not None else None
        if one is not None:
            look_at(one, by)
    elif entry.kind == "emergency.started":
        _storm(entry.subject_id, by)
    else:
        _no_storm(entry.subject_id, entry.kind == "emergency.ended", by)


def _storm(emergency_id: int, by: Staff) -> None:
    one = emergency.get(emergency_id)
    if one.kind is Kind.STORM and not one.drill and live() and standing() is None:
        _propose(one.id, by)


def _no_storm(emergency_id: int, ended: bool, by: Staff) -> None:
    rain = standing()
    if rain is None or rain.emergency_id != emergency_id:
        return
    one = emergency.get(emergency_id)
    if ended and rain.stage is RainStage.OPEN:
        at = max(one.ended_at or clock.now(), rain.opened_at or clock.now())
        _end(rain, at, RainOver(source=one.number), by)
    elif not ended and rain.stage is RainStage.PROPOSED:
        RAINS.move(rain, "dropped", RainDropped(reason=one.number), by)
