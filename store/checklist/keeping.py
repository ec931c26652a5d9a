"""The answers and signatures of checklists, kept and recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic

from peewee import AutoField, BigIntegerField, IntegerField, TextField

from store import clock, journal
from store.checklist import form, leftout
from store.checklist.inputs import LineAnswer
from store.checklist.lines import Answer, Line, P, S, Signature
from store.desk import staff
from store.engine import database, dialect
from store.errors import Refused
from store.journal.entry import HAPPENED, Entry
from store.rights import Staff


class AnswerRow(database.Row):
    """The newest answer to one line; what was said stands in the journal under ``number``."""

    id = AutoField()
    list_id = IntegerField()
    key = TextField()
    counted = IntegerField(null=True)
    abnormal = IntegerField()
    seen = IntegerField()
    number = IntegerField()


class SignatureRow(database.Row):
    """A signature and the digest of the sheet it covers."""

    list_id = IntegerField()
    party = TextField()
    staff = IntegerField()
    at = BigIntegerField()
    covers = TextField()
    number = IntegerField()


class Checklist(Generic[S, P]):
    """Checklists named ``thing`` in the journal.

    ``sections`` are the parts that a list may have, ``parties`` those who sign, in the table
    ``signatures``; ``answers`` is the table of answers. ``says`` are the kinds of entry that answer
    a line, ``signs`` those that sign.
    ``ticking`` names facts that change by themselves and void no signature.
    """

    def __init__(
        self,
        thing: str,
        sections: Callable[[str], S],
        parties: Callable[[str], P],
        answers: type[AnswerRow],
        signatures: type[SignatureRow],
        *,
        says: tuple[str, ...] = ("answered",),
        signs: tuple[str, ...] = ("signed",),
        ticking: frozenset[str] = frozenset(),
    ) -> None:
        self.thing, self._sections, self._parties = thing, sections, parties
        self._answers, self._signatures = answers, signatures
        self.signs = tuple(f"{thing}.{kind}" for kind in signs)
        self._says = tuple(f"{thing}.{kind}" for kind in says)
        self._ticking = ticking

    # Answers

    def answered(self, list_id: int, lines: Iterable[Line[S]]) -> tuple[Line[S], ...]:
        """The lines with their answers, those left out that were given to an older state."""
        where = f"WHERE {self._answers.list_id.column_name} = ?"
        rows = {row.key: row for row in self._answers.read(where, list_id)}
        entries = {e.number: e for e in journal.numbered(row.number for row in rows.values())}
        return tuple(_answered(line, rows, entries) for line in lines)

    def answer(
        self,
        list_id: int,
        line: Line[S],
        given: LineAnswer,
        by: Staff,
        *,
        kind: str = "answered",
        figures: Mapping[str, object] | None = None,
        besides: Mapping[str, str] | None = None,
    ) -> Entry:
        """Answer a line and record it, ``figures`` and words ``besides``; within an operation.

        Raises ``Refused`` where a count is missing; what explains it may follow.
        """
        if line.expected is not None and given.counted is None:
            raise Refused("Please count.", field="counted")
        payload = {
            "key": line.key,
            "counted": given.counted,
            "abnormal": given.abnormal,
            "seen": line.seen,
        }
        words = {"note": given.note} | ({"photo": given.photo} if given.photo else {})
        words |= besides or {}
        entry = self._record(list_id, kind, by, payload | dict(figures or {}), words)
        self._keep(list_id, line.key, line.seen, entry, given)
        return entry

    def let_pass(self, list_id: int, line: Line[S], reason: str, by: Staff) -> Entry:
        """Let a line pass that is important for what it says now; call within an operation."""
        payload = {"key": line.key, "seen": line.seen, "important": line.important}
        entry = self._record(list_id, "passed", by, payload, {"note": reason})
        self._keep(list_id, _pass_key(line.key), line.seen, entry, LineAnswer())
        return entry

    def _record(
        self,
        list_id: int,
        kind: str,
        by: Staff,
        payload: Mapping[str, object],
        words: Mapping[str, str],
    ) -> Entry:
        subject = f"{self.thing}:{list_id}"
        return journal.append(f"{self.thing}.{kind}", subject, by=by, payload=payload, words=words)

    def _keep(self, list_id: int, key: str, seen: int, entry: Entry, given: LineAnswer) -> None:
        rows = self._answers
        rows.delete().where(rows.list_id == list_id, rows.key == key).execute()
        rows.create(
            list_id=list_id,
            key=key,
            counted=given.counted,
            abnormal=int(given.abnormal),
            seen=seen,
            number=entry.number,
        )

    # Signatures

    def sign(
        self,
        list_id: int,
        lines: Sequence[Line[S]],
        party: P,
        by: Staff,
        *,
        kind: str = "signed",
        version: int = 0,
        figures: Mapping[str, object] | None = None,
    ) -> Entry:
        """Sign the lines as they stand; call within an operation, once nothing is unsettled.

        ``version`` is that of the list they were made from, 0 for one that has none.
        """
        covers = self.digest(lines, version=version)
        payload = {"party": party.value, "covers": covers} | dict(figures or {})
        words = {"sheet": form.written(lines, version=version)}
        entry = self._record(list_id, kind, by, payload, words)
        rows = self._signatures
        rows.delete().where(rows.list_id == list_id, rows.party == party.value).execute()
        rows.create(
            list_id=list_id,
            party=party.value,
            staff=entry.staff_id,
            at=clock.to_ms(entry.happened),
            covers=covers,
            number=entry.number,
        )
        return entry

    def signed(
        self, list_id: int, lines: Sequence[Line[S]] | None = None, *, version: int = 0
    ) -> tuple[Signature[P], ...]:
        """The signatures; with ``lines`` only those that still cover them."""
        where = f"WHERE {self._signatures.list_id.column_name} = ? ORDER BY number"
        rows = self._signatures.read(where, list_id)
        covers: set[str] = set()
        if rows and lines is not None:
            # Whoever signed before this version of the program was begun has signed all the same.
            covers = {self.digest(lines, one, version) for one in range(1, form.FORM + 1)}
        return tuple(
            Signature(
                self._parties(row.party), staff.get(row.staff), clock.from_ms(row.at), row.number
            )
            for row in rows
            if lines is None or row.covers in covers
        )

    def as_signed(self, signatures: Sequence[Signature[P]]) -> tuple[Line[S], ...]:
        """The lines as the last of these signatures covers them, none when they were erased."""
        if not signatures:
            return ()
        text = journal.get(signatures[-1].number).words.get("sheet", "")
        return form.read(text, self._sections)

    def version_signed(self, signatures: Sequence[Signature[P]]) -> int:
        """The version of the list that the last of these signatures covers, 0 for none kept."""
        if not signatures:
            return 0
        return form.version_of(journal.get(signatures[-1].number).words.get("sheet", ""))

    def digest(self, lines: Iterable[Line[S]], in_form: int = form.FORM, version: int = 0) -> str:
        """Digest of what is signed; what merely ticks is left out: clocks, and the order."""
        steady = [replace(line, facts=self._steady(line.facts)) for line in lines]
        text = form.written(sorted(steady, key=lambda line: line.key), in_form, version)
        return hashlib.sha256(text.encode()).hexdigest()

    def _steady(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in facts.items() if name not in self._ticking}

    # What the halls ask

    def copies(self, entry: Entry) -> Iterator[Entry]:
        """The signatures whose sheet repeats words of an entry (F6)."""
        kinds = ", ".join("?" * len(self.signs))
        numbers = database.db.execute_sql(
            "SELECT j.number FROM journal j JOIN journal_text t ON t.number = j.number"
            f" WHERE j.kind IN ({kinds}) AND j.number > ?",
            (*self.signs, entry.number),
        ).fetchall()
        for signed in journal.numbered(row[0] for row in numbers):
            lines = form.plainly(signed.words.get("sheet", ""))
            if any(form.repeats(line, entry.subject, entry.number, entry.words) for line in lines):
                yield signed

    @property
    def check(self) -> str:
        """The query that finds a signature that is not the one that was recorded (``verify``)."""
        table, key = self._signatures._meta.table_name, self._signatures.list_id.column_name
        return (
            f"SELECT min(s.number) FROM {table} s"
            " LEFT JOIN journal j ON j.number = s.number WHERE j.number IS NULL"
            f" OR j.kind NOT IN ({_quoted(self.signs)})"
            f" OR j.subject IS DISTINCT FROM '{self.thing}:' || s.{key}"
            f" OR j.staff IS DISTINCT FROM s.staff OR {HAPPENED} IS DISTINCT FROM s.at"
            f" OR {dialect.value_in('j.payload', 'party')} IS DISTINCT FROM s.party"
            f" OR {dialect.value_in('j.payload', 'covers')} IS DISTINCT FROM s.covers"
        )

    @property
    def check_answers(self) -> str:
        """The query that finds an answer that is not the one that was recorded (``verify``)."""
        table, key = self._answers._meta.table_name, self._answers.list_id.column_name
        said = partial(dialect.value_in, "j.payload")
        return (
            f"SELECT min(l.number) FROM {table} l LEFT JOIN journal j ON j.number = l.number"
            f" WHERE j.subject IS DISTINCT FROM '{self.thing}:' || l.{key}"
            f" OR ({dialect.holds('j.payload', 'seen')}"
            f" AND l.seen IS DISTINCT FROM {said('seen')}) OR NOT ("
            f"(j.kind IN ({_quoted(self._says)}) AND l.key IS NOT DISTINCT FROM {said('key')}"
            f" AND l.counted IS NOT DISTINCT FROM {said('counted')}"
            f" AND l.abnormal IS NOT DISTINCT FROM {said('abnormal')})"
            f" OR (j.kind = '{self.thing}.passed' AND l.key = 'pass:' || ({said('key')})))"
        )

    @property
    def check_left_out(self) -> str:
        """The query that finds an answer or a signature that is gone (``verify``)."""
        tables = (self._answers._meta.table_name, self._signatures._meta.table_name)
        return leftout.left_out(self.thing, self._says, self.signs, *tables)


def _quoted(kinds: Iterable[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


def _answered(
    line: Line[S], rows: Mapping[str, AnswerRow], entries: Mapping[int, Entry]
) -> Line[S]:
    row, let_pass = rows.get(line.key), rows.get(_pass_key(line.key))
    if row is not None and row.seen >= line.seen:
        line = replace(line, answer=_answer(row, entries[row.number]))
    if let_pass is not None and _covers(let_pass, entries[let_pass.number], line):
        line = replace(line, passed=entries[let_pass.number].words.get("note", ""))
    return line


def _answer(row: AnswerRow, entry: Entry) -> Answer:
    said = entry.words
    return Answer(
        *(row.counted, bool(row.abnormal), said.get("note", ""), row.number),
        by=entry.staff_id,
        photo=said.get("photo", ""),
    )


def _covers(let_pass: AnswerRow, entry: Entry, line: Line[S]) -> bool:
    """Whether a pass was given for what the line says now, and for nothing older (H9)."""
    return let_pass.seen >= line.seen and entry.payload.get("important") == line.important


def _pass_key(key: str) -> str:
    return f"pass:{key}"
