"""The operations of emergencies (D20–D30); nothing here stands before 119, 110, 120 (G16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from store import agenda, answers, clock, residents, series
from store.checklist import LineAnswer
from store.desk.staff import require
from store.emergency import clocks, drills, inputs, versions
from store.emergency.course import COURSES, Course, Line, Section, course
from store.emergency.emergency import (
    EMERGENCIES,
    OPEN,
    UNFILED,
    Emergency,
    must_stand,
    named,
    under_way,
)
from store.emergency.inputs import Deed, NewEmergency, Outcome, Report, Stage
from store.emergency.settings import settings
from store.errors import NotFound, Refused
from store.findings import Finding, NewFinding, Origin
from store.inputs import Input
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff

SERIES = "YJ"


@operation
def start(new: NewEmergency, *, by: Staff) -> Emergency:
    """Begin a course of the plan; its kind is enough (D21).

    Raises ``Refused`` where one of this kind began a moment ago and nobody has said that this is
    another (D24).
    """
    require(by, EMERGENCIES.first.right)
    if not new.again and (twin := _twin(new)):
        raise Refused(
            "{number} of this kind is under way: Esc and go on there, or say here that this is"
            " another.",
            field="again",
            number=twin.number,
        )
    now = clock.now()
    one = EMERGENCIES.begin(
        new,
        by,
        number=series.following(SERIES),
        kind=new.kind,
        plan=versions.adopted(new.kind, by).id,
        drill=new.drill,
        place=new.place,
        reporter=new.reporter,
        phone=new.phone,
        happened=_been(new.happened, "happened"),
        reported=now,
        taken_by=by.id,
    )
    _ring(course(one.id))
    return one


def _twin(new: NewEmergency) -> Emergency | None:
    since = clock.now() - timedelta(minutes=settings().join)
    same = (one for one in under_way() if one.kind is new.kind and one.drill == new.drill)
    return next((one for one in same if one.reported > since), None)


@operation
def decide(emergency_id: int, key: str, deed: Deed, *, by: Staff) -> Course:
    """Say what became of a step, in any order, at its own time (D22, Q56).

    Said anew it corrects what was said before, which stays (D25). Raises ``Refused`` for one that
    was not done without a reason, for a time to come or from before it happened, and for what the
    report asks before it is over.
    """
    require(by, WORK_THE_DESK)
    now = course(emergency_id)
    must_stand(now.emergency, UNFILED)
    line = _line(now, key)
    if line.section is Section.REPORT:
        _must_report(now, deed)
    elif deed.outcome is not Outcome.DONE and not deed.note:
        raise Refused("Say why it is not done.", field="note")
    at = _been(deed.at, "at")
    if at < now.emergency.happened:
        raise Refused("It happened only at {at}.", field="at", at=now.emergency.happened)
    one = now.emergency
    COURSES.answer(
        one.id,
        line,
        LineAnswer(abnormal=deed.outcome is Outcome.IMPOSSIBLE, note=deed.note),
        by,
        kind=deed.outcome.value,
        figures={"at": clock.to_ms(at)} | named(one),
        besides={"step": line.title, "told": deed.told},
    )
    after = course(emergency_id)
    _ring(after)
    return after


def _moved(one: Emergency, kind: str, given: Input, by: Staff, **row: Any) -> Emergency:
    """A step of the whole; what is late rings on."""
    after = EMERGENCIES.move(one, kind, given, by, **row)
    _ring(course(one.id))
    return after


def _ring(now: Course) -> None:
    """Let it alarm in every session from when a critical step is late, until that is decided."""
    one = now.emergency
    if one.stage not in OPEN or one.drill:
        return
    times = [line.facts["due"] for line in now.unsettled if "due" in line.facts]
    # A step of minute 1 is late once that minute is over.
    due = clock.from_ms(min(times)) + timedelta(minutes=1) if times else None
    agenda.keep(
        one.subject,
        [
            replace(each, due=due, rings=due is not None) if each.kind == "emergency.open" else each
            for each in EMERGENCIES.waits(one)
        ],
    )


def ring_anew() -> None:
    """Let what is under way alarm by the times that can be believed; call within an operation."""
    for one in under_way():
        _ring(course(one.id))


def _must_report(now: Course, deed: Deed) -> None:
    if now.emergency.stage is not Stage.ENDED:
        raise Refused("The report is filled in once it is over.")
    if not deed.note:
        raise Refused("Please fill this in.", field="note")


@operation
def amend(emergency_id: int, known: inputs.Particulars, *, by: Staff) -> Emergency:
    """Put down what is known better: where, who, since when, how grave (D25, D15)."""
    one = EMERGENCIES.admitted(emergency_id, "amended", by)
    happened = _been(known.happened, "happened")
    return _moved(
        one,
        "amended",
        known,
        by,
        place=known.place,
        reporter=known.reporter,
        phone=known.phone,
        happened=happened,
        grade=known.grade,
    )


@operation
def remark(emergency_id: int, said: inputs.Remark, *, by: Staff) -> Emergency:
    """Put down what happened besides the steps: calls, help from outside, people (D26, D27)."""
    one = EMERGENCIES.admitted(emergency_id, "remarked", by)
    return _moved(one, "remarked", said, by, figures={"at": _been(said.at, "at")})


@operation
def concern(emergency_id: int, whom: inputs.Concerned, *, by: Staff) -> Emergency:
    """Say which homes it concerns and what their callers are told, once more when it changes."""
    one = EMERGENCIES.admitted(emergency_id, "concerned", by)
    try:
        homes = residents.within(whom.homes)
    except NotFound as error:
        raise Refused(error.message, field="homes", **error.values) from error
    area = " ".join(residents.parts(whom.homes))
    return _moved(
        *(one, "concerned", whom, by),
        figures={"count": len(homes)},
        also=[f"home:{home.id}" for home in homes],
        area=area,
        notice=whom.notice,
    )


@operation
def send_up(emergency_id: int, sent: inputs.Reported, *, by: Staff) -> Emergency:
    """Put down that it was reported on; that clock stops, none of them moves (D16).

    Raises ``Refused`` for a time to come or from before it happened, and for a drill.
    """
    one = EMERGENCIES.admitted(emergency_id, "reported", by)
    if one.drill:
        raise Refused("A drill is reported to nobody outside.")
    at = _been(sent.at, "at")
    if at < one.happened:
        raise Refused("It happened only at {at}.", field="at", at=one.happened)
    figures = {"at": at, "due": clocks.due(one, sent.report)}
    first = clocks.sent_at(one, sent.report) or at
    row: dict[str, Any] = {_SENT[sent.report]: min(first, at)}
    after = EMERGENCIES.move(one, "reported", sent, by, figures=figures, **row)
    _ring(course(one.id))
    return after


_SENT = {
    Report.PHONE: "phoned_at",
    Report.WRITTEN: "written_at",
    Report.SUMMARY: "summed_at",
}


@operation
def find(emergency_id: int, new: NewFinding, *, by: Staff) -> Finding:
    """Raise what is to be changed after it: a finding that has it as its source (D18, G9)."""
    require(by, WORK_THE_DESK)
    one = EMERGENCIES.table.one(emergency_id)
    return answers.findings().raise_(new, Origin(source=one.subject), by=by)


@operation
def ask(emergency_id: int, given: inputs.Asked, *, by: Staff) -> Emergency:
    """Count that a home asked, and heard what callers are told: no ticket is taken (D28)."""
    one = EMERGENCIES.admitted(emergency_id, "asked", by)
    also = [f"home:{given.home}"] if given.home is not None else []
    return _moved(one, "asked", given, by, also=also, asked=one.asked + 1)


@operation
def control(emergency_id: int, said: inputs.Controlled, *, by: Staff) -> Emergency:
    """Who is in charge says that it is under control."""
    one = EMERGENCIES.admitted(emergency_id, "controlled", by)
    at = _been(said.at, "at")
    return _moved(one, "controlled", said, by, figures={"at": at}, controlled_at=at)


@operation
def end(emergency_id: int, said: inputs.Ended, *, by: Staff) -> Emergency:
    """It is over; raises ``Refused`` while a critical step is undecided (D22)."""
    one = EMERGENCIES.admitted(emergency_id, "ended", by)
    if left := course(one.id).unsettled:
        raise Refused(
            "{count} critical steps are undecided: {step}", count=len(left), step=left[0].title
        )
    at = _been(said.at, "at")
    figures = {"at": at}
    after = EMERGENCIES.move(
        *(one, "ended", said, by), also=_homes(one), figures=figures, ended_at=at
    )
    if one.drill:
        drills.look_again((one.kind,))
    return after


@operation
def call_false(emergency_id: int, why: inputs.FalseAlarm, *, by: Staff) -> Emergency:
    """Nothing was the matter: the cause, and who confirmed that (D21)."""
    one = EMERGENCIES.admitted(emergency_id, "false_alarm", by)
    return EMERGENCIES.move(*(one, "false_alarm", why, by), also=_homes(one), ended_at=clock.now())


@operation
def join(emergency_id: int, other: inputs.Joining, *, by: Staff) -> Emergency:
    """It is the same event as another: the steps of both stay, this one ends (D24)."""
    one = EMERGENCIES.admitted(emergency_id, "joined", by)
    try:
        into = EMERGENCIES.numbered(other.into)
    except NotFound as error:
        raise Refused(error.message, field="into", **error.values) from error
    if into.id == one.id or into.stage not in OPEN or into.drill != one.drill:
        raise Refused("{number} is not under way.", field="into", number=into.number)
    return EMERGENCIES.move(one, "joined", other, by, also=[into.subject], joined=into.id)


def _homes(one: Emergency) -> list[str]:
    """The homes on whose pages it stood (D28)."""
    return [f"home:{home.id}" for home in (residents.within(one.area) if one.area else ())]


def _line(now: Course, key: str) -> Line:
    for line in now.lines:
        if line.key == key:
            return line
    raise NotFound("There is no such thing: {thing} {number}.", thing="emergency", number=key)


def _been(at: datetime | None, field: str) -> datetime:
    if at is not None and at > clock.now():
        raise Refused("This time is still to come.", field=field)
    return at or clock.now()
