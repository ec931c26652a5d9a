"""The list of keys kept right: hooks, corrections, losses, locks, signatures (K1, K2, K4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from store import clock, journal, keys
from store.errors import Refused
from store.keys import (
    HeldKey,
    Identity,
    KeyCorrection,
    KeyLoss,
    KeyRelease,
    LockChange,
    Settlement,
    Settling,
    Signed,
)
from store.rights import Staff
from store.waiting import Place
from tests.conftest import Clock
from tests.keyboard import brought_back, handed, hang, lend, lose, waits

THEIR_PIN = "271828"


# Hooks


@pytest.mark.parametrize("second", ["Q-7", "q-7", "Ｑ－７", "ｑ-7"])
def test_hooks_that_differ_in_case_only_are_one_snipe_it_7290(
    assistant: Staff, second: str
) -> None:
    hang(assistant, "Q-7")
    with pytest.raises(Refused, match="Hook Q-7 is taken") as refused:
        hang(assistant, second)
    assert refused.value.field == "hook"
    assert [key.hook for key in keys.inventory()] == ["Q-7"]


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], "1"),
        (["1", "2", "4"], "3"),
        (["2", "3"], "1"),
        (["A-1", "A-2", "7"], "A-3"),
        (["a-1", "A-3", "7"], "a-2"),
        (["001", "002"], "003"),
        (["G-1", "泵房"], "G-2"),
        (["泵房"], "1"),
    ],
)
def test_the_next_free_hook_is_offered_as_hooks_are_named_here_K1(
    assistant: Staff, taken: list[str], free: str
) -> None:
    for hook in taken:
        hang(assistant, hook)
    assert keys.free_hook() == free
    hang(assistant, free)  # it is free indeed
    assert keys.free_hook() != free


def test_a_hook_is_free_again_once_its_key_was_handed_over_K4(assistant: Staff) -> None:
    given = KeyRelease(handed_to="张惠文", identity=Identity.ID_CARD, signed=Signed.PAPER)
    keys.release(hang(assistant, "1").id, given, by=assistant)
    assert keys.free_hook() == "1"


# Corrections


def correction(key: HeldKey, **right: Any) -> KeyCorrection:
    stands = {"hook": key.hook, "kind": key.kind, "home": key.home_id, "doors": key.doors}
    stands |= {"count": key.count, "reason": key.reason, "why": "登记错"}
    return KeyCorrection.model_validate(stands | right)


def test_count_and_doors_are_corrected_on_the_record_K4(assistant: Staff) -> None:
    key = hang(assistant, count=3)
    right = keys.correct(
        key.id, correction(key, count=2, doors="消防泵房", hook="18"), by=assistant
    )
    assert (right.hook, right.count, right.doors) == ("18", 2, "消防泵房")
    entry = journal.last()
    assert entry is not None
    assert entry.kind == "key.corrected"
    assert entry.payload["was"] == {"hook": "17", "count": 3, "kind": "public", "home": None}
    assert sorted(entry.payload["fields"]) == ["count", "doors", "hook"]
    assert entry.words == {"doors": "消防泵房", "why": "登记错"}
    assert right.since == key.since


def test_a_correction_takes_no_hook_that_is_taken_in_either_case_K4(assistant: Staff) -> None:
    hang(assistant, "a-1")
    key = hang(assistant, "17")
    with pytest.raises(Refused, match="is taken"):
        keys.correct(key.id, correction(key, hook="A-1"), by=assistant)
    lower = hang(assistant, "B-1")
    assert keys.correct(lower.id, correction(lower, hook="b-1"), by=assistant).hook == "b-1"


def test_a_correction_that_changes_nothing_is_refused_K4(assistant: Staff) -> None:
    key = hang(assistant)
    with pytest.raises(Refused, match="Nothing is different"):
        keys.correct(key.id, correction(key), by=assistant)


def test_what_is_out_or_missing_belongs_to_the_count_K4(assistant: Staff) -> None:
    key = hang(assistant, count=4)
    keys.lose(key.id, KeyLoss(count=1, what="丢", told="主管"), by=assistant)
    key = lend(key, assistant, count=2)
    with pytest.raises(Refused) as refused:
        keys.correct(key.id, correction(key, count=2), by=assistant)
    assert (refused.value.field, refused.value.values["count"]) == ("count", 3)
    assert keys.correct(key.id, correction(key, count=3), by=assistant).hanging == 0


# Losses and locks


def test_a_lost_key_stays_on_today_and_the_handover_until_something_comes_of_it_K4(
    assistant: Staff,
) -> None:
    key = lose(hang(assistant, count=3), assistant)
    assert (key.missing, key.hanging, key.count) == (1, 2, 3)
    assert waits() == [("key.missing", f"key:{key.id}", Place.FOLLOWING)]
    assert handed()[f"key:{key.id}"]["missing"] == 1
    found = Settling(how=Settlement.FOUND, count=1, words="清淤时找到")
    key = keys.settle(key.id, found, by=assistant)
    assert (key.missing, key.hanging) == (0, 3)
    assert waits() == []
    assert handed() == {}


@pytest.mark.parametrize(
    ("how", "count"),
    [(Settlement.FOUND, 3), (Settlement.COPIED, 3), (Settlement.WRITTEN_OFF, 2)],
)
def test_only_what_is_written_off_leaves_the_count_K4(
    assistant: Staff, how: Settlement, count: int
) -> None:
    key = lose(hang(assistant, count=3), assistant)
    with pytest.raises(Refused, match="Only 1 are missing"):
        keys.settle(key.id, Settling(how=how, count=2, words="x"), by=assistant)
    key = keys.settle(key.id, Settling(how=how, count=1, words="x"), by=assistant)
    assert (key.count, key.missing) == (count, 0)


def test_the_last_key_is_not_written_off_K4(assistant: Staff) -> None:
    key = lose(hang(assistant), assistant)
    with pytest.raises(Refused, match="lock changed"):
        keys.settle(key.id, Settling(how=Settlement.WRITTEN_OFF, count=1, words="x"), by=assistant)
    with pytest.raises(Refused, match="Nothing hangs"):
        lend(key, assistant)


def test_what_a_borrower_loses_ends_the_lending_with_the_rest_K4(
    assistant: Staff, time: Clock
) -> None:
    key = lend(hang(assistant, count=2), assistant)
    key = lose(key, assistant)
    assert key.loan is not None
    assert (key.loan.out, key.missing, key.hanging) == (1, 1, 0)
    brought_back(key.id, assistant)
    key = lend(keys.get(key.id), assistant)
    assert key.loan is not None
    assert key.loan.count == 1
    key = lose(key, assistant)
    assert (key.loan, key.missing, key.hanging) == (None, 2, 0)
    assert keys.overdue(clock.now() + timedelta(days=1)) == []
    with pytest.raises(Refused, match="Only 0 can be lost"):
        lose(key, assistant)


def test_a_changed_lock_voids_the_old_keys_K4(assistant: Staff) -> None:
    key = lose(hang(assistant, count=3), assistant)
    change = LockChange(count=5, words="锁匠老林换锁芯")
    out = lend(key, assistant)
    with pytest.raises(Refused, match="is out"):
        keys.change_lock(out.id, change, by=assistant)
    brought_back(out.id, assistant)
    key = keys.change_lock(key.id, change, by=assistant)
    assert (key.count, key.missing, key.hanging) == (5, 0, 5)
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.payload["count_was"]) == ("key.lock_changed", 3)
