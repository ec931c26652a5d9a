"""A ticket's page: everything that was recorded of it, and its steps, the next one pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.containers import Horizontal

from store import clock, tickets
from store.desk import staff
from store.tickets import Kind, Queued, Ticket
from tui import answers
from tui.form.home import warned
from tui.language import _, clockface, mark
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.tickets import found, words
from tui.tickets.actions import COSTS, EARLIER, KINDS, ORIGIN, PHONE, PRINT, STEPS, fitted, step_of
from tui.tickets.forms import FORMS
from tui.tickets.steps import TicketSteps
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

DO = Action("do", ("enter",), mark("Do it"), mark("Do the step that is pointed at."), 3)
MENU_CELLS = 25


class StepList(Rows[Action]):
    """The steps that are possible now; paging is left to the page beside it."""

    def on_key(self, event: events.Key) -> None:
        """Move by lines only."""
        if event.key in {"pageup", "pagedown"}:
            event.prevent_default()


class TicketPage(TicketSteps):
    """One ticket, whole."""

    BREATH_SECONDS = 0.5
    SCOPE = "ticket"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        DO, *STEPS, COSTS, PHONE, ORIGIN, PRINT, PREVIEW, actions.BACK,
    )  # fmt: skip
    HELP = mark(
        "All that was recorded of the ticket. On the right are the steps that are possible; Enter"
        " does the one that is pointed at, which is the next one due. PgUp and PgDn scroll."
    )

    def __init__(self, ticket_id: int) -> None:
        super().__init__()
        self._queued = tickets.queued(tickets.get(ticket_id))
        self._turns: datetime | None = None
        self._offered_at = 0.0  # when the step that is next was last pointed at

    def body(self) -> ComposeResult:
        """The title, the next step, and the page beside its steps."""
        self.title_band, self.next_band = Band(), Band()
        self.sheet = Page()
        self.menu = StepList(
            (Column("", 3), Column("", 8, flex=True)),
            key=lambda action: action.id,
            draw=lambda action: Drawn(([(action.key, Tone.KEY)], _(action.title))),
        )
        self.menu.styles.width = MENU_CELLS
        yield self.title_band
        yield self.next_band
        yield Band()
        yield Horizontal(self.sheet, self.menu)

    def on_mount(self) -> None:
        """Point at the next step."""
        super().on_mount()
        self._lay_out(self._queued.ticket)
        self.set_focus(self.menu)

    @property
    def queued(self) -> Queued:
        """The ticket of the page, with its clock."""
        return self._queued

    @property
    def subject(self) -> str:
        """The ticket."""
        return f"ticket:{self._queued.ticket.id}"

    def titled(self, action: Action) -> Action:
        """Enter is called what it would do."""
        step = self.menu.current if action is DO else None
        return replace(DO, title=step.title) if step else super().titled(action)

    def can(self, action: Action) -> bool:
        """Enter needs the menu, and what it costs a home."""
        if action is COSTS:
            ticket = self._queued.ticket
            return ticket.home_id is not None and ticket.kind in (Kind.REPAIR, Kind.PAID)
        return super().can(action) and (action is not DO or self.focused is self.menu)

    def show(self, ticket: Ticket) -> None:
        """Show the ticket as it is now, the next step pointed at."""
        due = self.due
        self._lay_out(ticket, point=self.due != due)

    def _lay_out(self, ticket: Ticket, point: bool = True) -> None:
        before = self.due
        self._queued = tickets.queued(ticket)
        deadline = self._queued.clock.deadline
        self._turns = deadline if not self._queued.clock.late else None
        self.title_band.show(self._title(ticket))
        self._tell_next()
        self.sheet.show(self._paragraphs(ticket))
        self._load_menu(ticket)
        if point or self.due != before:
            self._point_at_next()
        self.refresh_bands()

    def _tell_next(self) -> None:
        self.next_band.show([" ", self.next_words(self._queued)])

    def rekeyed(self) -> None:
        """The next step may have another key."""
        self._tell_next()
        super().rekeyed()

    def _load_menu(self, ticket: Ticket) -> None:
        possible = tickets.possible(ticket)
        steps = (a for a in STEPS if possible.intersection(KINDS[a.id]) and self._possible(a))
        offered = [fitted(action, ticket, self.due) for action in steps]
        more = (action for action in (COSTS, PHONE, ORIGIN, PRINT) if self._possible(action))
        self.menu.load([*offered, *more])

    def _point_at_next(self) -> None:
        due = self.due
        step = next((action for action in STEPS if due in KINDS[action.id]), PRINT)
        self.menu.point(step.id)
        self._offered_at = monotonic()

    def _title(self, ticket: Ticket) -> Words:
        number = words.numbered(ticket)
        clock_words = words.clock_words(self._queued, clock.now())
        return [
            " ",
            (number, Tone.TITLE),
            f"  {words.where(ticket)}  {words.state(self._queued)}  ",
            (clock_words, words.clock_tone(self._queued)),
        ]

    def _paragraphs(self, ticket: Ticket) -> Iterator[str | Words]:
        yield [*self.whole.caller(ticket), "  ", found.kinds(ticket)]
        for told in warned(ticket.home_id) if ticket.home_id and ticket.open else ():
            yield [(f"! {told}", Tone.ALARM)]
        if ticket.home and ticket.place:
            yield ticket.place
        yield [(ticket.what, Tone.STRONG)]
        if ticket.convenient:
            yield _("Convenient: {when}").format(when=ticket.convenient)
        yield from found.upward(ticket)
        yield from found.origin(ticket)
        yield from found.together(ticket)
        for said in answers.about(self.subject, whole=ticket.kind is Kind.PAID):
            yield from said.told(self.subject, COSTS.key)
        if ticket.worker:
            yield _("With: {who}").format(who=f"{ticket.team} {ticket.worker}".strip())
        if ticket.agreed:
            yield _("Agreed for {time}").format(time=clockface.moment(ticket.agreed))
        if ticket.expected and ticket.reported:
            yield _("Promised: {time}").format(time=clockface.moment(ticket.expected))
        if ticket.done_by:
            yield _("Target of its kind: {time}").format(time=clockface.moment(ticket.done_by))
        yield ""
        yield from words.history(ticket, staff.names())

    def told_again(self) -> None:
        """Show the page with the phone as it shows now."""
        self.sheet.show(self._paragraphs(self._queued.ticket))

    def tick(self) -> None:
        """Let the clock run."""
        super().tick()
        if self._turns and clock.now() >= self._turns:
            self._lay_out(self._queued.ticket, point=False)
        self.title_band.show(self._title(self._queued.ticket))

    def changed(self, subjects: frozenset[str]) -> None:
        """Show what was recorded here or in another session."""
        ticket = self._queued.ticket
        if {f"ticket:{ticket.id}", f"home:{ticket.home_id}", "site"} & subjects:
            self._lay_out(tickets.get(self._queued.ticket.id), point=False)

    def on_key(self, event: events.Key) -> None:
        """Scroll the page from wherever the focus is."""
        if event.key in {"pageup", "pagedown"}:
            self.sheet.on_key(event)

    def on_rows_chosen(self) -> None:
        """Enter does the step.

        A second Enter in the same breath was meant for what stood here before: what is recorded
        without a form, an arrival above all, could not be taken back (W3).
        """
        step = self.menu.current
        fresh = monotonic() - self._offered_at < self.BREATH_SECONDS
        if step is not None and self._is_recorded_at_once(step) and fresh:
            sentence = _("Not recorded yet: {do} once more records “{what}”.")
            self.say(actions.told(sentence, DO, what=_(step.title)), Tone.WARN)
            return
        self.act_do()

    def _is_recorded_at_once(self, step: Action) -> bool:
        kind = step_of(step, self._queued.ticket) if step.id in KINDS else ""
        return bool(kind) and step is not EARLIER and FORMS[kind].asked(self._queued.ticket) is None

    def on_rows_moved(self) -> None:
        """Enter is called what it would do."""
        self.refresh_bands()

    async def act_costs(self) -> None:
        """What it costs: quoted, agreed, settled, paid."""
        for said in answers.about(self.subject):
            await said.act(self.app, self.subject)
        self._lay_out(tickets.get(self._queued.ticket.id), point=False)

    def act_do(self) -> None:
        """Do the step that is pointed at."""
        step = self.menu.current
        if step is not None:
            self.perform(step)
