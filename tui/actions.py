"""What can be done, with which key: footer, help, palette and the README's table come from here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from store.rights import Right
from store.text import mark
from tui.language import _

# Terminals never send these as keys of their own: they are Enter, Tab, Backspace, Esc, newline.
UNSENT = frozenset({"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+[", "ctrl+j"})


@dataclass(frozen=True)
class Action:
    """One thing that can be done.

    ``id`` names the method that does it (``act_<id>``); ``keys`` are Textual's key names, the first
    one shown; ``letter`` is an extra that works where nothing is being typed. The footer keeps
    the lowest ``rank`` longest; None keeps the action out of the footer. Without ``keys`` it stands
    in the menu of F10 and in the palette. ``right`` is what a role must have to be offered it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str = ""
    rank: int | None = 50
    letter: str = ""
    right: Right | None = None

    @property
    def key(self) -> str:
        """The first key as it is shown: ``F2``, ``^N``, ``Enter``."""
        return shown((self.keys or MENU)[0])


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


def shown(key: str) -> str:
    """A key's name in few cells."""
    if key in _NAMES:
        return _(_NAMES[key])
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return key.upper()


HELP = Action("help", ("f1",), mark("Help"), mark("What can be done here, and how."), 1)
BACK = Action("back", ("escape",), mark("Back"), mark("Back to where you were."), 2)
TODAY = Action("today", ("f2",), mark("Today"), mark("What is to be done now."), 60)
DUTYLOG = Action("dutylog", ("f3",), mark("Log"), mark("The duty log."), 61)
TICKETS = Action("tickets", ("f4",), mark("Tickets"), mark("The tickets, most urgent first."), 62)
KEYS = Action("keys", ("f5",), mark("Keys"), mark("The keys the desk holds."), 63)
HANDOVER = Action("handover", ("f6",), mark("Handover"), mark("Hand the desk over."), 64)
RESIDENTS = Action("residents", ("f7",), mark("Residents"), mark("The homes and their files."), 65)
LOCK = Action("lock", ("f8",), mark("Lock"), mark("Lock the screen; your work stays."), 90)
FIND = Action(
    "find",
    ("ctrl+f", "slash"),
    mark("Find"),
    mark("Find a home by room, name, phone, plate or pinyin."),
    40,
)
PALETTE = Action("palette", ("ctrl+p",), mark("Actions"), mark("All that can be done here."), 91)
REPAINT = Action("repaint", ("ctrl+l",), mark("Repaint"), mark("Paint the screen anew."), None)
MENU = ("f10",)
MORE = Action("more", MENU, mark("More"), mark("Settings, staff, import, your own PIN."), 92)
OWN_PIN = Action("own_pin", (), mark("Own PIN"), mark("Change your own PIN."), None)
IMPORT = Action(
    "import",
    (),
    mark("Import"),
    mark("Take resident files in from a spreadsheet."),
    None,
    right=Right.IMPORT_RESIDENTS,
)
STAFF = Action(
    "staff",
    (),
    mark("Staff"),
    mark("Who works here: add people, change, new PINs, retire."),
    None,
    right=Right.KEEP_STAFF,
)
SETTINGS = Action(
    "settings",
    (),
    mark("Settings"),
    mark("The estate, its shifts, its figures."),
    None,
    right=Right.CHANGE_SETTINGS,
)
PRINTERS = Action(
    "printers",
    (),
    mark("Printers"),
    mark("Which printer each kind of sheet goes to."),
    None,
    right=Right.CHANGE_SETTINGS,
)
PRINT_QUEUE = Action(
    "print_queue",
    (),
    mark("Print queue"),
    mark("What has become of printed sheets, and the ways on."),
    None,
)
LEAVE = Action("leave", ("ctrl+q",), mark("Leave"), mark("Leave the desk."), None)

# At home on every screen, and on those that nobody has signed in to.
ALWAYS = (HELP, REPAINT, LEAVE)
SIGNED_IN = (
    TODAY,
    DUTYLOG,
    TICKETS,
    KEYS,
    HANDOVER,
    RESIDENTS,
    LOCK,
    FIND,
    PALETTE,
    MORE,
)
IN_MENU = (OWN_PIN, IMPORT, STAFF, SETTINGS, PRINT_QUEUE, PRINTERS)
EVERYWHERE = (*ALWAYS, *SIGNED_IN, *IN_MENU)


def find(actions: Iterable[Action], key: str, character: str | None = None) -> Action | None:
    """The action of a pressed key; full-width letters and ``／`` count as their half-width ones."""
    typed = unicodedata.normalize("NFKC", character) if character else ""
    names = {key, {"/": "slash", " ": "space"}.get(typed, key)}
    for action in actions:
        if names.intersection(action.keys) or (action.letter and action.letter == typed.lower()):
            return action
    return None


def table(offered: Iterable[Action]) -> str:
    """The actions with their keys as a Markdown table, for the README."""
    lines = ["| key | does |", "|---|---|"]
    for action in offered:
        if action.keys:
            keys = ", ".join(f"`{_spelled(key)}`" for key in action.keys)
            lines.append(f"| {keys} | {_(action.title)}: {_(action.help)} |")
    return "\n".join(lines)


def _spelled(key: str) -> str:
    return shown(key).replace("^", "Ctrl-")


def clashes(actions: Iterable[Action]) -> list[str]:
    """Keys that two of these actions claim, or that no terminal sends."""
    seen: dict[str, str] = {}
    found: list[str] = []
    for action in actions:
        for key in (*action.keys, *filter(None, (action.letter,))):
            if key in UNSENT:
                found.append(f"{key}: {action.id} (never sent by a terminal)")
            if key in seen and seen[key] != action.id:
                found.append(f"{key}: {seen[key]}, {action.id}")
            seen[key] = action.id
    return found
