"""Sheets about moving in and out (SH1, SH2, SH4–SH6, SH47) and the list of appointments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.moveins import accepting, coming, leaving
from printing.moveins.told import Told, told
from printing.register import Lay, about, command
from printing.sheet import Format, Head, Sheet
from store import clock, moveins
from store.estate import settings
from store.moveins import MOVES, VISIT_LIST, VisitStage, Walk
from store.text import mark

_Declare = Callable[[Told | None, str, datetime, Head | None, Format], Sheet]


def _of(declare: _Declare) -> Lay[Walk]:
    def lay(walk: Walk | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
        return declare(told(walk) if walk else None, estate, at, head, on)

    return lay


def _visits(_today: str, _on: Format) -> Request:
    """Those of today and to come, and who came or did not of today."""
    today, estate = clock.today(), settings().name
    found = [
        one for one in moveins.visits() if one.on_day >= today and one.stage is not VisitStage.OFF
    ]
    name = f"movein-appointments-{today.isoformat()}"
    return Request(
        VISIT_LIST,
        "movein_visits:today",
        name,
        lambda at, head: leaving.visits(found, estate, at, head),
    )


def _blank_visits(estate: str, at: datetime, _on: Format) -> Sheet:
    return leaving.visits([], estate, at, None, blank=True)


SHEETS = Sheets(
    {
        moveins.SLIP: about(MOVES, moveins.SLIP, "movein-slip", _of(coming.slip)),
        moveins.PAPERS: about(MOVES, moveins.PAPERS, "movein-papers", _of(coming.papers)),
        moveins.ATTORNEY: about(MOVES, moveins.ATTORNEY, "attorney", _of(coming.attorney)),
        moveins.ACCEPTANCE: about(
            MOVES, moveins.ACCEPTANCE, "acceptance-register", _of(accepting.register)
        ),
        moveins.HAND_OUT: about(MOVES, moveins.HAND_OUT, "hand-out", _of(accepting.hand_out)),
        moveins.LEAVING: about(MOVES, moveins.LEAVING, "leaving", _of(leaving.leaving)),
        VISIT_LIST: Asked(_visits, (Blank("movein-appointments", _blank_visits),)),
    },
    (
        command(MOVES, moveins.SLIP, "movein-slip", mark("the slip of a move-in")),
        command(MOVES, moveins.PAPERS, "movein-papers", mark("the papers of a move-in")),
        command(MOVES, moveins.ACCEPTANCE, "acceptance-register", mark("how a home was accepted")),
        command(MOVES, moveins.HAND_OUT, "hand-out", mark("what was handed out at a move-in")),
        command(MOVES, moveins.LEAVING, "leaving", mark("the list of who moves out")),
        Command(
            "movein-appointments",
            mark("who is expected to move in, and who came"),
            (),
            lambda _given: (VISIT_LIST, "movein_visits:today"),
        ),
    ),
)
