"""What the store refused, and what is wrong with a field, in the desk's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from store.errors import StoreError
from store.text import mark
from tui.language import clockface, labels
from tui.language.catalogue import _

_MOST_SHOWN = 200  # of a value within a sentence; somebody pastes 100 KB one day


def say(error: StoreError) -> str:
    """What the store refused, and why, in the desk's language."""
    return _filled(error.message, error.values)


def _filled(message: str, values: Mapping[str, object]) -> str:
    return _(message).format(**{name: _shown(value) for name, value in values.items()})


# What the system says of a file, as it says it; named here so that the catalogue has it.
_SYSTEM = {
    mark("No such file or directory"),
    mark("Permission denied"),
    mark("Is a directory"),
    mark("Not a directory"),
    mark("File exists"),
    mark("File name too long"),
    mark("No space left on device"),
    mark("Read-only file system"),
    mark("Input/output error"),
    mark("No such device or address"),
}


def reason(said: str) -> str:
    """Why the system refused a file, in the desk's language where that is known."""
    return _(said) if said in _SYSTEM else said


def _shown(value: object) -> object:
    if isinstance(value, StoreError):
        return say(value)
    if isinstance(value, datetime):
        return clockface.moment(value)
    if isinstance(value, date):
        return clockface.day(value)
    if isinstance(value, Enum):
        return labels.label(value)
    if isinstance(value, str) and value in _SYSTEM:
        return reason(value)
    if isinstance(value, str) and len(value) > _MOST_SHOWN:
        return f"{value[: _MOST_SHOWN - 1]}…"
    return value


# What pydantic itself finds wrong, by the type of its error.
_WRONG = {
    "missing": mark("Please fill this in."),
    "string_type": mark("Please fill this in."),
    "string_too_short": mark("Please fill this in."),
    "too_short": mark("At least {min_length} of these are needed."),
    "too_long": mark("At most {max_length} of these fit here."),
    "string_too_long": mark("At most {max_length} characters fit here."),
    "string_pattern_mismatch": mark("This is not written as it should be."),
    "int_type": mark("Please type a whole number."),
    "int_parsing": mark("Please type a whole number."),
    "int_from_float": mark("Please type a whole number."),
    "int_parsing_size": mark("This number is too large."),
    "float_parsing": mark("Please type a number."),
    "decimal_parsing": mark("Please type a number."),
    "greater_than_equal": mark("At least {ge}."),
    "greater_than": mark("More than {gt}."),
    "less_than_equal": mark("At most {le}."),
    "less_than": mark("Less than {lt}."),
    "enum": mark("Please choose one of these."),
    "literal_error": mark("Please choose one of these."),
    "bool_parsing": mark("Please choose one of these."),
}


def say_wrong(error: Mapping[str, Any]) -> str:
    """What one error of pydantic says, in the desk's language.

    ``error`` is an item of ``ValidationError.errors()``; the store's own carry their source string
    as their type.
    """
    kind = str(error["type"])
    own = " " in kind or kind.endswith(".")
    message = kind if own else _WRONG.get(kind, mark("This does not fit here."))
    return _filled(message, error.get("ctx", {}))
