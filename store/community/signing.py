"""The operations of signing up: one gate for all, in order, ticked once (O18, Q124-Q126)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, journal, series
from store.community.event import EVENTS, Event, get
from store.community.offering import fill, run_out
from store.community.places import Party, Places
from store.community.rights import OVERBOOK
from store.community.roll import News, Roll, news, roll
from store.community.settings import settings
from store.community.signinputs import (
    Came,
    Change,
    Mistaken,
    NewSignup,
    Overbooking,
    Remarked,
    Told,
)
from store.community.signup import OPEN, PERSONAL, SIGNUPS, Signup, of_event, places, queue, signup
from store.community.words import SignStage, Stage
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff

SERIES = "HDB"
ROLL_OPENS = timedelta(hours=2)  # before it begins


@operation
def sign(event_id: int, new: NewSignup, *, by: Staff) -> Signup:
    """Sign up: a place if there is one and nobody waits for it, else the end of the line.

    The desk passes the same gate as everybody (Q125). Raises ``Refused`` at the field.
    """
    require(by, WORK_THE_DESK)
    event, now = get(event_id), clock.now()
    if event.stage is not Stage.NOTICED:
        raise Refused("Nobody can sign up: it is {stage}.", stage=event.stage)
    if event.closes is not None and event.closes <= now < event.starts:
        raise Refused("Sign-up has ended at {time}.", time=clock.local(event.closes))
    _must_be_fit(event, new.party, new.child_with)
    run_out(event, by)
    signed = of_event(event_id)
    for other in signed:
        if (other.home_id, other.who) == (new.home, new.who) and other.stage in OPEN:
            raise Refused("They have signed up: change {number}.", field="who", number=other.number)
    begun = now >= event.starts
    free = places(event, signed).fits(new.party) and (begun or not queue(signed))
    one = SIGNUPS.begin(
        new, by, also=[event.subject, f"home:{new.home}"], number=series.following(SERIES),
        event_id=event_id, home_id=new.home, who=new.who, phone=new.phone, adults=new.adults,
        seniors=new.seniors, children=new.children, child_with=new.child_with, asked_at=now,
        beyond=False, told=event.edition,
    )  # fmt: skip
    return SIGNUPS.move(one, "placed", Remarked(), by) if free else one


@operation
def change(signup_id: int, new: Change, *, by: Staff) -> Signup:
    """Others or fewer come; raises ``Refused`` where more come than there are places."""
    one = SIGNUPS.admitted(signup_id, "changed", by)
    event = _open(one)
    _must_be_fit(event, new.party, new.child_with)
    if one.stage is not SignStage.QUEUED:
        _must_fit(places(event, but=one.id), new.party)
    after = SIGNUPS.move(one, "changed", new, by, **new.model_dump())
    fill(event, by)
    return signup(after.id)


@operation
def accept(signup_id: int, given: Remarked, *, by: Staff) -> Signup:
    """They take the place that was offered; raises ``Refused`` once their time is over."""
    one = SIGNUPS.admitted(signup_id, "accepted", by)
    _open(one)
    if one.answer_by is not None and one.answer_by <= clock.now():
        raise Refused(
            "Their time to answer ended at {time}: the place is for the next in line.",
            time=clock.local(one.answer_by),
        )
    return SIGNUPS.move(one, "accepted", given, by)


@operation
def decline(signup_id: int, given: Remarked, *, by: Staff) -> Signup:
    """They do not want the place that was offered: it goes to the next in line (Q126)."""
    return _freed(SIGNUPS.admitted(signup_id, "declined", by), "declined", given, by)


@operation
def withdraw(signup_id: int, given: Remarked, *, by: Staff) -> Signup:
    """They do not come: their place goes to the next in line (Q126)."""
    return _freed(SIGNUPS.admitted(signup_id, "withdrawn", by), "withdrawn", given, by)


def _freed(one: Signup, kind: str, given: Remarked, by: Staff) -> Signup:
    event = get(one.event_id)
    run_out(event, by)
    now = signup(one.id)
    if kind not in SIGNUPS.possible(now):
        raise Refused("This is not possible now: it is {stage}.", stage=now.stage)
    after = SIGNUPS.move(now, kind, given, by)
    fill(event, by)
    EVENTS.wait_anew(event.id)
    return after


@operation
def overbook(signup_id: int, why: Overbooking, *, by: Staff) -> Signup:
    """The manager lets somebody in by name though every place is taken (Q125)."""
    require(by, OVERBOOK)
    one = SIGNUPS.admitted(signup_id, "overbooked", by)
    event = _open(one)
    before = places(event).free
    figures = {"free": before - one.party.total}
    return SIGNUPS.move(one, "overbooked", why, by, figures=figures, beyond=True)


@operation
def tick(event_id: int, signup_id: int, given: Came, *, by: Staff) -> Roll:
    """They came: once, and no more of them than signed up (O18)."""
    one = _rolled(event_id, signup_id, "came", by)
    came = given.came or one.party.total
    if came > one.party.total:
        raise Refused("{n} signed up: the others sign up too.", field="came", n=one.party.total)
    SIGNUPS.move(one, "came", given, by, figures={"came": came}, came=came, came_at=clock.now())
    return roll(event_id)


@operation
def miss(event_id: int, signup_id: int, given: Remarked, *, by: Staff) -> Roll:
    """They did not come; whoever stands there may have the place."""
    one = _rolled(event_id, signup_id, "absent", by)
    if clock.now() < get(event_id).starts:
        raise Refused("It has not begun: they may still come.")
    SIGNUPS.move(one, "absent", given, by)
    return roll(event_id)


def _rolled(event_id: int, signup_id: int, kind: str, by: Staff) -> Signup:
    one = SIGNUPS.admitted(signup_id, kind, by)
    event = get(event_id)
    if one.event_id != event_id or event.stage not in (Stage.NOTICED, Stage.HELD):
        raise Refused("This is not possible now: it is {stage}.", stage=event.stage)
    if clock.now() < event.starts - ROLL_OPENS:
        opens = clock.local(event.starts - ROLL_OPENS)
        raise Refused("Who comes is ticked from {time} on.", time=opens)
    return one


@operation
def put_right(signup_id: int, why: Mistaken, *, by: Staff) -> Signup:
    """A tick was wrong: they stand as before it, with the reason."""
    one = SIGNUPS.admitted(signup_id, "mistaken", by)
    event = get(one.event_id)
    if event.stage not in (Stage.NOTICED, Stage.HELD):
        raise Refused("This is not possible now: it is {stage}.", stage=event.stage)
    return SIGNUPS.move(one, "mistaken", why, by, came=None, came_at=None)


@operation
def tell(event_id: int, signup_id: int, given: Told, *, by: Staff) -> News:
    """They were told how the event stands now: cancelled, or another time (O17)."""
    one = SIGNUPS.admitted(signup_id, "told", by)
    if one.event_id != event_id or not one.untold:
        raise Refused("They know how it stands.")
    SIGNUPS.move(one, "told", given, by, told=one.edition)
    EVENTS.wait_anew(event_id)
    return news(event_id)


def _open(one: Signup) -> Event:
    event = get(one.event_id)
    if event.stage is not Stage.NOTICED:
        raise Refused("Nobody can sign up: it is {stage}.", stage=event.stage)
    return event


def _must_be_fit(event: Event, party: Party, child_with: str) -> None:
    if not party.total:
        raise Refused("At least one comes.", field="adults")
    if party.children and not (party.adults or party.seniors or child_with):
        raise Refused("With whom do the children come?", field="child_with")
    empty = Places(event.capacity, event.limits)
    _must_fit(empty, party)


def _must_fit(there: Places, party: Party) -> None:
    lack = there.lack(party)
    if lack is None:
        return
    free = max(lack.free, 0)
    if lack.seat is None:
        raise Refused("Only {free} places are free.", field="adults", free=free)
    raise Refused("Only {free} places of this kind are free.", field=lack.seat.value, free=free)


# The house


def lapse() -> None:
    """Let go of offers nobody answered, and of names that are kept long enough (A19)."""
    _lapse()


@operation
def _lapse() -> None:
    now, keep = clock.now(), settings().keep
    offered = SIGNUPS.table.read(
        "WHERE event_signup.stage = ? AND event_signup.answer_by <= ?", SignStage.OFFERED, now
    )
    for event_id in sorted({one.event_id for one in offered}):
        run_out(get(event_id), None)
    before = now - timedelta(days=keep)
    old = SIGNUPS.table.read("WHERE event_signup.who <> '' AND e.ends <= ?", before) if keep else []
    for one in old:
        SIGNUPS.table.update(one.id, **dict.fromkeys(PERSONAL, ""))
        SIGNUPS.wait_anew(one.id)
    if old:
        *others, last = [one.subject for one in old]
        figures = {"count": len(old), "days": keep}
        journal.append("event_signup.forgotten", last, by=None, payload=figures, touches=others)
