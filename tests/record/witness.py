"""Holding what was seen against what is on record (F6).

A figure is a whole phone or ID number. Eight of its digits in a row count as all of it: what is
masked shows seven at most, and what is cut off or wrapped must not show more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from store import clock, journal
from store.engine import database
from store.journal.entry import Entry
from tests.record import grounds
from tui.form.revealing import SHOWS_FOR
from tui.tickets.calling import CALL_SHOWS_FOR

ENOUGH = 8
# What is personal beside the files: whoever is on the line, at the gate, or at the counter.
_WITH_A_PHONE = ("ticket", "slip", "visit")
_NAMES = {
    "key_loan": ("borrower",),
    "slip": ("applicant", "bearer", "plate"),
    "visit": ("who", "plate"),
    "parcel": ("recipient", "fetched_by"),
}
_RUN = re.compile(r"\d{8,}[\dX]*")


@dataclass
class Tally:
    """What the walks came to; ``leaks`` is everything that no record covers."""

    walks: int = 0
    looks: int = 0
    revealed: int = 0
    shown: int = 0  # reveals whose figure was then seen
    sheets: int = 0
    declared: int = 0  # people whose figures a sheet's record names
    printed: int = 0  # figures on those sheets
    exports: int = 0
    in_words: int = 0  # sights of figures in words that the desk itself typed
    screens: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take another's counts in."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            setattr(self, one.name, mine + theirs)


class Figures:
    """Known figures, found again in any text."""

    def __init__(self) -> None:
        self._by_part: dict[str, set[str]] = defaultdict(set)
        self.known: set[str] = set()

    def learn(self, figures: Iterable[str]) -> None:
        """Know these too."""
        for figure in set(figures) - self.known:
            self.known.add(figure)
            for at in range(len(figure) - ENOUGH + 1):
                self._by_part[figure[at : at + ENOUGH]].add(figure)

    def within(self, text: str) -> Counter[str]:
        """How often each figure stands in a text, whole or in good part, wrapped or not."""
        plain, closed = self._count(text), self._count("".join(text.split()))
        return plain | closed

    def _count(self, text: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for run in _RUN.findall(text):
            parts = (run[at : at + ENOUGH] for at in range(len(run) - ENOUGH + 1))
            near = set().union(*(self._by_part.get(part, ()) for part in parts))
            found.update({figure for figure in near if figure in run} or near)
        return found


class Witness:
    """Knows everybody of an open estate, and what each look at a screen or file may show."""

    def __init__(self, folder: Path, tally: Tally) -> None:
        self.folder, self.tally = folder, tally
        self.figures, self.worded = Figures(), Figures()
        self.names: set[str] = set()
        self.typed: dict[str, set[str]] = defaultdict(set)  # figures by who typed them
        self._people: dict[int, tuple[str, ...]] = {}
        self._one: dict[tuple[int, str, int | None], str] = {}  # by whose, which and its number
        self._reveals: list[tuple[Entry, str]] = []
        self._unseen: set[int] = set()
        self._learned = self._begun = 0
        for name, phone, id_number, plate, other in grounds.in_spreadsheet(folder):
            self.names |= {name, plate}
            self.figures.learn([phone, id_number, other])

    # What there is to know

    def learn(self) -> None:
        """Read what the estate and its journal hold by now."""
        newest = journal.last_number()
        if newest == self._learned:
            return
        for id_, name, phone, id_number in _rows("SELECT id, name, phone, id_number FROM person"):
            self.names.add(name)
            self._one |= {(id_, "phone", None): phone, (id_, "id_number", None): id_number}
        for sort, table in (("phone", "phone"), ("id_number", "identity")):
            for person, id_, number in _rows(f"SELECT person_id, id, number FROM {table}"):
                self._one[person, sort, id_] = number
        self._people.clear()
        for (person, *_), figure in self._one.items():
            self._people[person] = (*self._people.get(person, ()), figure)
        self.figures.learn(filter(None, self._one.values()))
        for table in _WITH_A_PHONE:
            self.figures.learn(phone for (phone,) in _rows(f"SELECT phone FROM {table}") if phone)
        self.names |= {plate for (plate,) in _rows("SELECT plate FROM vehicle")}
        for table, columns in _NAMES.items():
            for column in columns:
                self.names |= {name for (name,) in _rows(f"SELECT {column} FROM {table}")}
        self.names.discard("")
        for entry in journal.numbered(range(self._learned + 1, newest + 1)):
            self._note(entry)
        self._learned = newest

    def _note(self, entry: Entry) -> None:
        self.tally.kinds[entry.kind] += 1
        if entry.kind == "file.revealed":
            said = entry.payload
            revealed = self._one[entry.subject_id, said["field"], said.get("further")]
            self._reveals.append((entry, revealed))
            self._unseen.add(entry.number)
            self.tally.revealed += 1
        elif entry.kind == "ticket_phone.revealed":
            sql = "SELECT phone FROM ticket WHERE id = ?"
            self._reveals.append((entry, _rows(sql, entry.subject_id)[0][0]))
            self._unseen.add(entry.number)
            self.tally.revealed += 1

    # What is seen

    def look(self, text: str, by: int | None, number: str, in_fields: str, where: str) -> None:
        """Judge a screen that somebody sees; ``in_fields`` is all that stands in its fields."""
        self.learn()
        self.tally.looks += 1
        typing = self.figures.within(in_fields)
        for figure, times in self.figures.within(text).items():
            if self._is_revealed(figure, by):
                continue
            if figure in self.typed[number] and times <= typing[figure]:
                continue
            self.tally.leaks.append(f"{where}: {figure} shows to {number}\n{text}")
        self.tally.in_words += self.worded.within(text).total()

    def _is_revealed(self, figure: str, by: int | None) -> bool:
        now = clock.now()
        found = [
            entry.number
            for entry, revealed in self._reveals
            if revealed == figure and entry.staff_id == by and entry.at > now - _span(entry)
        ]
        self.tally.shown += len(self._unseen.intersection(found))
        self._unseen -= set(found)
        return bool(found)

    def sheet(self, number: int, declared: object) -> None:
        """Judge a sheet by the entry that recorded its printing."""
        self.learn()
        entry = journal.get(number)
        seen = set(self.figures.within("\n".join(strings(declared))))
        people = [self._people[id_] for id_ in entry.payload.get("people", ())]
        covered = {figure for person in people for figure in person if figure}
        if (table := entry.subject.partition(":")[0]) in _WITH_A_PHONE:
            sql = f"SELECT phone FROM {table} WHERE id = ?"
            covered |= {phone for (phone,) in _rows(sql, entry.subject_id) if phone}
        self.tally.sheets += 1
        self.tally.declared += len(people)
        self.tally.printed += len(seen)
        if entry.kind != "sheet.printed" or seen - covered:
            self.tally.leaks.append(f"entry {number}: {seen - covered} on {entry.payload['sheet']}")
        for person in people:
            if any(person) and not seen.intersection(person):
                self.tally.leaks.append(f"entry {number}: a person is on record, and not on paper")

    def export(self, text: str, where: str) -> None:
        """Judge what is for anybody's eyes: an export, an error, a file beside the database."""
        self.learn()
        self.tally.exports += 1
        found = [*self.figures.within(text), *(name for name in self.names if name in text)]
        self.tally.leaks += [f"{where}: {one}" for one in found]

    def paper(self, declared: object, printed: str) -> None:
        """Judge a sheet's PDF by what was declared: it shows no figure that was not."""
        told = self.figures.within("\n".join(strings(declared)))
        for figure in set(self.figures.within(printed)) - set(told):
            self.tally.leaks.append(f"{figure} is on paper, and was not declared")

    def alone(self, file: Path) -> None:
        """Judge who may open a file or folder: its account alone."""
        if file.stat().st_mode & 0o077:
            self.tally.leaks.append(f"{file.name} is open to others: {file.stat().st_mode:o}")

    def close_walk(self) -> None:
        """After a walk: every reveal was seen, and the journal holds nobody (F6)."""
        self.tally.walks += 1
        self.look_through_journal()

    def look_through_journal(self) -> None:
        """Nobody's particulars stand in entries, or in words beside those that were typed."""
        self.learn()
        self.tally.leaks += [f"entry {n}: a reveal that nobody saw" for n in self._unseen]
        self._unseen.clear()
        for number, entry, words in _rows(_JOURNAL, self._begun):
            for text in (entry, words):
                found = [*self.figures.within(text), *(n for n in self.names if n in text)]
                self.tally.leaks += [f"entry {number} holds {one}: {text}" for one in found]
            self._begun = max(self._begun, number)


_JOURNAL = (
    "SELECT j.number, j.shift || ' ' || j.kind || ' ' || j.subject || ' ' || j.payload,"
    " coalesce(t.text, '') FROM journal j LEFT JOIN journal_text t ON t.number = j.number"
    " WHERE j.number > ? ORDER BY j.number"
)


def _rows(sql: str, *params: object) -> list[tuple[Any, ...]]:
    return list(database.db.execute_sql(sql, params).fetchall())


def strings(thing: object) -> Iterator[str]:
    """Every text within a declared sheet."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from strings(one)
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from strings(getattr(thing, one.name))


def _span(entry: Entry) -> timedelta:
    """How long a revealed figure may show: a ticket's phone as long as a call is being noted."""
    return CALL_SHOWS_FOR if entry.kind == "ticket_phone.revealed" else SHOWS_FOR
