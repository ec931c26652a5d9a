"""The settings of single subjects: each has a model of its own, kept under the subject's name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar, cast

from store.engine import database
from store.estate import dated
from store.estate.dated import Held
from store.inputs import Input

M = TypeVar("M", bound=Input)
SITE = "site"  # the estate's own settings, of no subject
_OWN = "of "


def settings(subject: str, model: type[M]) -> M:
    """A subject's settings in force; what was never changed is as the model has it."""
    row = database.db.execute_sql("SELECT value FROM site WHERE key = ?", (key(subject),))
    found = row.fetchone()
    begun = tuple(dated.begun(key(subject)).items())
    return cast(M, _read(model, found[0] if found else "{}", begun))


def keep(subject: str, changed: Input) -> None:
    """Keep a subject's settings; call within an operation that records it."""
    value = json.dumps(changed.model_dump(mode="json"), ensure_ascii=False)
    database.db.execute_sql(
        "INSERT INTO site (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key(subject), value),
    )


def held(now: M, found: Mapping[str, Held]) -> M:
    """Settings as their list held them; what is not on record of then is as it is ``now``."""
    known = {key: one.value for key, one in found.items() if one.value is not None}
    values = now.model_dump(mode="json")
    return type(now).model_validate(values | {k: v for k, v in known.items() if k in values})


def key(subject: str) -> str:
    """The list that a subject's settings are of, those of the estate itself without one."""
    return f"{_OWN}{subject}" if subject else SITE


def is_own(name: str) -> bool:
    """Whether a single subject's settings are kept under this name."""
    return name.startswith(_OWN)


@lru_cache(maxsize=64)
def _read(model: type[Input], kept: str, begun: tuple[tuple[str, str], ...]) -> Input:
    values = json.loads(kept) | {name: json.loads(value) for name, value in begun}
    return model.model_validate({k: v for k, v in values.items() if k in model.model_fields})
