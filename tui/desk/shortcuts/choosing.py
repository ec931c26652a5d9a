"""All actions of all screens, and which keys may be given to one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from store.errors import Refused
from store.text import halfwidth, mark
from tui.desk import screens
from tui.language import _
from tui.screen import keynames
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.screen.keynames import EDITING, FIXED, UNSENT

FIELD = "keys"  # where a refusal stands
_LETTER = re.compile(r"(?:ctrl[+-]?|control[+-]?|c-|\^)(.)")
_FUNCTION = re.compile(r"f(\d{1,2})")
_OTHERS = {"/": "slash", "shift-f9": "f21", "shift+f9": "f21", "slash": "slash"}
_FIXED = {keynames.spelled(key).lower(): key for key in FIXED} | {"^[": "ctrl+["}


@dataclass(frozen=True)
class Listed:
    """An action as the list shows it: one on several screens has all its titles there."""

    action: Action
    titles: tuple[str, ...]


@cache
def load() -> tuple[type[DeskScreen[Any]], ...]:
    """Every screen; the first call takes a moment, for it loads them all."""
    return tuple(screens.every())


def listed() -> list[Listed]:
    """The actions whose keys may be chosen, those of all screens first."""
    found: dict[str, list[Action]] = {}
    for offered in (DeskScreen.GLOBAL, *(screen.ACTIONS for screen in load())):
        for action in offered:
            found.setdefault(action.id, []).append(action)
    return [
        Listed(
            next((action for action in same if action.usual), same[0]),
            tuple(dict.fromkeys(action.title for action in same)),
        )
        for same in found.values()
        if all(action.changeable for action in same)
    ]


def pressed(key: str) -> str:
    """The name of a pressed key that could be chosen, empty for one that edits or moves."""
    key = keynames.known(key)
    choosable = _FUNCTION.fullmatch(key) or key.startswith("ctrl+")
    return keynames.spelled(key) if choosable else ""


def read(action: Action, text: str) -> tuple[str, ...]:
    """The keys that were typed for an action: ``Ctrl-T``, ``^T``, ``F7``, several by commas.

    Raises ``Refused`` about the field ``keys``: no key, one that terminals do not send, one that
    must stay as it is, or one that does something else on one of the action's screens.
    """
    names = [name for name in re.split(r"[,，、\s]+", text.strip()) if name]
    keys = tuple(dict.fromkeys(_key(name) for name in names))
    if not any(len(keynames.spelled(key)) > 1 for key in keys):
        # A Chinese input method takes single characters first.
        raise Refused("Press or type a key, for example Ctrl-T or Ctrl-V.", field=FIELD)
    check(action, keys)
    return keys


def _key(name: str) -> str:
    plain = halfwidth(name).lower()
    key = _OTHERS.get(plain) or _FIXED.get(plain)
    if letter := _LETTER.fullmatch(plain):
        key = f"ctrl+{letter[1]}"
    elif function := _FUNCTION.fullmatch(plain):
        key = f"f{int(function[1])}"
    if key in FIXED:
        raise Refused("{key} means the same everywhere.", field=FIELD, key=name)
    if key in UNSENT:
        raise Refused("No terminal sends {key} as a key of its own.", field=FIELD, key=name)
    if key is None or not _sent(key):
        sentence = mark("There is no key {key} to choose. Ctrl-T or Ctrl-V is one.")
        raise Refused(sentence, field=FIELD, key=name)
    return key


def _sent(key: str) -> bool:
    if key.startswith("ctrl+"):
        return len(key) == 6 and "a" <= key[5] <= "z"
    return key in _OTHERS.values() or 1 <= int(key[1:]) <= 12


def check(action: Action, keys: tuple[str, ...]) -> None:
    """Raise ``Refused`` when one of these keys does something else where the action is offered."""
    usual = {key for same in _called(action.id) for key in same.usual}
    for key in keys:
        if key in EDITING and key not in usual:
            raise Refused("{key} edits what is typed.", field=FIELD, key=keynames.spelled(key))
        other = next((one for one in _beside(action.id) if key in one.keys), None)
        if other is not None:
            raise Refused(
                "{key} does something else: {title}.",
                field=FIELD,
                key=keynames.spelled(key),
                title=_(other.title),
            )


def _called(action_id: str) -> Iterator[Action]:
    """The actions of this id, wherever they stand."""
    for screen in load():
        yield from (one for one in (*screen.ACTIONS, *screen.GLOBAL) if one.id == action_id)


def _beside(action_id: str) -> Iterator[Action]:
    """The other actions on every screen that offers this one."""
    for screen in load():
        offered = (*screen.ACTIONS, *screen.GLOBAL)
        if any(one.id == action_id for one in offered):
            own = {one.id for one in screen.ACTIONS}
            yield from (one for one in screen.ACTIONS if one.id != action_id)
            yield from (one for one in screen.GLOBAL if one.id not in own | {action_id})
