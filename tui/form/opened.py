"""What a form was opened of: carried to the operation that it submits, and told when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from tui.language import _, clockface
from tui.screen import actions

if TYPE_CHECKING:
    from store.journal import Entry
    from store.journal.overtaking import Opened

P = ParamSpec("P")
R = TypeVar("R")
_carried: ContextVar[list[Opened] | None] = ContextVar("carried", default=None)


@contextmanager
def carrying(opened: Opened | None) -> Iterator[None]:
    """Let the first operation of the block be refused where what was opened has changed."""
    token = _carried.set([opened] if opened else None)
    try:
        yield
    finally:
        _carried.reset(token)


def held_to(function: Callable[P, R]) -> Callable[P, R]:
    """A function of the store, refused where it comes too late for what is carried."""
    carried = _carried.get()
    if not carried:
        return function
    from store.journal import overtaking

    return overtaking.unless_overtaken(function, carried.pop())


def told(entry: Entry, titles: Mapping[str, str]) -> str:
    """Who changed what, and when; ``titles`` are what the form calls the parts of the thing."""
    from store.desk import staff
    from store.journal import overtaking
    from tui import sentences

    who = staff.names().get(entry.staff_id or 0, "-")
    what = ", ".join(titles[part] for part in overtaking.parts(entry) if part in titles)
    if not what and sentences.tells(entry.kind):
        what = sentences.sentence(entry)
    values = {"who": who, "at": clockface.moment(entry.happened), "what": what or _("something")}
    return _("{who} changed this at {at}: {what}").format(**values)


def told_late(entry: Entry, titles: Mapping[str, str]) -> str:
    """The same where something typed was refused for it."""
    way_on = actions.told(_("Not saved; {back}, then open it anew."), actions.BACK)
    return f"{told(entry, titles)} / {way_on}"
