"""How the keys of a screen reach its actions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from textual import events

from store.errors import StoreError
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Asked, Host, R
from tui.widgets.paint import Tone

if TYPE_CHECKING:
    from textual import getters


class Acting(Asked[R], Generic[R], inherit_bindings=False):
    """A screen that declares ``ACTIONS`` and does each with a method ``act_<id>``.

    What it has no method for the desk may have; ``GLOBAL`` are offered on all screens.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    GLOBAL: ClassVar[tuple[Action, ...]] = actions.EVERYWHERE

    if TYPE_CHECKING:
        app = getters.app(Host)

    _declared: ClassVar[tuple[Action, ...]] = GLOBAL

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        own = {action.id for action in cls.ACTIONS}
        cls._declared = (*cls.ACTIONS, *(each for each in cls.GLOBAL if each.id not in own))

    # What subclasses fill in

    @property
    def declared(self) -> tuple[Action, ...]:
        """All that may be done here, the screen's own first."""
        return self._declared

    def can(self, action: Action) -> bool:
        """Whether an action makes sense now; what does not is neither shown nor done."""
        return True

    def say(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """Show one sentence until the next action."""
        raise NotImplementedError

    def refuse(self, error: StoreError) -> None:
        """Show why the store said no."""
        raise NotImplementedError

    def refresh_bands(self) -> None:
        """Show what can be done now."""
        raise NotImplementedError

    # What can be done, and what does it

    def titled(self, action: Action) -> Action:
        """An action, called what it would do now."""
        return action

    @property
    def available(self) -> list[Action]:
        """What can be done here and now, the screen's own first."""
        return [self.titled(action) for action in self.declared if self._possible(action)]

    def action_of(self, event: events.Key) -> Action | None:
        """What a key does here and now."""
        fitting = actions.of_key(self.declared, event.key, event.character)
        return next((action for action in fitting if self._possible(action)), None)

    def _possible(self, action: Action) -> bool:
        return self.app.may(action) and self.can(action)

    @property
    def offered(self) -> list[Action]:
        """What the footer may show."""
        return self.available

    def on_key(self, event: events.Key) -> None:
        """Do the action of a key that nothing inside wanted."""
        action = self.action_of(event)
        if action is not None and self._method(action):
            event.stop()
            event.prevent_default()
            self.perform(action)
        elif event.key in {"tab", "shift+tab"}:
            event.stop()
            self.focus_next() if event.key == "tab" else self.focus_previous()

    def perform(self, action: Action) -> None:
        """Do an action: this screen's method for it, else the desk's.

        One that a list or a page inside does by itself (Enter, PgDn) has no method; its key goes
        there.
        """
        if action is not actions.REPAINT:
            self.say("")
        does = self._method(action)
        if does is None:
            self.app.keys_ahead.put(events.Key(action.keys[0], None))
            return
        try:
            result = does()
        except StoreError as error:
            self.refuse(error)
        else:
            if isinstance(result, Awaitable):
                token = self.app.keys_ahead.begin()
                self.run_worker(self._finish(result, token), group=action.id)
            else:
                self.refresh_bands()

    def _method(self, action: Action) -> Callable[[], object] | None:
        name = f"act_{action.id}"
        own = getattr(self, name, None)
        if own is None and action.page:
            return partial(self.app.open_page, action.page)
        return own or getattr(self.app, name, None)

    async def _finish(self, acting: Awaitable[object], token: object) -> None:
        with self.app.keys_ahead.acting(token):
            try:
                await acting
            except StoreError as error:
                self.refuse(error)
        if self.is_mounted:
            self.refresh_bands()
