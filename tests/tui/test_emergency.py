"""Emergencies on screen: from any screen by one key, without a letter key (D20–D30)."""

from __future__ import annotations

from datetime import timedelta

from store import emergency, escalations, journal, tickets
from store.emergency import Concerned, Grade, Kind, NewEmergency, Outcome, Particulars, Stage
from store.rights import Staff
from tests.conftest import MONDAY, PIN, Clock
from tests.store.emergency.test_concerned import built, lives
from tests.store.emergency.test_course import begun, decided, over, reported
from tests.tui.driving import line, opened, page, press, shown, typed, until

MINUTE = timedelta(minutes=1)


async def test_one_key_from_anywhere_and_one_field(assistant: Staff) -> None:
    """Four keys from within another form to a plan that runs; what is half written is kept."""
    async with opened(assistant) as driven:
        await press(driven, "f4", "ctrl+n")
        await press(driven, "f12", "2", "enter", "ctrl+s")
        assert "电梯困人 YJ-2026-0001" in shown(driven[0])
        assert "先拨：119 火警  110 报警  120 急救" in shown(driven[0])
    (one,) = emergency.under_way()
    assert (one.kind, one.stage) == (Kind.LIFT, Stage.RUNNING)


async def test_the_numbers_to_dial_stand_before_anything_else(assistant: Staff) -> None:
    """G16."""
    async with opened(assistant) as driven:
        await press(driven, "f12")
        assert "119" in line(driven[0], 2) and "110" in line(driven[0], 2)
        await press(driven, "enter")
        assert all(number in shown(driven[0]) for number in ("119", "110", "120"))


async def test_all_plans_are_reached_by_their_number(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        for kind in Kind:
            await press(driven, "f12", *kind.value.removeprefix("E"), "enter")
            assert f"[{int(kind.value[1:])} " in shown(driven[0]), kind
            await press(driven, "escape", "escape")


async def test_enter_ticks_a_step_at_its_minute_with_the_words_below(
    assistant: Staff, time: Clock
) -> None:
    async with opened(assistant) as driven:
        await press(driven, "f12", "8", "enter", "ctrl+s")
        assert "说：您好，请讲清楚" in shown(driven[0])
        await press(driven, "enter", "ctrl+e")
        await typed(driven, "120 王医生\n")
        await press(driven, "ctrl+s")
    (one,) = emergency.under_way()
    said = emergency.course(one.id).said
    assert [(each.key, each.outcome) for each in said] == [
        ("step:1", Outcome.DONE), ("step:2", Outcome.DONE),
    ]  # fmt: skip
    assert said[1].told == "120 王医生"


async def test_what_is_late_shows_and_locks_nothing(assistant: Staff, time: Clock) -> None:
    one = begun(assistant, kind=Kind.MEDICAL)
    time.at = MONDAY + 9 * MINUTE
    async with opened(assistant) as driven:
        await press(driven, "f12", "enter")
        assert "已超时" in shown(driven[0]) or "超时" in shown(driven[0])
        await press(driven, "enter")
        assert emergency.course(one.id).said[0].at == time.at


async def test_an_open_one_stands_on_top_of_Today_and_Enter_goes_on(assistant: Staff) -> None:
    begun(assistant, kind=Kind.FIRE)
    async with opened(assistant) as driven:
        assert "火警 YJ-2026-0001 处置中" in shown(driven[0])
        await press(driven, "home", "enter")
        assert "T+1!" in shown(driven[0])


async def test_under_control_and_over_by_two_keys(assistant: Staff) -> None:
    one = begun(assistant)
    decided(one, assistant)
    async with opened(assistant) as driven:
        await press(driven, "f12", "enter", "ctrl+g")
        await typed(driven, "\n赵队长\n")
        await press(driven, "ctrl+t", "ctrl+s")
        assert "待报告" in shown(driven[0])
        await press(driven, "enter")
        await typed(driven, "一人擦伤\n")
        await press(driven, "ctrl+s")
    assert emergency.course(one.id).said[-1].note == "一人擦伤"


async def test_three_sign_at_one_session_and_it_is_printed(
    assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = over(assistant)
    reported(one, assistant)
    async with opened(assistant) as driven:
        await press(driven, "f12", "enter")
        for who in (assistant, supervisor, manager):
            await press(driven, "ctrl+s")
            await typed(driven, f"{who.number}\n{PIN}\n")
            await until(driven, lambda: "已签字" in shown(driven[0]))
            await press(driven, "up")
        assert "已归档" in shown(driven[0])
        await press(driven, "f9")
        await until(driven, lambda: "emergency-YJ-2026-0001.pdf" in line(driven[0], -2))


async def test_the_supervisor_rewrites_a_plan_and_an_assistant_is_not_offered_to(
    assistant: Staff, supervisor: Staff
) -> None:
    async with opened(assistant) as driven:
        await press(driven, "f12")
        assert "改预案" not in shown(driven[0])
    async with opened(supervisor) as driven:
        await press(driven, *page("emergency"), "5", "ctrl+e")
        assert "预案 E5 燃气泄漏" in shown(driven[0])
        await press(driven, "ctrl+end")
        await typed(driven, "，写明原因")
        await press(driven, "tab")
        await typed(driven, "陈经理\n改报告一行\n")
        await press(driven, "ctrl+s")
        assert "从下一起事件起生效" in shown(driven[0])
    newest = emergency.newest(Kind.GAS)
    assert newest is not None and newest.own and "，写明原因" in newest.text


async def test_a_drill_says_so_wherever_it_stands(assistant: Staff) -> None:
    """D30."""
    emergency.start(NewEmergency(kind=Kind.FIRE, drill=True), by=assistant)
    async with opened(assistant) as driven:
        assert "演练 火警 YJ-2026-0001" in shown(driven[0])
        await press(driven, "f12")
        assert "演练 火警" in shown(driven[0])
        await press(driven, "enter")
        assert "演练 火警 YJ-2026-0001" in shown(driven[0])


async def test_the_plans_tell_when_they_were_last_drilled(assistant: Staff, time: Clock) -> None:
    over(assistant, kind=Kind.FIRE, drill=True)
    time.at = MONDAY + timedelta(days=200)
    async with opened(assistant) as driven:
        await press(driven, "f12")
        assert "应再演练" in shown(driven[0])
        assert "未演练过" in shown(driven[0])
    assert journal.last_number() > 0


async def test_the_homes_concerned_have_a_notice_and_a_list_of_who_is_there(
    assistant: Staff, supervisor: Staff
) -> None:
    """D27, D28."""
    homes = built(supervisor, "3-1-101", "5-1-101")
    lives(homes["3-1-101"], "周雅", supervisor)
    one = begun(assistant, kind=Kind.POWER)
    async with opened(assistant, "emergency") as driven:
        await press(driven, "home", "enter")
        assert "^A 住户  ^R 名单" in line(driven[0], -1)
        await press(driven, "ctrl+r")
        await typed(driven, "3\n停电，已报修，预计 20:30")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "受影响住户名单" in shown(driven[0]))
        assert "周雅" in shown(driven[0]) and "139****5678" in shown(driven[0])
        entry = journal.touching(f"home:{homes['3-1-101']}")[-1]
        assert (entry.kind, entry.subject, entry.staff_id) == (
            "file.opened",
            one.subject,
            assistant.id,
        )
        await press(driven, "escape", "escape", "ctrl+f")
        await typed(driven, "3-1-101\n")
        assert "停电 YJ-2026-0001：停电，已报修，预计 20:30" in line(driven[0], 2)
        await press(driven, "escape", "f4", "ctrl+n")
        await typed(driven, "3-1-101\n")
        assert "预计 20:30" in shown(driven[0])
        await press(driven, "escape", "ctrl+f")
        await typed(driven, "5-1-101\n")
        assert "预计 20:30" not in shown(driven[0])


async def test_a_drill_that_is_due_leads_from_today_to_its_plan_and_one_of_before_is_noted(
    assistant: Staff, time: Clock
) -> None:
    """D30."""
    async with opened(assistant) as driven:
        await press(driven, "f12", "5", "ctrl+d")
        await typed(driven, "2025-12-20\n消防档案盒 3")
        await press(driven, "ctrl+s")
        assert "下次演练" in shown(driven[0])
        await press(driven, "f2")
        assert "12-20 前须演练：燃气泄漏" in shown(driven[0])
        await press(driven, "end", "enter")
        assert ">5" in shown(driven[0]).replace(" ", "")


async def test_a_report_that_is_owed_stands_on_the_page_until_it_is_put_down(
    assistant: Staff, time: Clock
) -> None:
    """D16, D17."""
    one = begun(assistant, kind=Kind.FIRE)
    known = Particulars(happened=one.happened, grade=Grade.SECOND)
    emergency.amend(one.id, known, by=assistant)
    async with opened(assistant, "emergency") as driven:
        await press(driven, "home", "enter")
        assert "须电话上报 09:20" in line(driven[0], 3)
        assert "对媒体：请您留下联系方式，由负责人答复。" in line(driven[0], 2)
        await press(driven, "ctrl+u")
        await typed(driven, "街道办\n王主任\n")
        await press(driven, "ctrl+s")
        assert "须电话上报" not in shown(driven[0])
        assert "须书面上报" in line(driven[0], 3)
    assert emergency.get(one.id).phoned_at == time.at


async def test_an_emergency_is_reported_up_as_a_major_matter(assistant: Staff) -> None:
    """D8, D13: its page is what it is about, and a drill is none."""
    one = begun(assistant, kind=Kind.LEAK, place="前台")
    begun(assistant, kind=Kind.LIFT, drill=True)
    async with opened(assistant, "emergency") as driven:
        await typed(driven, one.number)
        await press(driven, "enter", "ctrl+z")
        assert one.number in shown(driven[0])
        await press(driven, "ctrl+s")
    (up,) = escalations.every()
    assert (up.level, up.thing) == (escalations.Level.MAJOR, one.subject)


async def test_who_asks_is_noted_from_the_report_form_and_takes_no_ticket(
    assistant: Staff, supervisor: Staff
) -> None:
    """D28."""
    home = built(supervisor, "3-1-101")["3-1-101"]
    one = begun(assistant, kind=Kind.POWER)
    emergency.concern(one.id, Concerned(homes="3", notice="停电"), by=assistant)
    assert home
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-1-101\n何时来电")
        await press(driven, "ctrl+b")
        assert "停电 YJ-2026-0001" in shown(driven[0])
        await press(driven, "1")
        assert "不另开工单" in shown(driven[0])
    assert emergency.get(one.id).asked == 1
    assert tickets.queue() == []
