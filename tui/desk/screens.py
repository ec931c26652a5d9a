"""Which module holds which screen; each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from store.errors import NotFound
from tui.language import mark
from tui.screen.deskscreen import DeskScreen

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
# The screen that can point at a thing, by the kind that its subject in the journal names.
OF_SUBJECT = {
    "ticket": "tickets",
    "key": "keys",
    "log": "dutylog",
    "day": "dutylog",
    "handover": "handover",
    "home": "residents",
}

# What opens over a screen, and would otherwise be loaded while somebody waits for it.
_OVER = ("tui.over.finder", "tui.desk.lock", "tui.over.help", "tui.over.menu", "tui.over.palette")


def ahead() -> Iterator[str]:
    """The modules of everything that the day's keys open, in the order in which they are needed."""
    seldom = {"import"}
    yield from (module for name, (module, _) in SCREENS.items() if name not in seldom)
    yield from _OVER


def every() -> Iterator[type[DeskScreen[Any]]]:
    """Every screen of the product; loads all of their modules."""
    import tui

    for module in walk_packages(tui.__path__, "tui."):
        if not module.name.startswith(("tui.command", "tui.wire")):
            import_module(module.name)
    found: dict[type[DeskScreen[Any]], None] = {}
    waiting: list[type[DeskScreen[Any]]] = [DeskScreen]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found |= dict.fromkeys(below)
    ours = (one for one in found if one.__module__.startswith("tui."))
    yield from sorted(ours, key=lambda one: (one.__module__, one.__name__))


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
