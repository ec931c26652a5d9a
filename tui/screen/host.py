"""What a screen may ask of the desk that it is part of, and what it is to the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, ParamSpec, Protocol, TypeVar

from textual.screen import Screen

from tui.screen.typeahead import TypeAhead
from tui.widgets.paint import Tone, Words
from tui.wire.inside import DirectApp, DirectScreen

if TYPE_CHECKING:
    from store.estate import Settings
    from store.paper import SheetKind
    from store.rights import Staff
    from tui.screen.actions import Action

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M")


@dataclass(frozen=True)
class Place:
    """A screen by its name, and the thing that was open there, as the journal names it."""

    screen: str
    subject: str = ""


class Remembers(Protocol):
    """Where somebody was; ``before`` is where their last session was lost."""

    before: Place | None

    @property
    def now(self) -> Place | None:
        """Where they are; None on Today, where everybody begins."""

    def begin(self) -> None:
        """Look where this person was before."""

    def keep(self) -> None:
        """Keep where they are."""

    def forget(self) -> None:
        """They leave of their own will."""


class Ringing(Protocol):
    """What rings until somebody acts (W3)."""

    @property
    def count(self) -> int:
        """How many alarms there are now."""


class Asked(DirectScreen[None], Generic[R], inherit_bindings=False):
    """A screen that may be asked, and gives an answer."""

    OVER_LOCK: ClassVar[bool] = False  # whether it tells of nobody and need not wait
    answer: asyncio.Future[R | None] | None = None


class Host(DirectApp[int], inherit_bindings=False):
    """The desk as its screens know it."""

    PRINTER_SECONDS = 2.0
    staff: Staff | None
    settings: Settings | None
    folder: Path
    seconds: int
    keys_ahead: TypeAhead
    whereabouts: Remembers
    alarms: Ringing
    loaded: asyncio.Event  # set once the store is at hand
    HORIZONTAL_BREAKPOINTS = [(110, "-wide"), (140, "-beside")]

    @property
    def signed_in(self) -> Staff:
        """Who works here; raises ``Refused`` for what outlives their signing out."""
        raise NotImplementedError

    @property
    def open_screens(self) -> Sequence[Any]:
        """The screens of the desk that are open, the one that shows last."""
        raise NotImplementedError

    def may(self, action: Action) -> bool:
        """Whether the role of who is signed in has the right that an action needs."""
        raise NotImplementedError

    async def ask(self, screen: Asked[R]) -> R | None:
        """Show a screen and wait for its result; None when it was left without one."""
        raise NotImplementedError

    async def go(self, name: str, key: object = None) -> None:
        """Show the screen of this name, pointing at ``key`` when one is given."""
        raise NotImplementedError

    async def desk(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an operation of the store on the writer thread; its ``StoreError`` comes back."""
        raise NotImplementedError

    def write_soon(
        self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> Future[object]:
        """Run an operation on the writer thread without waiting for it (drafts)."""
        raise NotImplementedError

    def writes(self, function: Callable[..., R], *args: object) -> Callable[[M], Awaitable[R]]:
        """What a form submits to: ``function(*args, model, by=staff)`` on the writer thread."""
        raise NotImplementedError

    async def back_up(self) -> str | None:
        """Back up if it is due; why it could not be done, empty when it was.

        None while another session does.
        """
        raise NotImplementedError

    async def print_sheet(self, kind: SheetKind, subject: str) -> None:
        """Make a sheet about a subject, and print it where its kind has a printer."""
        raise NotImplementedError

    async def enter(self, staff: Staff) -> None:
        """Begin the desk for somebody who has signed in."""
        raise NotImplementedError

    def open_page(self, name: str) -> Awaitable[object] | None:
        """Show a page of the directory; None when it shows, else what is to be awaited."""
        raise NotImplementedError

    def begin_anew(self, staff: Staff) -> None:
        """Close everything and begin the desk, from a screen that will not outlive it."""
        raise NotImplementedError

    def sign_out(self, why: str) -> None:
        """Put everything away and ask who is there, saying why."""
        raise NotImplementedError

    def speak(self, code: str) -> None:
        """Go on in another language, on a fresh first screen."""
        raise NotImplementedError

    def top_line(self, cells: int) -> Words:
        """The line on top of every screen."""
        raise NotImplementedError

    def name_of(self, screen: Any) -> str:
        """The name by which ``go`` shows a screen."""
        raise NotImplementedError

    def take_away(self, screen: Screen[Any]) -> None:
        """Close a screen."""
        raise NotImplementedError

    def show_top(self) -> None:
        """Paint the screen that shows now."""
        raise NotImplementedError

    def catch_up(self, screen: Any) -> None:
        """Tell a screen what was recorded since it last showed."""
        raise NotImplementedError

    def say_after(self, sentence: str) -> None:
        """Say something on the screen that shows once this one has gone."""
        raise NotImplementedError

    def say_on_top(self, sentence: str, tone: Tone = Tone.GOOD) -> None:
        """Say something on the screen that shows now."""
        raise NotImplementedError
