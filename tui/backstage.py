"""Behind a session's screens: it writes, hears what any session recorded, and backs up.

Loaded after the first paint, with the store: that takes longer than all else at the start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from store import backup, database, driver, journal, site
from store.front import Front
from store.site import Settings

R = TypeVar("R")


class Backstage:
    """The store of one session; the data folder is open."""

    def __init__(self) -> None:
        self.settings: Settings | None = site.settings() if site.founded() else None
        self.seen = journal.last_number()  # the newest entry that this session knows of
        self._version = database.changed_elsewhere()
        self._writer = ThreadPoolExecutor(1, "desk-writer", initializer=database.connect)

    def front(self) -> Front | None:
        """What the estate shows at its door; None before it is set up."""
        settings = self.settings
        if settings is None:
            return None
        return Front(settings.name, settings.language, settings.timezone, site.is_demo())

    async def write(self, call: Callable[[], R]) -> R:
        """Run an operation on the writer thread; its ``StoreError`` comes back."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._writer, call)
        except driver.errors() as error:  # a read on the way to the operation
            raise database.refusal(error) from error

    def write_soon(self, call: Callable[[], object]) -> Future[object]:
        """Run an operation on the writer thread without waiting for it."""
        return self._writer.submit(call)

    def news(self) -> frozenset[str]:
        """The subjects that any session, this one too, has recorded since the last look."""
        version = database.changed_elsewhere()
        if version == self._version:
            return frozenset()
        self._version = version
        self.seen, subjects = journal.changed_since(self.seen)
        if "site" in subjects:
            self.settings = site.settings()
        return subjects

    def since(self, number: int) -> frozenset[str]:
        """The subjects of all entries after this one."""
        return journal.changed_since(number)[1]

    async def back_up(self) -> None:
        """Back up if it is due, on a thread of its own: it may take seconds, and nobody waits."""
        try:
            if self.settings is not None and backup.is_due():
                await asyncio.to_thread(backup.daily)
        except driver.errors() as error:
            raise database.refusal(error) from error

    async def end(self) -> None:
        """Let the writer finish what it was given, drafts too."""
        self._writer.submit(database.db.close)
        await asyncio.to_thread(self._writer.shutdown)


def open_desk(folder: Path) -> Backstage:
    """Open the data folder on this thread; raises ``Unavailable``."""
    database.open_folder(folder, create=True)
    return Backstage()
