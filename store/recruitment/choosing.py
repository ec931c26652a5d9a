"""The operations from the first look at an application to an answer (O10, O11)."""

from __future__ import annotations

from typing import Any

from store import clock
from store.errors import Refused
from store.journal.operation import operation
from store.recruitment.application import APPLICATIONS, Application
from store.recruitment.asks import (
    Examined,
    Interview,
    Screening,
    Stage,
    Verified,
    Why,
)
from store.recruitment.inputs import Medical
from store.recruitment.interviews import INTERVIEWS, MARKS
from store.recruitment.settings import settings
from store.recruitment.terms import months_on
from store.rights import Staff


@operation
def screen(number: int, given: Screening, *, by: Staff) -> Application:
    """Let somebody be seen, on a day that is agreed."""
    one = APPLICATIONS.admitted(number, "screened", by)
    if given.interview_on < clock.today():
        raise Refused("This day is past.", field="interview_on")
    return APPLICATIONS.move(one, "screened", given, by, interview_on=given.interview_on)


@operation
def interview(number: int, given: Interview, *, by: Staff) -> Application:
    """Record what an interviewer saw; the entry has the marks, the words stand apart (G17).

    Raises ``Refused`` beyond the number of interviews, and at marks without their reason.
    """
    one = APPLICATIONS.admitted(number, "interviewed", by)
    most = settings().rounds
    if one.interviews >= most:
        raise Refused("All {most} interviews were held: see the papers, or answer.", most=most)
    place = one.interviews + 1
    INTERVIEWS.insert(
        application_id=one.id, place=place, on_day=clock.today(), **given.model_dump()
    )
    figures = {"place": place, "on_day": clock.today(), "of": 25}
    figures["sum"] = sum(getattr(given, name) for name in MARKS)
    return APPLICATIONS.move(one, "interviewed", given, by, figures=figures, interviews=place)


@operation
def verify(number: int, given: Verified, *, by: Staff) -> Application:
    """Record which papers were seen; none of them is kept here (劳动合同法 9; A25).

    Who was in reserve is thereby looked at again.
    """
    one = APPLICATIONS.admitted(number, "verified", by)
    if not given.back:
        raise Refused("No original is kept: give it back first (劳动合同法 9).", field="back")
    again: dict[str, Any] = {"decided_on": None, "lapses_on": None, "reason": ""}
    return APPLICATIONS.move(
        one, "verified", given, by, verified_on=clock.today(), seen=given.seen, **again
    )


@operation
def examine(number: int, given: Examined, *, by: Staff) -> Application:
    """Record that somebody is medically fit, where the post asks for it (A27).

    Raises ``Refused`` where it does not: that nobody may ask.
    """
    one = APPLICATIONS.admitted(number, "examined", by)
    if one.medical is Medical.NONE:
        raise Refused("This post needs no medical examination: it is not asked for.")
    if not given.fit:
        raise Refused("Then record it as not taken, with the reason.", field="fit")
    if one.medical is Medical.FOOD and given.until is None:
        raise Refused("For food and drink a health certificate is needed.", field="until")
    if given.until is not None and given.until < clock.today():
        raise Refused("This certificate has expired.", field="until")
    stage = Stage.EXAMINED if one.stage is Stage.VERIFIED else one.stage
    row: dict[str, Any] = {"examined_on": clock.today(), "fit_until": given.until}
    return APPLICATIONS.move(one, "examined", given, by, stage=stage, **row)


@operation
def reserve(number: int, why: Why, *, by: Staff) -> Application:
    """Keep somebody in reserve, as long as who was not taken (O10, O11)."""
    return _answered(number, "reserved", why, by)


@operation
def decline(number: int, why: Why, *, by: Staff) -> Application:
    """Do not take somebody, with the reason; from now on the time runs after which all goes."""
    return _answered(number, "declined", why, by)


@operation
def withdraw(number: int, why: Why, *, by: Staff) -> Application:
    """Record that somebody does not want the post any more."""
    return _answered(number, "withdrawn", why, by)


def _answered(number: int, kind: str, why: Why, by: Staff) -> Application:
    one = APPLICATIONS.admitted(number, kind, by)
    today = clock.today()
    lapses = months_on(today, settings().keep)
    return APPLICATIONS.move(
        one, kind, why, by, decided_on=today, reason=why.reason, lapses_on=lapses
    )
