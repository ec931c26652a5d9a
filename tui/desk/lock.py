"""The locked screen: the same person goes on where they were, another one signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.text import mark
from tui.desk.signin import Credentials, SignIn
from tui.language import _

if TYPE_CHECKING:
    from store.rights import Staff


class LockScreen(SignIn):
    """Asks for the PIN of the person who locked; Shift-Tab leads to the number."""

    LOCKS = True
    SAVES = mark("Go on")
    HELP = mark("Type your PIN to go on. Somebody else goes up to the number and types theirs.")

    def __init__(self, who: Staff) -> None:
        heading = [_("Your PIN goes on where you were. Another person: Up, number, PIN.")]
        super().__init__(_("Locked by {name}").format(name=who.name), who.number, heading)
        self._who = who

    async def submit(self, given: Credentials) -> Staff:
        """Let the same person go on, or sign another one in."""
        from store.desk import staff

        if given.number != self._who.number:
            return await self.app.desk(staff.sign_in, given.number, given.pin)
        await self.app.desk(staff.check_pin, self._who, given.pin)
        return self._who

    async def saved(self, result: Staff) -> None:
        """Take the lock away: everything under it stands for the same person, goes for another."""
        if result == self._who:
            self.done(result)
        else:
            self.app.begin_anew(result)
