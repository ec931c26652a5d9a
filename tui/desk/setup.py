"""Setting a new estate up: a short form, then signing in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from store import estate
from store.desk.settings import found
from store.disk import encryption
from store.estate import Shift, TimeZone
from store.inputs import FilledLine, Input, NewPin, Pin, StaffNumber, halfwidth, mark, wrong
from store.rights import Role
from tui.form.fieldscreen import BEFORE, NEXT, SAVE
from tui.form.screen import Form
from tui.language import _
from tui.screen import actions
from tui.screen.actions import Action

if TYPE_CHECKING:
    from store.errors import StoreError
    from store.rights import Staff

_SHIFT = re.compile(r"(\S+?)\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


def read_shifts(text: str) -> tuple[Shift, ...]:
    """Shifts as they are typed: ``早班 08:00-16:00, 中班 16:00-00:00``; raises pydantic's error."""
    made = []
    for one in re.split("[,;、]", halfwidth(text)):
        found = _SHIFT.fullmatch(one.strip())
        if not found or int(found[2]) > 24 or int(found[4]) > 24:
            raise wrong("Write shifts like this: 早班 08:00-16:00, 中班 16:00-00:00")
        times = [f"{int(found[n]) % 24:02}:{found[n + 1]}" for n in (2, 4)]
        made.append(Shift.model_validate({"name": found[1], "start": times[0], "end": times[1]}))
    return tuple(made)


def _shifts(text: str) -> str:
    read_shifts(text)
    return text


def as_typed(shifts: tuple[Shift, ...]) -> str:
    """Shifts as one types them."""
    return ", ".join(f"{one.name} {one.start:%H:%M}-{one.end:%H:%M}" for one in shifts)


class NewEstate(Input):
    """What a new estate needs to begin."""

    name: FilledLine = Field(title=mark("Estate"))
    language: Literal["zh_CN", "en"] = Field("zh_CN", title=mark("Language"))
    timezone: TimeZone = Field("Asia/Shanghai", title=mark("Time zone"))
    shifts: Annotated[FilledLine, AfterValidator(_shifts)] = Field(
        as_typed(estate.SHIFTS), title=mark("Shifts")
    )
    manager: FilledLine = Field(title=mark("Manager's name"))
    number: StaffNumber = Field(title=mark("Staff number"))
    pin: NewPin = Field(title=mark("PIN"))
    again: Pin = Field(title=mark("PIN again"))

    @field_validator("again")
    @classmethod
    def _same_pin(cls, again: str, info: ValidationInfo) -> str:
        if info.data.get("pin", again) != again:
            raise wrong("The two PINs differ.")
        return again


def _heading() -> str:
    if encryption.at_hand() is not None:
        return _("All that is kept is encrypted: without the key nobody can read it.")
    return _("Enter goes on to the next field; the manager adds the others later.")


class SetUp(Form[NewEstate, "Staff"]):
    """The first screen in an empty data folder."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, BEFORE, SAVE)
    GLOBAL: ClassVar[tuple[Action, ...]] = actions.ALWAYS
    HELP = mark("These can all be changed later, except the staff number.")

    def __init__(self) -> None:
        super().__init__(
            NewEstate,
            _("Set up a new estate"),
            self._found,
            heading=[_heading()],
            draft="",
        )
        self._is_set_up = False

    async def _found(self, new: NewEstate) -> Staff:
        from store.desk import staff

        settings = estate.Settings(
            name=new.name,
            language=new.language,
            timezone=new.timezone,
            shifts=read_shifts(new.shifts),
        )
        person = staff.NewStaff(name=new.manager, number=new.number, role=Role.MANAGER, pin=new.pin)

        def begin() -> Staff:
            from store.engine import database

            with database.write():
                found(settings)
                return staff.add(person, by=None)

        return await self.app.desk(begin)

    async def saved(self, result: Staff) -> None:
        """Begin the desk in the estate's language; the form stays underneath, emptied."""
        self._open_estate()
        await self.app.enter(result)

    def changed(self, subjects: frozenset[str]) -> None:
        """Another session has set the estate up: what is left to do here is to sign in."""
        if not self._busy and not self._is_set_up:
            self._give_way()

    def _refused(self, error: StoreError) -> None:
        if estate.founded():
            self._give_way()
        else:
            super()._refused(error)

    def _give_way(self) -> None:
        self._open_estate()
        self.app.sign_out(_("An estate has been set up here meanwhile."))

    def _open_estate(self) -> None:
        self._is_set_up = True
        self.act_clear()
        self.app.settings = estate.settings()
        self.app.speak(self.app.settings.language)
