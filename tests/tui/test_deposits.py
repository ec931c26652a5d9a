"""Deposits on screen, without a letter key ($71–$77, E24)."""

from __future__ import annotations

from store import deposits, journal
from store.deposits import Met, Stage
from store.rights import Staff
from tests.conftest import Clock
from tests.store.deposits.safe import asked, taken
from tests.store.test_permits import home
from tests.tui.driving import Driven, line, opened, page, press, shown, typed, until

__all__ = ["home"]


async def _from_the_home_s_page(driven: Driven) -> None:
    """The service stands among all of them, behind 0."""
    await press(driven, "enter", "0")
    row = next(row for row in shown(driven[0]).split("\n") if "收押金" in row)
    await press(driven, *next(cell for cell in row.split() if cell.isdecimal()))


async def test_from_the_directory_to_the_money_back(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    """Digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    async with opened(assistant) as driven:
        await press(driven, *page("deposits"), "ctrl+n")
        await typed(driven, "３－２－１２０１\n1\n张惠文\n1\n2000")
        await press(driven, "ctrl+s")
        assert "已记录：YJ-2026-000001  3-2-1201  搬迁押金  2,000.00  在押" in shown(driven[0])
        assert "退还条件尚未满足：搬迁完毕；电梯、墙面已查看" in shown(driven[0])
        await press(driven, "ctrl+t", "ctrl+s", "ctrl+o", "ctrl+s")
        await press(driven, "ctrl+r")
        await typed(driven, "350\n墙面划伤\n照片\n2")
        await press(driven, "ctrl+s", "ctrl+e", "ctrl+s")
        assert "由主管批准" in shown(driven[0])
        await press(driven, "ctrl+a")
        assert deposits.get(1).stage is Stage.CHECKED  # that is not the assistant's
    async with opened(supervisor) as driven:
        await press(driven, *page("deposits"), "ctrl+a", "ctrl+s")
    async with opened(assistant) as driven:
        await press(driven, *page("deposits"), "ctrl+g", "ctrl+s")
        assert "已退还" in shown(driven[0])
    one = deposits.get(1)
    assert (one.balance, one.returned, one.deducted) == (0, 1650_00, 350_00)


async def test_from_a_home_s_page_its_payer_is_filled_in(home: int, assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await _from_the_home_s_page(driven)
        for told in ("3-2-1201", "张惠文"):
            assert told in shown(driven[0])
        await press(driven, "2", "enter", "enter", "1", "enter")
        await typed(driven, "1000")
        await press(driven, "ctrl+s")
        assert "YJ-2026-000001" in shown(driven[0])
    assert deposits.of_home(home)[0].payer == "张惠文"


async def test_the_receipt_is_printed_from_its_deposit(home: int, assistant: Staff) -> None:
    taken(home, assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("deposits"), "f9", "enter")
        await until(driven, lambda: "receipt-YJ-2026-000001.pdf" in line(driven[0], -2))
    assert [e.kind for e in journal.of_subject("receipt:1")][-1] == "sheet.printed"


async def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(
    home: int, assistant: Staff
) -> None:
    async with opened(assistant) as driven:
        await press(driven, *page("deposits"), "ctrl+n")
        await typed(driven, "3-2-1201\n7\n张惠文\n1\n12.345")
        await press(driven, "ctrl+s")
        assert "2 位小数" in shown(driven[0]) and "12.345" in shown(driven[0])
    assert deposits.held() == []


async def test_who_could_have_fetched_it_longest_stands_first_and_is_marked_77(
    home: int, assistant: Staff, time: Clock
) -> None:
    first = taken(home, assistant)
    deposits.meet(first.id, Met(), by=assistant)
    time.pass_(days=8)
    taken(home, assistant, "50", kind="card")
    async with opened(assistant) as driven:
        assert "可退未领：3-2-1201 搬迁押金" in shown(driven[0])
        await press(driven, *page("deposits"))
        rows = [row for row in shown(driven[0]).split("\n") if "3-2-1201" in row]
        assert rows[0].startswith(">! 可退") and " 8" in rows[0]
        await press(driven, "right")
        assert sum("3-2-1201" in row for row in shown(driven[0]).split("\n")[4:14]) == 1


async def test_a_home_s_page_lists_its_deposits_and_what_is_open_M27(
    home: int, assistant: Staff
) -> None:
    asked(home, assistant)
    taken(home, assistant, "1000", kind="utilities")
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        await until(driven, lambda: "YJ-2026-000001" in shown(driven[0]))
        assert "申请退还" in shown(driven[0])
        assert "1,000.00  待：水费代扣" in shown(driven[0])
