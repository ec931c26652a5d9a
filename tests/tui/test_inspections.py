"""Inspections on screen: a line, Enter, the next; then signed or objected to (I15-I17)."""

from __future__ import annotations

from store import clock, inspections
from store.inspections import Kind, Stage
from store.rights import Staff
from tests.conftest import Clock
from tests.store.inspections.test_inspections import marked
from tests.tui.driving import opened, press, shown, typed, until
from tui.inspections.marking import Marking


async def test_a_list_is_marked_by_keys_alone(supervisor: Staff, time: Clock) -> None:
    async with opened(supervisor, "inspections") as driven:
        await press(driven, "ctrl+n", "5")
        await typed(driven, "\n绿化 钱师傅")
        await press(driven, "ctrl+s")
        await until(driven, lambda: isinstance(driven[0].screen, Marking))
        assert "草坪" in shown(driven[0])
        await press(driven, "enter", "２")
        await typed(driven, "枯枝未清\n\n钱师傅\n+72h")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "0/25" in shown(driven[0]))
        await press(driven, "3")
        await typed(driven, "本月未用药")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "不适用" in shown(driven[0]))
        await press(driven, "1", "1")
        await until(driven, lambda: "请负责人签字" in shown(driven[0]))
        assert "68.8" in shown(driven[0])
        await press(driven, "escape", "ctrl+u", "ctrl+s")
        await until(driven, lambda: "已知悉" in shown(driven[0]))
    (one,) = inspections.every()
    assert (one.kind, one.stage, one.score.text) == (Kind.GREEN, Stage.KNOWN, "68.8")


async def test_an_objection_is_decided_by_the_manager(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    one = marked(supervisor)
    async with opened(supervisor, "inspections") as driven:
        await press(driven, "ctrl+o")
        await typed(driven, "正在换班")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "有异议" in shown(driven[0]))
    async with opened(manager, "inspections") as driven:
        await press(driven, "ctrl+e")
        await typed(driven, "2\n属实")
        await press(driven, "ctrl+s")
        await until(driven, lambda: inspections.get(one.id).void)


async def test_a_list_is_changed_from_what_it_says(supervisor: Staff, time: Clock) -> None:
    marked(supervisor)
    async with opened(supervisor, "inspections") as driven:
        await press(driven, "enter")
        await until(driven, lambda: "改检查表" in shown(driven[0]))
        line = next(n for n in shown(driven[0]).split("\n") if "改检查表" in n)
        await press(driven, line.strip(" >")[0])
        await until(driven, lambda: "绿化" in shown(driven[0]))
        await press(driven, "5")
        await until(driven, lambda: "草坪" in shown(driven[0]))
        await typed(driven, "加花箱")
        await press(driven, "up")
        await press(driven, "ctrl+o")
        await typed(driven, "花箱 (10)")
        await press(driven, "ctrl+s")
        await until(driven, lambda: len(inspections.in_force(Kind.GREEN)) == 6)
    assert clock.now() == time.at
