"""Parcels on screen, without a letter key."""

from __future__ import annotations

import pytest

from store import parcels, residents
from store.desk import settings as desk_settings
from store.parcels import Identity, ParcelSettings, Stage
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import Clock
from tests.store.parcels.shelf import fetched, taken
from tests.tui.driving import line, opened, page, press, shown, typed, until
from tui.screen.actions import SERVICES


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    return made.id


async def test_a_parcel_is_taken_in_told_fetched_and_its_receipt_printed(
    home: int, assistant: Staff
) -> None:
    """Digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    async with opened(assistant) as driven:
        await press(driven, *page("parcels"))
        assert "这里没有。Ctrl-N 新建" in shown(driven[0])
        await press(driven, "ctrl+n")
        await typed(driven, "３－２－１２０１\n")
        assert "张惠文" in shown(driven[0])
        await press(driven, "enter")
        await typed(driven, "顺丰\n8842\n\n货架 A")
        await press(driven, "ctrl+s")
        assert "请通知收件人" in shown(driven[0]) and "[待领 1]" in shown(driven[0])
        await press(driven, "ctrl+d", "2", "ctrl+s")
        assert parcels.get(1).told == 1 and "请通知收件人" not in shown(driven[0])
        await press(driven, "ctrl+t", "1", "enter", "2", "ctrl+s")
        one = parcels.get(1)
        assert (one.stage, one.fetched_by, one.identity) == (
            Stage.FETCHED, "张惠文", Identity.CARD,
        )  # fmt: skip
        assert "张惠文 领取（身份证）" in shown(driven[0])
        await press(driven, "f9")
        assert "包裹领取单" in shown(driven[0])
        await press(driven, "enter")
        await until(driven, lambda: "parcel-slip-BG-20261123-001.pdf" in line(driven[0], -2))


async def test_a_parcel_for_a_home_begins_on_its_page_and_stands_there(
    home: int, assistant: Staff
) -> None:
    taken(home, assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        assert "包裹      " in shown(driven[0]) and "未通知" in shown(driven[0])
        driven[0].screen.perform(SERVICES["parcel"])  # type: ignore[attr-defined]
        await press(driven)
        assert "收件人 *  张惠文" in shown(driven[0])
        await typed(driven, "京东\n\n2\n货架 B")
        await press(driven, "ctrl+s")
        assert "已记录：BG-20261123-002  3-2-1201  张惠文" in shown(driven[0])


async def test_typing_narrows_to_a_home_and_all_of_it_is_handed_out(
    home: int, assistant: Staff
) -> None:
    for tail in ("1001", "1002"):
        taken(home, assistant, tail=tail)
    taken(None, assistant, recipient="李四", tail="1003")
    async with opened(assistant, "parcels") as driven:
        await typed(driven, "3-2")
        assert "1003" not in shown(driven[0]) and "1001" in shown(driven[0])
        await press(driven, "ctrl+t", "4", "enter", "2", "enter", "enter", "2", "ctrl+s")
    assert [one.tail for one in parcels.lying()] == ["1003"]


async def test_views_show_what_nobody_was_told_of_and_what_lies_too_long(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("parcels", ParcelSettings(long=2), by=manager)
    taken(home, assistant, tail="1001")
    time.pass_(days=3)
    taken(home, assistant, tail="1002")
    fetched(taken(home, assistant, tail="1003"), assistant)
    async with opened(assistant, "parcels") as driven:
        assert "[待领 2]   未通知 2    滞留 1    全部 3" in shown(driven[0])
        await press(driven, "right", "right")
        assert "1001" in shown(driven[0]) and "1002" not in shown(driven[0])
        assert "已滞留" in shown(driven[0]) or "请通知收件人" in shown(driven[0])


async def test_what_lies_too_long_stands_on_Today_and_Enter_leads_there(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("parcels", ParcelSettings(long=2), by=manager)
    taken(home, assistant)
    time.pass_(days=3)
    async with opened(assistant) as driven:
        assert "包裹滞留：待领 1 票" in shown(driven[0])
        at = [r.subject for r in driven[0].screen.rows.things].index("parcel:0")  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        assert "[待领 1]" in shown(driven[0])


async def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    home: int, assistant: Staff
) -> None:
    taken(home, assistant, pieces=2)
    async with opened(assistant, "parcels") as driven:
        await press(driven, "ctrl+t", "1", "enter", "2", "enter", "ctrl+u")
        await typed(driven, "３")
        await press(driven, "ctrl+s")
        assert "只有 2 件待领" in shown(driven[0])
    assert parcels.get(1).lying == 2


@pytest.mark.parametrize("code", ["zh_CN", "en"])
async def test_nothing_of_the_list_is_cut(code: str, home: int, assistant: Staff) -> None:
    taken(home, assistant, tail="SF8842")
    async with opened(assistant, "parcels", code=code) as driven:
        for told in ("3-2-1201", "张惠文", "货架 A", "顺丰", "SF8842"):
            assert told in shown(driven[0])
