"""What is next about a ticket, in one sentence that names its key (W3, D3)."""

from __future__ import annotations

from store.tickets import Queued, Stage, Waits, next_step
from tui.language import _, clockface, mark
from tui.screen import actions
from tui.tickets.words import clock_tone, seen_to_by, still_awaited
from tui.widgets.paint import Tone

# What a ticket waits for, before its deadline and after it; {key} is the key of the next step,
# {rest} that of letting it rest.
_NEXT: dict[Waits, tuple[str, str]] = {
    Waits.CALL: (
        "",
        mark("{time} passed and nobody is there: call the resident, note the new time ({key})"),
    ),
    Waits.ARRIVAL: (mark("On site by {time}; then record the arrival ({key})"), ""),
    Waits.DISPATCH: (mark("Dispatch it to engineering ({key})"), ""),
    Waits.ANSWER: (
        mark("Answer it by {time} ({key})"),
        mark("The answer was due {time}: answer it ({key}); it may say by when it is solved"),
    ),
    Waits.PROMISE: (
        mark("Promised for {time}; then record it ({key})"),
        mark("Promised for {time}: record it ({key}), or note reason and new date ({rest})"),
    ),
    Waits.REST: (mark("On hold until {day}; resume it ({key})"), ""),
    Waits.BACK: (
        mark("It rested until today: go on with it ({key})"),
        mark("It rested until {day}: go on with it ({key}), or a new date ({rest} again)"),
    ),
    Waits.OPINION: (
        mark("Ask for the resident's opinion by {time} ({key})"),
        mark("The resident's opinion was due {time} ({key})"),
    ),
    Waits.VISIT: (
        mark("Return visit by {time} ({key})"),
        mark("The return visit was due {time} ({key})"),
    ),
    Waits.ASSIGNMENT: (
        mark("Given back: assign it by {time} ({key})"),
        mark("Given back and due {time}: assign it ({key})"),
    ),
    Waits.ACCEPTANCE: (
        mark("To be put right by {time}; record who takes it on ({key})"),
        mark("To be put right by {time}: record who takes it on ({key}), or put it off ({rest})"),
    ),
    Waits.START: (
        mark("To be put right by {time}; record that it begins ({key})"),
        mark("To be put right by {time}: record that it begins ({key}), or put it off ({rest})"),
    ),
    Waits.RECTIFICATION: (
        mark("To be put right by {time}; then record it ({key})"),
        mark("To be put right by {time}: record it ({key}), or put it off ({rest})"),
    ),
    Waits.REINSPECTION: (
        mark("Somebody else looks at it again by {time} ({key})"),
        mark("Somebody else had to look at it again by {time} ({key})"),
    ),
    Waits.TASK: (
        mark("To be answered by {time}; then record it ({key})"),
        mark("The answer was due {time}: record it ({key}), or another time ({rest})"),
    ),
    Waits.CONFIRMATION: (
        mark("Answered: who gave it confirms it ({key}), or sends it back"),
        "",
    ),
    Waits.CLOSE: (mark("All is on record: close it ({key})"), ""),
    Waits.NOTHING: (mark("Nothing is left to do."), ""),
}
_GIVEN_BACK = mark("Given back: dispatch somebody else ({key})")
_BY_APPOINTMENT = mark("Agreed for {time}: dispatch it ({key})")
_AGREED = mark("Agreed for {time}; then record the arrival ({key})")
_STILL_TO_COME = mark("Promised for {time}; when somebody is there, record it ({key})")
# Where nothing is promised, its kind's target says until when.
_TARGET = (
    mark("To be done by {time}; then record it ({key})"),
    mark("It was to be done by {time}: record it ({key}), or note reason and new date ({rest})"),
)
_TARGET_AHEAD = mark("To be done by {time}; when somebody is there, record it ({key})")
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
_SEEN_TO = mark("{who} sees to it; it rings again at {time}. When it is done, record it ({key})")
_STILL_AWAITED = mark("Nobody is there, and {time} stands: then call the resident. Next: {key}")
_UNSATISFIED = mark("The resident is not satisfied: reopen it ({key})")


def next_words(queued: Queued, key: str, rest: str) -> tuple[str, Tone]:
    """What is next, in one sentence that names its key, and that of ``rest`` (W3, D3)."""
    ticket, running = queued.ticket, queued.clock
    sentence = _sentence(queued, next_step(ticket, running.waits))
    if ticket.home_id is not None:
        sentence = _WITH_PHONE.get(sentence, sentence)
    if awaited := still_awaited(queued):
        sentence = _STILL_AWAITED
    deadline = awaited or running.deadline
    if who := seen_to_by(running):
        sentence, deadline = _SEEN_TO, running.rings_at
    time = clockface.moment(deadline) if deadline else ""
    day = clockface.near_day(ticket.suspended_until) if ticket.suspended_until else ""
    tone = clock_tone(queued) if running.late else Tone.STRONG
    told = _(sentence).format(
        who=who, time=time, day=day, key=key, rest=rest, home=actions.PAGES["residents"].key
    )
    return told, tone


def _sentence(queued: Queued, step: str) -> str:
    running, ticket = queued.clock, queued.ticket
    if running.waits is Waits.CALL and ticket.stage is not Stage.DISPATCHED:
        return _LATE_ARRIVAL
    if running.waits is Waits.PROMISE and running.deadline is None:
        return _NO_PROMISE
    if running.waits is Waits.PROMISE and ticket.expected is None:
        still_to_come = step == "arrived" and not running.late
        return _TARGET_AHEAD if still_to_come else _TARGET[running.late]
    if step == "arrived" and running.waits is Waits.PROMISE and not running.late:
        return _STILL_TO_COME
    if step == "reopened":
        return _UNSATISFIED
    if running.waits is Waits.DISPATCH and ticket.stage is Stage.RETURNED:
        return _GIVEN_BACK
    if running.deadline is not None and running.deadline == ticket.agreed:
        by_whom = {Waits.DISPATCH: _BY_APPOINTMENT, Waits.ARRIVAL: _AGREED}
        return by_whom.get(running.waits, _NEXT[running.waits][running.late])
    before, after = _NEXT[running.waits]
    return after if running.late else before
