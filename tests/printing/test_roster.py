"""The month on paper, lying, and the slip of a swap (O7, O8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import roster as paper
from printing import sheet
from printing.catalogue import request
from printing.roster import Line, Month
from printing.sheet import A4, Sheet
from store.estate.calendar import DayKind
from store.paper import BLANK
from store.roster import MONTH_SHEET, SWAP_SLIP, Kind, Sum
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared

DAYS = tuple(date(2026, 10, 1) + timedelta(days=n) for n in range(31))
SUM = Sum(minutes=10530, overtime=450, nights=12, rest=960, statutory=480, leave=1)


def full() -> Sheet:
    turn = ("早", "早", "中", "夜", "休", "假", "中")
    codes = tuple("早夜" if n == 6 else turn[n % 7] for n in range(31))
    lines = tuple(Line(f"欧阳㛃{n:02}", "秩序", codes[n % 7 :] + codes[: n % 7], SUM)
                  for n in range(20))  # fmt: skip
    special = {
        **dict.fromkeys(DAYS[:3], DayKind.STATUTORY),
        **dict.fromkeys(DAYS[3:7], DayKind.OFF),
        DAYS[9]: DayKind.MAKEUP,
    }
    month = Month(
        number="PB-2026-0010",
        month="2026 年 10 月",
        stage="已发布",
        changes=2,
        kinds=(Kind("早", 480, 960), Kind("中", 960, 0), Kind("夜", 1320, 360, 60)),
        days=DAYS,
        special=special,
        lines=lines,
        gaps=("9 日前台早班缺 1",),
        drafted="王丽华",
        published="王丽华",
    )
    return paper.month_sheet(month, ESTATE, AT, HEAD, A4)


def _made(name: str) -> Sheet:
    if name == "month-roster":
        return full()
    kind = MONTH_SHEET if name == "blank-month-roster" else SWAP_SLIP
    return request(kind, BLANK).declare(AT, None)


@pytest.mark.parametrize("name", ["month-roster", "blank-month-roster", "blank-swap-slip"])
def test_a_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    compared(name, sheet.render(_made(name)), 1, tmp_path, told)


def test_the_four_kinds_of_day_and_no_kind_of_leave_stand_on_it(
    text: Callable[[bytes], str],
) -> None:
    """G13: statutory, off and worked in exchange; why somebody is away is nobody's business."""
    said = text(sheet.render(full()))
    assert "法" in said and "班" in said and "假" in said
    assert "病" not in said and "175.5" in said
