"""The operations on received letters (O20, O21): entered, decided, handled, done."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import clock, series, tickets
from store.desk.staff import require
from store.documents import outgoing
from store.documents.incoming import LETTERS_IN, LetterIn
from store.documents.ininputs import (
    CorrectionIn,
    Decision,
    Handing,
    NewLetterIn,
    Outcome,
    Proposal,
    Reply,
    Urging,
    Void,
)
from store.documents.steps import LETTERS
from store.documents.words import Kind, Source
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff
from store.tickets import Channel, NewTicket

# What of a letter shows struck through once it is put right, by its field.
STRUCK = {
    "sender": "来文机关", "title": "标题", "their_number": "来文字号", "copies": "份数",
    "enclosures": "附件", "body": "正文", "sent_to": "发往", "secrecy": "密级",
}  # fmt: skip


@operation
def enter(new: NewLetterIn, *, by: Staff) -> LetterIn:
    """Enter a letter in the year's register; an owner's or an authority's gets a ticket (A11).

    Raises ``Refused`` for a day to come, and for a letter that is entered already.
    """
    require(by, LETTERS_IN.first.right)
    day = gone(new.received_on, "received_on")
    if new.home is not None and new.source is not Source.OWNER:
        raise Refused("Only an owner's letter has a home here.", field="home")
    _must_be_new(new, day)
    given = new.model_copy(update={"received_on": day})
    number = series.following(LETTERS)
    ticket = _ticket(new, number, by) if new.source.answered else None
    row: dict[str, Any] = dict.fromkeys(
        *(("proposal", "decider", "opinion", "department", "handler", "result", "struck"), ""),
    )
    row |= {"reply_number": "", "decided_on": None, "due_on": None, "done_on": None}
    row |= {"file_id": None, "filed_on": None}
    return LETTERS_IN.begin(
        given,
        by,
        also=[f"ticket:{ticket}"] if ticket else (),
        figures={"ticket": ticket},
        number=number,
        home_id=new.home,
        ticket_id=ticket,
        received_by=by.id,
        urged=0,
        **given.model_dump(exclude={"home"}),
        **row,
    )


def _must_be_new(new: NewLetterIn, day: date) -> None:
    """The same sender's same number comes once a year: a copy that comes after is counted."""
    if not new.their_number:
        return
    where = "WHERE letter_in.their_number = ? AND letter_in.sender = ? AND letter_in.stage <> ?"
    for other in LETTERS_IN.table.read(where, new.their_number, new.sender, "void"):
        if other.received_on.year == day.year:
            raise Refused("It is entered as {number}.", field="their_number", number=other.number)


def _ticket(new: NewLetterIn, number: str, by: Staff) -> int:
    report = NewTicket(
        home=new.home,
        what=f"{number}：{new.title}",
        kind=tickets.Kind.ENQUIRY,
        caller=new.sender,
        channel=Channel.REFERRED,
    )
    return tickets.take(report, by=by).id


def gone(day: date | None, field: str, since: date | None = None) -> date:
    """A day that has come, today where none is said; not before ``since``."""
    today = clock.today()
    day = day or today
    if day > today:
        raise Refused("This day is still to come.", field=field)
    if since is not None and day < since:
        raise Refused("This must not lie before {day}.", field=field, day=since)
    return day


def struck_of(one: LetterIn | outgoing.LetterOut, changed: dict[str, Any]) -> str:
    """What was struck so far, and what ``changed`` strikes: a line each, as it was (O24)."""
    lines = [one.struck] if one.struck else []
    for field, value in changed.items():
        was = getattr(one, field)
        if field in STRUCK and was != value:
            lines.append(f"{STRUCK[field]}：{was}".replace("\n", " "))
    return "\n".join(lines)


@operation
def correct(letter_id: int, right: CorrectionIn, *, by: Staff) -> LetterIn:
    """Put right what was entered; what was wrong stays beside it, struck through (O24, G6)."""
    one = LETTERS_IN.admitted(letter_id, "corrected", by)
    row = right.model_dump(exclude={"reason"})
    struck = struck_of(one, row)
    if struck == one.struck:
        raise Refused("Nothing of it is different.", field="title")
    return LETTERS_IN.move(one, "corrected", right, by, struck=struck, **row)


@operation
def propose(letter_id: int, given: Proposal, *, by: Staff) -> LetterIn:
    """How it is proposed to handle it (拟办)."""
    one = LETTERS_IN.admitted(letter_id, "proposed", by)
    return LETTERS_IN.move(one, "proposed", given, by, proposal=given.proposal)


@operation
def decide(letter_id: int, given: Decision, *, by: Staff) -> LetterIn:
    """What is decided about it, and by whom (批办)."""
    one = LETTERS_IN.admitted(letter_id, "decided", by)
    on = gone(given.decided_on, "decided_on", one.received_on)
    told = given.model_copy(update={"decided_on": on})
    return LETTERS_IN.move(one, "decided", told, by, **told.model_dump())


@operation
def hand(letter_id: int, given: Handing, *, by: Staff) -> LetterIn:
    """Who handles it, until when (承办); given to somebody else, its day may be another."""
    one = LETTERS_IN.admitted(letter_id, "given", by)
    if given.due_on < one.received_on:
        raise Refused("This must not lie before {day}.", field="due_on", day=one.received_on)
    return LETTERS_IN.move(one, "given", given, by, **given.model_dump())


@operation
def urge(letter_id: int, given: Urging, *, by: Staff) -> LetterIn:
    """The handler was urged, and said so much (催办); raises ``Refused`` for an earlier day."""
    one = LETTERS_IN.admitted(letter_id, "urged", by)
    if given.due_on is not None and one.due_on is not None and given.due_on <= one.due_on:
        raise Refused("A later day than {day}.", field="due_on", day=one.due_on)
    return LETTERS_IN.move(
        *(one, "urged", given, by), urged=one.urged + 1, due_on=given.due_on or one.due_on
    )


@operation
def finish(letter_id: int, given: Outcome, *, by: Staff) -> LetterIn:
    """What came of it, and the number of our reply (办结)."""
    one = LETTERS_IN.admitted(letter_id, "done", by)
    on = gone(given.done_on, "done_on", one.received_on)
    if given.reply_number:
        _must_be_ours(given.reply_number)
    reply = given.reply_number or one.reply_number
    told = given.model_copy(update={"done_on": on, "reply_number": reply})
    after = LETTERS_IN.move(one, "done", told, by, **told.model_dump())
    answer_ticket(after, by)
    return after


def answer_ticket(one: LetterIn, by: Staff) -> None:
    """What is done and replied to is answered: its ticket is told so, in the same words (A11)."""
    if one.ticket_id is None or not one.reply_number or one.open:
        return
    if "answered" in tickets.possible(tickets.get(one.ticket_id)):
        words = f"{one.result}（{one.reply_number}）"
        tickets.answer(one.ticket_id, tickets.Answer(words=words), by=by)


@operation
def reply(letter_id: int, given: Reply, *, by: Staff) -> LetterIn:
    """The number of the reply that has gone by now; raises ``Refused`` for one never given."""
    one = LETTERS_IN.admitted(letter_id, "replied", by)
    _must_be_ours(given.reply_number)
    after = LETTERS_IN.move(one, "replied", given, by, reply_number=given.reply_number)
    answer_ticket(after, by)
    return after


def _must_be_ours(number: str) -> None:
    if any(f"{kind.sign}〔" in number for kind in Kind):
        where = "WHERE letter_out.doc_number = ?"
        if not outgoing.LETTERS_OUT.table.read(where, number):
            raise Refused("No letter of ours has this number.", field="reply_number")


@operation
def void(letter_id: int, why: Void, *, by: Staff) -> LetterIn:
    """An entry that should not be: it stays in the register, with why (G11)."""
    one = LETTERS_IN.admitted(letter_id, "voided", by)
    return LETTERS_IN.move(one, "voided", why, by)
