"""Going on duty other than by a handover: at a desk nobody has, or one that was left (H8)."""

from __future__ import annotations

from store import agenda, clock, journal
from store.desk.staff import require
from store.errors import Forbidden, Refused
from store.estate import shifts
from store.handover.inputs import TakingOver
from store.handover.record import Duty, current_number, on_duty
from store.handover.rights import NOTE_ABSENCE
from store.handover.rows import DutyRow, HandoverRow
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.waiting import Place, Waiting

LEFT = "duty.left"


@operation
def take_desk(*, by: Staff) -> Duty:
    """Go on duty at a desk that nobody answers for, as on the very first day."""
    require(by, WORK_THE_DESK)
    if on_duty() is not None:
        raise Forbidden("The desk is taken; it is handed over with two signatures.")
    row = _on_duty_now(by)
    payload = {"shift": row.shift, "since": row.since}
    journal.append("duty.began", f"duty:{row.id}", by=by, payload=payload)
    return _now()


@operation
def take_over(given: TakingOver, *, by: Staff) -> Duty:
    """Take the desk over from who went without handing over, for a reason that stays on record.

    A handover that was under way is given up. What is open and what was written stays to be handed
    over and read; that it happened is a line of that handover until the supervisor has noted it.
    """
    require(by, WORK_THE_DESK)
    before = on_duty()
    if before is None:
        raise Refused("Nobody is on duty: take the desk first.")
    if before.staff.id == by.id:
        raise Refused("You are on duty yourself.")
    _give_up(given, by)
    row = _on_duty_now(by)
    payload = {"shift": row.shift, "since": row.since, "outgoing": before.staff.id}
    words = {"reason": given.reason}
    journal.append("duty.taken_over", f"duty:{row.id}", by=by, payload=payload, words=words)
    figures = {"outgoing": before.staff.id, "incoming": by.id, "since": row.since}
    agenda.keep(
        f"duty:{row.id}",
        [Waiting(LEFT, f"duty:{row.id}", place=Place.SIGNING, figures=figures)],
    )
    return _now()


@operation
def note_absence(duty_id: int, *, by: Staff) -> None:
    """The supervisor notes that somebody went; raises ``Refused`` once that is done."""
    require(by, NOTE_ABSENCE)
    subject = f"duty:{duty_id}"
    if all(one.subject != subject for one in agenda.kept("duty")):
        raise Refused("This has been noted meanwhile.")
    journal.append("duty.noted", subject, by=by)
    agenda.keep(subject, ())


def _give_up(given: TakingOver, by: Staff) -> None:
    """End the handover that is under way, whoever had begun it."""
    number = current_number()
    if number is None:
        return
    at = clock.to_ms(clock.now())
    HandoverRow.update(abandoned_at=at).where(HandoverRow.id == number).execute()
    journal.append(
        "handover.abandoned",
        f"handover:{number}",
        by=by,
        payload={"abandoned_at": at},
        words={"reason": given.reason},
    )


def _on_duty_now(by: Staff) -> DutyRow:
    now = clock.now()
    shift = shifts.running(now) or shifts.following(now)
    row: DutyRow = DutyRow.create(staff=by.id, shift=shift.label, since=clock.to_ms(now))
    return row


def _now() -> Duty:
    duty = on_duty()
    assert duty is not None
    return duty
