"""Behind a session's screens: it writes, hears what any session recorded, and backs up.

Loaded after the first paint, with the store: that takes longer than all else at the start.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from store import clock, estate, journal, opened
from store.desk import backup, opening
from store.disk.firstlook import Front
from store.engine import database, driver
from store.estate import Settings, dated
from store.opened import Opened
from tui.desk.daily import DailyBackup

R = TypeVar("R")
MOST_SECONDS = 0.5


class Backstage:
    """The store of one session; the data folder is open."""

    def __init__(self) -> None:
        self.settings: Settings | None = None
        self._begins: datetime | None = None  # when something set ahead will
        if estate.founded():
            self._take_settings()
        self.seen = journal.last_number()  # the newest entry that this session knows of
        self._version = database.changed_elsewhere()
        self._writer = ThreadPoolExecutor(
            1, "desk-writer", initializer=_begin, initargs=(opened.current(),)
        )
        self._daily = DailyBackup()
        self._ended = False

    def front(self) -> Front | None:
        """What the estate shows at its door; None before it is set up."""
        settings = self.settings
        if settings is None:
            return None
        return Front(settings.name, settings.language, settings.timezone, estate.is_demo())

    async def write(self, call: Callable[[], R]) -> R:
        """Run an operation on the writer thread; its ``StoreError`` comes back."""
        with _refusals():  # of a read on the way to the operation
            return await asyncio.get_running_loop().run_in_executor(self._writer, call)

    def write_soon(self, call: Callable[[], object]) -> Future[object]:
        """Run an operation on the writer thread without waiting for it."""
        return self._writer.submit(call)

    def news(self) -> frozenset[str]:
        """The subjects that any session, this one too, has recorded since the last look.

        Of very many entries at once a portion is given, and the next one at the next look. Raises
        ``Unavailable`` when the disk does not give them, and has missed nothing then.
        """
        with _refusals():
            version = database.changed_elsewhere()
            begun = self._begins is not None and clock.now() >= self._begins
            if version == self._version and not begun:
                return frozenset()
            seen, subjects = journal.changed_since(self.seen)
            if begun:
                subjects |= {"site"}
            if "site" in subjects:
                self._take_settings()
        if seen < self.seen + journal.PORTION:
            self._version = version
        self.seen = seen
        return subjects

    def _take_settings(self) -> None:
        self.settings, self._begins = estate.settings(), dated.next_to_begin()

    def since(self, number: int) -> frozenset[str]:
        """The subjects of all entries after this one that were looked at so far."""
        portions = range(number, self.seen, journal.PORTION)
        return frozenset().union(*(journal.changed_since(start)[1] for start in portions))

    async def make_due(self) -> None:
        """Have made what has come due of plans by now; it stands on Today then (G1)."""
        if not self._ended:
            await self.write(_make_due)

    async def back_up(self) -> str | None:
        """Back up if it is due; why it could not be done, empty when it was.

        None while another session does.
        """
        with _refusals():
            due = self.settings is not None and backup.is_due()
        return await self._daily.make() if due else ""

    async def end(self) -> None:
        """Let the writer finish what it was given, drafts too."""
        self._ended = True
        self._writer.submit(database.db.close)
        await asyncio.to_thread(self._writer.shutdown)


def _begin(estate_: Opened) -> None:
    """Begin on the writer's thread, about the estate of its session."""
    estate_.follow()
    database.connect()


def _make_due() -> None:
    from store import agenda
    from store.desk import timekeeping

    timekeeping.notice()
    agenda.heed_set_back()
    _catch_up()
    if agenda.lapsing(clock.now()):
        from store import erasure

        erasure.lapse()
    if agenda.is_planned():
        from store import plans  # on the writer's thread: nobody waits while it is loaded

        plans.make()


def _catch_up() -> None:
    """Bring up what an older program wrote, no longer than who saves something may wait."""
    from store import answers

    ends = time.monotonic() + MOST_SECONDS
    for _name, each in answers.daily():
        while each.catch_up and each.catch_up() and time.monotonic() < ends:
            pass


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except driver.errors() as error:
        raise database.refusal(error) from error


def open_desk(folder: Path) -> Backstage:
    """Open the data folder on this thread; raises ``Unavailable``."""
    opening.open_folder(folder, create=True)
    return Backstage()
