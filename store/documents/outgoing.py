"""A letter that we send, a notice that we post, and the register of them (O22, O23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.documents.ininputs import Filing, Void
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
from store.documents.rights import SIGN_LETTERS
from store.documents.settings import settings
from store.documents.words import Kind, OutStage, Secrecy
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class LetterOut:
    """A letter; ``number`` is that of its draft, ``doc_number`` its own, once it is signed."""

    id: int
    number: str
    kind: Kind
    doc_number: str
    dated: date
    title: str
    body: str
    enclosures: str
    secrecy: Secrecy
    copies: int
    sent_to: str
    reply_to: int | None
    drafted_by: int
    checked_by: int | None
    cosigned: str
    signed_by: int | None
    signed_at: datetime | None
    digest: str
    seals: int
    sealed_by: str
    sealed_on: date | None
    way: str
    envelope: str
    sent_on: date | None
    copies_kept: int
    receipt_by: str
    receipt_on: date | None
    posted_at: str
    post_from: date | None
    post_until: date | None
    picture: str
    down_on: date | None
    struck: str
    file_id: int | None
    filed_on: date | None
    stage: OutStage

    @property
    def subject(self) -> str:
        """The letter as the journal names it."""
        return f"letter_out:{self.id}"

    @property
    def called(self) -> str:
        """The number that it is called by: its own, or that of its draft."""
        return self.doc_number or self.number

    @property
    def left(self) -> int:
        """How many copies are left besides those kept and sent (余存)."""
        return max(self.copies - self.copies_kept - (1 if self.sent_on else 0), 0)

    def late(self, today: date) -> bool:
        """Whether it hangs too long, or nobody signed for it in time."""
        if self.stage is OutStage.POSTED:
            return self.post_until is not None and self.post_until < today
        days = settings().receipt
        sent = self.sent_on if self.stage is OutStage.SENT and days else None
        return sent is not None and sent + timedelta(days=days) < today


S = OutStage
WRITING = (S.DRAFT, S.CHECKED, S.COSIGNED)
BEFORE_SENT = (*WRITING, S.SIGNED, S.NUMBERED, S.SEALED)
_NEXT = {S.CHECKED: "to_sign", S.COSIGNED: "to_sign", S.SIGNED: "to_number",
         S.NUMBERED: "to_seal", S.SEALED: "to_send"}  # fmt: skip


def _waits(one: LetterOut) -> Iterator[Waiting]:
    figures = {"number": one.called, "title": one.title, "to": one.sent_to}
    if one.stage is S.POSTED and one.post_until is not None:
        start, end = clock.bounds(one.post_until)
        told = figures | {"where": one.posted_at}
        yield Waiting("letter_out.hangs", one.subject, due=end, figures=told, shows=start)
    elif one.stage is S.SENT and one.sent_on is not None and (days := settings().receipt):
        shows = clock.moment(one.sent_on + timedelta(days=days + 1), time())
        yield Waiting("letter_out.no_receipt", one.subject, figures=figures, shows=shows)
    elif one.stage is S.SEALED and one.kind is Kind.POSTER:
        yield Waiting("letter_out.to_post", one.subject, place=Place.FOLLOWING, figures=figures)
    elif kind := _NEXT.get(one.stage):
        roles = SIGN_LETTERS.roles if kind == "to_sign" else frozenset()
        yield Waiting(f"letter_out.{kind}", one.subject, place=Place.FOLLOWING, figures=figures,
                      roles=roles)  # fmt: skip


_COLUMNS = (
    *("number", "kind", "doc_number", "dated", "secrecy", "copies", "reply_to", "drafted_by"),
    *("checked_by", "signed_by", "signed_at", "digest", "seals", "sealed_on", "way", "envelope"),
    *("sent_on", "copies_kept", "receipt_on", "post_from", "post_until", "down_on", "file_id"),
    *("filed_on", "stage"),
)
LETTERS_OUT = Register(
    "letter_out",
    Table(
        "letter_out",
        LetterOut,
        "SELECT letter_out.id, letter_out.number, letter_out.kind, letter_out.doc_number,"
        " letter_out.dated, letter_out.title, letter_out.body, letter_out.enclosures,"
        " letter_out.secrecy, letter_out.copies, letter_out.sent_to, letter_out.reply_to,"
        " letter_out.drafted_by, letter_out.checked_by, letter_out.cosigned,"
        " letter_out.signed_by, letter_out.signed_at, letter_out.digest, letter_out.seals,"
        " letter_out.sealed_by, letter_out.sealed_on, letter_out.way, letter_out.envelope,"
        " letter_out.sent_on, letter_out.copies_kept, letter_out.receipt_by,"
        " letter_out.receipt_on, letter_out.posted_at, letter_out.post_from,"
        " letter_out.post_until, letter_out.picture, letter_out.down_on, letter_out.struck,"
        " letter_out.file_id, letter_out.filed_on, letter_out.stage FROM letter_out",
    ),
    Step("drafted", NewLetterOut, to=S.DRAFT),
    Step("changed", LetterText, WRITING, S.DRAFT),
    Step("checked", Checking, (S.DRAFT,), S.CHECKED, not_by="drafted_by"),
    Step("cosigned", CoSigning, (S.CHECKED,), S.COSIGNED),
    Step("signed", SigningLetter, (S.CHECKED, S.COSIGNED), S.SIGNED, SIGN_LETTERS, "drafted_by"),
    Step("numbered", Numbering, (S.SIGNED,), S.NUMBERED),
    Step("sealed", Sealing, (S.NUMBERED,), S.SEALED),
    Step("sent", Sending, (S.SEALED,), S.SENT),
    Step("received", Receipt, (S.SENT,), S.RECEIVED),
    Step("posted", Posting, (S.SEALED,), S.POSTED),
    Step("down", TakingDown, (S.POSTED,), S.DOWN),
    Step("filed", Filing, (S.SENT, S.RECEIVED, S.DOWN), S.FILED),
    Step("voided", Void, BEFORE_SENT, S.VOID),
    figures=lambda one: {"number": one.called, "draft": one.number, "kind": one.kind.value},
    waits=_waits,
    private=("sent_to", "receipt_by", "body", "pin"),
    columns=_COLUMNS,
    moments=("signed_at",),
    named=(*("dated", "sealed_on", "sent_on", "receipt_on", "post_from", "down_on", "filed_on"),),
)

get = LETTERS_OUT.table.one


def every(text: str = "") -> list[LetterOut]:
    """Letters, the newest first; ``text`` is any word, addressee, number, person or day (O26)."""
    wanted = text.casefold().split()
    found = LETTERS_OUT.table.read("ORDER BY letter_out.id DESC")
    return [one for one in found if all(word in _told(one) for word in wanted)]


def _told(one: LetterOut) -> str:
    days = (one.dated, one.sealed_on, one.sent_on, one.receipt_on, one.post_from, one.post_until)
    parts = (
        *(one.number, one.doc_number, one.title, one.body, one.enclosures, one.sent_to),
        *(one.cosigned, one.envelope, one.receipt_by, one.posted_at),
        *(day.isoformat() for day in days if day),
    )
    return " ".join(parts).casefold()


def of_year(year: int) -> list[LetterOut]:
    """The register of a year, by the draft's number."""
    first, last = date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
    where = "WHERE letter_out.dated >= ? AND letter_out.dated <= ? ORDER BY letter_out.id"
    return LETTERS_OUT.table.read(where, first, last)
