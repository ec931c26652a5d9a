"""The operations of agreements: drafted, signed, changed, suspended, taken up again (T5–T7)."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import clock, keys, residents, series
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.keys import KeyKind
from store.meters import Why
from store.rights import WORK_THE_DESK, Staff
from store.trusteeship import fees, readings
from store.trusteeship.inputs import (
    Checked,
    Dropped,
    Followed,
    NewTrust,
    Prolonged,
    Resumption,
    Revealing,
    Signing,
    Suspension,
    TrustChange,
)
from store.trusteeship.limits import look_at
from store.trusteeship.named import SpanStage
from store.trusteeship.rights import DECIDE_TRUSTS
from store.trusteeship.rounds import keep_rounds, settle_all
from store.trusteeship.settings import settings
from store.trusteeship.trust import DAY, SPANS, TRUSTS, Trust, get, of_home, spans_of

SERIES = "TG YQ"  # agreements, and rains
AGREEMENTS, STORMS = SERIES.split()
_SCALE = {"rate": 100, "water_limit": 1000, "power_limit": 1000}


@operation
def draft(new: NewTrust, *, by: Staff) -> Trust:
    """Take down what is agreed with an owner; it is printed, signed, and holds from then on.

    Raises ``Refused`` at the field: without an owner on file, beside another agreement, for days
    gone by, and for a hook without a key of that home. Who is in charge agrees on another part.
    """
    require(by, WORK_THE_DESK)
    owner, today = residents.owner_of(new.home), clock.today()
    if owner is None:
        raise Refused("No owner of this home is on file: enter them first.", field="home")
    for one in of_home(new.home):
        if one.live or one.stage == "draft":
            raise Refused("{number} is open for this home.", field="home", number=one.number)
    since = new.since or today
    if since < today:
        raise Refused("It is never dated back: from today at the earliest.", field="since")
    if new.until is not None and new.until < since:
        raise Refused("It ends before it begins.", field="until")
    _must_hang(new.home, new.hook)
    agreed = {name: _agreed(new, name) for name in _SCALE}
    if any(_is_own(name, value) for name, value in agreed.items()):
        require(by, DECIDE_TRUSTS)
    span = new.span or settings().span
    row = new.model_dump() | agreed | {"home_id": new.home, "owner_id": owner.person_id}
    row |= {"since": since, "applied_on": new.applied_on or today, "span": span}
    row |= {"number": series.following(AGREEMENTS)}
    del row["home"]
    given = new.model_copy(update=agreed | {"since": since, "span": span})
    return TRUSTS.begin(given, by, **row)


def _agreed(new: NewTrust, name: str) -> int:
    typed = getattr(new, name)
    return int(getattr(settings(), name)) * _SCALE[name] if typed is None else int(typed)


def _is_own(name: str, value: int) -> bool:
    return value != int(getattr(settings(), name)) * _SCALE[name]


def _must_hang(home: int, hook: str) -> None:
    held = [key.hook for key in keys.of_home(home) if key.kind is KeyKind.DEPOSITED]
    if hook and hook not in held:
        raise Refused("No key of the owner hangs on hook {hook}.", field="hook", hook=hook)


@operation
def change(trusteeship_id: int, given: TrustChange, *, by: Staff) -> Trust:
    """Who is called, who may go in, what is there: what was agreed otherwise stays."""
    one = TRUSTS.admitted(trusteeship_id, "changed", by)
    if given.hook != one.hook:
        _must_hang(one.home_id, given.hook)
    row = given.model_dump() | {"phone": given.phone or one.phone}
    return TRUSTS.move(one, "changed", given, by, **row)


@operation
def reveal(trusteeship_id: int, why: Revealing, *, by: Staff) -> str:
    """The contact's phone, once that and its reason are on record (F6)."""
    one = TRUSTS.admitted(trusteeship_id, "phone_shown", by)
    TRUSTS.move(one, "phone_shown", why, by)
    return one.phone


@operation
def drop(trusteeship_id: int, why: Dropped, *, by: Staff) -> Trust:
    """It is not signed after all; its number stays."""
    one = TRUSTS.admitted(trusteeship_id, "dropped", by)
    return TRUSTS.move(one, "dropped", why, by)


@operation
def sign(trusteeship_id: int, given: Signing, *, by: Staff) -> Trust:
    """Both have signed and the meters are read: it holds from the later of that and its first day.

    The part of the fee holds from then on, by days; what was billed ahead is put right (T6, T7).
    """
    one = TRUSTS.admitted(trusteeship_id, "signed", by)
    fees.must_owe_nothing(one)
    today = clock.today()
    since = max(one.since, today)
    if one.until is not None and one.until < since:
        raise Refused("Its last day has passed: drop it and draft another.")
    there = readings.enter(one, given, Why.TRUSTEE_START, by)
    TRUSTS.table.update(one.id, since=since, signed_on=today, counted_from=today)
    after = TRUSTS.move(get(one.id), "signed", given, by, figures={"from": since, "meters": there})
    _begin_span(after, since, by)
    keep_rounds(since)
    return after


def _begin_span(one: Trust, since: date, by: Staff) -> None:
    part = fees.begin(one, since, one.until, by)
    touched = fees.give_credit(one, since, by)
    SPANS.begin(
        Followed(until=one.until),
        by,
        also=[one.subject, *touched],
        trusteeship_id=one.id,
        since=since,
        until=one.until,
        part_id=part,
    )


def end_span(one: Trust, last: date, by: Staff) -> None:
    """Let the time in force hold until a day; call within an operation.

    Raises ``Refused`` for a day before it began.
    """
    span = spans_of(one.id)[-1]
    if span.until is not None and span.until <= last and span.stage is SpanStage.HELD:
        if span.until < clock.today():
            return  # it ran out by itself
        last = span.until
    if last < span.since:
        raise Refused("It holds only from {day}.", field="since", day=span.since)
    fees.hold(span, last, one, by)
    SPANS.move(span, "followed", Followed(until=last), by, also=[one.subject], until=last)


@operation
def prolong(trusteeship_id: int, given: Prolonged, *, by: Staff) -> Trust:
    """Let it hold until another day; raises ``Refused`` for one that has passed."""
    one = TRUSTS.admitted(trusteeship_id, "prolonged", by)
    span = spans_of(one.id)[-1]
    if given.until < clock.today():
        raise Refused("This day has passed.", field="until")
    if span.until is not None and span.until < clock.today():
        raise Refused("It ran out on {day}: end it, and draft another.", day=span.until)
    fees.hold(span, given.until, one, by)
    SPANS.move(span, "followed", Followed(until=given.until), by, until=given.until)
    return TRUSTS.move(one, "prolonged", given, by, until=given.until)


@operation
def suspend(trusteeship_id: int, given: Suspension, *, by: Staff) -> Trust:
    """The home is used for a time: the whole fee, and no rounds, from a day on."""
    require(by, DECIDE_TRUSTS)
    one = TRUSTS.admitted(trusteeship_id, "suspended", by)
    since = given.since or clock.today()
    if since < clock.today():
        raise Refused("It is never dated back: from today at the earliest.", field="since")
    end_span(one, since - DAY, by)
    after = TRUSTS.move(one, "suspended", given, by, figures={"from": since})
    settle_all(by)
    return after


@operation
def resume(trusteeship_id: int, given: Resumption, *, by: Staff) -> Trust:
    """It holds again from a day on, its meters read anew; what is used is counted from there."""
    require(by, DECIDE_TRUSTS)
    one = TRUSTS.admitted(trusteeship_id, "resumed", by)
    today = clock.today()
    since = given.since or today
    if since < today:
        raise Refused("It is never dated back: from today at the earliest.", field="since")
    if one.until is not None and one.until < since:
        raise Refused("Its last day has passed: end it, and draft another.", field="since")
    last = spans_of(one.id)[-1].until
    if last is not None and since <= last:
        raise Refused("It holds until {day}.", field="since", day=last)
    readings.enter(one, given, Why.TRUSTEE_START, by)
    counted: dict[str, Any] = {
        "counted_from": today,
        "exceeded_on": None,
        "looked": False,
        "called": False,
    }
    after = TRUSTS.move(one, "resumed", given, by, figures={"from": since}, **counted)
    _begin_span(after, since, by)
    keep_rounds(since)
    return after


@operation
def check(trusteeship_id: int, given: Checked, *, by: Staff) -> Trust:
    """The meters were read on a round: what was used is held against the limits (T2, T8)."""
    one = TRUSTS.admitted(trusteeship_id, "checked", by)
    there = readings.enter(one, given, Why.CHECK, by)
    TRUSTS.move(get(one.id), "checked", given, by, figures={"meters": there})
    return look_at(get(one.id), by)
