"""What a person answered once for a layout, found again in the entries of earlier imports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

from store.engine import database, dialect
from store.residents.importing.columns import Field
from store.residents.importing.tables import Table
from store.residents.importing.whose import meaning

WORD = "answers"
_NEWEST = (
    "SELECT t.text FROM journal j JOIN journal_text t ON t.number = j.number"
    f" WHERE j.kind = 'residents.imported' AND {dialect.text_in('j.payload', 'layout')} = ?"
    " ORDER BY j.number DESC LIMIT 1"
)


def layout_of(tables: Iterable[Table]) -> str:
    """A fingerprint of the names of all columns; empty where a sheet has no names."""
    names = [table.names for table in tables]
    if not names or any(table.header < 0 for table in tables):
        return ""
    return sha256(json.dumps(names).encode()).hexdigest()[:16]


def recalled(layout: str) -> dict[str, str]:
    """What was answered when a file of this layout was imported last, by columns' names."""
    row = database.db.execute_sql(_NEWEST, (layout,)).fetchone() if layout else None
    found: dict[str, str] = json.loads(json.loads(row[0]).get(WORD, "{}")) if row else {}
    return found


def is_news(layout: str, answers: str) -> bool:
    """Whether answers, as they are put on record, differ from those of the last import."""
    return bool(layout and answers) and json.loads(answers) != recalled(layout)


def kept(answers: Mapping[str, str], tables: Iterable[Table]) -> str:
    """The answers about columns that hold for a layout, as they are put on record.

    What one district means holds for one file only; a name that means this in one sheet and that in
    another is asked about again.
    """
    said: dict[str, set[str]] = {}
    for table in tables:
        for name in table.names:
            answer = answers.get(f"{table.sheet.name}/{name}") or answers.get(name, "")
            said.setdefault(name, set()).add(answer)
    holding = {
        name: answer
        for name, (answer, *others) in said.items()
        if answer
        and not others
        and answer != Field.LEVEL
        and meaning(name).field is not Field.LEVEL
    }
    return json.dumps(holding, ensure_ascii=False, sort_keys=True) if holding else ""
