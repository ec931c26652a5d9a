"""The sign-in shown once to nobody before sessions are forked: they share what it works out."""

from __future__ import annotations

from pathlib import Path

from store.disk.firstlook import Front
from tui.desk.app import Desk

_SIZE = (80, 24)


class Rehearsal(Desk, inherit_bindings=False):
    """A desk with nothing behind it."""

    async def _load(self) -> None:
        """Load nothing: there is no data folder."""


async def rehearse(folder: Path) -> None:
    """Show the sign-in as it will be."""
    front = Front("", "zh_CN", "Asia/Shanghai")
    async with Rehearsal(folder, front).run_test(size=_SIZE) as pilot:
        await pilot.pause()
