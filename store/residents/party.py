"""A party of the resident files as it is shown: who it is, its phones and papers (F1, F6).

Of several phones or papers the first stands with the party, the others in tables of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from store.engine import database
from store.errors import NotFound
from store.residents import identity, masking
from store.residents.identity import IdKind
from store.residents.inputs import PartyKind, Purpose, Sex


class Figure(Protocol):
    """A confidential figure as it is shown; ``id`` is None for the first."""

    @property
    def id(self) -> int | None: ...  # noqa: D102
    @property
    def number(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Phone:
    """A phone; the first is the one that is rung first."""

    id: int | None
    number: str
    purpose: Purpose = Purpose.USUAL


@dataclass(frozen=True)
class Paper:
    """A paper of identity; ``until`` is its last day, None where it has none or nobody said."""

    id: int | None
    number: str
    kind: IdKind = IdKind.RESIDENT
    until: date | None = None

    def is_over(self, on: date) -> bool:
        """Whether it has expired; it holds through its last day (G12)."""
        return self.until is not None and on > self.until


F = TypeVar("F", bound=Figure)


@dataclass(frozen=True)
class Several(Generic[F]):
    """Where figures of one sort stand: ``first`` in the party's row, ``further`` in a table.

    Both name the number's column, then what is known of it; ``none`` is what a row without one has.
    """

    table: str
    first: tuple[str, ...]
    further: tuple[str, ...]
    none: tuple[str | None, ...]
    shown: Callable[..., F]

    def of(self, person_id: int) -> list[F]:
        """All of a party, whole, the first one first."""
        return self.read([person_id], whole=(person_id,)).get(person_id, [])

    def read(self, ids: Sequence[int], whole: Collection[int]) -> dict[int, list[F]]:
        """Those of parties by their ids, masked but for the parties in ``whole``."""
        marks = ", ".join("?" * len(ids))
        rows = _rows(
            f"SELECT id, NULL, {', '.join(self.first)} FROM person"
            f" WHERE id IN ({marks}) AND {self.first[0]} <> ''",
            ids,
        ) + _rows(
            f"SELECT person_id, id, {', '.join(self.further)} FROM {self.table}"
            f" WHERE person_id IN ({marks}) ORDER BY id",
            ids,
        )
        found: dict[int, list[F]] = {}
        for person_id, *figure in rows:
            masked = person_id not in whole
            found.setdefault(person_id, []).append(self.shown(*figure, masked=masked))
        return found


def _phone(id_: int | None, number: str, purpose: str, *, masked: bool) -> Phone:
    return Phone(id_, masking.phone(number) if masked else number, Purpose(purpose))


def _paper(id_: int | None, number: str, kind: str, until: str | None, *, masked: bool) -> Paper:
    known = IdKind(kind) if kind else identity.kind_of(number)
    shown = masking.id_number(number) if masked else number
    return Paper(id_, shown, known, date.fromisoformat(until) if until else None)


PHONES = Several("phone", ("phone", "phone_purpose"), ("number", "purpose"), ("", ""), _phone)
PAPERS = Several(
    "identity",
    ("id_number", "id_kind", "id_until"),
    ("number", "kind", "until"),
    ("", "", None),
    _paper,
)


@dataclass(frozen=True)
class Person:
    """A party, a person or a company, as shown: the figures are masked (F6)."""

    id: int
    name: str
    sex: Sex
    phones: tuple[Phone, ...]
    papers: tuple[Paper, ...]
    note: str
    kind: PartyKind = PartyKind.PERSON
    employer: str = ""
    address: str = ""

    @property
    def phone(self) -> str:
        """The one that is rung first, empty when none is known."""
        return self.phones[0].number if self.phones else ""

    @property
    def id_number(self) -> str:
        """That of the first paper, empty when none is known."""
        return self.papers[0].number if self.papers else ""


def read(ids: Sequence[int], whole: Collection[int] = ()) -> dict[int, Person]:
    """Parties by their ids, their figures masked but for those in ``whole``."""
    phones, papers = PHONES.read(ids, whole), PAPERS.read(ids, whole)
    marks = ", ".join("?" * len(ids))
    rows = _rows(
        f"SELECT id, name, sex, note, kind, employer, address FROM person WHERE id IN ({marks})",
        ids,
    )
    return {
        id_: Person(
            *(id_, name, Sex(sex)),
            phones=tuple(phones.get(id_, ())),
            papers=tuple(papers.get(id_, ())),
            note=note,
            kind=PartyKind(kind),
            employer=employer,
            address=address,
        )
        for id_, name, sex, note, kind, employer, address in rows
    }


def must_be_on_file(person_id: int) -> None:
    """Raise ``NotFound`` where the files hold no such party."""
    if not _rows("SELECT 1 FROM person WHERE id = ?", (person_id,)):
        raise NotFound("There is no such person.")


def _rows(sql: str, params: Sequence[object]) -> list[Any]:
    if not params:  # nobody is asked for; the database would look through all of them
        return []
    return list(database.db.execute_sql(sql, tuple(params)).fetchall())
