"""A terminal at the far end of a slow line: so many bits a second, and a way there and back."""

from __future__ import annotations

import os
import select
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.terminal import Terminal


@dataclass(frozen=True)
class Line:
    """``rate`` in bytes a second towards the terminal, ``way`` in seconds each way."""

    name: str
    rate: float
    way: float = 0.0


SERIAL = Line("9600 baud", 960)  # ten bits a byte
FAR = Line("256 kbit/s, 200 ms", 32_000, 0.1)
_ON_THE_WAY = 0.02  # seconds of the line's time that are taken from the program ahead


class SlowTerminal(Terminal):
    """A terminal behind a line; what the line has not taken waits in the program's own buffer."""

    def __init__(
        self,
        line: Line,
        command: Sequence[str | Path],
        *,
        size: tuple[int, int] = (80, 24),
        term: str = "xterm-256color",
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self._rate, self._way = line.rate, line.way
        self._free_at = 0.0  # when the line has taken all that was put on it
        self._coming: deque[tuple[float, bytes]] = deque()
        self._going: deque[tuple[float, bytes]] = deque()
        super().__init__(command, size=size, term=term, env=env, cwd=cwd)

    def pump(self, timeout: float) -> bool:
        """Let the line carry for so long, until a chunk arrives; False when none does."""
        end = time.monotonic() + timeout
        while True:
            now = time.monotonic()
            self._pass_on(now)
            if self._coming and self._coming[0][0] <= now:
                super()._arrive(self._coming.popleft()[1])
                return True
            if now >= end:
                return False
            dues = [queue[0][0] for queue in (self._coming, self._going) if queue]
            wait = max(min([end, *dues]) - now, 0.0)
            busy = self._free_at - _ON_THE_WAY - now
            if busy > 0:
                select.select([], [], [], min(wait, busy))
            elif not super().pump(wait) and self._line < 0 and not self._coming:
                return False

    def _arrive(self, data: bytes) -> None:
        """Put on the line what the program wrote, byte after byte."""
        slice_ = max(int(self._rate / 50), 1)
        for start in range(0, len(data), slice_):
            part = data[start : start + slice_]
            self._free_at = max(self._free_at, time.monotonic()) + len(part) / self._rate
            self._coming.append((self._free_at + self._way, part))

    def send(self, text: str) -> None:
        """Send characters on their way."""
        self._unsent += text.encode()
        self._write()

    def _write(self) -> None:
        self._going.append((time.monotonic() + self._way, self._unsent))
        self._unsent = b""

    def _pass_on(self, now: float) -> None:
        while self._going and self._going[0][0] <= now and self._line >= 0:
            due, data = self._going.popleft()
            written = os.write(self._line, data)
            if written < len(data):
                self._going.appendleft((due, data[written:]))
                return
