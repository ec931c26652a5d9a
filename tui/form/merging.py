"""What a form changes of a thing that others may have changed while it was open."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


def with_newest(given: M, before: object, now: object) -> M:
    """What was given, with the fields that were left as they stood ``before`` as they are ``now``.

    So what another session put right meanwhile stays. ``before`` and ``now`` have an attribute of
    the name of each of the model's fields.
    """
    untouched = {
        name: getattr(now, name)
        for name in type(given).model_fields
        if getattr(given, name) == getattr(before, name)
    }
    return given.model_copy(update=untouched)
