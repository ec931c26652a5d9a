"""Companies, contacts and proxies at the desk, without a letter key (F1, M1)."""

from __future__ import annotations

from store import residents
from store.residents import HomePage, NewCompany, NewContact
from store.rights import Staff
from tests.tui.driving import opened, press, shown, typed
from tui.form.screen import Form
from tui.residents.page import HomeScreen

CODE = "91350100M000100Y43"


async def test_a_company_and_its_contact_are_filed(household: HomePage, assistant: Staff) -> None:
    """F1, M1: masked as everybody's."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "4")
        await typed(driven, f"鹏程贸易有限公司\n\n{CODE.lower()}\n0755-26001234\n")
        await press(driven, "ctrl+s")
        page = driven[0].screen
        assert isinstance(page, HomeScreen)
        text = shown(driven[0])
        assert "鹏程贸易有限公司" in text and "租户" in text and CODE not in text
        await press(driven, "ctrl+u", "4")
        await typed(driven, "钱立\n13900005555\n行政经理\n")
        await press(driven, "ctrl+s")
        assert page.rows.current is not None
        assert page.rows.current.key == "representative:1"
        text = shown(driven[0])
        assert "钱立" in text and "联系人" in text and "139****5555" in text
        await press(driven, "ctrl+r", "enter", "enter")
        assert "13900005555" in shown(driven[0])


async def test_a_report_of_a_contact_begins_with_them(
    household: HomePage, assistant: Staff
) -> None:
    """W1"""
    page = residents.move_in_company(household.home.id, NewCompany(name="鹏程"), by=assistant)
    contact = NewContact(name="钱立", phone="13900005555")
    residents.add_contact(page.residents[1].person.id, contact, by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "down", "ctrl+t")
        text = shown(driven[0])
        assert "钱立" in text and "139****5555" in text


async def test_who_finds_a_contact_points_at_them(household: HomePage, assistant: Staff) -> None:
    """F7"""
    page = residents.move_in_company(household.home.id, NewCompany(name="鹏程"), by=assistant)
    contact = NewContact(name="钱立", phone="13900005555")
    residents.add_contact(page.residents[1].person.id, contact, by=assistant)
    async with opened(assistant, "residents") as driven:
        await typed(driven, "qianli")
        await press(driven, "enter")
        there = driven[0].screen
        assert isinstance(there, HomeScreen)
        assert there.rows.current is not None
        assert there.rows.current.key == "representative:1"


async def test_a_proxy_whose_days_are_wrong_stays_in_the_form(
    household: HomePage, assistant: Staff
) -> None:
    """CC-165"""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "3")
        await typed(driven, "孙代\n13900006666\n\n办理入住\n\n2026-12-01\n2026-11-30\n")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, Form)
        assert "不得早于" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "2026-12-31")
        await press(driven, "ctrl+s")
        text = shown(driven[0])
        assert "代理人 办理入" in text and "原件" in text and "2026-12-01 至 2026-12-31" in text
        await press(driven, "ctrl+k")
        await typed(driven, "已办完")
        await press(driven, "ctrl+s")
        assert "孙代" not in shown(driven[0])
    assert residents.home(household.home.id).representatives == ()
