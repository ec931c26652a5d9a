"""Outside bodies: the phone is on the list, the rest behind Enter (篇4 周边配套、属地联络)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from store import answers, clock, outside
from store.desk import staff
from store.findings import NewFinding
from store.inputs import Input
from store.outside import BODIES, CONTACTS, LIAISON_RECORD, Body, BodyStage, Liaison, NewLiaison
from store.outside import LiaisonStage as Stage
from tui import sentences
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("New body"), mark("Whom the desk may have to call."), 4)
VISIT = Action(
    "liaison", ("ctrl+t",), mark("Visit or call"), mark("What it was about, what was agreed."), 5
)
AGREED = Action(
    "liaison_agreed", ("ctrl+u",), mark("What was agreed"), mark("Done, put off, or dropped."), 6
)
FINDING = Action(
    "body_finding", ("ctrl+d",), mark("Finding"), mark("Something there is to be put right."), 7
)
CHANGE = Action("change", ("ctrl+e",), mark("Change"), mark("Another phone, another person."), 8)
OFF = Action("body_off", ("ctrl+k",), mark("Off this list"), mark("It is not needed any more."), 9)
_KEEP = Action("liaison_kept", (), mark("It is done"), mark("What was done."))
_PUT_OFF = Action("liaison_put_off", (), mark("Put it off"), mark("To a later day, with why."))
_DROP = Action("liaison_dropped", (), mark("Nothing comes of it"), mark("With the reason."))
_STEPS: dict[str, tuple[type[Input], Callable[..., Liaison]]] = {
    _KEEP.id: (outside.Keeping, outside.keep),
    _PUT_OFF.id: (outside.PuttingOff, outside.put_off),
    _DROP.id: (outside.Dropping, outside.drop),
}
_MOST = 12
_SHOWN = 3  # visits in the pane


class OutsideScreen(RegisterScreen[Body]):
    """The bodies, those that one calls in a hurry first."""

    SCOPE = "outside"
    TITLE = mark("Outside bodies")
    REGISTER = BODIES
    HELP = mark(
        "Power, water, gas, police, street office: the phone of each is on the list. Type what has"
        " failed, or a name. {liaison} notes a visit; what was agreed there waits for its day."
    )
    MORE = (VISIT, AGREED, FINDING)
    SHEETS = (LIAISON_RECORD,)
    LISTS = ((CONTACTS, "outside:all"),)
    FOLLOWS = ("liaison", "ticket")
    VIEWS: ClassVar[tuple[View[Body], ...]] = (
        View(mark("on the list"), lambda one: one.stage is BodyStage.LISTED),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Body], ...]] = (
        Do("entered", ENTER, outside.enter),
        Do("changed", CHANGE, outside.change, vars),
        Do("taken_off", OFF, outside.take_off),
    )

    def load(self) -> None:
        """Read what is open with the bodies."""
        found = outside.open_ones()
        self.open = Counter(one.body_id for one in found)
        today = clock.today()
        self.late = {one.body_id for one in found if one.due and one.due < today}
        super().load()

    def things(self, typed: str) -> Sequence[Body]:
        """Bodies by name, phone, or what has failed."""
        return outside.every(typed)

    def columns(self) -> Sequence[Column]:
        """The phone leftmost: that is what one looks for."""
        return [
            Column(_("Emergency"), 14),
            Column(_("Body"), 18, flex=True),
            Column(_("What it is for"), 14),
            Column(_("Office"), 13),
            Column(_("Agreed"), 6),
        ]

    def drawn(self, one: Body) -> Drawn:
        """A body as a line."""
        cells: list[str | Words] = [
            [(one.urgent, Tone.STRONG)],
            one.name,
            label(one.kind),
            one.phone,
            str(self.open[one.id] or ""),
        ]
        sign = "!" if one.id in self.late else "*" if self.open[one.id] else " "
        return Drawn(cells, mark=sign)

    def named(self, one: Body) -> str:
        """Its name, and the phone that one calls first."""
        return f"{one.name}  {one.urgent}"

    def full(self, one: Body) -> Iterator[str | Words]:
        """All phones, whom we know, what they ask for; what is open, and the last visits."""
        first, *rest = super().full(one)
        yield first
        yield [("  ".join(one.phones), Tone.STRONG), f"  {one.contact} {one.mobile}".rstrip()]
        if told := "  ".join(filter(None, (one.cares, one.address, one.hours))):
            yield told
        for each in outside.liaisons_of(one.id)[:_SHOWN]:
            yield liaison(each)
        for finding in answers.findings().of_source(one.subject):
            if finding.open:
                yield _("Finding {n}: {stage}").format(n=finding.number, stage=label(finding.stage))
        yield from rest

    def point(self, key: object) -> None:
        """Go to a body, or to that of a visit."""
        thing, _sign, number = str(key).rpartition(":")
        super().point(outside.liaison(int(number)).body_id if thing == "liaison" else key)

    def can(self, action: Action) -> bool:
        """A visit needs a body that is on the list; what was agreed one with something open."""
        one = self.rows.current
        if action is AGREED:
            return one is not None and bool(self.open[one.id])
        if action in (VISIT, FINDING):
            return one is not None and one.stage is BodyStage.LISTED
        return super().can(action)

    async def act_liaison(self) -> None:
        """Note a visit or a call."""
        await self._about(NewLiaison, outside.note, VISIT, {"who": self.app.signed_in.name})

    async def act_body_finding(self) -> None:
        """Something about it is to be put right."""
        one = self.rows.current
        if one is not None:
            initial = {"place": one.name, "due": clock.now() + timedelta(days=7)}
            await self._about(NewFinding, outside.raise_finding, FINDING, initial)

    async def _about(
        self,
        asks: type[Input],
        operation: Callable[..., object],
        action: Action,
        initial: dict[str, object],
    ) -> None:
        one = self.rows.current
        if one is None:
            return
        form: Form[Any, object] = Form(
            *(asks, _(action.title), self.app.writes(operation, one.id)),
            heading=[self.named(one)], initial=initial, about=one.subject,
            draft=f"{self.SCOPE}/{action.id}:{one.id}",
        )  # fmt: skip
        if await self.app.ask(form) is not None:
            self.load()
            self.say(_("On record: {what}.").format(what=one.name), Tone.GOOD)

    async def act_liaison_agreed(self) -> None:
        """See to what was agreed."""
        one = self.rows.current
        if one is None:
            return
        found = [each for each in outside.liaisons_of(one.id) if each.stage is Stage.AGREED]
        if len(found) > 1:
            offered = [
                Action(f"agreed_{each.id}", (), each.number, each.agreed) for each in found[:_MOST]
            ]
            chosen = await self.app.ask(Menu(self.named(one), offered))
            if chosen is None:
                return
            found = [each for each in found if f"agreed_{each.id}" == chosen.id]
        await see_to(self.app, found[0].id)
        self.load()


def liaison(one: Liaison) -> Words:
    """A visit in a line: when, how, what, and what was agreed until when."""
    told = f"{one.on_day.isoformat()} {label(one.way)}  {one.what}"
    if not one.agreed:
        return [told]
    tone = Tone.WARN if one.stage is Stage.AGREED else Tone.FAINT
    until = one.due.isoformat() if one.due else ""
    return [told, "  ", (f"{label(one.stage)} {until} {one.agreed}", tone)]


async def see_to(desk: Host, number: int) -> None:
    """Offer what becomes of what was agreed, and record it."""
    one = outside.liaison(number)
    heading = "  ".join(filter(None, (one.number, one.name, label(one.stage))))
    history = sentences.history(one.subject, staff.names(), desk.signed_in.role)
    offered = [_KEEP, _PUT_OFF, _DROP] if one.stage is Stage.AGREED else []
    chosen = await desk.ask(Menu(heading, offered, [liaison(one), *history]))
    if chosen is None:
        return
    asks, operation = _STEPS[chosen.id]
    form: Form[Any, Liaison] = Form(
        *(asks, _(chosen.title), desk.writes(operation, one.id)),
        heading=[one.agreed], draft="", about=one.subject,
    )  # fmt: skip
    if (after := await desk.ask(form)) is not None:
        desk.say_on_top(_("On record: {what}.").format(what=after.agreed), Tone.GOOD)
