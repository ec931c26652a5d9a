"""Appointments of a new building by day and quarter of an hour: who is expected, who came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from store import clock, moveins
from store.moveins import VISIT_LIST, VISITS, NewBatch, Planned, Visit, VisitStage, Walk
from tui.form.screen import Form
from tui.language import _, mark, saying
from tui.language.labels import label
from tui.listing import View
from tui.moveins import actions as acts
from tui.moveins.screen import show
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_TONES = {VisitStage.CAME: Tone.GOOD, VisitStage.MISSED: Tone.WARN, VisitStage.OFF: Tone.FAINT}


def _again(one: Visit) -> Mapping[str, object]:
    return {"on_day": one.on_day, "minute": one.at}


class VisitsScreen(RegisterScreen[Visit]):
    """The appointments by day and time."""

    SCOPE = "movein_visits"
    TITLE = mark("Appointments")
    REGISTER = VISITS
    HELP = mark(
        "When the homes of a new building are handed over. {plan} spreads a building, or a"
        " spreadsheet, over days and quarters of an hour; {came} opens the move-in of who is here."
        " Type a home, a day or a time to narrow the list."
    )
    LISTS = ((VISIT_LIST, "movein_visits:today"),)
    MORE = (acts.PLAN,)
    FOLLOWS = ("movein",)
    VIEWS: ClassVar[tuple[View[Visit], ...]] = (
        View(mark("still to come"), lambda one: one.stage is VisitStage.PLANNED),
        View(mark("today"), lambda one: one.on_day == clock.today()),
        View(mark("came"), lambda one: one.stage is VisitStage.CAME),
        View(mark("did not come"), lambda one: one.stage is VisitStage.MISSED),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Any], ...]] = (
        Do("planned", acts.VISIT, moveins.plan_one),
        Do("came", acts.CAME, moveins.came),
        Do("postponed", acts.POSTPONE, moveins.postpone, _again),
        Do("missed", acts.MISS, moveins.miss),
        Do("called_off", acts.CALL_OFF, moveins.call_off),
    )

    def things(self, typed: str) -> Sequence[Visit]:
        """Appointments by home, batch, day and time."""
        return moveins.visits(typed)

    def columns(self) -> Sequence[Column]:
        """When, and whether they came, leftmost."""
        return [
            Column(_("Day"), 10),
            Column(_("Time of day"), 6),
            Column(_("State"), 8),
            Column(_("Home"), 10),
            Column(_("Owner"), 10),
            Column(_("Batch"), 14, flex=True),
        ]

    def drawn(self, one: Visit) -> Drawn:
        """An appointment as a line."""
        told: Words = [(label(one.stage), _TONES.get(one.stage, Tone.PLAIN))]
        late = one.stage is VisitStage.PLANNED and one.on_day < clock.today()
        cells = (one.on_day.isoformat(), one.at, told, one.home, one.owner, one.batch)
        return Drawn(cells, "!" if late else " ")

    def named(self, one: Visit) -> str:
        """Home, day and time, whether they came."""
        return f"{one.home}  {one.on_day.isoformat()} {one.at}  {label(one.stage)}"

    def full(self, one: Visit) -> Iterator[str | Words]:
        """Who, from when charged; what was recorded."""
        first, *rest = super().full(one)
        yield first
        told = _("{owner}  charged from {day}  {batch}")
        yield told.format(owner=one.owner, day=one.charged_from.isoformat(), batch=one.batch)
        yield from rest

    def can(self, action: Action) -> bool:
        """A plan needs nobody pointed at."""
        return True if action is acts.PLAN else super().can(action)

    async def _do(self, do: Do[Any]) -> None:
        """Who came is gone on with at once."""
        one = self.rows.current
        if do.kind != "came" or one is None:
            await super()._do(do)
            return
        form: Form[Any, Any] = self.form(self.app, do, one)
        walk: Walk | None = await self.app.ask(form)
        if walk is not None:
            self.load()
            await show(self.app, walk.id)

    async def act_plan(self) -> None:
        """Spread a building's homes; who is left out is named, and why."""
        title = _(": ").join((_(acts.PLAN.title), _(acts.PLAN.help)))
        writes = self.app.writes(moveins.plan_batch)
        form: Form[NewBatch, Planned] = Form(NewBatch, title, writes, draft="movein_visits/plan")
        planned = await self.app.ask(form)
        if planned is None:
            return
        self.load()
        told = _("{n} homes are planned, {left} left out.")
        said = told.format(n=planned.count, left=len(planned.left_out))
        self.say(said, Tone.GOOD)
        if planned.left_out:
            left = [f"{home}: {saying.say(why)}" for home, why in planned.left_out]
            await self.app.ask(Menu(said, [], left))
