"""Contractors on screen: signed in, checked by digits, scored, settled (I18-I22)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, contractors, trainings
from store.contractors import MonthStage, PaperKind, Stage
from store.rights import Role, Staff
from tests.conftest import Clock, _hire
from tests.store.contractors import works
from tests.store.contractors.test_scores import known, scored
from tests.tui.driving import opened, press, settled, shown, typed, until


async def test_a_file_goes_by_keys_alone_from_looked_at_to_the_list(
    supervisor: Staff, time: Clock
) -> None:
    async with opened(supervisor, "contractors") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "洁雅保洁\n91350211M000100Y45\n")
        await press(driven, "1")
        await typed(driven, "\n郑总\n\n13900002222")
        await press(driven, "ctrl+s")
        assert "统一社会信用代码无效" in shown(driven[0])
        assert contractors.every() == []
        await press(driven, "backspace")
        await typed(driven, "6")
        await press(driven, "ctrl+s")
        await until(driven, lambda: bool(contractors.every()))
        assert "请在证照中登记资质证书" in shown(driven[0])
        await press(driven, "ctrl+e", "ctrl+n", "1")
        expires = clock.today() + timedelta(days=300)
        await typed(driven, f"\n\nZZ-1\n\n2026-01-01\n{expires:%Y-%m-%d}")
        await press(driven, "ctrl+s")
        await until(driven, lambda: bool(contractors.papers_of(1)))
        await press(driven, "escape", "enter")
        await until(driven, lambda: "1         列入合格名录" in shown(driven[0]))
        await press(driven, "1")
        await until(driven, lambda: "考察或查看情况" in shown(driven[0]))
        await press(driven, "ctrl+s")
        await until(driven, lambda: contractors.get(1).stage is Stage.LISTED)


async def test_people_are_signed_in_and_out_and_the_untrained_stay_out(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = works.at_work(supervisor)
    works.person(one, supervisor)
    works.person(one, supervisor, "罗秀英", hours=0)
    async with opened(assistant, "contractors") as driven:
        await press(driven, "ctrl+d")
        assert "未培训" in shown(driven[0]) and "可上岗" in shown(driven[0])
        await press(driven, "escape", "ctrl+r")
        assert "曾小兰" in shown(driven[0]) and "罗秀英" not in shown(driven[0])
        await typed(driven, "3 栋")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "1/3" in shown(driven[0]))
        time.pass_(minutes=60)
        await press(driven, "ctrl+o", "ctrl+s")
        await until(driven, lambda: "缺岗 2.0 小时" in shown(driven[0]))


async def test_a_check_is_marked_by_digits_and_a_training_recorded(
    supervisor: Staff, time: Clock
) -> None:
    one = works.at_work(supervisor)
    works.person(one, supervisor, hours=0)
    async with opened(supervisor, "contractors") as driven:
        await press(driven, "ctrl+t", "1", "2")
        await typed(driven, "两人未穿工服\n\n\n+24h")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "0/20" in shown(driven[0]))
        await press(driven, "enter", "1", "３", "3")
        await until(driven, lambda: "各项已打完分" in shown(driven[0]))
        (check,) = contractors.checks_of(one.id)
        assert check.score.text == "77.8"
        await press(driven, "escape", "ctrl+d", "ctrl+t")
        await typed(driven, "进场安全\n\n\n王主管")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "可上岗" in shown(driven[0]))
    assert trainings.of("contractor_person:1")[0].hours == 24


async def test_a_month_is_scored_signed_and_settled_by_finance(
    supervisor: Staff, time: Clock
) -> None:
    one = works.at_work(supervisor)
    works.checked(one, supervisor, 20)
    time.pass_(days=10)
    async with opened(supervisor, "contractor_scores") as driven:
        await press(driven, "ctrl+n")
        assert "洁雅保洁" in shown(driven[0]) and "2026-11" in shown(driven[0])
        await press(driven, "ctrl+s")
        await until(driven, lambda: "80.0" in shown(driven[0]))
        await press(driven, "ctrl+u")
        await typed(driven, "周领班")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "建议按 95 %" in shown(driven[0]))
        await press(driven, "ctrl+t")
        assert "80.0" in shown(driven[0]) and "####|" not in shown(driven[0])
        await press(driven, "right")
        assert "2026-Q4" in shown(driven[0])
    async with opened(_hire("孙会计", "5001", Role.FINANCE), "contractor_scores") as driven:
        await press(driven, "ctrl+d", "ctrl+s")
        await until(driven, lambda: "已扣减 500.00 元" in shown(driven[0]))
    assert contractors.get_month(1).stage is MonthStage.SETTLED


async def test_what_has_expired_is_said_and_not_proposed(supervisor: Staff, time: Clock) -> None:
    """Q40."""
    one = works.at_work(supervisor, insured=1)
    works.papered(one, PaperKind.OTHER, 1, supervisor)
    time.pass_(days=2)
    async with opened(supervisor, "contractors") as driven:
        assert "证照过期" in shown(driven[0]) and "续期前不能选用" in shown(driven[0])
        await press(driven, "right", "right")
        assert "洁雅保洁" not in shown(driven[0])


async def test_a_sheet_that_waits_opens_from_today(supervisor: Staff, time: Clock) -> None:
    one = works.at_work(supervisor)
    works.checked(one, supervisor, 20)
    sheet = known(scored(one, supervisor, time), supervisor)
    async with opened(supervisor) as driven:
        await driven[0].go("contractor_scores", sheet.subject)
        await settled(*driven)
        assert sheet.number in shown(driven[0])
        await driven[0].go("contractors", "contractor_paper:2")
        await settled(*driven)
        assert "FB-2026-0001" in shown(driven[0])
