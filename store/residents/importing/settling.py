"""What a table's rows mean by the file's own calendar, and by what was answered of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.residents.importing import days, roles
from store.residents.importing.columns import Field
from store.residents.importing.datarows import Row
from store.residents.importing.layout import Layout

_TWO = (Field.ROLE, Field.RELATION)


def contradictions(rows: Sequence[Row], laid: Layout) -> list[tuple[Row, str, str]]:
    """The rows in which somebody's role is one and their relation another, and both words."""
    return [(row, said, related) for row in rows for said, related, _ in _of_row(row, laid)]


def settled(rows: Sequence[Row], laid: Layout, counts: Field) -> list[Row]:
    """The rows with nothing in the other of the two columns where they contradict each other."""
    (aside,) = {*_TWO} - {counts}
    found = []
    for row in rows:
        empty = {at for *_, columns in _of_row(row, laid) for at in columns[aside]}
        cells = tuple("" if at in empty else cell for at, cell in enumerate(row.cells))
        found.append(replace(row, cells=cells))
    return found


def dated(rows: Sequence[Row], laid: Layout) -> list[Row]:
    """The rows of a file that counts its days from 1904 on, with these days written out."""
    columns = {at for person in laid.people for at in person.columns.get(Field.SINCE, ())}
    found = []
    for row in rows:
        cells = (days.from_1904(c) if at in columns else c for at, c in enumerate(row.cells))
        found.append(replace(row, cells=tuple(cells)))
    return found


def _of_row(row: Row, laid: Layout) -> Iterator[tuple[str, str, dict[Field, tuple[int, ...]]]]:
    for person in laid.people:
        if not all(field in person.columns for field in _TWO):
            continue
        seen = row.of(person.columns)
        said, related = seen[Field.ROLE], seen[Field.RELATION]
        as_said, as_related = roles.role(said), roles.role(related)
        # A co-owner may be the owner's wife; a relative of the owner's is no owner themselves.
        known = None not in (as_said, as_related) and not roles.is_kin(related)
        if said and related and known and as_said is not as_related:
            yield said, related, person.columns
