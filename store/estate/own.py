"""The settings of single subjects: each has a model of its own, kept under the subject's name."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TypeVar, cast

from store.engine import database
from store.inputs import Input

M = TypeVar("M", bound=Input)


def settings(subject: str, model: type[M]) -> M:
    """A subject's settings in force; what was never changed is as the model has it."""
    row = database.db.execute_sql("SELECT value FROM site WHERE key = ?", (_key(subject),))
    found = row.fetchone()
    return cast(M, _read(model, found[0] if found else "{}"))


def keep(subject: str, changed: Input) -> None:
    """Keep a subject's settings; call within an operation that records it."""
    value = json.dumps(changed.model_dump(mode="json"), ensure_ascii=False)
    database.db.execute_sql(
        "INSERT INTO site (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_key(subject), value),
    )


def _key(subject: str) -> str:
    return f"of {subject}"


@lru_cache(maxsize=64)
def _read(model: type[Input], kept: str) -> Input:
    known = {name: value for name, value in json.loads(kept).items() if name in model.model_fields}
    return model.model_validate(known)
