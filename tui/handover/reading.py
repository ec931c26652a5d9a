"""The previous shift's log, read to its end before it is acknowledged (H3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from store import clock, dutylog
from tui.dutylog.writing import EntryForm
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
ON = mark("Read on")
FOLLOW = Action(
    "follow", ("ctrl+n",), mark("Follow-up"), mark("Write down what has to be followed up."), 4
)


class LogReading(DeskScreen[bool]):
    """The shift's entries as one page; Enter turns it, and at its end says that it was read.

    ``after`` is the entry behind which they begin.
    """

    SCOPE = "log reading"
    ACTIONS: ClassVar[tuple[Action, ...]] = (READ, FOLLOW, actions.BACK)

    def __init__(self, shift: str, after: int) -> None:
        super().__init__()
        self.shift, self.after = shift, after

    def body(self) -> ComposeResult:
        """The entries."""
        heading = _("Log of {shift}: read it together, ask, then Enter").format(shift=self.shift)
        yield Band([" ", (heading, Tone.TITLE)])
        self.page = Page(id="log")
        yield self.page

    def on_mount(self) -> None:
        """Show the entries, oldest first."""
        from tui.dutylog.words import in_reading

        super().on_mount()
        entries = dutylog.entries_since(self.after, but="handover")
        words: list[str | Words] = [in_reading(entry) for entry in entries]
        self.page.show(words or [_("Nothing was written in this shift.")])
        self.set_focus(self.page)

    def act_read(self) -> None:
        """Both have read it, to its end; before that the page is turned."""
        if self.page.ended:
            self.done(True)
            return
        self.page.read_on()
        self.refresh_bands()

    def titled(self, action: Action) -> Action:
        """Enter turns the page until the end shows."""
        turns = action is READ and self.is_mounted and not self.page.ended
        return replace(action, title=ON) if turns else super().titled(action)

    async def act_follow(self) -> None:
        """Write down what has to be followed up; it becomes a line of this handover (H3)."""
        due = {"follow_up_due": clock.today()}
        form = EntryForm(self.app, _("Follow-up"), initial=due, first="what")
        entry = await self.app.ask(form)
        if entry is not None:
            self.say(_("Written as no. {n}.").format(n=entry.number), Tone.GOOD)
