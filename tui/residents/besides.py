"""Filing whom to ring, pets and special needs of who is pointed at: a form for each (F1)."""

from __future__ import annotations

from store import clock, residents
from store.residents import (
    EmergencyContact,
    HomePage,
    Need,
    NewEmergencyContact,
    NewNeed,
    NewPet,
    Pet,
    Withdrawing,
)
from tui.form.screen import Form
from tui.language import _, mark
from tui.over.menu import Menu
from tui.residents.steps import OUT, Keeping
from tui.residents.things import Beside, person_of
from tui.screen.actions import Action

CONTACT_MORE = Action(
    "contact_more", (), mark("Emergency contact"), mark("Whom to ring for who is pointed at."), None
)
PET = Action("pet", (), mark("Pet"), mark("Of who is pointed at, with its licence."), None)
NEED = Action(
    "need", (), mark("Special need"), mark("Of who is pointed at, with their consent."), None
)
BESIDES = (CONTACT_MORE, PET, NEED)


class Besides(Keeping):
    """A screen on a home's file that keeps what stands beside its people."""

    async def act_contact_more(self) -> None:
        """Whom to ring when something has happened to who is pointed at."""
        if (who := person_of(self.thing)) is None:
            return
        form = Form(
            NewEmergencyContact,
            _("An emergency contact of {name}").format(name=who.name),
            self.app.writes(residents.add_emergency_contact, who.id),
            draft=f"NewEmergencyContact:{who.id}:{self.page.home.id}",
            about=f"person:{who.id}",
            part="emergency_contacts",
        )
        added: EmergencyContact | None = await self.app.ask(form)
        if added is not None:
            self._noted(_("Added."), f"contact:{added.id}")

    async def act_pet(self) -> None:
        """A pet of who is pointed at."""
        if (who := person_of(self.thing)) is None:
            return
        form = Form(
            NewPet,
            _("A pet of {name}").format(name=who.name),
            self.app.writes(residents.add_pet, who.id),
            draft=f"NewPet:{who.id}:{self.page.home.id}",
            about=f"person:{who.id}",
            part="pets",
            first="kind",
        )
        added: Pet | None = await self.app.ask(form)
        if added is not None:
            over = added.is_over(clock.today())
            said = _("Added; its licence has expired.") if over else _("Added.")
            self._noted(said, f"pet:{added.id}")

    async def act_need(self) -> None:
        """A special need of who is pointed at, with the consent to keep it."""
        if (who := person_of(self.thing)) is None:
            return
        form = Form(
            NewNeed,
            _("A special need of {name}").format(name=who.name),
            self.app.writes(residents.note_need, who.id),
            initial={"consented_on": clock.today().isoformat()},
            heading=[_("Kept only as long as the consent holds; the words stand in no entry.")],
            draft=f"NewNeed:{who.id}:{self.page.home.id}",
            about=f"person:{who.id}",
            part="special_needs",
        )
        added: Need | None = await self.app.ask(form)
        if added is not None:
            self._noted(_("The consent is on record."), f"need:{added.id}")

    async def act_out(self) -> None:
        """Take a contact or a pet off, let a consent go, or what every file lets be taken off."""
        match self.thing:
            case Beside(of=Need() as need):
                await self._withdraw(need)
            case Beside(of=EmergencyContact() | Pet() as one, person=who):
                await self._take_beside(one, who.id, who.name)
            case _:
                await super().act_out()

    async def _withdraw(self, need: Need) -> None:
        """The words go with the consent."""
        home_id, by = self.page.home.id, self.app.signed_in

        async def submit(given: Withdrawing) -> HomePage:
            await self.app.desk(residents.withdraw_consent, need.id, given, by=by)
            return residents.home(home_id)

        form = Form(
            Withdrawing,
            _("The consent is withdrawn, the words go: {words}").format(words=need.words),
            submit,
            initial={"on": clock.today().isoformat()},
            draft="",
            about=f"person:{need.person_id}",
            part="special_needs",
        )
        page: HomePage | None = await self.app.ask(form)
        said = _("Erased; that the consent was withdrawn is on record.")
        self._kept(page, said, f"person:{need.person_id}")

    async def _take_beside(self, one: EmergencyContact | Pet, person_id: int, whose: str) -> None:
        """Asked once."""
        thing = " ".join(filter(None, (_kind(one), one.name)))
        title = _("Take {thing} of {name} off the file?").format(thing=thing, name=whose)
        if await self.app.ask(Menu(title, [OUT])) is not OUT:
            return
        pet = isinstance(one, Pet)
        remove = residents.remove_pet if pet else residents.remove_emergency_contact
        await self.app.desk(remove, one.id, by=self.app.signed_in)
        self._noted(_("Taken off."), f"person:{person_id}")

    def _noted(self, sentence: str, key: str) -> None:
        self._kept(residents.home(self.page.home.id), sentence, key)


def _kind(one: EmergencyContact | Pet) -> str:
    return _(PET.title) if isinstance(one, Pet) else _(CONTACT_MORE.title)
