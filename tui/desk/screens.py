"""Which module holds which page; each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from store import subjects
from store.errors import NotFound
from tui.language import mark
from tui.screen.deskscreen import DeskScreen
from tui.subjects import OF_THING, PAGES, SUBJECTS

__all__ = ["OF_THING", "ahead", "every", "first", "found", "is_screen", "make"]

# What opens over a screen, and would otherwise be loaded while somebody waits for it.
_OVER = ("tui.over.finder", "tui.desk.lock", "tui.over.help", "tui.over.menu", "tui.over.palette")


def first() -> Iterator[str]:
    """The modules that the first screen needs: its own, and the rooms of all that it asks."""
    yield next(_daily_pages())
    yield from (subject.room for subject in subjects.SUBJECTS if subject.daily)
    yield from (subject.answers for subject in SUBJECTS if subject.daily and subject.answers)


def ahead() -> Iterator[str]:
    """The modules of what else the day's keys open, in the order in which they are needed."""
    _first, *others = _daily_pages()
    yield from others
    yield from _OVER


def _daily_pages() -> Iterator[str]:
    for subject in SUBJECTS:
        if subject.daily:
            yield from (_module(page.name) for page in subject.pages if page.keys)


def every() -> Iterator[type[DeskScreen[Any]]]:
    """Every screen of the product; loads all of their modules."""
    import tui

    for module in walk_packages(tui.__path__, "tui."):
        if not module.name.startswith(("tui.command", "tui.wire")):
            import_module(module.name)
    found_: dict[type[DeskScreen[Any]], None] = {}
    waiting: list[type[DeskScreen[Any]]] = [DeskScreen]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found_ |= dict.fromkeys(below)
    ours = (one for one in found_ if one.__module__.startswith("tui."))
    yield from sorted(ours, key=lambda one: (one.__module__, one.__name__))


def is_screen(name: str) -> bool:
    """Whether a page is a screen of its own, and not opened over another."""
    return name in PAGES and PAGES[name].opens.rpartition(":")[2][0].isupper()


def found(name: str) -> Any:
    """What opens a page: its screen's class, or a function of the desk."""
    return getattr(import_module(_module(name)), PAGES[name].opens.rpartition(":")[2])


def make(name: str) -> DeskScreen[Any]:
    """A new screen of this name; raises ``NotFound`` when there is none."""
    try:
        made: DeskScreen[Any] = found(name)()
    except ModuleNotFoundError as error:
        if error.name != _module(name):
            raise
        raise NotFound(mark("This screen is not there yet.")) from error
    return made


def _module(name: str) -> str:
    return PAGES[name].opens.partition(":")[0]
