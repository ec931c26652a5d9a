"""Lending a key and all that happens until it is back: whom to ring, how long, how many (K2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from store import clock, journal, keys
from store.desk import settings as desk_settings
from store.errors import Forbidden, Refused
from store.keys import (
    Identity,
    KeyChase,
    KeyExtension,
    KeyLoan,
    KeyReturn,
    KeyReveal,
    KeySettings,
    Signed,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.keyboard import brought_back, hang, loan_to_firm


def back(count: int | None = None, **more: Any) -> KeyReturn:
    return KeyReturn.model_validate({"count": count, "signed": Signed.PAPER} | more)


def told() -> str:
    """All that the journal holds as figures and as words."""
    every = journal.numbered(range(1, journal.last_number() + 1))
    return str([(entry.payload, entry.words) for entry in every])


# Whom to ring


@pytest.mark.parametrize("identity", Identity)
def test_only_a_colleague_borrows_without_a_phone_K2(identity: Identity) -> None:
    colleague = identity in (Identity.WORK_PASS, Identity.KNOWN)
    if colleague:
        assert loan_to_firm(identity=identity, phone="").phone == ""
        return
    with pytest.raises(ValidationError) as refused:
        loan_to_firm(identity=identity, phone="")
    assert [error["loc"] for error in refused.value.errors()] == [("phone",)]


def test_which_identity_was_checked_and_how_both_sign_is_never_preset_K2() -> None:
    for left_out in ("identity", "signed"):
        given = loan_to_firm().model_dump()
        del given[left_out]
        with pytest.raises(ValidationError):
            KeyLoan.model_validate(given)


def test_the_borrower_s_phone_and_firm_are_kept_and_in_no_entry_K2_F6(assistant: Staff) -> None:
    key = keys.lend(hang(assistant).id, loan_to_firm(), by=assistant)
    assert key.loan is not None
    assert (key.loan.firm, key.loan.phone) == ("装修公司", "13812341234")
    assert not any(word in told() for word in ("装修公司", "13812341234", "贺工"))


def test_a_phone_is_shown_only_once_who_looked_and_why_is_on_record_F6(assistant: Staff) -> None:
    key = keys.lend(hang(assistant).id, loan_to_firm(), by=assistant)
    assert keys.reveal(key.id, KeyReveal(reason="催还"), by=assistant) == "13812341234"
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.staff_id) == ("key.phone_shown", assistant.id)
    assert entry.words == {"reason": "催还"}
    brought_back(key.id, assistant)
    with pytest.raises(Refused, match="not out"):
        keys.reveal(key.id, KeyReveal(reason="催还"), by=assistant)
    known = loan_to_firm(identity=Identity.KNOWN, phone="")
    keys.lend(key.id, known, by=assistant)
    with pytest.raises(Refused, match="No phone"):
        keys.reveal(key.id, KeyReveal(reason="催还"), by=assistant)


@pytest.mark.parametrize("reached", [True, False])
def test_a_call_for_a_key_is_a_step_of_its_own_K2(assistant: Staff, reached: bool) -> None:
    key = keys.lend(hang(assistant).id, loan_to_firm(), by=assistant)
    keys.chase(key.id, KeyChase(reached=reached, words="下班前还"), by=assistant)
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.payload["reached"]) == ("key.chased", reached)
    assert entry.words == {"words": "下班前还"}
    assert keys.get(key.id).loan == key.loan


def test_nobody_is_rung_for_a_key_that_hangs_here_K2(assistant: Staff) -> None:
    with pytest.raises(Refused, match="not out"):
        keys.chase(hang(assistant).id, KeyChase(reached=True, words="x"), by=assistant)


# Until when


def test_a_lending_without_end_is_refused_K2(assistant: Staff, time: Clock) -> None:
    key = hang(assistant)
    keys.lend(key.id, loan_to_firm(hours=30 * 24), by=assistant)
    brought_back(key.id, assistant)
    for hours in (30 * 24 + 0.1, 10 * 365 * 24):
        with pytest.raises(Refused, match="At most 30 days") as refused:
            keys.lend(key.id, loan_to_firm(hours=hours), by=assistant)
        assert refused.value.field == "due"


def test_how_long_a_key_may_be_out_is_a_setting_K2(assistant: Staff, manager: Staff) -> None:
    key = hang(assistant)
    desk_settings.change_own("keys", KeySettings(longest_days=1), by=manager)
    with pytest.raises(Refused, match="At most 1 days"):
        keys.lend(key.id, loan_to_firm(hours=25), by=assistant)
    keys.lend(key.id, loan_to_firm(hours=24), by=assistant)


def test_a_longer_loan_needs_no_return_snipe_it_4153(assistant: Staff, time: Clock) -> None:
    """The new time counts, who asked is kept, and so is the first time it was due."""
    key = keys.lend(hang(assistant).id, loan_to_firm(hours=2), by=assistant)
    first = clock.now() + timedelta(hours=2)
    for hours, who in ((4, "贺工"), (9, "贺工的经理")):
        more = KeyExtension(due=first + timedelta(hours=hours), asked_by=who, reason="未量完")
        key = keys.extend(key.id, more, by=assistant)
    assert key.loan is not None
    assert (key.loan.first_due, key.loan.due_at) == (first, first + timedelta(hours=9))
    assert key.loan.extended
    one, two = keys.extensions(key.loan.id)
    assert (one.asked_by, one.due_before) == ("贺工", first)
    assert (two.asked_by, two.due_before) == ("贺工的经理", first + timedelta(hours=4))
    assert two.reason == "未量完"
    time.pass_(hours=3)
    assert keys.overdue(clock.now()) == []
    assert [one.returned_at for one in keys.loans(key.id)] == [None]
    brought_back(key.id, assistant)
    assert journal.get(journal.last_number()).payload["late"] is False
    assert "贺工" not in told()


def test_more_time_is_later_and_ahead_and_within_bounds_K2(assistant: Staff, time: Clock) -> None:
    key = keys.lend(hang(assistant).id, loan_to_firm(hours=2), by=assistant)
    due = clock.now() + timedelta(hours=2)
    time.pass_(hours=4)
    for new in (due - timedelta(hours=1), due, clock.now(), clock.now() + timedelta(days=31)):
        with pytest.raises(Refused) as refused:
            keys.extend(key.id, KeyExtension(due=new, asked_by="贺工", reason="x"), by=assistant)
        assert refused.value.field == "due"
    key = keys.get(key.id)
    assert key.loan is not None
    assert key.loan.due_at == due
    assert keys.extensions(key.loan.id) == []


def test_only_what_is_out_may_be_out_for_longer_K2(assistant: Staff) -> None:
    more = KeyExtension(due=clock.now() + timedelta(hours=1), asked_by="贺工", reason="x")
    with pytest.raises(Refused, match="not out"):
        keys.extend(hang(assistant).id, more, by=assistant)


# How many, and who brings them


def test_two_of_a_bunch_of_three_come_back_and_the_third_stays_out_shelf_nu_1374(
    assistant: Staff, time: Clock
) -> None:
    key = keys.lend(hang(assistant, count=3).id, loan_to_firm(), by=assistant)
    with pytest.raises(Refused, match="how many came back") as refused:
        keys.take_back(key.id, back(), by=assistant)
    assert refused.value.field == "count"
    key = keys.take_back(key.id, back(2, words="还差一把"), by=assistant)
    assert key.loan is not None
    assert (key.loan.out, key.loan.back, key.hanging) == (1, 2, 2)
    assert journal.get(journal.last_number()).payload["left"] == 1
    with pytest.raises(Refused, match="is out"):
        keys.lend(key.id, loan_to_firm(), by=assistant)
    time.pass_(hours=3)
    assert [one.id for one in keys.overdue(clock.now())] == [key.id]
    with pytest.raises(Refused, match="Only 1 are out"):
        keys.take_back(key.id, back(2), by=assistant)
    key = keys.take_back(key.id, back(1), by=assistant)
    assert (key.loan, key.hanging) == (None, 3)
    (whole,) = keys.loans(key.id)
    assert (whole.back, whole.returned_at) == (3, clock.now())


def test_some_of_a_bunch_are_lent_and_the_others_hang_on_K2(assistant: Staff) -> None:
    key = keys.lend(hang(assistant, count=3).id, loan_to_firm(count=1), by=assistant)
    assert key.loan is not None
    assert (key.loan.count, key.hanging) == (1, 2)
    assert keys.take_back(key.id, back(), by=assistant).hanging == 3
    with pytest.raises(Refused, match="Only 3 hang there") as refused:
        keys.lend(key.id, loan_to_firm(count=4), by=assistant)
    assert refused.value.field == "count"


def test_a_key_is_never_lent_twice_snipe_it_2347(assistant: Staff, second: Staff) -> None:
    key = keys.lend(hang(assistant, count=2).id, loan_to_firm(count=1), by=assistant)
    with pytest.raises(Forbidden, match="is out: 贺工"):
        keys.lend(key.id, loan_to_firm(count=1, borrower="赵工"), by=second)
    assert [one.borrower for one in keys.loans(key.id)] == ["贺工"]
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.staff_id) == ("attempt.refused", second.id)


def test_who_brings_it_for_another_is_identified_K2(assistant: Staff) -> None:
    key = keys.lend(hang(assistant).id, loan_to_firm(), by=assistant)
    with pytest.raises(Refused, match="Somebody else") as refused:
        keys.take_back(key.id, back(returned_by="赵工"), by=assistant)
    assert refused.value.field == "identity"
    given = back(returned_by="赵工", identity=Identity.ID_CARD)
    keys.take_back(key.id, given, by=assistant)
    (done,) = keys.loans(key.id)
    assert (done.returned_by, done.back_identity) == ("赵工", Identity.ID_CARD)
    assert journal.get(journal.last_number()).payload["identity"] == Identity.ID_CARD.value
