"""What can be done with the walk that a page goes through: its steps, its money, its sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from store import moveins
from store.moveins import Course, Next, Part, Walk
from tui.answers import begins
from tui.language import _
from tui.language.labels import label
from tui.listing import Listing, View
from tui.moveins import words
from tui.moveins.words import Row
from tui.over.menu import Menu
from tui.printing import preview
from tui.register import Do, RegisterScreen
from tui.widgets.paint import Tone

_STEP_OF = {
    Next.VERIFY: "verified",
    Next.REGISTER: "registered",
    Next.CHARGE: "charged",
    Next.ACCEPT: "concluded",
    Next.AGAIN: "concluded",
    Next.HAND: "handed_out",
    Next.ARCHIVE: "archived",
    Next.CLOSE: "closed",
}
_PART_OF = {
    Next.VERIFY: Part.PAPER,
    Next.CHARGE: Part.MONEY,
    Next.ACCEPT: Part.ROOM,
    Next.AGAIN: Part.ROOM,
    Next.HAND: Part.HAND,
    Next.DEFECTS: Part.ROOM,
    Next.LEAVE: Part.LEAVE,
    Next.CLOSE: Part.LEAVE,
}


class Walking(Listing[Row]):
    """A page of a walk; subclasses show its lines and point at the next (``_go_on``)."""

    def __init__(
        self,
        walk: Walk,
        steps: RegisterScreen[Walk],
        fits: Callable[[Walk, str], bool],
        at: str = "",
    ) -> None:
        super().__init__()
        self.walk, self._steps, self._fits_walk = walk, steps, fits
        self._first = at
        part = next((row.part for row in words.rows(walk) if row.code == at), None)
        part = part or _PART_OF.get(walk.next, Part.PAPER)
        self.view = next(view for view in self.VIEWS if view.title == part.called)

    @property
    def subject(self) -> str:
        """The walk that is open here."""
        return self.walk.subject

    def load(self) -> None:
        """Read the walk and its lines anew."""
        self.walk = moveins.get(self.walk.id)
        super().load()

    def turn_to(self, view: View[Row]) -> None:
        """Show a part from its first line on, at the first that asks for something."""
        self.view = view
        self.load()
        for row in list(self.rows.things)[:1]:
            self.rows.point(row.place)
        self._go_on()

    def _go_on(self) -> None:
        """Point at the next line that still asks for something."""
        raise NotImplementedError

    # What can be done with the walk

    def _next_do(self) -> Do[Any] | None:
        kind = _STEP_OF.get(self.walk.next)
        return next((do for do in self._steps.STEPS if do.kind == kind), None)

    async def act_next_step(self) -> None:
        """Take the next step; its lines come first."""
        do = self._next_do()
        if do is not None:
            await self._step(do)

    async def act_steps(self) -> None:
        """Offer all that the walk admits."""
        register = self._steps.REGISTER
        offered = [
            do
            for do in self._steps.STEPS[1:]
            if do.kind in register.possible(self.walk)
            and self._fits_walk(self.walk, do.kind)
            and self.app.may(do.action)
        ]
        told = list(words.about(self.walk))
        menu = Menu(words.named(self.walk), [do.action for do in offered], told)
        action = await self.app.ask(menu)
        chosen = next((do for do in offered if do.action is action), None)
        if chosen is not None:
            await self._step(chosen)

    async def act_pause(self) -> None:
        """Who waits for what, until when."""
        await self._step(next(do for do in self._steps.STEPS if do.kind == "paused"))

    async def _step(self, do: Do[Any]) -> None:
        if do.kind == "resumed":
            await self.app.desk(moveins.resume, self.walk.id, by=self.app.signed_in)
        elif await self.app.ask(self._steps.form(self.app, do, self.walk)) is None:
            return
        self.load()
        part = _PART_OF.get(self.walk.next)
        if part is not None:
            self.turn_to(next(view for view in self.VIEWS if view.title == part.called))
        self._go_on()
        if self.walk.next is Next.DONE:
            self.say(_("On record: {what}.").format(what=words.named(self.walk)), Tone.GOOD)
        else:
            self.say(_("Next: {step}.").format(step=label(self.walk.next)), Tone.GOOD)

    async def act_pay(self) -> None:
        """Take money for this home, and tell the walk of it."""
        await begins("pay")(self.app, self.walk.home_id, None)
        await self.app.desk(moveins.look_again, self.walk.id, by=self.app.signed_in)
        self.load()

    async def act_ticket(self) -> None:
        """Go to the defect's ticket."""
        row = self.rows.current
        if row and row.line and row.line.ticket:
            await self.app.go("tickets", row.line.ticket)

    async def act_file(self) -> None:
        """Go to the home's page."""
        await self.app.go("residents", self.walk.home_id)

    async def act_print(self) -> None:
        """Print a sheet of the walk."""
        await preview.print_one(self.app, self._sheets())

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        coming = self.walk.course is Course.IN
        kinds = [kind for kind in self._steps.SHEETS if (kind is moveins.LEAVING) is not coming]
        return [(kind, self.walk.subject) for kind in kinds]
