"""Keys: the inventory, lending, return, what is overdue (K1, K2, K4)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, keys, residents
from store.keys import HeldKey, Identity, KeyKind, KeyLoan, NewKey, Signed
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock
from tests.keyboard import brought_back
from tests.tui.driving import Driven, elsewhere, opened, pasted, press, shown, typed

HOSTILE = ("[/foo]", "[red]x{n}", "a\u202eb", "\x1b[31mred", "㛃𠅤䶮", "３－２")


def hang(hook: str, by: Staff, **more: object) -> HeldKey:
    new = {"hook": hook, "kind": KeyKind.PUBLIC, "doors": "泵房", **more}
    return keys.hold(NewKey.model_validate(new), by=by)


def lend(key: HeldKey, by: Staff, borrower: str = "王工", hours: float = 2) -> HeldKey:
    due = clock.now() + timedelta(hours=hours)
    return keys.lend(
        key.id,
        KeyLoan(
            borrower=borrower,
            reason="检修",
            due=due,
            identity=Identity.WORK_PASS,
            signed=Signed.PAPER,
        ),
        by=by,
    )


async def test_a_key_comes_into_keeping(assistant: Staff) -> None:
    """K1: the next free hook is offered; home, doors, how many, why, the owner's paper."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    async with opened(assistant, "keys") as driven:
        assert "没有钥匙" in shown(driven[0])
        await press(driven, "ctrl+n")
        assert "挂钩" in shown(driven[0])
        await typed(driven, "17\n2\n3-2-1201\n大门\n2\n业主装修\n委托书 11-20\n\n")
        screen = shown(driven[0])
    (key,) = keys.inventory()
    assert (key.hook, key.home_id, key.doors, key.count) == ("17", home.id, "大门", 2)
    assert (key.kind, key.reason, key.since) == (KeyKind.DEPOSITED, "业主装修", clock.today())
    assert key.authorisation == "委托书 11-20"
    assert "3-2-1201" in screen
    assert "在库" in screen
    assert "业主装修" in screen


async def test_the_list_goes_by_hook_as_one_counts(assistant: Staff) -> None:
    """K1."""
    for hook in ("10", "A-10", "9", "A-2", "1"):
        hang(hook, assistant)
    async with opened(assistant, "keys") as driven:
        assert [line.split()[0] for line in _lines_by_hook(driven)] == [
            "1",
            "9",
            "10",
            "A-2",
            "A-10",
        ]


def _lines_by_hook(driven: Driven) -> list[str]:
    lines = shown(driven[0]).split("\n")[4:15]
    return [line.split("在库")[1] for line in lines if "在库" in line]


async def test_a_key_is_lent_in_six_keys_beyond_the_words(assistant: Staff, time: Clock) -> None:
    """K2: who, which identity, why, when, expected back."""
    hang("17", assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter")
        await typed(driven, "王工\n1\n13812341234\n检修水泵\n1")
        await press(driven, "ctrl+s")
        screen = shown(driven[0])
    (key,) = keys.out()
    assert key.loan is not None
    assert (key.loan.borrower, key.loan.identity) == ("王工", Identity.ID_CARD)
    assert (key.loan.reason, key.loan.due_at) == ("检修水泵", time.at + timedelta(hours=2))
    assert (key.loan.phone, key.loan.signed) == ("13812341234", Signed.PAPER)
    assert "138****1234" in screen
    assert "13812341234" not in screen
    assert "借至 11:00" in screen
    assert "借出 1" in screen
    assert "已借出" in screen


async def test_enter_on_a_key_that_is_out_takes_it_back(assistant: Staff) -> None:
    """K2."""
    lend(hang("17", assistant), assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter")
        assert "收回钥匙 17" in shown(driven[0])
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        screen = shown(driven[0])
    assert keys.out() == []
    assert "在库" in screen
    assert "王工" in screen


async def test_an_overdue_key_shows_by_how_long(assistant: Staff, time: Clock) -> None:
    """K2: and it can be shown alone."""
    hang("1", assistant)
    lend(hang("2", assistant), assistant, "赵工", hours=8)
    lend(hang("3", assistant), assistant, "孙工", hours=1)
    async with opened(assistant, "keys") as driven:
        assert "逾期 0" in shown(driven[0])
        time.pass_(hours=3)
        driven[0].seconds = 20
        driven[0].screen.tick()  # type: ignore[attr-defined]
        await driven[1].pause()
        late = next(line for line in shown(driven[0]).split("\n") if "孙工" in line)
        assert late.startswith(" !")
        assert "逾期" in late
        await press(driven, "right")
        assert "赵工" in shown(driven[0])
        await press(driven, "right")
        assert "赵工" not in shown(driven[0])
        assert "孙工" in shown(driven[0])
        await press(driven, "right", "right", "right")
        assert "[全部 3]" in shown(driven[0])


async def test_typing_narrows_to_a_hook_or_a_home(assistant: Staff) -> None:
    """K1."""
    home = residents.add_home(NewHome(code="1-1-1701"), by=assistant)
    hang("5", assistant, kind=KeyKind.VACANT, home=home.id, doors="大门", reason="未领")
    hang("17", assistant)
    hang("8", assistant, doors="天台")
    async with opened(assistant, "keys") as driven:
        here = driven[0].screen
        await typed(driven, "17")
        screen = shown(driven[0])
        assert "1-1-1701" in screen
        assert "天台" not in screen
        assert next(line for line in screen.split("\n") if line.startswith(">")).split()[2] == "17"
        await press(driven, "backspace", "backspace")
        assert "天台" in shown(driven[0])
        await pasted(driven, "１－１")
        assert "[全部 1]" in shown(driven[0])
        await press(driven, "escape")
        assert "[全部 3]" in shown(driven[0])
        await press(driven, "escape")
        assert driven[0].screen is not here


async def test_the_second_session_sees_who_has_the_key(assistant: Staff, second: Staff) -> None:
    """K2: the same key is never lent twice."""
    key = hang("17", assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter")
        await typed(driven, "王工\n2\n\n检修\n1")
        await elsewhere(lambda: lend(key, second, "赵师傅"))
        await press(driven, "ctrl+s")
        assert "赵师傅" in shown(driven[0])
        await press(driven, "escape")
        line = next(line for line in shown(driven[0]).split("\n") if line.startswith(">"))
        assert "赵师傅" in line
        assert "借至" in line
    (loan,) = keys.loans(key.id)
    assert loan.borrower == "赵师傅"


async def test_a_key_is_handed_over_for_good(assistant: Staff) -> None:
    """K4."""
    key = hang("17", assistant)
    out = lend(hang("18", assistant), assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+k")
        await typed(driven, "张惠文\n1\n1\n\n")
        assert "已从清单除去" in shown(driven[0])
        assert "[全部 1]" in shown(driven[0])
        here = driven[0].screen
        await press(driven, "ctrl+k")
        assert driven[0].screen is here
    assert keys.get(key.id).handed_to == "张惠文"
    assert keys.get(out.id).held


async def test_the_history_tells_every_lending(assistant: Staff, time: Clock) -> None:
    """K2."""
    key = hang("17", assistant)
    for n in range(8):
        lend(key, assistant, f"借用人{n}")
        time.pass_(hours=3)
        brought_back(key.id, assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+o")
        screen = shown(driven[0])
        assert all(f"借用人{n}" in screen for n in range(8))
        assert "逾期归还" in screen
        await press(driven, "escape")
        assert "[全部 1]" in shown(driven[0])


async def test_other_screens_lead_to_a_key(assistant: Staff) -> None:
    made = [hang(str(n), assistant) for n in range(1, 40)]
    async with opened(assistant, "keys") as driven:
        await typed(driven, "5")
        for key in (made[30].id, f"key:{made[30].id}"):
            await driven[0].go("keys", key)
            await driven[1].pause()
            line = next(line for line in shown(driven[0]).split("\n") if line.startswith(">"))
            assert line.split()[2] == "31"


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_as_they_are(assistant: Staff, text: str) -> None:
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "17\n\n\n")
        await pasted(driven, text)
        await press(driven, "ctrl+s")
        (key,) = keys.inventory()
        assert key.doors in shown(driven[0])
        await press(driven, "enter")
        await pasted(driven, text)
        await typed(driven, "\n2\n\n")
        await pasted(driven, text)
        await typed(driven, "\n1")
        await press(driven, "ctrl+s")
        (key,) = keys.out()
        assert key.loan is not None
        assert key.loan.borrower in shown(driven[0])
        await pasted(driven, text)
        await press(driven, "escape")


async def test_a_hundred_thousand_characters_are_refused_at_their_fields(assistant: Staff) -> None:
    async with opened(assistant, "keys") as driven:
        await press(driven, "ctrl+n")
        for _ in range(7):
            await pasted(driven, "长" * 100_000)
            await press(driven, "tab")
        await press(driven, "ctrl+s")
        assert shown(driven[0]).count("! ") > 3
        await press(driven, "escape")
        assert "[全部 0]" in shown(driven[0])
    assert keys.inventory() == []
