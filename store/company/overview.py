"""The estates at a look: what is open, late and unsigned, and when each was last heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from store import answers, clock
from store.company import estates, incidents
from store.company.connecting import Connection
from store.company.estates import Estate
from store.company.incidents import Incident
from store.engine import database
from store.errors import NotFound

SILENT = timedelta(minutes=15)  # after which an estate is not heard from


@dataclass(frozen=True)
class Standing:
    """How an estate stands: figures of its subjects by name, None where it has sent nothing yet."""

    estate: Estate
    open: int | None
    late: int | None
    unsigned: int | None
    heard: datetime | None
    silent: bool
    incidents: tuple[Incident, ...]


def standing(db: Connection) -> Iterator[Standing]:
    """Every estate as its own functions tell it of what has arrived; each at one moment."""
    now = clock.now()
    for one in estates.everyone(db):
        told: dict[str, int] = {}
        try:
            with estates.read(db, one), database.reading():
                for _name, each in answers.everyone():
                    if each.afar is not None:
                        told |= each.afar(now)
        except NotFound:
            told = {}
        silent = one.heard is None or now - one.heard > SILENT
        yield Standing(
            *(one, told.get("open"), told.get("late"), told.get("unsigned")),
            *(one.heard, silent, tuple(incidents.of(db, one))),
        )
