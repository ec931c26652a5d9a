"""A clerk at a real terminal: types words, counts the keys beyond them, reads the screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from store import catalogue
from tests.terminal import Terminal

ROOT = Path(__file__).parents[2]
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Under libfaketime, which leaves the monotonic clock alone here, ``time.sleep`` fails with EINVAL:
# it takes the monotonic time to sleep until for a time of day.
_SLEEP = "import select, time; time.sleep = lambda span: select.select((), (), (), span)"
_MAIN = "import sys; from tui.command import main; sys.exit(main())"
PROGRAM = [sys.executable, "-c", f"{_SLEEP}; {_MAIN}"]


_CHINESE = catalogue.of("zh_CN")


class WallClock:
    """The time that the programs of one test see; moved by writing a file that they all read."""

    def __init__(self, file: Path, hour: int, minute: int) -> None:
        self._file = file
        now = datetime.now(SHANGHAI)
        self._ahead = now.replace(hour=hour, minute=minute, second=0) - now
        self._tell()

    def pass_(self, **span: float) -> None:
        """Let time go by: ``minutes=20``."""
        self._ahead += timedelta(**span)
        self._tell()

    @property
    def now(self) -> datetime:
        """What the programs' clocks show at the estate."""
        return datetime.now(SHANGHAI) + self._ahead

    def _tell(self) -> None:
        self._file.write_text(f"{self._ahead.total_seconds():+.0f}", "utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What makes a program see this time."""
        return {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # With it, Python's threads wake each other without end while they wait for the GIL:
            # on a busy machine the program then takes minutes for what takes it seconds.
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        }


class Post:
    """A data folder, its clock and its language: what every program at the desk shares."""

    def __init__(self, folder: Path, clock: WallClock, language: str) -> None:
        self.folder, self.clock, self.language = folder, clock, language
        self._catalogue = catalogue.of(language)

    def say(self, message: str) -> str:
        """A message of the program in the desk's language: its longest part between values."""
        assert _CHINESE.gettext(message) != message, f"the program never says {message!r}"
        parts = re.split(r"\{\w*\}", self._catalogue.gettext(message))
        return max(parts, key=len).strip()

    @property
    def environment(self) -> dict[str, str]:
        """What every program here is started with."""
        return {**self.clock.environment, "FRONTDESK_DATA": str(self.folder), "COLUMNS": ""}

    def run(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command of the command line to its end."""
        return subprocess.run(
            [*PROGRAM, *arguments],
            input=typed,
            capture_output=True,
            text=True,
            env={**os.environ, **self.environment},
            cwd=ROOT,
            check=False,
        )

    @contextmanager
    def clerk(self, *arguments: str) -> Iterator[Clerk]:
        """Open the desk on a terminal of 80 by 24."""
        with Terminal([*PROGRAM, *arguments], env=self.environment, cwd=ROOT) as terminal:
            yield Clerk(self, terminal)


class Clerk:
    """Somebody at the terminal; keys beyond the words are counted by task."""

    def __init__(self, post: Post, terminal: Terminal) -> None:
        self.post, self.terminal = post, terminal
        self.keys = 0

    def sees(self, message: str) -> None:
        """Wait until the program says this, in the desk's language."""
        self.terminal.wait_for(self.post.say(message))

    def misses(self, message: str) -> None:
        """Wait until the program no longer says this."""
        self.terminal.wait_gone(self.post.say(message))

    def reads(self, words: str) -> None:
        """Wait until these words, the same in every language, are on the screen."""
        self.terminal.wait_for(words)

    def reads_to_the_end(self) -> None:
        """Turn page after page of what is read together, and have read it."""
        self.terminal.wait_quiet()
        while self.terminal.shows(self.post.say("Read on")):
            self.presses("enter")
            self.terminal.wait_quiet()
        self.presses("enter")

    def types(self, words: str) -> None:
        """Type words; they are not counted."""
        self.terminal.type(words)

    def presses(self, *names: str) -> None:
        """Press keys; with an input method on, no single letter would arrive, but a digit does."""
        assert not [name for name in names if len(name) == 1 and not name.isdigit()]
        self.keys += len(names)
        self.terminal.press(*names)

    def fills(self, *fields: str) -> None:
        """Type into field after field, Enter after each; an empty one is passed over."""
        for words in fields:
            self.types(words)
            self.presses("enter")

    def signs_in(self, number: str, pin: str) -> None:
        """Number, Enter, PIN, Enter."""
        self.sees("Please sign in")
        self.fills(number, pin)

    def counted(self) -> int:
        """Keys since this was last asked."""
        keys, self.keys = self.keys, 0
        return keys
