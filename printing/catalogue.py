"""Which sheet is about what: from a kind and a subject to its declaration, and the blank ones."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.printer import FORMATS
from printing.sheet import Format
from store import answers
from store.errors import NotFound, Refused
from store.estate import settings
from store.paper import Paper, SheetKind
from store.subjects import SUBJECTS


def request(kind: SheetKind, subject: str, paper: Paper | None = None) -> Request:
    """The sheet of a kind about a subject, on its usual paper unless another is named.

    Declared without a head it shows phones and ID numbers masked. Raises ``NotFound`` when there is
    no such subject, ``Refused`` when the sheet is not set on that paper.
    """
    on, asked = _format(kind, paper), _asked(kind)
    for blank in asked.blanks:
        if blank.subject == subject:
            return _blank_one(kind, blank, on)
    if asked.about is None:
        raise NotFound("Nothing is recorded yet that this sheet could be about.")
    return asked.about(subject.partition(":")[2], on)


def takes_long(kind: SheetKind) -> bool:
    """Whether a sheet may take so long that people work on meanwhile."""
    return _asked(kind).long


def blanks() -> dict[str, tuple[SheetKind, str]]:
    """Every sheet to fill in by hand: its kind and subject, by what scripts call it."""
    return {
        blank.script: (kind, blank.subject)
        for room in _rooms()
        for kind, asked in room.sheets.items()
        for blank in asked.blanks
    }


def commands() -> list[Command]:
    """How scripts ask for sheets, in the directory's order."""
    return [command for room in _rooms() for command in room.commands]


def command(name: str) -> Command | None:
    """How scripts ask for the sheet of this name; loads no more rooms than it must to know."""
    by_the_day = sorted(SUBJECTS, key=lambda subject: not subject.daily)
    rooms = (_room(one.name) for one in by_the_day if answers.of(one.name).sheets)
    return next((each for room in rooms for each in room.commands if each.name == name), None)


def _format(kind: SheetKind, paper: Paper | None) -> Format:
    if paper and paper not in kind.papers:
        raise Refused("This sheet is not set on that paper.", field="paper")
    return FORMATS[paper or kind.papers[0]]


def _blank_one(kind: SheetKind, blank: Blank, on: Format) -> Request:
    estate = settings().name
    name = f"blank-{blank.script}"
    return Request(kind, blank.subject, name, lambda at, _head: blank.lay(estate, at, on))


def _asked(kind: SheetKind) -> Asked:
    return _room(kind.of).sheets[kind]


def _rooms() -> list[Sheets]:
    return [_room(name) for name, each in answers.everyone() if each.sheets]


@cache
def _room(name: str) -> Sheets:
    """What the room of paper of this subject answers."""
    sheets: Sheets = import_module(f"printing.{name}").SHEETS
    return sheets
