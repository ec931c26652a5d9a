"""Goods release slips on screen, without a letter key (GR1–GR9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, goods, journal, residents
from store.desk import drafts
from store.estate import own
from store.goods import GoodsSettings, Stage, Why
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import Clock
from tests.store.goods.slips import PHONE, asked, for_repair, issued, passed
from tests.tui.driving import Driven, line, opened, page, press, shown, typed, until


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    return made.id


async def printed(driven: Driven) -> None:
    await press(driven, "f9")
    await on_paper(driven)


async def on_paper(driven: Driven) -> None:
    await until(driven, lambda: "goods-slip-FX-20261123-001.pdf" in line(driven[0], -2))
    (sheet,) = [e for e in journal.of_subject("slip:1") if e.kind == "sheet.printed"]
    assert sheet.payload == {"sheet": "goods slip", "copy": 1}


async def test_from_the_directory_to_the_printed_slip_and_the_guard_s_part(
    home: int, assistant: Staff
) -> None:
    """GR1–GR6: digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    async with opened(assistant) as driven:
        await press(driven, *page("goods"))
        assert "这里没有。Ctrl-N 新建" in shown(driven[0])
        await press(driven, "ctrl+n")
        await typed(driven, "３－２－１２０１\n张惠文\n")
        await press(driven, "enter")
        await typed(driven, "沙发，1")
        await press(driven, "ctrl+o")
        await typed(driven, "电视，2，SN1\n刘师傅")
        await press(driven, "ctrl+s")
        assert "核证件、问业主，再确认" in shown(driven[0])
        await press(driven, "ctrl+t", "1", "enter", "1", "ctrl+s")
        assert "业主已确认" in shown(driven[0]) and "签发并打印" in shown(driven[0])
        await press(driven, "ctrl+o", "ctrl+s")
        assert goods.get(1).stage is Stage.ISSUED
        await printed(driven)
        await press(driven, "ctrl+g", "enter")
        await typed(driven, "东门\n赵队长\n2")
        await press(driven, "ctrl+s")
        assert "已放行  09:00  东门" in shown(driven[0])
        await press(driven, "ctrl+e", "ctrl+s")
    assert goods.get(1).stage is Stage.CLOSED


async def test_from_a_homes_page_to_the_printed_slip(home: int, assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        services = next(row for row in shown(driven[0]).split("\n") if row.startswith(" 办理"))
        digit = services[services.index("放行") - 2]
        await press(driven, digit)
        for told in ("3-2-1201", "张惠文"):
            assert told in shown(driven[0])
        await typed(driven, "沙发，1\n刘师傅")
        await press(driven, "ctrl+s")
        assert "保存即签发并打印" in shown(driven[0])
        await press(driven, "1", "enter", "1", "ctrl+s")
        await on_paper(driven)
        assert driven[0].screen.subject == "slip:1"  # type: ignore[attr-defined]
        await press(driven, "f7", "enter")
        assert "放行条    FX-20261123-001  已发" in shown(driven[0])


async def test_what_cannot_be_confirmed_yet_stays_asked_for(home: int, assistant: Staff) -> None:
    """GR2: Esc leaves it, and it is gone on with in its list."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        services = next(row for row in shown(driven[0]).split("\n") if row.startswith(" 办理"))
        await press(driven, services[services.index("放行") - 2])
        await typed(driven, "沙发，1\n刘师傅")
        await press(driven, "ctrl+s", "escape")
        assert "核证件、问业主，再确认" in shown(driven[0])
    assert goods.get(1).stage is Stage.ASKED


async def test_half_written_slips_and_steps_come_back_from_Today(
    home: int, assistant: Staff
) -> None:
    issued(home, assistant)
    async with opened(assistant, "goods") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201\n[/foo]")
        await press(driven, "escape", "ctrl+k")
        await typed(driven, "不搬了")
        await press(driven, "escape")
        assert set(drafts.of(assistant)) == {"goods/new", "goods/void:1"}
        await press(driven, "f2", "end", "enter")
        assert "不搬了" in shown(driven[0]) or "[/foo]" in shown(driven[0])


async def test_what_waits_stands_on_Today_and_Enter_leads_there(
    home: int, assistant: Staff, time: Clock
) -> None:
    passed(home, assistant)
    time.pass_(days=7)
    async with opened(assistant) as driven:
        assert "门岗联未收：3-2-1201 FX-20261123-001" in shown(driven[0])
        at = [r.subject for r in driven[0].screen.rows.things].index("slip:1")  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        assert "门岗联收回后核对" in shown(driven[0])


async def test_what_is_still_out_is_offered_when_it_comes_back_X106(
    home: int, assistant: Staff
) -> None:
    slip = for_repair(home, assistant)
    async with opened(assistant, "goods") as driven:
        await press(driven, "right", "right")
        assert "归还期限 11-26" in shown(driven[0])
        await press(driven, "ctrl+r")
        assert "电视, 2" in shown(driven[0]) and "音箱, 1.5, SN9" in shown(driven[0])
        await press(driven, "ctrl+s")
    assert goods.get(slip.id).stage is Stage.PASSED


async def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    home: int, assistant: Staff
) -> None:
    async with opened(assistant, "goods") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201\n张惠文\n\n沙发 1\n刘师傅")
        await press(driven, "ctrl+s")
        assert "第 1 行：写品名、数量" in shown(driven[0])
        assert "沙发 1" in shown(driven[0]) and not goods.every()


async def test_a_bearer_s_phone_stands_masked_F6(home: int, assistant: Staff) -> None:
    asked(home, assistant, phone=PHONE)
    async with opened(assistant, "goods") as driven:
        assert "139****4321" in shown(driven[0]) and PHONE not in shown(driven[0])


async def test_only_who_is_in_charge_is_offered_to_decide_GR9(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    from store.goods import Doubt, Doubting

    goods.doubt(asked(home, assistant).id, Doubting(doubt=Doubt.VALUABLES), by=assistant)
    for who, offered in ((assistant, False), (supervisor, True)):
        async with opened(who, "goods") as driven:
            await press(driven, "enter")
            assert ("同意放行" in shown(driven[0])) is offered


async def test_its_figures_are_a_section_of_the_settings(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("settings"))
        offered = next(row for row in shown(driven[0]).split("\n") if "放行条" in row)
        await press(driven, offered.strip(" >").split()[0])
        assert "放行条有效天数" in shown(driven[0]) and "24:00" in shown(driven[0])
        await press(driven, "enter", "ctrl+u")
        await typed(driven, "３")
        await press(driven, "ctrl+s")
    assert own.settings("goods", GoodsSettings).unmatched == 3


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_of_the_list_is_cut(
    code: str, size: tuple[int, int], home: int, assistant: Staff
) -> None:
    back_by = clock.today() + timedelta(days=1)
    issued(home, assistant, why=Why.REPAIR, back_by=back_by)
    why = "送修（须归还）" if code == "zh_CN" else "Out for repair"
    async with opened(assistant, "goods", code=code, size=size) as driven:
        for told in ("FX-20261123-001", "3-2-1201", why, "刘师傅"):
            assert told in shown(driven[0])
