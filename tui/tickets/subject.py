"""What the screens of tickets answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from store import clock, tickets
from store.tickets import Kind, Queued, Ticket, Waits, morning
from store.waiting import Waiting
from tui import sentences
from tui.answers import Answers, Draft, HomeLine
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.screen.actions import SERVICES
from tui.screen.host import Host
from tui.tickets import figures, words
from tui.tickets.actions import (
    FOUND,
    GIVE,
    KINDS,
    REPORTS,
    SEE_TO,
    STEPS,
    STRIKE,
    action_for,
    fitted,
)
from tui.tickets.found import why_up
from tui.widgets import paint
from tui.widgets.paint import Tone, Words

MOST_OF_HOME = 20


def line(waiting: Waiting, now: datetime) -> str | Words:
    """A ticket on Today: where, what to do, what about, by whom; or the morning round."""
    if waiting.kind == morning.DUE:
        return sentences.told(waiting.kind, waiting.figures)
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
        title = _("Phone the resident")
    if who := words.seen_to_by(queued.clock):
        return _("{who} sees to it: {step}").format(who=who, step=title)
    if queued.clock.waits is Waits.CALL:
        return title
    unsaid = queued.clock.waits is Waits.PROMISE and queued.clock.deadline is None
    if unsaid or (queued.clock.waits is Waits.PROMISE and queued.clock.late):
        return _("{step}, or reason and new date").format(step=title)
    return title


def running(waiting: Waiting, now: datetime) -> str:
    """A ticket's clock on Today."""
    if waiting.kind == morning.DUE:
        return clockface.near_day(clock.day(now))
    return words.clock_words(cast(Queued, waiting.thing), now)


async def see_to(desk: Host, waiting: Waiting) -> datetime:
    """Take the alarm of an owed call, or of a late answer."""
    number = cast(Queued, waiting.thing).ticket.id
    after = tickets.queued(await desk.desk(tickets.see_to, number, by=desk.signed_in))
    return after.clock.rings_at or clock.now()


def yesterday(now: datetime) -> Iterator[str | Words]:
    """Yesterday's tickets in figures (D3)."""
    yield [(_("Yesterday's tickets"), Tone.TITLE)]
    yield from figures.told(tickets.figures(clock.day(now) - timedelta(days=1)))


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


async def found(desk: Host, home_id: int, _person_id: int | None) -> None:
    """Take down what is found wrong in a home."""
    from tui.tickets.page import TicketPage
    from tui.tickets.taking import finding_form

    ticket = await desk.ask(finding_form(desk, home_id))
    if ticket is not None:
        await desk.ask(TicketPage(ticket.id))


async def task(desk: Host, home_id: int, _person_id: int | None) -> None:
    """Take down what somebody in charge assigns about a home."""
    from tui.tickets.page import TicketPage
    from tui.tickets.taking import task_form

    ticket = await desk.ask(task_form(desk, home_id))
    if ticket is not None:
        await desk.ask(TicketPage(ticket.id))


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


def _in_hand(names: Sequence[str]) -> dict[str, str]:
    """How much each worker has in hand."""
    found = tickets.in_hand(names)
    return {name: _("in hand {n}").format(n=count) for name, count in found.items()}


def _whose(typed: Mapping[str, str]) -> str:
    from tui.tickets.taking import whose

    return whose(typed)


def _is_possible(step: str, number: int) -> bool:
    ticket = tickets.get(number)
    if step == STRIKE.id and tickets.last_step(ticket) is None:
        return False
    return not tickets.possible(ticket).isdisjoint(KINDS[step])


ANSWERS = Answers(
    line=line,
    sees_to=see_to,
    clock=running,
    beside=yesterday,
    past=True,
    why_up=why_up,
    drafts={
        **{
            form: Draft(mark("New report"), "tickets", opened_by=opens, whose=_whose)
            for form, opens in REPORTS.items()
        },
        "NewFinding": Draft(mark("New finding"), "tickets", opened_by=FOUND),
        "NewTask": Draft(mark("New task"), "tickets", opened_by=GIVE),
        "HomeTask": Draft(mark("New task"), "residents", "home", SERVICES["task"]),
        "HomeTicket": Draft(mark("New report"), "residents", "home", SERVICES["report"]),
        "HomeFinding": Draft(mark("New finding"), "residents", "home", SERVICES["finding"]),
        **{
            step.id: Draft(
                step.title,
                "tickets",
                "ticket",
                step,
                partial(_is_possible, step.id) if step.id in KINDS else None,
            )
            for step in STEPS
            if step is not SEE_TO  # which asks nothing
        },
    },
    place=lambda number: words.where(tickets.get(number)),
    section=mark("Tickets"),
    of_home=of_home,
    proposed={"worker": _in_hand},
)
