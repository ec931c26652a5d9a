"""What people type, made fit to keep: the types that every input model is built from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from store.text import halfwidth, mark, printable
from store.unplugged import unplug

__all__ = [
    "MOST_IN_A_LINE", "MOST_IN_PROSE",
    "Asks", "Count", "Filled", "FilledLine", "FilledProse", "HomeId", "Input", "Line",
    "NewPin", "Number", "PastDay", "PastMoment", "Phone", "Pin", "Prose", "ResidentName",
    "StaffNumber", "Unset", "WorkerName", "halfwidth", "mark", "printable", "wrong",
]  # fmt: skip

MOST_IN_A_LINE = 200
MOST_IN_PROSE = 4000

unplug()


class Input(BaseModel):
    """What every form's model shares: fixed once it is checked.

    Its checks are built when it is first filled in: all of them together would take a tenth of a
    second of every start and of every printing.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)


def wrong(message: str, /, **values: object) -> PydanticCustomError:
    """The error of a field: an English source string and its values."""
    return PydanticCustomError(message, message, values)


def _line(text: object) -> object:
    if not isinstance(text, str):
        return text
    one_line = " ".join(printable(text).split())
    if len(one_line) > MOST_IN_A_LINE:
        raise wrong(
            "Too long: {length} characters; at most {most} fit here.",
            length=len(one_line),
            most=MOST_IN_A_LINE,
        )
    return one_line


def _prose(text: object) -> object:
    if not isinstance(text, str):
        return text
    kept = "\n".join(line.rstrip() for line in printable(text).strip().split("\n"))
    if len(kept) > MOST_IN_PROSE:
        raise wrong(
            "Too long: {length} characters; at most {most} fit here.",
            length=len(kept),
            most=MOST_IN_PROSE,
        )
    return kept


def _filled(text: str) -> str:
    if not text:
        raise wrong("Please fill this in.")
    return text


@dataclass(frozen=True)
class Asks:
    """How a form asks for a field: ``home``, ``prose``, ``pin``, ``past``, ``time`` or ``staff``.

    ``anyone`` is staff, those who have left too; ``worker`` a name that is proposed or typed,
    ``shift`` one of the estate's, ``daily`` a rate a day in per cent, and ``resident`` one of the
    household of the form's home, or typed.
    """

    kind: str


@dataclass(frozen=True)
class Unset:
    """What a form calls the choice of nothing, where that is not none: every one, say."""

    title: str


Filled = AfterValidator(_filled)
Line = Annotated[str, BeforeValidator(_line)]
FilledLine = Annotated[str, BeforeValidator(_line), Filled]
Prose = Annotated[str, BeforeValidator(_prose), Asks("prose")]
WorkerName = Annotated[str, BeforeValidator(_line), Filled, Asks("worker")]
ResidentName = Annotated[str, BeforeValidator(_line), Asks("resident")]
FilledProse = Annotated[str, BeforeValidator(_prose), Filled, Asks("prose")]


def _code(text: object) -> object:
    return halfwidth(text) if isinstance(text, str) else text


# Behind a word for it, or behind a hyphen that follows a whole number.
_EXTENSION = re.compile(
    r"(.*?)(?:\s*(?:转|分机|ext\.?|[x#])\s*|(?<=\d{7})-)(\d{1,6})", re.IGNORECASE
)


def _phone(text: str) -> str:
    found = _EXTENSION.fullmatch(text)
    line, extension = found.groups() if found else (text, "")
    bare = re.sub(r"[\s()-]", "", line)
    if (bare or extension) and not re.fullmatch(r"\+?\d{5,20}", bare):
        raise wrong("A phone number is 5 to 20 digits, for example 13812341234.")
    return f"{bare}-{extension}" if extension else bare


Phone = Annotated[str, BeforeValidator(_code), AfterValidator(_phone)]

_WEAK = ("0123456789012", "9876543210987")


def _pin(text: str) -> str:
    if not re.fullmatch(r"\d{6,12}", text):
        raise wrong("A PIN is 6 to 12 digits.")
    if len(set(text)) < 3 or any(text in run for run in _WEAK):
        raise wrong("This PIN is too easy to guess: not one digit over and over, nor 123456.")
    return text


NewPin = Annotated[str, BeforeValidator(_code), AfterValidator(_pin), Asks("pin")]
Pin = Annotated[str, BeforeValidator(_code), Filled, Asks("pin")]


def _staff_number(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z-]{0,11}", text):
        raise wrong("A staff number is 1 to 12 digits or letters, for example 1001.")
    return text


StaffNumber = Annotated[str, BeforeValidator(_code), AfterValidator(_staff_number)]
HomeId = Annotated[int, Asks("home")]
PastDay = Annotated[date, Asks("past")]
PastMoment = Annotated[datetime, Asks("been")]
Number = Annotated[int, BeforeValidator(_code)]
Count = Annotated[Number, Field(ge=0, le=9999)]
