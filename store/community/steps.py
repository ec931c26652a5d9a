"""The operations of events, from the year's plan to the file (O17, O19, A20, G10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from store import clock, series
from store.community.event import EVENTS, Event, lines_of, notice_days
from store.community.inputs import (
    Approving,
    Asking,
    Detail,
    Filed,
    Held,
    Intended,
    Noticing,
    Permit,
    Plan,
    Ready,
    Returning,
    Safety,
    Summary,
)
from store.community.offering import fill
from store.community.settings import settings
from store.community.signup import SIGNUPS, of_event
from store.community.visiting import ask_how_it_was
from store.community.words import SignStage, Source, Stage
from store.desk.staff import require
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff

SERIES = "HD"
# What the police permitted: none of it is changed on one's own (A20).
_PERMITTED = ("starts", "ends", "place", "expected", "capacity")


@operation
def intend(new: Intended, *, by: Staff) -> Event:
    """Put an event into the year's plan (O17)."""
    require(by, WORK_THE_DESK)
    _must_lie_ahead(new.starts)
    number = series.following(SERIES)
    row = new.model_dump()
    return EVENTS.begin(new, by, as_step="intended", number=number, planned_by=by.id, **row)


@operation
def plan(new: Plan, *, by: Staff) -> Event:
    """Draw an event's plan up that stands in no year's plan."""
    require(by, WORK_THE_DESK)
    _must_lie_ahead(new.starts)
    number = series.following(SERIES)
    return EVENTS.begin(new, by, number=number, planned_by=by.id, **new.model_dump())


@operation
def draw_up(event_id: int, new: Plan, *, by: Staff) -> Event:
    """Draw the plan of an event up that stands in the year's plan."""
    one = EVENTS.admitted(event_id, "drawn_up", by)
    _must_lie_ahead(new.starts)
    return EVENTS.move(one, "drawn_up", new, by, planned_by=by.id, **new.model_dump())


@operation
def edit(event_id: int, new: Plan, *, by: Staff) -> Event:
    """Change a plan: its approval is void, and a permit where time, place or size differ (G10)."""
    one = EVENTS.admitted(event_id, "edited", by)
    _must_lie_ahead(new.starts)
    return _changed(one, "edited", new, by)


@operation
def detail(event_id: int, new: Detail, *, by: Staff) -> Event:
    """Say how it goes, who does what, what is needed; ticks of things that stay are kept."""
    one = EVENTS.admitted(event_id, "detailed", by)
    known = dict(zip(one.needed, one.ready, strict=False))
    ready = "".join(known.get(line, "0") for line in lines_of(new.things))
    return _changed(one, "detailed", new, by, ready=ready)


@operation
def secure(event_id: int, new: Safety, *, by: Staff) -> Event:
    """Write the safety plan down (O19)."""
    return _changed(EVENTS.admitted(event_id, "secured", by), "secured", new, by)


def _changed(one: Event, kind: str, new: Input, by: Staff, **more: Any) -> Event:
    row = new.model_dump()
    if all(getattr(one, name) == value for name, value in row.items()):
        raise Refused("Nothing is different in this plan.")
    content = row.keys() & {*_PERMITTED, "program"}
    if one.permit and any(getattr(one, name) != row[name] for name in content):
        more |= {"permit": "", "permit_applied": None, "permit_on": None}
    void = {"was": one.stage.value, "void": int(one.holds)}
    after = EVENTS.move(
        one, kind, new, by, figures=void, edition=one.edition + 1, planned_by=by.id,
        approved=None, approved_by=None, approved_at=None, **row, **more,
    )  # fmt: skip
    _wait_anew(after)
    return after


@operation
def permit(event_id: int, given: Permit, *, by: Staff) -> Event:
    """Record the police permit (A20); raises ``Refused`` for one that was applied for too late."""
    one = EVENTS.admitted(event_id, "permitted", by)
    if given.permit_on < given.permit_applied:
        raise Refused(
            "This must not lie before {day}.", field="permit_on", day=given.permit_applied
        )
    last = clock.day(one.starts) - timedelta(days=settings().permit_days)
    if given.permit_applied > last:
        raise Refused(
            "It has to be applied for by {day}: put the event off, or correct the day.",
            field="permit_applied",
            day=last,
        )
    return EVENTS.move(one, "permitted", given, by, **given.model_dump())


@operation
def ask(event_id: int, given: Asking, *, by: Staff) -> Event:
    """Let who is in charge decide; raises ``Refused`` while something of the plan is missing."""
    one, own = EVENTS.admitted(event_id, "asked", by), settings()
    if not one.program:
        raise Refused("First write down the programme.")
    if not one.in_charge:
        raise Refused("First write down the safety plan.")
    if one.source is Source.COMMON and not one.consent:
        raise Refused("It is the owners' income: their committee's decision is missing.")
    late = clock.now() > one.starts - timedelta(days=own.plan)
    if late and not given.late:
        raise Refused(
            "It begins in less than {days} days: say why it is planned so late.",
            field="late",
            days=own.plan,
        )
    _must_lie_ahead(one.starts)
    return EVENTS.move(
        one, "asked", given, by, asked_by=by.id, asked_at=clock.now(), late=given.late
    )


@operation
def approve(event_id: int, given: Approving, *, by: Staff) -> Event:
    """Approve this plan as it stands, never one's own (G10).

    Raises ``Refused`` where the police has to permit it and has not (A20).
    """
    one = EVENTS.admitted(event_id, "approved", by)
    if one.wants_permit:
        raise Refused(
            "{n} people are expected: from {least} on the police permits it first"
            " (大型群众性活动安全管理条例 2, 13).",
            n=one.expected,
            least=settings().permit,
        )
    return EVENTS.move(
        one, "approved", given, by, figures={"edition": one.edition}, approved=one.edition,
        approved_by=by.id, approved_at=clock.now(),
    )  # fmt: skip


@operation
def send_back(event_id: int, why: Returning, *, by: Staff) -> Event:
    """It is not approved: the plan is to be changed."""
    return EVENTS.move(EVENTS.admitted(event_id, "returned", by), "returned", why, by)


@operation
def notify(event_id: int, given: Noticing, *, by: Staff) -> Event:
    """The notice is out, and people sign up; raises ``Refused`` for a late one without a reason."""
    one, now = EVENTS.admitted(event_id, "noticed", by), clock.now()
    days = notice_days(one)
    if now > one.starts - timedelta(days=days) and not given.late:
        raise Refused(
            "It begins in less than {days} days: say why it is told so late.",
            field="late",
            days=days,
        )
    _must_lie_ahead(one.starts)
    if given.closes is not None and not now < given.closes <= one.starts:
        raise Refused("Between now and its beginning.", field="closes")
    after = EVENTS.move(
        one, "noticed", given, by, noticed_at=now, notice=given.notice, closes=given.closes,
        late="; ".join(filter(None, (one.late, given.late)))[:200],
    )  # fmt: skip
    _wait_anew(after)
    fill(after, by)
    return after


@operation
def tick_thing(event_id: int, place: int, given: Ready, *, by: Staff) -> Event:
    """Tick whether a thing that is needed is there."""
    one = EVENTS.admitted(event_id, "thing", by)
    if not 0 <= place < len(one.ready):
        raise Refused("The list of things was changed meanwhile.")
    sign = "1" if given.there else "2"
    ready = f"{one.ready[:place]}{sign}{one.ready[place + 1 :]}"
    return EVENTS.move(one, "thing", given, by, figures={"place": place + 1}, ready=ready)


@operation
def hold(event_id: int, given: Held, *, by: Staff) -> Event:
    """It took place; raises ``Refused`` before it has begun."""
    one = EVENTS.admitted(event_id, "held", by)
    if clock.now() < one.starts:
        raise Refused("It begins at {time}.", time=clock.local(one.starts))
    after = EVENTS.move(one, "held", given, by, held_at=clock.now())
    _wait_anew(after)
    return after


@operation
def sum_up(event_id: int, given: Summary, *, by: Staff) -> Event:
    """Sum it up: who came is counted, and some of them are asked how it was (O19, V3).

    Raises ``Refused`` while it is not ticked of everybody whether they came.
    """
    one = EVENTS.admitted(event_id, "summed", by)
    signed = of_event(one.id)
    left = sum(each.stage is SignStage.PLACED for each in signed)
    if left:
        raise Refused("{n} who signed up are not ticked yet: did they come?", n=left)
    came = [each for each in signed if each.stage is SignStage.CAME]
    homes = sorted({each.home_id for each in came})
    persons = sum(each.came or 0 for each in came)
    after = EVENTS.move(
        one, "summed", given, by, figures={"households": len(homes), "persons": persons},
        households=len(homes), persons=persons, summed_by=by.id, summed_at=clock.now(),
        **given.model_dump(),
    )  # fmt: skip
    ask_how_it_was(homes, by)
    _wait_anew(after)
    return after


@operation
def file(event_id: int, given: Filed, *, by: Staff) -> Event:
    """The papers are looked through and filed, never by who summed it up."""
    one = EVENTS.admitted(event_id, "filed", by)
    return EVENTS.move(one, "filed", given, by, filed_by=by.id, filed_at=clock.now())


@operation
def cancel(event_id: int, why: Returning, *, by: Staff) -> Event:
    """It does not take place; everybody who signed up is to be told (O17)."""
    one = EVENTS.admitted(event_id, "cancelled", by)
    after = EVENTS.move(one, "cancelled", why, by, edition=one.edition + 1)
    _wait_anew(after)
    return after


def _wait_anew(one: Event) -> None:
    for each in of_event(one.id):
        SIGNUPS.wait_anew(each.id)
    EVENTS.wait_anew(one.id)


def _must_lie_ahead(starts: datetime) -> None:
    if starts <= clock.now():
        raise Refused("The time must lie ahead.", field="starts")


def look_again() -> None:
    """Let every open event wait by the settings as they are now."""
    for one in EVENTS.table.read("WHERE community_event.stage NOT IN (?, ?)", *_OVER):
        EVENTS.wait_anew(one.id)


_OVER = (Stage.FILED, Stage.CANCELLED)
