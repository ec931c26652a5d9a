"""A program under a pseudo terminal: type, wait for words on its screen, count its bytes."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests import processes
from tests.emulator import ANSWERS_ALL, Cell, Emulator

TIMEOUT = 60.0
_APART, _LONGEST_APART = 0.005, 10.0  # seconds between keys
# Words and a line end that a busy kernel hands over in one piece are a paste, and no keys.
_WORDS_APART = 0.03
_JOINED = re.compile(r"[^\x1b\r\n\t]+[\r\n\t]|[\r\n\t][^\x1b\r\n\t]+")
_TIOCGPTN = 0x80045430  # ioctl_tty(2): the number of the terminal's other end
KEYS = {
    "enter": "\r", "tab": "\t", "backtab": "\x1b[Z", "space": " ", "esc": "\x1b",
    "backspace": "\x7f", "delete": "\x1b[3~", "insert": "\x1b[2~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
    "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
    "f11": "\x1b[23~", "f12": "\x1b[24~",
    "focus": "\x1b[I", "unfocus": "\x1b[O",
}  # fmt: skip
PLAIN_ENVIRONMENT = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


class Unseen(AssertionError):
    """What was waited for did not come; the screen is in the message."""


def key(name: str) -> str:
    """What a terminal sends for a key: ``down``, ``f4``, ``ctrl+f``, or a character itself."""
    if name.startswith("ctrl+"):
        return chr(ord(name[5].upper()) - 64)
    return KEYS.get(name, name)


class Terminal:
    """One program on a terminal of its own; a context manager that leaves no process behind.

    Nothing is read unless a method waits: a test that stops waiting is a reader that stands still.
    ``received`` counts the bytes the program wrote, ``log`` keeps them.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        size: tuple[int, int] = (80, 24),
        term: str = "xterm-256color",
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        answers: frozenset[str] = ANSWERS_ALL,
    ) -> None:
        self.screen = Emulator(*size, answers)
        self.received = 0
        self.log = bytearray()
        self.writes = 0
        self.started = time.monotonic()
        self.read_at = self.started
        self._unsent = b""
        self._last = ""  # what was sent last
        self.code: int | None = None
        inherited = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "PYTHONPATH"}}
        environment = inherited | PLAIN_ENVIRONMENT | {"TERM": term} | dict(env or {})
        self.pid, self._line = pty.fork()
        if self.pid == 0:
            self._become([str(word) for word in command], environment, size, cwd)
        os.set_blocking(self._line, False)

    @staticmethod
    def _become(
        command: list[str], env: dict[str, str], size: tuple[int, int], cwd: Path | None
    ) -> None:
        try:
            _set_size(0, size)
            for ignored in (signal.SIGINT, signal.SIGPIPE, signal.SIGHUP):
                signal.signal(ignored, signal.SIG_DFL)
            if cwd:
                os.chdir(cwd)
            os.execvpe(command[0], command, env)
        except OSError as error:
            os.write(2, f"{command[0]}: {error}\n".encode())
        finally:
            os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    # What is on the screen
    @property
    def lines(self) -> list[str]:
        """The screen's lines, without blanks at their ends."""
        return [self.screen.row(y) for y in range(self.screen.lines)]

    @property
    def text(self) -> str:
        """The whole screen as text."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Column and row (from 0) of the hardware cursor; None while it is hidden."""
        cursor = self.screen.cursor
        return None if cursor.hidden else (cursor.x, cursor.y)

    def cell(self, x: int, y: int) -> Cell:
        """One cell with its colours and attributes."""
        return self.screen.cell(x, y)

    def row_of(self, words: str) -> int:
        """The first row that shows the words; ``Unseen`` when none does."""
        for y, line in enumerate(self.lines):
            if words in line:
                return y
        raise Unseen(f"{words!r} is nowhere on\n{self.text}")

    def shows(self, words: str | re.Pattern[str]) -> bool:
        """Whether the words, or what the pattern finds, are on the screen now."""
        pattern = re.compile(re.escape(words)) if isinstance(words, str) else words
        return any(pattern.search(line) for line in self.lines)

    # Typing
    def press(self, *names: str) -> None:
        """Press keys one after another: ``press("f4", "down", "ctrl+s", "x")``."""
        for name in names:
            self.type(key(name))

    def type(self, text: str) -> None:
        """Type text, all at once."""
        self._let_read(_WORDS_APART if _JOINED.fullmatch(self._last + text) else _APART)
        self.send(text)
        self._last = text

    def _let_read(self, apart: float) -> None:
        """Nobody's keys are so close that a program reads them in one piece."""
        end = time.monotonic() + _LONGEST_APART
        self.watch(apart)  # the kernel takes a moment to pass a key on
        while self._line >= 0 and self._unread() and time.monotonic() < end:
            self.pump(_APART)

    def _unread(self) -> int:
        """Bytes that were sent and that the program has not read yet."""
        try:
            (number,) = struct.unpack("I", fcntl.ioctl(self._line, _TIOCGPTN, bytes(4)))
            there = os.open(f"/dev/pts/{number}", os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:  # the program has gone
            return 0
        try:
            (unread,) = struct.unpack("I", fcntl.ioctl(there, termios.FIONREAD, bytes(4)))
            return int(unread)
        finally:
            os.close(there)

    def paste(self, text: str) -> None:
        """Paste as a terminal does: bracketed when the program asked for it."""
        self.send(f"\x1b[200~{text}\x1b[201~" if self.screen.bracketed_paste else text)

    def send(self, text: str) -> None:
        """Send characters as they are, reading the screen while the program takes its time."""
        self._unsent += text.encode()
        self._write()
        if self._unsent:
            self._until(lambda: not self._unsent, TIMEOUT, "the program to read its keys")

    # Waiting
    def wait_for(self, words: str | re.Pattern[str], timeout: float = TIMEOUT) -> float:
        """Wait until the words are on the screen; returns the seconds from now to that chunk."""
        began = time.monotonic()
        self._until(lambda: self.shows(words), timeout, repr(words))
        return max(self.read_at - began, 0.0)

    def wait_gone(self, words: str | re.Pattern[str], timeout: float = TIMEOUT) -> None:
        """Wait until the words are no longer on the screen."""
        self._until(lambda: not self.shows(words), timeout, f"{words!r} to go")

    def wait_until(
        self, condition: Callable[[], bool], timeout: float = TIMEOUT, what: str = "a condition"
    ) -> None:
        """Wait until the condition holds, looking after each chunk the program wrote."""
        self._until(condition, timeout, what)

    def wait_quiet(self, quiet: float = 0.15, timeout: float = TIMEOUT) -> int:
        """Wait until nothing came for so many seconds; returns the bytes read meanwhile."""
        before, deadline = self.received, time.monotonic() + timeout
        while self.pump(quiet):
            if time.monotonic() > deadline:
                raise Unseen(f"never quiet for {quiet} s\n{self.text}")
        return self.received - before

    def watch(self, seconds: float) -> int:
        """Look on for so many seconds; returns the bytes the program wrote."""
        before, end = self.received, time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.pump(left)
        return self.received - before

    def stand_still(self, seconds: float) -> None:
        """Read nothing for so many seconds, as a terminal that is stopped or far away does."""
        select.select([], [], [], seconds)

    def _until(self, condition: Callable[[], bool], timeout: float, what: str) -> None:
        deadline = time.monotonic() + timeout
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0 or (not self.pump(left) and not self.alive):
                ended = "" if self.code is None else f" (ended: {self.code})"
                raise Unseen(f"waited for {what}{ended}; the screen is\n{self.text}")

    def pump(self, timeout: float) -> bool:
        """Read one chunk, waiting so long for it; False when none came or the program ended."""
        if self._line < 0:
            select.select([], [], [], min(timeout, 0.02))
            return False
        writing = [self._line] if self._unsent else []
        ready, writable, _ = select.select([self._line], writing, [], max(timeout, 0))
        if writable:
            self._write()
        return self._read() if ready else bool(writable)

    def _read(self) -> bool:
        try:
            data = os.read(self._line, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b""
        if not data:
            self.hang_up()
            return False
        self._arrive(data)
        return True

    def _arrive(self, data: bytes) -> None:
        """Show what the program wrote, and answer what it asked."""
        self.read_at = time.monotonic()
        self.received += len(data)
        self.writes += 1
        self.log += data
        self._unsent += self.screen.feed(data).encode()
        if self._unsent:
            self._write()

    def _write(self) -> None:
        try:
            self._unsent = self._unsent[os.write(self._line, self._unsent) :]
        except BlockingIOError:
            pass

    # The terminal and the program themselves

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size, as dragging its corner does."""
        self.screen.resize(lines, columns)
        self.claim(columns, lines)

    def claim(self, columns: int, lines: int) -> None:
        """Tell of a size that the window does not have."""
        _set_size(self._line, (columns, lines))

    def hang_up(self) -> None:
        """Close the line, as a lost connection does."""
        if self._line >= 0:
            os.close(self._line)
            self._line = -1

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is None

    def wait_end(self, timeout: float = TIMEOUT) -> int:
        """Wait until the program ends; returns its exit code, negative for a signal."""
        deadline = time.monotonic() + timeout
        while self.alive:
            if time.monotonic() > deadline:
                raise Unseen(f"still running; the screen is\n{self.text}")
            self.pump(0.02)
        assert self.code is not None
        return self.code

    def kill(self) -> None:
        """End the program at once, and close the line."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)
            _, status = os.waitpid(self.pid, 0)
            self.code = os.waitstatus_to_exitcode(status)
        self.hang_up()

    # What it costs

    @property
    def memory(self) -> int:
        """Proportional set size in bytes of the program and its children."""
        return processes.memory(self.pid)

    @property
    def cpu(self) -> float:
        """Processor seconds that the program and its children used."""
        return processes.seconds(self.pid)


def _set_size(line: int, size: tuple[int, int]) -> None:
    columns, lines = size
    fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
