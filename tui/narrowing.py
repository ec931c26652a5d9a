"""A list that is narrowed by what is typed at it, without a field."""

from __future__ import annotations

from collections.abc import Awaitable

from textual import events

from store.inputs import printable
from tui.form.entry import typed_in
from tui.language import _
from tui.screen.deskscreen import DeskScreen
from tui.widgets import paint
from tui.widgets.paint import Part, Tone

MOST_TYPED = 40


class Narrowing(DeskScreen[None]):
    """A screen whose list follows what is typed; Esc forgets that first, then leaves.

    Subclasses fill in ``typed_anew``, which reads the list for ``typed`` and points at the best.
    """

    typed: str = ""

    def typed_anew(self) -> None:
        """Show what fits ``typed``."""
        raise NotImplementedError

    @property
    def typed_words(self) -> list[Part]:
        """What is typed, as the heading says it."""
        told: list[Part] = ["   ", (_("Typed: "), Tone.FAINT), (self.typed, Tone.TYPED)]
        return told if self.typed else []

    def on_key(self, event: events.Key) -> None:
        """Narrow the list by what is typed."""
        if self.action_of(event) is not None:
            super().on_key(event)
        elif event.key in {"backspace", "ctrl+u"}:
            self._type(self.typed[:-1] if event.key == "backspace" else "")
        elif typed := typed_in(event):
            self._type(self.typed + typed)
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Narrow the list by what is pasted."""
        event.stop()
        self._type(self.typed + event.text[:MOST_TYPED])

    def _type(self, text: str) -> None:
        self.typed = paint.clean(printable(text)).lstrip()[:MOST_TYPED]
        self.typed_anew()

    def act_back(self) -> Awaitable[None] | None:
        """Forget what was typed first, then leave."""
        if not self.typed:
            return super().act_back()
        self._type("")
        return None
