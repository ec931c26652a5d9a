"""Emergency plans: what comes with the program, and the estate's own versions (D20, D31–D45)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store import emergency, journal
from store.emergency import ChangedPlan, Kind, NewEmergency, Plan, read, seeds
from store.errors import Forbidden, Refused
from store.rights import Staff

LIFE = {"119", "110", "120"}


def changed(text: str) -> ChangedPlan:
    return ChangedPlan(plan=text, approved="陈经理", reason="换了维保单位")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_plan_comes_with_the_program_whole(kind: Kind) -> None:
    """Life first; somebody for each step; the desk asks first, three sign what all report."""
    plan = read(seeds.text(kind))
    assert {call.number for call in plan.calls} >= LIFE
    steps = [step for step in plan.steps if not step.reports]
    assert (steps[0].when, steps[0].who, steps[0].critical) == ("0", "前台", True)
    assert sum(step.critical for step in steps) >= 3
    assert len(steps) >= (8 if kind is not Kind.OTHER else 6)
    assert any(step.say for step in steps)
    assert any(step.note for step in steps)
    assert sum(step.reports and step.critical for step in plan.steps) >= 5


def test_no_plan_lets_anybody_be_asked_before_help_is_called() -> None:
    """G16: a plan that wants the manager's leave before 119 breaks the law."""
    for kind in Kind:
        for step in read(seeds.text(kind)).steps:
            if "拨119" in step.what or "拨110" in step.what or "拨120" in step.what:
                assert "批准" not in step.what and "同意后" not in step.what, step


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.FIRE, "集合点按户清点"), (Kind.FIRE, "第51条"), (Kind.LIFT, "一般事故"),
        (Kind.LIFT, "困人记录：梯号"), (Kind.FLOOD, "操纵盘已湿"), (Kind.POWER, "倒闸必须两人"),
        (Kind.GAS, "前台不回拨该户"), (Kind.THEFT, "不搜查"), (Kind.FALLING, "不少于10米"),
        (Kind.MEDICAL, "不要移动"), (Kind.STORM, "托管房全部室外巡查"),
        (Kind.FIGHT, "先劝声音再劝人"), (Kind.WATER, "勿饮用"), (Kind.MISSING, "回看2小时"),
        (Kind.LEAK, "第57条"), (Kind.ICE, "8小时内清通"),
    ],
)  # fmt: skip
def test_what_the_rules_ask_stands_in_the_plans(kind: Kind, said: str) -> None:
    """D6, and in their order D31, D31, D32, D32, D33, D34, D35, D36, D37, D38, D39, D40 to D44."""
    assert said in seeds.text(kind)


@pytest.mark.parametrize(
    ("text", "line"),
    [("0! | 前台", 1), ("0! | 前台 | 问清\n5 | | 去看", 2), ("电话 | 119\n0! | 前台 | 问", 1),
     ("0! | 前台 | 问清\n99999 | 前台 | 等", 2), ("0!|前台|问|说|记|多了", 1)],
)  # fmt: skip
def test_a_line_that_is_no_step_is_named(text: str, line: int) -> None:
    with pytest.raises(ValidationError, match=f"Line {line}"):
        changed(text)


def test_a_plan_without_a_critical_step_is_refused() -> None:
    for text in ("5 | 前台 | 问清", "电话 | 119 | 火警", "报告! | 前台 | 原因"):
        with pytest.raises(ValidationError, match="critical"):
            changed(text)


@given(st.integers(0, 10080), st.booleans(), st.sampled_from("|｜"))
def test_minutes_and_bars_are_read_in_any_width(minutes: int, critical: bool, bar: str) -> None:
    wide = str(minutes).translate({48 + n: 0xFF10 + n for n in range(10)})
    sign = "!" if critical else ""
    plan = read(f"0! {bar} 前台 {bar} 问\n{wide}{sign} {bar} 保安 {bar} 到场 {bar} 请退后")
    assert (plan.steps[1].minutes, plan.steps[1].critical) == (minutes, critical)
    assert plan.steps[1].say == "请退后"


def test_an_own_plan_holds_from_the_next_emergency_on(assistant: Staff, supervisor: Staff) -> None:
    """G5: what is under way, and what ran, stays as it was begun."""
    first = emergency.start(NewEmergency(kind=Kind.LIFT), by=assistant)
    text = emergency.text(Kind.LIFT).replace("（请填写）", "0755-1234567")
    version = emergency.change_plan(Kind.LIFT, changed(text), by=supervisor)
    assert (version.version, version.own) == (2, True)
    second = emergency.start(NewEmergency(kind=Kind.LIFT, again=True), by=assistant)

    def calls(id_: int) -> Plan:
        return emergency.course(id_).plan

    assert [c.number for c in calls(first.id).calls if c.whose == "维保"] == ["（请填写）"]
    assert [c.number for c in calls(second.id).calls if c.whose == "维保"] == ["0755-1234567"]
    told = journal.of_subject(f"emergency_plan:{version.id}")[-1]
    assert told.words["approved"] == "陈经理"
    assert [one.version for one in emergency.versions(Kind.LIFT)] == [2, 1]


def test_a_plan_is_changed_by_who_is_in_charge_and_only_if_it_differs(
    assistant: Staff, supervisor: Staff
) -> None:
    text = emergency.text(Kind.FIRE) + "\n7 | 前台 | 数一遍"
    with pytest.raises(Forbidden):
        emergency.change_plan(Kind.FIRE, changed(text), by=assistant)
    emergency.change_plan(Kind.FIRE, changed(text), by=supervisor)
    with pytest.raises(Refused, match="Nothing is different"):
        emergency.change_plan(Kind.FIRE, changed(text), by=supervisor)


def test_a_plan_of_the_program_is_taken_down_once(assistant: Staff) -> None:
    for _ in range(3):
        emergency.start(NewEmergency(kind=Kind.GAS, again=True), by=assistant)
    assert len(emergency.versions(Kind.GAS)) == 1
