"""The renovations: what each waits for, and its steps in their order (R5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from pydantic import create_model

from store import clock, renovation
from store.inputs import Input
from store.renovation import ENDED, RENOVATIONS, Papers, Renovation, Stage
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.renovation import checks, quiet, steps, violations
from tui.renovation.passes import PASS, give_out
from tui.renovation.words import TONES, about, following, sign, state
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_SHEETS = (
    *(renovation.DECLARATION, renovation.FORBIDDEN, renovation.AGREEMENT, renovation.PERMIT),
    *(renovation.NEIGHBOURS, renovation.WORKERS, renovation.CHECKS, renovation.EXTENSION),
    renovation.ACCEPTANCE,
)
_BEFORE = (Stage.APPLIED, Stage.RETURNED, Stage.APPROVED)
_AT_WORK = (Stage.PERMITTED, Stage.UNDER_WAY, Stage.STOPPED)
_AFTER = (Stage.COMPLETED, Stage.TO_RIGHT, Stage.PASSED, Stage.RELEASED)


class RenovationsScreen(RegisterScreen[Renovation]):
    """The renovations, the open ones on top."""

    SCOPE = "renovations"
    TITLE = mark("Renovations")
    REGISTER = RENOVATIONS
    HELP = mark(
        "Every renovation from its declaration to its deposit's return. Type a home, a number, a"
        " renovator or a firm to narrow the list; Left and Right show those before the permit, at"
        " work, after completion, or all. The next step stands in words; Enter shows what can be"
        " done. A refusal names the article or the clause."
    )
    SHEETS = _SHEETS
    FOLLOWS = ("violation", "worker_pass", "spot_check", "deposit")
    VIEWS: ClassVar[tuple[View[Renovation], ...]] = (
        View(mark("open"), lambda one: one.stage not in ENDED),
        View(mark("before the permit"), lambda one: one.stage in _BEFORE),
        View(mark("works on"), lambda one: one.stage in _AT_WORK),
        View(mark("after completion"), lambda one: one.stage in _AFTER),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Renovation], ...]] = steps.STEPS
    MORE: ClassVar[tuple[Action, ...]] = (violations.FIND, violations.SEE, PASS, quiet.QUIET)

    def things(self, typed: str) -> Sequence[Renovation]:
        """Renovations by number, home, renovator and firm."""
        return renovation.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 14),
            Column(_("Home"), 10),
            Column(_("Permit no."), 14),
            Column(_("Until"), 10),
            Column(_("Pace"), 6),
            Column(_("Renovator"), 8, flex=True),
        ]

    def drawn(self, one: Renovation) -> Drawn:
        """A renovation as a line."""
        figures = renovation.settings()
        pace = one.pace(clock.today(), figures.slow, figures.stalled)
        cells = (
            [(label(state(one)), TONES.get(state(one), Tone.PLAIN))],
            one.home,
            one.permit,
            one.ends.isoformat(),
            label(pace) if pace else "",
            one.applicant,
        )
        return Drawn(cells, mark=sign(one))

    def named(self, one: Renovation) -> str:
        """Number, home, how it stands."""
        return "  ".join((one.permit, one.home, label(state(one))))

    def full(self, one: Renovation) -> Iterator[str | Words]:
        """The next step in words, what belongs to it, what was recorded."""
        first, *rest = super().full(one)
        yield first
        if told := following(one):
            yield [(told, Tone.WARN)]
        yield from about(one)
        yield from rest

    def can(self, action: Action) -> bool:
        """What is offered where it has something to be about."""
        one = self.rows.current
        if action is quiet.QUIET:
            return True
        if action is violations.FIND:
            return one is not None and one.stage not in ENDED
        if action is violations.SEE:
            return one is not None and bool(renovation.violations_of(one.id))
        if action is PASS:
            return one is not None and one.stage in (*_AT_WORK, Stage.TO_RIGHT)
        changes = (steps.CHANGE_YES, steps.CHANGE_NO)
        if action in changes and (one is None or not one.change):
            return False
        if action is steps.REPAIR and (one is None or not one.leak):
            return False
        return super().can(action)

    def point(self, key: object) -> None:
        """Go to a renovation, or to the one that a violation is of."""
        thing, _sign, number = str(key).rpartition(":")
        if thing == renovation.VIOLATIONS.thing:
            key = renovation.VIOLATIONS.table.one(int(number)).renovation_id
        elif thing == renovation.BANS.thing:
            return
        super().point(key)

    def form(
        self,
        desk: Host,
        do: Do[Renovation],
        thing: Renovation | None,
        initial: Mapping[str, object] | None = None,
    ) -> Form[Any, Renovation]:
        """The form of a step; for papers, of those that the ticks need alone."""
        made = super().form(desk, do, thing, initial)
        if do.kind == "papers" and thing is not None:
            return _papers(desk, do, thing, made)
        return made

    async def act_new(self) -> None:
        """Take a declaration, then its ticks and its papers; Esc leaves it there."""
        after = await self.app.ask(self.form(self.app, self.STEPS[0], None))
        if after is not None:
            self.point(after.id)
            await go_on(self.app, after)

    async def act_look(self) -> None:
        """Record a spot check, whether one is due or not."""
        if (one := self.rows.current) is not None:
            await checks.look(self.app, one)

    async def act_breach(self) -> None:
        """Record a violation of the renovation."""
        if (one := self.rows.current) is not None:
            await violations.find(self.app, one, self.named(one))

    async def act_violations(self) -> None:
        """See to one of its violations."""
        if (one := self.rows.current) is not None:
            await violations.choose(self.app, one, self.named(one))

    async def act_pass(self) -> None:
        """Give one of its workers a pass."""
        if (one := self.rows.current) is not None:
            await give_out(self.app, one)

    async def act_quiet(self) -> None:
        """See the periods without noisy work."""
        await quiet.see(self.app)


def _papers(
    desk: Host, do: Do[Renovation], one: Renovation, usual: Form[Any, Renovation]
) -> Form[Any, Renovation]:
    """A form of the papers that are needed, and of those that are here all the same."""
    wanted = {*one.papers, *renovation.here(one.id)}
    fields: dict[str, Any] = {
        name: (bool, info)
        for name, info in Papers.model_fields.items()
        if name in {paper.value for paper in wanted}
    }
    asks: type[Input] = create_model("Papers", __base__=Input, **fields)
    submit = desk.writes(do.operation, one.id)

    async def tick(given: Input) -> Renovation:
        after: Renovation = await submit(Papers(**given.model_dump()))
        return after

    return Form(
        asks,
        _(": ").join((_(do.action.title), _(do.action.help))),
        tick,
        initial=do.initial(one),
        heading=usual.heading,
        draft=f"{RenovationsScreen.SCOPE}/{do.action.id}:{one.id}",
        about=one.subject,
    )


async def go_on(desk: Host, one: Renovation) -> None:
    """Ask for the ticks and the papers at once; Esc leaves it as it is."""
    there = RenovationsScreen()
    for kind in ("declared", "papers"):
        do = next(each for each in there.STEPS if each.kind == kind)
        after = await desk.ask(there.form(desk, do, one))
        if after is None:
            return
        one = after
    told = _("On record: {what}.").format(what=there.named(one))
    desk.say_on_top(told, Tone.GOOD)
