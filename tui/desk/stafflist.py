"""Who works here: the manager keeps the list, everybody their own PIN."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from store.desk import staff
from store.desk.staff import NewStaff, StaffChange
from store.errors import Refused
from store.inputs import Input, NewPin, Pin, mark, wrong
from store.rights import Staff
from tui.form.merging import with_newest
from tui.form.screen import Form
from tui.language import _
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.over.menu import Menu
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from tui.screen.host import Host

ADD = Action("new", ("ctrl+n",), mark("Add"), mark("Somebody begins to work here."), 4)
CHANGE = Action(
    "change", ("ctrl+e",), mark("Change"), mark("Put this person's name or role right."), 5
)
PIN = Action("pin", ("ctrl+r",), mark("New PIN"), mark("Give this person another PIN."), 6)
RETIRE = Action(
    "retire", ("ctrl+k",), mark("Retire"), mark("Signs in no more; what they recorded stays."), 8
)
OFFER = Action("offer", ("enter",), mark("Open"), mark("What can be done about this person."), 3)


class TwicePin(Input):
    """A new PIN, typed twice."""

    pin: NewPin = Field(title=mark("New PIN"))
    again: Pin = Field(title=mark("New PIN again"))

    @field_validator("again")
    @classmethod
    def _same(cls, again: str, info: ValidationInfo) -> str:
        if info.data.get("pin", again) != again:
            raise wrong("The two PINs differ.")
        return again


class PinInUse(Input):
    """The PIN that signs in now."""

    now: Pin = Field(title=mark("PIN in use"))


class OwnPin(TwicePin, PinInUse):
    """The PIN in use, then one's own new one."""


class StaffList(Listing[Staff]):
    """Everybody who works or worked here."""

    SCOPE = "staff"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        OFFER,
        ADD,
        CHANGE,
        PIN,
        RETIRE,
        NARROWER,
        WIDER,
        actions.BACK,
    )
    HELP = mark("Who works here. Somebody who leaves is retired: nothing they recorded goes.")

    TITLE = mark("Staff")
    VIEWS: ClassVar[tuple[View[Staff], ...]] = (
        View(mark("all")),
        View(mark("at work"), lambda who: who.active),
    )
    FOLLOWS = ("staff",)
    LOWER_LINES = 2

    def things(self, typed: str) -> Sequence[Staff]:
        """Everybody, by number and name."""
        wanted = typed.casefold()
        return [who for who in staff.everyone() if wanted in f"{who.number} {who.name}".casefold()]

    def key(self, thing: Staff) -> int:
        """Their id."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """Who, as what, and whether they still work here."""
        return (
            Column(_("Number"), 12),
            Column(_("Name"), 14, flex=True),
            Column(_("Role"), 12),
            Column(_("State"), 12),
        )

    def drawn(self, thing: Staff) -> Drawn:
        """A person as a line."""
        return _drawn(thing)

    def full(self, thing: Staff) -> Iterator[str | Words]:
        """Who it is, in full."""
        yield [(f"{thing.name} {thing.number}", Tone.STRONG), f"  {label(thing.role)}"]

    def can(self, action: Action) -> bool:
        """What needs somebody who works here; nobody retires themselves."""
        who = self.rows.current
        works = who is not None and who.active
        if action is RETIRE:
            return works and who != self.app.staff
        return works or action not in (CHANGE, PIN, OFFER)

    def on_rows_chosen(self) -> None:
        """Enter."""
        if self.can(OFFER):
            self.perform(OFFER)

    async def act_offer(self) -> None:
        """What can be done about this person."""
        who = self.rows.current
        if who is not None:
            offered = [action for action in (CHANGE, PIN, RETIRE) if self.can(action)]
            action = await self.app.ask(Menu(f"{who.number} {who.name}", offered))
            if action is CHANGE:
                await self.act_change()
            elif action is PIN:
                await self.act_pin()
            elif action is RETIRE:
                await self._retire(who)

    async def act_new(self) -> None:
        """Add a person."""
        form = Form(NewStaff, _("Somebody begins to work here"), self.app.writes(staff.add))
        added = await self.app.ask(form)
        if added is not None:
            self.load()
            self.rows.point(added.id)
            self.say(_("{name} can sign in now.").format(name=added.name), Tone.GOOD)

    async def act_change(self) -> None:
        """Put a person's name or role right."""
        who = self.rows.current
        if who is None:
            return
        form = Form(
            StaffChange,
            _("Name and role of {number}").format(number=who.number),
            self.app.writes(_change, who),
            initial={"name": who.name, "role": who.role},
            draft=f"StaffChange:{who.id}",
            about=f"staff:{who.id}",
            first="name",
        )
        if await self.app.ask(form) is not None:
            self.load()
            self.say(_("Changed."), Tone.GOOD)

    async def act_pin(self) -> None:
        """Give a person another PIN."""
        who = self.rows.current
        if who is None:
            return
        by = self.app.signed_in

        async def submit(given: TwicePin) -> Staff:
            await self.app.desk(staff.reset_pin, who.id, given.pin, by=by)
            return who

        form = Form(TwicePin, _("New PIN for {name}").format(name=who.name), submit, draft="")
        if await self.app.ask(form) is not None:
            self.say(_("{name} has a new PIN.").format(name=who.name), Tone.GOOD)

    async def act_retire(self) -> None:
        """Let a person sign in no more, asked once."""
        who = self.rows.current
        if who is not None:
            title = _("{name} signs in no more?").format(name=who.name)
            if await self.app.ask(Menu(title, [RETIRE])) is RETIRE:
                await self._retire(who)

    async def _retire(self, who: Staff) -> None:
        await self.app.desk(staff.retire, who.id, by=self.app.signed_in)
        self.load()
        self.say(_("{name} signs in no more.").format(name=who.name), Tone.GOOD)


def _drawn(who: Staff) -> Drawn:
    state = _("works here") if who.active else _("retired")
    tone = Tone.PLAIN if who.active else Tone.FAINT
    return Drawn((who.number, who.name, label(who.role), state), tone=tone)


def own_pin(desk: Host) -> Form[OwnPin, Staff]:
    """The form in which somebody changes their own PIN, proving that it is them."""
    who = desk.signed_in

    async def submit(given: OwnPin) -> Staff:
        try:
            await desk.desk(staff.check_pin, who, given.now)
        except Refused as error:
            raise Refused(error.message, field="now", **error.values) from error
        await desk.desk(staff.reset_pin, who.id, given.pin, by=who)
        return who

    return Form(OwnPin, _("Your own PIN"), submit, draft="")


def _change(before: Staff, given: StaffChange, *, by: Staff) -> Staff:
    return staff.change(before.id, with_newest(given, before, staff.get(before.id)), by=by)
