"""The steps of a ticket as actions, the same on the list and on the ticket's page (W2–W9)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pydantic import BaseModel

from store import answers, tickets
from store.rights import may
from store.subjects import thing_of
from store.tickets import Kind, Queued, Ticket, findings
from tui.form.revealing import Why
from tui.form.screen import Form
from tui.language import _, clockface
from tui.language.labels import label
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.subjects import OF_THING
from tui.tickets import forms, nextstep, words
from tui.tickets.actions import (
    ARRIVE,
    AT_ONCE,
    CALL,
    CLOSE,
    CORRECT,
    DISPATCH,
    EARLIER,
    FINISH,
    KINDS,
    NOTE,
    OPINION,
    ORIGIN,
    PHONE,
    PRINT,
    REOPEN,
    REST,
    SEE_TO,
    STEPS,
    STRIKE,
    VISIT,
    WITHDRAW,
    action_for,
    fitted,
    step_of,
)  # fmt: skip
from tui.tickets.calling import CallForm, Whole, WhyForm
from tui.tickets.correcting import Correcting
from tui.tickets.forms import FORMS
from tui.widgets.paint import Tone

if TYPE_CHECKING:
    from tui.widgets.paint import Words


class TicketSteps(DeskScreen[None]):
    """A screen that points at a ticket and can do its steps."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = Whole()

    @property
    def queued(self) -> Queued | None:
        """The ticket that is pointed at, with its clock."""
        raise NotImplementedError

    def show(self, ticket: Ticket) -> None:
        """A step of this ticket was recorded here."""
        raise NotImplementedError

    def told_again(self) -> None:
        """Who reported it shows otherwise: the phone whole, or masked again."""
        raise NotImplementedError

    def tick(self) -> None:
        """Mask the phone when it has shown long enough (F6)."""
        if self.whole.hide_old():
            self.told_again()

    def on_screen_suspend(self) -> None:
        """Mask the phone as soon as another screen shows, the lock above all (F6)."""
        if self.whole.hide():
            self.told_again()

    @property
    def ticket(self) -> Ticket | None:
        """The ticket that is pointed at."""
        return self.queued.ticket if self.queued else None

    @property
    def pointed_at(self) -> str:
        """The ticket."""
        return f"ticket:{self.ticket.id}" if self.ticket else ""

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
        if action is ORIGIN:
            return self.source != ""
        if action is STRIKE and (self.ticket is None or tickets.last_step(self.ticket) is None):
            return False
        if action is SEE_TO and not (self.queued and self.queued.clock.alarms):
            return False
        if action is PHONE:
            return self.ticket is not None and bool(self.ticket.phone)
        if action in STEPS:
            return self.ticket is not None and self._may(action)
        return action not in (PRINT, PREVIEW) or self.ticket is not None

    def _may(self, action: Action) -> bool:
        """Whether the role of who is signed in may do a step that an action stands for."""
        kind = step_of(action, self._pointed()) or KINDS[action.id][0]
        return may(self.app.signed_in.role, answers.needed_for(FORMS[kind].operation))

    @property
    def source(self) -> str:
        """What the finding that is pointed at was found at, empty for what is none."""
        if self.ticket is None or self.ticket.kind is not Kind.FINDING:
            return ""
        return findings.origin_of(self.ticket).source

    def next_words(self, queued: Queued) -> tuple[str, Tone]:
        """What is next, and the key that does it."""
        action = action_for(tickets.next_step(queued.ticket, queued.clock.waits))
        return nextstep.next_words(queued, action.key if action else "", REST.key)

    # What each action does

    async def act_dispatch(self) -> None:
        """Send it to engineering, or assign it anew."""
        await self._step(DISPATCH)

    async def act_arrive(self) -> None:
        """Somebody is on site, or takes it on, or begins."""
        await self._step(ARRIVE)

    async def act_earlier(self) -> None:
        """Somebody came at a time before now."""
        await self._step(EARLIER)

    async def act_correct(self) -> None:
        """Put right what was taken down."""
        await self._step(CORRECT)

    async def act_strike(self) -> None:
        """Say that the newest step was noted by mistake."""
        await self._step(STRIKE)

    async def act_call(self) -> None:
        """Record the call to the resident, the number to dial in sight (W3)."""
        ticket = self._pointed()
        if not (kind := step_of(CALL, ticket)):
            self.say(self._not_now(), Tone.ALARM)
            return
        phone = ""
        if ticket.phone:
            reason, by = label(Why.CALL), self.app.signed_in
            phone = await self.app.desk(tickets.reveal_phone, ticket.id, reason, by=by)
        asked, titled = FORMS[kind], fitted(CALL, ticket, "")
        form = CallForm(
            *(ticket, phone, _(": ").join((_(titled.title), _(titled.help)))),
            self.app.writes(asked.operation, ticket.id),
            asked.initial(ticket),
        )
        after = await self.app.ask(form)
        if after is not None:
            self._recorded(after)

    async def act_see_to(self) -> None:
        """Take the alarm in one's own name."""
        await self._step(SEE_TO)

    async def act_phone(self) -> None:
        """Show the ticket's phone, once the reason is on record (F6)."""
        ticket = self._pointed()
        phone = await self.app.ask(WhyForm(self.app, ticket))
        if phone is not None:
            self.whole.show(ticket, phone)
            self.told_again()
            self.say(_("On record; it hides again in a minute."), Tone.GOOD)

    async def act_finish(self) -> None:
        """The work is done, or the answer is given."""
        await self._step(FINISH)

    async def act_opinion(self) -> None:
        """Record the resident's opinion."""
        await self._step(OPINION)

    async def act_visit(self) -> None:
        """Record the return visit, or the re-inspection, where it is to be made."""
        ticket = self._pointed()
        if step_of(VISIT, ticket) == "reinspected" and findings.origin_of(ticket).at_source:
            await self.act_origin()
        else:
            await self._step(VISIT)

    async def act_origin(self) -> None:
        """Go to what found it."""
        await self.app.go(OF_THING[thing_of(self.source)], self.source)

    async def act_close(self) -> None:
        """End it."""
        await self._step(CLOSE)

    async def act_rest(self) -> None:
        """Let it rest, take it up again, or put it off."""
        await self._step(REST)

    async def act_reopen(self) -> None:
        """Start over, or give it back."""
        await self._step(REOPEN)

    async def act_note(self) -> None:
        """Note anything else."""
        await self._step(NOTE)

    async def act_withdraw(self) -> None:
        """The resident no longer wants it; a call that is owed comes first (W3)."""
        queued = self.queued
        if queued is not None and queued.clock.waits is tickets.Waits.CALL:
            self.say(f"! {self.next_words(queued)[0]}", Tone.ALARM)
            return
        await self._step(WITHDRAW)

    async def act_print(self) -> None:
        """Print its sheet."""
        await preview.print_one(self.app, [self._sheet])

    async def act_preview(self) -> None:
        """Read its sheet first."""
        await preview.preview_one(self.app, [self._sheet])

    @property
    def _sheet(self) -> preview.Asked:
        return tickets.sheet_of(self._pointed()), self.pointed_at

    async def act_residents(self) -> None:
        """The file of the ticket's home, where its phones can be revealed (F6)."""
        await self.app.go("residents", self.ticket.home_id if self.ticket else None)

    # How they are done

    def _pointed(self) -> Ticket:
        ticket = self.ticket
        assert ticket is not None
        return ticket

    async def _step(self, action: Action) -> None:
        """Do the step that an action stands for now, asking what it needs."""
        ticket = self._pointed()
        kind = step_of(action, ticket)
        if not kind and action not in AT_ONCE:
            self.say(self._not_now(), Tone.ALARM)
            return
        asked = FORMS[forms.EARLIER if action is EARLIER else kind or KINDS[action.id][0]]
        model = asked.asked(ticket)
        if model is None:
            done = await self.app.desk(asked.operation, ticket.id, by=self.app.staff)
            self._recorded(done)
            return
        titled = fitted(action, ticket, "")
        make = partial(Correcting, ticket) if action is CORRECT else Form
        form: Form[BaseModel, Ticket] = make(
            model,
            _(": ").join((_(titled.title), _(titled.help))),
            self.app.writes(asked.operation, ticket.id),
            initial=asked.initial(ticket),
            heading=self._heading_for(action, ticket),
            draft=f"{action.id}:{ticket.id}",
            first=asked.first,
            about="" if action is NOTE else f"ticket:{ticket.id}",
        )
        after = await self.app.ask(form)
        if after is not None:
            self._recorded(after)

    def _heading_for(self, action: Action, ticket: Ticket) -> Words:
        """What the form is about; of what is struck out, which step."""
        step = tickets.last_step(ticket) if action is STRIKE else None
        if step is None:
            return words.about(ticket)
        return [f"{clockface.moment(step.at)} {words.step_words(step)}"]

    def _not_now(self) -> str:
        now = _("Not at this step ({state}).").format(state=label(self._pointed().stage))
        return f"! {now} {self.next_words(tickets.queued(self._pointed()))[0]}"

    def _recorded(self, ticket: Ticket) -> None:
        self.show(ticket)
        done = words.step_words(ticket.steps[-1])
        what = _("{where}: {step}.").format(where=words.where(ticket), step=done)
        self.say(f"{what} {self.next_words(tickets.queued(ticket))[0]}", Tone.GOOD)
