"""What can be done, with which key: footer, help, palette and the README's table come from here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from store.opened import OfEach
from store.rights import WORK_THE_DESK, Right
from store.text import mark
from tui import subjects
from tui.language import _
from tui.screen import keynames
from tui.screen.keynames import FIXED, UNSENT

# The keys that the estate has chosen in place of the usual ones, by action.
_chosen = OfEach[Mapping[str, tuple[str, ...]]](dict)


@dataclass(frozen=True, eq=False)  # asked for by identity, many times for every key
class Action:
    """One thing that can be done.

    ``id`` names the method that does it (``act_<id>``); ``usual`` are Textual's key names, the
    first one shown, unless the estate has chosen others; ``letter`` is an extra that works where
    nothing is being typed. The footer keeps the lowest ``rank`` longest; None keeps the action out
    of the footer. Without a key it stands in the menu of F10 and in the palette. ``right`` is what
    a role must have to be offered it.
    """

    id: str
    usual: tuple[str, ...]
    title: str
    help: str = ""
    rank: int | None = 50
    letter: str = ""
    right: Right | str | None = None
    page: str = ""

    @property
    def needs(self) -> Right | None:
        """The right that a role must have to be offered it."""
        return _right_at(self.right) if isinstance(self.right, str) else self.right

    @property
    def called(self) -> str:
        """A key's name that means this action and that no terminal sends."""
        return f"<{self.id}>"

    @property
    def changeable(self) -> bool:
        """Whether the estate may choose its keys; what moves and leads back stays as it is."""
        return FIXED.isdisjoint(self.usual)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in force: the estate's choice, else the usual ones."""
        return _chosen.get().get(self.id, self.usual) if self.changeable else self.usual

    @property
    def key(self) -> str:
        """The first key as the footer shows it: ``F2``, ``^N``, ``Enter``."""
        return keynames.shown((self.keys or DIRECTORY_KEYS)[0])

    @property
    def spelled(self) -> str:
        """The first key as a sentence names it: ``Ctrl-N``."""
        return keynames.spelled((self.keys or DIRECTORY_KEYS)[0])


@cache
def _right_at(place: str) -> Right | None:
    module, _colon, name = place.partition(":")
    return getattr(import_module(module), name) if module else None


HELP = Action("help", ("f1",), mark("Help"), mark("What can be done here, and how."), 1, letter="?")
BACK = Action("back", ("escape",), mark("Back"), mark("Back to where you were."), 2)
LOCK = Action("lock", ("f8",), mark("Lock"), mark("Lock the screen; your work stays."), 90)
FIND = Action(
    "find",
    ("ctrl+f", "slash"),
    mark("Find"),
    mark("Find a home by room, name, phone, plate or pinyin; a thing by its number; a page."),
    40,
    right=WORK_THE_DESK,
)
PALETTE = Action("palette", ("ctrl+p",), mark("Actions"), mark("All that can be done here."), 91)
REPAINT = Action("repaint", ("ctrl+l",), mark("Repaint"), mark("Paint the screen anew."), None)
DIRECTORY_KEYS = ("f10",)
MORE = Action("more", DIRECTORY_KEYS, mark("Directory"), mark("All pages, by name or number."), 92)
LEAVE = Action("leave", ("ctrl+q",), mark("Leave"), mark("Leave the desk."), None)

# At home on every screen, and on those that nobody has signed in to.
ALWAYS = (HELP, REPAINT, LEAVE)
PAGES = {
    page.name: Action(
        page.name, page.keys, page.title, page.help, page.rank, right=page.right, page=page.name
    )
    for page in subjects.PAGES.values()
}
SERVICES = {
    one.name: Action(one.name, one.keys, one.title, one.help, one.rank) for one in subjects.SERVICES
}
SIGNED_IN = (
    *(action for action in PAGES.values() if action.usual),
    LOCK,
    FIND,
    PALETTE,
    MORE,
)
IN_DIRECTORY = tuple(action for action in PAGES.values() if not action.usual)
EVERYWHERE = (*ALWAYS, *SIGNED_IN, *IN_DIRECTORY)


def remap(chosen: Mapping[str, Sequence[str]]) -> bool:
    """Let the estate's choice of keys hold from now on; whether anything changed.

    What could lock somebody out is left aside, wherever it came from.
    """
    fit = {
        id_: tuple(keys)
        for id_, keys in chosen.items()
        if keys and FIXED.isdisjoint(keys) and UNSENT.isdisjoint(keys)
    }
    before = _chosen.get()
    _chosen.set(fit)
    return before != fit


def told(sentence: str, *offered: Action, **values: object) -> str:
    """A translated sentence, each ``{id}`` of an action in it its key, other braces ``values``."""
    return sentence.format(**{action.id: action.spelled for action in offered}, **values)


def of_key(offered: Iterable[Action], key: str, character: str | None = None) -> Iterator[Action]:
    """Those with a pressed key; full-width letters, digits and ``／`` count as half-width ones."""
    typed = unicodedata.normalize("NFKC", character) if character else ""
    key = keynames.known(key)
    names = {key, typed if typed.isdecimal() else {"/": "slash", " ": "space"}.get(typed, key)}
    for action in offered:
        if names.intersection((*action.keys, action.called)) or (
            action.letter and action.letter == typed.lower()
        ):
            yield action


def table(offered: Iterable[Action]) -> str:
    """The actions with their usual keys as a Markdown table, for the README."""
    lines = ["| key | does |", "|---|---|"]
    for action in offered:
        if action.usual:
            names = [*map(keynames.spelled, action.usual), *filter(None, [action.letter])]
            keys = ", ".join(f"`{name}`" for name in names)
            lines.append(f"| {keys} | {_(action.title)}: {_(action.help)} |")
    return "\n".join(lines)


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
