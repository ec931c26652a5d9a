"""What a copy left out, line by line (Q118)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from store.roster import Left
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult


class LeftOut(DeskScreen[None]):
    """What a copy left out, line by line (Q118)."""

    SCOPE = "roster left out"
    ACTIONS: ClassVar[tuple[Action, ...]] = (actions.BACK,)
    HELP = mark("What was not copied, and why.")

    def __init__(self, left: Sequence[Left]) -> None:
        super().__init__()
        self.left = left

    def body(self) -> ComposeResult:
        """The lines."""
        self.page = Page()
        yield Band([(" " + _("Left out") + f" {len(self.left)}", Tone.TITLE)])
        yield self.page

    def on_mount(self) -> None:
        """Show them."""
        super().on_mount()
        self.page.show([_(one.message).format(**one.values) for one in self.left])
        self.set_focus(self.page)
