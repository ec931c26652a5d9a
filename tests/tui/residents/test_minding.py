"""Instructions come up before a home is dealt with; who has left is shown and brought back."""

from __future__ import annotations

from store import clock, residents, tickets
from store.residents import HomePage, Mind, MoveOut, NewInstruction
from store.rights import Staff
from store.tickets import NewTicket
from tests.tui.driving import opened, press, shown, typed


async def test_an_instruction_stands_on_the_page_and_in_every_form_about_the_home_N2(
    household: HomePage, assistant: Staff
) -> None:
    told = NewInstruction(mind=Mind.SILENT, note="前夫来访勿告知")
    residents.instruct(household.home.id, told, by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        assert "3-2-1201  ! 不对外透露" in shown(driven[0])
        assert "须知" in shown(driven[0])
        await press(driven, "7")
        assert "! 不对外透露  前夫来访勿告知" in shown(driven[0])
        await press(driven, "escape")
    async with opened(assistant, "goods") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201\n")
        assert "! 不对外透露  前夫来访勿告知" in shown(driven[0])


async def test_an_instruction_is_put_on_and_taken_off_without_letters(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u")
        row = next(row for row in shown(driven[0]).split("\n") if "办理须知" in row)
        await press(driven, row.strip(" >").split()[0])
        await press(driven, "3", "ctrl+s")
        assert "! 先打电话" in shown(driven[0])
        assert [one.mind for one in residents.to_mind(household.home.id)] == [Mind.CALL]
        await press(driven, "ctrl+k")
        await press(driven, "enter")
        await typed(driven, "不用了")
        await press(driven, "ctrl+s")
        assert residents.to_mind(household.home.id) == []


async def test_who_has_left_stands_last_and_is_brought_back(
    household: HomePage, assistant: Staff
) -> None:
    home, tenant = household.home.id, household.residents[1].person.id
    residents.move_out(home, tenant, MoveOut(on=clock.today(), reason="错"), by=assistant)
    async with opened(assistant, "residents") as driven:
        await typed(driven, "zxd")
        assert "曾住：曾小单" in shown(driven[0])
        await press(driven, "enter")
        assert "曾住" in shown(driven[0])
        await press(driven, "end")
        await press(driven, "enter", "enter")
        await typed(driven, "点错人")
        await press(driven, "ctrl+s")
    assert len(residents.home(home).residents) == 2


async def test_the_form_and_its_result_tell_what_stays_behind_F1_M30(
    household: HomePage, assistant: Staff
) -> None:
    home = household.home.id
    tickets.take(NewTicket(home=home, what="洗手盆漏水"), by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+k")
        told = shown(driven[0])
        assert "张惠文，业主，仍住此房" in told and "曾小单，租户，仍住" not in told
        assert "车辆 粤B·12345" in told and "已受理：洗手盆漏水" in told
        await typed(driven, "租期满")
        await press(driven, "ctrl+s")
        assert "仍留有：人员 1，车辆 1，工单 1" in shown(driven[0]).replace("、", "，")


async def test_of_a_household_the_owners_stay_unless_they_are_said_to_leave(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "end", "enter")
        assert "张惠文，业主，仍住此房" in shown(driven[0])
        await press(driven, "up", "2")
        assert "仍住此房" not in shown(driven[0]) and "车辆 粤B·12345" in shown(driven[0])


async def test_of_more_than_fits_the_rest_is_counted(household: HomePage, assistant: Staff) -> None:
    home = household.home.id
    for n in range(9):
        tickets.take(NewTicket(home=home, what=f"灯{n}", again=True), by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+k")
        told = shown(driven[0])
    shown_ones = sum(f"灯{n}" in told for n in range(9))
    assert shown_ones == 4 and "另有 5 项" in told
