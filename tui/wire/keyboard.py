"""Reads what the terminal sends, on a thread of its own, until told to end or nobody is there.

Textual's own reader wakes ten times a second, ends the program at a byte that is no UTF-8, types
a terminal's answer into the form, takes an unannounced paste for keys, and spins for ever on a
line that was hung up while the signal was ignored. This one does none of these.
"""

from __future__ import annotations

import codecs
import os
import re
import select
import time
from collections.abc import Callable, Iterable

from textual import events
from textual.message import Message

from tui.wire import inside
from tui.wire.flood import Flood, Piece
from tui.wire.inside import XTermParser
from tui.wire.presence import Presence
from tui.wire.sequences import readable
from tui.wire.sieve import Sieve

_PIECE = 4096  # bytes read at once
# Esc and a key behind it: Textual takes the two for one with Alt, of which the desk has none.
_ALONE = re.compile(r"\x1b(?![\[O\]P^_X])")
_KEY_SECONDS = 0.05  # how often the parser is asked for what it keeps
_LAST_SECONDS = 0.2  # for an answer that is still due at the end: the shell would type it


class Keyboard:
    """The terminal's way in; ``run`` is the thread, ``end`` stops it."""

    def __init__(
        self,
        descriptor: int,
        presence: Presence,
        pressed: Callable[[Message], None],
        hung_up: Callable[[], None],
    ) -> None:
        self._fd, self._presence = descriptor, presence
        self._pressed, self._hung_up = pressed, hung_up
        self._parser = XTermParser()
        self._sieve, self._flood = Sieve(), Flood()
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._bell, self._ring = os.pipe()

    def run(self) -> None:
        """Read until ``end`` is called or the line is closed."""
        while True:
            ready, _, _ = select.select([self._fd, self._bell], [], [], self._patience())
            if self._bell in ready:
                self._await_answer()
                return
            if ready and not self._read():
                self._hung_up()
                return
            now = time.monotonic()
            for typed in self._sieve.let_go(now):  # no sequence: Esc, and what was typed behind it
                self._give(typed)
            self._deal(self._flood.let_go(now))
            for message in self._parser.tick():
                self._pressed(message)

    def end(self) -> None:
        """Let ``run`` return at once; harmless when it has."""
        if self._ring >= 0:
            os.close(self._ring)
            self._ring = -1

    def close(self) -> None:
        """Give everything back; ``run`` has returned."""
        self.end()
        os.close(self._bell)

    def _patience(self) -> float | None:
        key = _KEY_SECONDS if inside.is_reading_a_key(self._parser) else None
        now = time.monotonic()
        waits = (key, self._sieve.left(now), self._flood.left(now))
        return min((one for one in waits if one is not None), default=None)

    def _read(self) -> bool:
        """Read one piece and give out its keys; False when nobody will ever send more."""
        try:
            data = os.read(self._fd, _PIECE)
        except OSError:  # EIO: the terminal is gone
            return False
        if not data:
            return False
        due = self._presence.is_due
        typed = self._sieve.take(self._decode(data), time.monotonic(), due=due)
        self._presence.heard(answers=self._sieve.answers)
        self._give(typed)
        return True

    def _await_answer(self) -> None:
        end = time.monotonic() + _LAST_SECONDS
        while self._presence.is_due and (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready or not self._read():
                return

    def _give(self, typed: str) -> None:
        if typed:  # nothing would be the end of all input to the parser
            self._deal(self._flood.take(typed, time.monotonic()))

    def _deal(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.pasted:
                self._pressed(events.Paste(piece.text))
                continue
            for number, typed in enumerate(_ALONE.split(piece.text)):
                if number:
                    self._pressed(events.Key("escape", "\x1b"))
                if text := readable(typed):  # nothing would be the end of all input
                    for message in self._parser.feed(text):
                        self._pressed(_meant(message))


def _meant(message: Message) -> Message:
    """A line feed is Enter: what was typed before the desk had the terminal arrives as one."""
    if isinstance(message, events.Key) and message.key == "ctrl+j":
        return events.Key("enter", "\r")
    return message
