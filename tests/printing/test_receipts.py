"""Receipts on paper: three plies, amounts that nobody can add to, marks that stay ($39–$45)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing import making, receipts, sheet
from printing.amount import in_words
from printing.catalogue import request
from printing.sheet import A5, ROLL
from store import deposits
from store import receipts as book
from store.paper import Paper
from store.receipts import CERTIFICATE, LOSS, RECEIPT, Reason, Stage
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import PAID
from tests.printing.test_looks import compared
from tests.store.deposits.safe import approved, taken
from tests.store.receipts.book import BACK, RED, issued
from tests.store.test_permits import home

__all__ = ["home"]
Read = Callable[[bytes], str]
Told = Callable[..., str]


def printed(number: int, to: Path, by: Staff, text: Read, paper: Paper = Paper.A5) -> str:
    made = making.make(request(RECEIPT, f"receipt:{number}", paper), to / "r.pdf", by)
    return text(made.path.read_bytes())


def test_three_plies_name_their_receivers_and_no_invoice_43_44(
    home: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    one = issued(home, assistant, remark="由交款人指定；预存余额 12.00")
    said = printed(one.id, tmp_path, assistant, text)
    for ply in ("第一联存根", "第二联交款人", "第三联记账"):
        assert said.count(ply) == 1
    assert said.count("人民币贰佰伍拾元陆角陆分") == 3 and said.count("¥250.66") == 3
    assert "预存余额12.00" in said and "发票" not in said and "作废" not in said


def test_a_void_receipt_says_so_on_each_ply_40(
    home: int, assistant: Staff, supervisor: Staff, tmp_path: Path, text: Read
) -> None:
    one = issued(home, assistant)
    book.void(one.id, BACK, by=supervisor)
    assert printed(one.id, tmp_path, assistant, text).count("作废") == 3
    assert "作废" in printed(one.id, tmp_path, assistant, text, Paper.ROLL)


def test_a_red_receipt_names_the_original_the_reason_and_who_approved_SH10(
    home: int, assistant: Staff, supervisor: Staff, tmp_path: Path, text: Read
) -> None:
    one = issued(home, assistant)
    red = book.redden(one.id, RED, by=supervisor)
    said = printed(red.id, tmp_path, assistant, text)
    for told in (
        "红字收据",
        one.number,
        "收错房号",
        "-¥250.66",
        "负贰佰伍拾元",
        "批准人",
        "王主管",
    ):
        assert told in said, told


def test_a_reprint_equals_the_original_and_says_copy_X96(
    home: int, assistant: Staff, second: Staff, tmp_path: Path, text: Read, time: Clock
) -> None:
    one = issued(home, assistant)
    first = printed(one.id, tmp_path, assistant, text)
    time.pass_(days=2)
    book.reprint(one.id, Reason(reason="卡纸"), by=second)
    again = printed(one.id, tmp_path, second, text)
    assert "补打第1次2026-11-2509:00周敏" in again and "补打" not in first
    day = "收款日期2026-11-23"
    assert day in first and day in again and "李芳" in again


def test_a_lost_ply_gets_a_certificate_and_never_a_second_receipt_45(
    home: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    one = issued(home, assistant)
    for kind, told in ((CERTIFICATE, "付款证明"), (LOSS, "收据遗失声明")):
        made = making.make(request(kind, one.subject), tmp_path / "c.pdf", assistant)
        said = text(made.path.read_bytes())
        assert told in said and one.number in said and "收款收据" not in said


def test_a_deposit_s_receipt_says_on_what_it_goes_back_SH9(
    home: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    one = taken(home, assistant, kind="utilities")
    said = printed(one.receipt_id, tmp_path, assistant, text)
    for told in ("押金收据", "水电押金", "水费代扣已确认", "凭本收据原件退还", "贰仟元整"):
        assert told in said, told


def test_the_return_and_the_deduction_are_papers_to_sign_SH11_SH12(
    home: int, assistant: Staff, supervisor: Staff, tmp_path: Path, text: Read
) -> None:
    one = approved(home, assistant, supervisor, "350")
    made = making.make(request(deposits.RETURN, one.subject), tmp_path / "r.pdf", assistant)
    said = text(made.path.read_bytes())
    for told in ("¥1,650.00", "壹仟陆佰伍拾元整", "电梯、墙面已查看", "墙面划伤修补", "王主管"):
        assert told in said, told
    made = making.make(request(deposits.DEDUCTION, one.subject), tmp_path / "d.pdf", assistant)
    said = text(made.path.read_bytes())
    assert "叁佰伍拾元整" in said and "同意扣款" in said
    made = making.make(request(deposits.HELD, "deposits:held"), tmp_path / "h.pdf", assistant)
    assert "¥2,000.00" in text(made.path.read_bytes())


def test_a_return_without_the_receipt_or_the_condition_says_so_74(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff, tmp_path: Path, text: Read
) -> None:
    one = taken(home, assistant)
    deposits.ask(one.id, deposits.Ask(remark="搬离"), by=assistant)
    deposits.check(one.id, deposits.Check(despite="经理担保"), by=manager)
    deposits.approve(one.id, deposits.Approve(), by=supervisor)
    lost = deposits.GiveBack(receipt_back=False, loss="声明存F5", signed=True)
    deposits.give_back(one.id, lost, by=supervisor)
    made = making.make(request(deposits.RETURN, one.subject), tmp_path / "r.pdf", assistant)
    said = text(made.path.read_bytes())
    for told in ("遗失声明：声明存F5", "搬离", "经理担保", "（已退）"):
        assert told in said, told


@pytest.mark.parametrize("on", [A5, ROLL], ids=lambda on: on.media)
def test_a_void_receipt_looks_as_it_did(on: sheet.Format, tmp_path: Path, told: Told) -> None:
    void = replace(PAID, receipt=replace(PAID.receipt, stage=Stage.VOID))
    pdf = sheet.render(receipts.declare(void, "金色家园", AT, HEAD, on))
    compared(f"receipt-void-{'roll' if on.endless else 'a5'}", pdf, 1, tmp_path, told)


_DIGITS = {digit: place for place, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def read_back(words: str) -> int:
    """Whole fen of an amount in capitals, by a way of its own."""
    total = group = digit = 0
    for sign in words:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            group, digit = group + digit * _UNITS[sign], 0
        elif sign in "万亿":
            total, group, digit = (total + group + digit) * {"万": 10**4, "亿": 10**8}[sign], 0, 0
        elif sign == "元":
            total, group, digit = (total + group + digit) * 100, 0, 0
        elif sign in "角分":
            total, digit = total + digit * {"角": 10, "分": 1}[sign], 0
    return total


@given(fen=st.integers(1, 10**12 - 1))
def test_capitals_follow_the_bank_s_rule_X103(fen: int) -> None:
    """Each amount is read back as itself, by groups below 亿 and above."""
    words = in_words(Decimal(fen).scaleb(-2))
    over, under = words.split("亿") if "亿" in words else ("", words)
    whole = read_back(over + "元") // 100 * 10**10 if over else 0
    assert whole + read_back(under) == fen
    assert "零零" not in words and not words.startswith("零元")
    assert words.endswith("整") == (fen % 10 == 0)


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("309825", "叁拾万玖仟捌佰贰拾伍元整"),
        ("100000", "壹拾万元整"),
        ("0.05", "伍分"),
        ("10", "壹拾元整"),
        ("1006.05", "壹仟零陆元零伍分"),
        ("100000000", "壹亿元整"),
    ],
)
def test_capitals_of_known_amounts_X103(yuan: str, words: str) -> None:
    assert in_words(Decimal(yuan)) == words


def test_a_second_printing_counts_as_the_next_copy_X96(
    home: int, assistant: Staff, tmp_path: Path, text: Read, time: Clock
) -> None:
    one = issued(home, assistant)
    printed(one.id, tmp_path, assistant, text)
    time.at += timedelta(minutes=1)
    assert "第2次打印" in printed(one.id, tmp_path, assistant, text)
