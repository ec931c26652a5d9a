"""What terminals send for keys, in the one form that Textual's reader knows; the rest is nothing.

Textual 8.2.8 types a sequence that it does not know into whatever has the focus.
"""

from __future__ import annotations

import re

from tui.wire.inside import ANSI_SEQUENCES_KEYS

# Key with parameters or without, a string that answers a question, VT100's function keys.
_SEQUENCE = re.compile(
    r"\x1b(?:\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|O[0-9]*[@-~]|[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\))"
)
_PASSED_ON = re.compile(r"\x1b\[(?:\?\d+;\d\$y|<\d+;\d+;\d+[Mm])")  # reports that Textual asked for
_MODIFIED = re.compile(r"\x1b\[(\d+);(\d+)([~ABCDFHPQRS])")
_OTHER_KEY = re.compile(r"\x1b\[(?:27;(?P<held>\d+);(?P<code>\d+)~|(?P<u>\d+)(?:;(?P<h>\d+))?u)")
_LOCKS = 0b1100_0000  # caps lock and num lock, which change no key of ours
_SHIFT, _CONTROL = 1, 4
_AS_USUAL = {
    **{f"\x1b[{letter}": f"\x1bO{letter}" for letter in "PQS"},  # kitty
    **dict(  # PuTTY's VT100+
        zip(
            [f"\x1bO{letter}" for letter in "TUVWXY"],
            [f"\x1b[{number}~" for number in (15, 17, 18, 19, 20, 21)],
            strict=True,
        )
    ),
}


def readable(text: str) -> str:
    """The text with every whole sequence in it as Textual reads it, or without it."""
    return _SEQUENCE.sub(lambda found: _usual(found[0]), text) if "\x1b" in text else text


def _usual(sequence: str) -> str:
    if sequence in ANSI_SEQUENCES_KEYS or _PASSED_ON.fullmatch(sequence):
        return sequence
    if usual := _AS_USUAL.get(sequence):
        return usual
    if found := _MODIFIED.fullmatch(sequence):
        return _unmodified(found[1], int(found[2]), found[3])
    if found := _OTHER_KEY.fullmatch(sequence):
        return _typed(int(found["code"] or found["u"]), int(found["held"] or found["h"] or 1))
    # Esc and a word typed fast look like the beginning of a key.
    return sequence if sequence.startswith("\x1bO") and sequence[-1].islower() else ""


def _unmodified(number: str, held: int, letter: str) -> str:
    """A key with nothing held but locks."""
    if (held - 1) & ~_LOCKS:
        return ""
    plain = f"\x1b[{number}~" if letter == "~" else f"\x1b[{letter}"
    plain = plain if plain in ANSI_SEQUENCES_KEYS else f"\x1bO{letter}"
    return plain if plain in ANSI_SEQUENCES_KEYS else ""


def _typed(code: int, held: int) -> str:
    """A character that was told by its number."""
    bits = (held - 1) & ~_LOCKS
    if not 0 < code < 0x110000 or bits & ~(_SHIFT | _CONTROL):
        return ""
    return chr(code & 0x1F) if bits & _CONTROL else chr(code)
