"""Usual reports: words that a report is filled in with by a key, kept by who is in charge (W1)."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.inputs import FilledProse, Input, Line, mark
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import Staff
from store.text import Named
from store.tickets.inputs import Kind, Reported, Urgency
from store.tickets.rights import KEEP_PHRASES


class PhraseStage(Named):
    """Whether it is offered."""

    OFFERED = "offered", mark("offered")
    DROPPED = "dropped", mark("dropped")


class NewPhrase(Input):
    """What the form of a report is filled in with."""

    what: FilledProse = Field(title=mark("What"))
    kind: Reported = Field(Kind.REPAIR, title=mark("Kind"))
    urgency: Urgency = Field(Urgency.NORMAL, title=mark("Urgency"))


class DroppingPhrase(Input):
    """Why it is offered no longer."""

    reason: Line = Field("", title=mark("Reason"))


@dataclass(frozen=True)
class Phrase:
    """A usual report."""

    id: int
    what: str
    kind: Kind
    urgency: Urgency
    stage: PhraseStage


PHRASES = Register(
    "phrase",
    Table(
        "phrase",
        Phrase,
        "SELECT phrase.id, phrase.what, phrase.kind, phrase.urgency, phrase.stage FROM phrase",
    ),
    Step("added", NewPhrase, to=PhraseStage.OFFERED, right=KEEP_PHRASES),
    Step("changed", NewPhrase, (PhraseStage.OFFERED,), right=KEEP_PHRASES),
    Step("dropped", DroppingPhrase, (PhraseStage.OFFERED,), PhraseStage.DROPPED, KEEP_PHRASES),
    columns=("kind", "urgency", "stage"),
)


@operation
def add_phrase(new: NewPhrase, *, by: Staff) -> Phrase:
    """Keep one; raises ``Refused`` where it is kept already."""
    require(by, KEEP_PHRASES)
    _must_be_new(new, None)
    return PHRASES.begin(new, by, **dict(new))


@operation
def change_phrase(phrase_id: int, new: NewPhrase, *, by: Staff) -> Phrase:
    """Let it say something else from now on; what it said before stays in its history."""
    one = PHRASES.admitted(phrase_id, "changed", by)
    _must_be_new(new, one.id)
    return PHRASES.move(one, "changed", new, by, **dict(new))


@operation
def drop_phrase(phrase_id: int, given: DroppingPhrase, *, by: Staff) -> Phrase:
    """Offer it no longer."""
    return PHRASES.move(PHRASES.admitted(phrase_id, "dropped", by), "dropped", given, by)


def phrases(typed: str = "") -> list[Phrase]:
    """What is offered, in the order in which it was added, so that each keeps its digit."""
    wanted = typed.casefold().strip()
    found = PHRASES.table.read("WHERE phrase.stage = 'offered' ORDER BY phrase.id")
    return [one for one in found if wanted in one.what.casefold()]


def _must_be_new(new: NewPhrase, but: int | None) -> None:
    if any(one.what == new.what and one.id != but for one in phrases()):
        raise Refused("This text is kept already.", field="what")
