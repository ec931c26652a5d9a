"""The previous shift's log, read to its end before it is acknowledged (H3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from store import dutylog
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

READ = Action(
    "read", ("enter",), mark("Both have read it"), mark("Both have read it; mark it read."), 3
)


class LogReading(DeskScreen[bool]):
    """The shift's entries as one page; Enter says that they were read.

    ``after`` is the entry behind which they begin.
    """

    SCOPE = "log reading"
    ACTIONS: ClassVar[tuple[Action, ...]] = (READ, actions.BACK)

    def __init__(self, shift: str, after: int) -> None:
        super().__init__()
        self.shift, self.after = shift, after

    def body(self) -> ComposeResult:
        """The entries."""
        heading = _("Log of {shift}: read it together, ask, then Enter").format(shift=self.shift)
        yield Band([" ", (heading, Tone.TITLE)])
        yield Page(id="log")

    def on_mount(self) -> None:
        """Show the entries, oldest first."""
        from tui.dutylog.words import in_reading

        super().on_mount()
        entries = dutylog.entries_since(self.after, but="handover")
        page = self.query_one("#log", Page)
        words: list[str | Words] = [in_reading(entry) for entry in entries]
        page.show(words or [_("Nothing was written in this shift.")])
        self.set_focus(page)

    def act_read(self) -> None:
        """Both have read it."""
        self.done(True)
