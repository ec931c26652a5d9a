"""The price list on screen, without a letter key ($11–$14, CT3)."""

from __future__ import annotations

from store import journal, pricelist, residents
from store.residents import NewHome
from store.rights import Staff
from tests.store.pricelist.listing import item, rate
from tests.tui.driving import line, opened, page, press, shown, typed, until


async def test_from_the_directory_to_the_posted_list(manager: Staff) -> None:
    """Digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    async with opened(manager) as driven:
        await press(driven, *page("pricelist"))
        await press(driven, "ctrl+n")
        await typed(driven, "物业服务费\n三级服务\n\nｗｙｆ\n")
        await press(driven, "1", "enter", "ctrl+s")
        assert "已记录：WYF  物业服务费  物业服务费" in shown(driven[0])
        await press(driven, "ctrl+r")
        await typed(driven, "2.8\n元/㎡·月\n\n\n2026-01-01\n2025-11-20\n\n\n\n\n合同\n")
        await press(driven, "ctrl+s")
        assert "2.80" in shown(driven[0])
        await press(driven, "f9", "1")
        await until(driven, lambda: "price-list-2026-11-23.pdf" in line(driven[0], -2))
    (sheet,) = [e for e in journal.of_subject("pricelist:posted") if e.kind == "sheet.printed"]
    assert sheet.payload["sheet"] == "price list"


async def test_what_a_home_pays_is_told_step_by_step(assistant: Staff, manager: Staff) -> None:
    """CT3; E2."""
    one = item(manager)
    pricelist.price(one.id, rate(), by=manager)
    residents.add_home(NewHome.model_validate({"code": "3-2-1201", "area": "89.52"}), by=manager)
    async with opened(assistant) as driven:
        await press(driven, *page("pricelist"), "ctrl+t")
        await typed(driven, "3-2-1201\n2026-03-11")
        await press(driven, "ctrl+s")
        told = "3-2-1201：89.52 m² × 2.8 = 每月 250.66 元；首月 21/31：169.80 元"
        assert told in shown(driven[0])


async def test_a_wrong_price_is_told_at_its_field_and_stays(manager: Staff) -> None:
    item(manager)
    async with opened(manager) as driven:
        await press(driven, *page("pricelist"), "ctrl+r")
        await typed(driven, "2.80001\n\n\n\n2026-12-02\n2026-11-20\n\n\n\n\n合同\n")
        await press(driven, "ctrl+s")
        assert "最多" in shown(driven[0]) and "2.80001" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "2.8")
        await press(driven, "ctrl+s")
        assert "新标准从某月 1 日起执行" in shown(driven[0])
        assert pricelist.rates(1) == []


async def test_a_new_rate_begins_as_the_newest_stands(manager: Staff) -> None:
    one = item(manager)
    pricelist.price(one.id, rate(price="2.85", where="shop"), by=manager)
    async with opened(manager) as driven:
        await press(driven, *page("pricelist"), "ctrl+r")
        assert "2.85" in shown(driven[0]) and "[3 商铺]" in shown(driven[0])
        await typed(driven, "\n2027-01-01\n2026-11-20\n")  # it begins where nothing stands yet
        await press(driven, "ctrl+s")
        assert "2027-01-01" in shown(driven[0])
    assert [one.price for one in pricelist.rates(1)] == [28_500, 28_500]


async def test_an_item_without_a_rate_is_marked(manager: Staff, assistant: Staff) -> None:
    item(manager)
    async with opened(assistant) as driven:
        await press(driven, *page("pricelist"))
        assert "! WYF" in shown(driven[0])
        assert "新项目" not in line(driven[0], -1)  # that is the manager's
