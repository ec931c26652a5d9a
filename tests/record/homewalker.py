"""Somebody who looks homes up, rightly and wrongly, and wanders through their pages."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from store.residents import pinyin
from tests.record import grounds
from tests.record.walker import Walker
from tests.tui.driving import shown
from tui.over.finder import Finder
from tui.residents.page import HomeScreen
from tui.screen.deskscreen import DeskScreen

_IN_THE_FINDER = ("down", "down", "up", "pagedown", "home", "end", "backspace", "ctrl+u", "escape")
_ON_A_PAGE = ("down", "down", "up", "pagedown", "home", "end", "left", "right", "escape")
_ODD = (
    *("", " ", "'", '"', "*", "-", "NEAR(", "[red]x", "\U00020bb7", "张 OR 李", "１－１", "AND"),
    *("%_", "{own} :", "1-1-", "栋", "粤B", "0" * 40, "(", "，", "a" * 200),
)
_KEYS_TYPED = "abcdefghijklmnopqrstuvwxyz0123456789-"

LISTED_SECONDS = 20.0  # that the finder's list may take on the slowest machine


class HomeWalker(Walker):
    """Leaves the finder and the homes' pages but to come back to them."""

    @property
    def _steps(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        at = self.desk.screen
        if isinstance(at, Finder):
            here = self._seek
        else:
            here = self._wander if isinstance(at, HomeScreen) else self._come_back
        return (here, self._seek, here, self._act, here, self._open, self._come_back)

    async def _come_back(self) -> None:
        if self._dice.random() < 0.5:
            await self._open()
            return
        await self._press("f7")
        for _ in range(self._dice.randrange(3)):
            await self._press("down")
        await self._press("enter")

    async def _seek(self) -> None:
        """Type what may find a home, at once or key by key, and move among what is found."""
        if not isinstance(self.desk.screen, Finder):
            await self._press("ctrl+f")
        if not isinstance(self.desk.screen, Finder):
            return
        sought = self._sought()
        self._witness.typed[self.number].add(sought)
        if self._dice.random() < 0.5:
            await self._type(sought)
        else:
            for letter in sought[:12]:
                await self._give(letter, letter)
            await self._settle()
        self._look("sought")
        for _ in range(self._dice.randrange(4)):
            await self._press(self._dice.choice(_IN_THE_FINDER))
        if isinstance(self.desk.screen, Finder):
            await self._press("enter")

    async def _listed(self, code: str) -> bool:
        """Whether the finder's list names a home, once it has followed what is typed."""
        until = time.monotonic() + LISTED_SECONDS
        while isinstance(self.desk.screen, Finder) and shown(self.desk).count(code) < 2:
            if time.monotonic() > until:
                return False
            await asyncio.sleep(0.0005)
            await self._settle()
        return True

    async def _open(self) -> None:
        """A home by its number: it is found, and its page is its own."""
        await self._press("ctrl+f")
        if not isinstance(self.desk.screen, Finder):
            return
        await self._give("ctrl+u")
        code = self._dice.choice(grounds.HOMES)
        await self._type(code)
        listed = await self._listed(code)
        self._look("number")
        if not listed:
            raise AssertionError(f"{code} is not found by its number")
        await self._press("enter")

    def _sought(self) -> str:
        name = self._dice.choice(sorted(self._witness.names))
        figure = self._dice.choice(sorted(self._witness.figures.known))
        code = self._dice.choice(grounds.HOMES)
        sounds = sorted(pinyin.beginnings(name)) or [name]
        sound = self._dice.choice(sounds)
        at = self._dice.randrange(len(sound) + 1)
        struck = sound[:at] + self._dice.choice(_KEYS_TYPED) + sound[at + 1 :]
        return self._dice.choice(
            (code, code[: self._dice.randrange(1, len(code) + 1)], name, name[:1], sound, struck,
             figure[-4:], f"{code.split('-')[0]}栋{name[:1]}", *self._dice.sample(_ODD, 2))
        )  # fmt: skip

    async def _wander(self) -> None:
        """Move on a page, or do what it offers."""
        for _ in range(self._dice.randrange(1, 4)):
            await self._press(self._dice.choice(_ON_A_PAGE))
        screen = self.desk.screen
        if isinstance(screen, DeskScreen) and self._dice.random() < 0.6:
            await self._act()
