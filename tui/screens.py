"""Which module holds which screen; each is imported when it is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from store.errors import NotFound
from tui.frame import DeskScreen
from tui.language import mark

# name -> module and class; the names are also the ids of the actions that lead there.
SCREENS: dict[str, tuple[str, str]] = {
    "today": ("tui.today", "TodayScreen"),
    "dutylog": ("tui.dutylog", "DutylogScreen"),
    "tickets": ("tui.tickets", "TicketsScreen"),
    "keys": ("tui.keys", "KeysScreen"),
    "handover": ("tui.handover", "HandoverScreen"),
    "residents": ("tui.residents", "ResidentsScreen"),
    "import": ("tui.residents.importing", "ImportScreen"),
}


def load(name: str) -> None:
    """Load a screen's module before it is asked for."""
    import_module(SCREENS[name][0])


def make(name: str) -> DeskScreen[Any]:
    """A new screen of this name; raises ``NotFound`` when there is none."""
    module, class_name = SCREENS[name]
    try:
        made: DeskScreen[Any] = getattr(import_module(module), class_name)()
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise NotFound(mark("This screen is not there yet.")) from error
    return made
