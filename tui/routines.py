"""Routines on screen: what is done here again and again, when next, and who did it last (G1-G8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from store import clock, routines
from store.desk import staff
from store.plans import Doing, Excusing, MakingUp, Occurrence, Plan, Status
from store.waiting import Waiting
from tui.answers import Answers
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER
from tui.over.menu import Menu
from tui.plans import BEGIN, CHANGE, END, PlansScreen
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

DONE = Action("done", ("ctrl+t",), mark("Done"), mark("What is due is done, or was missed."), 6)
MAKE_UP = Action("make_up", (), mark("Made up"), mark("Done after all; it stays missed."))
EXCUSE = Action(
    "excuse", (), mark("Excuse"), mark("It need not be done."), right="store.rights:EXCUSE"
)


class RoutinesScreen(PlansScreen):
    """The routines, what comes next on top."""

    SCOPE = "routines"
    TITLE = mark("Routines")
    HELP = mark(
        "What is to be done here again and again, each due by itself on Today. {done} records that"
        " it is done; what was missed stays until it is made up or excused. Who is in charge sets"
        " routines up with {new}."
    )
    PLANS = routines.ROUTINES
    BEGINS: ClassVar[Any] = staticmethod(routines.begin)
    CHANGES: ClassVar[Any] = staticmethod(routines.change)
    ENDS: ClassVar[Any] = staticmethod(routines.end)
    FOLLOWS = (routines.ROUTINES.occurs,)
    ACTIONS = (CHANGE, BEGIN, DONE, END, NARROWER, WIDER, actions.BACK)

    def columns(self) -> Sequence[Column]:
        """When it is due next, who did it last, what, how often."""
        next_, what, often = super().columns()
        return next_, Column(_("Last done"), 18), what, often

    def drawn(self, thing: Plan) -> Drawn:
        """A routine as a line; one with something due or missed is marked."""
        next_, what, often = super().drawn(thing).cells
        waiting = routines.open_now(thing.id)
        missed = any(one.state(clock.now()) is Status.MISSED for one in waiting)
        sign = "!" if missed else "*" if waiting else " "
        return Drawn((next_, _last(thing), what, often), mark=sign)

    def full(self, thing: Plan) -> Iterator[str | Words]:
        """The routine in full, what is due of it now first."""
        first, *rest = super().full(thing)
        yield first
        for one in routines.open_now(thing.id):
            yield [(_when(one), Tone.WARN)]
        yield from rest

    def point(self, key: object) -> None:
        """Go to a routine, or to that of which something is due."""
        thing, _sign, number = str(key).rpartition(":")
        if thing == self.PLANS.occurs:
            key = self.PLANS.occurrence(int(number)).plan
        super().point(key)

    def can(self, action: Action) -> bool:
        """Something is done where something is due."""
        if action is DONE:
            one = self.rows.current
            return one is not None and bool(routines.open_now(one.id))
        return super().can(action)

    async def act_done(self) -> None:
        """Answer for the oldest that is due or missed."""
        plan = self.rows.current
        if plan is not None and await _answered(self.app, routines.open_now(plan.id)[0]):
            self.load()


def _last(plan: Plan) -> str:
    one = routines.last_done(plan.id)
    if one is None or one.happened is None:
        return "-"
    return f"{clockface.short(one.happened)} {staff.names().get(one.done_by or 0, '')}".strip()


def _when(one: Occurrence) -> str:
    since, until = clockface.short(one.starts), clockface.short(one.ends)
    return f"{since} – {until}  {label(one.state(clock.now()))}"


async def _answered(desk: Host, one: Occurrence) -> bool:
    """Ask what became of an occurrence; whether somebody told."""
    heading: Words = [(one.title, Tone.STRONG), f"  {_when(one)}"]
    form: Form[Any, Occurrence]
    if one.state(clock.now()) is not Status.MISSED:
        form = Form(
            Doing, _("Done"), desk.writes(routines.do, one.id), heading=heading, draft="",
            about=one.subject,
        )  # fmt: skip
    else:
        possible = [action for action in (MAKE_UP, EXCUSE) if desk.may(action)]
        chosen = await desk.ask(Menu(one.title, possible, [_when(one)]))
        if chosen is None:
            return False
        asks, step = (
            (MakingUp, routines.make_up) if chosen is MAKE_UP else (Excusing, routines.excuse)
        )
        submit = desk.writes(step, one.id)
        form = Form(asks, _(chosen.title), submit, heading=heading, draft="", about=one.subject)
    after = await desk.ask(form)
    if after is not None:
        desk.say_on_top(_("On record: {what}.").format(what=after.title), Tone.GOOD)
    return after is not None


async def _open(desk: Host, one: Waiting) -> None:
    """From Today: tell what became of what is due."""
    number = int(one.subject.partition(":")[2])
    await _answered(desk, routines.ROUTINES.occurrence(number))


ANSWERS = Answers(opens={"task.due": _open})
