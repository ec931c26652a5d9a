"""The notice of arrears and the agreement on instalments, as they are handed over (SH15, SH16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from printing import catalogue, sheet
from store import dunning
from store.dunning import CASES, NOTICE, PLAN, Delivery, How, NewPlan, NewStep, Taken
from store.paper import SheetKind
from store.rights import Staff
from tests.printing.conftest import AT
from tests.store.dunning.owing import bill, home, pay, payer

Read = Callable[[bytes], str]


def printed(kind: SheetKind, case: int, text: Read) -> str:
    declared = catalogue.request(kind, f"dunning:{case}", None)
    return text(sheet.render(declared.declare(AT, None))).replace(" ", "")


def test_a_notice_has_each_remainder_as_of_its_step_and_no_threat(
    assistant: Staff, text: Read
) -> None:
    """SH15, X90: what is paid afterwards changes nothing of it; no cut-off, no barring (944)."""
    one = payer(home("3-2-1201", assistant))
    first, second = bill(one, "2026-09-25"), bill(one, "2026-10-25", 80_00)
    pay(first, 100_66, assistant)
    for rung in (Taken.REMINDER, Taken.FIRST):
        dunning.take(one, NewStep(rung=rung, whom="欧阳", how=How.POSTED), by=assistant)
    dunning.deliver(one, Delivery(how=How.POSTED, proof="EMS1234"), by=assistant)
    pay(second, 30_00, assistant)
    said = printed(NOTICE, one, text)
    for told in ("欠费催缴通知书", "第一次", "150.00", "80.00", "贰佰叁拾元整", "¥230.00"):
        assert told in said, told
    for told in ("2026-11-30", "EMS1234", "第九百四十四条", "异议方式"):
        assert told in said, told
    assert dunning.forbidden(said) is None


def test_an_agreement_lists_parts_that_sum_to_the_debt(
    assistant: Staff, manager: Staff, text: Read
) -> None:
    """SH16."""
    one = payer(home("3-2-1201", assistant))
    bill(one, "2026-10-25", 100_00)
    plan = NewPlan(first=date(2026, 12, 1), count=3, whom="欧阳", proof="协议1")
    dunning.agree(one, plan, by=manager)
    said = printed(PLAN, one, text)
    for told in ("分期缴费协议", "33.34", "33.33", "2027-02-01", "壹佰元整", "一百九十五条"):
        assert told in said, told
    assert CASES.table.one(one).number in said
