"""Whom to ring, pets, special needs, employer and address at the desk, without a letter key."""

from __future__ import annotations

from store import clock, residents
from store.residents import HomePage, NewEmergencyContact, NewNeed
from store.rights import Staff
from tests.tui.driving import Driven, opened, press, shown, typed
from tui.form.screen import Form

WHOLE, MASKED = "13622223333", "136****3333"


async def add(driven: Driven, title: str) -> None:
    """Choose what is added to the file by its digit."""
    await press(driven, "ctrl+u")
    row = next(row for row in shown(driven[0]).split("\n") if title in row)
    await press(driven, row.strip(" >").split()[0])
    assert isinstance(driven[0].screen, Form)


async def test_an_emergency_contact_is_added_shown_for_a_minute_and_taken_off(
    household: HomePage, assistant: Staff
) -> None:
    """F1, F6."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        await add(driven, "紧急联系人")
        await typed(driven, f"张惠芳\n妹妹\n{WHOLE}")
        await press(driven, "ctrl+s")
        told = shown(driven[0])
        assert "张惠芳 妹妹" in told and MASKED in told and WHOLE not in told
        await press(driven, "ctrl+r", "enter", "enter")
        assert WHOLE in shown(driven[0])
        await press(driven, "ctrl+k")
        assert WHOLE not in shown(driven[0])
        await press(driven, "enter")
        assert "张惠芳" not in shown(driven[0])
    assert residents.home(household.home.id).contacts == ()


async def test_a_pet_with_its_licence_is_added_and_a_date_alone_is_refused_at_the_field(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        await add(driven, "宠物")
        await typed(driven, "2")
        await press(driven, "enter")
        await typed(driven, "咪咪\n\n2027-01-31")
        await press(driven, "ctrl+s")
        assert "请同时填写证号" in shown(driven[0]) and "咪咪" in shown(driven[0])
        await press(driven, "up")
        await typed(driven, "猫证7")
        await press(driven, "ctrl+s")
        assert "咪咪  证号 猫证7  至 2027-01-31" in shown(driven[0])
    (pet,) = residents.home(household.home.id).pets
    assert (pet.kind.value, pet.licence) == ("cat", "猫证7")


async def test_a_special_need_says_who_consented_and_goes_with_the_consent(
    household: HomePage, assistant: Staff
) -> None:
    """个人信息保护法 28-31, 47."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        await add(driven, "特殊需要")
        await typed(driven, "轮椅，需要帮扶")
        await press(driven, "ctrl+s")
        assert "同意方式" in shown(driven[0]) and isinstance(driven[0].screen, Form)
        await press(driven, "1", "ctrl+s")
        told = shown(driven[0])
        assert "轮椅，需要帮扶" in told and "同意人：本人，2026-11-23，书面；李芳登记" in told
        await press(driven, "ctrl+k", "ctrl+s")
        assert "轮椅" not in shown(driven[0])
    assert residents.home(household.home.id).needs == ()


async def test_employer_and_postal_address_are_particulars_that_may_become_empty(
    household: HomePage, assistant: Staff
) -> None:
    home, owner = household.home.id, household.residents[0].person.id
    change = residents.ResidentChange(employer="鹏程贸易", address="深南大道 8 号")
    residents.change_resident(home, owner, change, by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        told = shown(driven[0])
        assert "工作单位：鹏程贸易" in told and "通讯地址：深南大道 8 号" in told
        await press(driven, "ctrl+e")
        form = driven[0].screen
        for field in form.query("Field"):
            if getattr(field, "key", "") == "employer":
                form.set_focus(field)
        await press(driven, "ctrl+u", "ctrl+s")
        assert "工作单位" not in shown(driven[0])
    who = residents.home(home).residents[0].person
    assert (who.employer, who.address) == ("", "深南大道 8 号")


async def test_all_of_it_fits_the_home_s_page_below_its_person(
    household: HomePage, assistant: Staff
) -> None:
    owner, tenant = (one.person.id for one in household.residents)
    residents.add_emergency_contact(
        owner, NewEmergencyContact(name="张惠芳", phone=WHOLE), by=assistant
    )
    told = {"words": "听力不好", "consent": "spoken", "consented_on": clock.today()}
    residents.note_need(tenant, NewNeed.model_validate(told), by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        rows = shown(driven[0]).split("\n")
    at = {
        text: next(n for n, row in enumerate(rows) if text in row)
        for text in ("张惠文", "张惠芳", "曾小单", "听力不好")
    }
    assert list(at.values()) == sorted(at.values())
