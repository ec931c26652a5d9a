"""An agreement ends: meters, keys, goods, the fee whole again (T8, T12)."""

from __future__ import annotations

from datetime import date

from store import bills, clock, keys
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.keys import KeyKind
from store.meters import Why as Reason
from store.rights import Staff
from store.trusteeship import fees, readings
from store.trusteeship.inputs import Ending
from store.trusteeship.limits import must_be_looked_into
from store.trusteeship.named import Stage, Why
from store.trusteeship.rights import DECIDE_TRUSTS
from store.trusteeship.rounds import keep_rounds, settle_all
from store.trusteeship.steps import end_span
from store.trusteeship.trust import DAY, TRUSTS, Trust, get, spans_of


@operation
def end(trusteeship_id: int, given: Ending, *, by: Staff) -> Trust:
    """End an agreement; the whole fee is charged from the day after its last one.

    Raises ``Refused`` at the field for a day gone by, while an owner's key hangs here and nobody
    says why, and for a limit that was not looked into; who is in charge decides about that (T8).
    """
    one = TRUSTS.admitted(trusteeship_id, "ended", by)
    if given.why is Why.LIMIT:
        require(by, DECIDE_TRUSTS)
        if one.exceeded_on is None:
            raise Refused("No limit is exceeded.", field="why")
        must_be_looked_into(one)
    _must_be_back(one, given)
    last = _last_day(one, given)
    there = readings.enter(one, given, Reason.TRUSTEE_END, by)
    if one.stage is Stage.SIGNED:
        end_span(get(one.id), last, by)
    after = TRUSTS.move(
        get(one.id), "ended", given, by,
        figures={"meters": there, "last": last}, last_day=last, why=given.why,
    )  # fmt: skip
    settle_all(by)
    keep_rounds()
    return after


def _must_be_back(one: Trust, given: Ending) -> None:
    held = [key for key in keys.of_home(one.home_id) if key.kind is KeyKind.DEPOSITED]
    if held and not given.keys:
        raise Refused(
            "A key hangs on hook {hook}: hand it over first, or say why it stays.",
            field="keys",
            hook=held[0].hook,
        )


def _last_day(one: Trust, given: Ending) -> date:
    """Never dated back, but to the day on which a limit was found exceeded, or as signed (T8)."""
    today, span = clock.today(), spans_of(one.id)[-1]
    ran_out = span.until is not None and span.until < today
    if given.back_since is not None:
        return _dated_back(one, given, given.back_since)
    if ran_out and span.until is not None:
        return span.until
    earliest = one.exceeded_on if given.why is Why.LIMIT and one.exceeded_on else today
    last = given.last_day or today
    if last > today:
        raise Refused("It ends when its meters are read: until then it holds.", field="last_day")
    if last < earliest:
        raise Refused("It is never dated back: {day} at the earliest.", field="last_day",
                      day=earliest)  # fmt: skip
    if one.until is not None and last > one.until:
        raise Refused("It holds until {day} only.", field="last_day", day=one.until)
    return last


def _dated_back(one: Trust, given: Ending, back: date) -> date:
    if given.why is not Why.LIMIT or not given.agreed:
        raise Refused("Only with the owner's signature, after a limit was exceeded.",
                      field="back_since")  # fmt: skip
    last = back - DAY
    if back > clock.today() or last < spans_of(one.id)[-1].since:
        raise Refused("Between its first day and today.", field="back_since")
    charged = fees.item()
    for bill in bills.of_home(one.home_id):
        stands = bill.stage in (bills.Stage.ISSUED, bills.Stage.DRAFT)
        if charged and bill.item_id == charged.id and stands and bill.last >= back:
            raise Refused("{number} is billed for these days: have it void first.",
                          field="back_since", number=bill.number)  # fmt: skip
    return last
