"""The patrols: where, how often, and who walked last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from store import patrols
from store.patrols import TO_WALK_WITH, Kind, Patrolling, SettingOut, seeds
from store.plans import Plan
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER
from tui.patrols.walking import Walking
from tui.plans import BEGIN, CHANGE, END, PlansScreen
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Words

EXTRA = Action("extra", ("ctrl+t",), mark("Walk now"), mark("Of one's own accord: in no rate."), 6)

PRINT = Action("print", ("f9",), mark("Print"), mark("Its points, to walk with."), 7)


class PatrolsScreen(PlansScreen):
    """The patrols, what comes next on top."""

    SCOPE = "patrol_plans"
    TITLE = mark("Patrols")
    HELP = mark(
        "Where rounds lead, and how often. Who is in charge sets patrols up with {new}; what is"
        " changed holds for the rounds that come. {extra} walks one out of turn."
    )
    PLANS = patrols.ROUNDS
    BEGINS: ClassVar[Any] = staticmethod(patrols.begin)
    CHANGES: ClassVar[Any] = staticmethod(patrols.change)
    ENDS: ClassVar[Any] = staticmethod(patrols.end)
    ACTIONS = (CHANGE, BEGIN, END, EXTRA, PRINT, PREVIEW, NARROWER, WIDER, actions.BACK)
    ASKS = Patrolling

    def initial(self, plan: Plan | None) -> dict[str, object]:
        """A patrol as one would type it; a new one begins with the points of a building's round."""
        if plan is None:
            return {"points": patrols.typed(seeds.SEEDS[Kind.BUILDING])}
        route = patrols.read(plan.carries)
        return super().initial(plan) | {
            "kind": route.kind,
            "order": route.order,
            "least": route.least,
            "points": patrols.typed(route.points),
        }

    def full(self, thing: Plan) -> Iterator[str | Words]:
        """The patrol in full, its points first."""
        first, *rest = super().full(thing)
        yield first
        route = patrols.read(thing.carries)
        places = _(", ").join(one.place for one in route.points)
        told = _("{kind}, {count} points {order}: {places}")
        yield told.format(
            kind=label(route.kind), count=len(route.points), order=label(route.order), places=places
        )
        yield from rest

    def can(self, action: Action) -> bool:
        """Only what runs is walked."""
        if action is EXTRA:
            return self.rows.current is not None and self.rows.current.ended is None
        if action in (PRINT, PREVIEW):
            return self.rows.current is not None
        return super().can(action)

    @property
    def subject(self) -> str:
        """The patrol that is pointed at."""
        return self.rows.current.subject if self.rows.current else ""

    async def act_print(self) -> None:
        """Print its points, to walk with."""
        await self.app.print_sheet(TO_WALK_WITH, self.subject)

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [(TO_WALK_WITH, self.subject)])

    async def act_extra(self) -> None:
        """Walk it out of turn."""
        plan = self.rows.current
        if plan is None:
            return
        form: Form[Any, Any] = Form(
            *(SettingOut, _(EXTRA.title), self.app.writes(patrols.set_out_extra, plan.id)),
            draft=f"{self.SCOPE}/{EXTRA.id}:{plan.id}",
        )
        there = await self.app.ask(form)
        if there is not None:
            await self.app.ask(Walking(there))
