"""A checklist on which figures are typed straight at its lines."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace

from textual import events

from tui.checklist import SETTLE, Asked, ChecklistScreen, R
from tui.form.entry import typed_in
from tui.language import _, mark
from tui.screen.actions import Action
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Rows

COUNTS = mark("Count")


class CountingScreen(ChecklistScreen[R]):
    """A checklist with lines to count: type the figure, Enter; Enter alone is no count.

    Subclasses also say which lines it ``counts`` and record a ``count``.
    """

    MOST_DIGITS = 3

    def __init__(self, record: R) -> None:
        super().__init__(record)
        self._typed = ("", "")  # the line that it was typed at, and the figure

    def counts(self, line: Asked) -> bool:
        """Whether a figure is typed at this line."""
        return True

    async def count(self, line: Asked, counted: int) -> None:
        """Record what was counted, and go on."""
        raise NotImplementedError

    @property
    def typed(self) -> str:
        """The figure that is typed; one that was typed at another line is no longer."""
        at, figure = self._typed
        line = self.rows.current
        return figure if line is not None and line.key == at else ""

    def type(self, figure: str) -> None:
        """Let this be what is typed at the line."""
        line = self.rows.current
        self._typed = (line.key if line else "", figure)
        self.far.show(self.above())

    def on_key(self, event: events.Key) -> None:
        """Take the figure in that is typed."""
        figure = typed_in(event)
        if event.key in {"backspace", "ctrl+u"}:
            self.type(self.typed[:-1] if event.key == "backspace" else "")
        elif figure and self.action_of(event) is None:
            self._take_in(figure)
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def _take_in(self, figure: str) -> None:
        line = self.rows.current
        if not figure.isdecimal() or line is None or not self.counts(line):
            return
        if len(self.typed) == self.MOST_DIGITS:
            self.say(_("At most {most}.").format(most="9" * self.MOST_DIGITS), Tone.WARN)
        else:
            self.type(self.typed + str(int(figure)))

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """What was typed was for the line before."""
        self.far.show(self.above())
        super().on_rows_moved(event)

    def titled(self, action: Action) -> Action:
        """Enter counts a line that is not counted yet."""
        line = self.rows.current if self.is_mounted else None
        counts = line is not None and line.answer is None and self.counts(line)
        return (
            replace(action, title=COUNTS) if counts and action is SETTLE else super().titled(action)
        )

    def above(self) -> Words:
        """How far it is, and what is typed."""
        typed: list[Part] = ["   ", (_("Typed: "), Tone.FAINT), (self.typed, Tone.TYPED)]
        return [*self.progress(), *(typed if self.typed else ())]

    def act_back(self) -> Awaitable[None] | None:
        """Forget what was typed first, then leave."""
        if not self.typed:
            return super().act_back()
        self.type("")
        return None

    async def act_settle(self) -> None:
        """Record what is typed; without it ask, go on, or sign."""
        line = self.rows.current
        if line is None or not self.typed:
            await super().act_settle()
            return
        counted = int(self.typed)
        self.type("")
        await self.count(line, counted)
