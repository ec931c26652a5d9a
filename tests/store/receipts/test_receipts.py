"""The book of receipts: numbered without a gap, never changed, void or red once ($39–$46)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, journal, receipts
from store.engine import database
from store.errors import Forbidden, Refused
from store.figure import Period
from store.journal.operation import operation
from store.receipts import (
    Invoice,
    InvoiceRequest,
    Invoicing,
    Kind,
    Line,
    Method,
    Reason,
    Receipt,
    Reddening,
    Stage,
    Voiding,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.store.receipts.book import BACK, RED, issued, new
from tests.store.test_permits import home

__all__ = ["home"]
ACTS: tuple[Callable[[int, Staff], Receipt], ...] = (
    lambda id_, by: receipts.void(id_, BACK, by=by),
    lambda id_, by: receipts.redden(id_, RED, by=by),
)


def test_each_book_counts_its_own_numbers_in_the_estate_s_year(
    home: int, assistant: Staff, time: Clock
) -> None:
    """$39: six digits, a series a year; deposits apart."""
    numbers = [issued(home, assistant, kind=kind).number for kind in (Kind.INCOME, Kind.DEPOSIT)]
    assert [*numbers, issued(home, assistant).number] == [
        *("SJ-2026-000001", "YJ-2026-000001", "SJ-2026-000002")
    ]
    time.pass_(days=38, hours=7)  # in Shanghai it is the new year by now, not yet in UTC
    time.at = time.at.replace(month=12, day=31, hour=16, minute=1)
    assert issued(home, assistant).number == "SJ-2027-000001"


def test_a_payment_that_fails_gives_its_number_back_X51_X81(home: int, assistant: Staff) -> None:
    @operation
    def pay(amount: int) -> None:
        issued(home, assistant, amount)
        raise Refused("Not today.")

    with pytest.raises(Refused):
        pay(100)
    assert receipts.between() == []
    assert issued(home, assistant).number == "SJ-2026-000001"
    assert journal.verify().right


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0, "lines": (Line("物业管理费", "", "", "", 0),)},
        {"amount": -1, "lines": (Line("物业管理费", "", "", "", -1),)},
        {"lines": ()},
        {"lines": (Line("物业管理费", "", "", "", 1),)},
        {"lines": (Line(" ", "", "", "", 250_66),)},
        {"method": Method.WECHAT},
        {"payer": " "},
        {"kind": Kind.RED},
    ],
)
def test_nothing_is_no_payment_and_lines_add_up_X99(
    wrong: dict[str, Any], home: int, assistant: Staff
) -> None:
    with pytest.raises(Refused):
        receipts.issue(new(home, **wrong), by=assistant)
    assert receipts.between() == []


def test_a_reference_is_of_one_payment_which_may_be_for_two_receipts_X95(
    home: int, assistant: Staff, time: Clock
) -> None:
    told: dict[str, Any] = {"method": Method.TRANSFER, "reference": "20261123-7"}
    first = issued(home, assistant, **told)
    issued(home, assistant, kind=Kind.DEPOSIT, **told)
    time.pass_(days=1)
    with pytest.raises(Refused, match=first.number) as refused:
        issued(home, assistant, **told)
    assert refused.value.field == "reference"


def test_what_a_receipt_says_is_never_changed_but_the_payer_is_in_no_entry(
    home: int, assistant: Staff
) -> None:
    one = issued(home, assistant, method=Method.CARD, reference="尾号 6222")
    for column in ("amount = 1", "lines = '[]'", "reference = ''", "remark = 'x'", "salt = ''"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"UPDATE receipt SET {column} WHERE id = {one.id}")
    told = "".join(str((e.payload, e.words)) for e in journal.of_subject(one.subject))
    assert "欧阳明" not in told and "6222" not in told


def test_a_void_needs_its_shift_all_plies_and_who_is_in_charge_40(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = issued(home, assistant)
    with pytest.raises(Forbidden):
        receipts.void(one.id, BACK, by=assistant)
    with pytest.raises(Refused) as refused:
        receipts.void(one.id, Voiding(reason="写错", plies_back=False), by=supervisor)
    assert refused.value.field == "plies_back"
    late = issued(home, assistant)
    assert receipts.void(one.id, BACK, by=supervisor).stage is Stage.VOID
    time.pass_(hours=9)
    with pytest.raises(Refused, match="shift is over"):
        receipts.void(late.id, BACK, by=supervisor)


def test_a_red_receipt_is_minus_the_original_and_takes_a_second_person_40(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    lines = (Line("物业管理费", "2026-11", "", "", 200_00), Line("停车费", "", "", "", 50_66))
    one = issued(home, supervisor, lines=lines)
    with pytest.raises(Forbidden, match="four eyes"):
        receipts.redden(one.id, RED, by=supervisor)
    one = issued(home, assistant, lines=lines)
    for lost in (Reddening(reason="错", ply_back=False), RED.model_copy(update={"loss": "声明"})):
        with pytest.raises(Refused) as refused:
            receipts.redden(one.id, lost, by=supervisor)
        assert refused.value.field == "loss"
    time.pass_(days=3)
    red = receipts.redden(one.id, RED, by=supervisor)
    assert (red.number, red.amount, red.refers_to) == ("HZ-2026-000001", -250_66, one.id)
    assert [line.amount for line in red.lines] == [-200_00, -50_66]
    assert receipts.get(one.id).stage is Stage.RED
    assert receipts.of("payment:1")[-1] == red
    assert journal.verify().right


def test_what_is_void_or_red_says_since_when_and_by_whom_X98(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    gone, red = issued(home, assistant), issued(home, assistant)
    receipts.void(gone.id, BACK, by=supervisor)
    given_out = receipts.redden(red.id, RED, by=supervisor)
    for one in (gone, red):
        for act in ACTS:
            with pytest.raises(Refused) as refused:
                act(one.id, supervisor)
            assert refused.value.values["who"] == "王主管"
            assert refused.value.values["at"] == clock.now()
    for act in ACTS:
        with pytest.raises(Refused, match="A red receipt stands"):
            act(given_out.id, supervisor)


def test_an_invoiced_receipt_waits_for_its_red_invoice_X31_X60(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = issued(home, assistant)
    asked = InvoiceRequest.model_validate(
        {"title": "鹏程贸易公司", "tax_number": "91350100 m000100y43"}
    )
    assert asked.tax_number == "91350100M000100Y43"
    receipts.ask_invoice(one.id, asked, by=assistant)
    receipts.withdraw_invoice(one.id, Reason(reason="不要了"), by=assistant)
    receipts.must_be_free(receipts.get(one.id))
    receipts.ask_invoice(one.id, asked, by=assistant)
    receipts.issue_invoice(one.id, Invoice(no="26440001", on=clock.today()), by=assistant)
    receipts.need_red(one.id, Reason(reason="退款"), by=assistant)
    for act in ACTS:
        with pytest.raises(Refused, match="26440001"):
            act(one.id, supervisor)
    assert "receipt.invoice_to_redden" in [w.kind for w in agenda.everything(clock.now())]
    receipts.redden_invoice(one.id, Invoice(no="26440002", on=clock.today()), by=assistant)
    assert not [w for w in agenda.everything(clock.now()) if w.subject == one.subject]
    assert receipts.redden(one.id, RED, by=supervisor).invoice is Invoicing.NEVER


def test_an_invoice_is_of_one_receipt_and_none_of_a_deposit(home: int, assistant: Staff) -> None:
    first, second = issued(home, assistant), issued(home, assistant)
    deposit = issued(home, assistant, kind=Kind.DEPOSIT)
    collected = issued(home, assistant, invoice=False)
    for one in (deposit, collected):
        with pytest.raises(Refused):
            receipts.ask_invoice(one.id, InvoiceRequest(title="欧阳明"), by=assistant)
    for one in (first, second):
        receipts.ask_invoice(one.id, InvoiceRequest(title="欧阳明"), by=assistant)
    receipts.issue_invoice(first.id, Invoice(no="26440001", on=clock.today()), by=assistant)
    with pytest.raises(Refused, match=first.number):
        receipts.issue_invoice(second.id, Invoice(no="26440001", on=clock.today()), by=assistant)


@pytest.mark.parametrize("typed", ["9135010", "91350100M000100Y4", "91350100M000100Y43X", "税号一"])
def test_a_tax_number_has_15_18_or_20_characters(typed: str) -> None:
    with pytest.raises(ValueError):
        InvoiceRequest.model_validate({"title": "公司", "tax_number": typed})


def test_a_reprint_is_counted_and_changes_nothing_X96(
    home: int, assistant: Staff, second: Staff
) -> None:
    one = issued(home, assistant)
    receipts.reprint(one.id, Reason(reason="卡纸"), by=second)
    again = receipts.reprint(one.id, Reason(reason="卡纸"), by=second)
    assert again.reprints == 2
    assert (again.lines, again.made_at, again.cashier) == (one.lines, one.made_at, assistant.id)


def test_the_readers_find_receipts_by_number_home_day_and_matter(
    home: int, assistant: Staff, time: Clock
) -> None:
    first = issued(home, assistant)
    time.pass_(days=1)
    second = issued(home, assistant, about="deposit:1", kind=Kind.DEPOSIT)
    yesterday = clock.day(first.made_at)
    assert receipts.numbered("sj-2026-000001") == first
    assert receipts.of_home(home) == [second, first]
    assert receipts.of_day() == [second] and receipts.of_day(yesterday) == [first]
    assert receipts.between(Period(yesterday, clock.today())) == [first, second]
    assert receipts.of("deposit:1") == [second]
    for typed, found in (("sj-2026", first), ("YJ-2026-000001", second)):
        assert [one.subject for one in answers.find(typed, 5)] == [found.subject]


def _export() -> list[dict[str, object]]:
    (export,) = answers.of("receipts").exports
    assert export.records is not None
    return [dict(record) for record in export.records(None)]


# Sequences


@given(data=st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_becomes_of_receipts_the_book_adds_up(
    data: st.DataObject, home: int, assistant: Staff, supervisor: Staff
) -> None:
    """X51, X81, X98: against a list of what each did; what fails leaves nothing."""
    mine: dict[int, tuple[int, str]] = {}
    for _ in range(data.draw(st.integers(1, 10))):
        act = data.draw(st.sampled_from(["issue", "void", "redden", "fail"]))
        if act in ("issue", "fail"):
            amount = data.draw(st.integers(0 if act == "fail" else 1, 10**7)) * (act == "issue")
            try:
                one = issued(home, assistant, amount)
                mine[one.id] = (amount, "valid")
            except Refused:
                assert act == "fail"
        elif mine:
            id_ = data.draw(st.sampled_from(sorted(mine)))
            amount, state = mine[id_]
            try:
                if act == "void":
                    receipts.void(id_, BACK, by=supervisor)
                else:
                    receipts.redden(id_, RED, by=supervisor)
                assert state == "valid"
                mine[id_] = (amount, {"void": "void", "redden": "red"}[act])
            except Refused:
                assert state != "valid"
    book = _export()
    told = {one.id: (one.amount, one.stage.value) for one in receipts.between()}
    assert mine.items() <= told.items()
    standing = sum(amount for id_, (amount, state) in mine.items() if state == "valid")
    void = {one["number"] for one in book if one["state"] == "void"}
    new_ = {receipts.get(id_).number for id_ in mine}
    red = [one for one in book if one["refers_to"] in new_]
    counted = [one for one in book if one["number"] in new_ - void] + red
    assert sum(int(str(one["amount"])) for one in counted) == standing
    for letters, count in Counter(str(one["number"])[:2] for one in book).items():
        mine_ = [one["number"] for one in book if str(one["number"]).startswith(letters)]
        assert mine_ == [f"{letters}-2026-{n:06}" for n in range(1, count + 1)]


# Damage


def _past_the_guards(sql: str) -> None:
    db = database.db
    rows = db.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'receipt'"
    ).fetchall()
    for name, _sql in rows:
        db.execute_sql(f"DROP TRIGGER {name}")
    db.execute_sql(sql)
    for _name, made in rows:
        db.execute_sql(made)


@pytest.mark.parametrize(
    ("damage", "entry"),
    [
        ("UPDATE receipt SET amount = amount + 1 WHERE id = 1", True),
        ("UPDATE receipt SET payer = '别人' WHERE id = 1", True),
        ('UPDATE receipt SET lines = \'[["x", "", "", "", 25066]]\' WHERE id = 1', True),
        ("UPDATE receipt SET stage = 'void' WHERE id = 1", True),
        ("UPDATE receipt SET refers_to = 1 WHERE id = 3", True),
        ("UPDATE receipt SET number = 'SJ-2026-000009' WHERE id = 1", True),
        ("UPDATE series SET last = 7 WHERE kind = 'book:SJ'", False),
        ("UPDATE series SET last = 1 WHERE kind = 'book:SJ'", False),
    ],
)
def test_a_damaged_receipt_is_named(
    damage: str, entry: bool, home: int, assistant: Staff, supervisor: Staff
) -> None:
    for _ in range(2):
        issued(home, assistant)
    receipts.redden(2, RED, by=supervisor)
    assert journal.verify().right
    _past_the_guards(damage)
    verdict = journal.verify()
    assert not verdict.right
    if entry:
        assert verdict.bad is not None and journal.get(verdict.bad).subject.startswith("receipt:")
    else:
        assert verdict.what in ("SJ-2026-000003", "SJ-2026-000002")
