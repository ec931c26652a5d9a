"""All that can be done here, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events

from tui.form.entry import Entry
from tui.form.field import Field
from tui.language import _, mark, titles
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.paint import Tone
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

DO = Action("do", ("enter",), mark("Do it"), mark("Do the action."), 10)


class Palette(DeskScreen[Action]):
    """The actions of the screen beneath; gives the chosen one."""

    SCOPE = "palette"
    ACTIONS: ClassVar[tuple[Action, ...]] = (DO, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = actions.ALWAYS
    HELP = mark("Type part of an action's name; Up and Down choose, Enter does it.")

    def __init__(self, offered: Sequence[Action]) -> None:
        super().__init__()
        self._offered = [a for a in offered if a.id not in {"palette", "next", "before"}]

    def body(self) -> ComposeResult:
        """The entry, and the actions under it."""
        yield Entry("action", _("Action"), indent=8)
        yield Rows[Action](
            (Column("", 12), Column("", 20), Column("", 20, flex=True)),
            key=lambda action: action.id,
            draw=lambda a: Drawn(([(a.key, Tone.KEY)], _(a.title), _(a.help))),
            empty=_("No action is called that."),
        )

    def on_mount(self) -> None:
        """Offer everything."""
        super().on_mount()
        self.set_focus(self.query_one(Entry))
        self._rows.load(self._offered)

    @property
    def _rows(self) -> Rows[Action]:
        return self.query_one(Rows)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Offer what fits."""
        typed = event.field.text.strip()
        self._rows.load([a for a in self._offered if titles.fits(a.title, typed)])

    def on_key(self, event: events.Key) -> None:
        """Let the list move while the entry keeps the focus."""
        if event.key in {"up", "down", "pageup", "pagedown"}:
            self._rows.on_key(event)
        else:
            super().on_key(event)

    def act_do(self) -> None:
        """Take the action that is pointed at."""
        self.done(self._rows.current)
