"""A letter's passing round: who reads it, in which order, and how far the copy is (O21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store import clock
from store.documents.ininputs import Giving, LeavingOut, Listed, Returning
from store.documents.words import Read, ReaderStage
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Waiting


@dataclass(frozen=True)
class Reader:
    """Somebody who reads a letter; ``how`` is empty until they signed."""

    id: int
    letter_id: int
    letter: str
    title: str
    place: int
    reader: str
    given_on: date | None
    due_on: date | None
    read_on: date | None
    how: str
    staff_id: int | None
    remark: str
    stage: ReaderStage

    @property
    def subject(self) -> str:
        """The reader as the journal names it."""
        return f"letter_reader:{self.id}"

    @property
    def signed(self) -> Read | None:
        """How they signed, None until they did."""
        return Read(self.how) if self.how else None

    def late(self, today: date) -> bool:
        """Whether the copy should be back."""
        return self.stage is ReaderStage.OUT and self.due_on is not None and self.due_on < today


def _waits(one: Reader) -> Iterator[Waiting]:
    if one.stage is ReaderStage.OUT and one.due_on is not None:
        figures = {"number": one.letter, "title": one.title, "reader": one.reader}
        start, end = clock.bounds(one.due_on)
        yield Waiting("letter_reader.out", one.subject, due=end, figures=figures, shows=start)


READERS = Register(
    "letter_reader",
    Table(
        "letter_reader",
        Reader,
        "SELECT letter_reader.id, letter_reader.letter_id, l.number, l.title,"
        " letter_reader.place, letter_reader.reader, letter_reader.given_on,"
        " letter_reader.due_on, letter_reader.read_on, letter_reader.how,"
        " letter_reader.staff_id, letter_reader.remark, letter_reader.stage"
        " FROM letter_reader JOIN letter_in l ON l.id = letter_reader.letter_id",
    ),
    Step("listed", Listed, to=ReaderStage.LISTED),
    Step("given", Giving, (ReaderStage.LISTED,), ReaderStage.OUT),
    Step("back", Returning, (ReaderStage.OUT,), ReaderStage.BACK),
    Step("left_out", LeavingOut, (ReaderStage.LISTED, ReaderStage.OUT), ReaderStage.LEFT_OUT),
    figures=lambda one: {"number": one.letter, "nth": one.place},
    waits=_waits,
    private=("pin", "staff_number"),
    columns=(*("letter_id", "place", "given_on", "due_on", "read_on", "how", "staff_id", "stage"),),
    named=("given_on", "due_on", "read_on"),
)


def readers_of(letter_id: int) -> list[Reader]:
    """Who reads a letter, in their order."""
    where = "WHERE letter_reader.letter_id = ? ORDER BY letter_reader.place"
    return READERS.table.read(where, letter_id)


def out() -> list[Reader]:
    """Who has a copy now."""
    where = "WHERE letter_reader.stage = ? ORDER BY letter_reader.due_on, letter_reader.id"
    return READERS.table.read(where, ReaderStage.OUT)
