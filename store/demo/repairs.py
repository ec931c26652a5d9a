"""The demo's past tickets: each goes one of the ways that tickets go at a desk (W1–W7, W9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from store import clock, tickets
from store.demo import reports
from store.demo.reports import Question, Report
from store.demo.roster import NIGHT, SHIFTS_A_DAY
from store.demo.scene import Course, Scene
from store.tickets import (
    Answer,
    Call,
    Channel,
    Completion,
    Dispatch,
    Kind,
    NewTicket,
    Note,
    Opinion,
    OpinionGiven,
    Reason,
    Suspension,
    Urgency,
    Visit,
)

# After this many minutes what is left is for the next day.
LATE_IN_A_SHIFT = 300
TEAM = "工程组"
MINUTES, URGENT_MINUTES = 20, 10  # as the settings have them at first
PATROL = "秩序部巡逻岗"
Way = Callable[[Course, Report, bool], None]


def reported(scene: Scene, report: Report) -> NewTicket:
    """A repair or a paid service as it is taken down (W1)."""
    rng, caller = scene.rng, scene.callers.deal()
    convenient = rng.choice(reports.CONVENIENT)
    channel = rng.choices(list(Channel), weights=(7, 2, 2, 0))[0]
    common = {"what": report.what, "kind": report.kind, "urgency": report.urgency}
    if report.place:
        return NewTicket(place=report.place, caller=PATROL, channel=Channel.REFERRED, **common)
    return NewTicket(
        home=caller.home_id,
        caller=caller.name,
        phone=caller.phone,
        convenient=convenient,
        channel=channel,
        **common,
    )


def asked(scene: Scene, question: Question, kind: Kind) -> NewTicket:
    """A complaint or an enquiry as it is taken down (W6)."""
    caller = scene.callers.deal()
    channel = scene.rng.choices(list(Channel), weights=(6, 3, 2, 0))[0]
    return NewTicket(
        home=caller.home_id,
        caller=caller.name,
        phone=caller.phone,
        what=question.what,
        kind=kind,
        channel=channel,
    )


def repair(
    scene: Scene, back: int, minute: float, report: Report, way: Way, *, spans: bool
) -> None:
    """Plan a repair's way; only one that ``spans`` may go on the next day."""
    course = Course(scene, back, scene.roster.moment(back, minute))
    course.take(reported(scene, report))
    way(course, report, spans)


def question(
    scene: Scene, back: int, minute: float, about: Question, kind: Kind, *, spans: bool
) -> None:
    """Plan the way of a complaint or an enquiry (W6)."""
    rng = scene.rng
    course = Course(scene, back, scene.roster.moment(back, minute))
    course.take(asked(scene, about, kind))
    if about.note:
        course.then(rng.uniform(3, 9), tickets.note, Note(words=about.note))
    soon = rng.uniform(20, 90) if kind is Kind.COMPLAINT else rng.uniform(1, 4)
    course.then(soon, tickets.answer, Answer(words=about.answer))
    _visit_and_close(course, spans)


def send(course: Course, report: Report) -> float:
    """Dispatch to engineering, with a promise (W2); the minutes until somebody has to be there."""
    delay = course.scene.rng.uniform(1.5, 6)
    expected = course.promise(report.minutes + 30)
    planned = report.urgency is Urgency.PLANNED
    agreed = course.promise(21 + delay) if planned else None
    sent = Dispatch(worker=report.worker, team=TEAM, expected=expected, agreed=agreed)
    course.then(delay, tickets.dispatch, sent)
    if agreed is not None:
        return (agreed - course.at).total_seconds() / 60
    return URGENT_MINUTES if report.urgency is Urgency.URGENT else MINUTES


def come(course: Course, within: float) -> None:
    """Somebody is on site in time (W3)."""
    course.then(within * course.scene.rng.uniform(0.3, 0.9), tickets.arrive)


def _prompt(course: Course, report: Report, spans: bool) -> None:
    come(course, send(course, report))
    finish(course, report, spans=spans)


def _late(course: Course, report: Report, spans: bool) -> None:
    """Nobody came in time; the desk phoned (W3)."""
    rng = course.scene.rng
    within = send(course, report)
    course.at += timedelta(minutes=within + rng.uniform(0.3, 3))
    call = Call(said=rng.choice(reports.CALLS), expected=course.promise(report.minutes + 20))
    course.then(0, tickets.call, call).then(rng.uniform(4, 11), tickets.arrive)
    finish(course, report, spans=spans)


def _rested(course: Course, report: Report, spans: bool) -> None:
    """It could not be finished and went on the next day (W7)."""
    rng = course.scene.rng
    come(course, send(course, report))
    tomorrow = clock.day(course.at) + timedelta(days=1)
    rest = Suspension(reason=rng.choice(reports.WAITS), until=tomorrow)
    course.then(rng.uniform(8, 20), tickets.suspend, rest)
    course.later(SHIFTS_A_DAY, rng.uniform(30, 200)).then(0, tickets.resume)
    _prompt(course, report, False)


def _unreached(course: Course, report: Report, spans: bool) -> None:
    """Nobody answered the first return visit (W5)."""
    rng = course.scene.rng
    come(course, send(course, report))
    _complete(course, report)
    nobody = Visit(opinion=Opinion.NONE, words="电话无人接听")
    course.then(rng.uniform(20, 50), tickets.visit, nobody)
    _visit_and_close(course, spans)


def _unhappy(course: Course, report: Report, spans: bool) -> None:
    """The resident was not satisfied at the return visit, so it began again (W9)."""
    rng = course.scene.rng
    come(course, send(course, report))
    _complete(course, report)
    visit = Visit(opinion=Opinion.DISSATISFIED, words=rng.choice(reports.UNHAPPY))
    course.later(SHIFTS_A_DAY, rng.uniform(20, 150)).then(0, tickets.visit, visit)
    course.then(1, tickets.reopen, Reason(reason=reports.AGAIN))
    come(course, send(course, report))
    course.then(report.minutes, tickets.complete, Completion(result=reports.REPEATED))
    course.then(
        4, tickets.give_opinion, OpinionGiven(opinion=tickets.Opinion.SATISFIED, words="这次好了")
    )
    _visit_and_close(course, False)


def _withdrawn(course: Course, report: Report, spans: bool) -> None:
    rng = course.scene.rng
    why = Reason(reason=rng.choice(reports.WITHDRAWN))
    course.then(rng.uniform(4, 15), tickets.withdraw, why)


# How often each way is gone; what may go on the next day has more of them.
SAME_DAY: tuple[Way, ...] = (*[_prompt] * 10, _late, _withdrawn)
SPANNING: tuple[Way, ...] = (
    *[_prompt] * 14,
    *[_late] * 2,
    *[_rested] * 2,
    _unreached,
    _unhappy,
    _withdrawn,
)


def finish(course: Course, report: Report, *, spans: bool = False) -> None:
    """The work is done, the resident is asked, visited again, and the ticket closed (W4, W5)."""
    _complete(course, report)
    _visit_and_close(course, spans)


def _complete(course: Course, report: Report) -> None:
    course.then(report.minutes, tickets.complete, Completion(result=report.result))
    opinion, words = _opinion(course.scene)
    given = OpinionGiven(opinion=opinion, words=words)
    course.then(course.scene.rng.uniform(2, 5), tickets.give_opinion, given)


def _visit_and_close(course: Course, spans: bool) -> None:
    rng = course.scene.rng
    opinion, words = _opinion(course.scene)
    late = course.at > course.scene.roster.moment(course.back, LATE_IN_A_SHIFT)
    night = course.scene.roster.shifts[course.back].name == NIGHT
    if spans and (rng.random() < 0.3 or late or night):
        course.later(course.scene.roster.gap(course.back), rng.uniform(20, 240))
    course.then(rng.uniform(20, 60), tickets.visit, Visit(opinion=opinion, words=words))
    course.then(1, tickets.close)


def _opinion(scene: Scene) -> tuple[Opinion, str]:
    if scene.rng.random() < 0.88:
        return Opinion.SATISFIED, scene.rng.choice(reports.SATISFIED)
    return Opinion.FAIR, scene.rng.choice(reports.FAIR)
