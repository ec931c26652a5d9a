"""Parking permits: who may park where and until when (P1–P13)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, permits, residents
from store.permits import (
    AGREEMENT,
    APPLICATION,
    GUARDS,
    LOSS,
    PERMIT,
    PERMITS,
    Permit,
    Standing,
    State,
)
from store.rights import WORK_THE_DESK
from tui import answers, register
from tui.answers import Answers, HomeLine
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen, drafts, home_line
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ASK = Action("new", ("ctrl+n",), mark("New permit"), mark("Somebody asks for one."), 4)
ISSUE = Action("issue", ("ctrl+t",), mark("Give out"), mark("The papers are seen."), 5)
APPROVE = Action(
    "approve", ("ctrl+a",), mark("Approve"), mark("Let it be given out."), 6,
    right="store.permits.rights:APPROVE",
)  # fmt: skip
REFUSE = Action(
    "refuse", ("ctrl+g",), mark("Refuse"), mark("Say no, and why."), 9,
    right="store.permits.rights:APPROVE",
)  # fmt: skip
REMIND = Action("remind", ("ctrl+d",), mark("Told"), mark("The holder knows that it ends."), 7)
RENEW = Action("renew", ("ctrl+r",), mark("Renew"), mark("From the day after it ends."), 8)
REPLACE = Action("replace", ("ctrl+e",), mark("Replace"), mark("Lost, damaged, another plate."), 10)
CANCEL = Action("cancel", ("ctrl+k",), mark("Cancel"), mark("End it before its time."), 11)
COSTS = Action(
    *("costs", ("ctrl+s",), mark("What it costs"), mark("Billed, paid to when, money back.")),
    rank=12,
    right=WORK_THE_DESK,
)
_TONES = {State.OVER: Tone.ALARM, State.REPLACED: Tone.FAINT, State.CANCELLED: Tone.FAINT}
_WAITING = (State.ASKED, State.APPROVED)


def _state(one: Permit) -> State:
    return one.state(clock.today())


class PermitsScreen(RegisterScreen[Permit]):
    """The permits, the first to end on top."""

    SCOPE = "permits"
    TITLE = mark("Permits")
    REGISTER = PERMITS
    HELP = mark(
        "The parking permits. Type a plate, a home, a number or a space to narrow the list; Left"
        " and Right show those that wait, have run out, or all. Enter shows what can be done."
    )
    SHEETS = (PERMIT, APPLICATION, AGREEMENT, LOSS)
    MORE = (COSTS,)
    LISTS = ((GUARDS, "permits:today"),)
    VIEWS: ClassVar[tuple[View[Permit], ...]] = (
        View(mark("valid"), lambda one: _state(one) in (State.LIVE, State.AHEAD)),
        View(mark("waiting"), lambda one: _state(one) in _WAITING),
        View(mark("run out"), lambda one: _state(one) is State.OVER),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Permit], ...]] = (
        Do("asked", ASK, permits.ask),
        Do("issued", ISSUE, permits.issue),
        Do("approved", APPROVE, permits.approve),
        Do("refused", REFUSE, permits.refuse),
        Do("reminded", REMIND, permits.remind),
        Do("renewed", RENEW, permits.renew),
        Do("replaced", REPLACE, permits.replace),
        Do("cancelled", CANCEL, permits.cancel),
    )

    def things(self, typed: str) -> Sequence[Permit]:
        """Permits by plate, home, number, space and holder."""
        return permits.every(typed)

    def columns(self) -> Sequence[Column]:
        """Until when, and how it stands, leftmost: they change by themselves."""
        return [
            Column(_("Until"), 10),
            Column(_("State"), 8),
            Column(_("Plate"), 11),
            Column(_("Home"), 10),
            Column(_("Permit no."), 12),
            Column(_("Parking space"), 8, flex=True),
        ]

    def drawn(self, one: Permit) -> Drawn:
        """A permit as a line."""
        state = _state(one)
        ends = [(one.until.isoformat(), Tone.PLAIN)]
        told = [(label(state), _TONES.get(state, Tone.PLAIN))]
        sign = "!" if state is State.OVER else "*" if state in _WAITING else " "
        cells = (ends, told, one.plate_shown, one.home, one.number, one.space)
        return Drawn(cells, mark=sign)

    def named(self, one: Permit) -> str:
        """Number, plate, home and how it stands."""
        return "  ".join(filter(None, (one.number, one.plate_shown, one.home, label(_state(one)))))

    def full(self, one: Permit) -> Iterator[str | Words]:
        """Who, where, until when; the next step in words; what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield _("{holder} ({standing})  {kind}  space {space}  {since} to {until}").format(
            holder=one.holder or "-",
            standing=label(one.standing),
            kind=label(one.kind),
            space=one.space or "-",
            since=one.since.isoformat(),
            until=one.until.isoformat(),
        )
        if told := _next(one):
            yield [(told, Tone.WARN)]
        for said in answers.about(self.subject):
            yield from said.told(self.subject, COSTS.key)
        yield from rest

    async def act_costs(self) -> None:
        """What it costs: billed, paid to when, money back."""
        for said in answers.about(self.subject):
            await said.act(self.app, self.subject)


def _next(one: Permit) -> str:
    """What has to be done about a permit now."""
    state = _state(one)
    if state is State.ASKED and permits.needs_approval(one):
        return _("The supervisor has to approve it; then it is given out.")
    if state in _WAITING:
        return _("See the papers, give it out and print it.")
    if state is State.OVER:
        return _("It has run out: renew or cancel it.")
    if permits.to_be_told(one, clock.today()):
        return _("Tell the holder that it ends, or renew it.")
    if one.left_on and state is State.LIVE:
        return _("Its holder has moved out: cancel it.")
    return ""


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's permits."""
    for one in permits.of_home(home_id):
        state = _state(one)
        told: Words = [
            *paint.fit(one.plate_shown or "-", 12),
            " ",
            *paint.fit(one.number, 14),
            " ",
            (label(state), _TONES.get(state, Tone.PLAIN)),
            _("  until {day}  {space}").format(day=clockface.day(one.until), space=one.space),
        ]
        sign = "!" if state is State.OVER else "*" if state in _WAITING else " "
        yield home_line(f"permit:{one.id}", told, sign)


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Ask for a permit for a home, its holder and vehicle filled in, and go on with it."""
    page = residents.home(home_id)
    parked = {one.plate for one in permits.of_home(home_id)}
    free = next((one for one in page.vehicles if one.plate not in parked), None)
    initial: dict[str, object] = {"home": home_id}
    if (holder := page.meant(person_id)) is not None:
        known = {standing.value: standing for standing in Standing}
        standing = known.get(holder.role.value, Standing.OUTSIDE)
        initial |= {"holder": holder.person.name, "standing": standing}
    if free is not None:
        initial |= {"plate": free.plate, "space": free.space}
    await register.begin(desk, PermitsScreen, initial)


ANSWERS = Answers(
    drafts=drafts(PermitsScreen),
    section=mark("Permits"),
    of_home=of_home,
)
