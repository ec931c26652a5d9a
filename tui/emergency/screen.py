"""The emergencies under way, the plans, and those of the past: one key from anywhere (D20, D21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from store import clock, emergency
from store.emergency import (
    CHANGE_PLANS,
    EMERGENCY_PLAN,
    EMERGENCY_REPORT,
    ChangedPlan,
    EarlierDrill,
    Emergency,
    Kind,
    NewEmergency,
    Stage,
)
from store.emergency.drills import THING
from tui import sentences
from tui.emergency import words
from tui.emergency.course import CoursePage
from tui.form.fieldscreen import SAVE
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from textual.app import ComposeResult

One = Emergency | Kind

OPEN = Action("open", ("enter",), mark("Follow"), mark("Follow this plan, or go on with it."), 3)
CHANGE = Action(
    *("change", ("ctrl+e",), mark("Rewrite plan"), mark("The estate's own plan, from now on.")),
    rank=5,
    right=CHANGE_PLANS,
)
DRILLED = Action(
    *("drilled", ("ctrl+d",), mark("Drill held"), mark("One that was held without this program.")),
    rank=7,
)
PRINT = Action("print", ("f9",), mark("Print"), mark("The report, or the plan for the wall."), 6)
_UNDER_WAY = (*emergency.OPEN, Stage.ENDED)


def _is_now(one: One) -> bool:
    return isinstance(one, Kind) or one.stage in _UNDER_WAY


class EmergencyScreen(Listing[One]):
    """What is under way on top, the plans below; Left and Right show those of the past."""

    SCOPE = "emergency"
    TITLE = mark("Emergency")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        OPEN,
        CHANGE,
        DRILLED,
        PRINT,
        PREVIEW,
        NARROWER,
        WIDER,
        actions.BACK,
    )
    HELP = mark(
        "Dial 119, 110 or 120 first. Then type the plan's number, Enter, and save: that begins it,"
        " all else can follow. What is under way stands on top, and Enter goes on with it."
    )
    FOLLOWS = ("emergency", "emergency_plan", "emergency_drill")
    LOWER_LINES = 5
    VIEWS: ClassVar[tuple[View[One], ...]] = (
        View(mark("now"), _is_now),
        View(mark("past"), lambda one: isinstance(one, Emergency)),
    )

    def body(self) -> ComposeResult:
        """The numbers to dial, and the list."""
        yield Band(words.numbers())
        yield from super().body()

    def things(self, typed: str) -> Sequence[One]:
        """Emergencies by number and place, plans by number and name."""
        return [*emergency.every(typed), *(kind for kind in Kind if _fits(kind, typed))]

    def key(self, thing: One) -> int:
        """An emergency's number; a plan's place from behind."""
        return thing.id if isinstance(thing, Emergency) else -_code(thing)

    def best(self, things: Sequence[One], typed: str) -> One | None:
        """The plan of exactly this number."""
        exact = (one for one in things if isinstance(one, Kind) and str(_code(one)) == typed)
        return next(exact, super().best(things, typed))

    def columns(self) -> Sequence[Column]:
        """How it stands, what, where, when last."""
        return [
            Column(_("No."), 13),
            Column(_("Emergency event"), 22),
            Column(_("State"), 10),
            Column(_("Where, last drill"), 16, flex=True),
        ]

    def drawn(self, thing: One) -> Drawn:
        """An emergency or a plan as a line."""
        if isinstance(thing, Emergency):
            state: Words = [(label(thing.stage), words.TONES.get(thing.stage, Tone.PLAIN))]
            cells: list[str | Words] = [
                thing.number,
                words.drill(thing) + label(thing.kind),
                state,
                f"{thing.place}  {clockface.moment(thing.reported)}".strip(),
            ]
            return Drawn(cells, mark="!" if thing.stage in emergency.OPEN else " ")
        return Drawn([str(_code(thing)), label(thing), _("plan"), [_drilled(thing)]])

    def full(self, thing: One) -> Iterable[str | Words]:
        """What was recorded, or the plan to read."""
        if isinstance(thing, Kind):
            yield from words.plan_words(thing)
            return
        yield [(words.named(thing), Tone.STRONG)]
        from store.desk import staff

        reader = self.app.signed_in.role
        yield from sentences.history(thing.subject, staff.names(), reader)

    @property
    def subject(self) -> str:
        """The emergency that is pointed at."""
        one = self.rows.current
        return one.subject if isinstance(one, Emergency) else ""

    def can(self, action: Action) -> bool:
        """A plan is changed, whatever is pointed at is printed."""
        one = self.rows.current if self.is_mounted else None
        if action in (CHANGE, DRILLED):
            return isinstance(one, Kind)
        return action not in (OPEN, PRINT, PREVIEW) or one is not None

    # What can be done

    def point(self, key: object) -> None:
        """Go to an emergency, and straight into one that is under way; to the plan of a drill."""
        thing, _colon, number = str(key).rpartition(":")
        super().point(-int(number) if thing == THING else key)
        one = self.rows.current
        if isinstance(one, Emergency) and one.stage in _UNDER_WAY:
            self.perform(OPEN)

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Begin the plan, or go on with what is under way."""
        one = self.rows.current
        if isinstance(one, Kind):
            one = await self.app.ask(self._begin(one))
        if one is not None:
            self._type("")
            await self.app.push_screen(CoursePage(emergency.course(one.id)))

    def _begin(self, kind: Kind) -> Form[NewEmergency, Emergency]:
        return Form(
            NewEmergency,
            actions.told(
                _("{kind}: {save} begins at once, the rest can follow"), SAVE, kind=label(kind)
            ),
            self.app.writes(emergency.start),
            initial={"kind": kind},
            heading=words.numbers(emergency.plan(kind)),
            first="place",
            draft="",
        )

    async def act_change(self) -> None:
        """Write the estate's own plan (D20)."""
        kind = self.rows.current
        if isinstance(kind, Kind):
            change = partial(emergency.change_plan, over=emergency.held_version(kind))
            form: Form[ChangedPlan, object] = Form(
                ChangedPlan,
                _("Plan {code} {kind}").format(code=kind.value, kind=label(kind)),
                self.app.writes(change, kind),
                initial={"plan": emergency.text(kind)},
                first="plan",
                draft=f"emergency/ChangedPlan:{_code(kind)}",
            )
            if await self.app.ask(form):
                self.load()
                self.say(_("It holds from the next emergency on."), Tone.GOOD)

    async def act_drilled(self) -> None:
        """Note a drill that was held without this program (D30)."""
        kind = self.rows.current
        if isinstance(kind, Kind):
            form: Form[EarlierDrill, date] = Form(
                EarlierDrill,
                _("Drill held: {kind}").format(kind=label(kind)),
                self.app.writes(emergency.note_drill, kind),
                draft=f"emergency/EarlierDrill:{_code(kind)}",
            )
            if (due := await self.app.ask(form)) is not None:
                self.load()
                sentence = _("On record; drilled again by {day}.")
                self.say(sentence.format(day=clockface.day(due)), Tone.GOOD)

    async def act_print(self) -> None:
        """Print the report, or the plan."""
        await preview.print_one(self.app, self._sheets())

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        one = self.rows.current
        if isinstance(one, Kind):
            return [(EMERGENCY_PLAN, f"emergency_plan:{_code(one)}")]
        return [] if one is None else [(EMERGENCY_REPORT, one.subject)]


def _code(kind: Kind) -> int:
    return int(kind.value.removeprefix("E"))


def _fits(kind: Kind, typed: str) -> bool:
    wanted = typed.casefold().removeprefix("e")
    if wanted.isdecimal():
        return str(_code(kind)).startswith(wanted)
    return wanted in label(kind).casefold() or not typed


def _drilled(kind: Kind) -> tuple[str, Tone]:
    """When it was last drilled, and whether another is due (D30)."""
    last = emergency.last_drill(kind)
    if last is None:
        return _("never drilled"), Tone.FAINT
    due = emergency.drill_due(kind, last)
    day = clockface.day(last)
    if due < clock.today():
        return _("drill due, last {day}").format(day=day), Tone.WARN
    return _("drilled {day}").format(day=day), Tone.PLAIN
