"""The operations of licences (G12). Any subject may raise a paper here by ``enter``."""

from __future__ import annotations

from datetime import date

from store import series
from store.desk.staff import require
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.licences.inputs import (
    Correction,
    Followed,
    Kind,
    NewLicence,
    Renewal,
    Stage,
    Withdrawal,
)
from store.licences.licence import LICENCES, Licence
from store.rights import Staff

SERIES = "ZZ"


@operation
def enter(new: NewLicence, *, by: Staff) -> Licence:
    """Enter a paper that expires; one that has expired already too, so that it is seen to.

    Raises ``Refused`` at the field that does not fit: days the wrong way round, or a number that
    stands on a paper of the same kind that is kept.
    """
    require(by, LICENCES.first.right)
    _must_fit(new.issued, new.expires)
    _must_be_one(new.kind, new.no, None)
    return LICENCES.begin(new, by, number=series.following(SERIES), **new.model_dump())


@operation
def correct(licence_id: int, right: Correction, *, by: Staff) -> Licence:
    """Put right what was entered; what was wrong stays in the entry before. Raises as ``enter``."""
    licence = LICENCES.admitted(licence_id, "corrected", by)
    _must_fit(right.issued, right.expires)
    _must_be_one(right.kind, right.no, licence.id)
    row = right.model_dump(exclude={"reason"})
    return LICENCES.move(licence, "corrected", right, by, **row)


@operation
def follow(licence_id: int, done: Followed, *, by: Staff) -> Licence:
    """Record that its renewal is seen to; it stands on Today again at the next reminder."""
    licence = LICENCES.admitted(licence_id, "followed", by)
    return LICENCES.move(licence, "followed", done, by, followed=licence.followed + 1)


@operation
def renew(licence_id: int, given: Renewal, *, by: Staff) -> Licence:
    """The paper that takes its place, which this gives; the old one stays on the list.

    Raises ``Refused`` where it does not expire later, and as ``enter``; its number may stay.
    """
    licence = LICENCES.admitted(licence_id, "renewed", by)
    _must_fit(given.issued, given.expires)
    if given.expires <= licence.expires:
        raise Refused("It must expire later than {day}.", field="expires", day=licence.expires)
    _must_be_one(licence.kind, given.no, licence.id)
    id_ = LICENCES.table.insert(
        number=series.following(SERIES),
        kind=licence.kind,
        whose=licence.whose,
        holder=licence.holder,
        issuer=licence.issuer,
        **given.model_dump(),
        replaces=licence.id,
        stage=Stage.KEPT,
    )
    LICENCES.move(licence, "renewed", given, by, figures={"by": id_})
    return LICENCES.move(LICENCES.table.one(id_), "began", Input(), by, also=[licence.subject])


@operation
def withdraw(licence_id: int, why: Withdrawal, *, by: Staff) -> Licence:
    """End it: given back, taken away, not needed any more."""
    licence = LICENCES.admitted(licence_id, "withdrawn", by)
    return LICENCES.move(licence, "withdrawn", why, by)


def _must_fit(issued: date, expires: date) -> None:
    if expires < issued:
        raise Refused("This must not lie before {day}.", field="expires", day=issued)


def _must_be_one(kind: Kind, no: str, but: int | None) -> None:
    """A paper is entered once: one of this kind and number is kept already (Q36)."""
    where = (
        "WHERE licence.stage = ? AND licence.kind = ? AND licence.no = ?"
        " AND licence.id IS DISTINCT FROM ?"
    )
    for other in LICENCES.table.read(where, Stage.KEPT, kind, no, but):
        raise Refused("This paper is kept already, as {number}.", field="no", number=other.number)
