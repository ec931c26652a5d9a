"""Keeping a home's file up to date from its page (F1, F6)."""

from __future__ import annotations

from typing import Any

from store import erasure, money, residents, rights
from store.erasure import Erasure
from store.inputs import mark
from store.residents import (
    Document,
    Home,
    HomePage,
    Instruction,
    MoveOut,
    NewHome,
    NewPerson,
    NewVehicle,
    Representative,
    Resident,
    ResidentChange,
    Vehicle,
)
from store.rights import Staff
from tui.form.merging import with_newest
from tui.form.screen import Form
from tui.language import _
from tui.over.menu import Menu
from tui.residents.leaving import LeavingForm, moved_out
from tui.residents.things import Beside, Further, Thing
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.paint import Tone

NEW = Action("new", ("ctrl+n",), mark("New home"), mark("Begin the file of a home or a shop."), 5)

ADD = Action("new", ("ctrl+n",), mark("Add person"), mark("Somebody moves in."), 12)
CHANGE = Action("change", ("ctrl+e",), mark("Change"), mark("Put the particulars right."), 14)
VEHICLE = Action("vehicle", ("ctrl+a",), mark("Add vehicle"), mark("A vehicle of this home."), 16)
HOME = Action(
    "home", ("ctrl+o",), mark("Home's data"), mark("Put number, kind, area and note right."), 22
)
OUT = Action(
    "out", ("ctrl+k",), mark("Take off"), mark("Somebody moves out, or a vehicle is given up."), 18
)
ERASE = Action(
    "erase",
    ("ctrl+w",),
    mark("Erase data"),
    mark("Where the law asks for it; who erased them, when and why stays."),
    24,
    right=rights.ERASE,
)
KEEPING = (ADD, CHANGE, OUT, VEHICLE, HOME, ERASE)
_MOST_NUMBERS = 8
_MAY_BECOME_EMPTY = ("relation", "employer", "address", "note")


class Keeping(DeskScreen[None]):
    """A screen on a home's file that can change it."""

    page: HomePage

    @property
    def thing(self) -> Thing | None:
        """What is pointed at."""
        raise NotImplementedError

    def show(self, page: HomePage, key: str = "") -> None:
        """The file as it is now, pointing at what was changed."""
        raise NotImplementedError

    def can(self, action: Action) -> bool:
        """Whether the thing that is pointed at is one for this action."""
        if action is OUT:
            kinds = Resident | Representative | Further | Beside
            return isinstance(self.thing, kinds | Vehicle | Document | Instruction)
        if action is ERASE:
            return isinstance(self.thing, Resident | Representative)
        return action is not CHANGE or isinstance(self.thing, Resident)

    def _kept(self, page: HomePage | None, sentence: str, key: str = "") -> None:
        if page is not None:
            self.show(page, key)
            self.say(sentence, Tone.GOOD)

    async def act_new(self) -> None:
        """Add a person."""
        home = self.page.home
        known = {resident.person.id for resident in self.page.residents}
        form = Form(
            NewPerson,
            _("Somebody moves into {home}").format(home=home.code),
            self.app.writes(residents.move_in, home.id),
            initial={"role": "family"} if self.page.owner else None,
            draft=f"NewPerson:{home.id}",
        )
        page: HomePage | None = await self.app.ask(form)
        fresh = [r.person.id for r in page.residents if r.person.id not in known] if page else []
        self._kept(page, _("Added."), f"person:{fresh[0]}" if fresh else "")

    async def act_change(self) -> None:
        """Put a person's particulars right; phone and ID number stay unless new ones are typed."""
        resident = self.thing
        if not isinstance(resident, Resident):
            return
        home, who = self.page.home, resident.person
        form = Form(
            ResidentChange,
            _("Particulars of {name}").format(name=who.name),
            self._changed_by(resident),
            initial=_as_it_stands(resident),
            heading=[_("On file"), f"  {who.phone or '-'}  {who.id_number or '-'}"],
            draft=f"ResidentChange:{who.id}:{home.id}",
            about=f"person:{who.id}",
        )
        self._kept(await self.app.ask(form), _("Changed."), f"person:{who.id}")

    def _changed_by(self, resident: Resident) -> Any:
        """What the form submits to: a field that was emptied is emptied in the file.

        One that was left alone stays as another session may have put it meanwhile.
        """
        before = _as_it_stands(resident)
        write = self.app.writes(residents.change_resident, self.page.home.id, resident.person.id)

        async def submit(change: ResidentChange) -> HomePage:
            emptied = {
                name: ""
                for name in _MAY_BECOME_EMPTY
                if getattr(change, name) is None and before[name]
            }
            untouched = {n: None for n, stood in before.items() if getattr(change, n) == stood}
            return await write(change.model_copy(update=emptied | untouched))

        return submit

    async def act_out(self) -> None:
        """End a residency, or take a vehicle off."""
        match self.thing:
            case Resident() as resident:
                await self._move_out(resident)
            case Vehicle() as vehicle:
                await self._take_off(vehicle)

    async def _move_out(self, resident: Resident) -> None:
        who, home = resident.person, self.page.home
        form = LeavingForm(
            MoveOut,
            _("{name} moves out of {home}").format(name=who.name, home=home.code),
            self.app.writes(residents.move_out, home.id, who.id),
            home=home.id,
            leaving=lambda _chosen: (who.id,),
            draft=f"MoveOut:{who.id}:{home.id}",
            about=f"person:{who.id}",
        )
        page: HomePage | None = await self.app.ask(form)
        self._kept(page, moved_out(page) if page else "")

    async def act_erase(self) -> None:
        """Ask why, then empty what is known of the person, on record (F6)."""
        if not isinstance(self.thing, Resident | Representative):
            return
        who = self.thing.person
        told = _mentions(erasure.mentions(who.id))
        form = Form(
            Erasure,
            _("Erase the data of {name} for good").format(name=who.name),
            self.app.writes(erasure.erase_person, who.id),
            heading=[(told, Tone.WARN)],
            draft="",
        )
        erased = await self.app.ask(form)
        if erased is not None:
            said = _("Erased; on record as no. {n}.").format(n=erased.number)
            self._kept(residents.home(self.page.home.id), said)

    async def act_vehicle(self) -> None:
        """Add a vehicle."""
        home = self.page.home
        form = Form(
            NewVehicle,
            _("A vehicle of {home}").format(home=home.code),
            self.app.writes(residents.add_vehicle, home.id),
            draft=f"NewVehicle:{home.id}",
        )
        page: HomePage | None = await self.app.ask(form)
        self._kept(page, _("Added."), f"vehicle:{page.vehicles[-1].id}" if page else "")

    async def _take_off(self, vehicle: Vehicle) -> None:
        """Asked once."""
        title = _("Take {plate} off the file of {home}?")
        title = title.format(plate=vehicle.plate_shown, home=self.page.home.code)
        if await self.app.ask(Menu(title, [OUT])) is OUT:
            by = self.app.signed_in
            page = await self.app.desk(residents.remove_vehicle, vehicle.id, by=by)
            self._kept(page, _("Taken off."))

    async def act_home(self) -> None:
        """Put the home's own data right."""
        home = self.page.home
        area = money.area_text(home.area) if home.area else None
        form = Form(
            NewHome,
            _("Data of {home}").format(home=home.code),
            self.app.writes(_change_home, home),
            initial={"code": home.code, "kind": home.kind, "area": area, "note": home.note},
            draft=f"ChangedHome:{home.id}",
            about=f"home:{home.id}",
            first="code",
        )
        if await self.app.ask(form) is not None:
            self._kept(residents.home(home.id), _("Changed."))


def _change_home(before: Home, given: NewHome, *, by: Staff) -> Home:
    newest = with_newest(given, before, residents.get(before.id))
    return residents.change_home(before.id, newest, by=by)


def _mentions(numbers: list[int]) -> str:
    """What erasing a person leaves, and where it is."""
    if not numbers:
        return _("No entry's words mention this person.")
    first = ", ".join(str(number) for number in numbers[:_MOST_NUMBERS])
    more = "..." if len(numbers) > _MOST_NUMBERS else ""
    return _("Erase the words that mention them too: no. {n}").format(n=first + more)


def _as_it_stands(resident: Resident) -> dict[str, object]:
    who = resident.person
    return {
        "name": who.name,
        "role": resident.role,
        "relation": resident.relation,
        "sex": who.sex,
        "employer": who.employer,
        "address": who.address,
        "note": who.note,
    }
