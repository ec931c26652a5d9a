"""The plans of a subject on screen: what falls due how often, and when it does next (G1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from store import plans
from store.desk import staff
from store.plans import LAST, Ending, Every, Plan, Planning, Plans, Rest, Rhythm
from tui import sentences
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_RIGHT = "store.rights:PLAN"
BEGIN = Action(
    "new", ("ctrl+n",), mark("New plan"), mark("What is to be done, how often."), 4, right=_RIGHT
)
CHANGE = Action(
    "change",
    ("enter",),
    mark("Change plan"),
    mark("What began stays; what lies ahead comes anew."),
    3,
    right=_RIGHT,
)
END = Action(
    "end", ("ctrl+k",), mark("End plan"), mark("Nothing more comes due of it."), 5, right=_RIGHT
)

_HEADS = {
    Every.DAY: (mark("every day"), mark("every {n} days")),
    Every.WEEK: (mark("every week"), mark("every {n} weeks")),
    Every.MONTH: (mark("every month"), mark("every {n} months")),
    Every.QUARTER: (mark("every quarter"), mark("every {n} quarters")),
    Every.YEAR: (mark("every year"), mark("every {n} years")),
}


class PlansScreen(Listing[Plan]):
    """The plans of one subject, what comes next on top.

    Subclasses say what a ``Listing`` asks for, whose ``PLANS`` they are, and the subject's
    operations that begin, change and end one. ``ASKS`` is what is filled in for one, a ``Planning``
    with what the subject keeps besides; ``initial`` is how one would type it.
    """

    ASKS: ClassVar[type[Planning]] = Planning

    PLANS: ClassVar[Plans]
    BEGINS: ClassVar[Callable[..., Plan]]
    CHANGES: ClassVar[Callable[..., Plan]]
    ENDS: ClassVar[Callable[..., Plan]]
    ACTIONS: ClassVar[tuple[Action, ...]] = (CHANGE, BEGIN, END, NARROWER, WIDER, actions.BACK)
    VIEWS: ClassVar[tuple[View[Plan], ...]] = (
        View(mark("running"), lambda one: one.ended is None),
        View(mark("ended"), lambda one: one.ended is not None),
    )
    EMPTY = mark("Nothing here. {new} begins one; Left and Right show others.")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if hasattr(cls, "PLANS"):
            cls.FOLLOWS = (cls.PLANS.thing, "calendar", *cls.FOLLOWS)
        super().__init_subclass__(**kwargs)

    def things(self, typed: str) -> Sequence[Plan]:
        """The plans by what is to be done; those that come first on top."""
        wanted = typed.casefold()
        found = [one for one in plans.every(self.PLANS.thing) if wanted in one.title.casefold()]
        return sorted(found, key=self._order)

    def key(self, thing: Plan) -> int:
        """Its number."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """When it is due next, leftmost; what; how often."""
        return (
            Column(_("Next time"), 11),
            Column(_("Task"), 24),
            Column(_("How often"), 20, flex=True),
        )

    def drawn(self, thing: Plan) -> Drawn:
        """A plan as a line."""
        return Drawn((self._next(thing), thing.title, how_often(thing.terms.rhythm)))

    def full(self, thing: Plan) -> Iterator[str | Words]:
        """What, how often and how long it may wait, and all that was recorded of it."""
        yield [(thing.title, Tone.STRONG), "  ", how_often(thing.terms.rhythm)]
        yield _("Version {version}; grace {grace} min, late until {late} min after that").format(
            version=thing.version, grace=thing.terms.grace, late=thing.terms.late
        )
        yield from sentences.history(thing.subject, staff.names())

    def empty(self) -> str:
        """How to begin one."""
        return actions.told(_(self.EMPTY), BEGIN)

    def can(self, action: Action) -> bool:
        """Changing and ending need a plan that runs."""
        one = self.rows.current
        runs = one is not None and one.ended is None
        return runs or action not in (CHANGE, END)

    def on_rows_chosen(self) -> None:
        """Enter."""
        if self.can(CHANGE) and self.app.may(CHANGE):
            self.perform(CHANGE)

    def initial(self, plan: Plan | None) -> dict[str, object]:
        """A plan as one would type it, or what a new one begins with."""
        return {} if plan is None else plans.typed(plan.title, plan.terms)

    async def act_new(self) -> None:
        """Set a plan up."""
        submit, initial = self.app.writes(type(self).BEGINS), self.initial(None)
        await self._ask(
            Form(self.ASKS, _("A new plan"), submit, initial=initial, draft="", first="title")
        )

    async def act_change(self) -> None:
        """Let the plan say something else from now on."""
        one = self.rows.current
        if one is not None:
            await self._ask(
                Form(
                    self.ASKS,
                    _("From now on"),
                    self.app.writes(type(self).CHANGES, one.id),
                    initial=self.initial(one),
                    draft="",
                    first="title",
                    about=one.subject,
                )
            )

    async def act_end(self) -> None:
        """End the plan, with the reason."""
        one = self.rows.current
        if one is not None:
            submit = self.app.writes(type(self).ENDS, one.id)
            heading, about = [one.title], one.subject
            await self._ask(
                Form(Ending, _("Why it ends"), submit, heading=heading, draft="", about=about)
            )

    async def _ask(self, form: Form[Any, Plan]) -> None:
        after = await self.app.ask(form)
        if after is not None:
            self.point(after.id)
            self.say(_("On record: {what}.").format(what=after.title), Tone.GOOD)

    def _next(self, one: Plan) -> str:
        found = self.PLANS.next_of(one)
        return clockface.short(found.starts) if found else ""

    def _order(self, one: Plan) -> tuple[bool, float, int]:
        found = self.PLANS.next_of(one)
        return found is None, found.starts.timestamp() if found else 0.0, one.id


def how_often(rhythm: Rhythm) -> str:
    """A rhythm in words."""
    single, several = _HEADS[rhythm.every]
    head = _(single) if rhythm.step == 1 else _(several).format(n=rhythm.step)
    times = ", ".join(f"{one.start:%H:%M}-{one.end:%H:%M}" for one in rhythm.windows)
    rest = "" if rhythm.rest is Rest.AS_IT_FALLS else label(rhythm.rest)
    return " ".join(filter(None, (head, *_days(rhythm), times, rest)))


def _days(rhythm: Rhythm) -> Iterator[str]:
    if rhythm.month is not None:
        shape = _("in month {n}") if rhythm.every is Every.YEAR else _("in its month {n}")
        yield shape.format(n=rhythm.month)
    yield from (_(clockface.WEEKDAYS[day]) for day in rhythm.weekdays)
    if rhythm.day is not None:
        yield _("on the last day") if rhythm.day == 31 else _("on day {n}").format(n=rhythm.day)
    if rhythm.nth is not None and rhythm.weekday is not None:
        shape = _("on the last {weekday}") if rhythm.nth == LAST else _("on {weekday} number {n}")
        yield shape.format(weekday=_(clockface.WEEKDAYS[rhythm.weekday]), n=rhythm.nth)
