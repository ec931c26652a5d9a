"""What tickets answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import clock
from store.answers import Answers, Found, Person
from store.engine import database
from store.errors import NotFound
from store.journal import Entry
from store.rights import WORK_THE_DESK
from store.sentences import Telling
from store.text import mark
from store.tickets.clocks import Waits
from store.tickets.inputs import Opinion, Urgency
from store.tickets.queue import Queued, queue
from store.tickets.rows import get
from store.tickets.sentences import CALLED, SENTENCES
from store.tickets.sheets import WORK_ORDER
from store.tickets.state import Stage
from store.waiting import Handed, Place, Waiting

_STEPS = (
    "answer", "arrive", "call", "close", "complete", "dispatch", "give_opinion", "note", "reopen",
    "resume", "suspend", "take", "visit", "withdraw",
)  # fmt: skip


def waiting(now: datetime) -> Iterator[Waiting]:
    """What the desk must do about tickets: calls owed, what runs, what is due today (W3, D3)."""
    end_of_day = clock.bounds(clock.day(now))[1]
    for weight, queued in enumerate(queue(now)):
        runs, subject = queued.clock, f"ticket:{queued.ticket.id}"
        kind = f"ticket.{runs.waits.value}"
        if runs.waits in (Waits.ARRIVAL, Waits.DISPATCH):
            place = Place.RUNNING
        elif runs.owed_call or (runs.deadline and runs.deadline < end_of_day):
            place = Place.TODAY
        else:
            continue
        yield Waiting(
            kind,
            subject,
            runs.deadline,
            place,
            rings=runs.waits in (Waits.CALL, Waits.ARRIVAL),
            weight=weight,
            thing=queued,
        )


def handed(now: datetime) -> Iterator[Handed]:
    """Every open ticket (H7)."""
    for queued in queue(now):
        ticket, runs = queued.ticket, queued.clock
        facts = {
            "ticket": ticket.id,
            "stage": ticket.stage.value,
            "kind": ticket.kind.value,
            "urgency": ticket.urgency.value,
            "waits": runs.waits.value,
            "late": runs.late,
            "deadline": clock.to_ms(runs.deadline) if runs.deadline else None,
            "expected": clock.to_ms(ticket.expected) if ticket.expected else None,
            "worker": ticket.worker,
        }
        title = f"{ticket.where} {ticket.what}".strip()
        yield Handed(f"ticket:{ticket.id}", title, facts, ticket.last_number, is_important(queued))


def _owed(waits: str, telling: Telling) -> str:
    """That a call is owed, of all that a ticket may wait for (W3)."""
    owed = waits == Waits.CALL.value
    return telling.word(mark("the resident must be called")) if owed else ""


def _pressing(urgency: str, telling: Telling) -> str:
    """That a ticket is urgent; that it is not goes without saying."""
    urgent = urgency == Urgency.URGENT.value
    return telling.word(Urgency.URGENT.called) if urgent else ""


def _late(late: bool, telling: Telling) -> str:
    return telling.word(mark("late")) if late else ""


def is_important(queued: Queued) -> bool:
    """Whether unfinished work forbids the handover: urgent, or a call still owed (H9)."""
    at_work = queued.ticket.stage in (Stage.TAKEN, Stage.DISPATCHED, Stage.ARRIVED)
    return queued.clock.owed_call or (at_work and queued.ticket.urgency is Urgency.URGENT)


def one(number: int) -> Found | None:
    """A ticket by its number."""
    try:
        ticket = get(number)
    except NotFound:
        return None
    return Found(f"ticket:{number}", f"{ticket.where} {ticket.what}".strip(), str(number))


def erase(person: Person) -> Mapping[str, int]:
    """Empty what tickets reported from the person's phone, or in their name from their homes."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = database.db.execute_sql(
        "UPDATE ticket SET caller = '', phone = '' WHERE (phone <> '' AND phone = ?)"
        f" OR (caller <> '' AND caller = ? AND home_id IN ({homes}))",
        (person.phone, person.name, *person.homes),
    )
    return {"tickets": int(changed.rowcount)}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    if entry.kind == "ticket.taken":
        database.db.execute_sql("UPDATE ticket SET place = '' WHERE id = ?", (entry.subject_id,))


ANSWERS = Answers(
    operations={f"tickets.steps.{step}": WORK_THE_DESK for step in _STEPS},
    sheets=(WORK_ORDER,),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "opinion": Opinion,
        "stage": Stage,
        "urgency": _pressing,
        "waits": _owed,
        "late": _late,
    },
    waiting=waiting,
    handed=handed,
    one=one,
    personal={"ticket": ("caller", "phone", "convenient")},
    forget=forget,
    erase=erase,
)
