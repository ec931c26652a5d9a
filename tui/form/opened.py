"""What a form was opened of: carried to the operation that it submits, and told when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from tui.language import _, clockface
from tui.screen import actions

if TYPE_CHECKING:
    from store.journal import Entry
    from store.journal.overtaking import Opened

P = ParamSpec("P")
R = TypeVar("R")
_SEEN, _STOOD = "#seen", "#stood."  # no field is called so
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


def seen(opened: Opened | None, stood: Mapping[str, str]) -> dict[str, str]:
    """What a draft keeps beside what is typed: the newest entry that is known, and what stood."""
    if opened is None:
        return {}
    return {_SEEN: str(opened.number)} | {f"{_STOOD}{key}": text for key, text in stood.items()}


def without_untouched(kept: Mapping[str, str]) -> dict[str, str]:
    """A draft without the texts that its writer left as they stood: they may be others by now."""
    return {key: text for key, text in kept.items() if kept.get(f"{_STOOD}{key}") != text}


def overtook(kept: Mapping[str, str], opened: Opened | None) -> Entry | None:
    """What changed the thing since a draft was kept, though the form that brings it back knows."""
    if opened is None or _SEEN not in kept:
        return None
    from store.journal import overtaking

    return overtaking.newer(replace(opened, number=int(kept[_SEEN])))


def told_back(entry: Entry, titles: Mapping[str, str], stands: Mapping[str, str]) -> str:
    """The same where a draft is back over it; ``stands`` are the texts that stand now."""
    from store.journal import overtaking

    now = [stands[part] for part in sorted(overtaking.parts(entry)) if stands.get(part)]
    text = f"{told(entry, titles)} {' / '.join(now)}" if now else told(entry, titles)
    return _("Your draft is back, but {newer}").format(newer=text)


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
