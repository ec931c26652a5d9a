"""A received letter as it stands, and the register of them (O20, O21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from store import clock
from store.documents.ininputs import (
    CorrectionIn,
    Decision,
    Filing,
    Handing,
    NewLetterIn,
    Outcome,
    PassRound,
    Proposal,
    Reply,
    Urging,
    Void,
)
from store.documents.settings import settings
from store.documents.words import Haste, InStage, Secrecy, Source
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class LetterIn:
    """A letter; ``struck`` has what was put right, a line each as it was (O24)."""

    id: int
    number: str
    received_on: date
    source: Source
    home_id: int | None
    ticket_id: int | None
    sender: str
    their_number: str
    title: str
    enclosures: str
    copies: int
    secrecy: Secrecy
    urgency: Haste
    received_by: int
    proposal: str
    decider: str
    opinion: str
    decided_on: date | None
    department: str
    handler: str
    due_on: date | None
    urged: int
    result: str
    reply_number: str
    done_on: date | None
    struck: str
    file_id: int | None
    filed_on: date | None
    stage: InStage

    @property
    def subject(self) -> str:
        """The letter as the journal names it."""
        return f"letter_in:{self.id}"

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.stage in OPEN

    @property
    def lacks_reply(self) -> bool:
        """Whether its sender is owed an answer that has not gone (A11, O26)."""
        return self.source.answered and self.stage is not InStage.VOID and not self.reply_number

    def late(self, today: date) -> bool:
        """Whether its day is over."""
        return self.open and self.due_on is not None and self.due_on < today


_ALL = tuple(InStage)
OPEN = (InStage.ENTERED, InStage.PROPOSED, InStage.DECIDED, InStage.IN_HAND)
_NEXT = {
    InStage.ENTERED: "to_propose",
    InStage.PROPOSED: "to_decide",
    InStage.DECIDED: "to_hand",
}


def _waits(one: LetterIn) -> Iterator[Waiting]:
    figures = {"number": one.number, "title": one.title, "handler": one.handler}
    if kind := _NEXT.get(one.stage):
        rank = list(Haste).index(one.urgency)
        place = Place.TODAY if rank else Place.FOLLOWING
        yield Waiting(f"letter_in.{kind}", one.subject, place=place, weight=-rank, figures=figures)
    elif one.stage is InStage.IN_HAND and one.due_on is not None:
        shows = clock.moment(one.due_on - timedelta(days=settings().ahead), time())
        due = clock.bounds(one.due_on)[1]
        figures |= {"due": one.due_on.isoformat()}
        yield Waiting("letter_in.due", one.subject, due=due, figures=figures, shows=shows)


_COLUMNS = (
    *("number", "received_on", "source", "home_id", "ticket_id", "copies", "secrecy", "urgency"),
    *("received_by", "decided_on", "due_on", "urged", "done_on", "file_id", "filed_on", "stage"),
)
LETTERS_IN = Register(
    "letter_in",
    Table(
        "letter_in",
        LetterIn,
        "SELECT letter_in.id, letter_in.number, letter_in.received_on, letter_in.source,"
        " letter_in.home_id, letter_in.ticket_id, letter_in.sender, letter_in.their_number,"
        " letter_in.title, letter_in.enclosures, letter_in.copies, letter_in.secrecy,"
        " letter_in.urgency, letter_in.received_by, letter_in.proposal, letter_in.decider,"
        " letter_in.opinion, letter_in.decided_on, letter_in.department, letter_in.handler,"
        " letter_in.due_on, letter_in.urged, letter_in.result, letter_in.reply_number,"
        " letter_in.done_on, letter_in.struck, letter_in.file_id, letter_in.filed_on,"
        " letter_in.stage FROM letter_in",
    ),
    Step("entered", NewLetterIn, to=InStage.ENTERED),
    Step("corrected", CorrectionIn, tuple(one for one in _ALL if one is not InStage.VOID)),
    Step("proposed", Proposal, (InStage.ENTERED,), InStage.PROPOSED),
    Step("decided", Decision, (InStage.ENTERED, InStage.PROPOSED), InStage.DECIDED),
    Step("given", Handing, (InStage.DECIDED, InStage.IN_HAND), InStage.IN_HAND),
    Step("urged", Urging, (InStage.IN_HAND,)),
    Step("done", Outcome, (InStage.DECIDED, InStage.IN_HAND), InStage.DONE),
    Step("replied", Reply, (InStage.IN_HAND, InStage.DONE, InStage.FILED)),
    Step("passed", PassRound, tuple(one for one in _ALL if one is not InStage.VOID)),
    Step("filed", Filing, (InStage.DONE,), InStage.FILED),
    Step("voided", Void, (InStage.ENTERED,), InStage.VOID),
    figures=lambda one: {"number": one.number} | ({"home": one.home_id} if one.home_id else {}),
    waits=_waits,
    private=("sender", "readers"),
    columns=_COLUMNS,
    named=("received_on", "decided_on", "done_on", "filed_on"),
)

get = LETTERS_IN.table.one


def every(text: str = "") -> list[LetterIn]:
    """Letters, the newest first; ``text`` is any word, sender, number, person or day (O26)."""
    wanted = text.casefold().split()
    found = LETTERS_IN.table.read("ORDER BY letter_in.id DESC")
    return [one for one in found if all(word in _told(one) for word in wanted)]


def _told(one: LetterIn) -> str:
    days = (one.received_on, one.decided_on, one.due_on, one.done_on)
    parts = (
        *(one.number, one.their_number, one.sender, one.title, one.enclosures, one.proposal),
        *(one.decider, one.opinion, one.department, one.handler, one.result, one.reply_number),
        *(day.isoformat() for day in days if day),
    )
    return " ".join(parts).casefold()


def of_year(year: int) -> list[LetterIn]:
    """The register of a year, by number."""
    first, last = date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
    where = "WHERE letter_in.received_on >= ? AND letter_in.received_on <= ? ORDER BY letter_in.id"
    return LETTERS_IN.table.read(where, first, last)
