"""The operations of a handover, from the incoming's arrival to the two signatures (H1–H9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from peewee import fn

from store import clock, estate, journal
from store.checklist import LineAnswer, Signing
from store.desk import staff
from store.desk.staff import require
from store.errors import Forbidden, NotFound, Refused
from store.estate import shifts
from store.estate.shifts import ShiftTime
from store.handover.inputs import Account, Pass, Refusal, Relief
from store.handover.lines import Line
from store.handover.record import (
    HANDOVERS,
    Duty,
    Party,
    Record,
    answered_since,
    current,
    current_number,
    get,
    on_duty,
)
from store.handover.rights import LET_PASS
from store.handover.rows import DutyRow, HandoverRow
from store.journal.operation import attempt, operation
from store.rights import WORK_THE_DESK, Staff, may


@attempt
def begin(relief: Relief, *, by: Staff) -> Record:
    """Open the handover as the incoming arrives, who types their own PIN (H1).

    The minute of the arrival is kept, also by the next handover of the same two and the same shift
    when this one is given up. Raises ``Forbidden`` for anybody but the two.
    """
    require(by, WORK_THE_DESK)
    incoming = _named("incoming", relief.incoming)
    _to_relieve(incoming, by)
    staff.check_pin(incoming, relief.pin)
    return _begin(incoming, by)


@operation
def _begin(incoming: Staff, by: Staff) -> Record:
    duty = _to_relieve(incoming, by)
    now = clock.now()
    ending, following = _boundary(now, duty)
    early = timedelta(minutes=estate.settings().early_minutes)
    told = {
        "outgoing": duty.staff.id,
        "incoming": incoming.id,
        "shift": ending.label,
        "next_shift": following.label,
        "begun_at": clock.to_ms(now),
        "due_at": clock.to_ms(ending.end - early),
    }
    told["arrived_at"] = _arrived_before(told) or told["begun_at"]
    row = HandoverRow.create(**told)
    record = get(row.id, anew=True)
    payload = told | {"late": record.late_minutes or None}
    journal.append("handover.begun", f"handover:{row.id}", by=by, payload=payload)
    return record


def _to_relieve(incoming: Staff, by: Staff) -> Duty:
    """Who is on duty and may be relieved now."""
    duty = on_duty()
    if duty is None:
        raise Refused("Nobody is on duty: take the desk first.")
    if incoming.id == duty.staff.id:
        raise Refused("The incoming must be somebody else.", field="incoming")
    if by.id not in (duty.staff.id, incoming.id):
        raise Forbidden(
            "Only {name}, who is on duty, and who relieves them begin the handover.",
            name=duty.staff.name,
        )
    if current_number() is not None:
        raise Refused("A handover is open already.")
    return duty


def _arrived_before(told: Mapping[str, object]) -> int | None:
    """When the incoming arrived for a handover of the same two that was given up, UTC ms."""
    same = [getattr(HandoverRow, name) == told[name] for name in ("outgoing", "incoming", "shift")]
    found = HandoverRow.select(fn.MIN(HandoverRow.arrived_at)).where(*same)
    return found.where(HandoverRow.abandoned_at.is_null(False)).scalar()  # type: ignore[no-any-return]


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
    """The incoming counts, reads, looks and takes note of one line (H2–H4, H6, H7).

    What is missing, damaged or abnormal needs the words of the outgoing besides (``explain``).
    Raises ``Forbidden`` for anybody else.
    """
    require(by, WORK_THE_DESK)
    record = _open(handover_id)
    if by.id != record.incoming.id:
        raise Forbidden("Only the incoming, {name}, answers the lines.", name=record.incoming.name)
    line = _line(record, key)
    if given.note and given.faulty(line.expected):
        raise Refused(
            "What is missing or damaged the outgoing explains: {name}.",
            field="note",
            name=record.outgoing.name,
        )
    HANDOVERS.answer(handover_id, line, given, by, figures=_should(line))
    return answered_since(record)


@operation
def explain(handover_id: int, key: str, said: Account, *, by: Staff) -> Record:
    """The outgoing says where what is missing went, or what is wrong (H2, H4).

    Raises ``Forbidden`` for anybody else, ``Refused`` while nothing was found to be wrong.
    """
    require(by, WORK_THE_DESK)
    record = _open(handover_id)
    if by.id != record.outgoing.id:
        raise Forbidden("Only the outgoing, {name}, explains.", name=record.outgoing.name)
    line = _line(record, key)
    if line.answer is None or not line.faulty:
        raise Refused("Nothing is missing or damaged here that had to be explained.")
    found = line.answer
    explained = LineAnswer(
        counted=found.counted, abnormal=found.abnormal, note=said.note, photo=said.photo
    )
    HANDOVERS.answer(handover_id, line, explained, by, kind="explained", figures=_should(line))
    return answered_since(record)


def _should(line: Line) -> dict[str, object]:
    """How many should be there, for who reads the count later."""
    return {} if line.expected is None else {"expected": line.expected}


@operation
def _let_pass(handover_id: int, key: str, given: Pass, by: Staff) -> Record:
    record = _open(handover_id, anew=True)
    if not _line(record, key).important:
        raise Refused("This line needs no pass.")
    for line in record.lines:
        if line.key == key or (given.all_lines and line.forbids):
            HANDOVERS.let_pass(handover_id, line, given.reason, by)
    return answered_since(record)


@attempt
def let_pass(handover_id: int, key: str, given: Pass) -> Record:
    """The supervisor lets important unfinished work pass, with a reason and their own PIN (H9).

    Each line that passes is an entry of its own, also where one PIN passes all that wait.
    """
    supervisor = _named("number", given.number)
    if not may(supervisor.role, LET_PASS):
        raise Forbidden("Only the supervisor can let it pass.", field="number", by=supervisor)
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
    record = _open(handover_id, anew=True)
    party = _party(record, by)
    _must_be_settled(record)
    if record.signature(party):
        raise Refused("{name} has signed already.", name=by.name)
    completes = bool(record.signatures)
    kind = "completed" if completes else "signed"
    entry = HANDOVERS.sign(handover_id, record.lines, party, by, kind=kind, version=record.version)
    if completes:
        at = clock.to_ms(entry.happened)
        HandoverRow.update(completed_at=at).where(HandoverRow.id == handover_id).execute()
        DutyRow.create(staff=record.incoming.id, shift=record.next_shift, since=at)
        return get(handover_id)
    return answered_since(record)


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
    waiting = [line for line in left if line.answer and line.forbids]
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
    record = _open(handover_id)
    if by.id != record.incoming.id:
        raise Forbidden("Only the incoming, {name}, refuses to sign.", name=record.incoming.name)
    words = {"reason": why.reason}
    journal.append("handover.refused", f"handover:{handover_id}", by=by, words=words)
    return record


@operation
def abandon(handover_id: int, why: Refusal, *, by: Staff) -> None:
    """One of the two gives it up, as when another person comes to relieve; it stays on record."""
    require(by, WORK_THE_DESK)
    record = _open(handover_id)
    if by.id not in (record.outgoing.id, record.incoming.id):
        raise Forbidden("Only the outgoing or the incoming gives a handover up.")
    at = clock.to_ms(clock.now())
    HandoverRow.update(abandoned_at=at).where(HandoverRow.id == handover_id).execute()
    words = {"reason": why.reason}
    payload = {"abandoned_at": at}
    journal.append(
        "handover.abandoned", f"handover:{handover_id}", by=by, payload=payload, words=words
    )


def _open(handover_id: int, *, anew: bool = False) -> Record:
    record = current(anew=anew)
    if record is None or record.id != handover_id:
        raise Refused("This handover is no longer open.")
    return record


def _line(record: Record, key: str) -> Line:
    line = next((line for line in record.lines if line.key == key), None)
    if line is None:
        raise Refused("This line has gone; it was settled meanwhile.")
    return line
