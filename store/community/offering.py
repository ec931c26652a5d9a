"""A freed place names the next in line, who must answer by a time (O18, Q126)."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import clock
from store.community.event import EVENTS, Event
from store.community.settings import settings
from store.community.signinputs import Remarked
from store.community.signup import SIGNUPS, Signup, of_event, places, queue
from store.community.words import SignStage, Stage
from store.rights import Staff


def fill(event: Event, by: Staff | None) -> list[Signup]:
    """Offer free places to those who wait, in order; nobody overtakes who does not fit.

    Call within an operation. Once it has begun nothing is offered: who stands there signs up.
    """
    offered: list[Signup] = []
    now = clock.now()
    if event.stage is not Stage.NOTICED or now >= event.starts:
        return offered
    until = min(now + timedelta(hours=settings().answer), event.starts)
    waiting = queue(of_event(event.id))
    while waiting and places(event).fits(waiting[0].party):
        head = waiting.pop(0)
        offered.append(
            SIGNUPS.move(head, "offered", Remarked(), by, figures={"until": until}, answer_by=until)
        )
    return offered


def run_out(event: Event, by: Staff | None) -> None:
    """Let go of offers that nobody answered in time, and offer their places on."""
    now: datetime = clock.now()
    late = [
        one
        for one in of_event(event.id)
        if one.stage is SignStage.OFFERED and one.answer_by is not None and one.answer_by <= now
    ]
    for one in late:
        SIGNUPS.move(one, "lapsed", Remarked(), by)
    if late:
        fill(event, by)
        EVENTS.wait_anew(event.id)
