"""The figures of a period on paper (G8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from printing import report as paper
from printing import sheet
from printing.catalogue import request
from store.figure import Figure, Period, mean, share
from store.paper import BLANK, Paper
from store.report import FIGURES, Told
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


@pytest.mark.parametrize(("period", "state"), [(NOVEMBER, "期间未结束"), (OCTOBER, "期间已结束")])
def test_it_says_whether_the_period_is_over(period: Period, state: str, text: Read) -> None:
    assert state in text(sheet.render(paper.declare(TOLD, period, ESTATE, AT, None)))
