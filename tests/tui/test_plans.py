"""The plans of a subject on screen: begun, changed and ended by keys alone (G1, G14)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pytest

from store.journal.operation import operation
from store.plans import Ending, Every, Plan, Planning, Plans, Rest, Rhythm, every
from store.rights import Staff
from store.text import mark
from tests.tui.driving import Driven, opened, press, settled, shown, typed
from tui import language
from tui.plans import PlansScreen, how_often

ROUNDS = Plans("home", "permit")


@operation
def begin(new: Planning, *, by: Staff) -> Plan:
    return ROUNDS.begin(new.title, new.terms, by)


@operation
def change(plan_id: int, new: Planning, *, by: Staff) -> Plan:
    return ROUNDS.change(plan_id, new.title, new.terms, by)


@operation
def end(plan_id: int, why: Ending, *, by: Staff) -> Plan:
    return ROUNDS.end(plan_id, why, by)


class Rounds(PlansScreen):
    """What a subject's screen of its plans takes."""

    SCOPE = "rounds"
    TITLE = mark("Log")
    HELP = mark("Log")
    PLANS = ROUNDS
    BEGINS: ClassVar[Any] = staticmethod(begin)
    CHANGES: ClassVar[Any] = staticmethod(change)
    ENDS: ClassVar[Any] = staticmethod(end)


async def listed(driven: Driven) -> None:
    await driven[0].push_screen(Rounds())
    await settled(*driven)


async def test_a_plan_is_begun_changed_and_ended(supervisor: Staff) -> None:
    async with opened(supervisor, "keys") as driven:
        await listed(driven)
        assert "这里没有。Ctrl-N" in shown(driven[0])
        await press(driven, "ctrl+n")
        await typed(driven, "地库巡更\n2\n1\n今天\n\n一三五\n")
        for _ in range(4):
            await press(driven, "down")
        await typed(driven, "22:00-06:00")
        await press(driven, "ctrl+s")
        (plan,) = every("home")
        assert plan.terms.rhythm.weekdays == (0, 2, 4)
        assert "每周 周一 周三 周五 22:00-06:00" in shown(driven[0])
        assert "22:00" in shown(driven[0])
        await press(driven, "enter")
        assert "地库巡更" in shown(driven[0]) and "一三五" in shown(driven[0])
        await typed(driven, "二期")
        await press(driven, "ctrl+s")
        (plan,) = every("home")
        assert (plan.version, plan.title) == (2, "二期")
        assert plan.terms.rhythm.weekdays == (0, 2, 4)
        await press(driven, "ctrl+k")
        await typed(driven, "合同到期")
        await press(driven, "ctrl+s")
        assert every("home")[0].ended is not None
        assert "[已终止 1]" in shown(driven[0])


async def test_what_does_not_fit_is_told_at_its_field(supervisor: Staff) -> None:
    async with opened(supervisor, "keys") as driven:
        await listed(driven)
        await press(driven, "ctrl+n")
        await typed(driven, "地库巡更\n1\n1\n今天\n\n一三五")
        await press(driven, "ctrl+s")
        assert "只有每周的才填星期" in shown(driven[0])
        assert "一三五" in shown(driven[0])
    assert every("home") == []


async def test_the_assistant_reads_only(assistant: Staff, supervisor: Staff) -> None:
    rhythm = {"every": Every.DAY, "since": date(2026, 11, 23), "windows": "10:00-11:00"}
    begin(Planning.model_validate({"title": "地库巡更", **rhythm}), by=supervisor)
    async with opened(assistant, "keys") as driven:
        await listed(driven)
        assert "地库巡更" in shown(driven[0])
        await press(driven, "enter", "ctrl+n", "ctrl+k")
        assert "每日 10:00-11:00" in shown(driven[0])
    assert [one.version for one in every("home")] == [1]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"every": Every.DAY, "step": 14, "rest": Rest.MOVED}, "每 14 日 顺延至下一工作日"),
        ({"every": Every.WEEK}, "每周"),
        ({"every": Every.MONTH, "day": 31}, "每月 最后一天"),
        ({"every": Every.MONTH, "day": 5, "step": 2}, "每 2 个月 5 日"),
        (
            {"every": Every.QUARTER, "month": 3, "nth": 5, "weekday": 4},
            "每季 第 3 个月 最后一个周五",
        ),
        ({"every": Every.YEAR, "month": 2, "nth": 1, "weekday": 0}, "每年 2 月 第 1 个周一"),
    ],
)
def test_how_often_reads_as_one_says_it(given: dict[str, Any], words: str) -> None:
    language.speak("zh_CN")
    try:
        rhythm = Rhythm.model_validate({"since": date(2026, 1, 1), **given})
        assert how_often(rhythm) == words
    finally:
        language.speak("en")
