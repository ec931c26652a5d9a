"""A signature is a moment: the sheet in full, what signing means in one sentence, name, PIN."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from pydantic import BaseModel
from textual import events

from tui.form.fieldscreen import NEXT, SAVE
from tui.form.screen import Form
from tui.language import mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.bands import Rule
from tui.widgets.paint import Words
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R")

SCROLL = Action("scroll", ("pageup", "pagedown"), mark("Read"), mark("Read the sheet."), 5)


class SignatureForm(Form[M, R]):
    """A short form above the sheet that it signs; PgUp and PgDn read the sheet meanwhile."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, SAVE, SCROLL, actions.BACK)
    HELP = mark("Read the sheet with PgUp and PgDn. The PIN and Enter sign it.")
    SAVES = mark("Sign")
    FIELD_ROWS: ClassVar[int] = 2

    def sheet(self) -> Iterable[str | Words]:
        """What is signed."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """What signing means, who and the PIN, and the sheet."""
        yield from super().body()
        yield Rule()
        yield Page(id="sheet")

    def on_mount(self) -> None:
        """Show the sheet; the first empty field has the focus."""
        super().on_mount()
        self.query_one("#fields").styles.height = self.FIELD_ROWS
        page = self.query_one("#sheet", Page)
        page.can_focus = False
        page.show(self.sheet())

    def on_key(self, event: events.Key) -> None:
        """Let the sheet move while a field keeps the focus."""
        if event.key in SCROLL.keys:
            self.query_one("#sheet", Page).on_key(event)
        else:
            super().on_key(event)
