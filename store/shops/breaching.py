"""The ladder of a breach: talk, notice, a look again, the report; never a fine (I27, A10)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, series
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff
from store.shops.breach import BREACHES, Breach
from store.shops.breachinputs import (
    Advice,
    BreachNotice,
    BreachReport,
    NewBreach,
    Recheck,
    Struck,
)
from store.shops.shop import get
from store.shops.words import BreachStage, Signed, Stage

SERIES = "SPZ"


@operation
def find(shop_id: int, new: NewBreach, *, by: Staff) -> Breach:
    """Record a breach of a shop that is there."""
    require(by, BREACHES.first.right)
    shop = get(shop_id)
    if shop.stage is Stage.CLOSED:
        raise Refused("This is not possible now: it is {stage}.", stage=shop.stage)
    return begin(shop_id, new, by)


def begin(shop_id: int, new: NewBreach, by: Staff, check: int | None = None) -> Breach:
    """Begin the ladder; call within an operation. ``check`` is where it was found."""
    return BREACHES.begin(
        new,
        by,
        also=[f"shop:{shop_id}"],
        number=series.following(SERIES),
        shop_id=shop_id,
        kind=new.kind,
        what=new.what,
        photo=new.photo,
        found_at=clock.now(),
        found_by=by.id,
        check_id=check,
    )


@operation
def advise(breach_id: int, given: Advice, *, by: Staff) -> Breach:
    """Talk to them; what is put right there and then has ended."""
    one = BREACHES.admitted(breach_id, "advised", by)
    stays = BreachStage.UNHEEDED if one.stage is BreachStage.UNHEEDED else BreachStage.ADVISED
    stage = BreachStage.CLOSED if given.heeded else stays
    return BREACHES.move(one, "advised", given, by, stage=stage)


@operation
def give_notice(breach_id: int, given: BreachNotice, *, by: Staff) -> Breach:
    """Deliver the notice; its time runs from now. Raises ``Refused`` where nobody signs at all."""
    one = BREACHES.admitted(breach_id, "noticed", by)
    if given.signed is Signed.REFUSED and not given.witness:
        raise Refused("Where nobody signs a witness does.", field="witness")
    now = clock.now()
    until = now + timedelta(hours=int(given.term.value))
    return BREACHES.move(
        one, "noticed", given, by, figures={"until": until},
        noticed_at=now, until=until, demand=given.demand, signed=given.signed,
        witness=given.witness,
    )  # fmt: skip


@operation
def recheck(breach_id: int, given: Recheck, *, by: Staff) -> Breach:
    """Look again: put right it has ended, else the report is next; one that is made stands."""
    one = BREACHES.admitted(breach_id, "rechecked", by)
    if given.righted:
        stage = BreachStage.CLOSED
    elif one.reported_at is not None:
        stage = BreachStage.REPORTED
    else:
        stage = BreachStage.UNHEEDED
    return BREACHES.move(
        one, "rechecked", given, by,
        stage=stage, rechecked_at=clock.now(), unheeded=one.unheeded or not given.righted,
    )  # fmt: skip


@operation
def tell_authority(breach_id: int, given: BreachReport, *, by: Staff) -> Breach:
    """Report it; raises ``Refused`` before it was looked at again, but where it must not wait."""
    one = BREACHES.admitted(breach_id, "reported", by)
    now = clock.now()
    at = given.at or now
    if at > now:
        raise Refused("This time is still to come.", field="at")
    if at < one.found_at.replace(second=0, microsecond=0):  # typed to the minute
        raise Refused("It was found only at {at}.", field="at", at=one.found_at)
    if not one.reportable:
        raise Refused("What was talked over or noticed is looked at again first, then reported.")
    return BREACHES.move(
        one, "reported", given, by, figures={"at": at},
        reported_at=one.reported_at or at, authority=given.authority, receipt=given.receipt,
    )  # fmt: skip


@operation
def strike(breach_id: int, why: Struck, *, by: Staff) -> Breach:
    """It was none: who is in charge alone, with the reason; it stays on record."""
    return BREACHES.move(BREACHES.admitted(breach_id, "struck", by), "struck", why, by)
