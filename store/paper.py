"""The sheets there are, the papers they come on, and which printer makes each."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from store.inputs import Count, FilledLine, Input, Line, mark, wrong
from store.text import Named


class Kind(Named):
    """The sheets that the desk prints."""

    WORK_ORDER = "work order", mark("Work order")
    LOG_PAGE = "log page", mark("Log page")
    LOG_MONTH = "log month", mark("Log of a month")
    HANDOVER = "handover", mark("Handover record")
    KEY_LIST = "key list", mark("Key list")
    KEY_MAP = "key map", mark("Key map")
    KEY_LOAN = "key loan", mark("Key loan slip")
    KEY_DEPOSIT = "key deposit", mark("Key authorisation")
    HOUSEHOLD = "household register", mark("Household register")
    RESIDENTS = "resident register", mark("Resident register")
    FILE_COVER = "file cover", mark("File cover")
    RECEIPT = "receipt", mark("Receipt")


class Paper(Named):
    """What a sheet is set on; continuous paper is 241 × 139.7 mm, a roll 80 mm wide."""

    A4 = "a4", mark("A4")
    A5 = "a5", mark("A5")
    CONTINUOUS = "continuous", mark("continuous 241")
    ROLL = "roll", mark("roll 80")


# The first is the usual one.
PAPERS: dict[Kind, tuple[Paper, ...]] = dict.fromkeys(Kind, (Paper.A4,)) | {
    Kind.WORK_ORDER: (Paper.A4, Paper.CONTINUOUS),
    Kind.KEY_LOAN: (Paper.A4, Paper.A5),
    Kind.RECEIPT: (Paper.ROLL, Paper.A5),
}
# What the journal names as the subject of a sheet to fill in by hand.
BLANK, BLANK_COMPLAINT = "blank:sheet", "blank:complaint"


def _queue(name: str) -> str:
    # What CUPS allows; the name stands on a command line and in an address.
    if not re.fullmatch(r"[^\s/#?'\"\\-][^\s/#?'\"\\]{0,126}", name):
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
