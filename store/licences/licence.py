"""A licence as it stands, and the register of them (G12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.engine.table import Table
from store.inputs import Input
from store.licences.inputs import (
    Correction,
    Followed,
    Kind,
    NewLicence,
    Renewal,
    Stage,
    Whose,
    Withdrawal,
)
from store.licences.settings import settings
from store.register import Register, Step
from store.text import Named, mark
from store.waiting import Place, Waiting


class State(Named):
    """How a paper reads on a day; no job sets it."""

    AHEAD = "ahead", mark("not yet begun")
    VALID = "valid", mark("valid")
    ENDING = "ending", mark("expires soon")
    OVER = "over", mark("expired")
    RENEWED = "renewed", mark("renewed")
    WITHDRAWN = "withdrawn", mark("withdrawn")


@dataclass(frozen=True)
class Licence:
    """A paper that expires, valid through the end of its last day (Q38).

    ``number`` is the register's, ``no`` what is printed on the paper; ``followed`` counts how often
    it was seen to, ``replaces`` is the paper in whose place it stands.
    """

    id: int
    number: str
    kind: Kind
    whose: Whose
    holder: str
    no: str
    issuer: str
    issued: date
    expires: date
    remark: str
    followed: int
    replaces: int | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The paper as the journal names it."""
        return f"licence:{self.id}"

    def state(self, on: date) -> State:
        """How it reads on a day."""
        if self.stage is not Stage.KEPT:
            return State(self.stage.value)
        return state(self.issued, self.expires, on, first_reminder(self.kind))


def state(issued: date, expires: date, on: date, ahead: int) -> State:
    """How a paper of these days reads, if it expires soon from so many days ahead."""
    if on < issued:
        return State.AHEAD
    if on > expires:
        return State.OVER
    return State.ENDING if on >= expires - timedelta(days=ahead) else State.VALID


def first_reminder(kind: Kind) -> int:
    """How many days before it expires a paper of a kind is first seen to."""
    figures = settings()
    return figures.equipment_reminder if kind is Kind.EQUIPMENT else figures.first_reminder


def _waits(one: Licence) -> Iterator[Waiting]:
    if one.stage is not Stage.KEPT:
        return
    yield Waiting(
        "licence.expiring",
        one.subject,
        due=_after(one.expires),
        place=Place.TODAY,
        figures={
            "holder": one.holder,
            "kind": one.kind.value,
            "until": one.expires.isoformat(),
            "number": one.number,
        },
        shows=_next_look(one),
    )


def _next_look(one: Licence) -> datetime:
    """When it stands on Today again: at each reminder, on its last day, and when it has expired."""
    before = {first_reminder(one.kind), settings().second_reminder, 0}
    left = sorted(before, reverse=True)[one.followed :]
    day = one.expires - timedelta(days=left[0]) if left else one.expires + timedelta(days=1)
    return clock.moment(day, time())


def _after(day: date) -> datetime:
    return clock.moment(day + timedelta(days=1), time())


LICENCES = Register(
    "licence",
    Table(
        "licence",
        Licence,
        "SELECT licence.id, licence.number, licence.kind, licence.whose, licence.holder,"
        " licence.no, licence.issuer, licence.issued, licence.expires, licence.remark,"
        " licence.followed, licence.replaces, licence.stage FROM licence",
    ),
    Step("entered", NewLicence, to=Stage.KEPT),
    Step("corrected", Correction, (Stage.KEPT,)),
    Step("followed", Followed, (Stage.KEPT,)),
    Step("renewed", Renewal, (Stage.KEPT,), Stage.RENEWED),
    Step("began", Input, ()),
    Step("withdrawn", Withdrawal, (Stage.KEPT,), Stage.WITHDRAWN),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    private=("holder", "no"),
    columns=("number", "kind", "whose", "issued", "expires", "followed", "replaces", "stage"),
)

get = LICENCES.table.one
