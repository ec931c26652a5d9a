"""The cleaning of the day and the works on screen: by keys alone (L6-L9)."""

from __future__ import annotations

from store import cleaning, clock, plans
from store.cleaning import MatterStage
from store.plans import Status
from store.rights import Staff
from tests.conftest import Clock
from tests.store.cleaning.test_matters import accident
from tests.tui.driving import opened, press, shown, typed, until
from tui.cleaning.noting import NotingDuty


async def test_a_block_is_ticked_by_keys_alone(supervisor: Staff, time: Clock) -> None:
    cleaning.set_up(by=supervisor)
    time.pass_(minutes=10)
    plans.make()
    async with opened(supervisor, "cleaning") as driven:
        await until(driven, lambda: "销售大厅地面" in shown(driven[0]))
        one = next(each for each in cleaning.board(clock.now()) if "地面" in each.occurrence.title)
        await driven[0].go("cleaning", one.subject)
        await press(driven, "enter")
        await until(driven, lambda: isinstance(driven[0].screen, NotingDuty))
        await press(driven, "1", "1", "1")
        await until(
            driven,
            lambda: cleaning.get(one.id).occurrence.state(clock.now()) is Status.DONE,
        )


async def test_a_clock_stops_by_a_receivers_name(supervisor: Staff, time: Clock) -> None:
    one = accident(supervisor)
    async with opened(supervisor, "matters") as driven:
        await press(driven, "ctrl+u")
        await typed(driven, "郑工")
        await press(driven, "ctrl+s")
        await until(driven, lambda: cleaning.matter(one.id).oral_at is not None)
    assert cleaning.matter(one.id).stage is MatterStage.HAPPENED
