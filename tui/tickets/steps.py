"""The steps of a ticket as actions, the same on the list and on the ticket's page (W2–W9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from store import clock, estate, tickets
from store.tickets import WORK_ORDER, Queued, Stage, Ticket
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.tickets import words
from tui.widgets.paint import Tone

if TYPE_CHECKING:
    from tui.widgets.paint import Words

DISPATCH = Action(
    "dispatch", ("ctrl+d",), mark("Dispatch"), mark("Send it to engineering; the clock starts."), 21
)
ARRIVE = Action("arrive", ("ctrl+a",), mark("Arrival"), mark("Somebody is on site."), 22)
CALL = Action(
    "call",
    ("ctrl+t",),
    mark("Call resident"),
    mark("What the resident was told, and the new time."),
    23,
)
FINISH = Action(
    "finish", ("ctrl+e",), mark("Finish"), mark("The work is done, or the answer is given."), 24
)
OPINION = Action(
    "opinion", ("ctrl+o",), mark("Opinion"), mark("What the resident thinks of the work."), 25
)
VISIT = Action("visit", ("ctrl+r",), mark("Return visit"), mark("What the return visit found."), 26)
CLOSE = Action("close", ("ctrl+w",), mark("Close"), mark("End it; all must be on record."), 27)
REST = Action(
    "rest",
    ("ctrl+u",),
    mark("Let rest"),
    mark("Let it rest until a day, with the reason; or take it up again."),
    28,
)
REOPEN = Action("reopen", ("ctrl+x",), mark("Reopen"), mark("Start over, with the reason."), 29)
NOTE = Action("note", ("ctrl+g",), mark("Note"), mark("Anything else, and who was told."), 70)
WITHDRAW = Action(
    "withdraw", ("ctrl+k",), mark("Withdraw"), mark("The resident no longer wants it."), 71
)
PRINT = Action("print", ("f9",), mark("Print"), mark("Make the work order as a PDF."), 30)

# The steps that an action stands for, in the order in which they come.
KINDS: dict[str, tuple[str, ...]] = {
    "dispatch": ("dispatched",),
    "arrive": ("arrived",),
    "call": ("called",),
    "finish": ("completed", "answered"),
    "opinion": ("opinion",),
    "visit": ("visited",),
    "close": ("closed",),
    "rest": ("suspended", "resumed"),
    "reopen": ("reopened",),
    "note": ("noted",),
    "withdraw": ("withdrawn",),
}
NEW = Action("new", ("ctrl+n",), mark("New report"), mark("Take a report, by phone say."), 3)

STEPS = (
    DISPATCH, ARRIVE, CALL, FINISH, OPINION, VISIT, CLOSE, REST, REOPEN, NOTE, WITHDRAW,
)  # fmt: skip


def action_for(kind: str) -> Action | None:
    """The action that records a kind of step."""
    return next((action for action in STEPS if kind in KINDS[action.id]), None)


def fitted(action: Action, ticket: Ticket, due: str) -> Action:
    """An action with the title and the place in the footer that suit a ticket."""
    kinds = KINDS[action.id]
    title = action.title
    if tickets.possible(ticket).isdisjoint(kinds):
        return _changed(action, title, None)
    if action is FINISH:
        title = mark("Answer") if ticket.answers else mark("Work done")
    elif action is REST and ticket.stage is Stage.SUSPENDED:
        title = mark("Take up")
    return _changed(action, title, 4 if due in kinds else action.rank)


@cache
def _changed(action: Action, title: str, rank: int | None) -> Action:
    return replace(action, title=title, rank=rank)


class TicketSteps(DeskScreen[None]):
    """A screen that points at a ticket and can do its steps."""

    @property
    def queued(self) -> Queued | None:
        """The ticket that is pointed at, with its clock."""
        raise NotImplementedError

    def show(self, ticket: Ticket) -> None:
        """A step of this ticket was recorded here."""
        raise NotImplementedError

    @property
    def ticket(self) -> Ticket | None:
        """The ticket that is pointed at."""
        return self.queued.ticket if self.queued else None

    @property
    def due(self) -> str:
        """The kind of step that is next."""
        queued = self.queued
        return tickets.next_step(queued.ticket, queued.clock.waits) if queued else ""

    def titled(self, action: Action) -> Action:
        """The next step comes first among those that the footer keeps."""
        step = self.ticket if action in STEPS else None
        return fitted(action, step, self.due) if step else super().titled(action)

    def can(self, action: Action) -> bool:
        """Steps need a ticket."""
        return action not in (*STEPS, PRINT, PREVIEW) or self.ticket is not None

    def next_words(self, queued: Queued) -> tuple[str, Tone]:
        """What is next, and the key that does it."""
        action = action_for(tickets.next_step(queued.ticket, queued.clock.waits))
        return words.next_words(queued, action.key if action else "", REST.key)

    # Steps that need words

    async def act_dispatch(self) -> None:
        """Send it to engineering."""
        ticket, teams = self._pointed(), estate.settings().teams
        initial = {"worker": ticket.worker, "team": ticket.team or next(iter(teams), "")}
        await self._fill(DISPATCH, tickets.Dispatch, tickets.dispatch, initial)

    async def act_call(self) -> None:
        """Record the call to the resident."""
        await self._fill(CALL, tickets.Call, tickets.call, {"expected": "+1h"})

    async def act_finish(self) -> None:
        """The work is done, or the answer is given."""
        if self._pointed().answers:
            await self._fill(FINISH, tickets.Answer, tickets.answer)
        else:
            await self._fill(FINISH, tickets.Completion, tickets.complete)

    async def act_opinion(self) -> None:
        """Record the resident's opinion."""
        await self._fill(OPINION, tickets.OpinionGiven, tickets.give_opinion)

    async def act_visit(self) -> None:
        """Record the return visit."""
        await self._fill(VISIT, tickets.Visit, tickets.visit)

    async def act_rest(self) -> None:
        """Let it rest, or take it up again."""
        if self._pointed().stage is Stage.SUSPENDED:
            await self._at_once(tickets.resume)
        else:
            await self._fill(REST, tickets.Suspension, tickets.suspend, {"until": "+1d"})

    async def act_reopen(self) -> None:
        """Start over."""
        await self._fill(REOPEN, tickets.Reason, tickets.reopen)

    async def act_note(self) -> None:
        """Note anything else."""
        await self._fill(NOTE, tickets.Note, tickets.note)

    async def act_withdraw(self) -> None:
        """The resident no longer wants it; a call that is owed comes first (W3)."""
        queued = self.queued
        if queued is not None and queued.clock.waits is tickets.Waits.CALL:
            self.say(f"! {self.next_words(queued)[0]}", Tone.ALARM)
            return
        await self._fill(WITHDRAW, tickets.Reason, tickets.withdraw)

    # Steps that need none

    async def act_arrive(self) -> None:
        """Somebody is on site."""
        await self._at_once(tickets.arrive)

    async def act_close(self) -> None:
        """End it."""
        await self._at_once(tickets.close)

    async def act_print(self) -> None:
        """Print the work order."""
        ticket = self._pointed()
        await preview.print_one(self.app, [(WORK_ORDER, f"ticket:{ticket.id}")])

    async def act_preview(self) -> None:
        """Read the work order first."""
        ticket = self._pointed()
        await preview.preview_one(self.app, [(WORK_ORDER, f"ticket:{ticket.id}")])

    async def act_residents(self) -> None:
        """The file of the ticket's home, where its phones can be revealed (F6)."""
        await self.app.go("residents", self.ticket.home_id if self.ticket else None)

    # How they are done

    def _pointed(self) -> Ticket:
        ticket = self.ticket
        assert ticket is not None
        return ticket

    async def _at_once(self, operation: Callable[..., Ticket]) -> None:
        ticket = self._pointed()
        self._recorded(await self.app.desk(operation, ticket.id, by=self.app.staff))

    async def _fill(
        self,
        action: Action,
        model: type[BaseModel],
        operation: Callable[..., Ticket],
        initial: dict[str, Any] | None = None,
    ) -> None:
        ticket = self._pointed()
        if not tickets.possible(ticket).intersection(KINDS[action.id]):
            self.say(self._not_now(), Tone.ALARM)
            return
        form: Form[BaseModel, Ticket] = Form(
            model,
            _(": ").join((_(fitted(action, ticket, "").title), _(action.help))),
            self.app.writes(operation, ticket.id),
            initial=initial,
            heading=self._heading(ticket),
            draft=f"{action.id}:{ticket.id}",
        )
        after = await self.app.ask(form)
        if after is not None:
            self._recorded(after)

    def _heading(self, ticket: Ticket) -> Words:
        parts = (words.where(ticket), ticket.what, words.caller(ticket))
        return ["  ".join(filter(None, parts))]

    def _not_now(self) -> str:
        queued = self.queued
        assert queued is not None
        now = _("Not at this step ({state}).").format(state=label(queued.ticket.stage))
        return f"! {now} {self.next_words(queued)[0]}"

    def _recorded(self, ticket: Ticket) -> None:
        self.show(ticket)
        queued = queued_now(ticket)
        done = words.step_words(ticket.steps[-1])
        what = _("{where}: {step}.").format(where=words.where(ticket), step=done)
        self.say(f"{what} {self.next_words(queued)[0]}", Tone.GOOD)


def queued_now(ticket: Ticket) -> Queued:
    """A ticket with its clock as it stands now."""
    return tickets.ordered([ticket], estate.settings(), clock.now())[0]
