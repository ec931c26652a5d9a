"""What office documents answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import peewee

from store.answers import Answers, Person
from store.documents.archive import CULLS, FILES
from store.documents.incoming import LETTERS_IN, OPEN
from store.documents.looking import called_so, numbered_so
from store.documents.outgoing import BEFORE_SENT, LETTERS_OUT
from store.documents.reading import READERS
from store.documents.report import figures
from store.documents.rights import APPROVE_CULL, SIGN_LETTERS
from store.documents.sending import digest_of
from store.documents.sentences import CALLED, SENTENCES
from store.documents.settings import DocumentSettings
from store.documents.sheets import (
    CULL,
    DELIVERY_BOOK,
    FILE_LIST,
    HANDLING,
    LETTER,
    PASSING,
    RECEIVED_BOOK,
    SENT_BOOK,
)
from store.documents.sheets import LOAN as LOAN_SLIP
from store.documents.words import (
    By,
    FileKind,
    FileStage,
    Haste,
    InStage,
    Keep,
    Kind,
    OutStage,
    Read,
    Secrecy,
    Source,
)
from store.engine import database
from store.journal import Entry
from store.register import Register, together
from store.rights import WORK_THE_DESK
from store.sentences import Telling, moment_or_day
from store.text import Named, mark
from store.waiting import Handed

_REGISTERS: tuple[Register[Any], ...] = (LETTERS_IN, READERS, LETTERS_OUT, FILES, CULLS)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "letter_in": (
        *("sender", "their_number", "title", "enclosures", "proposal", "decider", "opinion"),
        *("department", "handler", "result", "reply_number", "struck"),
    ),
    "letter_reader": ("reader", "remark"),
    "letter_out": (
        *("title", "body", "enclosures", "sent_to", "cosigned", "sealed_by", "receipt_by"),
        *("posted_at", "picture", "struck"),
    ),
    "archive_file": ("matter", "title", "place", "lent_to", "lent_why"),
    "archive_cull": ("reason", "how"),
}
# Whose column has a person's name by itself.
_NAMES = (
    *(("letter_in", "sender"), ("letter_in", "handler"), ("letter_in", "decider")),
    *(("letter_reader", "reader"), ("letter_out", "sent_to"), ("letter_out", "receipt_by")),
    ("archive_file", "lent_to"),
)
_STEPS = {
    "receiving": (
        *("enter", "correct", "propose", "decide", "hand", "urge", "finish", "reply", "void"),
    ),
    "passing": ("pass_round", "give", "take_back", "leave_out"),
    "sending": (
        *("draft", "change", "check", "cosign", "number", "seal", "send", "receive", "post"),
        *("take_down", "void"),
    ),
    "filing": (
        *("open_file", "change", "lend", "take_back", "file_in", "file_out"),
        *("list_for_destruction", "destroy", "drop"),
    ),
}
_DAYS = (
    *("decided_on", "done_on", "due_on", "read_on", "sealed_on", "sent_on", "receipt_on"),
    *("post_from", "post_until", "down_on", "lent_until", "back_on", "until", "due"),
)


def handed(now: datetime) -> Iterator[Handed]:
    """Letters in hand, what goes out and hangs, and files that are lent (H7)."""
    yield from LETTERS_IN.handed(
        OPEN, lambda one: f"{one.number} {one.title}", lambda one: _until(one.due_on)
    )(now)
    yield from LETTERS_OUT.handed(
        (*BEFORE_SENT, OutStage.POSTED),
        lambda one: f"{one.called} {one.title}",
        lambda one: _until(one.post_until),
    )(now)
    yield from FILES.handed(
        (FileStage.LENT,),
        lambda one: f"{one.number} {one.title}",
        lambda one: _until(one.lent_until),
    )(now)


def _until(day: date | None) -> Mapping[str, object]:
    return {"until": day.isoformat()} if day else {}


def erase(person: Person) -> Mapping[str, int]:
    """Empty what letters and files hold of the person by name."""
    changed = 0
    for table, column in _NAMES:
        done = database.db.execute_sql(
            f"UPDATE {table} SET {column} = '' WHERE {column} = ?", (person.name,)
        )
        changed += int(done.rowcount)
    return {"letters": changed}


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    for register in _REGISTERS:
        if entry.kind.startswith(f"{register.thing}."):
            columns = {n: "" for n in _WORDS[register.thing] if n in entry.words}
            if columns:
                if "struck" in _WORDS[register.thing]:
                    columns["struck"] = ""
                register.table.update(entry.subject_id, **columns)
                register.wait_anew(entry.subject_id)


def _anew() -> None:
    """What waits by days that are set waits anew."""
    for register in _REGISTERS:
        for one in register.table.read():
            register.wait_anew(one.id)


def _set_back() -> None:
    for register in _REGISTERS:
        register.set_back()


def printed(subject: str) -> str:
    """The printed number of a thing; of a reader, that of the letter."""
    thing, _colon, number = subject.partition(":")
    if thing == READERS.thing:
        return READERS.table.one(int(number)).letter
    if thing == LETTERS_OUT.thing:
        return LETTERS_OUT.table.one(int(number)).called
    return next((told for one in _REGISTERS if (told := one.printed(subject))), "")


def changed_after_signing(db: peewee.Database) -> Iterator[int | str]:
    """Letters whose text is not the one that was signed, unless it was erased."""
    sql = "SELECT id, title, body, sent_to, digest FROM letter_out WHERE digest <> ''"
    for id_, title, body, sent_to, digest in db.execute_sql(sql).fetchall():
        if title and body and sent_to and digest_of(title, body, sent_to) != digest:
            yield f"letter_out:{id_}"


def _one_of(*members: type[Named]) -> Any:
    def shown(value: Any, telling: Telling) -> str:
        named = (each for kind in members for each in kind if each.value == value)
        return next((telling.word(each.called) for each in named), str(value))

    return shown


ANSWERS = Answers(
    rights=(SIGN_LETTERS, APPROVE_CULL),
    operations={
        **{
            f"documents.{room}.{name}": WORK_THE_DESK
            for room, names in _STEPS.items()
            for name in names
        },
        "documents.sending.sign": SIGN_LETTERS,
        "documents.filing.approve": APPROVE_CULL,
    },
    settings=DocumentSettings,
    settled=_anew,
    set_back=_set_back,
    sheets=(
        *(RECEIVED_BOOK, SENT_BOOK, DELIVERY_BOOK, HANDLING, PASSING, LETTER, FILE_LIST),
        *(LOAN_SLIP, CULL),
    ),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        **dict.fromkeys(_DAYS, moment_or_day),
        "source": Source,
        "secrecy": Secrecy,
        "urgency": Haste,
        "kind": _one_of(Kind, FileKind),
        "state": _one_of(InStage, OutStage, FileStage),
        "keep": Keep,
        "way": By,
        "how": Read,
        "other": lambda value, telling: telling.person(int(value)),
    },
    handed=handed,
    figures=figures,
    find=numbered_so,
    named=called_so,
    printed=printed,
    personal=_WORDS,
    erase=erase,
    forget=forget,
    checks=together(*(one.checks for one in _REGISTERS)),
    proofs={mark("its text is not the one that was signed"): changed_after_signing},
    demo=True,
)
