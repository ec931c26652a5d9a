"""Putting a ticket right: what was taken down wrongly, and a step noted by mistake (D2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from store import clock, estate
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.tickets.clocks import SEEN_TO
from store.tickets.inputs import Corrected, Kind, Opinion, Reason
from store.tickets.recorded import Step
from store.tickets.recording import admitted, record
from store.tickets.rights import UNSAY
from store.tickets.rows import TicketRow
from store.tickets.sentences import STRIKABLE
from store.tickets.settings import done_by
from store.tickets.state import Ticket

_COLUMNS = ("kind", "urgency", "caller", "phone", "convenient", "place")
_FIGURES = ("kind", "urgency", "home")
_WORDS = ("what", "place")


@operation
def correct(ticket_id: int, right: Corrected, *, by: Staff) -> Ticket:
    """Put right what was taken down, by an entry that says which fields and why; all show.

    The clocks stand as they were set: a changed urgency counts from the next dispatch, and what
    turns out to be a complaint has been waiting for its answer since it was taken. Raises
    ``Refused`` where nothing differs or nothing says what it is about.
    """
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "corrected")
    before, after = _as_is(ticket), right.model_dump(mode="json")
    changed = [name for name in before if after[name] != before[name]]
    if not changed:
        raise Refused("Nothing is different from what the ticket says.", field="reason")
    if not right.what:
        raise Refused("Please fill this in.", field="what")
    if not (right.home or right.place or right.caller):
        raise Refused("Please give the home, or the place, or who is calling.", field="home")
    columns: dict[str, object] = {name: after[name] for name in _COLUMNS}
    TicketRow.update(home_id=right.home, **columns).where(TicketRow.id == ticket_id).execute()
    figures = {name: after[name] for name in _FIGURES}
    payload = {"of": changed, **figures, **_due_by(ticket, right.kind)}
    words = {name: after[name] for name in _WORDS if name in changed} | {"reason": right.reason}
    touched = [f"home:{ticket.home_id}"] if "home" in changed and ticket.home_id else []
    return record("corrected", ticket_id, by, payload, words, touched)


def _as_is(ticket: Ticket) -> Mapping[str, Any]:
    return {
        "home": ticket.home_id,
        "what": ticket.what,
        "kind": ticket.kind.value,
        "urgency": ticket.urgency.value,
        "caller": ticket.caller,
        "phone": ticket.phone,
        "convenient": ticket.convenient,
        "place": ticket.place,
    }


def _due_by(ticket: Ticket, kind: Kind) -> dict[str, int]:
    """What is due since the report for a kind that the ticket turns out to be."""
    target = {} if ticket.done_by else done_by(kind, ticket.agreed or ticket.round[0].at)
    if not kind.answered or ticket.answer_by is not None:
        return target
    by = ticket.round[0].at + timedelta(hours=estate.settings().answer_hours)
    return target | {"answer_by": clock.to_ms(by)}


def last_step(ticket: Ticket) -> Step | None:
    """The step that would be struck out: the newest one, where it is one that may be."""
    aside = ("noted", "corrected", "struck", SEEN_TO)
    newest = next((one for one in reversed(ticket.standing) if one.kind not in aside), None)
    return newest if newest is not None and newest.kind in STRIKABLE else None


@operation
def strike(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """Say that the newest step was noted by mistake, on the wrong ticket say: it counts no more.

    The clocks run as if it had never been: a deadline that an arrival met may now be missed. Raises
    ``Refused`` where the newest step is none of those, ``Forbidden`` for who may not take back that
    a resident was dissatisfied.
    """
    require(by, WORK_THE_DESK)
    step = last_step(admitted(ticket_id, "struck"))
    if step is None:
        raise Refused("The newest step is none that can be struck out.")
    if step.opinion is Opinion.DISSATISFIED:
        require(by, UNSAY)
    payload = {"strikes": step.number, "step": step.kind}
    return record("struck", ticket_id, by, payload, {"reason": why.reason})
