"""The roster on screen: a digit a cell, last month's for twenty in few keys, quiet, refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import clock, roster
from store.desk import staff
from store.desk.staff import NewStaff
from store.errors import Refused
from store.rights import Role, Staff
from store.roster import REST, Cell, Filled, NewRoster, Publishing, Roster, Stage
from tests.conftest import PIN
from tests.tui.driving import opened, page, press, shown

NOV, DEC = date(2026, 11, 1), date(2026, 12, 1)


def who(one: Staff) -> str:
    return f"staff:{one.id}"


def twenty(by: Staff) -> Roster:
    """November for twenty people, each with a rest day after five."""
    for n in range(19):
        new = NewStaff(name=f"员工{n:02}", number=f"{5000 + n}", role=Role.ASSISTANT, pin=PIN)
        staff.add(new, by=None)
    one = roster.begin(NewRoster(month=NOV, needed="前台 早 7; 前台 中 6"), by=by)
    cells = [
        Cell(person.who, day, REST if (n + place) % 6 == 5 else ("早", "中")[place % 2])
        for place, person in enumerate(roster.everyone())
        for n, day in enumerate(one.days)
    ]
    roster.fill(one.id, Filled(), cells, by=by)
    return roster.publish(one.id, Publishing(), by=by)


@pytest.fixture
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.desk.pins.hashed", lambda pin: f"hash of {pin}")


async def test_a_month_for_twenty_from_last_month_in_150_keys(
    cheap_pins: None, supervisor: Staff
) -> None:
    """O7: begun, copied, six cells put right, saved, published."""
    twenty(supervisor)
    assert len(roster.everyone()) == 20
    keys = [*page("roster"), "ctrl+n", "ctrl+s", "ctrl+d"]
    keys += [*["down"] * 3, "0", *["right"] * 4, "2", "0", *["down"] * 5, "0", "0", "2"]
    keys += ["ctrl+s", "escape", "ctrl+d", "ctrl+s"]
    assert len(keys) <= 150
    async with opened(supervisor) as driven:
        for key in keys:
            await press(driven, key)
        assert "已发布" in shown(driven[0])
    dec = roster.of_day(DEC)
    assert dec is not None and dec.stage is Stage.PUBLISHED
    planned = [cell for cell in roster.between(DEC, dec.last).values() if cell.code]
    assert len(planned) >= 20 * 31 - 20


async def test_a_cell_is_one_key_and_a_breach_of_law_is_said_and_not_saved(
    supervisor: Staff, assistant: Staff
) -> None:
    """O6: the seventh day in a row, at the cell at once; the eighth key puts it right."""
    one = roster.begin(NewRoster(month=NOV), by=supervisor)
    async with opened(supervisor, "roster") as driven:
        await press(driven, "enter", *"1111111")
        assert "劳动法第三十八条" in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "劳动法第三十八条" in shown(driven[0])
        assert not roster.between(NOV, one.last)
        await press(driven, "0", "ctrl+s")
        assert "7 格已记录" in shown(driven[0])
    codes = [cell.code for cell in roster.between(NOV, one.last).values()]
    assert sorted(codes) == sorted(["早"] * 6 + [REST])


async def test_what_is_not_saved_is_not_dropped_by_one_esc(
    supervisor: Staff, assistant: Staff
) -> None:
    roster.begin(NewRoster(month=NOV), by=supervisor)
    async with opened(supervisor, "roster") as driven:
        await press(driven, "enter", "1", "escape")
        assert "1 格未保存" in shown(driven[0])
        await press(driven, "ctrl+s", "escape")
        assert "缺" in shown(driven[0]) and "PB-2026-0001" in shown(driven[0])
        await press(driven, "enter", "2", "escape", "escape")
        assert "未保存" not in shown(driven[0])
    assert [cell.code for cell in roster.between(NOV, NOV).values()] == ["早"]


async def test_a_shift_is_swapped_from_the_grid_by_two_pins_and_a_third(
    supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    """O8, Q113."""
    one = roster.begin(NewRoster(month=NOV), by=supervisor)
    ahead = clock.today() + timedelta(days=2)
    roster.fill(one.id, Filled(), [Cell(who(assistant), ahead, "早")], by=supervisor)
    roster.publish(one.id, Publishing(), by=supervisor)
    async with opened(assistant, "roster") as driven:
        await press(driven, "enter", "1")
        assert "由主管编制" in shown(driven[0])
        await press(driven, *["right"] * (ahead.day - 1), "ctrl+r")
        await press(driven, *"1002", "down", "down", *PIN, "ctrl+s")
        assert "HB-2026-0001" in shown(driven[0])
        await press(driven, "escape", "ctrl+r", "ctrl+t", *PIN, "ctrl+s")
        assert "待主管同意" in shown(driven[0])
    async with opened(supervisor, "roster") as driven:
        await press(driven, "ctrl+r", "ctrl+a", "ctrl+s")
    assert roster.between(ahead, ahead)[who(second), ahead].code == "早"


async def test_handover_proposes_who_relieves_by_the_roster(
    supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    """O5: who comes at 16:00 stands in the form."""
    from store import handover

    handover.take_desk(by=assistant)
    one = roster.begin(NewRoster(month=NOV), by=supervisor)
    today = clock.today()
    roster.fill(one.id, Filled(), [Cell(who(second), today, "中")], by=supervisor)
    roster.publish(one.id, Publishing(), by=supervisor)
    async with opened(assistant) as driven:
        assert "按排班 周敏" in shown(driven[0])
        await press(driven, "f6", "ctrl+n")
        assert "1002" in shown(driven[0])


def test_only_who_is_in_charge_begins_one(assistant: Staff) -> None:
    with pytest.raises(Refused):
        roster.begin(NewRoster(month=NOV), by=assistant)
