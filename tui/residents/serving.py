"""What can begin at a home's page: its services, by digit or from the whole list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import events

from store.text import halfwidth
from tui import answers
from tui.language import _, mark
from tui.over.menu import Menu
from tui.residents.steps import Keeping
from tui.residents.things import person_of
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets import paint
from tui.widgets.bands import Band
from tui.widgets.paint import Part, Tone, Words

BEGIN = Action("begin", ("0",), mark("Services"), mark("All that can begin at this home."), 5)
MORE = mark("More")
MOST_DIGITS = 9


class Serving(Keeping):
    """A screen on a home's file at which services begin, with the home filled in."""

    services: Band

    @property
    def declared(self) -> tuple[Action, ...]:
        """What the file itself offers, and what every subject lets begin here."""
        return (*actions.SERVICES.values(), *super().declared)

    def _offer_words(self) -> Words:
        """The services that begin with a digit, as many as fit, and the way to all of them."""
        words: list[Part] = [" ", (_("Services"), Tone.FAINT), "  "]
        more: list[Part] = [("0", Tone.KEY), f" {_(MORE)}"]
        room = self.app.size.width - paint.width([*words, *more])
        offered = self._services
        for digit, action in enumerate(offered[:MOST_DIGITS], 1):
            one: list[Part] = [(str(digit), Tone.KEY), f" {_(action.title)}  "]
            room -= paint.width(one)
            words += one if room >= 0 else ()
        return [*words, *more]

    def refresh_bands(self) -> None:
        """Other services may have room now."""
        super().refresh_bands()
        self.services.show(self._offer_words())

    def on_key(self, event: events.Key) -> None:
        """A digit begins a service: it passes every input method."""
        offered = self._services
        typed = halfwidth(event.character or "")
        digit = int(typed) if typed.isdecimal() else 0
        if 0 < digit <= len(offered):
            event.stop()
            event.prevent_default()
            self.perform(offered[digit - 1])
        else:
            super().on_key(event)

    def _method(self, action: Action) -> Callable[[], object] | None:
        service = actions.SERVICES.get(action.id) is action
        return partial(self._begin, action.id) if service else super()._method(action)

    async def _begin(self, service: str) -> None:
        """Begin a service with the home, and who is pointed at, filled in."""
        who = person_of(self.thing)
        await answers.begins(service)(self.app, self.page.home.id, who.id if who else None)

    @property
    def _services(self) -> list[Action]:
        return [action for action in actions.SERVICES.values() if self.app.may(action)]

    async def act_begin(self) -> None:
        """Choose among all services that can begin here."""
        offered = self._services
        action = await self.app.ask(Menu(self.page.home.code, offered))
        if action is not None:
            self.perform(action)
