"""The month's rate on Today: daily, until the target is reached, for who is in charge (CT6)."""

from __future__ import annotations

from datetime import date, timedelta

from store import agenda, bills, clock, erasure, journal, payments
from store.payments import NewPayment
from store.rights import Role, Staff
from tests.conftest import Clock
from tests.store.bills.billed import fee, home, issued, pays


def behind(role: Role) -> list[dict[str, object]]:
    found, _count = agenda.seen_by(role, clock.now(), asked=[])
    return [dict(one.figures) for one in found if one.kind == "month_close.behind"]


def test_what_is_missing_stands_there_until_the_morning_after_it_came(
    manager: Staff, assistant: Staff, time: Clock
) -> None:
    """Two homes of 250.66, one paid: 50.0 %, and 225.60 short of 95 %, rounded up to a fen."""
    fee(manager)
    for code in ("3-1-101", "3-1-102"):
        pays(manager, home(manager, code))
    issued(manager, "2026-11")
    first, second = bills.of_home(1)[0], bills.of_home(2)[0]
    paid(first.payer_id, assistant)
    erasure.lapse()
    (told,) = behind(Role.SUPERVISOR)
    assert told == {"month": "2026-11", "rate": "50.0", "target": 95, "missing": 225_60}
    assert behind(Role.FINANCE) == behind(Role.MANAGER) == [told]
    assert behind(Role.ASSISTANT) == []
    paid(second.payer_id, assistant)
    time.at = clock.bounds(date(2026, 11, 24))[0] + timedelta(hours=1)
    erasure.lapse()
    assert behind(Role.MANAGER) == []
    time.at = clock.bounds(date(2026, 12, 1))[0] + timedelta(hours=1)
    erasure.lapse()
    assert behind(Role.MANAGER) == [], "nothing of December is billed yet"
    assert journal.verify().right


def paid(payer: int, by: Staff) -> None:
    new = NewPayment.model_validate({"amount": "250.66"})
    payments.take(f"{payer}", payer, None, new, by=by)
