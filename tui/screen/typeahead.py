"""Keys in the order they were pressed, each given to what has the focus by then.

Textual hands a key to the widget that has the focus when it arrives, though keys before it may
still be on their way to move the focus, open a form or sign somebody in. Here a key waits until
the one before it has been dealt with, so that fast typing, pasting terminals and scripts are safe.
"""

from __future__ import annotations

import re
from asyncio import Future
from collections import deque
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.message import Message

from tui.wire import inside

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.widget import Widget

R = TypeVar("R")
LONGEST_WAIT = 10.0  # seconds that an unfinished action may hold keys up
LONGEST_RECORDING = 30.0  # and one whose change is on its way to the disk: keys follow what it did
_NEVER = float("-inf")
_FUNCTION = re.compile(r"f\d+")
_action: ContextVar[object | None] = ContextVar("action", default=None)


class Dealt(Message, namespace="desk"):
    """Follows a key on its way up: when it arrives at the screen, the key has been dealt with."""


class TypeAhead:
    """The keys that wait, and what they wait for."""

    def __init__(self, desk: App[int]) -> None:
        self._desk = desk
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._on_its_way = _NEVER
        self._given_to: Screen[Any] | None = None
        self._actions: dict[object, float] = {}  # until when each may hold keys up
        self._answers: dict[Future[Any], object] = {}

    def put(self, event: events.Key | events.Paste) -> None:
        """A key was pressed."""
        self._waiting.append(event)
        self.go_on()

    def pass_over(self, keys: Collection[str]) -> None:
        """Let keys of these that come next be as if they had not been pressed."""
        while self._waiting and isinstance(key := self._waiting[0], events.Key) and key.key in keys:
            self._waiting.popleft()

    @property
    def idle(self) -> bool:
        """Whether every key has been dealt with."""
        return not self._waiting and not self._held()

    def dealt_with(self, screen: Screen[Any]) -> None:
        """A key has arrived at this screen; one that has been left may tell so late."""
        if screen is self._given_to:
            self._on_its_way = _NEVER
            self.go_on()

    def go_on(self) -> None:
        """Send the next key on its way if nothing holds it up."""
        while self._waiting and not self._held():
            event = self._waiting.popleft()
            screen = self._desk.screen
            target = self._taker(event, screen)
            self._on_its_way, self._given_to = monotonic(), screen
            inside.forward(target, event)
            if not target.post_message(Dealt()):
                self._on_its_way = _NEVER

    @staticmethod
    def _taker(event: events.Key | events.Paste, screen: Screen[Any]) -> Widget:
        """Who has the focus, or at once the screen, where a key is for nobody else."""
        focused = screen.focused
        if focused is None:
            return screen
        function = isinstance(event, events.Key) and _FUNCTION.fullmatch(event.key)
        return screen if function and not getattr(focused, "TAKES_FUNCTION_KEYS", True) else focused

    def _held(self) -> bool:
        now = monotonic()
        acting = any(until > now for until in self._actions.values())
        screen = self._desk.screen
        opening = not getattr(screen, "ready", True) or getattr(screen, "regains_focus", False)
        # A screen that a key has closed will not tell any more that it was dealt with.
        late = self._on_its_way + LONGEST_WAIT <= now
        on_its_way = not late and self._given_to in self._desk.screen_stack
        return acting or opening or on_its_way

    def begin(self) -> object:
        """Hold keys up from now on, for an action whose ``acting`` block is about to run."""
        token = object()
        self._actions[token] = monotonic() + LONGEST_WAIT
        return token

    @contextmanager
    def acting(self, token: object) -> Iterator[None]:
        """Hold keys up while the block runs, but not while it waits for a screen's answer."""
        _action.set(token)
        try:
            yield
        finally:
            self._actions.pop(token, None)
            self.go_on()

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Hold keys up while an action's change is being recorded, however slow the disk."""
        token = _action.get()
        if token not in self._actions:
            yield
            return
        self._actions[token] = monotonic() + LONGEST_RECORDING
        try:
            yield
        finally:
            self._actions[token] = monotonic() + LONGEST_WAIT

    def let_go(self) -> None:
        """Keys need not wait for the action that runs: it takes long, and stands apart."""
        self._actions.pop(_action.get(), None)
        self.go_on()

    async def answer(self, awaited: Future[R]) -> R:
        """Wait for a screen's answer; keys go to that screen until it gives one."""
        token = _action.get()
        if token in self._actions:
            del self._actions[token]
            self._answers[awaited] = token
            self.go_on()
        return await awaited

    def answered(self, awaited: Future[Any]) -> None:
        """A screen is about to give its answer: keys wait for whoever asked."""
        token = self._answers.pop(awaited, None)
        if token is not None:
            self._actions[token] = monotonic() + LONGEST_WAIT
