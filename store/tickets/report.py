"""What tickets tell of a period: what came in, and what was kept of the deadlines (D3, W3–W6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from store import clock, estate, journal
from store.engine import dialect
from store.figure import Figure, Period, mean, share
from store.text import mark
from store.tickets.clocks import arrival_deadline, missed
from store.tickets.inputs import Kind, Opinion
from store.tickets.recorded import Step
from store.tickets.rows import read
from store.tickets.state import Ticket

_TAKEN = mark("Reports taken in the period, by the kind that they were taken as.")


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period; reads the tickets of which something was recorded in it."""
    worked = _worked(period)
    taken = [one for one in worked if period.has(one.taken_at)]
    for kind in Kind:
        yield Figure(kind.called, sum(_taken_as(one) == kind.value for one in taken), _TAKEN)
    yield Figure(
        mark("Completed or answered"),
        len(list(_steps(worked, period, "completed", "answered"))),
        mark("Each time that work was completed or an answer was given in the period."),
    )
    yield from _arrivals(worked, period)
    yield _answered(worked, period)
    yield _on_target(worked, period)
    yield _satisfied(worked, period)
    yield _reinspected(worked, period)
    yield Figure(
        mark("Mornings gone through"),
        sum(journal.counted(*period.bounds, "morning").values()),
        mark("The days on which all that was unfinished the day before was gone through."),
    )
    yield Figure(
        mark("Reopened"),
        len(list(_steps(worked, period, "reopened"))),
        mark("Each time that a ticket began anew in the period."),
    )


def _taken_as(ticket: Ticket) -> str:
    return str(ticket.steps[0].payload.get("kind", ticket.kind.value))


def _worked(period: Period) -> list[Ticket]:
    number = dialect.number_behind("subject", ":")
    return read(
        f"WHERE t.id IN (SELECT {number} FROM journal WHERE at >= ? AND at < ?"
        " AND kind >= 'ticket.' AND kind < 'ticket/') ORDER BY t.id",
        *period.ms,
    )


def _steps(worked: Sequence[Ticket], period: Period, *kinds: str) -> Iterator[Step]:
    for ticket in worked:
        yield from (one for one in ticket.standing if one.kind in kinds and period.has(one.at))


def _arrivals(worked: Sequence[Ticket], period: Period) -> Iterator[Figure]:
    sent = [w for one in worked for w in one.watches if period.has(w.dispatched_at)]
    # Only an entry of before the deadline was kept in it is judged by what was set then.
    settings, now = estate.held_at(period.bounds[0]), clock.now()
    late = [missed(watch, arrival_deadline(watch, settings), now) for watch in sent]
    decided = [so for watch, so in zip(sent, late, strict=True) if so or watch.ended_at]
    yield share(
        mark("On site in time"),
        decided.count(False),
        len(decided),
        mark(
            "Of the dispatches and agreed times of the period those whose wait was over by the"
            " deadline set with them; what still waits in time is left out."
        ),
    )
    waits = [w.arrived_at - w.dispatched_at for w in sent if w.arrived_at and not w.agreed]
    yield mean(
        mark("Wait until somebody is on site"),
        sum(waits, timedelta()) // timedelta(seconds=1),
        60 * len(waits),
        mark("From a dispatch of the period to the arrival; agreed times are left out."),
        mark("minutes"),
    )


def _answered(worked: Sequence[Ticket], period: Period) -> Figure:
    answers = [
        (step.at, owed)
        for ticket in worked
        for step, owed in _answers(ticket)
        if period.has(step.at) and owed is not None
    ]
    return share(
        mark("Answered in time"),
        sum(at <= owed for at, owed in answers),
        len(answers),
        mark(
            "Of the answers given in the period to complaints and enquiries, those by the deadline"
            " that was set when they were taken."
        ),
    )


def _answers(ticket: Ticket) -> Iterator[tuple[Step, datetime | None]]:
    """Each first answer of a round, and until when it was owed as it was set then (W6)."""
    owed: datetime | None = None
    for step in ticket.standing:
        if step.kind in ("taken", "reopened", "corrected"):
            owed = step.deadline("answer_by") or owed
        elif step.kind == "answered":
            yield step, owed
            owed = None


def _on_target(worked: Sequence[Ticket], period: Period) -> Figure:
    done = [
        (step.at, target)
        for ticket in worked
        for step, target in _done(ticket)
        if period.has(step.at) and target is not None
    ]
    return share(
        mark("Done within the target"),
        sum(at <= target for at, target in done),
        len(done),
        mark(
            "Of what was completed or answered in the period, where its kind had a target when it"
            " was taken; the target counts working time."
        ),
    )


def _done(ticket: Ticket) -> Iterator[tuple[Step, datetime | None]]:
    """Each end of the work, and until when it was to be done as it was set then."""
    target: datetime | None = None
    for step in ticket.standing:
        if step.kind == "reopened":
            target = step.deadline("done_by")
        elif step.kind in ("completed", "answered") and step.moves:
            yield step, target
        else:
            target = step.deadline("done_by") or target


def _satisfied(worked: Sequence[Ticket], period: Period) -> Figure:
    told = [step.payload["opinion"] for step in _steps(worked, period, "visited")]
    reached = [one for one in told if one != Opinion.NONE.value]
    return share(
        mark("Satisfied at the return visit"),
        reached.count(Opinion.SATISFIED.value),
        len(reached),
        mark("Of the return visits of the period at which somebody was reached."),
    )


def _reinspected(worked: Sequence[Ticket], period: Period) -> Figure:
    passed = [step.payload["passed"] for step in _steps(worked, period, "reinspected")]
    return share(
        mark("Findings put right at re-inspection"),
        passed.count(True),
        len(passed),
        mark("Of the re-inspections of the period those that found it put right."),
    )
