"""Handover: the list of those that were signed, and the way into the next one (H1–H9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from store import handover
from store.handover import HANDOVER, Record, Relief
from tui.form.screen import Form
from tui.handover.checklist import Checklist
from tui.handover.facts import RecordPage, parties
from tui.handover.words import NEW
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


@dataclass(frozen=True)
class Now:
    """The list's first line: what can be done about the desk at this moment."""

    id: int = 0


PRINT = Action("print", ("f9",), mark("Print"), mark("Make the record as a PDF file."), 6)
OPEN = Action("open", ("enter",), mark("Open"), mark("Do what the line says."), 4)


class HandoverScreen(DeskScreen[None]):
    """F6: who is on duty, the handover that is open, and those of the past."""

    SCOPE = "handover"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, NEW, PRINT, PREVIEW, actions.BACK)
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
        if any(subject.startswith("handover:") for subject in subjects):
            self._load()

    def _load(self) -> None:
        self.duty.show(_duty_line())
        self.rows.load([Now(), *handover.past()])

    def point(self, key: object) -> None:
        """Go to a handover, by its number or ``handover:3``; straight into the one that is open."""
        open_, number = handover.current(), int(str(key).rpartition(":")[2])
        if open_ is not None and number == open_.id:
            self.perform(NEW)
        else:
            self.rows.point(number)

    def _drawn(self, one: Now | Record) -> Drawn:
        if isinstance(one, Record):
            at = clockface.moment(one.completed_at) if one.completed_at else ""
            return Drawn([one.shift, at, parties(one)])
        return Drawn(["", "", [(_what_now(), Tone.STRONG)]], mark="*")

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
        """Take the desk, begin the handover, or go on with the one that is open."""
        record = handover.current()
        if record is None and handover.on_duty() is None:
            await self.app.desk(handover.take_desk, by=self.app.signed_in)
            self.say(_("You are on duty now."), Tone.GOOD)
            return
        if record is None:
            form = Form(Relief, _("Handover: who relieves?"), self.app.writes(handover.begin))
            record = await self.app.ask(form)
        if record is not None:
            await self.app.push_screen(Checklist(record))

    def can(self, action: Action) -> bool:
        """An old record is what can be printed."""
        return action.id not in {"print", "preview"} or isinstance(self.rows.current, Record)

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


def _what_now() -> str:
    record = handover.current()
    if record is not None:
        left = len(record.unsettled)
        if not left:
            return _("Go on with the open handover: only signatures are missing (Enter)")
        return _("Go on with the open handover: {left} lines left (Enter)").format(left=left)
    if handover.on_duty() is None:
        return _("Take the desk: go on duty now (Enter)")
    return _("Begin the handover (Enter)")
