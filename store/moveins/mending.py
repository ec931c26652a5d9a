"""A defect mended round by round: re-inspected, a time agreed, accepted again (M7, M22)."""

from __future__ import annotations

from store import answers, clock
from store.desk.staff import require
from store.errors import Refused
from store.findings import Finding
from store.journal.operation import operation
from store.moveins.gates import must_sign
from store.moveins.line import LINES, Line, possible, step
from store.moveins.lineinputs import Agreed, Reaccepted, Reinspected, Tried, Why
from store.moveins.rights import LET_PAST
from store.moveins.settings import settings
from store.moveins.walk import MOVES, Walk
from store.moveins.words import LineStage
from store.rights import WORK_THE_DESK, Staff


@operation
def reinspect(line_id: int, seen: Reinspected, *, by: Staff) -> Line:
    """What engineering found: it is right and a time is agreed, or another round begins (M22).

    Raises ``Refused`` while it is not put right yet, ``Forbidden`` for who put it right.
    """
    require(by, WORK_THE_DESK)
    walk, line = _of(line_id, "reinspected")
    ticket = _finding(walk, line)
    if not ticket.to_reinspect:
        raise Refused("Ticket {number} is not put right yet.", number=ticket.number)
    figures = {"ticket": line.ticket, "round": line.round}
    if seen.passed:
        row = {"stage": LineStage.TO_AGREE, "tries": 0}
        return step(walk, line, "reinspected", seen, by, figures=figures, **row)
    _fails(line, seen.note, {"by_engineering": True}, by)
    return step(walk, line, "reinspected", seen, by, figures=figures, round=line.round + 1)


@operation
def agree(line_id: int, given: Agreed, *, by: Staff) -> Line:
    """A time is agreed with the owner, and engineering is told to come along (M7)."""
    require(by, WORK_THE_DESK)
    walk, line = _of(line_id, "agreed")
    if given.meeting_at <= clock.now():
        raise Refused("The time must lie ahead.", field="meeting_at")
    figures = {"ticket": line.ticket, "round": line.round}
    return step(walk, line, "agreed", given, by, figures=figures, meeting_at=given.meeting_at)


@operation
def tried(line_id: int, given: Tried, *, by: Staff) -> Line:
    """The owner could not be reached; after some tries who is in charge may close it (M22)."""
    require(by, WORK_THE_DESK)
    walk, line = _of(line_id, "tried")
    figures = {"ticket": line.ticket, "tries": line.tries + 1}
    return step(walk, line, "tried", given, by, figures=figures, tries=line.tries + 1)


@operation
def reaccept(line_id: int, given: Reaccepted, *, by: Staff) -> Line:
    """The owner accepts what was mended and signs on the ticket, or another round begins (M7).

    Raises ``Refused`` for anybody else's signature, and a refusal without what is still wrong.
    """
    require(by, WORK_THE_DESK)
    walk, line = _of(line_id, "reaccepted")
    letter = must_sign(walk, given.signed_by, "signed_by")
    figures = {"ticket": line.ticket, "round": line.round, "by_letter": letter}
    if not given.passed:
        if not given.note:
            raise Refused("Say what is still wrong.", field="note")
        _fails(line, given.note, {"by_owner": True}, by)
        row = {"stage": LineStage.DEFECT, "round": line.round + 1, "meeting_at": None}
        return step(walk, line, "reaccepted", given, by, figures=figures, **row)
    _closes(line, given.note or "业主现场验收，已签字", {"by_owner": True}, by)
    row = {"stage": LineStage.MENDED, "meeting_at": None}
    return step(walk, line, "reaccepted", given, by, figures=figures, **row)


@operation
def close_unreached(line_id: int, why: Why, *, by: Staff) -> Line:
    """Who is in charge closes a mended defect whose owner cannot be reached (M22).

    Raises ``Refused`` before as many tries as the settings ask are on record.
    """
    require(by, LET_PAST)
    walk, line = _of(line_id, "unreached")
    if line.tries < settings().tries:
        raise Refused(
            "Only {n} tries are on record; {most} are asked.", n=line.tries, most=settings().tries
        )
    _closes(line, why.reason, {"unreached": True}, by)
    figures = {"ticket": line.ticket, "tries": line.tries}
    return step(walk, line, "unreached", why, by, figures=figures, meeting_at=None)


def _of(line_id: int, kind: str) -> tuple[Walk, Line]:
    line = LINES.table.one(line_id)
    walk = MOVES.table.one(line.movein_id)
    if kind not in possible(walk, line.code, line.stage):
        raise Refused("This is not possible now: it is {stage}.", stage=line.stage)
    return walk, line


def _finding(walk: Walk, line: Line) -> Finding:
    found = answers.findings().of_source(walk.subject)
    return next(one for one in found if one.number == line.ticket)


def _fails(line: Line, note: str, figures: dict[str, object], by: Staff) -> None:
    assert line.ticket is not None
    answers.findings().reinspect(line.ticket, passed=False, note=note, figures=figures, by=by)


def _closes(line: Line, note: str, figures: dict[str, object], by: Staff) -> None:
    assert line.ticket is not None
    answers.findings().reinspect(line.ticket, passed=True, note=note, figures=figures, by=by)
