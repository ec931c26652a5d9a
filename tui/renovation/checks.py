"""The spot checks that are due, one renovation after another (R12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, renovation
from store.plans import Excusing, Occurrence, Status
from store.renovation import RENOVATIONS, SPOT, Renovation
from store.waiting import Waiting
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.over.menu import Menu
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.register import PRINT
from tui.renovation import steps, violations
from tui.renovation.words import noise
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

LOOK = Action("look", ("enter",), mark("Spot check"), mark("What was seen at the door."), 4)
EXCUSE = Action(
    "excuse", ("ctrl+k",), mark("Excuse"), mark("One that was missed need not be made up."), 8,
    right="store.rights:EXCUSE",
)  # fmt: skip
WHOLE = Action("whole", ("ctrl+g",), mark("The renovation"), mark("Go to it."), 7)


class ChecksScreen(Listing[Renovation]):
    """The renovations that are looked at, the one that is due longest on top."""

    SCOPE = "spot_checks"
    TITLE = mark("Spot checks due")
    HELP = mark(
        "Every open renovation by when it is looked at next. Enter records what was seen; what is"
        " in order needs no key. What was missed stays counted as missed, whoever makes it up."
    )
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(LOOK, violations.FIND, violations.SEE, WHOLE, EXCUSE, PRINT, PREVIEW),
        *(NARROWER, WIDER, actions.BACK),
    )
    FOLLOWS = (RENOVATIONS.thing, SPOT.occurs, SPOT.thing, renovation.VIOLATIONS.thing)
    VIEWS: ClassVar[tuple[View[Renovation], ...]] = (
        View(mark("due"), lambda one: bool(renovation.due_now(one))),
        View(mark("all")),
    )
    EMPTY = mark("No spot check is due now. Left and Right show when the next ones are.")

    def things(self, typed: str) -> Sequence[Renovation]:
        """Renovations by number, home and firm."""
        wanted = typed.casefold()
        found = renovation.under_checks()
        return [one for one in found if wanted in f"{one.number} {one.home} {one.firm}".casefold()]

    def key(self, thing: Renovation) -> int:
        """Its number."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """When it is due, leftmost."""
        return [
            Column(_("Next time"), 11),
            Column(_("Home"), 10),
            Column(_("Permit no."), 14),
            Column(_("Last seen"), 18),
            Column(_("Violations"), 8),
            Column(_("Firm"), 10, flex=True),
        ]

    def drawn(self, thing: Renovation) -> Drawn:
        """A renovation as a line; one with something due or missed is marked."""
        due, open_ = renovation.due_now(thing), renovation.open_of(thing.id)
        missed = any(one.state(clock.now()) is Status.MISSED for one in due)
        sign = "!" if missed else "*" if due else " "
        next_ = renovation.next_due(thing)
        cells = (
            clockface.short(next_) if next_ else "",
            thing.home,
            thing.permit,
            _last(thing),
            str(len(open_)) if open_ else "",
            thing.firm or thing.applicant,
        )
        return Drawn(cells, mark=sign)

    def full(self, thing: Renovation) -> Iterator[str | Words]:
        """What is due, whether there may be noise, what was seen so far."""
        yield [(f"{thing.permit}  {thing.home}  {label(thing.stage)}", Tone.STRONG)]
        for one in renovation.due_now(thing):
            yield [(_when(one), Tone.WARN)]
        yield noise()
        yield f"{thing.scope}  {thing.firm} {thing.person}".rstrip()
        for broken in renovation.open_of(thing.id):
            yield [(f"{violations.named(broken)}  {broken.what}", Tone.WARN)]
        for seen in renovation.visits(thing.id)[:5]:
            works = label(seen.seen) if seen.seen else ""
            told = (clockface.short(seen.at), label(seen.result), works, seen.remark)
            yield "  ".join(filter(None, told))

    def point(self, key: object) -> None:
        """Go to a renovation, or to the one whose spot check it is."""
        thing, _sign, number = str(key).rpartition(":")
        if thing == SPOT.occurs:
            plan = SPOT.occurrence(int(number)).plan
            key = _of_plan(plan) or key
        elif thing == SPOT.thing:
            key = _of_plan(int(number)) or key
        super().point(key)

    @property
    def subject(self) -> str:
        """The renovation that is pointed at."""
        return self.rows.current.subject if self.rows.current else ""

    def can(self, action: Action) -> bool:
        """What needs a renovation, a violation of it, or something missed."""
        one = self.rows.current
        if action is violations.SEE:
            return one is not None and bool(renovation.violations_of(one.id))
        if action is EXCUSE:
            return one is not None and bool(_missed(one))
        about = (LOOK, violations.FIND, WHOLE, PRINT, PREVIEW)
        return one is not None or action not in about

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(LOOK)

    async def act_look(self) -> None:
        """Record what was seen."""
        if (one := self.rows.current) is not None:
            await look(self.app, one)

    async def act_breach(self) -> None:
        """Record a violation."""
        if (one := self.rows.current) is not None:
            await violations.find(self.app, one, f"{one.permit}  {one.home}")

    async def act_violations(self) -> None:
        """See to one of its violations."""
        if (one := self.rows.current) is not None:
            await violations.choose(self.app, one, f"{one.permit}  {one.home}")

    async def act_whole(self) -> None:
        """Go to the renovation."""
        if (one := self.rows.current) is not None:
            await self.app.go("renovations", one.id)

    async def act_excuse(self) -> None:
        """Let the oldest that was missed need none."""
        one = self.rows.current
        if one is not None and (missed := _missed(one)):
            submit = self.app.writes(renovation.excuse, missed[0].id)
            heading = [f"{one.permit}  {one.home}  {_when(missed[0])}"]
            await self.app.ask(Form(Excusing, _("Excuse"), submit, heading=heading, draft=""))
            self.load()

    async def act_print(self) -> None:
        """Print the record of its spot checks."""
        await preview.print_one(self.app, [(renovation.CHECKS, self.subject)])

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [(renovation.CHECKS, self.subject)])


def _missed(one: Renovation) -> list[Occurrence]:
    now = clock.now()
    return [each for each in renovation.due_now(one) if each.state(now) is Status.MISSED]


def _of_plan(plan: int) -> int | None:
    found = (one.id for one in renovation.every() if one.plan == plan)
    return next(found, None)


def _last(one: Renovation) -> str:
    seen = renovation.visits(one.id)
    return f"{clockface.short(seen[0].at)} {label(seen[0].result)}" if seen else "-"


def _when(one: Occurrence) -> str:
    since, until = clockface.short(one.starts), clockface.short(one.ends)
    return f"{since} – {until}  {label(one.state(clock.now()))}"


def _is_stopped(one: Renovation) -> bool:
    return one.stage is renovation.Stage.STOPPED


async def look(desk: Host, one: Renovation) -> None:
    """Ask what was seen; something out of order leads on to a violation."""
    heading: Words = [(f"{one.permit}  {one.home}", Tone.STRONG), f"  {noise()}"]
    form = Form(
        renovation.Visit,
        _("Spot check"),
        desk.writes(renovation.look, one.id),
        initial={"result": renovation.Result.STANDSTILL} if _is_stopped(one) else {},
        heading=heading,
        draft=f"renovations/{steps.LOOK.id}:{one.id}",
        first="result",
        about=one.subject,
    )
    after = await desk.ask(form)
    if after is None:
        return
    desk.say_on_top(_("On record: {what}.").format(what=f"{one.permit}  {one.home}"), Tone.GOOD)
    last = renovation.visits(one.id)[0]
    if last.faults or last.point:
        asked = _("Not in order: {what}").format(what=label(last.point) if last.point else "")
        chosen = await desk.ask(Menu(asked, [violations.FIND]))
        if chosen is not None:
            await violations.find(desk, after, f"{one.permit}  {one.home}")


async def from_today(desk: Host, one: Waiting) -> None:
    """From Today: record what was seen."""
    plan = SPOT.occurrence(int(one.subject.partition(":")[2])).plan
    number = _of_plan(plan)
    if number is not None:
        await look(desk, renovation.get(number))
