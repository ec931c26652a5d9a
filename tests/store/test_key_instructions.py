"""What homes say about lending their keys: shown, heeded, with its begin and end (K2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from store import clock, journal, keys, residents
from store.errors import Forbidden, Refused
from store.keys import (
    Caution,
    HeededLoan,
    HeldKey,
    InstructionEnd,
    KeyReturn,
    NewInstruction,
    Signed,
)
from store.residents import Mind
from store.rights import Staff
from tests.conftest import Clock
from tests.keyboard import hang, loan_to_firm


def back(count: int | None = None, **more: Any) -> KeyReturn:
    return KeyReturn.model_validate({"count": count, "signed": Signed.PAPER} | more)


def instruct(key: HeldKey, by: Staff, kind: Caution, words: str = "", **more: Any) -> None:
    given = {"kind": kind, "words": words, "given_by": "张女士"} | more
    keys.instruct(key.id, NewInstruction.model_validate(given), by=by)


def heeding(called: str = "", heeded: bool = True) -> HeededLoan:
    given = loan_to_firm().model_dump() | {"heeded": heeded, "called": called}
    return HeededLoan.model_validate(given)


def test_a_key_that_is_not_to_be_lent_stays_and_the_attempt_is_on_record(
    assistant: Staff,
) -> None:
    key = hang(assistant)
    instruct(key, assistant, Caution.DO_NOT_LEND, "离婚诉讼期间")
    for given in (loan_to_firm(), heeding()):
        with pytest.raises(Forbidden, match="not to be lent: 张女士, 离婚诉讼期间"):
            keys.lend(key.id, given, by=assistant)
    assert keys.out() == []
    entry = journal.last()
    assert entry is not None
    assert entry.kind == "attempt.refused"
    assert "离婚" not in str(entry.payload)


def test_an_instruction_is_confirmed_before_the_key_goes(assistant: Staff) -> None:
    key = hang(assistant)
    instruct(key, assistant, Caution.DOG, "大黄")
    for given in (loan_to_firm(), heeding(heeded=False)):
        with pytest.raises(Refused, match="First heed") as refused:
            keys.lend(key.id, given, by=assistant)
        assert refused.value.field == "heeded"
    keys.lend(key.id, heeding(), by=assistant)
    entry = journal.last()
    assert entry is not None
    assert entry.payload["heeded"] == [one.id for one in keys.in_force(key.id)]


def test_call_first_wants_to_know_who_was_called(assistant: Staff) -> None:
    key = hang(assistant)
    instruct(key, assistant, Caution.CALL_FIRST, "先打给张女士")
    with pytest.raises(Refused, match="Call first") as refused:
        keys.lend(key.id, heeding(), by=assistant)
    assert refused.value.field == "called"
    keys.lend(key.id, heeding(called="张女士：可以"), by=assistant)
    assert journal.get(journal.last_number()).words["called"] == "张女士：可以"


def test_an_instruction_holds_from_its_first_day_to_its_last(assistant: Staff, time: Clock) -> None:
    key, today = hang(assistant), clock.today()
    span: dict[str, Any] = {"since": today + timedelta(days=1), "until": today + timedelta(days=2)}
    instruct(key, assistant, Caution.DO_NOT_LEND, **span)
    held = []
    for _day in range(4):
        held.append(bool(keys.in_force(key.id)))
        time.pass_(days=1)
    assert held == [False, True, True, False]


def test_an_instruction_ends_with_its_reason_and_stays_on_record(assistant: Staff) -> None:
    key = hang(assistant)
    instruct(key, assistant, Caution.DO_NOT_LEND)
    (one,) = keys.in_force(key.id)
    keys.end_instruction(one.id, InstructionEnd(reason="本人来取消"), by=assistant)
    assert keys.in_force(key.id) == []
    assert [each.ended for each in keys.instructions(key.id)] == [True]
    with pytest.raises(Refused, match="over already"):
        keys.end_instruction(one.id, InstructionEnd(reason="x"), by=assistant)
    keys.lend(key.id, loan_to_firm(), by=assistant)


def test_an_instruction_s_last_day_is_not_before_its_first_nor_past(assistant: Staff) -> None:
    key, today = hang(assistant), clock.today()
    spans: tuple[dict[str, Any], ...] = (
        {"until": today - timedelta(days=1)},
        {"since": today - timedelta(days=9), "until": today - timedelta(days=1)},
        {"since": today + timedelta(days=3), "until": today + timedelta(days=2)},
    )
    for span in spans:
        with pytest.raises(Refused) as refused:
            instruct(key, assistant, Caution.DOG, **span)
        assert refused.value.field == "until"
    assert keys.instructions(key.id) == []


@pytest.mark.parametrize("kind", [Caution.CALL_FIRST, Caution.OTHER])
def test_an_instruction_that_says_nothing_is_refused(kind: Caution) -> None:
    with pytest.raises(ValidationError):
        NewInstruction(kind=kind, given_by="张女士")


@pytest.mark.parametrize(
    ("mind", "refused"),
    [
        (Mind.NOBODY, "not to be lent"),
        (Mind.CALL, "Call first"),
        (Mind.DOG, None),
        (Mind.ALONE, None),
    ],
)
def test_what_the_home_s_file_says_is_heeded_before_its_key_goes_K2(
    assistant: Staff, supervisor: Staff, mind: Mind, refused: str | None
) -> None:
    home = residents.add_home(residents.NewHome(code="3-2-1201"), by=supervisor).id
    new = keys.NewKey(hook="1", kind=keys.KeyKind.VACANT, home=home, doors="大门", reason="未领")
    key = keys.hold(new, by=assistant)
    residents.instruct(home, residents.NewInstruction(mind=mind, note="夜班"), by=supervisor)
    with pytest.raises(Refused):
        keys.lend(key.id, loan_to_firm(), by=assistant)
    if refused:
        with pytest.raises(Refused, match=refused):
            keys.lend(key.id, heeding(), by=assistant)
        assert keys.out() == []
        return
    assert keys.lend(key.id, heeding(), by=assistant).loan
    assert journal.get(journal.last_number()).payload["heeded"] == []
