"""Desks of two estates in one process each speak, key and write for their own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import dutylog, estate, journal
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.dutylog import NewEntry
from store.engine import database
from store.opened import Opened
from store.rights import Role
from tests.conftest import PIN
from tests.tui.driving import Driven, heard, line, opened, press, shown
from tui import language
from tui.screen import actions

ENTRIES = 5


class House:
    """An estate with a manager, its language and the key that it has chosen for locking."""

    def __init__(self, folder: Path, name: str, code: str, lock: str) -> None:
        self.name, self.code, self.lock = name, code, lock
        self.opened = Opened()
        with self.opened.meant():
            opening.open_folder(folder, create=True)
            settings.found(estate.Settings(name=name, language=code))
            new = NewStaff(name=name, number="3001", role=Role.MANAGER, pin=PIN)
            self.by = staff.add(new, by=None)
            settings.choose_shortcut("lock", [lock], by=self.by)

    def words(self) -> list[str]:
        with self.opened.meant():
            entries = journal.numbered(range(1, journal.last_number() + 1))
            return [one.words["what"] for one in entries if one.kind == "log.written"]

    def close(self) -> None:
        with self.opened.meant():
            database.close()


@pytest.fixture
def houses(tmp_path: Path) -> Iterator[tuple[House, House]]:
    both = (
        House(tmp_path / "gold", "金色家园", "zh_CN", "ctrl+v"),
        House(tmp_path / "silver", "Silver Gardens", "en", "f21"),
    )
    yield both
    for one in both:
        one.close()


async def shift(house: House) -> None:
    """Work at a desk, giving way to the other one at every step."""
    with house.opened.meant():
        async with opened(house.by, code=house.code) as driven:
            for n in range(ENTRIES):
                what = f"{house.name}{n}"
                await driven[0].desk(dutylog.write, NewEntry(what=what), by=house.by)
                await heard(driven)
                assert house.name in line(driven[0], 0)
                assert language.current() == house.code
                assert actions.LOCK.keys == (house.lock,)
                assert ("帮助" in shown(driven[0])) == (house.code == "zh_CN")
            await locked(driven, house)


async def locked(driven: Driven, house: House) -> None:
    """The key that this estate chose locks; the other one's does nothing here."""
    desk = driven[0]
    await press(driven, {"ctrl+v": "f21", "f21": "ctrl+v"}[house.lock])
    assert not desk.locked
    await press(driven, house.lock)
    assert desk.locked, shown(desk)


async def test_two_desks_at_work_at_the_same_time(houses: tuple[House, House]) -> None:
    await asyncio.gather(*map(shift, houses))
    for house in houses:
        assert house.words() == [f"{house.name}{n}" for n in range(ENTRIES)]


async def test_what_one_speaks_the_other_does_not(houses: tuple[House, House]) -> None:
    first, second = houses
    with first.opened.meant():
        language.speak("zh_CN")
    with second.opened.meant():
        assert language.current() == "en"
        assert language._("Help") == "Help"
    with first.opened.meant():
        assert language._("Help") == "帮助"
