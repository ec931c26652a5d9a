"""The queue: every open ticket with its clock running, the most urgent on top (W3, D3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events

from store import clock, estate, tickets
from store.desk import drafts, staff
from store.errors import Forbidden
from store.inputs import halfwidth
from store.tickets import Matches, Queued, Ticket
from tui.form.screen import Form
from tui.language import _, mark
from tui.narrowing import Narrowing
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.tickets import listed
from tui.tickets import words as wording
from tui.tickets.actions import (
    FOUND,
    GIVE,
    NEW,
    NEW_2,
    NEW_3,
    ORIGIN,
    PHONE,
    PRINT,
    REPORTS,
    STEPS,
)
from tui.tickets.listed import View
from tui.tickets.page import TicketPage
from tui.tickets.steps import TicketSteps
from tui.tickets.taking import finding_form, report_form, task_form
from tui.widgets import paint
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

OPEN = Action("open", ("enter",), mark("Open"), mark("Open the ticket's page."), 5)
SHOW = Action(
    "next_view",
    ("right",),
    mark("Other list"),
    mark("Open tickets, those due today, those that ended lately."),
    80,
)
BEFORE = Action("view_before", ("left",), mark("List before"), "", None)

SHORT, LONG = 150, 700  # cells of a report


class TicketsScreen(Narrowing, TicketSteps):
    """The queue, and the ticket that is pointed at below it."""

    SCOPE = "tickets"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(NEW, NEW_2, NEW_3, OPEN, *STEPS, PHONE, FOUND, GIVE, ORIGIN, PRINT, PREVIEW),
        *(SHOW, BEFORE, actions.BACK),
    )  # fmt: skip
    HELP = mark(
        "All tickets, the most urgent on top. Type a number, a room, a name, a worker or a word to"
        " find any of them, ended ones too. The line below the list says what is next and with"
        " which key; the same keys work on the ticket's page, which Enter opens. {residents} opens"
        " the home's file, where a masked phone can be revealed."
    )

    def __init__(self) -> None:
        super().__init__()
        self._view = View.OPEN
        self._tickets: list[Ticket] = []
        self._found = Matches(())  # what fits what is typed
        self._clocks: list[str] = []
        self._turns: datetime | None = None
        self._asked_for: int | None = None  # the ticket whose page opens next

    def body(self) -> ComposeResult:
        """The heading, the list, the detail."""
        self.heading = Band()
        self.rows = Rows[Queued](
            (
                Column(_("Clock"), 11),
                Column(_("State"), 9),
                Column(_("Home"), 10),
                Column(_("What"), 14, flex=True),
                Column(_("Worker"), 8),
                Column(_("Due by"), 8),
            ),
            key=lambda queued: queued.ticket.id,
            draw=listed.drawn,
            empty=self._empty,
        )
        self.detail = Pane()
        yield self.heading
        self.split = Split(self.rows, self.detail, lower_lines=5)
        yield self.split

    def on_mount(self) -> None:
        """Show the queue."""
        super().on_mount()
        self._load()
        self.set_focus(self.rows)

    def _empty(self) -> str:
        if self.typed:
            return _("No ticket fits. Esc shows the open ones again.")
        sentence = _("No tickets here. {new} takes a report while the resident is on the phone.")
        return actions.told(sentence, NEW)

    # What is shown

    @property
    def queued(self) -> Queued | None:
        """The ticket that is pointed at, with its clock."""
        return self.rows.current

    def _load(self) -> None:
        role = self.app.signed_in.role
        if self.typed:
            self._found = tickets.search(self.typed, role)
            self._tickets = list(self._found.tickets)
        else:
            closed = self._view is View.CLOSED
            found = tickets.closed_lately() if closed else [q.ticket for q in tickets.queue()]
            self._tickets = [one for one in found if tickets.is_seen(one, role)]
        self._order()

    def _order(self) -> None:
        """Put the tickets in the order of this moment, and note when it may next change."""
        now = clock.now()
        queue = tickets.ordered(self._tickets, self.app.settings or estate.settings(), now)
        deadlines = (q.clock.deadline for q in queue if q.clock.deadline and not q.clock.late)
        self._turns = min(deadlines, default=None)
        if self.typed:
            self.heading.show(listed.heading_found(queue, self.typed_words))
            queue = listed.open_first(queue)
        else:
            self.heading.show(listed.heading(queue, self._view, now))
            queue = listed.in_place(queue, self._view, now)
        self.rows.load(queue)
        self._show_detail()
        self.refresh_bands()

    def typed_anew(self) -> None:
        """Show what fits what is typed, ended or not; the ticket of that number is pointed at."""
        self._load()
        if not self.typed:
            return
        number = halfwidth(self.typed)
        if not (number.isdecimal() and self.rows.point(int(number))) and self.rows.things:
            self.rows.point(self.rows.things[0].ticket.id)
        if self._found.more:
            more = _("Older ones may fit too; type on to find fewer.")
            self.say(more, Tone.FAINT)
        else:
            self.say("")

    def tick(self) -> None:
        """Let the clocks run; paint only when one of them shows something else."""
        super().tick()
        now = clock.now()
        if self._turns and now >= self._turns:
            self._order()
        clocks = [wording.clock_words(queued, now) for queued in self.rows.things]
        if clocks != self._clocks:
            self._clocks = clocks
            self.rows.redraw()

    def changed(self, subjects: frozenset[str]) -> None:
        """Show what was recorded here or in another session; the list keeps its place."""
        if any(subject.startswith(("ticket:", "site", "home:")) for subject in subjects):
            self._load()

    def on_rows_moved(self) -> None:
        """Show the ticket that is pointed at now."""
        self._show_detail()
        self.refresh_bands()

    def on_resize(self, event: events.Resize) -> None:
        """Tell more where there is room."""
        self.call_after_refresh(self._show_detail)

    def told_again(self) -> None:
        """Show the detail with the phone as it shows now."""
        self._show_detail()

    def _show_detail(self) -> None:
        queued = self.queued
        self.detail.show(self._paragraphs(queued) if queued else ())

    def _paragraphs(self, queued: Queued) -> Iterator[str | Words]:
        ticket, roomy = queued.ticket, self.split.roomy
        yield [
            (wording.where(ticket), Tone.STRONG),
            " ",
            *self.whole.caller(ticket),
            "   ",
            *([] if roomy else ["  ".join(wording.milestones(ticket))]),
        ]
        # The next step must not be pushed out by a long report.
        yield paint.cut(ticket.what, LONG if roomy else SHORT)
        yield [self.next_words(queued)]
        if roomy:
            yield ""
            yield from wording.history(ticket, staff.names())

    # What can be done

    def can(self, action: Action) -> bool:
        """What needs a ticket needs one pointed at."""
        if action in (NEW_2, NEW_3):
            kept = drafts.of(self.app.signed_in)
            return any(REPORTS.get(name) is action for name in kept)
        if action in (SHOW, BEFORE):
            return not self.typed
        return super().can(action) and (action is not OPEN or self.queued is not None)

    def point(self, key: object) -> None:
        """Point at a ticket, by its number or ``ticket:12``, and open its page."""
        ticket = tickets.get(int(str(key).rpartition(":")[2]))
        if not tickets.is_seen(ticket, self.app.signed_in.role):
            raise Forbidden("Your role does not allow this.")
        self.typed = ""
        if ticket.open:
            self.show(ticket)
        self._asked_for = ticket.id
        self.perform(OPEN)

    def show(self, ticket: Ticket) -> None:
        """Point at a ticket in the list; one that has just been ended leaves the open ones."""
        if ticket.open and self._view is View.CLOSED:
            self._view = View.OPEN
        self._load()
        if not self.rows.point(ticket.id) and self._view is View.TODAY:
            self._view = View.OPEN
            self._load()
            self.rows.point(ticket.id)

    async def act_new(self) -> None:
        """Take a report, then offer its first step."""
        await self._take(report_form(self.app))

    async def act_new_2(self) -> None:
        """Go on with a report that was begun while another was taken."""
        await self._take(report_form(self.app, "NewTicket2"))

    async def act_new_3(self) -> None:
        """Go on with a third one."""
        await self._take(report_form(self.app, "NewTicket3"))

    async def act_found(self) -> None:
        """Take down what is found wrong."""
        await self._take(finding_form(self.app))

    async def act_give(self) -> None:
        """Take down what somebody in charge assigns."""
        await self._take(task_form(self.app))

    async def _take(self, form: Form[Any, Ticket]) -> None:
        ticket = await self.app.ask(form)
        if ticket is not None:
            self.typed = ""
            self.show(ticket)
            said = f"{wording.received(ticket)} {self.next_words(tickets.queued(ticket))[0]}"
            self.app.say_after(said)
            await self.app.ask(TicketPage(ticket.id))

    def on_rows_chosen(self) -> None:
        """Enter opens."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Open the page of the ticket that is pointed at."""
        pointed = self.ticket.id if self.ticket else None
        number, self._asked_for = self._asked_for or pointed, None
        if number is not None:
            await self.app.ask(TicketPage(number))

    def act_next_view(self) -> None:
        """Go on to the next list."""
        self._turn(1)

    def act_view_before(self) -> None:
        """Go back to the list before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        views = list(View)
        self._view = views[(views.index(self._view) + by) % len(views)]
        self._load()
