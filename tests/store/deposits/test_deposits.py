"""Deposits: own account, own receipt, back once, never forfeited ($71–$77)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, deposits, erasure, journal, receipts
from store.deposits import Approve, Ask, Check, DepositSettings, GiveBack, Met, Stage, What, Why
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Forbidden, Refused
from store.figure import Period
from store.receipts import Kind, Method
from store.rights import Staff
from tests.conftest import Clock
from tests.store.deposits.safe import BACK, approved, asked, deduction, taken
from tests.store.receipts.book import BACK as PLIES
from tests.store.receipts.book import RED
from tests.store.test_permits import home

__all__ = ["home"]


def test_each_deposit_is_an_account_with_a_receipt_of_its_own_71(
    home: int, assistant: Staff
) -> None:
    first, second = taken(home, assistant), taken(home, assistant, "1000", kind="utilities")
    assert [first.number, second.number] == ["YJ-2026-000001", "YJ-2026-000002"]
    (receipt,) = receipts.of(first.subject)
    assert (receipt.kind, receipt.amount, receipt.payer) == (Kind.DEPOSIT, 2000_00, "欧阳明")
    assert "搬" in receipt.remark and "原件" in receipt.remark
    assert deposits.sum_held() == 3000_00
    assert [one.what for one in deposits.conditions(second.id)] == [What.WATER, What.POWER]


@pytest.mark.parametrize("account", ["prepaid", "deposit", "debit"])
def test_a_deposit_comes_and_goes_as_money_76(account: str, home: int, assistant: Staff) -> None:
    with pytest.raises(ValueError):
        taken(home, assistant, method=account)
    with pytest.raises(ValueError):
        GiveBack.model_validate({"receipt_back": True, "signed": True, "way": account})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"method": "wechat"}, "reference"),
        ({"kind": "other"}, "terms"),
        ({"received_on": "2026-11-24"}, "received_on"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field_and_leaves_no_number(
    wrong: dict[str, Any], field: str, home: int, assistant: Staff
) -> None:
    with pytest.raises(Refused) as refused:
        taken(home, assistant, **wrong)
    assert refused.value.field == field
    assert taken(home, assistant).number == "YJ-2026-000001"


def test_a_local_cap_holds_for_a_home_s_renovation_deposits(
    home: int, assistant: Staff, manager: Staff
) -> None:
    cap = DepositSettings(most=2000)
    desk_settings.change_own("deposits", cap, by=manager)
    taken(home, assistant, "1500", kind="renovation")
    with pytest.raises(Refused) as refused:
        taken(home, assistant, "500.01", kind="renovation")
    assert refused.value.field == "amount"
    taken(home, assistant, "500", kind="renovation")


def test_a_deposit_waits_for_acceptance_and_can_be_cut_X68_E24(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = taken(home, assistant, kind="renovation")
    deposits.meet(one.id, Met(condition=What.ACCEPTED), by=assistant)
    deposits.ask(one.id, Ask(), by=assistant)
    for despite in ("", "业主急用"):
        with pytest.raises(Refused):
            deposits.check(one.id, Check(despite=despite), by=supervisor)
    deposits.meet(one.id, Met(), by=assistant)
    deposits.deduct(one.id, deduction("350"), by=assistant)
    deposits.check(one.id, Check(), by=assistant)
    with pytest.raises(Forbidden):
        deposits.approve(one.id, Approve(), by=assistant)
    deposits.approve(one.id, Approve(), by=supervisor)
    after = deposits.give_back(one.id, BACK, by=assistant)
    assert (after.balance, after.returned, after.deducted) == (0, 1650_00, 350_00)
    income = receipts.of(one.subject)[-1]
    assert (income.kind, income.amount, income.method) == (Kind.INCOME, 350_00, Method.DEPOSIT)
    assert income.number == "SJ-2026-000001" and income.reference == one.number
    assert deposits.sum_held() == 0
    assert journal.verify().right


def test_the_manager_alone_lets_one_back_early_and_says_why_74(
    home: int, assistant: Staff, manager: Staff
) -> None:
    one = taken(home, assistant)
    deposits.ask(one.id, Ask(), by=assistant)
    with pytest.raises(Refused) as refused:
        deposits.check(one.id, Check(), by=manager)
    assert refused.value.field == "despite"
    deposits.check(one.id, Check(despite="业主出国，由经理担保"), by=manager)
    assert deposits.get(one.id).stage is Stage.CHECKED


def test_who_took_the_request_does_not_approve_it_74(
    home: int, supervisor: Staff, manager: Staff
) -> None:
    one = asked(home, supervisor)
    deposits.check(one.id, Check(), by=supervisor)
    with pytest.raises(Forbidden, match="four eyes"):
        deposits.approve(one.id, Approve(), by=supervisor)
    deposits.approve(one.id, Approve(), by=manager)


def test_a_deposit_is_returned_once_X43(home: int, assistant: Staff, supervisor: Staff) -> None:
    one = approved(home, assistant, supervisor)
    deposits.give_back(one.id, BACK, by=assistant)
    for again in ("give_back", "ask", "void", "redden"):
        with pytest.raises(Refused):
            ACTS[again](one.id, assistant, supervisor)
    for column in ("balance = 2000", "returned = 1", "stage = 'held'"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"UPDATE deposit SET {column} WHERE id = {one.id}")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"receipt_back": False}, "receipt_back"),
        ({"loss": "声明 11-23"}, "loss"),
        ({"signed": False}, "signed"),
        ({"payee": "proxy", "letter": True}, "name"),
        ({"payee": "proxy", "name": "孙代办"}, "letter"),
        ({"way": "transfer", "otherwise": "业主要求"}, "reference"),
        ({"way": "transfer", "reference": "20261123-1"}, "otherwise"),
    ],
)
def test_it_goes_back_against_its_receipt_to_who_paid_as_it_came_74_X94(
    wrong: dict[str, Any], field: str, home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = approved(home, assistant, supervisor)
    given_ = GiveBack.model_validate({"receipt_back": True, "signed": True} | wrong)
    with pytest.raises(Refused) as refused:
        deposits.give_back(one.id, given_, by=supervisor)
    assert refused.value.field == field
    assert deposits.get(one.id).balance == 2000_00


def test_a_lost_receipt_takes_a_statement_and_who_is_in_charge_74(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = approved(home, assistant, supervisor)
    lost = GiveBack(receipt_back=False, loss="声明 2026-11-23，存 F5", signed=True)
    with pytest.raises(Forbidden):
        deposits.give_back(one.id, lost, by=assistant)
    proxy = lost.model_copy(
        update={"payee": deposits.Payee.PROXY, "name": "孙代办", "letter": True}
    )
    assert deposits.give_back(one.id, proxy, by=supervisor).payee == "孙代办"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"agreed": False}, "agreed"),
        ({"reason": "违规施工罚款"}, "reason"),
        ({"deduction": "2000.01"}, "deduction"),
    ],
)
def test_nothing_is_deducted_without_agreement_nor_as_a_fine_75(
    told: dict[str, Any], field: str, home: int, assistant: Staff
) -> None:
    one = asked(home, assistant)
    with pytest.raises(Refused) as refused:
        deposits.deduct(one.id, deduction("350", **told), by=assistant)
    assert refused.value.field == field
    assert deposits.deductions(one.id) == []


def test_a_whole_deduction_leaves_nothing_to_pay_back(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = approved(home, assistant, supervisor, "1999.99", "0.01")
    after = deposits.give_back(one.id, BACK, by=assistant)
    assert (after.returned, after.deducted) == (0, 2000_00)
    assert [one.amount for one in receipts.of(one.subject)[1:]] == [1999_99, 1]


def test_holding_on_takes_the_request_and_what_was_deducted_back(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = approved(home, assistant, supervisor, "350")
    after = deposits.keep_on(one.id, Why(reason="业主改期"), by=assistant)
    assert (after.stage, after.asked_by, after.approved_by) == (Stage.HELD, None, None)
    assert deposits.to_return(after) == 2000_00


@pytest.mark.parametrize("undo", [deposits.void, deposits.redden])
def test_a_deposit_taken_by_mistake_goes_with_its_receipt_40(
    undo: Callable[..., Any], home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = taken(home, assistant)
    with pytest.raises(Refused, match="undo the deposit"):
        receipts.void(one.receipt_id, PLIES, by=supervisor)
    with pytest.raises(Refused, match="undo the deposit"):
        receipts.redden(one.receipt_id, RED, by=supervisor)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("UPDATE receipt SET stage = 'void' WHERE id = 1")
    after = undo(one.id, PLIES if undo is deposits.void else RED, by=supervisor)
    assert (after.stage, after.balance, after.undone) == (Stage.UNDONE, 0, 2000_00)
    assert sum(r.amount for r in receipts.of(one.subject) if r.stage.value != "void") == 0
    assert journal.verify().right


def waiting() -> list[str]:
    return [w.kind for w in agenda.everything(clock.now()) if w.kind.startswith("deposit.")]


def test_what_nobody_fetches_is_shown_then_late_and_kept_77(
    home: int, assistant: Staff, time: Clock
) -> None:
    one = taken(home, assistant)
    deposits.meet(one.id, Met(condition=What.MOVED), by=assistant)
    time.pass_(days=60)
    assert waiting() == []
    deposits.meet(one.id, Met(condition=What.LIFT), by=assistant)
    since = clock.bounds(clock.today())[0]
    for days, shows, late in ((6, False, False), (7, True, False), (29, True, False),
                              (30, True, True), (900, True, True)):  # fmt: skip
        time.at = since + timedelta(days=days)
        assert (waiting() == ["deposit.unclaimed"]) is shows
        assert any(w.late(clock.now()) for w in agenda.kept("deposit")) is late
    assert deposits.unclaimed(clock.today())[0].waited(clock.today()) == 900
    assert deposits.get(one.id).balance == 2000_00


def test_other_days_for_the_unclaimed_hold_for_what_is_held_already(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    one = taken(home, assistant)
    deposits.meet(one.id, Met(), by=assistant)
    desk_settings.change_own("deposits", DepositSettings(shown=2), by=manager)
    time.pass_(days=2)
    assert waiting() == ["deposit.unclaimed"]


def test_scripts_read_four_states_and_no_name(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    taken(home, assistant)
    asked(home, assistant)
    checked = asked(home, assistant)
    deposits.check(checked.id, Check(), by=assistant)
    approved(home, assistant, supervisor)
    gone = approved(home, assistant, supervisor)
    deposits.give_back(gone.id, BACK, by=assistant)
    (export,) = answers.of("deposits").exports
    assert export.records is not None
    told = list(export.records(None))
    assert [one["state"] for one in told] == ["held", "asked", "asked", "approved", "returned"]
    assert {"number", "kind", "home", "amount", "balance", "state"} <= set(told[0])
    assert "欧阳明" not in str(told)
    words = "".join(str((e.payload, e.words)) for e in journal.between(*_ever()))
    assert "欧阳明" not in words


def _ever() -> tuple[Any, Any]:
    return clock.now() - timedelta(days=9), clock.now() + timedelta(days=9)


def test_the_month_s_figures_follow_what_came_and_went_76(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    today = Period(clock.today(), clock.today())
    taken(home, assistant, "1000")
    one = approved(home, assistant, supervisor, "350")
    time.pass_(days=1)
    deposits.give_back(one.id, BACK, by=assistant)
    figures = answers.of("deposits").figures
    assert figures is not None
    told = [figure.text for figure in figures(today)]
    assert told == ["2", "3,000.00", "0", "0.00", "0.00", "2", "3,000.00"]
    tomorrow = Period(clock.today(), clock.today())
    assert [f.text for f in figures(tomorrow)][2:] == ["1", "1,650.00", "350.00", "1", "1,000.00"]


def test_words_that_are_erased_stand_in_no_table_either(
    home: int, assistant: Staff, manager: Staff
) -> None:
    one = taken(home, assistant, kind="other", terms="找到欧阳明的钥匙")
    deposits.meet(one.id, Met(), by=assistant)
    deposits.ask(one.id, Ask(), by=assistant)
    deposits.deduct(one.id, deduction("5"), by=assistant)
    for entry in journal.of_subject(one.subject):
        if entry.words:
            erasure.erase_words(entry.number, erasure.Erasure(reason="本人要求"), by=manager)
    assert [each.words for each in deposits.conditions(one.id)] == [""]
    assert [(each.reason, each.evidence) for each in deposits.deductions(one.id)] == [("", "")]
    assert journal.verify().right


ACTS: dict[str, Callable[[int, Staff, Staff], Any]] = {
    "meet": lambda id_, by, chief: deposits.meet(id_, Met(), by=by),
    "ask": lambda id_, by, chief: deposits.ask(id_, Ask(), by=by),
    "check": lambda id_, by, chief: deposits.check(id_, Check(), by=by),
    "approve": lambda id_, by, chief: deposits.approve(id_, Approve(), by=chief),
    "give_back": lambda id_, by, chief: deposits.give_back(id_, BACK, by=by),
    "keep_on": lambda id_, by, chief: deposits.keep_on(id_, Why(reason="改期"), by=by),
    "strike": lambda id_, by, chief: deposits.strike(id_, Why(reason="不扣"), by=by),
    "void": lambda id_, by, chief: deposits.void(id_, PLIES, by=chief),
    "redden": lambda id_, by, chief: deposits.redden(id_, RED, by=chief),
}
# What leads on, from where to where; all else is refused.
LEADS = {
    ("ask", "held"): "asked",
    ("check", "asked"): "checked",
    ("approve", "checked"): "approved",
    ("give_back", "approved"): "returned",
    ("keep_on", "asked"): "held",
    ("keep_on", "checked"): "held",
    ("keep_on", "approved"): "held",
    ("void", "held"): "undone",
    ("redden", "held"): "undone",
}


@given(data=st.data())
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_done_no_deposit_falls_below_nought_or_goes_back_twice(
    data: st.DataObject, home: int, assistant: Staff, supervisor: Staff
) -> None:
    """X43, X68, X105: against an account kept by hand."""
    amount = data.draw(st.integers(1, 10**6))
    one = taken(home, assistant, f"{amount // 100}.{amount % 100:02}")
    stage, met, paid = "held", False, 0
    cut: list[int] = []
    for _step in range(data.draw(st.integers(1, 14))):
        act = data.draw(st.sampled_from([*ACTS, "deduct", "deduct"]))
        before = (stage, met, sum(cut))
        try:
            if act == "deduct":
                fen = data.draw(st.integers(1, amount * 2))
                deposits.deduct(one.id, deduction(f"{fen // 100}.{fen % 100:02}"), by=assistant)
                assert stage in ("asked", "checked") and sum(cut) + fen <= amount
                cut.append(fen)
                continue
            ACTS[act](one.id, assistant, supervisor)
        except Refused:
            possible = (act, stage) in LEADS and (act != "check" or met)
            assert not possible, (act, before)
            continue
        if act == "meet":
            assert stage in ("held", "asked") and not met
            met = True
        elif act == "strike":
            assert stage in ("asked", "checked") and cut
            cut = []
        else:
            paid += amount - sum(cut) if act == "give_back" else 0
            cut = [] if act == "keep_on" else cut
            stage = LEADS[act, stage]
        now = deposits.get(one.id)
        assert now.balance >= 0
        gone = stage in ("returned", "undone")
        assert (now.stage.value, now.balance) == (stage, 0 if gone else amount)
        assert now.returned == paid
        income = [r.amount for r in receipts.of(one.subject) if r.kind is Kind.INCOME]
        assert income == (cut if stage == "returned" else [])
    assert paid + sum(cut) == amount or stage != "returned"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE deposit SET payer = '别人' WHERE id = 1",
        "UPDATE deposit SET met_on = NULL WHERE id = 1",
        "UPDATE deposit SET approved_by = NULL WHERE id = 1",
        "UPDATE deposit_deduction SET receipt_id = NULL WHERE id = 1",
        "UPDATE deposit_condition SET met_on = NULL WHERE place = 1",
    ],
)
def test_a_damaged_deposit_is_named(
    damage: str, home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = approved(home, assistant, supervisor, "350")
    deposits.give_back(one.id, BACK, by=assistant)
    assert journal.verify().right
    database.db.execute_sql(damage)
    verdict = journal.verify()
    named = verdict.what or journal.get(verdict.bad or 0).subject
    assert not verdict.right and named in (one.number, one.subject)
