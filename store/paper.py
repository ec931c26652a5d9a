"""The sheets there are, the papers they come on, and which printer makes each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from store.inputs import Count, FilledLine, Input, Line, mark, wrong
from store.rights import WORK_THE_DESK, Right
from store.text import Named


class Paper(Named):
    """What a sheet is set on; continuous paper is 241 × 139.7 mm, a roll 80 mm wide."""

    A4 = "a4", mark("A4")
    A5 = "a5", mark("A5")
    CONTINUOUS = "continuous", mark("continuous 241")
    ROLL = "roll", mark("roll 80")


# What the journal names as the subject of a sheet to fill in by hand.
BLANK = "blank:sheet"


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet: its name in the journal and the settings, and what the desk calls it.

    ``of`` is the subject that it belongs to; ``papers`` are those it is set on, the usual one
    first; ``otherwise`` has the marked names that it bears about some subjects. Who prints it needs
    its ``right``.
    """

    name: str
    called: str
    of: str
    papers: tuple[Paper, ...] = (Paper.A4,)
    otherwise: tuple[tuple[str, str], ...] = ()
    right: Right = WORK_THE_DESK

    def title(self, subject: str) -> str:
        """The marked name of a sheet about a subject."""
        return dict(self.otherwise).get(subject, self.called)


def _queue(name: str) -> str:
    # What CUPS allows; the name stands on a command line and in an address.
    if not re.fullmatch(r"[^\s/#?'\"\\]{1,127}", name):
        raise wrong("A printer's name has no spaces, quotes, slashes, ? or #.")
    return name


def _tray(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]*", name):
        raise wrong("A tray is named in Latin letters, digits and dashes, for example tray-2.")
    return name


QueueName = Annotated[FilledLine, AfterValidator(_queue)]
Tray = Annotated[Line, AfterValidator(_tray)]


class Printer(Input):
    """Where a kind of sheet goes: the name of a CUPS queue, and how it is to be printed there."""

    name: QueueName = Field(title=mark("Printer"))
    copies: Annotated[Count, Field(ge=1, le=20)] = Field(1, title=mark("Copies"))
    tray: Tray = Field("", title=mark("Tray"), description=mark("Empty for the printer's own."))
    paper: Paper = Field(Paper.A4, title=mark("Paper"))
