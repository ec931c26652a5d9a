"""The figures of a period on paper (G8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from printing import making, sheet
from printing import report as paper
from printing.catalogue import request
from store import clock, report, tickets
from store.figure import Figure, Period, mean, month, share
from store.paper import BLANK, Paper
from store.report import FIGURES, MONTH_REPORT, Compared, Told
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import Clock
from tests.printing.conftest import AT
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared

Read = Callable[[bytes], str]
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
COUNTS = "Of the return visits of the period at which somebody was reached."
TOLD = [
    Told(1, "Tickets", Figure("Repair", 31, "Entered in the period.")),
    Told(2, "Tickets", share("Satisfied at the return visit", 22, 24, COUNTS)),
    Told(3, "Tickets", share("Answered in time", 0, 0, COUNTS)),
    Told(4, "Tickets", mean("Wait until somebody is on site", 29, 2, COUNTS, "minutes")),
]


@pytest.mark.parametrize("name", ["figures", "blank-figures"])
@pytest.mark.usefixtures("desk")
def test_the_sheet_looks_as_it_did(name: str, tmp_path: Path, told: Callable[..., str]) -> None:
    made = paper.declare(TOLD, NOVEMBER, ESTATE, AT, None)
    blank = request(FIGURES, BLANK, Paper.A4).declare(AT, None)
    compared(name, sheet.render(made if name == "figures" else blank), 1, tmp_path, told)


def test_each_figure_stands_there_with_what_counts_and_of_none_a_dash(text: Read) -> None:
    said = text(sheet.render(paper.declare(TOLD, NOVEMBER, ESTATE, AT, None)))
    said = said.replace("\xa0", "").replace(" ", "")
    for figure in (
        *("31", "22/24=91.7%", "—", "14.5分钟"),
        *("（占比）期间内联系上人的回访中", "（平均）"),
    ):
        assert figure in said, figure


COMPARED = [
    Compared(Told(1, "Tickets", Figure("Repair", 31, "Entered.")), Figure("Repair", 28, "")),
    Compared(
        Told(2, "Tickets", share("Satisfied at the return visit", 22, 24, COUNTS, 95)),
        share("Satisfied at the return visit", 19, 20, COUNTS),
    ),
    Compared(Told(3, "Tickets", share("Answered in time", 0, 0, COUNTS, 90)), None),
    Compared(Told(4, "Tickets", share("On site in time", 19, 20, COUNTS, 95)), None),
]


@pytest.mark.parametrize("name", ["month-report", "blank-month-report"])
@pytest.mark.usefixtures("desk")
def test_the_month_s_report_looks_as_it_did(
    name: str, tmp_path: Path, told: Callable[..., str]
) -> None:
    made = paper.monthly(COMPARED, NOVEMBER, ESTATE, AT, None)
    blank = request(MONTH_REPORT, BLANK, Paper.A4).declare(AT, None)
    compared(name, sheet.render(made if name == "month-report" else blank), 1, tmp_path, told)


def test_a_goal_is_compared_exactly_and_of_nothing_neither_reached_nor_missed(text: Read) -> None:
    """G8: 19 of 20 is 95 %, 22 of 24 is not; of none there is a dash, and no verdict."""
    said = text(sheet.render(paper.monthly(COMPARED, NOVEMBER, ESTATE, AT, None)))
    rows = said.replace("\xa0", "").replace(" ", "")
    assert "22/24=91.7%" in rows and "19/20=95.0%≥95%" not in rows.split("22/24")[0]
    assert rows.count("未达标") == 1
    assert "1/2" in rows
    assert share("x", 0, 0, "", 90).met is None
    assert share("x", 949, 1000, "", 95).met is False
    assert share("x", 95, 100, "", 95).met is True


def test_the_month_s_report_has_every_figure_beside_the_month_before(
    assistant: Staff, time: Clock
) -> None:
    tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    time.pass_(days=9)
    tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    tickets.take(NewTicket(place="车库", what="积水"), by=assistant)
    told = {one.told.figure.name: one for one in report.compared(month(clock.today()))}
    repair = told["Repair"]
    assert (repair.told.figure.count, repair.before and repair.before.count) == (2, 1)
    assert len(told) > 40
    page = str(making.preview(request(MONTH_REPORT, "month:2026-12")))
    assert "服务中心月报" in page.replace(" ", "") and "2026-12" in page


@pytest.mark.parametrize(("period", "state"), [(NOVEMBER, "期间未结束"), (OCTOBER, "期间已结束")])
def test_it_says_whether_the_period_is_over(period: Period, state: str, text: Read) -> None:
    assert state in text(sheet.render(paper.declare(TOLD, period, ESTATE, AT, None)))
