"""The operations of lost property (民法典 314–318)."""

from __future__ import annotations

from store import agenda, clock, series
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.lostproperty.inputs import (
    Claim,
    Correction,
    Declined,
    Disposal,
    Handing,
    Kind,
    Moving,
    NewItem,
    Notice,
    Telling,
)
from store.lostproperty.item import LOST, Item, kept, last_day
from store.lostproperty.settings import settings
from store.rights import Staff

SERIES = "SW"
PERSONAL = ("marks", "finder", "phone", "claimant", "claim_phone", "described")


@operation
def enter(new: NewItem, *, by: Staff) -> Item:
    """Keep a thing that was found; it was found now where nothing else is said."""
    require(by, LOST.first.right)
    now = clock.now()
    if new.found_at is not None and new.found_at > now:
        raise Refused("This time is still to come.", field="found_at")
    given = new.model_copy(update={"found_at": new.found_at or now})
    item = LOST.begin(
        given,
        by,
        number=series.following(SERIES),
        since=now,
        **given.model_dump(exclude={"remark"}),
    )
    LOST.forget(PERSONAL, settings().keep)
    return item


@operation
def correct(item_id: int, right: Correction, *, by: Staff) -> Item:
    """Put right what was taken down; what was wrong stays in the entry before."""
    item = LOST.admitted(item_id, "corrected", by)
    return LOST.move(item, "corrected", right, by, **right.model_dump(exclude={"reason"}))


@operation
def tell(item_id: int, given: Telling, *, by: Staff) -> Item:
    """Record that who may be the owner was told (314); who was not reached was not."""
    item = LOST.admitted(item_id, "told", by)
    return LOST.move(item, "told", given, by, told=item.told + given.reached)


@operation
def post(item_id: int, given: Notice, *, by: Staff) -> Item:
    """Hang a notice out: from its day on runs the time in which it may be claimed (318).

    Raises ``Refused`` for a day before the thing was found, and where a notice hangs already.
    """
    item = LOST.admitted(item_id, "noticed", by)
    on = given.on or clock.today()
    if item.noticed_on is not None:
        raise Refused("A notice hangs since {day}; its time runs on.", day=item.noticed_on)
    if on < (found := clock.day(item.found_at)):
        raise Refused("This must not lie before {day}.", field="on", day=found)
    if on > clock.today():
        raise Refused("This day has not come yet.", field="on")
    until = last_day(on, settings().term)
    return LOST.move(
        item,
        "noticed",
        given.model_copy(update={"on": on}),
        by,
        figures={"until": until},
        noticed_on=on,
        until=until,
    )


@operation
def shelve(item_id: int, given: Moving, *, by: Staff) -> Item:
    """Lay it somewhere else."""
    return LOST.move(LOST.admitted(item_id, "moved", by), "moved", given, by, place=given.place)


@operation
def decline(item_id: int, given: Declined, *, by: Staff) -> Item:
    """Record a claim that does not fit; the thing stays."""
    return LOST.move(LOST.admitted(item_id, "declined", by), "declined", given, by)


@operation
def claim(item_id: int, given: Claim, *, by: Staff) -> Item:
    """Give it back to who can tell what only its owner knows (314).

    Raises ``Refused`` where the description does not fit, where nobody signed, and once its time is
    over: then it belongs to the state (318).
    """
    item = LOST.admitted(item_id, "claimed", by)
    if item.until is not None and item.unclaimed(clock.today()):
        raise Refused("Its time was over on {day}: hand it in, it is the state's.", day=item.until)
    if not given.fits:
        raise Refused("Then it is not theirs: record it under Does not fit.", field="fits")
    if not given.signed:
        raise Refused("Nothing is given back without a signature.", field="signed")
    return LOST.move(
        item,
        "claimed",
        given,
        by,
        gone_at=clock.now(),
        **given.model_dump(include={"claimant", "claim_phone", "identity", "described", "signed"}),
    )


@operation
def hand_in(item_id: int, given: Handing, *, by: Staff) -> Item:
    """Hand it to the police or the office that is competent (314)."""
    item = LOST.admitted(item_id, "handed_in", by)
    return LOST.move(item, "handed_in", given, by, gone_at=clock.now(), **given.model_dump())


@operation
def dispose(item_id: int, given: Disposal, *, by: Staff) -> Item:
    """Let go of what nobody claimed in its time (318), or what spoils *(ours)*.

    Raises ``Refused`` while it may still be claimed.
    """
    item = LOST.admitted(item_id, "disposed", by)
    if item.kind is not Kind.SPOILS and not item.unclaimed(clock.today()):
        if item.until is not None:
            raise Refused("It may still be claimed, until {day}.", day=item.until)
        raise Refused("It may still be claimed: hang a notice out, or hand it to the police.")
    return LOST.move(item, "disposed", given, by, gone_at=clock.now())


def look_again() -> None:
    """Let what is kept wait by the settings as they are now."""
    for one in kept():
        agenda.keep(one.subject, LOST.waits(one))
