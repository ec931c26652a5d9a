"""What the meters of an entrusted home stand at, and what was used of the limits (T1, T2, T8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from store import clock, meters, money
from store.errors import Refused
from store.meters import Meter, MeterKind, NewMeter, NewReading, Use, Why
from store.meters.chaining import UNIT
from store.rights import Staff
from store.trusteeship.inputs import Checked, Signing
from store.trusteeship.named import Span
from store.trusteeship.trust import Trust

_OF = {"water": MeterKind.WATER, "power": MeterKind.POWER, "gas": MeterKind.GAS}
_WATER = (MeterKind.WATER, MeterKind.HOT)


@dataclass(frozen=True)
class Used:
    """What was used of each since it is counted, in 0.000001 of m³ and of kWh."""

    water: int
    power: int


def beyond(one: Trust, used: Used) -> bool:
    """Whether more was used than was agreed; just the limit is within it (T2)."""
    return used.water > one.water_limit * UNIT or used.power > one.power_limit * UNIT


def within_span(uses: Iterable[Use], span: Span, since: date) -> int:
    """What was used of a meter from a reading on, over the time for which the limit holds.

    By the month or the year it is that of the newest reading.
    """
    counted = [use for use in uses if use.before.on >= since]
    if not counted:
        return 0
    last = counted[-1].now.on
    return sum(use.amount for use in counted if _begins(span, use.now.on) == _begins(span, last))


def _begins(span: Span, day: date) -> date | None:
    """The first day of the month or the year of a day, None where all is one time."""
    if span is Span.AGREEMENT:
        return None
    return day.replace(day=1) if span is Span.MONTH else day.replace(month=1, day=1)


def used(one: Trust) -> Used:
    """What of the limits was used by the newest reading."""
    since = one.counted_from
    if since is None:
        return Used(0, 0)
    there = [each for each in meters.of_home(one.home_id) if each.stage is meters.Stage.SET]

    def of(kinds: Sequence[MeterKind]) -> int:
        return sum(
            within_span(meters.used_at(each), one.span, since)
            for each in there if each.kind in kinds
        )  # fmt: skip

    return Used(of(_WATER), of((MeterKind.POWER,)))


def enter(one: Trust, given: Checked, why: Why, by: Staff) -> dict[str, int]:
    """Keep what each meter stands at; raises ``Refused`` at its field. The meters by kind.

    A meter that was read today at just that is left as it is.
    """
    there: dict[str, int] = {}
    for name, kind in _OF.items():
        value = getattr(given, name)
        if value is None:
            continue
        meter = _meter(one, kind)
        there[name] = _enter_new(one, given, name, by) if meter is None else meter.id
        if meter is not None:
            _read(meter, name, value, why, by)
    return there


def _meter(one: Trust, kind: MeterKind) -> Meter | None:
    there = (each for each in meters.of_home(one.home_id) if each.kind is kind)
    return next((each for each in there if each.stage is meters.Stage.SET), None)


def _enter_new(one: Trust, given: Checked, name: str, by: Staff) -> int:
    number = getattr(given, f"{name}_no", None) if isinstance(given, Signing) else None
    if number is None:
        field = f"{name}_no" if isinstance(given, Signing) and name != "gas" else name
        raise Refused("No such meter of the home is on file: give its number.", field=field)
    new = NewMeter.model_construct(
        number=number,
        kind=_OF[name],
        home=one.home_id,
        base=getattr(given, name),
        digits=5,
        multiplier=None,
        backward=False,
        place="",
        set_on=None,
    )
    try:
        return meters.enter(new, by=by).id
    except Refused as refused:
        field = name if refused.field == "base" else f"{name}_no"
        raise Refused(refused.message, field=field, **refused.values) from None


def _read(meter: Meter, name: str, value: int, why: Why, by: Staff) -> None:
    last = meters.chain(meter.id)[-1]
    if last.on == clock.today():
        if last.value == value:
            return
        raise Refused(
            "It was read today at {value}: correct that first.",
            field=name,
            value=money.measure_text(last.value, money.READING),
        )
    new = NewReading.model_construct(
        value=value, why=why, on=None, rolled=False, sure=True, photo=""
    )
    try:
        meters.read(meter.id, new, by=by)
    except Refused as refused:
        raise Refused(refused.message, field=name, **refused.values) from None


def last_read(one: Trust) -> date:
    """The day of the newest reading of the home's meters."""
    there = [each for each in meters.of_home(one.home_id) if each.stage is meters.Stage.SET]
    return max((meters.chain(each.id)[-1].on for each in there), default=clock.today())
