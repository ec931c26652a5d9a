"""Recruitment on screen: an application by keys alone, things by a digit each (O10-O12)."""

from __future__ import annotations

from store import clock, recruitment
from store.recruitment import Stage, VacancyStage, asks, handing
from store.rights import Staff
from tests.conftest import Clock
from tests.store.recruitment.hired import applied, begun, open_post
from tests.tui.driving import opened, press, shown, typed, until


async def test_a_post_is_opened_and_an_application_goes_to_an_interview(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    async with opened(supervisor, "recruitment") as driven:
        await press(driven, "ctrl+o", "ctrl+n")
        await typed(driven, "客服助理\n\n\n一人离职")
        await press(driven, "enter")
        await typed(driven, f"{clock.today():%Y-%m-%d}")
        await press(driven, "ctrl+s")
        await until(driven, lambda: bool(recruitment.every_vacancy()))
        assert "待审批" in shown(driven[0])
    recruitment.approve(1, recruitment.Approval(), by=manager)
    async with opened(supervisor, "recruitment") as driven:
        await press(driven, "ctrl+o", "ctrl+o")
        await typed(driven, "公告栏")
        await press(driven, "ctrl+s")
        await until(driven, lambda: recruitment.get_vacancy(1).stage is VacancyStage.PUBLISHED)
        await press(driven, "escape", "ctrl+n")
        await typed(driven, "客服\n谭小雨\n13600001101")
        await press(driven, "ctrl+s")
        await until(driven, lambda: bool(recruitment.every()))
        assert "约面试日期" in shown(driven[0])
        await press(driven, "ctrl+t")
        await typed(driven, "+1d")
        await press(driven, "ctrl+s")
        await until(driven, lambda: recruitment.get(1).stage is Stage.SCREENED)


async def test_who_is_known_is_told_at_the_field_and_goes_on_with_history(
    supervisor: Staff, time: Clock
) -> None:
    """Q122, Q123: what was typed stays."""
    open_post(supervisor)
    first = applied(supervisor)
    recruitment.decline(first.id, asks.Why(reason="经验不足"), by=supervisor)
    async with opened(supervisor, "recruitment") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "客服\n谭小雨\n13600001101")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "曾应聘 1 次" in shown(driven[0]))
        await press(driven, "2", "ctrl+s")
        await until(driven, lambda: len(recruitment.every()) == 2)
        assert f"曾应聘：{first.number}" in shown(driven[0])


async def test_things_are_handed_out_and_asked_for_by_a_digit_each(
    supervisor: Staff, time: Clock
) -> None:
    open_post(supervisor)
    one = begun(supervisor)
    count = len(handing.at_start(one).lines)
    async with opened(supervisor, "recruitment") as driven:
        await press(driven, "right", "ctrl+d", *["1"] * (count - 1), "２")
        await until(driven, lambda: "还有 0 项" in shown(driven[0]))
        recruitment.leave(
            one.id, asks.Leaving(last_day=clock.today(), reason="回老家"), by=supervisor
        )
        await press(driven, "escape", "ctrl+d", "2")
        await typed(driven, "遗失，已补办")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "缺失" in shown(driven[0]))
        left = len(handing.at_leaving(recruitment.get(one.id)).left)
        await press(driven, *["enter"] * left)
        await until(driven, lambda: not handing.at_leaving(recruitment.get(one.id)).left)


async def test_an_assistant_is_not_shown_applicants(assistant: Staff, time: Clock) -> None:
    """G17: need to know."""
    async with opened(assistant) as driven:
        await press(driven, "f10")
        assert "招聘" not in shown(driven[0])
