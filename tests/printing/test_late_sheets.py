"""A statement and a notice of arrears that bear a late charge ($51–$54; SH15, SH17)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import catalogue, sheet
from printing.rates import statement as printed_statement
from store import clock, dunning
from store.bills import Approved, Bill
from store.dunning import NOTICE, Delivery, How, NewStep, Taken
from store.late import approve
from store.rates import statement
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import AT
from tests.printing.test_looks import Told, compared
from tests.store.bills.billed import issued
from tests.store.late.test_late import MARCH, agree, bill, march, on, paid, waiver

__all__ = ["bill", "march"]
Read = Callable[[bytes], str]
ESTATE = "金色家园"


@pytest.fixture
def late(bill: Bill, manager: Staff, assistant: Staff, time: Clock) -> Bill:
    """March is paid in part with its late charge, of which some was waived; April is owed whole."""
    agree(manager)
    on(time, MARCH + timedelta(days=20))
    issued(manager, "2026-04")
    paid(bill, assistant, "100")
    on(time, MARCH + timedelta(days=45))
    asked = waiver(bill, assistant, "1.20")
    approve(asked.id, Approved(), by=manager)
    return bill


def test_a_statement_with_a_late_charge_reckons_and_looks_as_it_did(
    late: Bill, text: Read, tmp_path: Path, told: Told
) -> None:
    """SH17, $53: settled it is a line, charged and paid; what is owed of it stands beside."""
    one = statement.of(statement.payer(late.payer_id), date(2026, 3, 1), clock.today())
    pdf = sheet.render(printed_statement.declare([one], ESTATE, AT, None))
    said = text(pdf).replace(" ", "")
    for word in ("违约金物业服务费", "本期违约金2.51", "另计违约金", "未计入欠费余额"):
        assert word in said, word
    compared("late-statement", pdf, 1, tmp_path, told)


def test_a_notice_with_a_late_charge_names_its_ground_and_looks_as_it_did(
    late: Bill, assistant: Staff, text: Read, tmp_path: Path, told: Told
) -> None:
    """SH15: the clause and the rate, by bill and in all, up to the day of the notice."""
    case = late.payer_id
    for rung, how in ((Taken.REMINDER, How.CALLED), (Taken.FIRST, How.POSTED)):
        step = NewStep(rung=rung, whom="王芳", how=how, said="说下周来交")
        dunning.take(case, step, by=assistant)
    dunning.deliver(case, Delivery(how=How.POSTED, proof="EMS1234"), by=assistant)
    request = catalogue.request(NOTICE, f"dunning:{case}", None)
    pdf = sheet.render(request.declare(AT, None))
    said = text(pdf).replace(" ", "")
    for word in ("物业服务合同第九条", "0.05", "违约金合计", "连同违约金"):
        assert word in said, word
    compared("late-notice", pdf, 1, tmp_path, told)
