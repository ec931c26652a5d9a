"""What takes its time, with how far it has come; it can be stopped, and then leaves nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from store.errors import Refused, StoreError
from tui.language import mark, saying
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone

if TYPE_CHECKING:
    from textual.app import ComposeResult

R = TypeVar("R")
Heard = Callable[[int, int], None]
BAR = 30
_EVERY = 0.2  # seconds between two looks at how far it has come
STOP = Action("stop_work", ("ctrl+x", "escape"), mark("Stop"), mark("Nothing of it is made."), 1)


class Working(DeskScreen[R], Generic[R]):
    """Something under way; gives its result, None where it was stopped or refused.

    ``work`` is given what is to be told how many of how many are done: that raises once it is to
    stop, within the transaction, so that nothing is left.
    """

    SCOPE = "working"
    ACTIONS: ClassVar[tuple[Action, ...]] = (STOP,)
    HELP = mark("{stop_work} stops it: nothing of it is made.")

    def __init__(self, title: str, work: Callable[[Heard], Awaitable[R]]) -> None:
        super().__init__()
        self._title, self._work = title, work
        self._far, self._stopping = (0, 0), False

    def body(self) -> ComposeResult:
        """What is done, and how far it has come."""
        self._bar = Band()
        yield Band([(f" {self._title}", Tone.TITLE)])
        yield self._bar

    def on_mount(self) -> None:
        """Begin."""
        super().on_mount()
        self.set_interval(_EVERY, self._show)
        self.run_worker(self._run(), group="working")

    def _show(self) -> None:
        self._bar.show(f" {bar(*self._far)}")

    def _heard(self, done: int, of: int) -> None:
        """Keep how far it has come; told from the thread that works."""
        self._far = (done, of)
        if self._stopping:
            raise Refused("Stopped: nothing of it was made.")

    def act_stop_work(self) -> None:
        """Stop it at the next word of how far it has come."""
        self._stopping = True

    async def _run(self) -> None:
        result: R | None = None
        try:
            result = await self._work(self._heard)
        except StoreError as error:
            self.app.say_after("! " + saying.say(error))
        self.done(result)


def bar(done: int, of: int) -> str:
    """How far it has come, in figures and as a bar."""
    if not of:
        return ""
    full = BAR * done // of
    return f"[{'#' * full}{'.' * (BAR - full)}] {done:,}/{of:,}"
