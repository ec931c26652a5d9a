"""The steps of a key on the screen: more time, part of a bunch, instructions, losses, PINs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from store import clock, escalations, journal, keys, residents
from store.desk import staff
from store.desk.staff import NewStaff
from store.keys import (
    Caution,
    HeldKey,
    KeyKind,
    KeyLoss,
    NewInstruction,
    NewKey,
    Signed,
)
from store.residents import NewHome
from store.rights import Role, Staff
from tests.conftest import PIN, Clock
from tests.keyboard import hang, loan_to_firm
from tests.tui.driving import opened, press, shown, typed

THEIR_PIN = "271828"


def to_firm(key: HeldKey, by: Staff, **more: Any) -> HeldKey:
    return keys.lend(key.id, loan_to_firm(**more), by=by)


async def test_the_overdue_key_stands_first_with_whom_to_ring(
    assistant: Staff, time: Clock
) -> None:
    """K2: the phone is masked until who looks is on record, and hides again in a minute."""
    hang(assistant, "1")
    to_firm(hang(assistant, "9"), assistant, hours=1)
    time.pass_(hours=3)
    async with opened(assistant, "keys") as driven:
        rows = shown(driven[0]).split("\n")
        assert rows[4].startswith((">!", " !"))
        assert "贺工" in rows[4]
        await press(driven, "home")
        assert "装修公司  贺工  138****1234" in shown(driven[0])
        await press(driven, "ctrl+r", "ctrl+s")
        assert "13812341234" in shown(driven[0])
        entry = journal.last()
        assert entry is not None
        assert entry.kind == "key.phone_shown"
        time.pass_(minutes=1)
        driven[0].screen.tick()  # type: ignore[attr-defined]
        await driven[1].pause()
        assert "13812341234" not in shown(driven[0])


async def test_a_return_takes_two_keys_and_a_digit(assistant: Staff) -> None:
    """K2: Enter, the digit that says how both sign, save."""
    to_firm(hang(assistant), assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter")
        assert "贺工" in shown(driven[0])
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        assert "钥匙 17 已归还" in shown(driven[0])
    assert keys.out() == []


async def test_of_a_bunch_it_is_asked_how_many_came_back_shelf_nu_1374(assistant: Staff) -> None:
    key = to_firm(hang(assistant, count=3), assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter", "enter")
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        assert "借出 3 把：归还几把" in shown(driven[0])
        await press(driven, "shift+tab")
        await typed(driven, "2")
        await press(driven, "ctrl+s")
        assert "其余仍借出" in shown(driven[0])
    loan = keys.get(key.id).loan
    assert loan is not None
    assert loan.out == 1


async def test_more_time_keeps_who_asked_and_the_first_time_snipe_it_4153(
    assistant: Staff,
) -> None:
    key = to_firm(hang(assistant), assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+d")
        await typed(driven, "+5h\n\n未量完\n")
        screen = shown(driven[0])
        assert "已续借" in screen
        assert "原定 11:00" in screen
        assert "贺工 要求续借至 14:00：未量完（李芳）" in screen
    loan = keys.get(key.id).loan
    assert loan is not None
    assert loan.due_at == clock.now() + timedelta(hours=5)


async def test_what_the_home_says_shows_before_its_key_goes(assistant: Staff) -> None:
    key = hang(assistant)
    call = NewInstruction(kind=Caution.CALL_FIRST, words="张女士 晚上在家", given_by="业主")
    dog = NewInstruction(kind=Caution.DOG, words="大黄", given_by="业主")
    for one in (call, dog):
        keys.instruct(key.id, one, by=assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter")
        screen = shown(driven[0])
        assert "先打电话：张女士 晚上在家" in screen
        assert "屋内有狗：大黄" in screen
        await press(driven, "enter")
        await press(driven, "ctrl+s")
        assert "请填写" in shown(driven[0])
        await press(driven, "f2", "f5")
        await press(driven, "enter", "enter")
        await typed(driven, "张女士：可以\n王工\n2\n\n检修\n1")
        await press(driven, "ctrl+s")
        assert "已借出" in shown(driven[0])
    entry = journal.last()
    assert entry is not None
    assert entry.words["called"] == "张女士：可以"


async def test_of_two_instructions_the_one_that_is_chosen_ends(assistant: Staff) -> None:
    key = hang(assistant)
    for kind in (Caution.DO_NOT_LEND, Caution.DOG):
        keys.instruct(key.id, NewInstruction(kind=kind, given_by="业主"), by=assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+w")
        await typed(driven, "2")
        assert "取消哪一条" in shown(driven[0])
        await typed(driven, "2")
        await typed(driven, "狗已送走\n")
        assert "要求已取消" in shown(driven[0])
    assert [one.kind for one in keys.in_force(key.id)] == [Caution.DO_NOT_LEND]


async def test_a_key_that_is_not_to_be_lent_opens_no_form(assistant: Staff) -> None:
    key = hang(assistant)
    keys.instruct(key.id, NewInstruction(kind=Caution.DO_NOT_LEND, given_by="业主"), by=assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter")
        screen = shown(driven[0])
        assert "不得借出" in screen
        assert "已落实，借出" not in screen
        await press(driven, "escape")
        assert "[全部 1]" in shown(driven[0])


async def test_lost_keys_are_reported_and_settled_from_the_menu(assistant: Staff) -> None:
    """K4, D13: they show among the missing until something has come of it."""
    key = hang(assistant, count=2)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+w")
        await typed(driven, "2")
        await typed(driven, "1\n掉进集水坑\n王主管\n")
        assert "2 把缺 1 把" in shown(driven[0])
        assert "缺失 1" in shown(driven[0])
        assert "升级上报（Ctrl-Z）？" in shown(driven[0])
        await press(driven, "ctrl+z", "ctrl+s")
        (up,) = escalations.every()
        assert (up.thing, up.level) == (f"key:{key.id}", escalations.Level.HARD)
        await press(driven, "f5", "ctrl+w")
        await typed(driven, "3")
        await typed(driven, "2\n1\n重配一把\n")
        assert "缺失 0" in shown(driven[0])
    assert (keys.get(key.id).count, keys.get(key.id).missing) == (2, 0)


async def test_both_type_their_pin_right_after_the_lending(assistant: Staff) -> None:
    """K2."""
    new = NewStaff(name="孙师傅", number="5001", role=Role.ASSISTANT, pin=THEIR_PIN)
    fitter = staff.add(new, by=None)
    key = hang(assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter")
        await typed(driven, "孙师傅\n2\n\n检修\n2")
        await press(driven, "ctrl+s")
        assert "孙师傅 与前台双方签" in shown(driven[0])
        await typed(driven, f"5001\n{THEIR_PIN}\n999999\n")
        assert "!" in shown(driven[0])
        await typed(driven, f"{PIN}\n")
        assert "双方已签" in shown(driven[0])
    loan = keys.get(key.id).loan
    assert loan is not None
    assert (loan.signed, loan.signed_with) == (Signed.PIN, fitter.id)


async def test_what_is_not_signed_is_signed_from_today(assistant: Staff) -> None:
    """K2: the line of Today leads to the key, and there both sign on paper."""
    to_firm(hang(assistant), assistant, signed=Signed.OWED)
    async with opened(assistant, "keys") as driven:
        assert "贺工 尚未签借出" in shown(driven[0])
        await press(driven, "ctrl+a")
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        assert "双方已签" in shown(driven[0])
        assert "尚未签借出" not in shown(driven[0])


async def test_hook_and_count_are_corrected_and_the_history_says_what_stood(
    assistant: Staff,
) -> None:
    """K4."""
    key = hang(assistant, count=3)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+e")
        await typed(driven, "18\n\n\n\n2\n\n\n\n数错\n")
        assert "钥匙 18 已更正" in shown(driven[0])
        await press(driven, "ctrl+o")
        assert "钥匙 18 更正，原挂钩 17，共 2 把，原 3 把：数错" in shown(driven[0])
    assert (keys.get(key.id).hook, keys.get(key.id).count) == ("18", 2)


async def test_a_key_that_left_for_good_shows_with_its_sheet(assistant: Staff) -> None:
    """K4: where an open signature can still be given."""
    hang(assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+k")
        await typed(driven, "张惠文\n1\n3\n\n")
        assert "已移交 1" in shown(driven[0])
        await press(driven, "left")
        assert "张惠文 尚未签移交" in shown(driven[0])
        await press(driven, "ctrl+a")
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        assert "双方已签" in shown(driven[0])


@pytest.mark.usefixtures("time")
async def test_a_call_for_a_key_is_noted(assistant: Staff) -> None:
    """K2."""
    to_firm(hang(assistant), assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+b")
        await typed(driven, "2\n下班前还\n")
        assert "催还已记录" in shown(driven[0])
        await press(driven, "ctrl+o")
        assert "催还，已接通：下班前还" in shown(driven[0])


async def test_missing_keys_stand_in_the_list_with_how_many(assistant: Staff) -> None:
    key = hang(assistant, count=3)
    keys.lose(key.id, KeyLoss(count=1, what="丢", told="主管"), by=assistant)
    async with opened(assistant, "keys") as driven:
        row = next(one for one in shown(driven[0]).split("\n") if "泵房 x3" in one)
        assert "!" in row[:3]
        assert "3 把缺 1 把" in row


async def test_all_keys_of_a_home_go_together_at_move_in(assistant: Staff) -> None:
    """K4."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant).id
    for hook in ("1", "2"):
        new = NewKey(hook=hook, kind=KeyKind.VACANT, home=home, doors="大门", reason="未领")
        keys.hold(new, by=assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "home", "ctrl+k")
        await typed(driven, "2")
        assert "移交 3-2-1201 的全部钥匙" in shown(driven[0])
        await typed(driven, "张惠文\n1\n1\n\n")
        assert "2 挂钥匙已从清单除去" in shown(driven[0])
        assert "已移交 2" in shown(driven[0])
    assert {key.handed_to for key in keys.handed_over()} == {"张惠文"}
