"""Driving the desk in tests: open it, type, and read the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from store.engine import database
from store.rights import Staff
from tests.tui.resting import rest
from tui import language, subjects
from tui.desk.app import Desk
from tui.widgets.rows import Rows

Driven = tuple[Desk, Pilot[int]]


@asynccontextmanager
async def started(
    code: str = "zh_CN", size: tuple[int, int] = (80, 24), *, listening: bool = False
) -> AsyncIterator[Driven]:
    """The desk as it opens: set-up, or sign-in.

    It hears what other sessions do when the test says so, ``heard``, or by itself if ``listening``.
    """
    language.speak(code)
    desk = Desk()
    if not listening:
        desk.POLL_SECONDS = 3600
    try:
        async with desk.run_test(size=size) as pilot:
            yield desk, pilot
    finally:
        language.speak("en")


@asynccontextmanager
async def opened(
    who: Staff,
    name: str = "today",
    *,
    code: str = "zh_CN",
    size: tuple[int, int] = (80, 24),
    listening: bool = False,
) -> AsyncIterator[Driven]:
    """The desk on one of its screens, somebody signed in."""
    async with started(code, size, listening=listening) as (desk, pilot):
        desk.staff = who
        await desk.go(name)
        await settled(desk, pilot)
        yield desk, pilot


async def press(driven: Driven, *keys: str) -> None:
    """Press keys by Textual's names, as fast as a terminal sends them."""
    desk, pilot = driven
    for key in keys:
        await desk.on_event(events.Key(key, key if len(key) == 1 else None))
    await settled(desk, pilot)


async def typed(driven: Driven, text: str) -> None:
    """Type a text; line ends are Enter."""
    desk, pilot = driven
    for char in text:
        key = "enter" if char == "\n" else _character_to_key(char)
        await desk.on_event(events.Key(key, None if char == "\n" else char))
    await settled(desk, pilot)


async def pasted(driven: Driven, text: str) -> None:
    """Paste a text, as a terminal with bracketed paste does."""
    desk, pilot = driven
    await desk.on_event(events.Paste(text))
    await settled(desk, pilot)


async def elsewhere(call: Callable[[], object]) -> None:
    """Let another session do something, on a connection of its own."""

    def connected() -> None:
        with database.connection():
            call()

    await asyncio.to_thread(connected)


async def heard(driven: Driven) -> None:
    """Let this session look for what was recorded, and show it."""
    driven[0]._poll()
    await settled(*driven)


async def until(driven: Driven, wanted: Callable[[], bool]) -> None:
    """Wait for what takes its time: a printer, a sheet that is laid out."""
    for _ in range(3000):
        if wanted():
            await settled(*driven)
            return
        await asyncio.sleep(0.01)
    raise AssertionError(shown(driven[0]))


async def settled(desk: Desk, pilot: Pilot[Any]) -> None:
    """Wait until every key has been dealt with and the screen painted, or the desk has failed."""
    while not _idle(desk):
        if desk._exception is not None:
            raise desk._exception
        await asyncio.sleep(0.001)
    await pilot._wait_for_screen()
    await rest()
    desk.screen._on_timer_update()
    if not _idle(desk):
        await settled(desk, pilot)


def _idle(desk: Desk) -> bool:
    lists = [desk.screen, *desk.screen.query(Rows)]
    behind = any(getattr(one, "following", False) for one in lists)
    return desk.keys_ahead.idle and not behind


def shown(desk: Desk) -> str:
    """The screen as text, without the spaces at the ends of lines."""
    strips = desk.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def line(desk: Desk, y: int) -> str:
    """One line of the screen, -1 the last."""
    return shown(desk).split("\n")[y]


def page(name: str) -> tuple[str, ...]:
    """The keys that open a page from everywhere: the directory and its two digits."""
    return ("f10", *f"{subjects.PAGES[name].number:02}")
