"""Two estates open in one process do not see each other's time, place, key or data."""

from __future__ import annotations

import ast
import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import clock, dutylog, estate, journal
from store.desk import backup, opening, settings, staff
from store.desk.staff import NewStaff
from store.disk import encryption
from store.dutylog import NewEntry
from store.engine import database
from store.errors import Unavailable
from store.opened import Opened
from store.rights import Role, Staff
from tests.conftest import PIN

ROOT = Path(__file__).parents[2]
LATE = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)  # already the 24th in Shanghai
EACH = 25


@dataclass
class One:
    """One of the two, and what is true of it alone."""

    name: str
    zone: str
    folder: Path
    key: Path | None = None
    opened: Opened = field(default_factory=Opened)
    by: Staff | None = None

    @contextmanager
    def meant(self) -> Iterator[Staff]:
        with self.opened.meant():
            assert self.by is not None
            yield self.by

    def open(self) -> None:
        with self.opened.meant():
            encryption.use(self.key)
            opening.open_folder(self.folder, create=True)
            settings.found(estate.Settings(name=self.name, timezone=self.zone))
            new = NewStaff(name=self.name, number="1001", role=Role.ASSISTANT, pin=PIN)
            self.by = staff.add(new, by=None)

    def write(self, count: int = 1) -> None:
        with self.meant() as by:
            for n in range(count):
                dutylog.write(NewEntry(what=f"{self.name}{n}"), by=by)
                self.is_itself()

    def is_itself(self) -> None:
        """What any call can tell of the estate that it is about."""
        assert database.folder() == self.folder
        assert estate.settings().name == self.name
        assert clock.local(LATE).tzinfo is not None
        assert str(clock.local(LATE).tzinfo) == self.zone
        assert (encryption.at_hand() is None) == (self.key is None)

    def words(self) -> set[str]:
        with self.opened.meant(), database.connection():
            entries = journal.numbered(range(1, journal.last_number() + 1))
            return {one.words["what"] for one in entries if one.kind == "log.written"}


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[One, One]]:
    """A plain one in Shanghai and an encrypted one in New York, both open."""
    for name in (encryption.FROM_FILE, encryption.FROM_TEXT, encryption.CREDENTIALS):
        monkeypatch.delenv(name, raising=False)
    key = tmp_path / "frontdesk.key"
    key.touch(0o600)
    key.write_text("ab" * 32, "ascii")
    here = One("金色家园", "Asia/Shanghai", tmp_path / "here")
    there = One("银色家园", "America/New_York", tmp_path / "there", key)
    for one in (here, there):
        one.open()
    yield here, there
    for one in (here, there):
        with one.opened.meant():
            database.close()


def test_used_in_turn_each_has_its_own_day_folder_key_and_data(two: tuple[One, One]) -> None:
    here, there = two
    for _ in range(3):
        for one in two:
            one.write()
    with here.meant():
        assert clock.day(LATE).isoformat() == "2026-11-24"
    with there.meant():
        assert clock.day(LATE).isoformat() == "2026-11-23"
    assert here.words() == {"金色家园0"}
    assert there.words() == {"银色家园0"}


def test_only_the_one_with_a_key_is_encrypted_and_so_are_its_copies(
    two: tuple[One, One], tmp_path: Path
) -> None:
    for one in two:
        with one.opened.meant():
            backup.make(tmp_path / f"{one.folder.name}.db")
        for file in (one.folder / database.FILE, tmp_path / f"{one.folder.name}.db"):
            assert file.read_bytes().startswith(b"SQLite format 3") == (one.key is None)


def test_at_the_same_time_from_two_threads_neither_writes_into_the_other(
    two: tuple[One, One],
) -> None:
    together = threading.Barrier(2)

    def work(one: One) -> None:
        with one.opened.meant(), database.connection():
            together.wait(30)
            one.write(EACH)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, two))
    for one in two:
        assert one.words() == {f"{one.name}{n}" for n in range(EACH)}
        with one.opened.meant():
            assert journal.verify().right


def test_at_the_same_time_from_two_tasks_whatever_thread_their_calls_run_on(
    two: tuple[One, One],
) -> None:
    async def work(one: One) -> None:
        with one.opened.meant():
            for n in range(EACH):
                await asyncio.to_thread(_write_on_a_connection, one, n)
                one.is_itself()

    async def both() -> None:
        await asyncio.gather(*map(work, two))

    asyncio.run(both())
    for one in two:
        assert one.words() == {f"{one.name}{n}" for n in range(EACH)}


def _write_on_a_connection(one: One, n: int) -> None:
    with database.connection():
        assert one.by is not None
        dutylog.write(NewEntry(what=f"{one.name}{n}"), by=one.by)


def test_a_transaction_of_one_holds_nothing_of_the_other(two: tuple[One, One]) -> None:
    here, there = two
    with here.meant() as by, pytest.raises(ZeroDivisionError), database.write():
        dutylog.write(NewEntry(what="不算"), by=by)
        there.write()
        raise ZeroDivisionError
    assert here.words() == set()
    assert there.words() == {"银色家园0"}


def test_the_clock_of_one_is_not_the_other_ones(two: tuple[One, One]) -> None:
    here, there = two
    with here.opened.meant(), clock.told_by(lambda: LATE):
        assert clock.now() == LATE
        with there.opened.meant():
            assert clock.now() != LATE


def test_one_that_is_closed_leaves_the_other_open(two: tuple[One, One]) -> None:
    here, there = two
    with here.opened.meant():
        database.close()
        with pytest.raises(Unavailable):
            database.folder()
    there.write()


def test_what_was_never_told_of_an_estate_sees_neither(two: tuple[One, One]) -> None:
    with pytest.raises(Unavailable, match="No data folder is open"):
        database.folder()
    assert encryption.at_hand() is None


def _assigned_globally(tree: ast.AST) -> list[int]:
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)]


def test_no_room_keeps_state_of_an_estate_for_the_whole_process() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for floor in ("store", "printing", "tui")
        for path in (ROOT / floor).rglob("*.py")
        for line in _assigned_globally(ast.parse(path.read_text("utf-8")))
    }
    assert found == set()
