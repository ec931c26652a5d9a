"""The slip of a lending, the record of keys handed over, the authorisation (K1, K2, K4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from printing import sheet
from printing.catalogue import request
from store import clock, keys, residents
from store.desk import staff
from store.desk.staff import NewStaff
from store.keys import (
    KEY_DEPOSIT,
    KEY_LIST,
    KEY_LOAN,
    KEY_RELEASE,
    Caution,
    HeldKey,
    Identity,
    KeyExtension,
    KeyKind,
    KeyLoan,
    KeyLoss,
    KeyRelease,
    KeyReturn,
    KeySigning,
    NewInstruction,
    NewKey,
    Signed,
)
from store.paper import SheetKind
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.printing.conftest import AT, HEAD

Read = Callable[[bytes], str]
THEIR_PIN = "271828"


def page(kind: SheetKind, subject: str, text: Read, *, recorded: bool = True) -> str:
    asked = request(kind, subject)
    return text(sheet.render(asked.declare(AT, HEAD if recorded else None)))


def lent(by: Staff, count: int = 3, **more: Any) -> HeldKey:
    key = keys.hold(NewKey(hook="17", doors="水泵房", count=count), by=by)
    given: dict[str, Any] = {"borrower": "贺工", "identity": Identity.ID_CARD}
    given |= {"phone": "13812341234", "firm": "装修公司", "reason": "量尺出图"}
    given |= {"signed": Signed.PAPER, "due": clock.now() + timedelta(hours=2)}
    return keys.lend(key.id, KeyLoan.model_validate(given | more), by=by)


def test_the_slip_says_who_from_where_how_many_and_until_when_K2(
    assistant: Staff, text: Read
) -> None:
    key = lent(assistant, count=3, borrower="贺工")
    told = page(KEY_LOAN, f"key:{key.id}", text)
    for word in ("贺工", "装修公司", "13812341234", "身份证", "量尺出图", "借出把数3"):
        assert word in told
    assert "原定" not in told


def test_the_phone_is_masked_until_the_printing_is_on_record_F6(
    assistant: Staff, text: Read
) -> None:
    key = lent(assistant)
    told = page(KEY_LOAN, f"key:{key.id}", text, recorded=False)
    assert "13812341234" not in told
    assert "138****1234" in told


def test_the_slip_keeps_the_first_time_it_was_due_K2(assistant: Staff, text: Read) -> None:
    key = lent(assistant)
    more = KeyExtension(due=clock.now() + timedelta(hours=6), asked_by="贺工", reason="未完")
    keys.extend(key.id, more, by=assistant)
    assert "2026-11-2315:00（原定2026-11-2311:00）" in page(KEY_LOAN, f"key:{key.id}", text)


def test_the_slip_says_how_many_came_back_and_who_brought_them_K2(
    assistant: Staff, text: Read
) -> None:
    key = lent(assistant)
    keys.lose(key.id, KeyLoss(count=1, what="丢", told="主管"), by=assistant)
    back = KeyReturn(count=2, signed=Signed.PAPER, returned_by="赵工", identity=Identity.PASSPORT)
    keys.take_back(key.id, back, by=assistant)
    told = page(KEY_LOAN, f"key:{key.id}", text)
    assert "归还把数2，遗失1" in told
    assert "归还人赵工核对证件护照" in told


def test_what_was_signed_by_pin_stands_at_its_place_and_what_was_not_is_left_free_K2(
    assistant: Staff, text: Read
) -> None:
    new = NewStaff(name="孙师傅", number="5001", role=Role.ASSISTANT, pin=THEIR_PIN)
    staff.add(new, by=None)
    key = lent(assistant, borrower="孙师傅", identity=Identity.WORK_PASS, signed=Signed.PIN)
    assert "孙师傅5001" not in page(KEY_LOAN, f"key:{key.id}", text)
    given = KeySigning(how=Signed.PIN, number="5001", their_pin=THEIR_PIN, pin=PIN)
    keys.sign(key.id, given, by=assistant)
    told = page(KEY_LOAN, f"key:{key.id}", text)
    assert told.count("孙师傅5001") == 1
    assert told.count("李芳1001") == 1


@pytest.mark.parametrize("recorded", [True, False])
def test_the_record_of_a_key_handed_over_says_to_whom_with_which_identity_K4(
    assistant: Staff, text: Read, recorded: bool
) -> None:
    key = keys.hold(NewKey(hook="17", doors="水泵房", count=3), by=assistant)
    before = page(KEY_RELEASE, f"key:{key.id}", text, recorded=recorded)
    assert "把数3" in before
    keys.lose(key.id, KeyLoss(count=1, what="丢", told="主管"), by=assistant)
    given = KeyRelease(
        handed_to="张惠文", identity=Identity.PASSPORT, signed=Signed.PAPER, words="入住通知书已验"
    )
    keys.release(key.id, given, by=assistant)
    told = page(KEY_RELEASE, f"key:{key.id}", text, recorded=recorded)
    for word in ("张惠文", "护照", "把数2", "入住通知书已验", "钥匙移交单"):
        assert word in told


def test_the_authorisation_tells_the_conditions_that_hold_K1(assistant: Staff, text: Read) -> None:
    home = residents.add_home(residents.NewHome(code="3-2-1201"), by=assistant).id
    new = NewKey(
        hook="A-3",
        kind=KeyKind.DEPOSITED,
        home=home,
        doors="大门",
        reason="每月通风",
        authorisation="委托书",
    )
    key = keys.hold(new, by=assistant)
    call = NewInstruction(kind=Caution.CALL_FIRST, words="先打给张女士", given_by="业主")
    keys.instruct(key.id, call, by=assistant)
    told = page(KEY_DEPOSIT, f"key:{key.id}", text)
    assert "先打电话：先打给张女士业主" in told


def test_the_list_says_which_keys_are_missing_and_which_are_out_K4(
    assistant: Staff, text: Read
) -> None:
    key = lent(assistant, count=3)
    keys.lose(key.id, KeyLoss(count=1, what="丢", told="主管"), by=assistant)
    told = page(KEY_LIST, "keys:all", text)
    assert "3（缺1）" in told
    assert "贺工借出2把" in told
