"""The names of keys: as Textual calls them, as the footer shows them, as sentences spell them."""

from __future__ import annotations

from store.text import mark
from tui.language import _

# Terminals never send these as keys of their own: they are Enter, Tab, Backspace, Esc, newline.
UNSENT = frozenset({"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+[", "ctrl+j"})
# What moves, chooses and leads back means the same everywhere: nobody can lock themselves out.
FIXED = frozenset(
    {
        "enter", "escape", "tab", "shift+tab", "space", "backspace", "delete", "f10",
        "up", "down", "left", "right", "pageup", "pagedown", "home", "end",
    }
)  # fmt: skip
# Fields take these for editing, before any action.
EDITING = frozenset({"ctrl+w", "ctrl+u", "ctrl+o"})
# Shift-F9 as PuTTY, rxvt and the Linux console send it, and as xterm and its kin do.
_SAME = {"f19": "f21"}

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": mark("Space"),
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "slash": "/",
    "up": mark("Up"),
    "down": mark("Down"),
    "left": mark("Left"),
    "right": mark("Right"),
    "tab": "Tab",
    "f21": "Shift-F9",
    "shift+tab": "Shift-Tab",
    "delete": "Del",
    "home": "Home",
    "end": "End",
}


def known(key: str) -> str:
    """The one name of a key that terminals send in different ways."""
    return _SAME.get(key, key)


def shown(key: str) -> str:
    """A key's name in few cells: ``^N``."""
    if key in _NAMES:
        return _(_NAMES[key])
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return key.upper()


def spelled(key: str) -> str:
    """A key's name within a sentence: ``Ctrl-N``."""
    return shown(key).replace("^", "Ctrl-")
