"""The queue: every open ticket with its clock running, the most urgent on top (W3, D3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual import events

from store import clock, estate, tickets
from store.desk import staff
from store.tickets import Queued, Ticket
from tui.language import _, mark
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.tickets import words as wording
from tui.tickets.page import TicketPage
from tui.tickets.steps import NEW, PRINT, STEPS, TicketSteps, queued_now
from tui.tickets.taking import Report, caller_of
from tui.widgets import paint
from tui.widgets.bands import Band
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
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

SHORT = 150  # cells


class View(StrEnum):
    """Which tickets the list shows."""

    OPEN = mark("open")
    TODAY = mark("due today")
    CLOSED = mark("ended lately")


class TicketsScreen(TicketSteps):
    """The queue, and the ticket that is pointed at below it."""

    SCOPE = "tickets"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        NEW, OPEN, *STEPS, PRINT, PREVIEW, SHOW, BEFORE, actions.BACK,
    )  # fmt: skip
    HELP = mark(
        "All tickets, the most urgent on top. The line below the list says what is next and with"
        " which key; the same keys work on the ticket's page, which Enter opens. {residents} opens"
        " the home's file, where a masked phone can be revealed."
    )

    def __init__(self) -> None:
        super().__init__()
        self._view = View.OPEN
        self._tickets: list[Ticket] = []
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
            draw=_draw,
            empty=lambda: actions.told(
                _("No tickets here. {new} takes a report while the resident is on the phone."), NEW
            ),
        )
        self.detail = Pane()
        yield self.heading
        yield Split(self.rows, self.detail, lower_lines=5)

    def on_mount(self) -> None:
        """Show the queue."""
        super().on_mount()
        self._load()
        self.set_focus(self.rows)

    # What is shown

    @property
    def queued(self) -> Queued | None:
        """The ticket that is pointed at, with its clock."""
        return self.rows.current

    def _load(self) -> None:
        closed = self._view is View.CLOSED
        self._tickets = tickets.closed_lately() if closed else [q.ticket for q in tickets.queue()]
        self._order()

    def _order(self) -> None:
        """Put the tickets in the order of this moment, and note when it may next change."""
        now = clock.now()
        queue = tickets.ordered(self._tickets, self.app.settings or estate.settings(), now)
        deadlines = (q.clock.deadline for q in queue if q.clock.deadline and not q.clock.late)
        self._turns = min(deadlines, default=None)
        self.heading.show(_heading(queue, self._view, now))
        if self._view is View.TODAY:
            queue = [q for q in queue if _due_today(q, now)]
        elif self._view is View.CLOSED:
            queue.sort(key=lambda q: q.ticket.last_number, reverse=True)
        self.rows.load(queue)
        self._show_detail()
        self.refresh_bands()

    def tick(self) -> None:
        """Let the clocks run; paint only when one of them shows something else."""
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

    def _show_detail(self) -> None:
        queued = self.queued
        self.detail.show(self._paragraphs(queued) if queued else ())

    def _paragraphs(self, queued: Queued) -> Iterator[str | Words]:
        ticket = queued.ticket
        yield [
            (wording.where(ticket), Tone.STRONG),
            f" {wording.caller(ticket)}   ",
            *([] if self.has_class("-wide") else ["  ".join(wording.milestones(ticket))]),
        ]
        wide = self.has_class("-wide")
        # Below the list the next step must not be pushed out by a long report.
        yield ticket.what if wide else paint.cut(ticket.what, SHORT)
        yield [self.next_words(queued)]
        if wide:
            yield ""
            yield from wording.history(ticket, staff.names())

    # What can be done

    def can(self, action: Action) -> bool:
        """What needs a ticket needs one pointed at."""
        return super().can(action) and (action is not OPEN or self.queued is not None)

    def point(self, key: object) -> None:
        """Point at a ticket, by its number or ``ticket:12``, and open its page."""
        ticket = tickets.get(int(str(key).rpartition(":")[2]))
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
        form = Report(
            tickets.NewTicket,
            _("New report"),
            self.app.writes(tickets.take),
            on_home=caller_of,
        )
        ticket = await self.app.ask(form)
        if ticket is not None:
            self.show(ticket)
            said = _("Ticket {number} is taken. {next}").format(
                number=ticket.id, next=self.next_words(queued_now(ticket))[0]
            )
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


def _draw(queued: Queued) -> Drawn:
    ticket, tone = queued.ticket, wording.clock_tone(queued)
    return Drawn(
        (
            [(wording.clock_words(queued, clock.now()), tone)],
            [(wording.state(queued), tone)],
            wording.where(ticket),
            wording.subject(ticket),
            ticket.worker,
            wording.promise(ticket),
        ),
        mark="!" if queued.clock.alarms else "*" if queued.clock.late else " ",
        tone=Tone.STRONG if queued.clock.alarms else Tone.PLAIN,
    )


def _due_today(queued: Queued, now: datetime) -> bool:
    return queued.due_before(clock.bounds(clock.day(now))[1])


def _count(queue: list[Queued], fits: Callable[[Queued], bool]) -> str:
    return str(sum(map(fits, queue)))


def _heading(queue: list[Queued], view: View, now: datetime) -> Words:
    words: list[Part] = [" ", (_("Tickets"), Tone.TITLE)]
    if view is not View.CLOSED:
        late = _count(queue, lambda q: q.clock.late)
        words += [
            "  " + _("open {n}").format(n=len(queue)),
            ("  " + _("late {n}").format(n=late), Tone.WARN if late != "0" else Tone.PLAIN),
            "  " + _("due today {n}").format(n=_count(queue, lambda q: _due_today(q, now))),
        ]
    shown = _("Shown: {which}").format(which=_(view.value))
    return [*words, "    ", (shown, Tone.FAINT)]
