"""The rounds: what is due, under way, missed, to be decided of (I9, I12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from store import clock, patrols
from store.desk import staff
from store.inputs import Input
from store.patrols import (
    ROUND_SHEET,
    ROUNDS_OF_MONTH,
    Judging,
    Round,
    SettingOut,
    Stage,
)
from store.plans import Excusing, MakingUp, Status
from tui import sentences
from tui.form.screen import Form
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.patrols import words
from tui.patrols.walking import Walking
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

WALK = Action("walk", ("enter",), mark("Walk"), mark("Set out, or note what was found."), 3)
MAKE_UP = Action(
    "make_up", ("ctrl+t",), mark("Made up"), mark("Walked after all; it stays missed."), 4
)
EXCUSE = Action(
    "excuse", ("ctrl+e",), mark("Excuse"), mark("It need not be walked; it leaves the count."), 5,
    right="store.rights:EXCUSE",
)  # fmt: skip
JUDGE = Action(
    "judge", ("ctrl+u",), mark("Decide"), mark("Whether what is doubted counts."), 6,
    right="store.rights:EXCUSE",
)  # fmt: skip
PRINT = Action("print", ("f9",), mark("Print"), mark("The round's sheet, or the month's."), 7)
SHOWN = timedelta(days=7)
MISSED = (Status.MISSED,)


def _open(one: Round) -> bool:
    if one.occurrence is None:
        return one.walk is not None and one.walk.stage is Stage.WALKING
    return one.occurrence.state(clock.now()) in (Status.DUE, Status.MISSED)


def _to_answer(one: Round) -> bool:
    missed = one.occurrence is not None and one.occurrence.state(clock.now()) is Status.MISSED
    return missed or bool(one.walk and one.walk.doubted)


def _yesterday(one: Round) -> bool:
    return clock.day(one.starts) == clock.today() - timedelta(days=1)


class RoundsScreen(Listing[Round]):
    """The rounds of a week, those that are open on top."""

    SCOPE = "patrols"
    TITLE = mark("Rounds")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(WALK, MAKE_UP, EXCUSE, JUDGE, PRINT, PREVIEW, NARROWER, WIDER, actions.BACK),
    )
    HELP = mark(
        "Rounds that are due, and those of the last week. Enter sets out on one, or goes on: each"
        " point is noted with a key. What was missed stays until it is made up or excused; what is"
        " doubted until who is in charge decides."
    )
    EMPTY = mark("No round is due. Patrols are set up on page 82.")
    FOLLOWS = ("patrol", "round", "walk", "calendar")
    VIEWS: ClassVar[tuple[View[Round], ...]] = (
        View(mark("open"), _open),
        View(mark("to answer for"), _to_answer),
        View(mark("yesterday"), _yesterday),
        View(mark("all of a week")),
    )

    def things(self, typed: str) -> Sequence[Round]:
        """Those that are open, then the others, the newest first; by name and number."""
        now = clock.now()
        first = patrols.open_rounds(now)
        there = {one.subject for one in first}
        others = [one for one in patrols.rounds(now - SHOWN, now) if one.subject not in there]
        wanted = typed.casefold()
        return [one for one in (*first, *others) if wanted in words.named(one).casefold()]

    def key(self, thing: Round) -> int:
        """The round's number; a walk of one's own accord has its own, negative."""
        if thing.occurrence is not None:
            return thing.occurrence.id
        assert thing.walk is not None
        return -thing.walk.id

    def columns(self) -> Sequence[Column]:
        """State, when, how many points, which, and what stands out."""
        return [
            Column(_("State"), 10),
            Column(_("When"), 18),
            Column(_("Points"), 6),
            Column(_("Round"), 20, flex=True),
            Column(_("Found"), 16),
        ]

    def drawn(self, thing: Round) -> Drawn:
        """A round as a line."""
        cells: list[str | Words] = [
            [words.state(thing)],
            words.spell(thing),
            words.reached(thing),
            thing.title,
            words.remarks(thing),
        ]
        sign = "!" if _to_answer(thing) else "*" if _open(thing) else " "
        return Drawn(cells, mark=sign)

    def full(self, thing: Round) -> Iterator[str | Words]:
        """A round in full: its points, and what was recorded of it."""
        yield [(words.named(thing), Tone.STRONG)]
        if thing.walk is None:
            yield _("Nobody has set out. Points: {points}").format(
                points=_(", ").join(one.place for one in thing.route.points)
            )
        else:
            yield from words.points(thing.walk)
        if thing.occurrence is not None:
            yield from sentences.history(thing.occurrence.subject, staff.names())

    def point(self, key: object) -> None:
        """Go to a round, to a walk, or to what was missed of a patrol."""
        thing, _sign, number = str(key).rpartition(":")
        found = _numbered(thing, int(number))
        self.typed = ""
        self.view = self.VIEWS[-1]
        self.load()
        if found is not None:
            self.rows.point(found)

    @property
    def subject(self) -> str:
        """What is pointed at: the walk, for its sheet."""
        one = self.rows.current
        if one is None:
            return ""
        return one.walk.subject if one.walk else one.subject

    def can(self, action: Action) -> bool:
        """What the round that is pointed at admits."""
        one = self.rows.current if self.is_mounted else None
        if action in (NARROWER, WIDER, actions.BACK, PRINT, PREVIEW):
            return True
        if one is None:
            return False
        if action is JUDGE:
            return bool(one.walk and one.walk.doubted)
        if action in (MAKE_UP, EXCUSE):
            state = one.occurrence.state(clock.now()) if one.occurrence else None
            return state in MISSED
        return action is not WALK or one.walk is not None or _open(one)

    # What can be done

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(WALK)

    async def act_walk(self) -> None:
        """Set out on it, or note its points."""
        if (one := self.rows.current) is not None:
            await walk(self.app, one)

    async def act_make_up(self) -> None:
        """It was walked after all."""
        await self._answer(MakingUp, patrols.make_up, MAKE_UP)

    async def act_excuse(self) -> None:
        """It need not be walked."""
        await self._answer(Excusing, patrols.excuse, EXCUSE)

    async def _answer(
        self, asks: type[Input], operation: Callable[..., object], action: Action
    ) -> None:
        one = self.rows.current
        if one is None or one.occurrence is None:
            return
        form: Form[Any, object] = Form(
            *(asks, _(action.title), self.app.writes(operation, one.occurrence.id)),
            heading=[(words.named(one), Tone.STRONG)],
            draft=f"{self.SCOPE}/{action.id}:{one.occurrence.id}",
            about=one.occurrence.subject,
        )
        if await self.app.ask(form) is not None:
            self.load()

    async def act_judge(self) -> None:
        """Decide of what is doubted."""
        one = self.rows.current
        if one is None or one.walk is None:
            return
        form: Form[Any, object] = Form(
            *(Judging, _(JUDGE.title), self.app.writes(patrols.judge, one.walk.id)),
            heading=[(words.named(one), Tone.STRONG)],
            draft=f"{self.SCOPE}/{JUDGE.id}:{one.walk.id}",
            about=one.walk.subject,
        )
        if await self.app.ask(form) is not None:
            self.load()

    async def act_print(self) -> None:
        """Print the round's sheet, or the month's."""
        await preview.print_one(self.app, self._sheets())

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        month = f"month:{clock.today():%Y-%m}"
        there = [(ROUND_SHEET, self.subject)] if self.rows.current else []
        return [*there, (ROUNDS_OF_MONTH, month)]


def _numbered(thing: str, number: int) -> int | None:
    """The key of the line that a thing of the journal stands on."""
    if thing == "walk":
        occurrence = patrols.get(number).occurrence
        return occurrence if occurrence is not None else -number
    if thing == patrols.ROUNDS.thing:
        now = clock.now()
        missed = (one.occurrence for one in patrols.open_rounds(now) if one.occurrence)
        return next((one.id for one in missed if one.plan == number), None)
    return number


async def walk(desk: Host, one: Round) -> None:
    """Set out on a round, or go on noting it."""
    there = one.walk
    if there is None and one.occurrence is not None:
        form: Form[Any, Any] = Form(
            *(SettingOut, _("Set out"), desk.writes(patrols.set_out, one.occurrence.id)),
            heading=[(words.named(one), Tone.STRONG)],
            draft=f"patrols/set_out:{one.occurrence.id}",
        )
        there = await desk.ask(form)
    if there is not None:
        await desk.ask(Walking(there))
