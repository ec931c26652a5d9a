"""Signing in: number, Enter, PIN, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, Field

from store import site
from store.words import Pin, StaffNumber, mark
from tui import actions
from tui.actions import Action
from tui.form.screen import BEFORE, NEXT, SAVE, Form
from tui.language import _

if TYPE_CHECKING:
    from store.staff import Staff
    from tui.paint import Words

DEMO = mark("Demo: 1001 and 1002 assistants, 2001 supervisor, 3001 manager; PIN 314159 for all.")


class Credentials(BaseModel):
    """Who signs in."""

    number: StaffNumber = Field(title=mark("Staff number"))
    pin: Pin = Field(title=mark("PIN"))


class SignIn(Form[Credentials, "Staff"]):
    """The first screen of an estate that is set up."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, BEFORE, SAVE)
    GLOBAL: ClassVar[tuple[Action, ...]] = actions.ALWAYS
    HELP = mark("Type your staff number, Enter, your PIN, Enter.")

    def __init__(self, title: str = "", initial: dict[str, object] | None = None) -> None:
        super().__init__(
            Credentials,
            title or _("Please sign in"),
            self._sign_in,
            initial=initial,
            heading=self._demo(),
            draft="",
        )

    def _demo(self) -> Words:
        return [_(DEMO)] if site.is_demo() else ()

    async def _sign_in(self, given: Credentials) -> Staff:
        from store import staff

        return await self.app.desk(staff.sign_in, given.number, given.pin)

    @property
    def half_written(self) -> bool:
        """Nothing here is worth keeping."""
        return False

    async def saved(self, result: Staff) -> None:
        """Begin the desk; the form stays underneath, emptied."""
        self.act_clear()
        await self.app.enter(result)
