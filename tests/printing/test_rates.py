"""The month's report, the posted sheet and the statement on paper (SH17, SH18, SH20)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from printing import sheet
from printing.catalogue import request
from printing.rates import posted, report, statement
from printing.rates.report import Report
from store import money
from store.rates import (
    RATES,
    Age,
    Close,
    Deal,
    Dealing,
    Figures,
    Held,
    Kind,
    Line,
    Owed,
    Part,
    Payer,
    Shown,
    Stage,
    Standing,
    Statement,
)
from store.rights import Staff
from tests.printing.conftest import AT
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared
from tests.store.rates import ledger

Read = Callable[[bytes], str]
Told = Callable[..., str]
DAY = date(2026, 11, 23)
FIGURES = Figures(
    *(726_12, 350_66, 3, 1, 7_000_00, 6_649_00, 400_00, 100_00, 100_00, 20_00),
    *(350_66, 120_00, 250_66, 40_00, 300_00),
)


def reported() -> Report:
    """A month of few homes, closed and restated, after eleven others."""
    close = Close(
        **vars(FIGURES), id=1, month="2026-10", closed_on=DAY, closed_by=1, stage=Stage.CLOSED
    )
    again = replace(FIGURES, received=600_00, paid=2)
    year = [Standing(f"2026-{n:02}", None, 1000, 900 + 8 * n) for n in range(1, 10)]
    year = [Standing("2025-12", None, 0, 0), *year, Standing("2026-10", close, 726_12, 600_00)]
    parts = [
        Part("1", False, 426_12, 350_66, 2, 1),
        Part("", False, 100_00, 0, 1, 0),
        Part("", True, 200_00, 0, 0, 0),
    ]
    owed = [Owed("1", False, Age.UP_TO_3, 75_46, 1), Owed("", True, Age.BEYOND, 200_00, 2)]
    return Report(Shown("2026-10", close, again), parts, owed, year, 95_00, DAY)


def held() -> list[Held]:
    """Income held against the desk's, and income from common parts."""
    fee = Line(
        1, "SZ-2026-0001", "2026-10", Kind.INCOME, "物业服务费", 1000_00, "总账 6001", DAY, "WYF",
        Stage.ENTERED,
    )  # fmt: skip
    ads = replace(fee, kind=Kind.COMMON, name="电梯广告", amount=300_00, source=LONG[:60], own="")
    return [Held(fee, 9_000_00, 990_00), Held(ads, 600_00, None)]


def stated() -> list[Statement]:
    """A payer's bill, its reduction, and what was paid beyond it."""
    lines = [
        Dealing(DAY, Deal.BILL, "ZD-2026-000001", "物业服务费", "2026-11", 250_66, 0, 350_66, 0),
        Dealing(DAY, Deal.REDUCTION, "ZD-2026-000001", "物业服务费", "", -50_66, 0, 300_00, 0),
        Dealing(DAY, Deal.PAID, "SJ-2026-000001", "cash", "ZD-2026-000001", -300_00, 0, 0, 0),
        Dealing(DAY, Deal.CREDIT, "SJ-2026-000001", "cash", "", 0, 100_00, 0, 100_00),
    ]
    payer = Payer(1, 1, "王芳", "owner", date(2020, 1, 1), None)
    return [Statement("3-2-1201", payer, date(2026, 1, 1), DAY, (100_00, 0), lines)]


@pytest.mark.usefixtures("desk")
def test_the_report_has_the_frozen_figures_and_the_restated_beside(text: Read) -> None:
    """SH18, $61, $62; parts and ages with what belongs to no building (X15)."""
    said = text(sheet.render(report.declare(reported(), ESTATE, AT, None))).replace(" ", "")
    for word in (
        *("收费率月报", "已关账2026-11-23", "95%，未达到，还差339.16元", "48.2%", "82.6%"),
        *("1/333.3%", "2/366.6%", "94.9%", "24.0%", "重述", "重述82.6%", "未分楼栋", "开发商"),
        *("3个月以内", "36个月以上", "275.46", "主管"),
    ):
        assert word in said, word


def test_month_report_equals_ledger_to_the_fen(assistant: Staff, text: Read) -> None:
    """X54: the sheet adds up to what every single line of the ledger says."""
    item, whole, had = ledger.item(), 0, 0
    for n in range(1, 8):
        place = ledger.home(f"{n % 3}-{n}")
        who = ledger.payer(place, "developer" if n == 7 else "owner")
        bill = ledger.bill(place, item, who, "2026-11", 100_01 * n, issued=date(2026, 11, 1))
        ledger.paid(place, who, bill, 33_33 * n, DAY, assistant.id)
        whole, had = whole + 100_01 * n, had + 33_33 * n
    found = report.read("2026-11")
    assert (found.shown.figures.due, found.shown.figures.received) == (whole, had)
    assert sum(one.due for one in found.parts) == whole
    assert sum(one.received for one in found.parts) == had
    said = text(sheet.render(request(RATES, "rates:2026-11").declare(AT, None))).replace(" ", "")
    for amount in (money.text(whole), money.text(had), "33.3%"):
        assert amount in said, amount


@pytest.mark.usefixtures("desk")
def test_what_is_posted_names_its_sources_and_marks_what_differs(text: Read) -> None:
    """SH20: items, this month and the year, source, signatures of finance and manager, its day."""
    said = text(sheet.render(posted.declare("2026-10", held(), ESTATE, AT, None))).replace(" ", "")
    for word in (
        *("物业服务收入", "公共部位收入", "1,000.00", "9,000.00", "≠990.00", "总账6001"),
        *("财务制表", "经理", "公布日期", "2026-11-23", "民法典282"),
    ):
        assert word in said, word


@pytest.mark.usefixtures("desk")
def test_a_statement_runs_from_opening_to_closing(text: Read) -> None:
    """SH17."""
    said = text(sheet.render(statement.declare(stated(), ESTATE, AT, None))).replace(" ", "")
    for word in ("期初", "期末", "100.00", "350.66", "现金", "转入预存", "王芳", "3-2-1201"):
        assert word in said, word


MADE = {
    "collection-rate": lambda: report.declare(reported(), ESTATE, AT, None),
    "blank-collection-rate": lambda: report.declare(None, ESTATE, AT, None),
    "income-and-expenditure": lambda: posted.declare("2026-10", held(), ESTATE, AT, None),
    "blank-income-and-expenditure": lambda: posted.declare("", [], ESTATE, AT, None),
    "statement": lambda: statement.declare(stated(), ESTATE, AT, None),
    "blank-statement": lambda: statement.declare([], ESTATE, AT, None),
}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.usefixtures("desk")
def test_it_looks_as_it_did(name: str, tmp_path: Path, told: Told) -> None:
    compared(name, sheet.render(MADE[name]()), 1, tmp_path, told)
