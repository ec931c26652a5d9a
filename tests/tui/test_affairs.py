"""Administrative affairs on screen: a room booked, supplies given out, things counted."""

from __future__ import annotations

from store import affairs
from store.affairs import CountStage, Kind, LoanStage
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.store.affairs.test_affairs import driven as lent
from tests.store.affairs.test_affairs import thing
from tests.tui.driving import opened, press, shown, typed, until


async def test_a_room_is_booked_and_a_second_booking_is_refused_at_the_field(
    supervisor: Staff, time: Clock
) -> None:
    room = thing(supervisor, Kind.ROOM, "会议室")
    async with opened(supervisor, "affairs") as driven:
        await press(driven, "ctrl+t", "ctrl+n")
        await typed(driven, "11:00\n12:00\n\n例会")
        await press(driven, "ctrl+s")
        await until(driven, lambda: len(affairs.open_of(room.id)) == 1)
        await press(driven, "ctrl+n")
        await typed(driven, "11:30\n12:30\n\n培训")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "占用" in shown(driven[0]))
        assert "培训" in shown(driven[0])


async def test_supplies_are_given_out_and_stand_on_today_below_their_minimum(
    supervisor: Staff, time: Clock
) -> None:
    paper = thing(supervisor, Kind.SUPPLY, "复印纸", stock=10, minimum=8)
    async with opened(supervisor, "affairs") as driven:
        await press(driven, "ctrl+d")
        await typed(driven, "4\n李芳")
        await press(driven, "ctrl+s")
        await until(driven, lambda: affairs.get(paper.id).stock == 6)
        await press(driven, "f2")
        await until(driven, lambda: "用品待补" in shown(driven[0]))


async def test_things_are_counted_by_figures_and_signed(supervisor: Staff, time: Clock) -> None:
    thing(supervisor, Kind.SUPPLY, "复印纸", stock=10)
    thing(supervisor, Kind.ASSET, "电脑")
    async with opened(supervisor, "affairs") as driven:
        await press(driven, "ctrl+o", "ctrl+s")
        await until(driven, lambda: affairs.current() is not None)
        await press(driven, "1", "0", "enter", "1", "enter")
        await until(driven, lambda: (found := affairs.current()) is not None and found.counted == 2)
        await press(driven, "ctrl+s")
        await typed(driven, PIN)
        await press(driven, "ctrl+s")
        await until(driven, lambda: affairs.counts()[0].stage is CountStage.SIGNED)


async def test_a_vehicle_goes_out_and_comes_back_with_its_kilometres(
    supervisor: Staff, time: Clock
) -> None:
    car = thing(supervisor)
    one = lent(car, supervisor, None, 2)
    async with opened(supervisor, "affairs") as driven:
        await press(driven, "ctrl+t", "ctrl+g")
        await typed(driven, "1000")
        await press(driven, "ctrl+s")
        await until(driven, lambda: affairs.loan(one.id).stage is LoanStage.OUT)
        await press(driven, "ctrl+t")
        await typed(driven, "1020")
        await press(driven, "ctrl+s")
        await until(driven, lambda: affairs.loan(one.id).stage is LoanStage.BACK)
        await until(driven, lambda: "20 km" in shown(driven[0]))
