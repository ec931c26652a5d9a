"""What tickets answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from store import clock, journal
from store.answers import Answers, Found, Person
from store.engine import database
from store.errors import NotFound
from store.findings import Severity
from store.journal import Entry
from store.rights import EXCUSE, WORK_THE_DESK
from store.sentences import Telling, moment_or_day, person
from store.text import mark
from store.tickets import alike, morning
from store.tickets.assigned import waits_for
from store.tickets.clocks import Waits
from store.tickets.findings import KEEPING
from store.tickets.folding import fold
from store.tickets.inputs import Kind, Opinion, Urgency
from store.tickets.kinds import is_seen
from store.tickets.phrases import PHRASES
from store.tickets.queue import Queued, open_of_home, queue
from store.tickets.report import figures
from store.tickets.rights import (
    CONFIRM_TASKS,
    DO_TASKS,
    KEEP_PHRASES,
    PUT_OFF,
    RECTIFY,
    REINSPECT,
    UNSAY,
    WORK_ORDERS,
)
from store.tickets.rows import get
from store.tickets.sentences import CALLED, SENTENCES, STRIKABLE
from store.tickets.settings import TicketSettings
from store.tickets.sheets import RECTIFICATION, TASK, WORK_ORDER
from store.tickets.state import Stage
from store.waiting import Handed, Place, Staying, Waiting

_STEPS = ("answer", "call", "dispatch", "give_opinion", "take", "visit")
_ENDS = ("close", "note", "reopen", "resume", "suspend", "withdraw")
_CORRECTING = ("correct", "strike")
_KEEPING = ("add", "change", "drop")
_DECIDING = ("confirm", "send_back", "call_off", "put_off")
_RECTIFYING = ("accept", "begin", "put_right", "return_")


def waiting(now: datetime) -> Iterator[Waiting]:
    """What the desk must do about tickets, and the morning's list of them."""
    queued = queue(now)
    yield from morning.waiting(now, (one.ticket for one in queued))
    yield from _waiting(queued, now)


def afar(now: datetime) -> Mapping[str, int]:
    """How many tickets are open, and how many of these late."""
    queued = queue(now)
    return {"open": len(queued), "late": sum(one.clock.late for one in queued)}


def _waiting(queue_: Sequence[Queued], now: datetime) -> Iterator[Waiting]:
    """What the desk must do about tickets: calls owed, what runs, what is due today (W3, D3)."""
    end_of_day = clock.bounds(clock.day(now))[1]
    for weight, queued in enumerate(queue_):
        runs, subject = queued.clock, f"ticket:{queued.ticket.id}"
        place = _place(queued, end_of_day)
        shows = None
        if place is None and runs.rings_at is not None:  # not yet, but nobody may miss it
            place, shows = Place.TODAY, clock.bounds(clock.day(runs.rings_at))[0]
        if place is None:
            continue
        due = min(filter(None, (runs.rings_at, runs.deadline)), default=None)
        if runs.taken_by is not None:  # late all the same, but silent for now
            place, due = Place.LATE, runs.rings_at
        yield Waiting(
            f"ticket.{runs.waits.value}",
            subject,
            due,
            place,
            rings=runs.rings_at is not None,
            rings_at=runs.rings_at,  # later, where its day or a promise is over before
            weight=weight,
            shows=shows,
            thing=queued,
            roles=waits_for(queued.ticket) if queued.ticket.kind is Kind.TASK else frozenset(),
        )


def _place(queued: Queued, end_of_day: datetime) -> Place | None:
    """Where it stands on Today; None for what can wait until another day."""
    runs, ticket = queued.clock, queued.ticket
    later = ticket.agreed is not None and ticket.agreed >= end_of_day
    if runs.waits in (Waits.ARRIVAL, Waits.DISPATCH) and not later:
        return Place.RUNNING
    awaited = runs.waits is not Waits.ANSWER and not runs.owed_call
    if awaited and runs.rings_at and runs.rings_at < end_of_day:
        return Place.RUNNING  # somebody is still waited for, though it rests or is done
    deadlines = [at for at in (runs.rings_at, runs.deadline) if at and at <= end_of_day]
    unsaid = (Waits.PROMISE, Waits.CONFIRMATION)
    if deadlines or (runs.waits in unsaid and runs.deadline is None):
        return Place.TODAY  # also where nobody has said until when
    return Place.FOLLOWING if not ticket.reported else None


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
        title, subject = f"{ticket.where} {ticket.what}".strip(), f"ticket:{ticket.id}"
        # A correction of one of its entries is about it too, and has to be read (D2).
        newest = max(ticket.last_number, journal.newest_of(subject))
        yield Handed(subject, title, facts, newest, important(queued))


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


def _step(kind: str, telling: Telling) -> str:
    """What a step that was struck out is called."""
    return telling.word(STRIKABLE[kind])


_UNFINISHED = (*(Stage.TAKEN, Stage.DISPATCHED, Stage.ARRIVED, Stage.SUSPENDED, Stage.RETURNED),)


def important(queued: Queued) -> str:
    """Why unfinished work forbids the handover: a call that is still owed, or urgent (H9)."""
    if queued.clock.owed_call:
        return Waits.CALL.value
    urgent = queued.ticket.urgency is Urgency.URGENT and queued.ticket.stage in _UNFINISHED
    return Urgency.URGENT.value if urgent else ""


def stays(home_id: int) -> Iterator[Staying]:
    """The home's open tickets."""
    for ticket in open_of_home(home_id):
        figures = {"number": ticket.id, "what": ticket.what, "stage": ticket.stage.value}
        yield Staying("ticket.stays", f"ticket:{ticket.id}", figures)


def one(number: int) -> Found | None:
    """A ticket by its number."""
    try:
        ticket = get(number)
    except NotFound:
        return None
    return Found(f"ticket:{number}", f"{ticket.where} {ticket.what}".strip(), str(number))


def erase(person: Person) -> Mapping[str, int]:
    """Empty what tickets reported from the person's phones, or in their name from their homes."""
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = database.db.execute_sql(
        f"UPDATE ticket SET caller = '', phone = '' WHERE phone IN ({phones})"
        f" OR (caller <> '' AND caller = ? AND home_id IN ({homes}))",
        (*person.phones, person.name, *person.homes),
    )
    joined = alike.erase(tuple(person.phones), person.name, tuple(person.homes))
    return {"tickets": int(changed.rowcount) + joined}


_PLACED = {f"ticket.{kind}" for kind in ("taken", "raised", "tasked", "corrected", "amended")}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    if entry.kind in _PLACED:
        database.db.execute_sql("UPDATE ticket SET place = '' WHERE id = ?", (entry.subject_id,))
    elif entry.kind in ("phrase.added", "phrase.changed"):
        PHRASES.table.update(entry.subject_id, what="")


_PHRASES_WRONG = (
    mark("a usual report stands otherwise than it was recorded"),
    mark("A usual report is none that was recorded: {what}"),
)
ANSWERS = Answers(
    rights=(WORK_ORDERS, RECTIFY, REINSPECT, PUT_OFF, UNSAY, DO_TASKS, CONFIRM_TASKS, KEEP_PHRASES),
    operations={
        **{f"tickets.steps.{step}": WORK_THE_DESK for step in _STEPS},
        **{f"tickets.ending.{step}": WORK_THE_DESK for step in _ENDS},
        **{f"tickets.correcting.{step}": WORK_THE_DESK for step in _CORRECTING},
        "tickets.ending.give_back": WORK_ORDERS,
        "tickets.ending.excuse_visit": EXCUSE,
        "tickets.morning.go_through": WORK_THE_DESK,
        **{f"tickets.steps.{step}": WORK_ORDERS for step in ("arrive", "complete")},
        **{f"tickets.findings.steps.{step}": WORK_THE_DESK for step in ("raise_", "assign")},
        **{f"tickets.findings.steps.{step}": RECTIFY for step in _RECTIFYING},
        **{f"tickets.tasks.{step}": WORK_THE_DESK for step in ("give", "amend")},
        **{f"tickets.tasks.{step}": DO_TASKS for step in ("take_on", "report")},
        **{f"tickets.tasks.{step}": CONFIRM_TASKS for step in _DECIDING},
        **{f"tickets.phrases.{step}_phrase": KEEP_PHRASES for step in _KEEPING},
        "tickets.alarm.see_to": WORK_THE_DESK,
        "tickets.alike.join": WORK_THE_DESK,
        "tickets.phone.reveal_phone": WORK_THE_DESK,
        "tickets.findings.steps.extend": PUT_OFF,
        "tickets.findings.steps.reinspect": REINSPECT,
    },
    sees=lambda role, number: is_seen(get(number), role),
    settings=TicketSettings,
    sheets=(WORK_ORDER, RECTIFICATION, TASK),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        **dict.fromkeys(("agreed", "happened", "try_at", "rings_at"), moment_or_day),
        "step": _step,
        "giver": person,
        "opinion": Opinion,
        "severity": Severity,
        "stage": Stage,
        "urgency": _pressing,
        "waits": _owed,
        "late": _late,
    },
    waiting=waiting,
    handed=handed,
    stays=stays,
    one=one,
    personal={
        "ticket": ("caller", "phone", "convenient"),
        "ticket_caller": ("caller", "phone"),
        "phrase": ("what",),
    },
    forget=forget,
    erase=erase,
    checks=dict(zip(_PHRASES_WRONG, PHRASES.checks.values(), strict=True)),
    findings=KEEPING,
    folds={"ticket": fold},
    afar=afar,
    demo=True,
)
