"""The operations of lending: seals, vehicles, meeting rooms, never two at the same time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from store import clock, series
from store.affairs.asset import ASSETS, Asset, get
from store.affairs.inputs import (
    Agreeing,
    CallingOff,
    Drive,
    Longer,
    Meeting,
    Over,
    Returning,
    SealOut,
    SealUse,
    Taking,
)
from store.affairs.loan import LOANS, Loan, clash, open_of
from store.affairs.steps import LENT
from store.affairs.words import Kind, LoanStage, Stage, Way
from store.desk.staff import require
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff


@operation
def use_seal(asset_id: int, given: SealUse, *, by: Staff) -> Loan:
    """A paper is sealed here (用印): what, how many copies, who approved it.

    Raises ``Refused`` where the seal is out, and where they approve what they ask for (G10).
    """
    require(by, WORK_THE_DESK)
    one, now = _kept(asset_id, Kind.SEAL), clock.now()
    if given.other == given.who:
        raise Refused("Somebody else approves it.", field="other")
    for other in open_of(asset_id):
        if other.stage is LoanStage.OUT:
            raise Refused("It is out: {who} has it.", who=other.who)
    return _begin("used", one, Way.SEALED, given, by, now, now, copies=given.copies)


@operation
def take_seal(asset_id: int, given: SealOut, *, by: Staff) -> Loan:
    """A seal is to be taken out: two go with it, and somebody in charge has to let it go."""
    require(by, WORK_THE_DESK)
    one = _kept(asset_id, Kind.SEAL)
    if given.other == given.who:
        raise Refused("A seal needs two: name another one.", field="other")
    since = _free(one, given.since, given.until)
    return _begin("asked", one, Way.OUT, given, by, since, given.until)


@operation
def drive(asset_id: int, given: Drive, *, by: Staff) -> Loan:
    """Lend a vehicle, now or later; raises ``Refused`` where somebody has it then."""
    require(by, WORK_THE_DESK)
    one = _kept(asset_id, Kind.VEHICLE)
    since = _free(one, given.since, given.until)
    named = given.model_copy(update={"other": given.other or given.who})
    return _begin("driven", one, Way.DRIVEN, named, by, since, given.until)


@operation
def meet(asset_id: int, given: Meeting, *, by: Staff) -> Loan:
    """Book a meeting room; raises ``Refused`` where it is taken then."""
    require(by, WORK_THE_DESK)
    one = _kept(asset_id, Kind.ROOM)
    since = _free(one, given.since, given.until)
    return _begin("met", one, Way.MEETING, given, by, since, given.until, copies=given.copies)


def _kept(asset_id: int, kind: Kind) -> Asset:
    one = get(asset_id)
    if one.kind is not kind:
        raise Refused("This is for another kind of thing.")
    if one.stage is not Stage.KEPT:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    return one


def _free(one: Asset, since: datetime | None, until: datetime, but: int = 0) -> datetime:
    """From when on it is lent; raises ``Refused`` where that is over, or somebody has it then."""
    now = clock.now()
    since = since or now
    if until <= now:
        raise Refused("The time must lie ahead.", field="until")
    if until <= since:
        raise Refused("It must end after it begins.", field="until")
    other = clash(open_of(one.id), since, until, now, but)
    if other is not None:
        raise Refused(
            "Taken from {since} to {until} by {who}, {number}.",
            field="until" if but or other.since > since else "since",
            since=clock.local(other.since),
            until=clock.local(other.until),
            who=other.who,
            number=other.number,
        )
    return since


def _begin(
    kind: str,
    one: Asset,
    way: Way,
    given: Input,
    by: Staff,
    since: datetime,
    until: datetime,
    copies: int = 0,
) -> Loan:
    named: dict[str, Any] = {
        name: getattr(given, name, "") for name in ("who", "other", "what", "whither")
    }
    row: dict[str, Any] = {"asset_id": one.id, "way": way, "copies": copies, "asked_by": by.id}
    return LOANS.begin(
        given, by, as_step=kind, also=[one.subject], figures={"since": since, "until": until},
        number=series.following(LENT), since=since, until=until, **row, **named,
    )  # fmt: skip


@operation
def agree(loan_id: int, given: Agreeing, *, by: Staff) -> Loan:
    """Let a seal go; never by who asked for it."""
    one = LOANS.admitted(loan_id, "agreed", by)
    if by.name in (one.who, one.other):
        raise Refused("Who goes with it does not let it go.")
    return LOANS.move(one, "agreed", given, by, also=[_of(one)], agreed_by=by.id)


@operation
def take(loan_id: int, given: Taking, *, by: Staff) -> Loan:
    """It goes out; raises ``Refused`` while another one has it still."""
    one, now = LOANS.admitted(loan_id, "taken", by), clock.now()
    asset = get(one.asset_id)
    if one.kind is Kind.ROOM:
        raise Refused("A room is booked, not taken.")
    if one.until <= now:
        raise Refused("Its time is over: lend it anew.")
    early = min(one.since, now)
    _free(asset, early, one.until, one.id)
    if asset.kind is Kind.VEHICLE:
        _reading(given.km, asset.km)
    return LOANS.move(
        one, "taken", given, by, also=[_of(one)], out_at=now, km_out=given.km, since=early
    )


@operation
def bring_back(loan_id: int, given: Returning, *, by: Staff) -> Loan:
    """It is back; a vehicle with what it shows, no less than as it left."""
    one = LOANS.admitted(loan_id, "returned", by)
    if one.kind is Kind.VEHICLE:
        _reading(given.km, one.km_out or 0)
    after = LOANS.move(
        one, "returned", given, by, also=[_of(one)], back_at=clock.now(), km_back=given.km
    )
    if one.kind is Kind.VEHICLE:
        asset = get(one.asset_id)
        ASSETS.move(asset, "driven_on", Over(), by, figures={"km": given.km}, km=given.km)
    return after


def _reading(km: int | None, least: int) -> int:
    if km is None:
        raise Refused("What does it show? Kilometres.", field="km")
    if km < least:
        raise Refused("It showed {km} before.", field="km", km=least)
    return km


@operation
def extend(loan_id: int, given: Longer, *, by: Staff) -> Loan:
    """It is needed longer, or shorter; raises ``Refused`` where somebody has it then."""
    one = LOANS.admitted(loan_id, "extended", by)
    _free(get(one.asset_id), one.since, given.until, one.id)
    return LOANS.move(one, "extended", given, by, also=[_of(one)], until=given.until)


@operation
def call_off(loan_id: int, why: CallingOff, *, by: Staff) -> Loan:
    """Nothing comes of it: it is free again."""
    one = LOANS.admitted(loan_id, "called_off", by)
    return LOANS.move(one, "called_off", why, by, also=[_of(one)])


def _of(one: Loan) -> str:
    return f"asset:{one.asset_id}"


# The house


def lapse() -> None:
    """Let go of bookings whose time is over."""
    _lapse()


@operation
def _lapse() -> None:
    now = clock.now()
    where = "WHERE asset_loan.stage IN (?, ?) AND asset_loan.until <= ?"
    for one in LOANS.table.read(where, LoanStage.ASKED, LoanStage.BOOKED, now):
        LOANS.move(one, "over", Over(), None)
