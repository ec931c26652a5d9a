"""Taking a payment at the counter, without a letter key (CT2, CT5, $29–$42)."""

from __future__ import annotations

import json
import signal
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite3

from store import bills, deposits, payments, receipts, residents
from store.desk import drafts
from store.disk.datafolder import FILE
from store.engine import database
from store.payments import Stage
from store.residents import Home
from store.rights import Staff
from tests.store.bills.billed import fee, home, issued, pays
from tests.store.deposits.safe import approved
from tests.tui.driving import Driven, opened, page, press, shown, typed, until
from tests.tui.lines import session, sign_in

MONTHS = ("2026-10", "2026-11", "2026-12")


@pytest.fixture
def owing(manager: Staff) -> Home:
    """A home that owes three months."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    for month in MONTHS:
        issued(manager, month)
    return residents.get(one.id)


async def at_the_home(driven: Driven) -> None:
    await press(driven, "ctrl+f")
    await typed(driven, "3-1-101")
    await press(driven, "enter")


async def to_the_payment(driven: Driven) -> None:
    """The last line of the home's page: what was paid."""
    await press(driven, "end", "enter")


async def test_all_that_is_owed_is_paid_with_three_keys_beyond_the_room(
    owing: Home, assistant: Staff
) -> None:
    """CT2: at most six; home, payer and sum stand in figures and words before Enter ($35)."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        assert "欠 751.98 元（2026-10 起）" in shown(driven[0])
        await press(driven, "5")
        assert "已勾选 3 张：751.98 元  柒佰伍拾壹元玖角捌分" in shown(driven[0])
        await press(driven, "enter")
        assert "3-1-101  王芳 业主  751.98" in shown(driven[0])
        await press(driven, "ctrl+s")
        await until(driven, lambda: "收款 751.98 元，收据 SJ-2026-000001" in shown(driven[0]))
    assert bills.owed_by(owing.id) == []


async def test_an_unmarked_bill_stays_owed_and_the_change_is_told(
    owing: Home, assistant: Staff
) -> None:
    """One key takes a mark off: the payer names the bills, and the receipt says so ($30)."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "right", "enter")
        await typed(driven, "600")  # it begins at what is given in cash
        await press(driven, "ctrl+s")
        await until(driven, lambda: "找零 98.68 元" in shown(driven[0]))
    assert [one.month for one in bills.owed_by(owing.id)] == ["2026-10"]
    (receipt,) = receipts.of_home(owing.id)
    assert "由交款人指定" in receipt.remark


async def test_a_coming_month_is_billed_for_who_pays_ahead(owing: Home, assistant: Staff) -> None:
    """$33."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "ctrl+n")
        assert "已出 2027-01 的账单" in shown(driven[0])
        assert "已勾选 4 张：1,002.64 元" in shown(driven[0])
    assert bills.owed_by(owing.id)[-1].month == "2027-01"


async def test_too_much_is_asked_about_and_nothing_typed_is_lost(
    owing: Home, assistant: Staff
) -> None:
    """X86: nothing becomes a prepayment in silence."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "enter", "up", "up", "ctrl+u")
        await typed(driven, "１,０００元")
        await press(driven, "ctrl+s")
        assert "比欠款多 248.02 元" in shown(driven[0])
        assert "１,０００元" in shown(driven[0]) or "1,000元" in shown(driven[0])
        await press(driven, "2", "ctrl+s")
        await until(driven, lambda: "预存 248.02 元" in shown(driven[0]))
    payer = bills.payers_of(owing.id)[0].id
    assert payments.prepaid_of(owing.id, payer) == 248_02


async def test_the_last_receipt_is_made_void_with_one_key_in_the_shift(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """CT5."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "enter", "ctrl+s")
        await until(driven, lambda: "SJ-2026-000001" in shown(driven[0]))
    async with opened(supervisor) as driven:
        await press(driven, *page("receipts"), "ctrl+k")
        await typed(driven, "金额写错\n")
        await press(driven, "2", "ctrl+s")
        await until(driven, lambda: "已作废" in shown(driven[0]))
    assert [one.stage for one in payments.of_home(owing.id)] == [Stage.UNDONE]
    assert len(bills.owed_by(owing.id)) == 3


async def test_a_refund_goes_from_the_receipt_over_approval_to_the_payer(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$42."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "enter", "up", "up", "ctrl+u")
        await typed(driven, "800\n\n\n\n")
        await press(driven, "2", "ctrl+s")
        await until(driven, lambda: "收款 800.00 元" in shown(driven[0]))
        await to_the_payment(driven)
        await press(driven, "1")
        await typed(driven, "\n\n多缴")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "48.02  待审批" in shown(driven[0]))
    async with opened(supervisor) as driven:
        await at_the_home(driven)
        await to_the_payment(driven)
        await press(driven, "1", "ctrl+s")
        await until(driven, lambda: "48.02  待付款" in shown(driven[0]))
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await to_the_payment(driven)
        await press(driven, "1", "ctrl+s")
        await until(driven, lambda: "48.02  已付" in shown(driven[0]))
    payer = bills.payers_of(owing.id)[0].id
    assert payments.prepaid_of(owing.id, payer) == 0


async def test_a_home_without_a_payer_says_where_to_name_one(
    manager: Staff, assistant: Staff
) -> None:
    home(manager, "3-1-101")
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5")
        assert "此房没有登记交款人" in shown(driven[0])


async def test_money_is_taken_from_the_book_of_receipts_too(owing: Home, assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, *page("receipts"), "ctrl+n")
        await typed(driven, "3-1-101\n")
        await until(driven, lambda: "已勾选 3 张" in shown(driven[0]))
        await press(driven, "enter", "ctrl+s")
        await until(driven, lambda: "收据 SJ-2026-000001" in shown(driven[0]))


async def test_a_deposit_is_put_to_fees_from_its_own_page(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$76: what is owed stands there; the consent is written down; its receipt is printed."""
    one = approved(owing.id, assistant, supervisor)
    async with opened(assistant) as driven:
        await press(driven, *page("deposits"), "ctrl+x")
        assert "在押 2,000.00；王芳 欠 751.98" in shown(driven[0])
        await typed(driven, "11-20 签字，存档")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "抵缴 751.98 元，收据 SJ-2026-000001" in shown(driven[0]))
        assert "1,248.02" in shown(driven[0])
    assert deposits.get(one.id).balance == 1248_02
    assert bills.owed_by(owing.id) == []


async def test_a_half_written_payment_is_kept_by_home_without_its_amount(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$34: what was typed comes back; how much is owed is asked anew, for it may have changed."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "enter", "up", "up", "ctrl+u")
        await typed(driven, "999\n2")
        await typed(driven, "\n\nWX-77")
        await press(driven, "escape", "escape")
    name = f"NewPayment:{owing.id}"
    kept = drafts.find(name, by=assistant)
    assert (kept["method"], kept["reference"]) == ("wechat", "WX-77")
    assert not {"amount", "@amount", "rest"} & set(kept)
    payer = bills.payers_of(owing.id)[0].id
    new = payments.NewPayment.model_validate({"amount": "250.66"})
    payments.take("other desk", payer, None, new, by=supervisor)
    async with opened(assistant) as driven:
        await press(driven, "end", "enter")
        assert "已勾选 2 张：501.32 元" in shown(driven[0])
        await press(driven, "enter")
        assert "WX-77" in shown(driven[0])
        assert "501.32" in shown(driven[0])
        assert "999" not in shown(driven[0])
        await press(driven, "ctrl+s")
        await until(driven, lambda: "收款 501.32 元" in shown(driven[0]))
    assert drafts.find(name, by=assistant) == {}


def test_a_killed_terminal_leaves_what_was_typed_of_a_payment(
    owing: Home, assistant: Staff, desk: Path
) -> None:
    """``kill -9`` in the form: no money is taken, and the payment number is there again."""
    database.close()
    with session(desk) as terminal:
        sign_in(terminal)
        terminal.press("ctrl+f")
        terminal.wait_for("查找")
        terminal.type("3-1-101")
        terminal.wait_for("王芳")
        terminal.press("enter")
        terminal.wait_for("欠 751.98")
        terminal.type("5")
        terminal.wait_for("已勾选 3 张")
        terminal.press("enter")
        terminal.wait_for("实收现金")
        terminal.type("800")
        with closing(sqlite3.connect(desk / FILE)) as seen:
            count = "SELECT count(*) FROM draft WHERE form LIKE 'NewPayment:%'"
            terminal.wait_until(lambda: seen.execute(count).fetchone()[0] == 1)
            (kept,) = seen.execute("SELECT input FROM draft WHERE form LIKE 'New%'").fetchone()
            assert seen.execute("SELECT count(*) FROM payment").fetchone() == (0,)
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_end() == -signal.SIGKILL
    assert json.loads(kept)["tendered"] == "800"
    assert "751.98" not in kept
    with session(desk) as terminal:
        sign_in(terminal)
        terminal.wait_for("草稿")
        terminal.wait_for("收款")


def _shows(driven: Driven, told: str) -> bool:
    return told in shown(driven[0])


async def test_the_same_sum_a_moment_later_is_asked_about_and_not_barred(
    owing: Home, assistant: Staff
) -> None:
    """CT12, X67: the first receipt is named; saving once more takes the second payment."""
    async with opened(assistant) as driven:
        for receipt in ("SJ-2026-000001", "SJ-2026-000002"):
            await at_the_home(driven)
            await press(driven, "5", "enter", "up", "up", "ctrl+u")
            await typed(driven, "100\n")
            await press(driven, "ctrl+s")
            if receipt.endswith("2"):
                assert "刚刚收过同样金额" in shown(driven[0])
                assert "SJ-2026-000001" in shown(driven[0])
                await press(driven, "ctrl+s")
            await until(driven, partial(_shows, driven, f"收据 {receipt}"))
    assert [one.amount for one in payments.of_home(owing.id)] == [100_00, 100_00]
