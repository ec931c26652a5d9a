"""The row of a ticket as its entries tell it, for whoever has the journal alone."""

from __future__ import annotations

from collections.abc import Iterator

from store.answers import Folded
from store.journal import Entry

_BEGINS = {f"ticket.{kind}" for kind in ("taken", "raised", "tasked")}
_ENDS = {f"ticket.{kind}" for kind in ("closed", "withdrawn", "confirmed", "called_off")}
_SAID = ("kind", "channel", "urgency", "taken_at")


def fold(entry: Entry) -> Iterator[Folded]:
    """What an entry changes of its ticket's row; whose ticket it is stands in no entry (F6)."""
    said, row = entry.payload, dict[str, object]()
    if entry.kind in _BEGINS:
        row |= {name: said[name] for name in _SAID}
        row |= {"home_id": said["home"], "place": entry.words.get("place", "")}
    passed = entry.kind == "ticket.reinspected" and said["passed"]
    yield "ticket", entry.subject_id, row | {"open": int(not (passed or entry.kind in _ENDS))}
