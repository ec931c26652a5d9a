"""A ticket's own phone: shown on record, for a minute on its page and while a call is noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from store import clock, tickets
from store.tickets import Call, Ticket
from tui.form.revealing import SHOWS_FOR, Reveal
from tui.form.screen import Form
from tui.language import _, mark
from tui.screen.host import Host
from tui.tickets import words
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

CALL_SHOWS_FOR = timedelta(minutes=10)


class Whole:
    """The phone that shows whole now: of which ticket, and until when."""

    def __init__(self) -> None:
        self._shown: tuple[int, str, datetime] | None = None

    def show(self, ticket: Ticket, phone: str, span: timedelta = SHOWS_FOR) -> None:
        """Show it from now on."""
        self._shown = (ticket.id, phone, clock.now() + span)

    def hide(self) -> bool:
        """Mask it again; whether it showed."""
        showed, self._shown = self._shown is not None, None
        return showed

    def hide_old(self) -> bool:
        """Mask what has shown long enough, or was left by a clock set back; whether it did."""
        if self._shown is None:
            return False
        left = self._shown[2] - clock.now()
        return not timedelta(0) < left <= CALL_SHOWS_FOR and self.hide()

    def caller(self, ticket: Ticket) -> Words:
        """Who reported it, with the phone as it shows now."""
        if self._shown is None or self._shown[0] != ticket.id:
            return [(words.caller(ticket), Tone.STRONG)]
        return [(f"{ticket.caller} ".lstrip(), Tone.STRONG), (self._shown[1], Tone.GOOD)]


class WhyForm(Form[Reveal, str]):
    """Asks for the reason; gives the whole phone once it is on record."""

    SAVES = mark("Show")

    def __init__(self, desk: Host, ticket: Ticket) -> None:
        by = desk.signed_in

        async def submit(given: Reveal) -> str:
            return await desk.desk(tickets.reveal_phone, ticket.id, given.reason, by=by)

        super().__init__(
            Reveal,
            _("Show the phone of {name}").format(name=ticket.caller or words.numbered(ticket)),
            submit,
            heading=[_("Who looks, when and why goes on record before it shows.")],
            draft="",
            first="why",
        )

    @property
    def half_written(self) -> bool:
        """Nothing here is worth keeping."""
        return False


class CallForm(Form[Call, Ticket]):
    """What was said on the phone; the number to dial stands above it until the form is left."""

    def __init__(
        self,
        ticket: Ticket,
        phone: str,
        title: str,
        submit: Callable[[Call], Any],
        initial: Mapping[str, object],
    ) -> None:
        super().__init__(
            *(Call, title, submit),
            initial=initial,
            draft=f"call:{ticket.id}",
            about=f"ticket:{ticket.id}",
        )
        self._ticket = ticket
        self._whole = Whole()
        if phone:
            self._whole.show(ticket, phone, CALL_SHOWS_FOR)

    def body(self) -> ComposeResult:
        """Whom to ring above what was said."""
        self._whom = Band(self._whom_words())
        for place, widget in enumerate(super().body()):
            yield widget
            if place == 0:
                yield self._whom

    def _whom_words(self) -> Words:
        what = "  ".join(filter(None, (words.where(self._ticket), self._ticket.what)))
        return [" ", *self._whole.caller(self._ticket), f"  {what}"]

    def tick(self) -> None:
        """Mask the phone when it has shown long enough."""
        super().tick()
        if self._whole.hide_old():
            self._whom.show(self._whom_words())

    def on_screen_suspend(self) -> None:
        """Mask the phone as soon as another screen shows, the lock above all (F6)."""
        if self._whole.hide():
            self._whom.show(self._whom_words())
