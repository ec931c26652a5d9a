"""Keys in the forms in which terminals send them, and what is no key."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tui.wire.sequences import readable

KEYS = {
    "\x1b[P": "f1", "\x1b[Q": "f2", "\x1b[S": "f4", "\x1b[1;1P": "f1", "\x1b[15;1~": "f5",
    "\x1b[1;129P": "f1", "\x1b[1;65A": "up", "\x1b[5;129~": "pageup", "\x1bOP": "f1",
    "\x1bOT": "f5", "\x1bOU": "f6", "\x1bOV": "f7", "\x1bOW": "f8", "\x1bOX": "f9", "\x1bOY": "f10",
    "\x1b[[A": "f1", "\x1b[11~": "f1", "\x1b[27;5;114~": "ctrl+r", "\x1b[13;2u": "enter",
    "\x1b[97;5u": "ctrl+a", "\x1b[97u": "a", "\x1b[Z": "shift+tab", "\x1b[1;5C": "ctrl+right",
}  # fmt: skip
NOTHING = [
    "\x1b[2;5~", "\x1bOE", "\x1b[1;2Z", "\x1b[1;5I", "\x1b[97;1:3u", "\x1b[3n", "\x1b[?62;22c",
    "\x1b]11;rgb:0000/0000/0000\x07", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1bP>|xterm(379)\x1b\\",
    "\x1b[48;0;0;0;0t", "\x1b[97;9u",
]  # fmt: skip


def pressed(text: str) -> list[str]:
    parser = XTermParser()
    messages = [*parser.feed(readable(text)), *parser.feed("")]
    return [one.key for one in messages if isinstance(one, events.Key)]


@pytest.mark.parametrize("sequence", KEYS)
def test_a_key_is_known_in_every_form(sequence: str) -> None:
    assert pressed(f"x{sequence}y") == ["x", KEYS[sequence], "y"]


@pytest.mark.parametrize("sequence", NOTHING)
def test_what_is_no_key_of_ours_types_nothing(sequence: str) -> None:
    assert pressed(f"x{sequence}y") == ["x", "y"]


def test_escape_and_a_word_are_no_key() -> None:
    assert pressed("\x1bOleg")[-3:] == ["l", "e", "g"]


def test_text_is_left_as_it_is() -> None:
    assert readable("3栋[200~ \x1b") == "3栋[200~ \x1b"
