"""What is said about a ticket: its clock, its state, its next step, its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from store import clock
from store.desk import staff
from store.residents import masking
from store.tickets import Clock, Kind, Queued, Stage, Step, Ticket, Urgency, Waits
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

SECONDS_SHOW = timedelta(minutes=2)


def clock_words(queued: Queued, now: datetime) -> str:
    """The running clock in few cells; seconds only just before the deadline."""
    ticket, deadline = queued.ticket, queued.clock.deadline
    if not ticket.open:
        return clockface.short(ticket.steps[-1].at)
    if awaited := still_awaited(queued):
        deadline = awaited
    elif queued.clock.waits is Waits.REST and ticket.suspended_until:
        return clockface.near_day(ticket.suspended_until)
    elif queued.clock.waits is Waits.DISPATCH and deadline is None:
        return _("waits {span}").format(span=clockface.short_span(now - ticket.round[0].at))
    if deadline is None:
        return "-"
    if now >= deadline:
        return clockface.over(now - deadline)
    return _("{span} left").format(
        span=clockface.short_span(deadline - now, deadline - now < SECONDS_SHOW)
    )


def still_awaited(queued: Queued) -> datetime | None:
    """Until when somebody has to be there, though it rests, is done or given back (W3)."""
    running, aside = queued.clock, (Waits.ARRIVAL, Waits.ANSWER, Waits.CALL)
    answer = queued.ticket.answers and queued.ticket.answered_at is None
    rings = running.rings_at not in (None, running.deadline) and running.waits not in aside
    return running.rings_at if rings and not answer else None


def seen_to_by(running: Clock) -> str:
    """Who sees to what rings, empty while nobody does."""
    return staff.get(running.taken_by).name if running.taken_by is not None else ""


def clock_tone(queued: Queued) -> Tone:
    """How urgent the clock looks."""
    if queued.clock.alarms:
        return Tone.ALARM
    return Tone.WARN if queued.clock.late else Tone.PLAIN


def state(queued: Queued) -> str:
    """How far it has come, in one word."""
    if queued.clock.owed_call:
        return _("Not there") if queued.ticket.stage is Stage.DISPATCHED else _("Call owed")
    if queued.clock.waits is Waits.BACK:
        return _("Due again")
    return label(queued.ticket.stage)


_NUMBERED = {Kind.FINDING: mark("Finding {number}"), Kind.TASK: mark("Task {number}")}


def numbered(ticket: Ticket) -> str:
    """Its kind of number: that of a finding, of a task, or of any ticket."""
    text = _NUMBERED.get(ticket.kind, mark("Ticket {number}"))
    return _(text).format(number=ticket.id)


_RECEIVED = {
    Kind.FINDING: mark("Finding {number} is on record."),
    Kind.TASK: mark("Task {number} is on record."),
}


def received(ticket: Ticket) -> str:
    """That it is on record now, or that a report was added to it."""
    text = _RECEIVED.get(ticket.kind, mark("Ticket {number} is received."))
    if ticket.steps[-1].kind == "joined":
        text = mark("Added to ticket {number}.")
    return _(text).format(number=ticket.id)


def where(ticket: Ticket) -> str:
    """The home or the place, else who called."""
    return ticket.where or ticket.caller


def subject(ticket: Ticket) -> Words:
    """What it is about, what is special about it first."""
    tags = [label(ticket.kind)] if ticket.answers or not ticket.reported else []
    if ticket.urgency is Urgency.URGENT:
        tags.append(label(ticket.urgency))
    return [(f"{tag} ", Tone.WARN) for tag in tags] + [(ticket.what, Tone.PLAIN)]


def caller(ticket: Ticket) -> str:
    """Who reported it, the phone masked (F6)."""
    return f"{ticket.caller} {masking.phone(ticket.phone)}".strip()


def about(ticket: Ticket) -> Words:
    """Which ticket a form is about: where, what, who reported it."""
    return ["  ".join(filter(None, (where(ticket), ticket.what, caller(ticket))))]


def promise(ticket: Ticket) -> str:
    """The promised time in few cells."""
    if ticket.expected is None:
        return ""
    on = clock.day(ticket.expected)
    return clockface.hhmm(ticket.expected) if on == clock.today() else clockface.day(on)


# What each step is called in the history of a ticket.
STEPS: dict[str, str] = {
    "taken": mark("Reported"),
    "joined": mark("Reported too"),
    "dispatched": mark("Dispatched to"),
    "arrived": mark("Arrived"),
    "called": mark("Resident phoned"),
    "seen_to": mark("Is being seen to"),
    "completed": mark("Work done"),
    "answered": mark("Answered"),
    "opinion": mark("Opinion"),
    "visited": mark("Return visit"),
    "visit_excused": mark("No return visit"),
    "closed": mark("Closed"),
    "suspended": mark("Put on hold"),
    "resumed": mark("Resumed"),
    "reopened": mark("Reopened"),
    "withdrawn": mark("Withdrawn"),
    "noted": mark("Note"),
    "raised": mark("Found"),
    "assigned": mark("Assigned"),
    "accepted": mark("Accepted"),
    "begun": mark("Begun"),
    "put_right": mark("Put right"),
    "returned": mark("Given back"),
    "extended": mark("Put off"),
    "reinspected": mark("Re-inspected"),
    "given_back": mark("Given back"),
    "tasked": mark("Task given"),
    "taken_on": mark("Taken on"),
    "reported": mark("Task answered"),
    "confirmed": mark("Confirmed"),
    "sent_back": mark("Sent back"),
    "called_off": mark("Called off"),
    "postponed": mark("Another time"),
    "amended": mark("Corrected"),
    "corrected": mark("Corrected"),
    "struck": mark("Noted by mistake"),
}
_AGAIN = {"again": mark("Dispatched again"), "transferred": mark("Transferred")}


def called(step: Step) -> str:
    """What a step is called: a dispatch may be another one, a call may have reached nobody."""
    if step.payload.get("tried"):
        return _("Call not answered")
    name = next((name for name in _AGAIN if step.payload.get(name)), "")
    return _(_AGAIN[name] if name else STEPS[step.kind])


_DUE = ("raised", "extended", "tasked", "postponed")  # what says until when, and promises nothing
# What else a step says of times.
_TIMES = {
    "agreed": mark("agreed for {time}"),
    "try_at": mark("again at {time}"),
    "rings_at": mark("rings again at {time}"),
}


def step_words(step: Step) -> str:
    """A step in one line: its name, what was chosen, and the words that were typed."""
    told = [called(step)]
    if fields := step.payload.get("of"):
        told.append(_("; ").join(_field(name) for name in fields))
    if struck := step.payload.get("step"):
        told.append(_(STEPS[struck]))
    if "opinion" in step.payload:
        from store.tickets import Opinion

        told.append(label(Opinion(step.payload["opinion"])))
    if "passed" in step.payload:
        told.append(_("put right") if step.payload["passed"] else _("not put right"))
    words = (
        []
        if step.kind in ("taken", "raised", "tasked")
        else [text for text in step.words.values() if text]
    )
    # Words are kept by the names of their fields.
    told += reversed(words) if step.kind in ("dispatched", "corrected", "amended") else words
    if expected := step.time("expected"):
        text = _("by {time}") if step.kind in _DUE else _("expected {time}")
        told.append(text.format(time=clockface.moment(expected)))
    for name, sentence in _TIMES.items():
        if at := step.time(name):
            told.append(_(sentence).format(time=clockface.moment(at)))
    if "until" in step.payload:
        until = clockface.near_day(date.fromisoformat(step.payload["until"]))
        told.append(_("until {day}").format(day=until))
    return " ".join(told)


def _field(name: str) -> str:
    """What a form calls a field that was put right."""
    from store.tickets import Corrected
    from store.tickets.tasks import TaskChange

    fields = TaskChange.model_fields | Corrected.model_fields
    return _(fields[name].title or name)


def milestones(ticket: Ticket) -> Iterator[str]:
    """How it came to where it is, in few words: the report and the last steps."""
    steps = ticket.standing
    steps = steps if len(steps) < 4 else (steps[0], *steps[-2:])
    for step in steps:
        name = label(ticket.channel) if step.kind == "taken" else called(step)
        worker = step.words.get("worker", "")
        yield f"{clockface.moment(step.at)} {name} {worker}".rstrip()


def history(ticket: Ticket, names: Mapping[int, str]) -> Iterator[Words]:
    """Everything recorded, oldest first, a line each."""
    for step in ticket.steps:
        by = names.get(step.staff_id or 0, "")
        yield [
            (f"{clockface.moment(step.at)}  ", Tone.FAINT),
            (step_words(step), Tone.FAINT if step.struck else Tone.PLAIN),
            (f"  {by}{_aside(step)}", Tone.FAINT),
        ]


def _aside(step: Step) -> str:
    """What is to be known of a step besides: it was noted later, or counts no more (D1, D2)."""
    told = []
    if "happened" in step.payload and step.noted:
        told.append(_("noted {time}").format(time=clockface.moment(step.noted)))
    if step.struck:
        told.append(_("noted by mistake"))
    return f"  ({_('; ').join(told)})" if told else ""
