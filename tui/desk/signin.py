"""Signing in: number, Enter, PIN, Enter. It shows before the store is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from store.text import halfwidth, mark
from tui.form.entry import Entry, PinEntry
from tui.form.fieldscreen import SAVE, FieldScreen, indent_of
from tui.language import _
from tui.screen import actions
from tui.screen.actions import Action

if TYPE_CHECKING:
    from textual import events

    from store.errors import StoreError
    from store.rights import Staff
    from tui.widgets.paint import Words

DEMO = mark("Demo: assistants 1001, 1002, supervisor 2001, manager 3001; PIN 314159.")


@dataclass(frozen=True)
class Credentials:
    """Who signs in."""

    number: str
    pin: str


class SignIn(FieldScreen[Credentials, "Staff"]):
    """The first screen of an estate that is set up."""

    GLOBAL: ClassVar[tuple[Action, ...]] = actions.ALWAYS
    SAVES = mark("Sign in")
    HELP = mark("Type your staff number, Enter, your PIN, Enter.")

    def __init__(self, title: str = "", number: str = "", heading: Words = ()) -> None:
        labels = [f"{_(label)} *" for label in (mark("Staff number"), mark("PIN"))]
        self._number = Entry("number", labels[0], indent=indent_of(labels))
        self._pin = PinEntry("pin", labels[1], indent=indent_of(labels))
        self._number.offer(number)
        self._number.spreads = self._pin.spreads = True
        fields = (self._number, self._pin)
        super().__init__(title or _("Please sign in"), fields, heading=heading)

    def on_paste(self, event: events.Paste) -> None:
        """Lines that came at once are typed ahead, or a password manager's: number, then PIN.

        Over mosh they may begin behind the number: with Enter, or with the PIN.
        """
        number, pin, *_more = [*event.text.split("\n"), ""]
        if self.focused is self._pin and not pin.strip():
            number, pin = "", number
        self._number.text = number.strip() or self._number.text
        self._pin.text = pin.strip()
        self.set_focus(self._pin)
        if self._pin.text:
            self.perform(SAVE)

    def checked(self) -> Credentials | None:
        """What was typed, once both fields are filled in."""
        missing = {field.key: _("Please fill this in.") for field in self._fields if field.empty}
        if missing:
            self._show_wrong(missing)
            return None
        return Credentials(halfwidth(self._number.text), halfwidth(self._pin.text))

    async def submit(self, given: Credentials) -> Staff:
        """Sign in."""
        await self.app.loaded.wait()
        from store.desk import staff

        return await self.app.desk(staff.sign_in, given.number, given.pin)

    def _refused(self, error: StoreError) -> None:
        """The number may have been wrong as well: what is typed there replaces it."""
        super()._refused(error)
        self._number.offer(self._number.text)

    @property
    def half_written(self) -> bool:
        """Nothing here is worth keeping."""
        return False

    async def saved(self, result: Staff) -> None:
        """Begin the desk; the form stays underneath, emptied."""
        self.act_clear()
        await self.app.enter(result)
