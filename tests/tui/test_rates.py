"""Rates on screen, from the command line, and the chart that reads in words ($55–$63, CT6)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.rates import report
from store import journal, rates, residents
from store.desk import opening, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.rates import Closing
from store.residents import NewHome
from store.rights import Role, Staff
from tests.conftest import MONDAY, PIN
from tests.store.rates import ledger
from tests.store.rates.test_published import line as posted
from tests.tui.driving import line, opened, page, press, shown, typed, until
from tui.command import main
from tui.printing import text
from tui.widgets.bars import bar
from tui.widgets.paint import plain, width

OCT, NOV = "2026-10", "2026-11"


@pytest.fixture
def owed(assistant: Staff) -> int:
    """Three homes of October and November, as in E21; the first home's number."""
    item = ledger.item()
    first = 0
    for code, amount, paid in (
        ("1-1", 250_66, 250_66),
        ("1-2", 175_46, 100_00),
        ("2-1", 300_00, 0),
    ):
        place = ledger.home(code)
        first = first or place
        who = ledger.payer(place)
        for month in (OCT, NOV):
            issued = date.fromisoformat(f"{month}-01")
            bill = ledger.bill(place, item, who, month, amount, issued=issued)
            if paid:
                ledger.paid(place, who, bill, paid, issued.replace(day=5), assistant.id)
    return first


def finance() -> Staff:
    return staff.add(NewStaff(name="钱会计", number="5001", role=Role.FINANCE, pin=PIN), by=None)


def told(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    database.close()
    try:
        code = main(["--data", str(folder), "rates", *more])
    except SystemExit as left:
        code = int(left.code or 0)
    opening.open_folder(folder)
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.usefixtures("owed")
def test_the_command_says_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """E21 to the byte; of nothing due a rate is a dash ($61)."""
    assert told(desk, capsys, "--month", NOV) == (
        0,
        "due=72612 received=35066 rate=48.2 homes=3 paid=1 household=33.3\n",
        "",
    )
    nothing = "due=0 received=0 rate=- homes=0 paid=0 household=-\n"
    assert told(desk, capsys, "--month", "2025-01") == (0, nothing, "")


@pytest.mark.parametrize("wrong", [(), ("--month",), ("--month", "2026-13"), ("--month", "11")])
def test_the_command_refuses_what_is_no_month(
    wrong: tuple[str, ...], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(desk, capsys, *wrong)
    assert (code, out) == (2, "") and "--month" in err


def test_a_closed_month_is_told_as_closed_and_restated_beside(
    desk: Path, owed: int, assistant: Staff, capsys: pytest.CaptureFixture[str]
) -> None:
    """$62: the line is the frozen one; the ledger's word goes to stderr."""
    rates.close(Closing(month=OCT), by=finance())
    code, frozen, err = told(desk, capsys, "--month", OCT)
    assert (code, err) == (0, "")
    third = "SELECT id, payer_id, home_id FROM bill WHERE month = ? AND settled = 0"
    bill, who, home = database.db.execute_sql(third, (OCT,)).fetchone()
    assert home != owed
    ledger.paid(home, who, bill, 300_00, date(2026, 11, 23), assistant.id)
    code, out, err = told(desk, capsys, "--month", OCT)
    assert out == frozen and "received=65066 rate=89.6" in err


async def test_the_months_their_bars_and_the_gap_in_words(owed: int, assistant: Staff) -> None:
    """CT6: the missing sum and who would close it; nothing is said by a bar alone."""
    assert owed
    async with opened(assistant) as driven:
        await press(driven, *page("rates"))
        said = shown(driven[0])
        assert "! 2026-11" in said and "48.2  #########..........|." in said
        assert "离 95% 还差 339.16 元：2-1 300.00, 1-2 75.46" in said
        assert "无欠费户 1/3：33.3%" in said
        await press(driven, "right")
        assert "1/2" in shown(driven[0]) and "82.2" in shown(driven[0])
        await press(driven, "right", "right")
        assert "[欠费最多 2]" in shown(driven[0]) and "89.6" in shown(driven[0])
        assert "关账" not in line(driven[0], -1)  # that is finance's
        assert not {"\x1b[38;2", "█"} & set(said)


async def test_arrears_by_age_and_the_other_views_follow_the_month(
    owed: int, assistant: Staff
) -> None:
    assert owed
    async with opened(assistant) as driven:
        await press(driven, *page("rates"), "down", "right")
        assert "2026-10" in line(driven[0], 2)
        await press(driven, "right")
        assert "3个月以内" in shown(driven[0]) and "375.46" in shown(driven[0])


async def test_finance_closes_the_month_that_is_pointed_at(owed: int) -> None:
    """$50, $62, without a letter key."""
    assert owed
    async with opened(finance()) as driven:
        await press(driven, *page("rates"), "down", "ctrl+e")
        assert "2026-10：应收 726.12" in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "2026-10 已关账。" in shown(driven[0]) and "已关账" in line(driven[0], 5)
        await press(driven, "ctrl+e")
        await press(driven, "ctrl+s")
        assert "由钱会计于" in shown(driven[0])


async def test_a_statement_is_read_and_another_payer_s_is_the_manager_s(
    assistant: Staff,
) -> None:
    """$70, X104."""
    place = residents.add_home(NewHome(code="1-1-101"), by=assistant).id
    ledger.bill(place, ledger.item(), ledger.payer(place), NOV, 250_66, issued=date(2026, 11, 1))
    async with opened(assistant) as driven:
        await press(driven, *page("rates"), "ctrl+d")
        await typed(driven, "1-1-101\n\n\n")
        await press(driven, "2", "ctrl+s")
        assert "您的权限不够" in shown(driven[0])
        await press(driven, "1", "ctrl+s")
        await until(driven, lambda: "对账单" in line(driven[0], 4))
        assert "期末欠费: 250.66" in shown(driven[0])


async def test_what_finance_says_and_what_was_received_here(
    owed: int, manager: Staff, assistant: Staff
) -> None:
    """$63: the difference is marked and nothing is put right by itself."""
    assert owed
    posted(manager, month=OCT, own="WYF", amount="400")
    async with opened(manager) as driven:
        await press(driven, *page("published"))
        assert "! 2026-10" in shown(driven[0]) and "350.66" in shown(driven[0])
        await press(driven, "f9")
        await until(driven, lambda: "income-and-expenditure-2026-10.pdf" in line(driven[0], -2))
    (sheet,) = [e for e in journal.of_subject(f"public:{OCT}") if e.kind == "sheet.printed"]
    assert sheet.payload["sheet"] == "income and expenditure"


@given(st.integers(0, 1000), st.integers(1, 1000), st.integers(2, 60))
def test_a_bar_has_its_cells_and_reaches_the_target_only_if_its_share_does(
    tenths: int, target: int, cells: int
) -> None:
    drawn = bar(tenths, target, cells)
    assert len(drawn) == cells and drawn.isascii() and drawn.count("|") == 1
    before, _target, behind = drawn.partition("|")
    if tenths < target:
        assert "#" not in behind
    elif "." in before:
        # What is reached within one cell shows by its figure; a full cell more it never lacks.
        assert before.count(".") == 1
    assert bar(None, target, cells) == "" and "|" not in bar(tenths, None, cells)


def test_the_report_is_read_with_its_bars_before_it_is_printed(owed: int) -> None:
    assert owed
    declared = report.declare(report.read(NOV), "金色家园", MONDAY, None)
    said = [plain(words) for words in text.lines(declared, 78)]
    (november,) = [one for one in said if one.startswith(NOV)]
    assert november.split() == [NOV, f"{'#' * 19}{'.' * 19}|{'.' * 2}", "48.2%"]
    assert all(width(words) <= 78 for words in text.lines(declared, 78))
