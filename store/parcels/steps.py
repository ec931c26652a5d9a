"""The operations of parcels; behind each, names whose time is over are erased."""

from __future__ import annotations

from datetime import datetime

from store import agenda, clock, series
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.parcels.inputs import (
    Correction,
    Fetching,
    Moving,
    NewParcel,
    Returning,
    Stage,
    Telling,
)
from store.parcels.parcel import PARCELS, Parcel, lying, overdue_from
from store.parcels.settings import settings
from store.rights import Staff
from store.waiting import Place, Waiting

SERIES = "BG"
SHELF = "parcel:0"  # all that lies here, as the agenda and the handover name it


@operation
def take(new: NewParcel, *, by: Staff) -> Parcel:
    """Take a parcel in; ``since`` is now where it stays empty."""
    require(by, PARCELS.first.right)
    since = _been(new.since, "since")
    row = new.model_dump(exclude={"home", "since", "remark"})
    parcel = PARCELS.begin(
        new.model_copy(update={"since": since}),
        by,
        number=series.following_today(SERIES),
        home_id=new.home,
        since=since,
        lying=new.pieces,
        **row,
    )
    _tidy()
    return parcel


@operation
def tell(parcel_id: int, given: Telling, *, by: Staff) -> Parcel:
    """Record that the recipient was told; who was not reached was not told."""
    parcel = PARCELS.admitted(parcel_id, "told", by)
    at = _been(given.at, "at")
    if at < parcel.since.replace(second=0, microsecond=0):  # typed to the minute
        raise Refused("This must not lie before {day}.", field="at", day=parcel.since)
    given = given.model_copy(update={"at": at})
    for other in _others(parcel) if given.all else ():
        if other.since <= at:
            _told(other, given, by)
    return _told(parcel, given, by)


def _told(parcel: Parcel, given: Telling, by: Staff) -> Parcel:
    return PARCELS.move(
        parcel,
        "told",
        given,
        by,
        told=parcel.told + given.reached,
        told_at=given.at if given.reached else parcel.told_at,
        told_how=given.how if given.reached else parcel.told_how,
    )


@operation
def shelve(parcel_id: int, given: Moving, *, by: Staff) -> Parcel:
    """Lay it somewhere else."""
    parcel = PARCELS.admitted(parcel_id, "moved", by)
    return PARCELS.move(parcel, "moved", given, by, place=given.place)


@operation
def correct(parcel_id: int, right: Correction, *, by: Staff) -> Parcel:
    """Put right what was taken down; raises ``Refused`` for fewer pieces than were fetched."""
    parcel = PARCELS.admitted(parcel_id, "corrected", by)
    left = parcel.lying + right.pieces - parcel.pieces
    if left < 1:
        gone = parcel.pieces - parcel.lying
        raise Refused("{n} were fetched already, and some still lie here.", field="pieces", n=gone)
    row = right.model_dump(exclude={"home", "reason"})
    return PARCELS.move(parcel, "corrected", right, by, home_id=right.home, lying=left, **row)


@operation
def fetch(parcel_id: int, given: Fetching, *, by: Staff) -> Parcel:
    """Hand it out, whole or some pieces of it, or all that lies here for its home.

    Raises ``Refused`` at the pieces where fewer lie here, and where nobody signed without a remark.
    """
    parcel = PARCELS.admitted(parcel_id, "fetched", by)
    if not given.signed and not given.remark:
        raise Refused("Say here why nobody signed.", field="remark")
    if given.all:
        for other in _others(parcel):
            _hand_out(other, given.model_copy(update={"pieces": other.lying}), by)
        given = given.model_copy(update={"pieces": parcel.lying})
    if given.pieces > parcel.lying:
        raise Refused("Only {left} still lie here.", field="pieces", left=parcel.lying)
    fetched = _hand_out(parcel, given, by)
    _tidy()
    return fetched


def _others(parcel: Parcel) -> list[Parcel]:
    """What else lies here for the same home; nothing where the home is not known."""
    if parcel.home_id is None:
        return []
    return [one for one in lying(parcel.home_id) if one.id != parcel.id]


def _hand_out(parcel: Parcel, given: Fetching, by: Staff) -> Parcel:
    left = parcel.lying - given.pieces
    return PARCELS.move(
        parcel,
        "fetched",
        given,
        by,
        lying=left,
        fetched_by=given.who,
        identity=given.identity,
        signed=given.signed,
        gone_at=None if left else clock.now(),
        stage=Stage.LYING if left else Stage.FETCHED,
    )


@operation
def send_back(parcel_id: int, given: Returning, *, by: Staff) -> Parcel:
    """The carrier takes back what still lies here."""
    parcel = PARCELS.admitted(parcel_id, "returned", by)
    sent = PARCELS.move(parcel, "returned", given, by, lying=0, gone_at=clock.now())
    _tidy()
    return sent


def _been(at: datetime | None, field: str) -> datetime:
    if at is not None and at > clock.now():
        raise Refused("This time is still to come.", field=field)
    return at or clock.now()


def look_again() -> None:
    """Let what lies too long stand on Today, by the settings as they are now."""
    days, here = settings().long, sorted(lying(), key=lambda one: one.since)
    waits = [_too_long(here, overdue_from(here[0], days))] if days and here else []
    agenda.keep(SHELF, waits)


def _too_long(here: list[Parcel], shows: datetime) -> Waiting:
    """One line for all of them, from when on the oldest lies too long."""
    figures = {"count": len(here), "since": clock.to_ms(here[0].since)}
    return Waiting("parcel.lying", SHELF, place=Place.FOLLOWING, figures=figures, shows=shows)


def _tidy() -> None:
    look_again()
    PARCELS.forget(("recipient", "tail", "fetched_by"), settings().keep)
