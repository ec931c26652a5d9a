"""Parking permits on screen, without a letter key (P1–P13)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, journal, permits, residents
from store.estate import own
from store.permits import PermitSettings, Stage, State
from store.residents import NewHome, NewPerson, NewVehicle
from store.rights import Staff
from tests.conftest import Clock
from tests.store.test_permits import issued
from tests.tui.driving import line, opened, page, press, shown, typed, until


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    residents.add_vehicle(made.id, NewVehicle(plate="粤B12345", space="B1-001"), by=assistant)
    return made.id


async def test_from_the_directory_to_the_printed_permit(home: int, assistant: Staff) -> None:
    """P1–P3: digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    async with opened(assistant) as driven:
        await press(driven, *page("permits"))
        assert "这里没有。Ctrl-N 新建" in shown(driven[0])
        await press(driven, "ctrl+n")
        await typed(driven, "３－２－１２０１\n张惠文\n")
        await press(driven, "enter")
        await typed(driven, "粤b·12345")
        await press(driven, "ctrl+s")
        assert "待办" in shown(driven[0]) and "验证件，发放并打印" in shown(driven[0])
        await press(driven, "ctrl+t", "2", "enter", "2", "ctrl+s")
        assert permits.get(1).state(clock.today()) is State.LIVE
        await press(driven, "f9", "1")
        await until(driven, lambda: "permit-CW-2026-0001.pdf" in line(driven[0], -2))
    (printed,) = [e for e in journal.of_subject("permit:1") if e.kind == "sheet.printed"]
    assert printed.payload == {"sheet": "parking permit", "copy": 1}


async def test_from_a_homes_page_home_holder_and_vehicle_are_filled_in(
    home: int, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "0")
        (row,) = [one for one in shown(driven[0]).split("\n") if " 停车证 " in one]
        await press(driven, row.split()[0].lstrip(">"))
        for told in ("3-2-1201", "张惠文", "粤B12345", "B1-001"):
            assert told in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "已记录：CW-2026-0001" in shown(driven[0])
        assert driven[0].screen.subject == "permit:1"  # type: ignore[attr-defined]
        await press(driven, "f7", "enter")
        assert "停车证    粤B·12345    CW-2026-0001" in shown(driven[0])


async def test_a_half_written_permit_comes_back_from_Today(home: int, assistant: Staff) -> None:
    async with opened(assistant, "permits") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201\n[/foo]")
        await press(driven, "escape", "f2")
        assert "新办：写了一半" in shown(driven[0]) or "新办" in shown(driven[0])
        await press(driven, "end", "enter")
        assert "[/foo]" in shown(driven[0])


async def test_a_draft_of_a_step_comes_back_to_its_permit(home: int, assistant: Staff) -> None:
    permit = issued(home, assistant)
    async with opened(assistant, "permits") as driven:
        await press(driven, "ctrl+k")
        await typed(driven, "卖车了")
        await press(driven, "escape", "f2", "end", "enter")
        assert "卖车了" in shown(driven[0])
        await press(driven, "ctrl+s")
    assert permits.get(permit.id).stage is Stage.CANCELLED


async def test_typing_narrows_and_esc_first_forgets(home: int, assistant: Staff) -> None:
    issued(home, assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("permits"))
        await typed(driven, "粤B9")
        assert "没有符合的。Esc 重新显示全部。" in shown(driven[0])
        await press(driven, "escape")
        assert "粤B·12345" in shown(driven[0])
        await typed(driven, "cw-2026")
        assert "粤B·12345" in shown(driven[0])
        await press(driven, "escape", "escape")
        assert type(driven[0].screen).__name__ == "TodayScreen"


async def test_what_has_run_out_stands_on_Today_and_Enter_leads_there(
    home: int, assistant: Staff, time: Clock
) -> None:
    permit = issued(home, assistant)
    time.pass_(days=370)
    async with opened(assistant) as driven:
        row = next(
            row for row in shown(driven[0]).split("\n") if "停车证 11-22 到期，请处理" in row
        )
        assert row.startswith(" * ")
        at = [r.subject for r in driven[0].screen.rows.things].index("permit:1")  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        assert "已到期：请续期或注销" in shown(driven[0])
        await press(driven, "ctrl+r")
        await typed(driven, (clock.today() + timedelta(days=300)).isoformat() + "\n2")
        await press(driven, "ctrl+s")
    assert permits.get(2).since == permit.until + timedelta(days=1)


async def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    home: int, assistant: Staff
) -> None:
    issued(home, assistant)
    async with opened(assistant, "permits") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201\n张惠文\n\n粤B12345")
        await press(driven, "ctrl+s")
        assert "此车牌已有停车证 CW-2026-0001" in shown(driven[0])
        assert "粤B12345" in shown(driven[0])


async def test_its_figures_are_a_section_of_the_settings(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("settings"))
        assert "本小区" in shown(driven[0])
        rows = (row.strip(" >") for row in shown(driven[0]).split("\n"))
        offered = next(row for row in rows if row.split()[1:2] == ["停车证"])
        await press(driven, offered.split()[0])
        assert "每户停车证数" in shown(driven[0])
        await press(driven, *["up"] * 5)  # a form begins at what is empty
        assert "一户可持有的有效停车证数" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "５")
        await press(driven, "ctrl+s")
        assert "设置已更改" in shown(driven[0]) or "设置" in line(driven[0], -2)
    assert own.settings("permits", PermitSettings).a_home == 5


async def test_an_assistant_is_not_offered_to_approve(home: int, assistant: Staff) -> None:
    from store.permits import Kind
    from tests.store.test_permits import asked

    asked(home, assistant, kind=Kind.FREE)
    async with opened(assistant, "permits") as driven:
        await press(driven, "right", "enter")
        assert "批准" not in shown(driven[0]).replace("待主管审批，批准后发放", "")


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_of_the_list_is_cut(
    code: str, size: tuple[int, int], home: int, assistant: Staff
) -> None:
    issued(home, assistant)
    async with opened(assistant, "permits", code=code, size=size) as driven:
        for told in ("CW-2026-0001", "粤B·12345", "3-2-1201", "B1-001", "2027-11-22"):
            assert told in shown(driven[0])
