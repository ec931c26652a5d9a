"""The morning round: yesterday's figures of each kind, and what is unfinished, one by one (D3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import ClassVar

from store import clock, tickets
from store.desk import staff
from store.tickets import Kind, morning
from store.tickets.morning import Unfinished
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.screen import actions
from tui.screen.actions import Action
from tui.tickets import words
from tui.tickets.page import TicketPage
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

OPEN = Action("open", ("enter",), mark("Open"), mark("Open the ticket and follow it up."), 3)
THROUGH = Action(
    "through", ("ctrl+s",), mark("Gone through"), mark("All of it is followed up or put off."), 4
)
_KINDS = {
    mark("Repairs"): tuple(one for one in Kind if one.reported and not one.answered),
    mark("Complaints and enquiries"): tuple(one for one in Kind if one.answered),
    mark("Findings"): (Kind.FINDING,),
    mark("Assigned tasks"): (Kind.TASK,),
}


class MorningScreen(Listing[Unfinished]):
    """What is unfinished of earlier days, and yesterday's figures below it."""

    SCOPE = "morning"
    TITLE = mark("Morning round")
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, THROUGH, NARROWER, WIDER, actions.BACK)
    HELP = mark(
        "Every ticket of earlier days that is not finished. Enter opens one: follow it up, or let"
        " it rest with the reason and a new date. Once nothing is left, {through} puts on record"
        " that the list was gone through. Below stand yesterday's figures by kind."
    )
    VIEWS: ClassVar[tuple[View[Unfinished], ...]] = (
        View(mark("all")),
        View(mark("still to do"), lambda one: not one.settled),
    )
    FOLLOWS = ("ticket", "morning")
    EMPTY = mark("Nothing of earlier days is unfinished. {through} puts the round on record.")
    LOWER_LINES = 9

    def things(self, typed: str) -> Sequence[Unfinished]:
        """What is unfinished, by home, words and worker."""
        wanted = typed.casefold()
        found = morning.unfinished()
        return [one for one in found if wanted in _searched(one).casefold()]

    def key(self, thing: Unfinished) -> int:
        """Its ticket's number."""
        return thing.ticket.id

    def columns(self) -> Sequence[Column]:
        """What was done about it today, since when it is open, where and what."""
        return (
            Column(_("This morning"), 14),
            Column(_("Received on"), 9),
            Column(_("State"), 9),
            Column(_("Home"), 10),
            Column(_("What"), 14, flex=True),
            Column(_("Worker"), 8),
        )

    def drawn(self, thing: Unfinished) -> Drawn:
        """A ticket as a line."""
        ticket = thing.ticket
        cells = (
            [(_followed(thing), Tone.PLAIN if thing.settled else Tone.WARN)],
            clockface.day(clock.day(ticket.taken_at)),
            label(ticket.stage),
            words.where(ticket),
            words.subject(ticket),
            ticket.worker,
        )
        return Drawn(cells, mark=" " if thing.settled else "*")

    def full(self, thing: Unfinished) -> Iterator[str | Words]:
        """The last that was recorded of it, and yesterday's figures."""
        last = list(words.history(thing.ticket, staff.names()))[-1]
        yield [(f"{words.numbered(thing.ticket)}  ", Tone.STRONG), *last]
        yield from _yesterday()

    def empty(self) -> str:
        """How the round ends where nothing is left."""
        return actions.told(_(self.EMPTY), THROUGH)

    def point(self, key: object) -> None:
        """Today leads to the list itself: what is to be done first."""

    def load(self) -> None:
        """Read the list anew; its figures stand though it be empty."""
        super().load()
        if self.rows.current is None:
            self.detail.show(list(_yesterday()))

    def can(self, action: Action) -> bool:
        """Opening needs a ticket."""
        return super().can(action) and (action is not OPEN or self.rows.current is not None)

    def on_rows_chosen(self) -> None:
        """Enter opens."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Open the ticket's page."""
        if self.rows.current is not None:
            await self.app.ask(TicketPage(self.rows.current.ticket.id))

    async def act_through(self) -> None:
        """Put on record that the list was gone through."""
        await self.app.desk(morning.go_through, by=self.app.signed_in)
        self.load()
        self.say(_("On record: the morning round is done."), Tone.GOOD)


def _searched(one: Unfinished) -> str:
    ticket = one.ticket
    return f"{ticket.id} {words.where(ticket)} {ticket.what} {ticket.worker}"


def _followed(one: Unfinished) -> str:
    """What was done about it today, until when it needs nothing, or that it waits."""
    if one.put_off is not None:
        return _("until {day}").format(day=clockface.near_day(one.put_off))
    return words.called(one.followed) if one.followed else _("to follow up")


def _yesterday() -> Iterator[str | Words]:
    """Yesterday's figures, a line for each kind of ticket and one for all."""
    day = clock.today() - timedelta(days=1)
    yield [(_("Yesterday, {day}").format(day=clockface.day(day)), Tone.TITLE)]
    for title, kinds in (*_KINDS.items(), (mark("All"), ())):
        of = tickets.figures(day, *kinds)
        told = _(
            "{kind}: before {before}, received {taken}, reopened {reopened}; done {done},"
            " withdrawn {withdrawn}, open {open}"
        )
        yield told.format(
            kind=_(title),
            before=of.before,
            taken=of.taken,
            reopened=of.reopened,
            done=of.done,
            withdrawn=of.withdrawn,
            open=of.unfinished,
        )
