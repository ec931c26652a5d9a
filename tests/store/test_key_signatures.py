"""Both sign for a lending, a return, a key handed over: by PIN or on paper (K2, K4)."""

from __future__ import annotations

from typing import Any

import pytest

from store import journal, keys, residents
from store.desk import staff
from store.desk.staff import NewStaff
from store.errors import Forbidden, Refused
from store.keys import (
    Identity,
    KeyKind,
    KeyRelease,
    KeyReturn,
    KeySigning,
    NewKey,
    Signed,
)
from store.residents import NewHome
from store.rights import Role, Staff
from store.waiting import Place
from tests.conftest import PIN
from tests.keyboard import hang, lend, lose, waits

THEIR_PIN = "271828"


@pytest.fixture
def fitter(desk: object) -> Staff:
    new = NewStaff(name="孙师傅", number="5001", role=Role.ASSISTANT, pin=THEIR_PIN)
    return staff.add(new, by=None)


def by_pin(**more: Any) -> KeySigning:
    given = {"how": Signed.PIN, "number": "5001", "their_pin": THEIR_PIN, "pin": PIN}
    return KeySigning.model_validate(given | more)


def test_both_sign_a_lending_and_a_return_by_pin_and_it_is_said_which_K2(
    assistant: Staff, fitter: Staff
) -> None:
    key = lend(hang(assistant), assistant, signed=Signed.PIN)
    assert key.loan is not None
    assert key.loan.signed is Signed.OWED  # nobody has typed a PIN yet
    key = keys.sign(key.id, by_pin(), by=assistant)
    assert key.loan is not None
    assert (key.loan.signed, key.loan.signed_with) == (Signed.PIN, fitter.id)
    entry = journal.last()
    assert entry is not None
    said = (entry.payload["act"], entry.payload["how"], entry.payload["with"], entry.staff_id)
    assert said == ("lent", "pin", fitter.id, assistant.id)
    keys.take_back(key.id, KeyReturn(signed=Signed.PIN), by=assistant)
    keys.sign(key.id, by_pin(), by=assistant)
    (done,) = keys.loans(key.id)
    assert (done.back_signed, done.back_signed_with) == (Signed.PIN, fitter.id)


def test_what_is_not_signed_waits_until_it_is_on_paper_K2(assistant: Staff) -> None:
    key = lend(hang(assistant), assistant, signed=Signed.OWED)
    assert waits() == [("key.unsigned", f"key:{key.id}", Place.SIGNING)]
    with pytest.raises(Refused, match="not signed yet"):
        keys.sign(key.id, KeySigning(how=Signed.OWED), by=assistant)
    keys.sign(key.id, KeySigning(how=Signed.PAPER), by=assistant)
    assert waits() == []
    with pytest.raises(Refused, match="waits for a signature"):
        keys.sign(key.id, KeySigning(how=Signed.PAPER), by=assistant)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": None}, "number"),
        ({"number": "9999"}, "number"),
        ({"number": "1001"}, "number"),
        ({"number": "1002"}, "number"),
        ({"their_pin": "999999"}, "their_pin"),
        ({"their_pin": None}, "their_pin"),
        ({"pin": "999999"}, "pin"),
        ({"pin": None}, "pin"),
    ],
)
@pytest.mark.usefixtures("second", "fitter")
def test_nobody_signs_for_another_K2(
    assistant: Staff, wrong: dict[str, object], field: str
) -> None:
    key = lend(hang(assistant), assistant, signed=Signed.PIN)
    with pytest.raises(Refused) as refused:
        keys.sign(key.id, by_pin(**wrong), by=assistant)
    assert refused.value.field == field
    loan = keys.get(key.id).loan
    assert loan is not None
    assert loan.signed is Signed.OWED


def test_an_unsigned_part_of_a_return_waits_on_with_the_rest_K2(assistant: Staff) -> None:
    key = lend(hang(assistant, count=2), assistant)
    keys.take_back(key.id, KeyReturn(count=1, signed=Signed.OWED), by=assistant)
    keys.take_back(key.id, KeyReturn(count=1, signed=Signed.PAPER), by=assistant)
    assert [kind for kind, *_ in waits()] == ["key.unsigned"]


def test_the_lending_is_signed_for_before_its_return_K2(assistant: Staff) -> None:
    key = lend(hang(assistant), assistant, signed=Signed.OWED)
    keys.take_back(key.id, KeyReturn(signed=Signed.OWED), by=assistant)
    acts = []
    while (owed := keys.owed(keys.get(key.id))) is not None:
        acts.append(owed.act)
        keys.sign(key.id, KeySigning(how=Signed.PAPER), by=assistant)
    assert acts == [keys.Act.LENT, keys.Act.RETURNED]


def test_handing_over_for_good_is_signed_with_identity_K4(assistant: Staff) -> None:
    key = lose(hang(assistant, count=3), assistant)
    given = KeyRelease(handed_to="张惠文", identity=Identity.PASSPORT, signed=Signed.OWED)
    keys.release(key.id, given, by=assistant)
    entry = journal.last()
    assert entry is not None
    assert (entry.payload["count"], entry.payload["identity"]) == (2, "passport")
    assert waits() == [("key.unsigned", f"key:{key.id}", Place.SIGNING)]
    assert keys.sign(key.id, KeySigning(how=Signed.PAPER), by=assistant).signed is Signed.PAPER
    assert waits() == []
    assert [one.id for one in keys.handed_over()] == [key.id]


def test_all_keys_of_a_home_leave_the_list_together_at_move_in_K4(assistant: Staff) -> None:
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant).id
    for hook in ("1", "2"):
        new = NewKey(hook=hook, kind=KeyKind.VACANT, home=home, doors="大门", reason="未领")
        keys.hold(new, by=assistant)
    other = hang(assistant, "3")
    given = KeyRelease(handed_to="张惠文", identity=Identity.ID_CARD, signed=Signed.PAPER)
    gone = keys.release_home(home, given, by=assistant)
    assert [(key.hook, key.handed_to, key.signed) for key in gone] == [
        ("1", "张惠文", Signed.PAPER),
        ("2", "张惠文", Signed.PAPER),
    ]
    assert [key.id for key in keys.inventory()] == [other.id]
    with pytest.raises(Refused, match="No key of this home"):
        keys.release_home(home, given, by=assistant)


def test_while_one_key_of_a_home_is_lent_none_of_them_leaves_K4(assistant: Staff) -> None:
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant).id
    held = [
        keys.hold(
            NewKey(hook=hook, kind=KeyKind.VACANT, home=home, doors="大门", reason="未领"),
            by=assistant,
        )
        for hook in ("1", "2")
    ]
    lend(held[1], assistant)
    given = KeyRelease(handed_to="张惠文", identity=Identity.ID_CARD, signed=Signed.PAPER)
    with pytest.raises(Forbidden, match="Key 2 is out"):
        keys.release_home(home, given, by=assistant)
    assert [key.id for key in keys.of_home(home)] == [key.id for key in held]
