"""The chain as it was gone up: each try, each who was reached, what they decided (D9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from store import clock, journal
from store.escalations.escalation import Escalation
from store.escalations.inputs import How
from store.journal import Entry


@dataclass(frozen=True)
class Rung:
    """Somebody was told, or tried to be; ``how`` is None for who read it and signed with a PIN.

    ``at`` is when that was, ``written`` when it was put on record, ``by`` who did; times are UTC.
    """

    at: datetime
    written: datetime
    whom: int
    how: How | None
    reached: bool
    words: str
    by: int | None


@dataclass(frozen=True)
class Said:
    """What was said of the matter: why it went up, that it was lowered, what was decided, its end.

    ``whom`` is who decided, ``owner`` who does it from then on, ``until`` when it holds.
    """

    kind: str
    at: datetime
    words: str
    by: int | None
    whom: int | None = None
    owner: int | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Chain:
    """What is on record of one that was reported up, each in the order in which it was."""

    rungs: tuple[Rung, ...]
    said: tuple[Said, ...]

    def of(self, *kinds: str) -> Iterator[Said]:
        """What was said of these kinds: ``raised``, ``lowered``, ``decided``, ``ended``."""
        return (one for one in self.said if one.kind in kinds)


_WORDS = {"raised": "why", "lowered": "reason", "decided": "words", "ended": "words"}


def chain(one: Escalation) -> Chain:
    """Who was told or tried, and what was said."""
    entries = journal.of_subject(one.subject)
    rungs = sorted(_rungs(entries), key=lambda rung: rung.at)
    return Chain(tuple(rungs), tuple(_said(entries)))


def _rungs(entries: Sequence[Entry]) -> Iterator[Rung]:
    for entry in entries:
        said, written = entry.payload, entry.happened
        if entry.kind == "escalation.told":
            been, words = said.get("at"), entry.words.get("words", "")
            at = written if been is None else clock.from_ms(been)
            how, reached = How(said["how"]), bool(said["reached"])
            yield Rung(at, written, said["whom"], how, reached, words, entry.staff_id)
        elif entry.kind == "escalation.acknowledged":
            yield Rung(written, written, said["whom"], None, True, "", entry.staff_id)


def _said(entries: Sequence[Entry]) -> Iterator[Said]:
    for entry in entries:
        kind = entry.kind.partition(".")[2]
        if kind in _WORDS:
            said, until = entry.payload, entry.payload.get("until")
            yield Said(
                kind,
                entry.happened,
                entry.words.get(_WORDS[kind], ""),
                entry.staff_id,
                said.get("whom"),
                said.get("owner"),
                None if until is None else clock.from_ms(until),
            )
