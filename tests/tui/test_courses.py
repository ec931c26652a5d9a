"""Sessions of training on screen: a key a person, marks typed one after another (O13-O16)."""

from __future__ import annotations

from store import courses, trainings
from store.courses import Result, Stage
from store.rights import Staff
from tests.conftest import Clock
from tests.store.courses.held import hired, planned
from tests.tui.driving import opened, press, shown, typed, until


async def test_twenty_people_are_noted_by_a_key_each_and_their_marks_typed(
    supervisor: Staff, time: Clock
) -> None:
    """O14: 20 keys for 20 people; what is typed beyond a hundred stays and is said."""
    for nth in range(20):
        hired(supervisor, f"员工{nth:02}")
    one = planned(supervisor, asks="know", exam="written")
    async with opened(supervisor, "courses") as driven:
        assert "还有 20 人待点名" in shown(driven[0])
        await press(driven, "ctrl+t", *["1"] * 10, *["１"] * 9, "2")
        await typed(driven, "休假")
        await press(driven, "ctrl+s")
        await until(driven, lambda: not courses.roll(one.id).left)
        assert courses.seats(one.id)[19].result is Result.ABSENT
        await press(driven, "escape", "ctrl+e", "9", "9", "9", "enter")
        assert "不得大于 100" in shown(driven[0]) and "999" in shown(driven[0])
        await press(driven, *["backspace"] * 3, "7", "0", "enter")
        for _nth in range(18):
            await press(driven, "8", "5", "enter")
        await until(driven, lambda: not courses.roll(one.id, marks=True).left)
        await press(driven, "home", "9", "0", "enter", "escape", "ctrl+g", "2", "ctrl+s")
        await until(driven, lambda: courses.get(one.id).stage is Stage.CLOSED)
    seat = courses.seats(one.id)[0]
    assert (seat.score, seat.resit) == (70, 90)
    assert len(trainings.of(seat.who)) == 1
    assert trainings.of(courses.seats(one.id)[19].who) == []


async def test_who_may_work_is_shown_by_what_each_lacks(supervisor: Staff, time: Clock) -> None:
    """Q121."""
    hired(supervisor)
    async with opened(supervisor, "courses") as driven:
        await press(driven, "ctrl+d")
        assert "不可上岗" in shown(driven[0]) and "0/24 课时" in shown(driven[0])


async def test_a_session_is_planned_by_keys_alone(supervisor: Staff, time: Clock) -> None:
    hired(supervisor)
    async with opened(supervisor, "courses") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "灭火器使用\n")
        await press(driven, "enter")
        await typed(driven, "+2h\n2\n会议室\n王主管\n\n\n\n\n张三")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "没有叫 张三 的人" in shown(driven[0]))
        await press(driven, "backspace", "backspace")
        await typed(driven, "秩序")
        await press(driven, "ctrl+s")
        await until(driven, lambda: bool(courses.every()))
        assert len(courses.seats(1)) == 1
