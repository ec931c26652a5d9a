"""What an import has to say about a sheet, a row or a field, each a sentence to translate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError

from store.inputs import mark
from store.residents import masking
from store.text import Named

COLON = mark(": ")
_PLAIN = {
    "float": mark("This is no number."),
    "date": mark("This is no date."),
    "greater": mark("This number is too small."),
    "less": mark("This number is too large."),
}


@dataclass(frozen=True)
class Remark:
    """One sentence; ``title`` is its field, ``row`` counts from 1, 0 is no row.

    A value that is itself to be translated is the function that does.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    title: str = ""
    sheet: str = ""
    row: int = 0

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the language of ``translate``, the field's title before it.

        What it repeats of the file may be a figure in the wrong column: it is masked (F6).
        """
        values = {name: _shown(value, translate) for name, value in self.values.items()}
        said = translate(self.message).format(**values)
        return translate(COLON).join((translate(self.title), said)) if self.title else said


class Wrong(Exception):
    """Why a row is rejected; never leaves the import."""

    def __init__(self, *reasons: Remark) -> None:
        super().__init__()
        self.reasons = reasons


def called(what: Named) -> Callable[[Callable[[str], str]], str]:
    """A member's name as a value of a remark, to be translated with it."""
    return lambda translate: translate(what.called)


def _shown(value: object, translate: Callable[[str], str]) -> object:
    said = value(translate) if callable(value) else value
    return masking.within(said) if isinstance(said, str) else said


def of_error(model: type[BaseModel], error: ValidationError) -> list[Remark]:
    """What a form of this model says about each of its fields that is wrong."""
    found = []
    for one in error.errors(include_url=False, include_input=False):
        name = str(one["loc"][0]) if one["loc"] else ""
        title = model.model_fields[name].title if name in model.model_fields else ""
        known = next((said for kind, said in _PLAIN.items() if one["type"].startswith(kind)), "")
        message, values = (known, {}) if known else (one["type"], one.get("ctx", {}))
        found.append(Remark(message, values, title or ""))
    return found
