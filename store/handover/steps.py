"""The operations of a handover, from the incoming's arrival to the two signatures (H1–H9)."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import clock, estate, journal
from store.checklist import LineAnswer, Signing
from store.desk import staff
from store.desk.staff import require
from store.errors import Forbidden, NotFound, Refused
from store.estate import shifts
from store.estate.shifts import ShiftTime
from store.handover.inputs import Pass, Refusal, Relief
from store.handover.lines import Line
from store.handover.record import (
    HANDOVERS,
    Duty,
    Party,
    Record,
    current,
    get,
    on_duty,
)
from store.handover.rights import LET_PASS
from store.handover.rows import DutyRow, HandoverRow
from store.journal.operation import attempt, operation
from store.rights import WORK_THE_DESK, Staff, may


@operation
def take_desk(*, by: Staff) -> Duty:
    """Go on duty at a desk that nobody answers for, as on the very first day."""
    require(by, WORK_THE_DESK)
    if on_duty() is not None:
        raise Forbidden("The desk is taken; it is handed over with two signatures.")
    now = clock.now()
    shift = shifts.running(now) or shifts.following(now)
    row = DutyRow.create(staff=by.id, shift=shift.label, since=clock.to_ms(now))
    payload = {"shift": row.shift, "since": row.since}
    journal.append("duty.began", f"duty:{row.id}", by=by, payload=payload)
    duty = on_duty()
    assert duty is not None
    return duty


@operation
def begin(relief: Relief, *, by: Staff) -> Record:
    """Open the handover; the incoming's arrival is recorded now (H1)."""
    require(by, WORK_THE_DESK)
    incoming = _named("incoming", relief.incoming)
    duty = on_duty()
    if duty is None:
        raise Refused("Nobody is on duty: take the desk first.")
    if incoming.id == duty.staff.id:
        raise Refused("The incoming must be somebody else.", field="incoming")
    if current() is not None:
        raise Refused("A handover is open already.")
    now = clock.now()
    ending, following = _boundary(now, duty)
    row = HandoverRow.create(
        outgoing=duty.staff.id,
        incoming=incoming.id,
        shift=ending.label,
        next_shift=following.label,
        begun_at=clock.to_ms(now),
    )
    payload = {
        "outgoing": duty.staff.id,
        "incoming": incoming.id,
        "shift": ending.label,
        "next_shift": following.label,
        "begun_at": row.begun_at,
    }
    journal.append("handover.begun", f"handover:{row.id}", by=by, payload=payload)
    return get(row.id)


def _boundary(now: datetime, duty: Duty) -> tuple[ShiftTime, ShiftTime]:
    """The shift that ends, and the one after it.

    It is the one that the outgoing took over, early or late relief alike; for who has stayed
    through more than one, the one whose end is nearest.
    """
    settings = estate.settings()
    days = [clock.day(now) + timedelta(days=n) for n in (-2, -1, 0, 1)]
    around = [shifts.on_day(shift, day) for day in days for shift in settings.shifts]
    served = [s for s in around if duty.until is None or s.end >= duty.until] or around
    ending = min(served, key=lambda s: (abs(s.end - now), -clock.to_ms(s.end)))
    return ending, shifts.following(ending.end)


@operation
def answer(handover_id: int, key: str, given: LineAnswer, *, by: Staff) -> Record:
    """Answer one line together (H2–H4, H6, H7); an unexplained fault is refused."""
    require(by, WORK_THE_DESK)
    record = _open(handover_id)
    line = _line(record, key)
    HANDOVERS.answer(handover_id, line, given, by)
    return get(handover_id)


@operation
def _let_pass(handover_id: int, key: str, given: Pass, by: Staff) -> Record:
    record = _open(handover_id)
    if not _line(record, key).important:
        raise Refused("This line needs no pass.")
    for line in record.lines:
        if line.key == key or (given.all_lines and line.important and not line.passed):
            HANDOVERS.let_pass(handover_id, line, given.reason, by)
    return get(handover_id)


@attempt
def let_pass(handover_id: int, key: str, given: Pass) -> Record:
    """The supervisor lets important unfinished work pass, with a reason and their own PIN (H9).

    Each line that passes is an entry of its own, also where one PIN passes all that wait.
    """
    supervisor = _named("number", given.number)
    if not may(supervisor.role, LET_PASS):
        raise Forbidden(
            "Only a supervisor or a manager can let it pass.", field="number", by=supervisor
        )
    staff.check_pin(supervisor, given.pin)
    return _let_pass(handover_id, key, given, supervisor)


def _named(field: str, number: str) -> Staff:
    try:
        return staff.by_number(number)
    except NotFound as error:
        raise Refused(error.message, field=field, **error.values) from error


@attempt
def sign(handover_id: int, given: Signing, *, by: Staff) -> Record:
    """Sign as the outgoing or the incoming, with one's own PIN; the second completes it (H5, H8).

    Raises ``Refused`` for anybody else, while a line is unsettled, and for a wrong PIN.
    """
    require(by, WORK_THE_DESK)
    _party(_open(handover_id), by)
    staff.check_pin(by, given.pin)
    return _sign(handover_id, by)


@operation
def _sign(handover_id: int, by: Staff) -> Record:
    record = _open(handover_id)
    party = _party(record, by)
    _must_be_settled(record)
    if record.signature(party):
        raise Refused("{name} has signed already.", name=by.name)
    completes = bool(record.signatures)
    kind = "completed" if completes else "signed"
    entry = HANDOVERS.sign(handover_id, record.lines, party, by, kind=kind)
    if completes:
        at = clock.to_ms(entry.at)
        HandoverRow.update(completed_at=at).where(HandoverRow.id == handover_id).execute()
        DutyRow.create(staff=record.incoming.id, shift=record.next_shift, since=at)
    return get(handover_id)


def _party(record: Record, by: Staff) -> Party:
    if by.id == record.incoming.id:
        return Party.INCOMING
    if by.id == record.outgoing.id:
        return Party.OUTGOING
    raise Forbidden("Only the outgoing and the incoming sign.")


def _must_be_settled(record: Record) -> None:
    left = record.unsettled
    if not left:
        return
    waiting = [line for line in left if line.answer and line.important and not line.passed]
    if len(waiting) == len(left):
        raise Forbidden(
            "Important work is unfinished: finish it, or the supervisor lets it pass ({count}).",
            count=len(waiting),
        )
    raise Refused("{count} lines are still unanswered.", count=len(left))


@operation
def refuse(handover_id: int, why: Refusal, *, by: Staff) -> Record:
    """The incoming does not sign yet, for a reason; the outgoing stays on duty (H5, H8)."""
    require(by, WORK_THE_DESK)
    _open(handover_id)
    words = {"reason": why.reason}
    journal.append("handover.refused", f"handover:{handover_id}", by=by, words=words)
    return get(handover_id)


@operation
def abandon(handover_id: int, why: Refusal, *, by: Staff) -> None:
    """Give a handover up, for instance when another person comes to relieve; it stays on record."""
    require(by, WORK_THE_DESK)
    _open(handover_id)
    at = clock.to_ms(clock.now())
    HandoverRow.update(abandoned_at=at).where(HandoverRow.id == handover_id).execute()
    words = {"reason": why.reason}
    payload = {"abandoned_at": at}
    journal.append(
        "handover.abandoned", f"handover:{handover_id}", by=by, payload=payload, words=words
    )


def _open(handover_id: int) -> Record:
    record = current()
    if record is None or record.id != handover_id:
        raise Refused("This handover is no longer open.")
    return record


def _line(record: Record, key: str) -> Line:
    line = next((line for line in record.lines if line.key == key), None)
    if line is None:
        raise Refused("This line has gone; it was settled meanwhile.")
    return line
