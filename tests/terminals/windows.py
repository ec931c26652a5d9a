"""Terminals with a window, on an X server that shows it nowhere: seen and pasted by selection."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from tests.terminal import PLAIN_ENVIRONMENT, TIMEOUT, Unseen

_KEYS = {
    "enter": "Return", "esc": "Escape", "backspace": "BackSpace", "tab": "Tab", "home": "Home",
    "end": "End", "up": "Up", "down": "Down", "left": "Left", "right": "Right",
    "pageup": "Prior", "pagedown": "Next",
}  # fmt: skip
_SIZE = (1200, 800)  # of the X server's screen: room for 80 by 24 in any font
NEEDS = ("Xvfb", "xdotool", "xclip")


class Window:
    """One terminal in the corner of a screen of its own; a context manager that leaves nothing.

    What it shows is read as a person would take it: by dragging over it with the mouse, which also
    shows that the program has not taken the mouse for itself.
    """

    def __init__(self, command: Sequence[str | Path], env: Mapping[str, str], cwd: Path) -> None:
        self._display, self._server = _screen()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        own = {"DISPLAY": self._display, "LIBGL_ALWAYS_SOFTWARE": "1"}
        self._env = kept | PLAIN_ENVIRONMENT | own | dict(env)
        self._terminal = subprocess.Popen(
            [str(word) for word in command],
            env=self._env, cwd=cwd, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self._size = (0, 0)

    def __enter__(self) -> Self:
        try:
            self._until(lambda: not self.alive or self._find(), "its window")
            assert self.alive, "the terminal ended at once"
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        self._terminal.kill()
        self._terminal.wait(10)
        self._server.terminate()  # it takes its lock with it
        self._server.wait(10)

    def _find(self) -> bool:
        """Whether the terminal's window shows; the pointer goes there, and with it the keys."""
        found = self._run("xdotool", "search", "--onlyvisible", "--maxdepth", "1", "--class", ".")
        for window in found.split():
            told = self._run("xdotool", "getwindowgeometry", "--shell", window)
            size = re.findall(r"(?:WIDTH|HEIGHT)=(\d+)", told)
            if len(size) == 2 and 200 < int(size[0]) < _SIZE[0]:
                self._size = (int(size[0]), int(size[1]))
                self._run("xdotool", "mousemove", "50", "50")
                return True
        return False

    def _run(self, *command: str, typed: str | None = None) -> str:
        done = subprocess.run(
            command, input=typed, env=self._env, capture_output=True, text=True,
            check=False, timeout=TIMEOUT,
        )  # fmt: skip
        return done.stdout

    # What a person at it does

    def press(self, *names: str) -> None:
        """Press keys one after another."""
        keys = [_KEYS.get(name, re.sub(r"^f(\d+)$", r"F\1", name)) for name in names]
        self._run("xdotool", "key", *keys)

    def type(self, text: str) -> None:
        """Type characters that stand on every keyboard."""
        self._run("xdotool", "type", text)

    def paste(self, text: str) -> None:
        """Select the text elsewhere, and press Shift-Insert here."""
        subprocess.run(
            ["xclip", "-in", "-selection", "primary"], input=text, text=True, env=self._env,
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._run("xdotool", "key", "shift+Insert")

    @property
    def lines(self) -> list[str]:
        """What shows, line by line."""
        width, height = self._size
        drag = f"mousemove 2 2 mousedown 1 mousemove {width // 2} {height // 2} sleep 0.03"
        rest = f"mousemove {width - 3} {height - 3} sleep 0.03 mouseup 1 sleep 0.05"
        self._run("xdotool", *drag.split(), *rest.split())
        shown = self._run("timeout", "5", "xclip", "-out", "-selection", "primary")
        return [line.rstrip() for line in shown.split("\n")]

    # Waiting

    def wait_for(self, words: str | re.Pattern[str]) -> None:
        """Wait until the words show."""
        self._until(lambda: self._shows(words), repr(words))

    def wait_gone(self, words: str | re.Pattern[str]) -> None:
        """Wait until they show no more, or the window is gone."""
        self._until(lambda: not self.alive or not self._shows(words), f"{words!r} to go")

    @property
    def alive(self) -> bool:
        """Whether the terminal still runs."""
        return self._terminal.poll() is None

    def wait_end(self) -> None:
        """Wait until the window has closed behind the program."""
        self._until(lambda: not self.alive, "the window to close")

    def _shows(self, words: str | re.Pattern[str]) -> bool:
        pattern = re.compile(re.escape(words)) if isinstance(words, str) else words
        return any(pattern.search(line) for line in self.lines)

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + TIMEOUT
        while not condition():
            if time.monotonic() > end:
                shown = "\n".join(self.lines) if self.alive else "(closed)"
                raise Unseen(f"waited for {what}; the window shows\n{shown}")


class Kitty(Window):
    """kitty, which shows its text to who asks for it by its own remote control."""

    def __init__(self, command: Sequence[str | Path], env: Mapping[str, str], cwd: Path) -> None:
        self._socket = f"unix:@{uuid4().hex}"
        size = ("remember_window_size=no", "initial_window_width=80c", "initial_window_height=24c")
        options = (word for one in (*size, "allow_remote_control=yes") for word in ("-o", one))
        listening = ("--listen-on", self._socket, *options)
        super().__init__(["kitty", "--config", "NONE", *listening, *command], env, cwd)

    @property
    def lines(self) -> list[str]:
        """What shows, line by line."""
        shown = self._run("kitty", "@", "--to", self._socket, "get-text", "--extent", "screen")
        return [line.rstrip() for line in shown.split("\n")]


def _screen() -> tuple[str, subprocess.Popen[bytes]]:
    """A new X server, and its name once it serves."""
    told, tells = os.pipe()
    size = "x".join(map(str, (*_SIZE, 24)))
    server = subprocess.Popen(
        # A server that resets when its last client goes would end a terminal that just comes.
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", size, "-noreset", "-nolisten", "tcp"],
        pass_fds=(tells,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(tells)
    with os.fdopen(told, "rb") as number:
        return f":{number.readline().decode().strip()}", server
