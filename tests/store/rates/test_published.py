"""Income and expenditure from finance's figures, the desk's own beside ($63; 民法典 282, 943)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from store import journal, rates
from store.errors import Forbidden, Refused
from store.rates import Kind, Line, NewLine, Struck
from store.rights import Staff
from tests.store.rates import ledger

OCT = "2026-10"


def line(by: Staff, **told: Any) -> Line:
    """The management fee of October, unless told otherwise."""
    given = {
        "month": OCT, "kind": "income", "name": "物业服务费", "amount": "1000.00",
        "source": "总账 6001", "dated": date(2026, 11, 5),
    }  # fmt: skip
    return rates.enter(NewLine.model_validate(given | told), by=by)


def test_finance_s_figure_stands_and_the_desk_s_own_is_beside(
    manager: Staff, assistant: Staff
) -> None:
    ledger.item()
    place = ledger.home("1-1")
    who = ledger.payer(place)
    bill = ledger.bill(place, 1, who, "2026-09", 990_00, issued=date(2026, 9, 1))
    ledger.paid(place, who, bill, 990_00, date(2026, 10, 31), assistant.id)
    line(manager, own="wyf")
    line(manager, name="电梯广告", kind="common", amount="300")
    line(manager, name="电梯广告", kind="common", amount="200", month="2026-09")
    fee, common = rates.posted(OCT)
    assert (fee.line.amount, fee.received, fee.differs) == (1000_00, 990_00, True)
    assert (common.line.kind, common.so_far, common.received) == (Kind.COMMON, 500_00, None)
    assert not common.differs


def test_a_struck_line_leaves_the_sheet_and_stays_in_the_book(manager: Staff) -> None:
    one = line(manager)
    assert one.number == "SZ-2026-0001"
    rates.strike(one.id, Struck(reason="金额录错"), by=manager)
    assert rates.posted(OCT) == [] and [each.number for each in rates.every()] == [one.number]
    with pytest.raises(Refused):
        rates.strike(one.id, Struck(reason="再来"), by=manager)
    assert journal.verify().right


@pytest.mark.parametrize(
    ("told", "field"), [({"own": "NONE"}, "own"), ({"dated": date(2026, 11, 24)}, "dated")]
)
def test_what_does_not_fit_is_told_at_its_field(
    told: dict[str, Any], field: str, manager: Staff
) -> None:
    with pytest.raises(Refused) as error:
        line(manager, **told)
    assert error.value.field == field


@pytest.mark.parametrize("month", ["2026-13", "26-10", "2026-1", "十月", ""])
def test_a_month_is_a_month(month: str, manager: Staff) -> None:
    with pytest.raises(ValidationError):
        line(manager, month=month)
    assert line(manager, month="２０２６－１０").month == OCT


def test_only_finance_and_the_manager_enter_it(assistant: Staff) -> None:
    with pytest.raises(Forbidden):
        line(assistant)
