"""The operations of impact works and accidents (L9, L12, G10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from store import clock, series
from store.cleaning.matter_inputs import (
    Approving,
    Closing,
    Happened,
    MatterKind,
    NotOwed,
    Planned,
    Remarked,
    Returning,
    Starting,
    Stopping,
    Telling,
    ToldOn,
    Urging,
)
from store.cleaning.matters import HIGH, MATTERS, Matter
from store.cleaning.settings import settings
from store.cleaning.steps import SERIES
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import WORK_CLEANING, Staff

_CONTENT = ("kind", "place", "what", "people", "starts", "ends", "height", "measures")


# Works


@operation
def plan_work(new: Planned, *, by: Staff) -> Matter:
    """Draw the plan of a work up."""
    require(by, WORK_CLEANING)
    return MATTERS.begin(
        new, by, number=series.following(SERIES), planned_by=by.id, **_content(new)
    )


@operation
def edit(number: int, new: Planned, *, by: Staff) -> Matter:
    """Change a plan: what was approved or reported is void, the work stands still (G10, Q32).

    Raises ``Refused`` where nothing is different.
    """
    one = MATTERS.admitted(number, "edited", by)
    content = _content(new)
    if all(getattr(one, name) == value for name, value in content.items()):
        raise Refused("Nothing is different in this plan.", field="what")
    void = {"was": one.stage.value, "void": int(one.holds)}
    return MATTERS.move(
        one, "edited", new, by, figures=void, planned_by=by.id, edition=one.edition + 1,
        told_at=None, approved=None, approver="", decided_at=None, urgent=False, **content,
    )  # fmt: skip


def _content(new: Planned) -> dict[str, Any]:
    return {name: getattr(new, name) for name in _CONTENT}


@operation
def tell(number: int, given: Telling, *, by: Staff) -> Matter:
    """Report a plan to the developer; raises ``Refused`` later than the lead before its start."""
    one, now = MATTERS.admitted(number, "told", by), clock.now()
    lead = settings().lead
    if now + timedelta(hours=lead) > one.starts:
        raise Refused(
            "Report it {lead} hours before it begins: put its start to {time} or later, or have the"
            " manager let it begin as urgent.",
            lead=lead,
            time=clock.local(now + timedelta(hours=lead)),
        )
    return MATTERS.move(one, "told", given, by, told_at=now)


@operation
def approve(number: int, given: Approving, *, by: Staff) -> Matter:
    """The developer approves this plan as it stands (G10)."""
    one = MATTERS.admitted(number, "approved", by)
    return _approved(one, "approved", given, by)


@operation
def approve_after(number: int, given: Approving, *, by: Staff) -> Matter:
    """The developer approves an urgent work that has begun (L9)."""
    one = MATTERS.admitted(number, "approved_after", by)
    if not one.urgent or one.holds:
        raise Refused("This is approved already.")
    return _approved(one, "approved_after", given, by)


def _approved(one: Matter, kind: str, given: Approving, by: Staff) -> Matter:
    if given.approver == by.name:
        raise Refused("Nobody approves what they asked for: the developer does.", field="approver")
    return MATTERS.move(
        one, kind, given, by, figures={"edition": one.edition}, approved=one.edition,
        approver=given.approver, decided_at=clock.now(),
    )  # fmt: skip


@operation
def send_back(number: int, given: Returning, *, by: Staff) -> Matter:
    """The developer does not approve: the plan is to be changed or reported again."""
    one = MATTERS.admitted(number, "returned", by)
    return MATTERS.move(one, "returned", given, by, approver=given.approver, decided_at=clock.now())


@operation
def urge(number: int, given: Urging, *, by: Staff) -> Matter:
    """Let a work begin before it is approved: the manager's reason, told at once (L9)."""
    one = MATTERS.admitted(number, "urged", by)
    now = clock.now()
    return MATTERS.move(one, "urged", given, by, urgent=True, told_at=now, began_at=now)


@operation
def start(number: int, given: Starting, *, by: Staff) -> Matter:
    """The work begins: approved as it stands, within its time, with a permit where it is high.

    Raises ``Refused`` at the field.
    """
    one, now = MATTERS.admitted(number, "started", by), clock.now()
    if not one.holds:
        raise Refused("No answer is no approval: this plan is not approved as it stands.")
    if now < one.starts or (one.ends is not None and now >= one.ends):
        raise Refused(
            "It is approved from {since} to {until}; another time is another plan.",
            since=clock.local(one.starts),
            until=clock.local(one.ends or one.starts),
        )
    if one.height >= HIGH and not given.permit:
        raise Refused("From 2 m on it needs a high-place permit.", field="permit")
    return MATTERS.move(one, "started", given, by, began_at=one.began_at or now)


@operation
def pause(number: int, why: Stopping, *, by: Staff) -> Matter:
    """The work stands still: wind, rain, danger (L9, L10)."""
    return MATTERS.move(MATTERS.admitted(number, "paused", by), "paused", why, by)


@operation
def resume(number: int, given: Remarked, *, by: Staff) -> Matter:
    """It goes on."""
    return MATTERS.move(MATTERS.admitted(number, "resumed", by), "resumed", given, by)


@operation
def finish(number: int, given: Remarked, *, by: Staff) -> Matter:
    """It is done, the site cleared."""
    one = MATTERS.admitted(number, "finished", by)
    return MATTERS.move(one, "finished", given, by, ended_at=clock.now())


@operation
def accept(number: int, given: Remarked, *, by: Staff) -> Matter:
    """It is looked at and filed; an urgent one only once it is approved (L9)."""
    one = MATTERS.admitted(number, "accepted", by)
    if not one.holds:
        raise Refused("It began as urgent: the developer's approval is still due.")
    return MATTERS.move(one, "accepted", given, by)


@operation
def drop(number: int, why: Stopping, *, by: Staff) -> Matter:
    """It will not be done; its number stays (G11)."""
    return MATTERS.move(MATTERS.admitted(number, "dropped", by), "dropped", why, by)


# Accidents


@operation
def record_accident(new: Happened, *, by: Staff) -> Matter:
    """Record an accident: every clock runs from when it happened (L12, A4, Q59)."""
    require(by, WORK_CLEANING)
    if new.happened > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field="happened")
    own, at = settings(), new.happened
    days = own.supplement_fire if new.kind is MatterKind.FIRE else own.supplement
    return MATTERS.begin(
        new, by, as_step="happened", number=series.following(SERIES), kind=new.kind,
        place=new.place, what=new.what, people=new.people, measures=new.measures,
        starts=at, oral_by=at + timedelta(minutes=own.oral),
        written_by=at + timedelta(hours=own.written),
        legal_by=at + timedelta(minutes=own.authority), further_by=at + timedelta(days=days),
    )  # fmt: skip


@operation
def tell_orally(number: int, given: ToldOn, *, by: Staff) -> Matter:
    """The developer's people were told by word."""
    return _told(number, "oral", given, by)


@operation
def tell_in_writing(number: int, given: ToldOn, *, by: Staff) -> Matter:
    """The developer has it in writing."""
    return _told(number, "written", given, by)


@operation
def tell_authority(number: int, given: ToldOn, *, by: Staff) -> Matter:
    """The authority was told (A4)."""
    return _told(number, "legal", given, by)


def _told(number: int, kind: str, given: ToldOn, by: Staff) -> Matter:
    one, now = MATTERS.admitted(number, kind, by), clock.now()
    at: datetime = given.at or now
    if getattr(one, f"{kind}_at") is not None:
        raise Refused("That they were told is on record.")
    if not one.starts <= at <= now:
        raise Refused("Between when it happened and now.", field="at")
    column: dict[str, Any] = {f"{kind}_at": at}
    return MATTERS.move(one, kind, given, by, figures={"told_at": at}, **column)


@operation
def not_owed(number: int, why: NotOwed, *, by: Staff) -> Matter:
    """The law asks for no report to the authority; that clock ends with the reason."""
    one = MATTERS.admitted(number, "not_owed", by)
    if one.legal_at is not None or one.legal_by is None:
        raise Refused("That they were told is on record.")
    return MATTERS.move(one, "not_owed", why, by, legal_by=None)


@operation
def close(number: int, given: Closing, *, by: Staff) -> Matter:
    """What came of it; raises ``Refused`` while somebody is still to be told."""
    one = MATTERS.admitted(number, "accident_closed", by)
    legal = one.legal_by is not None and one.legal_at is None
    if one.oral_at is None or one.written_at is None or legal:
        raise Refused("Somebody is still to be told: by word, in writing, or the authority.")
    return MATTERS.move(one, "accident_closed", given, by)
