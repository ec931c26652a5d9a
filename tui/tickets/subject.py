"""What the screens of tickets answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from store import clock, tickets
from store.tickets import Kind, Queued, Ticket, Waits
from store.waiting import Waiting
from tui.answers import Answers, Draft, HomeLine
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.screen.actions import SERVICES
from tui.screen.host import Host
from tui.tickets import words
from tui.tickets.steps import KINDS, NEW, STEPS, action_for, fitted
from tui.widgets import paint
from tui.widgets.paint import Tone, Words

MOST_OF_HOME = 20


def line(waiting: Waiting, now: datetime) -> Words:
    """A ticket on Today: where, what to do, what it is about, and by whom."""
    queued = cast(Queued, waiting.thing)
    ticket = queued.ticket
    return [
        f"{words.where(ticket)} ",
        (_step_words(queued), Tone.STRONG),
        "  ",
        *words.subject(ticket),
        f"  {ticket.worker}",
    ]


def _step_words(queued: Queued) -> str:
    """What to do about a ticket; one that cannot be finished gets its reason and date (D3)."""
    due = tickets.next_step(queued.ticket, queued.clock.waits)
    step = action_for(due)
    if step is None:
        return ""
    title = _(fitted(step, queued.ticket, due).title)
    if queued.clock.waits is Waits.CALL:
        return _("Phone the resident")
    if queued.clock.waits is Waits.PROMISE and queued.clock.late:
        return _("{step}, or reason and new date").format(step=title)
    return title


def running(waiting: Waiting, now: datetime) -> str:
    """A ticket's clock on Today."""
    return words.clock_words(cast(Queued, waiting.thing), now)


def yesterday(now: datetime) -> Iterator[str | Words]:
    """Yesterday's repairs in figures (D3)."""
    figures, unknown = tickets.figures(clock.day(now) - timedelta(days=1)), "-"
    yield [(_("Yesterday's repairs"), Tone.TITLE)]
    yield _("taken {taken}  done {done}  open {open}").format(
        taken=figures.taken, done=figures.completed, open=figures.unfinished
    )
    minutes = unknown if figures.arrival_minutes is None else figures.arrival_minutes
    late = (_("late {n}").format(n=figures.late), Tone.WARN if figures.late else Tone.PLAIN)
    yield [_("arrival {n} min").format(n=minutes), "  ", late]
    yield _("visited {visited}/{taken}  satisfied {n}").format(
        visited=figures.visited, taken=figures.taken, n=figures.satisfied
    )


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's newest tickets."""
    for ticket in tickets.of_home(home_id, MOST_OF_HOME):
        taken = paint.fit(clockface.moment(ticket.taken_at), 16)
        told: Words = [*taken, " ", *paint.fit(label(ticket.stage), 9), " ", *words.subject(ticket)]
        yield HomeLine(
            f"ticket:{ticket.id}",
            told,
            partial(_full, ticket),
            "*" if ticket.open else " ",
            partial(_open, ticket.id),
        )


def _full(ticket: Ticket, names: Mapping[int, str]) -> Iterator[str | Words]:
    yield ticket.what
    yield from words.history(ticket, names)


async def _open(ticket_id: int, desk: Host) -> None:
    from tui.tickets.page import TicketPage

    await desk.ask(TicketPage(ticket_id))


async def report(desk: Host, home_id: int, person_id: int | None) -> None:
    """Take a report about a home, from the person that is pointed at."""
    await _take(Kind.REPAIR, desk, home_id, person_id)


async def complaint(desk: Host, home_id: int, person_id: int | None) -> None:
    """Take a complaint."""
    await _take(Kind.COMPLAINT, desk, home_id, person_id)


async def enquiry(desk: Host, home_id: int, person_id: int | None) -> None:
    """Take an enquiry."""
    await _take(Kind.ENQUIRY, desk, home_id, person_id)


async def paid(desk: Host, home_id: int, person_id: int | None) -> None:
    """Take a paid service."""
    await _take(Kind.PAID, desk, home_id, person_id)


async def _take(kind: Kind, desk: Host, home_id: int, person_id: int | None) -> None:
    from tui.tickets.page import TicketPage
    from tui.tickets.taking import Report, caller_of

    form = Report(
        tickets.NewTicket,
        _("New report"),
        desk.writes(tickets.take),
        initial={"kind": kind, "home": home_id, **caller_of(home_id, person_id)},
        on_home=caller_of,
        draft=f"HomeTicket:{home_id}",
    )
    ticket = await desk.ask(form)
    if ticket is not None:
        await desk.ask(TicketPage(ticket.id))


def _is_possible(step: str, number: int) -> bool:
    return not tickets.possible(tickets.get(number)).isdisjoint(KINDS[step])


ANSWERS = Answers(
    line=line,
    clock=running,
    beside=yesterday,
    drafts={
        "NewTicket": Draft(mark("New report"), "tickets", opened_by=NEW),
        "HomeTicket": Draft(mark("New report"), "residents", "home", SERVICES["report"]),
        **{
            step.id: Draft(
                step.title,
                "tickets",
                "ticket",
                step,
                partial(_is_possible, step.id) if step.id in KINDS else None,
            )
            for step in STEPS
        },
    },
    place=lambda number: words.where(tickets.get(number)),
    section=mark("Tickets"),
    of_home=of_home,
)
