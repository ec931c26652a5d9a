"""Rows of one number that may be of two homes: their owners or areas are others (F1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.residents.importing import asking
from store.residents.importing.asking import SHEET_NAME, Answers, Question
from store.residents.importing.datarows import Row
from store.residents.importing.layout import Column
from store.residents.importing.tables import Table

_FEW = 4  # rows of which each may be of a phase of its own


@dataclass(frozen=True)
class Collision:
    """Two rows, each with its table, that give their homes the same number."""

    code: str
    first: tuple[Table, Row]
    second: tuple[Table, Row]


def questions(collisions: Sequence[Collision], given: Answers) -> Iterator[Question]:
    """What may tell the homes apart, each asked once; where nothing may, whether they are one."""
    if not collisions:
        return
    asked: dict[tuple[str, str], Question] = {}
    for question in (each for one in collisions for each in _apart(one, given)):
        asked.setdefault((question.sheet, question.choices[0].name), question)
    yield from asked.values()
    if not asked and given.about(asking.HOMES) is None:
        one = collisions[0]
        first, second = ((table.sheet.name, row.number) for table, row in (one.first, one.second))
        yield asking.about_homes(one.code, first, second, len(collisions))


def _apart(one: Collision, given: Answers) -> Iterator[Question]:
    (table, row), (other, beside) = one.first, one.second
    if table.sheet.name != other.sheet.name:
        for name in (table.sheet.name, other.sheet.name):
            if given.of(name, SHEET_NAME) is None:
                yield asking.about_sheet(name)
    if table.names != other.names:
        return
    for column in other.layout.left:
        said, says = row.at(column.at), beside.at(column.at)
        if column.name and said and says and said != says and _is_upper(other, column):
            yield asking.about_parting(other.sheet.name, column.name, one.code, said, says)


def _is_upper(table: Table, column: Column) -> bool:
    """Whether a column says few things of many rows, as one of phases does."""
    said = [text for row in table.rows if (text := row.at(column.at))]
    return len(said) <= _FEW or len(set(said)) * 2 <= len(said)
