"""The operations on letters that we send, and on notices that we post (O22, O23)."""

from __future__ import annotations

import hashlib
from typing import Any

from store import clock, series
from store.desk import staff
from store.desk.staff import require
from store.documents.incoming import LETTERS_IN
from store.documents.ininputs import Reply, Void
from store.documents.naming import must_name_nobody
from store.documents.outgoing import LETTERS_OUT, LetterOut
from store.documents.outinputs import (
    Checking,
    CoSigning,
    LetterText,
    NewLetterOut,
    Numbering,
    Posting,
    Receipt,
    Sealing,
    Sending,
    SigningLetter,
    TakingDown,
)
from store.documents.receiving import answer_ticket, gone, struck_of
from store.documents.rights import SIGN_LETTERS
from store.documents.settings import settings
from store.documents.steps import BOOK, DRAFTS, ENVELOPES
from store.documents.words import InStage, Kind, OutStage
from store.errors import NotFound, Refused
from store.journal.operation import attempt, operation
from store.rights import Staff


@operation
def draft(new: NewLetterOut, *, by: Staff) -> LetterOut:
    """Draft a letter; it gets the number of a draft alone (O22).

    Raises ``Refused`` at the field for what a notice must not say (F6), and for an answer to a
    letter that is none of the register's.
    """
    require(by, LETTERS_OUT.first.right)
    answers = _answers(new)
    row: dict[str, Any] = dict.fromkeys(
        *(("doc_number", "cosigned", "digest", "sealed_by", "way", "envelope", "receipt_by"), ""),
    )
    row |= dict.fromkeys(("posted_at", "picture", "struck"), "")
    row |= dict.fromkeys(("checked_by", "signed_by", "signed_at", "sealed_on", "sent_on"))
    row |= dict.fromkeys(("receipt_on", "post_from", "post_until", "down_on", "file_id"))
    _must_be_fit(new.kind, new)
    return LETTERS_OUT.begin(
        new,
        by,
        number=series.following(DRAFTS),
        dated=clock.today(),
        reply_to=answers,
        drafted_by=by.id,
        seals=0,
        copies_kept=0,
        filed_on=None,
        **new.model_dump(exclude={"reply_to", "names", "urgency"}),
        **row,
    )


def _must_be_fit(kind: Kind, text: LetterText) -> None:
    if kind is Kind.POSTER:
        must_name_nobody(text.title, text.body, text.names)


def _answers(text: LetterText) -> int | None:
    if not text.reply_to:
        return None
    try:
        return LETTERS_IN.numbered(text.reply_to).id
    except NotFound as error:
        raise Refused(error.message, field="reply_to", **error.values) from error


@operation
def change(letter_id: int, text: LetterText, *, by: Staff) -> LetterOut:
    """Change a draft; who had checked or co-signed it has to do so again (G10).

    What is signed is frozen: another text is another letter. Raises ``Refused`` then.
    """
    require(by, LETTERS_OUT.steps["changed"].right)
    one = LETTERS_OUT.table.one(letter_id)
    if one.signed_at is not None:
        raise Refused("What is signed is frozen: another text is another letter.", field="body")
    one = LETTERS_OUT.admitted(letter_id, "changed", by)
    _must_be_fit(one.kind, text)
    row = text.model_dump(exclude={"reply_to", "names"})
    struck = struck_of(one, {name: value for name, value in row.items() if name != "body"})
    return LETTERS_OUT.move(
        one, "changed", text, by, figures={"again": one.stage is not OutStage.DRAFT},
        checked_by=None, cosigned="", struck=struck, reply_to=_answers(text), **row,
    )  # fmt: skip


@operation
def check(letter_id: int, given: Checking, *, by: Staff) -> LetterOut:
    """Somebody else than who drafted it has checked it (核稿)."""
    one = LETTERS_OUT.admitted(letter_id, "checked", by)
    return LETTERS_OUT.move(one, "checked", given, by, checked_by=by.id)


@operation
def cosign(letter_id: int, given: CoSigning, *, by: Staff) -> LetterOut:
    """Those whom it concerns have signed it on paper (会签)."""
    one = LETTERS_OUT.admitted(letter_id, "cosigned", by)
    return LETTERS_OUT.move(one, "cosigned", given, by, cosigned=given.cosigned)


@attempt
def sign(letter_id: int, given: SigningLetter, *, by: Staff) -> LetterOut:
    """Who is in charge signs it with their own PIN; from then on its text is frozen (签发)."""
    require(by, SIGN_LETTERS)
    LETTERS_OUT.admitted(letter_id, "signed", by)
    staff.check_pin(by, given.pin)
    return _signed(letter_id, given, by)


@operation
def _signed(letter_id: int, given: SigningLetter, by: Staff) -> LetterOut:
    one = LETTERS_OUT.admitted(letter_id, "signed", by)
    digest = digest_of(one.title, one.body, one.sent_to)
    return LETTERS_OUT.move(
        one, "signed", given, by, signed_by=by.id, signed_at=clock.now(), digest=digest
    )


def digest_of(title: str, body: str, sent_to: str) -> str:
    """What a signed text is held against."""
    return hashlib.sha256(f"{title}\n{body}\n{sent_to}".encode()).hexdigest()[:16]


@operation
def number(letter_id: int, given: Numbering, *, by: Staff) -> LetterOut:
    """Give the signed text the next number of its kind in the year: only now, once (编号, G11).

    A letter that answers one of the register gives that its reply number.
    """
    one = LETTERS_OUT.admitted(letter_id, "numbered", by)
    year = clock.today().year
    nth = int(series.following(f"{BOOK}{one.kind}").rpartition("-")[2])
    own = f"{settings().short}{one.kind.sign}〔{year}〕{nth}号"
    moved = LETTERS_OUT.move(one, "numbered", given, by, doc_number=own)
    if one.reply_to is not None:
        asked = LETTERS_IN.table.one(one.reply_to)
        if asked.stage in (InStage.IN_HAND, InStage.DONE, InStage.FILED):
            told = Reply(reply_number=own)
            answer_ticket(
                LETTERS_IN.move(asked, "replied", told, by, also=[one.subject], reply_number=own),
                by,
            )
    return moved


@operation
def seal(letter_id: int, given: Sealing, *, by: Staff) -> LetterOut:
    """The seal was set, so often, by so-and-so (用印)."""
    one = LETTERS_OUT.admitted(letter_id, "sealed", by)
    on = gone(given.sealed_on, "sealed_on", one.dated)
    told = given.model_copy(update={"sealed_on": on})
    return LETTERS_OUT.move(one, "sealed", told, by, **told.model_dump())


@operation
def send(letter_id: int, given: Sending, *, by: Staff) -> LetterOut:
    """It has gone, in an envelope with a number of the delivery book (发出)."""
    one = LETTERS_OUT.admitted(letter_id, "sent", by)
    if one.kind is Kind.POSTER:
        raise Refused("A notice to residents is posted, not sent.")
    on = gone(given.sent_on, "sent_on", one.sealed_on)
    if given.copies_kept >= one.copies:
        raise Refused("Of {copies} copies one goes at least.", field="copies_kept",
                      copies=one.copies)  # fmt: skip
    told = given.model_copy(update={"sent_on": on})
    envelope = series.following(ENVELOPES)
    return LETTERS_OUT.move(
        one, "sent", told, by, figures={"envelope": envelope},
        envelope=envelope, **told.model_dump(),
    )  # fmt: skip


@operation
def receive(letter_id: int, given: Receipt, *, by: Staff) -> LetterOut:
    """Somebody signed for it there (签收)."""
    one = LETTERS_OUT.admitted(letter_id, "received", by)
    on = gone(given.receipt_on, "receipt_on", one.sent_on)
    told = given.model_copy(update={"receipt_on": on})
    return LETTERS_OUT.move(one, "received", told, by, **told.model_dump())


@operation
def post(letter_id: int, given: Posting, *, by: Staff) -> LetterOut:
    """A notice to residents hangs, until a day (O23)."""
    one = LETTERS_OUT.admitted(letter_id, "posted", by)
    if one.kind is not Kind.POSTER:
        raise Refused("Only a notice to residents is posted; this one is sent.")
    on = gone(given.post_from, "post_from", one.sealed_on)
    if given.post_until < on:
        raise Refused("This must not lie before {day}.", field="post_until", day=on)
    told = given.model_copy(update={"post_from": on})
    return LETTERS_OUT.move(one, "posted", told, by, **told.model_dump())


@operation
def take_down(letter_id: int, given: TakingDown, *, by: Staff) -> LetterOut:
    """The notice was taken down."""
    one = LETTERS_OUT.admitted(letter_id, "down", by)
    on = gone(given.down_on, "down_on", one.post_from)
    told = given.model_copy(update={"down_on": on})
    return LETTERS_OUT.move(one, "down", told, by, down_on=on)


@operation
def void(letter_id: int, why: Void, *, by: Staff) -> LetterOut:
    """It does not go; a number that it has stays in the register, with why (G11)."""
    one = LETTERS_OUT.admitted(letter_id, "voided", by)
    return LETTERS_OUT.move(one, "voided", why, by)
