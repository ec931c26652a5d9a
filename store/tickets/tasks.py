"""Tasks that a supervisor or the manager assigns, to their answer and its confirmation.

篇4 has 完成领导交办的其他事项, 篇5 4.1(1) 完成客服组负责人或管理处经理交办的其他工作安排及任务. A
task has no clock of minutes: it is due when it was set to be, and a later time is an entry with
its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from store import clock
from store.desk import staff
from store.desk.staff import require
from store.errors import Refused
from store.inputs import Asks, FilledProse, HomeId, Input, Line, Prose, WorkerName, mark
from store.journal.operation import operation
from store.rights import IN_CHARGE, WORK_THE_DESK, Staff
from store.tickets.assigned import giver_of, taker_of
from store.tickets.inputs import Channel, Kind, Reason, Urgency
from store.tickets.recording import admitted, end, must_lie_ahead, record
from store.tickets.rights import CONFIRM_TASKS, DO_TASKS
from store.tickets.rows import TicketRow
from store.tickets.state import Ticket

_TAKER = mark("To be done by")


class NewTask(Input):
    """Who has what to do, given by whom, until when."""

    what: FilledProse = Field(title=mark("What is to be done"))
    worker: WorkerName = Field(title=_TAKER)
    due: datetime = Field(title=mark("To be done until"))
    giver: Annotated[int, Asks("staff")] = Field(title=mark("Given by"))
    home: HomeId | None = Field(None, title=mark("Home"))
    place: Line = Field("", title=mark("Place"))


class TaskAnswer(Input):
    """What was done about a task."""

    result: FilledProse = Field(title=mark("Answer"))


class TaskChange(Input):
    """What a task should have said, or who has it from now on, and why (D2)."""

    what: Prose = Field("", title=mark("What is to be done"))
    worker: WorkerName = Field(title=_TAKER)
    place: Line = Field("", title=mark("Place"))
    reason: FilledProse = Field(title=mark("Why it is corrected"))


class TaskPutOff(Input):
    """Until when a task may take instead, and why."""

    expected: datetime = Field(title=mark("New time"))
    reason: FilledProse = Field(title=mark("Reason"))


@operation
def give(new: NewTask, *, by: Staff) -> Ticket:
    """Take a task down; the time until which it is owed is kept as it was set.

    Raises ``Refused`` for a time that has passed, and for a giver who assigns no tasks.
    """
    require(by, WORK_THE_DESK)
    if staff.get(new.giver).role not in IN_CHARGE:
        raise Refused("Tasks are given by a supervisor or the manager.", field="giver")
    must_lie_ahead(new.due, "due")
    columns = {
        "kind": Kind.TASK.value,
        "channel": Channel.REFERRED.value,
        "urgency": Urgency.NORMAL.value,
        "taken_at": clock.to_ms(clock.now()),
    }
    row = TicketRow.create(home_id=new.home, place=new.place, **columns)
    payload = {
        **columns,
        "home": new.home,
        "expected": clock.to_ms(new.due),
        "giver": new.giver,
        "taker": _account_of(new.worker),
    }
    words = {"what": new.what, "place": new.place, "worker": new.worker}
    return record("tasked", row.id, by, payload, words)


def _account_of(name: str) -> int | None:
    """The one who signs in by this name; None for nobody, and where it may be one of two."""
    found = [one.id for one in staff.everyone() if one.active and one.name == name]
    return found[0] if len(found) == 1 else None


@operation
def take_on(ticket_id: int, *, by: Staff) -> Ticket:
    """Who it is assigned to has taken it on."""
    require(by, DO_TASKS)
    admitted(ticket_id, "taken_on")
    return record("taken_on", ticket_id, by, {}, {})


@operation
def report(ticket_id: int, given: TaskAnswer, *, by: Staff) -> Ticket:
    """Who had it says what was done; now it waits for who gave it."""
    require(by, DO_TASKS)
    admitted(ticket_id, "reported")
    return record("reported", ticket_id, by, {}, {"result": given.result})


@operation
def confirm(ticket_id: int, *, by: Staff) -> Ticket:
    """Who gave it, or is in charge, is content with the answer: it ends.

    Raises ``Forbidden`` for who had it, but where they gave it to themselves.
    """
    _decided(ticket_id, "confirmed", by)
    return end("confirmed", ticket_id, by, {})


@operation
def send_back(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """The answer is not what was asked for: it is to be done, with the reason. Raises the same."""
    _decided(ticket_id, "sent_back", by)
    return record("sent_back", ticket_id, by, {}, {"reason": why.reason})


def _decided(ticket_id: int, kind: str, by: Staff) -> None:
    require(by, CONFIRM_TASKS)
    ticket = admitted(ticket_id, kind)
    if (taker := taker_of(ticket)) != giver_of(ticket):
        require(by, CONFIRM_TASKS, other_than=(taker,))


@operation
def call_off(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """It is not to be done any more."""
    require(by, CONFIRM_TASKS)
    admitted(ticket_id, "called_off")
    return end("called_off", ticket_id, by, {"reason": why.reason})


@operation
def put_off(ticket_id: int, given: TaskPutOff, *, by: Staff) -> Ticket:
    """Correct until when it is owed; the time before stays in its history."""
    require(by, CONFIRM_TASKS)
    admitted(ticket_id, "postponed")
    must_lie_ahead(given.expected, "expected")
    payload = {"expected": clock.to_ms(given.expected)}
    return record("postponed", ticket_id, by, payload, {"reason": given.reason})


@operation
def amend(ticket_id: int, right: TaskChange, *, by: Staff) -> Ticket:
    """Put right what was taken down, or let somebody else have it; both show (D2).

    Raises ``Refused`` where nothing differs.
    """
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "amended")
    if not right.what:
        raise Refused("Please fill this in.", field="what")
    before = {"what": ticket.what, "worker": ticket.worker, "place": ticket.place}
    changed = [name for name, was in before.items() if getattr(right, name) != was]
    if not changed:
        raise Refused("Nothing is different from what the ticket says.", field="reason")
    TicketRow.update(place=right.place).where(TicketRow.id == ticket_id).execute()
    words = {name: getattr(right, name) for name in changed} | {"reason": right.reason}
    return record("amended", ticket_id, by, _amended(right, changed), words)


def _amended(right: TaskChange, changed: list[str]) -> Mapping[str, Any]:
    taker = {"taker": _account_of(right.worker)} if "worker" in changed else {}
    return {"of": changed, **taker}
