"""A run of bills shows how far it has come, and stopped it leaves nothing ($23)."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from store import bills
from store.bills import NewRun, making, planning
from store.rights import Staff
from tests.store.bills.billed import fee, home, pays
from tests.tui.driving import opened, page, press, shown, typed, until


@pytest.mark.parametrize("drafting", [False, True], ids=["dry", "drafting"])
async def test_a_run_that_is_stopped_leaves_nothing(
    manager: Staff, monkeypatch: pytest.MonkeyPatch, drafting: bool
) -> None:
    fee(manager)
    for n in range(3):
        pays(manager, home(manager, f"3-1-10{n}"))
    begun, go_on = threading.Event(), threading.Event()
    entered: Callable[..., Any] = making._enter

    def slowly(*given: Any) -> None:
        *rest, heard = given

        def waiting(done: int, of: int) -> None:
            heard(done, of)
            if done:
                begun.set()
                go_on.wait(10)
                heard(done, of)

        entered(*rest, waiting)

    def plan(*given: Any, heard: Callable[[int, int], None], **named: Any) -> planning.Plan:
        if not drafting:
            heard(1, 3)
            begun.set()
            go_on.wait(10)
            heard(2, 3)
        return planning.plan(*given, **named)

    monkeypatch.setattr(making, "AT_ONCE", 1)
    monkeypatch.setattr(making, "_enter", slowly)
    monkeypatch.setattr(making, "plan", plan)
    async with opened(manager) as driven:
        await press(driven, *page("bill_runs"), "ctrl+n")
        await typed(driven, "WYF\n2026-11")
        await driven[1].press("ctrl+s")
        if drafting:
            await until(driven, lambda: "共 751.98 元" in shown(driven[0]))
            await driven[1].press("enter")
        await asyncio.to_thread(begun.wait, 10)
        await asyncio.sleep(0.5)
        assert "] 1/3" in shown(driven[0])
        await driven[1].press("ctrl+x")
        await asyncio.sleep(0.2)
        go_on.set()
        await until(driven, lambda: "已停止：什么都没有生成" in shown(driven[0]))
        assert [run.number for run in bills.RUNS.table.read()] == []
    assert bills.listed("") == []
    monkeypatch.undo()
    assert bills.draft(NewRun(item="WYF", month="2026-11"), by=manager).number == "ZP-2026-000001"
