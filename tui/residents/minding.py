"""What is to be minded of a home, who has left it, and a household that leaves (F1, N2)."""

from __future__ import annotations

from collections.abc import Mapping

from store import clock, residents
from store.residents import (
    Ending,
    Former,
    HomePage,
    HouseholdLeaves,
    Instruction,
    MovingBack,
    NewInstruction,
    Role,
)
from tui.form.screen import Form
from tui.language import _
from tui.language.labels import label
from tui.residents.leaving import LeavingForm, moved_out
from tui.residents.steps import Keeping


class Minding(Keeping):
    """A screen on a home's file that keeps its instructions and those who have left."""

    async def act_mind(self) -> None:
        """What is to be minded before the home is dealt with."""
        home = self.page.home
        form = Form(
            NewInstruction,
            _("To be minded of {home}").format(home=home.code),
            self.app.writes(residents.instruct, home.id),
            draft=f"Minding:{home.id}",
            about=f"home:{home.id}",
            part="instructions",
            first="mind",
        )
        added: int | None = await self.app.ask(form)
        if added is not None:
            page = residents.home(home.id)
            self._kept(page, _("On record."), f"instruction:{added}")

    async def act_all_out(self) -> None:
        """Let everybody move out on one day."""
        home, there = self.page.home, self.page.residents

        def leaving(chosen: Mapping[str, object]) -> list[int]:
            owners = bool(chosen.get("owners"))
            return [one.person.id for one in there if owners or one.role is not Role.OWNER]

        form = LeavingForm(
            HouseholdLeaves,
            _("The household of {home} leaves").format(home=home.code),
            self.app.writes(residents.move_household_out, home.id),
            home=home.id,
            leaving=leaving,
            draft=f"HouseholdLeaves:{home.id}",
            about=f"home:{home.id}",
        )
        page: HomePage | None = await self.app.ask(form)
        self._kept(page, moved_out(page) if page else "")

    async def act_back_again(self) -> None:
        """Undo the moving out of who is pointed at."""
        one = self.thing
        if not isinstance(one, Former):
            return
        form = Form(
            MovingBack,
            _("{name} has not moved out").format(name=one.name),
            self.app.writes(residents.move_back, self.page.home.id, one.person_id),
            draft=f"MovingBack:{one.person_id}:{self.page.home.id}",
            about=f"person:{one.person_id}",
        )
        page: HomePage | None = await self.app.ask(form)
        self._kept(page, _("On record."), f"person:{one.person_id}")

    async def act_out(self) -> None:
        """Take an instruction off, or what every file lets be taken off."""
        if isinstance(one := self.thing, Instruction):
            await self._no_longer(one)
        else:
            await super().act_out()

    async def _no_longer(self, one: Instruction) -> None:
        """With the reason."""
        home_id, by = self.page.home.id, self.app.signed_in

        async def submit(given: Ending) -> HomePage:
            await self.app.desk(residents.end_instruction, one.id, given, by=by)
            return residents.home(home_id)

        form = Form(
            Ending,
            _("No longer to be minded: {mind}").format(mind=label(one.mind)),
            submit,
            initial={"on": clock.today().isoformat()},
            draft=f"EndInstruction:{one.id}:{home_id}",
            about=f"home:{home_id}",
            part=f"instruction:{one.id}",
        )
        page: HomePage | None = await self.app.ask(form)
        self._kept(page, _("Taken off."))
