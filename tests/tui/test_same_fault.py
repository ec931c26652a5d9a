"""The same fault again, and several who report one: chosen and joined while on the phone (W1)."""

from __future__ import annotations

import pytest

from store import residents, tickets
from store.desk import drafts
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.tui.driving import line, opened, press, shown, typed
from tests.tui.test_tickets import settle, take


async def test_a_second_caller_joins_the_ticket_that_is_open(supervisor: Staff) -> None:
    take(supervisor, "三号楼电梯停了", place="三号楼")
    settle(supervisor)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "1201\n电梯停了，里面有人")
        await press(driven, "ctrl+b")
        assert "别处在办  三号楼  三号楼电梯停了" in shown(driven[0])
        await press(driven, "enter")
        assert "已并入工单 1" in shown(driven[0])
        assert "另有报修：张惠文 138****1234" in shown(driven[0])
        assert "13812341234" not in shown(driven[0])
    assert len(tickets.queue()) == 1
    assert tickets.callers(1)[0].phone == "13812341234"
    assert drafts.of(supervisor) == []


async def test_what_ended_lately_is_named_in_the_report(supervisor: Staff) -> None:
    home = settle(supervisor)
    take(supervisor, "卫生间漏水", home=home)
    tickets.withdraw(1, tickets.Reason(reason="自修"), by=supervisor)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "1201\n又漏水")
        assert "近期办结：1 卫生间漏水" in shown(driven[0])
        await press(driven, "ctrl+b", "enter", "ctrl+s")
        assert "同一问题再次发生，前次为工单 1" in shown(driven[0])
    assert tickets.again(1) == [2]


async def test_a_choice_that_is_left_changes_nothing(supervisor: Staff) -> None:
    take(supervisor, "漏水", home=settle(supervisor))
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "1201\n漏水")
        await press(driven, "ctrl+b", "escape", "ctrl+s")
    assert len(tickets.queue()) == 2
    assert tickets.callers(1) == []


@pytest.mark.parametrize("columns", [110, 120, 140, 200])
async def test_with_room_the_home_stands_beside_the_form(supervisor: Staff, columns: int) -> None:
    """Its people, masked, its open tickets and the last ones (F1, F6)."""
    take(supervisor, "洗手盆下水慢", home=settle(supervisor))
    other = residents.add_home(NewHome(code="3-2-1202"), by=supervisor)
    residents.move_in(other.id, NewPerson(name="李雷", phone="13900005678"), by=supervisor)
    async with opened(supervisor, "tickets", size=(columns, 40)) as driven:
        await press(driven, "ctrl+n")
        assert "洗手盆" not in shown(driven[0])
        await typed(driven, "1201\n")
        assert "张惠文  业主  138****1234" in shown(driven[0])
        assert "洗手盆下水慢" in line(driven[0], 7)
        assert "13812341234" not in shown(driven[0])
        await press(driven, "up", "ctrl+u")
        await typed(driven, "1202\n")
        assert "李雷  业主  139****5678" in shown(driven[0])
        assert "洗手盆" not in shown(driven[0])


async def test_at_eighty_columns_only_the_fields_show(supervisor: Staff) -> None:
    settle(supervisor)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "1201\n")
        assert "张惠文  业主" not in shown(driven[0])
