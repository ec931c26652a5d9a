"""What was searched for, in sight: the piece of an entry's words around it, marked (D7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.sentences import sentence
from tui.widgets.paint import Part, Tone, Words

if TYPE_CHECKING:
    from store.dutylog import LogEntry

_BEFORE = 6  # so much of what stands before a hit stays in sight
_CUT = "…"


def excerpt(entry: LogEntry, searched: str) -> Words:
    """An entry's sentence from a little before the first hit on; every hit is marked.

    Words that stand in the entry but not in its sentence are shown behind its beginning.
    """
    from store import dutylog

    for text in (sentence(entry), *entry.words.values()):
        if hits := dutylog.standing(searched, text):
            start = max(hits[0][0] - _BEFORE, 0)
            return [_CUT if start else "", *_marked(text, start, hits)]
    return [sentence(entry)]


def _marked(text: str, start: int, hits: Iterable[tuple[int, int]]) -> Words:
    marked: list[Part] = []
    for first, end in hits:
        marked += [text[start:first], (text[first:end], Tone.STRONG)]
        start = end
    return [*marked, text[start:]]
