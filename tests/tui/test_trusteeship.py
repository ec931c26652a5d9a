"""Entrusted homes by keys, in Chinese at 80×24, without letters as commands (T1–T12)."""

from __future__ import annotations

import pytest

from store import emergency, journal, plans, tickets, trusteeship
from store.rights import Staff
from store.trusteeship import RainStage, Result, Round, Stage, Telling, Trust
from tests.conftest import Clock
from tests.store.trusteeship.entrusted import drafted, entrusted, home, seen
from tests.tui.driving import Driven, opened, press, shown, typed


class Keys:
    """Presses keys and counts them, but for the words that are typed."""

    def __init__(self, driven: Driven) -> None:
        self.driven, self.count = driven, 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await press(self.driven, *keys)

    async def type(self, words: str) -> None:
        await typed(self.driven, words)

    @property
    def shown(self) -> str:
        return shown(self.driven[0])


@pytest.fixture
def ten(assistant: Staff) -> list[Trust]:
    return [entrusted(assistant, f"3-2-{n}01") for n in range(10, 20)]


async def test_a_home_is_entrusted_from_its_page_and_signed(assistant: Staff) -> None:
    """T1, T5: from the home's page to the agreement that holds."""
    there = home(assistant)
    async with opened(assistant, "residents") as driven:
        keys = Keys(driven)
        await driven[0].go("residents", f"home:{there}")
        await keys.press("0")
        assert "托管" in keys.shown
        await keys.press("escape")
    async with opened(assistant, "trusteeships") as driven:
        keys = Keys(driven)
        await keys.press("ctrl+n")
        await keys.type("3-2-1201\n")
        await keys.press("tab", "tab")
        await keys.type("出国")
        await keys.press("tab", "2", "tab")
        await keys.type("欧阳芳")
        await keys.press("tab")
        await keys.type("13900001111")
        await keys.press("ctrl+s")
        assert "待签订" in keys.shown and "TG-2026-0001" in keys.shown
        await keys.press("ctrl+e")
        await keys.type("100\n2000\n\nS1\nD1\n李芳、王师傅\n")
        await keys.press("2", "ctrl+s")
        assert "托管中" in keys.shown
        await driven[0].go("residents", f"home:{there}")
        await press(driven)
        assert "托管中" in shown(driven[0]).splitlines()[2]
    assert trusteeship.live_of(there) is not None


async def test_a_round_of_ten_homes_without_a_finding_takes_at_most_25_keys(
    assistant: Staff, ten: list[Trust]
) -> None:
    """T9: from anywhere, the name of who walked beside."""
    plans.make()
    async with opened(assistant) as driven:
        keys = Keys(driven)
        await keys.press("f10", "5", "4")
        assert "待巡 10" in keys.shown
        await keys.press("enter")
        await keys.type("王师傅")
        await keys.press("ctrl+s")
        await keys.press(*["enter"] * 9)
        assert "待巡 0" in keys.shown
        assert keys.count == 14  # as the README says
    visits = [each for one in ten for each in trusteeship.visits_of(one.id)]
    assert [each.result for each in visits] == [Result.NOTHING] * 10
    assert {each.walked_by for each in visits} == {"王师傅"}
    assert trusteeship.open_rounds() == []


async def test_a_storm_with_a_leak_from_its_signal_to_the_last_visit_after_it(
    assistant: Staff, ten: list[Trust], time: Clock
) -> None:
    """D39, T10, T11: the emergency proposes the visits, what is found goes to the owner."""
    three = ten[:3]
    plans.make()
    async with opened(assistant) as driven:
        keys = Keys(driven)
        await keys.press("f12")
        await keys.type("9")
        await keys.press("enter", "ctrl+s", "f2")
        assert "10 户托管房须雨前巡查" in keys.shown
        (line,) = [n for n, text in enumerate(keys.shown.splitlines()) if "须雨前巡查" in text]
        while not keys.shown.splitlines()[line].startswith(">"):
            await keys.press("down")
        await keys.press("enter", "ctrl+n")
        assert "因 YJ-2026-0001" in keys.shown
        await keys.type("+3h\n气象台")
        await keys.press("ctrl+s")
        rain = trusteeship.standing()
        assert rain is not None and rain.stage is RainStage.OPEN and "雨前" in keys.shown
        await keys.press("enter")
        await keys.type("王师傅")
        await keys.press("ctrl+s", "ctrl+t", "5", "tab")
        await keys.type("阳台地漏返水")
        await keys.press("tab", "tab")
        await keys.type("赵师傅")
        await keys.press("ctrl+s")
        (found,) = trusteeship.untold()
        assert found.home == three[1].home and found.ticket is not None
        assert "告知业主" in keys.shown
        await keys.press("ctrl+d")
        await keys.type("已告知，同意入户修理")
        await keys.press("ctrl+s")
        after = trusteeship.problems_of(found.trusteeship_id)[0]
        assert (after.stage, after.said) == (Telling.TOLD, "已告知，同意入户修理")
        await keys.press(*["enter"] * 8)
        assert "待巡 10" in keys.shown  # the week's round is left
        time.pass_(hours=6)
        await keys.press("ctrl+o")
        await keys.type("\n气象台解除")
        await keys.press("ctrl+s")
        assert "雨后" in keys.shown
        await keys.press("ctrl+e", "ctrl+s")
        assert "还有 10 户次未巡" in keys.shown
        await keys.press("escape", "enter")
        assert "巡查人 *  王师傅" in keys.shown
        await keys.press("ctrl+s", *["enter"] * 9, "ctrl+e", "ctrl+s")
    assert trusteeship.standing() is None
    turns = [each.kind for each in trusteeship.visits_of(three[1].id)]
    assert turns == [Round.BEFORE, Round.AFTER]
    assert tickets.get(found.ticket).home_id == three[1].home_id
    assert emergency.under_way() and journal.verify().right


async def test_a_use_beyond_the_limit_is_looked_into_step_by_step(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """T8: each next step is said in words."""
    one = entrusted(assistant)
    time.pass_(days=3)
    async with opened(assistant, "trusteeships") as driven:
        keys = Keys(driven)
        await keys.press("ctrl+t")
        await keys.type("120\n2000")
        await keys.press("ctrl+s")
        assert "超限额" in keys.shown and "先查找渗漏（Ctrl-R）" in keys.shown
        await keys.press("ctrl+r", "1", "tab")
        await keys.type("水表不走")
        await keys.press("ctrl+s")
        assert "致电业主，记下答复（Ctrl-B）" in keys.shown
        await keys.press("ctrl+b")
        await keys.type("亲戚住过两天")
        await keys.press("ctrl+s")
        assert "由主管认可用量" in keys.shown
        await keys.press("ctrl+a")
        assert trusteeship.get(one.id).exceeded_on is not None  # not the assistant's to decide
    async with opened(supervisor, "trusteeships") as driven:
        keys = Keys(driven)
        await keys.press("ctrl+a")
        await keys.type("业主已说明")
        await keys.press("ctrl+s")
    assert trusteeship.get(one.id).exceeded_on is None


async def test_it_ends_by_keys_and_its_statement_is_asked_for(
    assistant: Staff, time: Clock
) -> None:
    one = entrusted(assistant)
    time.pass_(days=3)
    async with opened(assistant, "trusteeships") as driven:
        keys = Keys(driven)
        await keys.press("ctrl+g")
        await keys.type("101\n2003\n\n1\n\n李芳、王师傅")
        await keys.press("ctrl+s")
        assert "已终止" in keys.shown or "终止" in keys.shown
    assert trusteeship.get(one.id).stage is Stage.ENDED


async def test_a_draft_and_what_is_found_come_back_from_today(
    assistant: Staff, time: Clock
) -> None:
    drafted(home(assistant), assistant)
    found = entrusted(assistant, "3-2-1202")
    trusteeship.find(found.id, Round.EXTRA, 0, seen(put_right="关窗"), by=assistant)
    async with opened(assistant) as driven:
        keys = Keys(driven)
        assert "托管协议待签：3-2-1201" in keys.shown
        assert "托管问题须告知业主：3-2-1202，渗漏" in keys.shown
        lines = keys.shown.splitlines()
        (at,) = [n for n, text in enumerate(lines) if "须告知业主" in text]
        while not keys.shown.splitlines()[at].startswith(">"):
            await keys.press("down")
        await keys.press("enter")
        assert "告知业主：3-2-1202" in keys.shown
        await keys.type("知道了")
        await keys.press("ctrl+s")
    assert trusteeship.untold() == []
