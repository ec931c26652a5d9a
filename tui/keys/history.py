"""All that happened to one key (K2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from store import keys
from store.desk import staff
from tui.keys import words
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.keys import HeldKey


class History(DeskScreen[None]):
    """A key and its lendings, newest first."""

    SCOPE = "key history"
    ACTIONS: ClassVar[tuple[Action, ...]] = (actions.BACK,)
    HELP = mark("The key and its lendings, then everything on record, the newest first.")

    def __init__(self, key: HeldKey) -> None:
        super().__init__()
        self.key = key

    def body(self) -> ComposeResult:
        """A title, and the page."""
        title = _("Key {hook}: all that happened to it").format(hook=self.key.hook)
        yield Band([" ", (title, Tone.TITLE)])
        yield Page()

    def on_mount(self) -> None:
        """Show it."""
        super().on_mount()
        self.set_focus(self.query_one(Page))
        self._show()

    def _show(self) -> None:
        names = staff.names()
        told = (*words.full(self.key, names), "", *words.events(self.key, names))
        self.query_one(Page).show(told)

    def changed(self, subjects: frozenset[str]) -> None:
        """The key was lent or came back meanwhile."""
        if f"key:{self.key.id}" in subjects:
            self.key = keys.get(self.key.id)
            self._show()
