"""The notice of arrears and the agreement on instalments, as they are handed over (SH15, SH16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from printing import catalogue, sheet
from store import dunning
from store.desk import settings as desk_settings
from store.dunning import (
    CASES,
    NOTICE,
    PLAN,
    POSTED,
    Delivery,
    DunningSettings,
    How,
    NewPlan,
    NewStep,
    Taken,
)
from store.errors import Refused
from store.paper import SheetKind
from store.rights import Staff
from tests.printing.conftest import AT
from tests.store.dunning.owing import bill, dispute, home, pay, payer

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


def test_debtors_are_posted_by_a_local_rule_alone_and_without_names(
    assistant: Staff, manager: Staff, text: Read
) -> None:
    """$68, 个人信息保护法 25: off until a setting names the article; without what is disputed."""
    bill(payer(home("3-2-1201", assistant)), "2026-10-25", 100_00)
    dispute(bill(payer(home("3-2-1202", assistant)), "2026-10-25"))
    with pytest.raises(Refused):
        catalogue.request(POSTED, dunning.ALL, None)
    article = "河南省物业管理条例 88"
    desk_settings.change_own("dunning", DunningSettings(posting=article), by=manager)
    declared = catalogue.request(POSTED, dunning.ALL, None)
    said = text(sheet.render(declared.declare(AT, None)))
    assert "3-2-1201" in said and "100.00" in said and article.replace(" ", "") in said
    assert "欧阳" not in said and "3-2-1202" not in said
