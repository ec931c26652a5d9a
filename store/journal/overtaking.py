"""A thing that somebody has before them while another one changes it: who is second is told (D2).

What they opened is carried to the operation that they submit, and looked at again within its
transaction: whatever is about the thing or touches it, is newer, and concerns what they change,
forbids it. So nobody overwrites what they have not seen.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

from store.errors import Overtaken
from store.journal import reading
from store.journal.entry import Entry
from store.journal.operation import operation

P = ParamSpec("P")
R = TypeVar("R")
# To look at a thing, to print it and to sign in as somebody changes nothing of them, nor does what
# a plan makes when its time comes, nor that somebody sees to an alarm.
_UNCHANGING = ("file.", "sheet.", "print.", "clock.", "attempt.", "desk.")
_SIGNING_IN = ("staff.signed_in", "staff.pin_refused", "staff.locked_out")
_ASIDE = (".made", ".seen_to", ".ringing")


@dataclass(frozen=True)
class Opened:
    """A thing as the journal names it, and the newest entry that somebody knows of it.

    ``parts`` are what they change of it, for entries that name what they changed (settings and
    particulars); none where all of it counts.
    """

    subject: str
    number: int
    parts: frozenset[str] = frozenset()

    def of(self, parts: frozenset[str]) -> Opened:
        """The same, of which just these parts are changed."""
        return replace(self, parts=parts)


def newer(opened: Opened) -> Entry | None:
    """The newest entry that changed since what is being changed."""
    for entry in reversed(reading.touching(opened.subject, after=opened.number)):
        if _changes_something(entry.kind):
            changed = parts(entry)
            if not (opened.parts and changed) or opened.parts & changed:
                return entry
    return None


def _changes_something(kind: str) -> bool:
    return not (kind.startswith(_UNCHANGING) or kind in _SIGNING_IN or kind.endswith(_ASIDE))


def parts(entry: Entry) -> frozenset[str]:
    """What an entry names as changed, none where it names nothing."""
    return frozenset(_named(entry))


def _named(entry: Entry) -> Iterator[str]:
    payload = entry.payload
    if "of" in payload and "settings" in payload:
        yield str(payload["of"])
        return
    for name in ("fields", "settings", "values", "typed"):
        yield from payload.get(name, ())


def unless_overtaken(function: Callable[P, R], opened: Opened) -> Callable[P, R]:
    """A function of the store that is refused where what was opened has changed since.

    It must check no PIN: a wrong one is on record though everything else is rolled back.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        entry = newer(opened)
        done = function(*args, **kwargs)  # its own rules say more of why it comes too late
        if entry is not None:
            raise Overtaken(
                "Somebody else has changed this meanwhile: open it anew.", number=entry.number
            )
        return done

    return operation(run)
