"""Finding a home while a form is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tui.form.entry import Entry
from tui.form.field import Unfit
from tui.language import _
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from store.residents import Found

MOST_SHOWN = 5
MOST_DIGITS = 18  # of a number that SQLite can hold


class HomeEntry(Entry):
    """A home by room, name, phone, plate or pinyin; what fits stands under the field."""

    class Taken(Entry.Changed):
        """A home was taken from the suggestions; ``home_id`` says which."""

        def __init__(self, field: HomeEntry, home_id: int) -> None:
            super().__init__(field)
            self.home_id = home_id

    def __init__(self, name: str, label: str = "", *, indent: int = 0, hint: str = "") -> None:
        super().__init__(name, label, indent=indent, hint=hint)
        self.home_id: int | None = None
        self.may_stay_empty = False
        self._found: list[Found] = []
        self._pointed = 0

    @property
    def text(self) -> str:
        """What is typed, or ``#`` and the number of the home that was taken.

        A ``#`` that was typed has a blank before it, or a draft would bring another home back.
        """
        if self.home_id is not None:
            return f"#{self.home_id}"
        return f" {self.typed.text}" if self.typed.text.startswith("#") else self.typed.text

    @text.setter
    def text(self, text: str) -> None:
        if not (text.startswith("#") and text[1:].isdecimal() and self._taken(text[1:])):
            self.typed.set(text)
            self.home_id = None
            self._search()
        self.redraw()

    def value(self) -> object:
        """The home's number; raises ``Unfit``."""
        if self.home_id is None and self._found:
            self._take(self._found[self._pointed])
        if self.home_id is None:
            if self.may_stay_empty:
                raise Unfit(
                    _(
                        "No home fits. Type a room, a name, a phone, a plate or pinyin; leave it"
                        " empty where it is about no home."
                    )
                )
            raise Unfit(_("No home fits. Type a room, a name, a phone, a plate or pinyin."))
        return self.home_id

    def changed(self) -> None:
        """Search anew for what is typed now."""
        self.home_id = None
        self._search()
        super().changed()

    def _search(self) -> None:
        from store import residents

        self._pointed = 0
        wanted = self.typed.text.strip()
        self._found = list(residents.find(wanted, MOST_SHOWN)) if wanted else []

    def _taken(self, number: str) -> bool:
        """Take the home with this number; whether there is one."""
        from store import residents
        from store.errors import NotFound

        try:
            home = residents.get(int(number[:MOST_DIGITS]))
        except NotFound:
            return False
        self.typed.set(home.code)
        self.home_id, self._found = home.id, []
        return True

    def _take(self, found: Found) -> None:
        self.typed.set(f"{found.code} {found.owner}".strip())
        self.home_id, self._found = found.home_id, []
        self.redraw()
        self.post_message(self.Taken(self, found.home_id))

    def notes(self) -> list[Words]:
        """The homes that fit, the one that Enter takes marked."""
        if self.error or not self.has_focus or self.home_id is not None:
            return super().notes()
        if not self.typed.text.strip():
            return super().notes()
        if not self._found:
            return [[(_("No home fits."), Tone.WARN)]]
        return [self._suggestion(n, found) for n, found in enumerate(self._found)]

    def _suggestion(self, number: int, found: Found) -> Words:
        mark = "> " if number == self._pointed else "  "
        tone = Tone.CHOSEN if number == self._pointed else Tone.PLAIN
        return [
            (mark, Tone.PLAIN),
            (
                "  ".join(filter(None, (found.code, found.owner, found.phone_masked, found.why))),
                tone,
            ),
        ]

    def on_key(self, event: events.Key) -> None:
        """Point at a suggestion with Up and Down, take it with Enter or Tab."""
        if self._found and event.key in {"up", "down"}:
            step = 1 if event.key == "down" else -1
            self._pointed = (self._pointed + step) % len(self._found)
            self.redraw()
            event.stop()
            event.prevent_default()
            return
        if self._found and event.key in {"enter", "tab"}:
            self._take(self._found[self._pointed])
        super().on_key(event)
