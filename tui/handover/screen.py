"""Handover: the list of those that were signed, and the way into the next one (H1–H9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from store import clock, handover, present
from store.estate.lists import items_text
from store.handover import HANDOVER, Duty, ListChange, Listed, Record, Relief, TakingOver
from tui.form.screen import Form
from tui.handover.checklist import Checklist
from tui.handover.facts import RecordPage, parties
from tui.handover.words import LIST, NEW, TAKE_OVER
from tui.language import _, clockface, mark
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Offer(Enum):
    """What can be done about the desk."""

    TAKE, BEGIN, GO_ON = range(3)


@dataclass(frozen=True)
class Now:
    """The list's first line: what it offers, and how many lines of an open handover are left."""

    offer: Offer
    left: int = 0
    id: int = 0


PRINT = Action("print", ("f9",), mark("Print"), mark("Make the record as a PDF file."), 6)
OPEN = Action("open", ("enter",), mark("Open"), mark("Do what the line says."), 4)


class HandoverScreen(DeskScreen[None]):
    """F6: who is on duty, the handover that is open, and those of the past."""

    SCOPE = "handover"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(OPEN, NEW, TAKE_OVER, LIST, PRINT, PREVIEW),
        actions.BACK,
    )
    HELP = mark("The first line begins the handover; below it stand those that were signed.")

    def body(self) -> ComposeResult:
        """Who is on duty, and the list."""
        self.duty = Band(id="duty")
        yield self.duty
        self.rows = Rows[Now | Record](
            [
                Column(_("Shift"), 16),
                Column(_("Handed over"), 16),
                Column(_("By and to"), 20, True),
            ],
            key=lambda one: one.id,
            draw=self._drawn,
        )
        yield self.rows

    def on_mount(self) -> None:
        """Fill the list in."""
        super().on_mount()
        self._load()
        self.set_focus(self.rows)

    def changed(self, subjects: frozenset[str]) -> None:
        """Another session began, signed or gave up a handover."""
        if any(subject.startswith(("handover:", "duty:", "staff:")) for subject in subjects):
            self._load()

    def _load(self) -> None:
        self._now = _as_it_stands()
        self.duty.show(_duty_line())
        self.rows.load([self._now, *handover.past()])

    def point(self, key: object) -> None:
        """Go to a handover, by its number or ``handover:3``; straight into the one that is open."""
        self._load()
        open_, number = handover.current(), int(str(key).rpartition(":")[2])
        if open_ is not None and number == open_.id:
            self.perform(NEW)
        else:
            self.rows.point(number)

    def _drawn(self, one: Now | Record) -> Drawn:
        if isinstance(one, Record):
            at = clockface.moment(one.completed_at) if one.completed_at else ""
            return Drawn([one.shift, at, parties(one)])
        return Drawn(["", "", [(_what_now(one), Tone.STRONG)]], mark="*")

    def on_rows_moved(self) -> None:
        """A signed handover can be printed, the first line cannot."""
        self.refresh_bands()

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Begin, go on, or look at an old one."""
        event.stop()
        one = self.rows.current
        if isinstance(one, Record):
            await self.app.push_screen(RecordPage(handover.get(one.id)))
        else:
            self.perform(NEW)

    async def act_new(self) -> None:
        """Do what the first line says: take the desk, begin the handover, or go on with it."""
        offered = self._now.offer
        self._load()
        if self._now.offer is not offered:
            now = _("This has changed meanwhile: {what}").format(what=_what_now(self._now))
            self.say(now, Tone.WARN)
            return
        if offered is Offer.TAKE:
            await self.app.desk(handover.take_desk, by=self.app.signed_in)
            self._load()
            self.say(_("You are on duty now."), Tone.GOOD)
            return
        record = handover.current()
        if record is None:
            form = Form(
                Relief,
                _("Handover: who relieves?"),
                self.app.writes(handover.begin),
                initial=_relieving(),
            )
            record = await self.app.ask(form)
        if record is not None:
            await self.app.push_screen(Checklist(record))

    def can(self, action: Action) -> bool:
        """An old record is what can be printed; the desk of somebody else can be taken over."""
        if action.id == TAKE_OVER.id:
            duty = handover.on_duty()
            return duty is not None and duty.staff.id != self.app.signed_in.id
        return action.id not in {"print", "preview"} or isinstance(self.rows.current, Record)

    async def act_take_over(self) -> None:
        """Be on duty in the stead of who went without handing over, for a reason (H8)."""
        duty = handover.on_duty()
        if duty is None:
            return
        title = _("{name} has not handed over: why do you take the desk?")
        submit = self.app.writes(handover.take_over)
        taken: Duty | None = await self.app.ask(
            Form(TakingOver, title.format(name=duty.staff.name), submit)
        )
        if taken is not None:
            self._load()
            self.say(_("You are on duty now; the supervisor is told."), Tone.WARN)

    async def act_change_list(self) -> None:
        """Keep the list that the two go through: its next version (H2, H4)."""
        now = handover.in_force()
        form: Form[ListChange, Listed] = Form(
            ListChange,
            _("The list of a handover, version {n}").format(n=now.version),
            self.app.writes(handover.change_list),
            initial={"items": items_text(now.items), "areas": "\n".join(now.areas)},
            about="site",
        )
        if (changed := await self.app.ask(form)) is not None:
            self.say(_("Version {n} holds from now on.").format(n=changed.version), Tone.GOOD)

    async def act_print(self) -> None:
        """Make the record's PDF."""
        one = self.rows.current
        if isinstance(one, Record):
            await self.app.print_sheet(HANDOVER, f"handover:{one.id}")

    async def act_preview(self) -> None:
        """Read the record as it would be printed."""
        one = self.rows.current
        if isinstance(one, Record):
            await preview.preview_one(self.app, [(HANDOVER, f"handover:{one.id}")])


def _duty_line() -> Words:
    duty = handover.on_duty()
    if duty is None:
        return [(" " + _("Nobody is on duty."), Tone.WARN)]
    text = _("On duty: {name} {number}, since {since}").format(
        name=duty.staff.name, number=duty.staff.number, since=clockface.moment(duty.since)
    )
    until = _(", until {until}").format(until=clockface.moment(duty.until)) if duty.until else ""
    return [" ", (text + until, Tone.STRONG)]


def _as_it_stands() -> Now:
    record = handover.current()
    if record is not None:
        return Now(Offer.GO_ON, len(record.unsettled))
    return Now(Offer.TAKE if handover.on_duty() is None else Offer.BEGIN)


def _what_now(now: Now) -> str:
    match now.offer:
        case Offer.TAKE:
            return _("Take the desk: go on duty now (Enter)")
        case Offer.BEGIN:
            return _("Begin the handover (Enter)")
        case Offer.GO_ON if now.left:
            told = _("Go on with the open handover: {left} lines left (Enter)")
            return told.format(left=now.left)
    return _("Go on with the open handover: only signatures are missing (Enter)")


def _relieving() -> Mapping[str, object]:
    """Who is to come by the roster, where it names one alone (O5)."""
    found = present.relieving(clock.now())
    return {"incoming": found[0].number} if len(found) == 1 else {}
