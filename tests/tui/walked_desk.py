"""A random walk through the desk's own screens, on a terminal behind the wire."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path

from store.demo import PIN, build
from store.desk import opening, staff
from store.engine import database
from tests.tui.driving import press, settled
from tests.tui.wired import wired
from tui import language
from tui.desk.app import Desk

PLACES = ["f2", "f3", "f4", "f5", "f6", "f7", "ctrl+f", "ctrl+n", "ctrl+p", "f1"]
MOVES = ["up", "down", "down", "pagedown", "home", "end", "tab", "enter", "escape", "escape"]
WORDS = ["张", "3", "-", "漏", "，", "a", "backspace", "left"]
SIZES = [(80, 24), (80, 24), (100, 30), (120, 40), (133, 50), (70, 20)]


async def walk(seed: str, steps: int) -> int:
    """Walk at random and return the frames seen; the first that looks different ends it."""
    dice = random.Random(seed)
    desk = Desk()
    async with wired(desk) as (run, pilot):
        desk.staff = staff.sign_in("1001", PIN)
        await desk.go("today")
        for _ in range(steps):
            keys = dice.choices(dice.choice([PLACES, MOVES, MOVES, WORDS]), k=dice.randrange(1, 4))
            if dice.random() < 0.15:
                await run.resize(pilot, *dice.choice(SIZES))
            await press((desk, pilot), *keys)
            await settled(desk, pilot)
            if wrong := run.differences():
                raise AssertionError(f"{keys} on {desk.screen}: {wrong[0]}")
        return run.frames


if __name__ == "__main__":
    folder, seed, steps = sys.argv[1:]
    build(Path(folder), homes=60, days=2, seed=7, language="zh_CN")
    opening.open_folder(Path(folder))
    language.speak("zh_CN")
    seen = asyncio.run(walk(seed, int(steps)))
    database.close()
    sys.stdout.write(f"{seen} frames\n")
