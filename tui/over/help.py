"""Help: the focused field, the screen, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from tui.form.field import Field
from tui.language import _, mark
from tui.screen import actions, keynames
from tui.screen.actions import Action
from tui.screen.deskscreen import OWN_HELP, DeskScreen
from tui.widgets import paint
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult


class HelpScreen(DeskScreen[None]):
    """What the screen beneath can do."""

    SCOPE = "help"
    OVER_LOCK = True
    ACTIONS: ClassVar[tuple[Action, ...]] = (actions.BACK,)
    GLOBAL: ClassVar[tuple[Action, ...]] = (actions.REPAINT, actions.LEAVE)
    HELP = mark("Esc leads back.")

    def __init__(self, of: DeskScreen[Any]) -> None:
        super().__init__()
        self._of = of
        self._field = of.focused if isinstance(of.focused, Field) else None

    def body(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_mount(self) -> None:
        """Write the page."""
        super().on_mount()
        self.query_one(Page).show(self._paragraphs())
        self.set_focus(self.query_one(Page))

    def _paragraphs(self) -> Iterator[str | Words]:
        if self._field is not None:
            yield [(self._field.label, Tone.TITLE)]
            yield self._field.how
            yield ""
        yield actions.told(_(self._of.HELP or OWN_HELP), *self._of.GLOBAL, *self._of.ACTIONS)
        yield ""
        for action in self._of.available:
            keys = " ".join(map(keynames.shown, action.keys)) or action.key
            keys += f" {action.letter}" if action.letter else ""
            yield [
                *paint.fit([(keys, Tone.KEY)], 18),
                *paint.fit(_(action.title), 14),
                " ",
                _(action.help),
            ]
