"""The daily check of the fronts: begun, gone on with, answered for; and its plan (I26, G1-G3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from store import clock, shops
from store.plans import Every, Excusing, MakingUp, Occurrence, Plan, Status
from store.shops import NewCheck
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.over.menu import Menu
from tui.plans import PlansScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.shops.noting import Checking
from tui.widgets.paint import Tone

FRONTS = Action("fronts", ("ctrl+t",), mark("Go along the fronts"), mark("The day's check."), 5)
PLAN = Action(
    "front_plan", (), mark("Plan of the fronts"), mark("How often they are checked."),
    right="store.rights:PLAN",
)  # fmt: skip
_MAKE_UP = Action("fronts_made_up", (), mark("Made up"), mark("Checked after all."))
_EXCUSE = Action(
    "fronts_excused", (), mark("Excuse"), mark("It need not be."), right="store.rights:EXCUSE"
)


class FrontPlans(PlansScreen):
    """How often the fronts are checked."""

    SCOPE = "front_plans"
    TITLE = mark("Plan of the fronts")
    HELP = mark(
        "How often the fronts of the shops are checked, each time due by itself on Today. The"
        " duties that are looked at are those of the settings when the plan is set up or changed."
    )
    PLANS = shops.FRONTAGES
    BEGINS: ClassVar[Any] = staticmethod(shops.plan)
    CHANGES: ClassVar[Any] = staticmethod(shops.change_plan)
    ENDS: ClassVar[Any] = staticmethod(shops.end_plan)

    def initial(self, plan: Plan | None) -> dict[str, object]:
        """A new one is daily, in the morning."""
        if plan is not None:
            return super().initial(plan)
        return {
            "title": "门前三包巡查",
            "every": Every.DAY,
            "since": clock.today(),
            "windows": "09:00-12:00",
        }


async def go(desk: Host) -> None:
    """Go on with what is under way, or begin what is due; else one of one's own accord."""
    if (there := shops.open_front()) is not None:
        await desk.ask(Checking(there))
        return
    now = clock.now()
    due = [one for one in shops.open_days(now) if shops.of_day(one.id) is None]
    ready = [one for one in due if one.state(now) is not Status.MISSED]
    if ready:
        await begin(desk, ready[0])
    elif due:
        await answer(desk, due[0])
    elif not shops.open_ones():
        desk.say_on_top(_("There is no shop."), Tone.WARN)
    else:
        await _form(desk, shops.walk_extra, _("Of one's own accord: in no score"))


async def begin(desk: Host, one: Occurrence) -> None:
    """Begin the check of a planned day."""
    await _form(desk, shops.walk_fronts, _when(one), one.id)


async def _form(desk: Host, operation: Callable[..., Any], heading: str, *about: int) -> None:
    form: Form[Any, Any] = Form(
        *(NewCheck, _(FRONTS.title), desk.writes(operation, *about)),
        heading=[heading], initial={"checker": shops.last_checker()}, draft="",
    )  # fmt: skip
    after = await desk.ask(form)
    if after is not None:
        await desk.ask(Checking(after))


async def answer(desk: Host, one: Occurrence) -> None:
    """Tell what became of a check that was missed."""
    possible = [action for action in (_MAKE_UP, _EXCUSE) if desk.may(action)]
    chosen = await desk.ask(Menu(one.title, possible, [_when(one)]))
    if chosen is None:
        return
    asks, step = (MakingUp, shops.make_up) if chosen is _MAKE_UP else (Excusing, shops.excuse)
    form: Form[Any, Any] = Form(
        *(asks, _(chosen.title), desk.writes(step, one.id)),
        heading=[_when(one)], draft="", about=one.subject,
    )  # fmt: skip
    if (after := await desk.ask(form)) is not None:
        desk.say_on_top(_("On record: {what}.").format(what=after.title), Tone.GOOD)


def _when(one: Occurrence) -> str:
    since, until = clockface.short(one.starts), clockface.short(one.ends)
    return f"{one.title}  {since} – {until}  {label(one.state(clock.now()))}"
