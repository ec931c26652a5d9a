"""A few actions to choose from, each in words: what to do with a thing, or what is seldom done.

Which steps a thing offers stands in its subject's room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events

from store.text import halfwidth
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets import paint
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

DIGITS = "1234567890-="  # of the first lines, in the order of their keys
DO = Action("do", ("enter",), mark("Do it"), mark("Do the action."), 10)


class Menu(DeskScreen[Action]):
    """Some actions; gives the chosen one. ``about`` stands below the title."""

    SCOPE = "menu"
    ACTIONS: ClassVar[tuple[Action, ...]] = (DO, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = (*actions.ALWAYS, actions.LOCK)
    HELP = mark("Up and Down choose, Enter does it; so does the digit before a line, or its key.")

    def __init__(
        self, title: str, offered: Sequence[Action], about: Sequence[str | Words] = ()
    ) -> None:
        super().__init__()
        self._title, self._offered, self._about = title, offered, about

    def body(self) -> ComposeResult:
        """The title, what it is about, and the actions."""
        yield Band([(f" {self._title}", Tone.TITLE)])
        if self._about:
            self._told = Pane()
            cells = self.app.size.width - 2
            lines = sum(len(paint.wrap(one, cells)) for one in self._about)
            self._told.styles.height = min(lines, self.app.size.height // 2)
            yield self._told
        yield Band()
        self._rows = Rows[Action](
            (Column("", 2), Column("", 4), Column("", 18), Column("", 20, flex=True)),
            key=lambda action: action.id,
            draw=self._drawn,
        )
        yield self._rows

    def on_mount(self) -> None:
        """Point at the first."""
        super().on_mount()
        if self._about:
            self._told.show(self._about)
        self._rows.load(self._offered)
        self.set_focus(self._rows)

    def on_key(self, event: events.Key) -> None:
        """A digit takes the line of that number, an action's own key that action."""
        typed = halfwidth(event.character or "")
        digit = DIGITS.find(typed) if typed else -1
        if 0 <= digit < len(self._offered):
            taken: Action | None = self._offered[digit]
        else:
            taken = next((one for one in self._offered if event.key in one.keys), None)
        if taken is None:
            super().on_key(event)
        else:
            event.stop()
            event.prevent_default()
            self.done(taken)

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.act_do()

    def _drawn(self, action: Action) -> Drawn:
        place = self._offered.index(action)
        digit = DIGITS[place : place + 1]
        return Drawn(
            ([(digit, Tone.KEY)], [(_key(action), Tone.FAINT)], _(action.title), _(action.help))
        )

    def act_do(self) -> None:
        """Take the action that is pointed at."""
        self.done(self._rows.current)


def _key(action: Action) -> str:
    return action.key if action.keys else ""
