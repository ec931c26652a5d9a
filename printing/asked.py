"""How sheets are asked for: what a subject's room of paper answers as ``SHEETS``.

On which papers a kind of sheet may be printed the store's room of its subject says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from printing.sheet import Format, Head, Sheet
from store.paper import BLANK, Paper, SheetKind

Declare = Callable[[datetime, Head | None], Sheet]
LayBlank = Callable[[str, datetime, Format], Sheet]


@dataclass(frozen=True)
class Request:
    """A sheet that is asked for; ``people`` are those whose figures stand whole on it (F6).

    ``subject`` is what it is about, as the journal names it; ``name`` its file's, without ending.
    """

    kind: SheetKind
    subject: str
    name: str
    declare: Declare
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Blank:
    """A sheet to fill in by hand: what scripts call it, its subject, and how it is laid.

    ``lay`` is told the estate's name, the time and the paper.
    """

    script: str
    lay: LayBlank
    subject: str = BLANK


@dataclass(frozen=True)
class Asked:
    """How a kind of sheet is made.

    ``about`` is told what stands behind the colon of its subject, and the paper; None where nothing
    is recorded yet that it could be about. One that takes ``long`` is waited for elsewhere.
    """

    about: Callable[[str, Format], Request] | None = None
    blanks: tuple[Blank, ...] = ()
    long: bool = False


@dataclass(frozen=True)
class Takes:
    """An argument of a command: a ``--flag`` or a word of this ``type``.

    Those with ``either`` shut each other out, and one of them has to be said.
    """

    name: str
    type: type[int] | type[date] | type[str] | type[bool]
    metavar: str = ""
    help: str = ""
    either: bool = False


@dataclass(frozen=True)
class Command:
    """``frontdesk print NAME …``: ``asks`` makes of its arguments a kind and a subject.

    A month is told as its first day's ``YYYY-MM``, an int is positive.
    """

    name: str
    help: str
    takes: tuple[Takes, ...]
    asks: Callable[[Mapping[str, Any]], tuple[SheetKind, str]]
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Sheets:
    """All that a room of paper answers."""

    sheets: Mapping[SheetKind, Asked] = field(default_factory=dict)
    commands: tuple[Command, ...] = ()
