"""What is said about a ticket: its clock, its state, its next step, its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from store import clock
from store.residents import masking
from store.tickets import Queued, Stage, Step, Ticket, Urgency, Waits, next_step
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.screen import actions
from tui.widgets.paint import Tone, Words

SECONDS_SHOW = timedelta(minutes=2)


def clock_words(queued: Queued, now: datetime) -> str:
    """The running clock in few cells; seconds only just before the deadline."""
    ticket, deadline = queued.ticket, queued.clock.deadline
    if not ticket.open:
        return clockface.short(ticket.steps[-1].at)
    if queued.clock.waits is Waits.REST and ticket.suspended_until and not queued.clock.late:
        return clockface.near_day(ticket.suspended_until)
    if queued.clock.waits is Waits.DISPATCH:
        return _("waits {span}").format(span=clockface.short_span(now - ticket.round[0].at))
    if deadline is None:
        return "-"
    if now >= deadline:
        return clockface.over(now - deadline)
    return _("{span} left").format(
        span=clockface.short_span(deadline - now, deadline - now < SECONDS_SHOW)
    )


def clock_tone(queued: Queued) -> Tone:
    """How urgent the clock looks."""
    if queued.clock.alarms:
        return Tone.ALARM
    return Tone.WARN if queued.clock.late else Tone.PLAIN


def state(queued: Queued) -> str:
    """How far it has come, in one word."""
    if queued.clock.owed_call:
        return _("Not there") if queued.ticket.stage is Stage.DISPATCHED else _("Call owed")
    return label(queued.ticket.stage)


def where(ticket: Ticket) -> str:
    """The home or the place, else who called."""
    return ticket.where or ticket.caller


def subject(ticket: Ticket) -> Words:
    """What it is about, what is special about it first."""
    tags = [label(ticket.kind)] if ticket.answers else []
    if ticket.urgency is Urgency.URGENT:
        tags.append(label(ticket.urgency))
    return [(f"{tag} ", Tone.WARN) for tag in tags] + [(ticket.what, Tone.PLAIN)]


def caller(ticket: Ticket) -> str:
    """Who reported it, the phone masked (F6)."""
    return f"{ticket.caller} {masking.phone(ticket.phone)}".strip()


def promise(ticket: Ticket) -> str:
    """The promised time in few cells."""
    if ticket.expected is None:
        return ""
    on = clock.day(ticket.expected)
    return clockface.hhmm(ticket.expected) if on == clock.today() else clockface.day(on)


# What a ticket waits for, before its deadline and after it; {key} is the key of the next step,
# {rest} that of letting it rest.
_NEXT: dict[Waits, tuple[str, str]] = {
    Waits.CALL: (
        "",
        mark("{time} passed and nobody is there: call the resident, note the new time ({key})"),
    ),
    Waits.ARRIVAL: (mark("On site by {time}; then record the arrival ({key})"), ""),
    Waits.DISPATCH: (mark("Send it to engineering ({key})"), ""),
    Waits.ANSWER: (
        mark("Answer it by {time} ({key})"),
        mark("The answer was due {time}: answer it ({key}), or note reason and new date ({rest})"),
    ),
    Waits.PROMISE: (
        mark("Promised for {time}; then record it ({key})"),
        mark("Promised for {time}: record it ({key}), or note reason and new date ({rest})"),
    ),
    Waits.REST: (
        mark("Rests until {day}; take it up ({key})"),
        mark("To be taken up since {day} ({key}), or a new date ({rest} again)"),
    ),
    Waits.OPINION: (
        mark("Ask for the resident's opinion by {time} ({key})"),
        mark("The resident's opinion was due {time} ({key})"),
    ),
    Waits.VISIT: (
        mark("Return visit by {time} ({key})"),
        mark("The return visit was due {time} ({key})"),
    ),
    Waits.CLOSE: (mark("All is on record: close it ({key})"), ""),
    Waits.NOTHING: (mark("Nothing is left to do."), ""),
}
_STILL_TO_COME = mark("Promised for {time}; when somebody is there, record it ({key})")
_NO_PROMISE = mark("When it is done, record it ({key})")
_LATE_ARRIVAL = mark("They came after {time}: call the resident, note the new time ({key})")
# The same where the home's file has the number to call.
_WITH_PHONE = {
    _LATE_ARRIVAL: mark(
        "They came after {time}: call them ({home}: phone), note the new time ({key})"
    ),
    _NEXT[Waits.CALL][1]: mark(
        "{time} passed, nobody is there: call them ({home}: phone), note the new time ({key})"
    ),
}
_UNSATISFIED = mark("The resident is not satisfied: reopen it ({key})")


def next_words(queued: Queued, key: str, rest: str) -> tuple[str, Tone]:
    """What is next, in one sentence that names its key, and that of ``rest`` (W3, D3)."""
    ticket, running = queued.ticket, queued.clock
    sentence = _sentence(queued, next_step(ticket, running.waits))
    if ticket.home_id is not None:
        sentence = _WITH_PHONE.get(sentence, sentence)
    time = clockface.moment(running.deadline) if running.deadline else ""
    day = clockface.near_day(ticket.suspended_until) if ticket.suspended_until else ""
    tone = clock_tone(queued) if running.late else Tone.STRONG
    told = _(sentence).format(
        time=time, day=day, key=key, rest=rest, home=actions.PAGES["residents"].key
    )
    return told, tone


def _sentence(queued: Queued, step: str) -> str:
    running, ticket = queued.clock, queued.ticket
    if running.waits is Waits.CALL and ticket.stage is not Stage.DISPATCHED:
        return _LATE_ARRIVAL
    if running.waits is Waits.PROMISE and running.deadline is None:
        return _NO_PROMISE
    if step == "arrived" and running.waits is Waits.PROMISE and not running.late:
        return _STILL_TO_COME
    if step == "reopened":
        return _UNSATISFIED
    before, after = _NEXT[running.waits]
    return after if running.late else before


# What each step is called in the history of a ticket.
STEPS: dict[str, str] = {
    "taken": mark("Reported"),
    "dispatched": mark("Dispatched"),
    "arrived": mark("Arrived"),
    "called": mark("Resident phoned"),
    "completed": mark("Work done"),
    "answered": mark("Answered"),
    "opinion": mark("Opinion"),
    "visited": mark("Return visit"),
    "closed": mark("Closed"),
    "suspended": mark("Put to rest"),
    "resumed": mark("Taken up"),
    "reopened": mark("Reopened"),
    "withdrawn": mark("Withdrawn"),
    "noted": mark("Note"),
}


def step_words(step: Step) -> str:
    """A step in one line: its name, what was chosen, and the words that were typed."""
    told = [_(STEPS[step.kind])]
    if "opinion" in step.payload:
        from store.tickets import Opinion

        told.append(label(Opinion(step.payload["opinion"])))
    words = [] if step.kind == "taken" else [text for text in step.words.values() if text]
    told += reversed(words) if step.kind == "dispatched" else words
    if expected := step.time("expected"):
        told.append(_("expected {time}").format(time=clockface.moment(expected)))
    if "until" in step.payload:
        until = clockface.near_day(date.fromisoformat(step.payload["until"]))
        told.append(_("until {day}").format(day=until))
    return " ".join(told)


def milestones(ticket: Ticket) -> Iterator[str]:
    """How it came to where it is, in few words: the report and the last steps."""
    steps = ticket.steps if len(ticket.steps) < 4 else (ticket.steps[0], *ticket.steps[-2:])
    for step in steps:
        name = label(ticket.channel) if step.kind == "taken" else _(STEPS[step.kind])
        worker = step.words.get("worker", "")
        yield f"{clockface.moment(step.at)} {name} {worker}".rstrip()


def history(ticket: Ticket, names: Mapping[int, str]) -> Iterator[Words]:
    """Everything recorded, oldest first, a line each."""
    for step in ticket.steps:
        by = names.get(step.staff_id or 0, "")
        yield [
            (f"{clockface.moment(step.at)}  ", Tone.FAINT),
            step_words(step),
            (f"  {by}", Tone.FAINT),
        ]
