"""The week's round and the visits of a rain: a home a key where nothing is found (T9, T10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from store import trusteeship
from store.trusteeship import (
    PATROL,
    PROBLEMS,
    RAIN_PATROL,
    RAINS,
    ROUNDS,
    TRUSTS,
    VISITS,
    Line,
    NotNeeded,
    Round,
    Seen,
    Visit,
    Walked,
    Walker,
)
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.register import PRINT
from tui.screen import actions
from tui.screen.actions import Action
from tui.trusteeship import words
from tui.trusteeship.raining import AT, CLOSE, DROP, OVER, RAIN, Raining
from tui.trusteeship.screen import told
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

WALK = Action("walk", ("enter",), mark("Nothing found"), mark("Walked, nothing found; next."), 3)
FOUND = Action("found", ("ctrl+t",), mark("Something found"), mark("What, where, who."), 4)
WALKER = Action("walker", ("ctrl+r",), mark("Who walks"), mark("Who walked, and when."), 5)
EXCUSE = Action(
    "excuse", ("ctrl+u",), mark("Not needed"), mark("This visit need not be made."), 10,
    right="store.rights:EXCUSE",
)  # fmt: skip
TELL = Action("tell", ("ctrl+d",), mark("Tell the owner"), mark("What was found, their words."), 11)
_KINDS = tuple(Round)


def _open(line: Line) -> bool:
    return line.visit is None and not (line.missed and line.kind is Round.BEFORE)


class RoundsScreen(Raining):
    """Each home's turn in the rounds and in the rain, the most urgent first."""

    SCOPE = "trust_rounds"
    TITLE = mark("Rounds of entrusted homes")
    HELP = mark(
        "Every entrusted home once a week, and before and after heavy rain. Enter: it was walked"
        " and nothing found; the first time it asks who walked. {found} takes down what was found."
        " {rain} announces rain, or opens what a storm has proposed; {over} ends it. A week that is"
        " over stays until each of its homes is walked, with the reason, or not needed."
    )
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(WALK, FOUND, WALKER, RAIN, OVER, CLOSE, DROP, EXCUSE, TELL),
        *(PRINT, PREVIEW, NARROWER, WIDER, actions.BACK),
    )
    FOLLOWS = (
        *(TRUSTS.thing, VISITS.thing, PROBLEMS.thing, RAINS.thing),
        *(ROUNDS.thing, ROUNDS.occurs),
    )
    EMPTY = mark("Nothing to walk now: a round comes each Monday. {rain} announces rain.")
    VIEWS: ClassVar[tuple[View[Line], ...]] = (
        View(mark("to walk"), lambda line: line.visit is None),
        View(mark("walked"), lambda line: line.visit is not None),
        View(mark("all")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._walker = ""
        self._when: datetime | None = None
        self._for: tuple[Round, int] | None = None  # the round, or the turn of a rain, they walk

    def things(self, typed: str) -> Sequence[Line]:
        """The homes by their numbers; rounds of weeks past too, as far as they are answered for."""
        past = [line for one in trusteeship.past_rounds() for line in trusteeship.of_round(one)]
        wanted = typed.casefold()
        return [one for one in (*trusteeship.lines(), *past) if wanted in one.trust.home.casefold()]

    def key(self, thing: Line) -> int:
        """What tells a home's turn apart from its others."""
        return (_KINDS.index(thing.kind) * 10**6 + thing.of) * 10**6 + thing.trust.id

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost; for what, which home, until when, who walked."""
        return [
            Column(_("State"), 8),
            Column(_("For"), 10),
            Column(_("Home"), 12),
            Column(_("Walk by"), 11),
            Column(_("What was found"), 12, flex=True),
            Column(_("Walked by"), 8),
        ]

    def drawn(self, thing: Line) -> Drawn:
        """A turn as a line."""
        state, tone, sign = words.line_state(thing)
        cells: list[str | Words] = [
            [(state, tone)],
            words.turn(thing),
            thing.trust.home,
            clockface.short(thing.visit.visited if thing.visit else thing.due),
            _found(thing.visit),
            thing.visit.walked_by if thing.visit else "",
        ]
        return Drawn(cells, mark=sign, tone=Tone.FAINT if thing.visit else Tone.PLAIN)

    def full(self, thing: Line) -> Iterator[str | Words]:
        """The home, what was agreed, what is to be minded, what was found."""
        one = thing.trust
        yield [(f"{one.home}  {one.number}  {words.turn(thing)}", Tone.STRONG)]
        if thing.visit is not None and (found := trusteeship.problem_of(thing.visit.id)):
            yield words.problem(found)
        elif thing.missed:
            yield [(_("Its time is over: say why only now, or that it is not needed."), Tone.WARN)]
        yield from words.agreed(one)

    def empty(self) -> str:
        """What will be there."""
        return actions.told(_(self.EMPTY), RAIN)

    def _heading(self, counts: Mapping[View[Line], int]) -> Words:
        line = [*super()._heading(counts)]
        if self._for is not None:
            at = clockface.hhmm(self._when) if self._when else ""
            line += ["   ", (f"{self._walker} {at}".rstrip(), Tone.STRONG)]
        if (rain := trusteeship.standing()) is not None:
            line += ["   ", (words.rain(rain), Tone.WARN)]
        return line

    @property
    def subject(self) -> str:
        """The round, or the rain, that is pointed at."""
        line = self.rows.current
        if line is None:
            return ""
        return f"{ROUNDS.occurs if line.kind is Round.WEEK else RAINS.thing}:{line.of}"

    def point(self, key: object) -> None:
        """Go to the first home of a round, or of a rain, that is still to be walked."""
        thing, _colon, number = str(key).rpartition(":")
        if not thing:
            super().point(key)
            return
        self.typed = ""
        self.load()
        for line in self.rows.things:
            week = line.kind is Round.WEEK
            if week == (thing == ROUNDS.occurs) and (
                thing == ROUNDS.thing or line.of == int(number)
            ):
                self.rows.point(self.key(line))
                return

    def can(self, action: Action) -> bool:
        """What the home's turn admits, and how far the rain has come."""
        line, rain = self.rows.current, trusteeship.standing()
        stage = rain.stage if rain else None
        if action in AT:
            return stage in AT[action]
        if action in (WALK, FOUND):
            return line is not None and _open(line)
        if action is EXCUSE:
            return line is not None and line.visit is None
        if action is WALKER:
            return line is not None
        if action is TELL:
            return self._untold() is not None
        return action not in (PRINT, PREVIEW) or line is not None

    # Walking

    def on_rows_chosen(self) -> None:
        """Enter."""
        if self.can(WALK):
            self.perform(WALK)

    async def act_walk(self) -> None:
        """Walked, and nothing found; who walked is asked for once."""
        line = self.rows.current
        if line is None:
            return
        if self._for != (line.kind, line.of) or line.missed:
            await self._ask(line, Walked, trusteeship.walk, WALK)
            return
        given = Walked(walked_by=self._walker, visited=self._when)
        who = self.app.signed_in
        of = (line.trust.id, line.kind, line.of)
        await self.app.desk(trusteeship.walk, *of, given, by=who)
        self._next(line)

    async def act_found(self) -> None:
        """Something was found there."""
        line = self.rows.current
        if line is not None and await self._ask(line, Seen, trusteeship.find, FOUND):
            self.say(actions.told(_("On record; tell the owner: {tell}."), TELL), Tone.WARN)

    async def act_excuse(self) -> None:
        """It need not be visited."""
        line = self.rows.current
        if line is not None:
            await self._ask(line, NotNeeded, trusteeship.excuse, EXCUSE)

    async def act_walker(self) -> None:
        """Who walks, and when, for the homes that follow; nothing is recorded yet."""
        line = self.rows.current

        async def keep(given: Walker) -> Walker:
            return given

        form = Form(
            Walker, _("Who walked, and when"), keep,
            initial={"walked_by": self._walker}, draft="",
        )  # fmt: skip
        given = await self.app.ask(form)
        if given is not None and line is not None:
            self._walks(given, line)
            self.load()

    def _walks(self, given: Walker, line: Line) -> None:
        """Let the homes that follow be walked by the same one, at the same time."""
        self._walker, self._when = given.walked_by, given.visited
        self._for = (line.kind, line.of)

    async def _ask(
        self, line: Line, model: type[Any], operation: Callable[..., Any], action: Action
    ) -> bool:
        submit = self.app.writes(operation, line.trust.id, line.kind, line.of)
        typed: list[Any] = []

        async def remembering(given: Any) -> Any:
            after = await submit(given)
            typed.append(given)
            return after

        form = Form(
            model,
            _(": ").join((_(action.title), line.trust.home)),
            remembering,
            initial={"walked_by": self._walker} if model is not NotNeeded else {},
            heading=[words.turn(line)],
            draft="",
            first="point" if model is Seen and self._walker else "",
        )
        if await self.app.ask(form) is None:
            return False
        if isinstance(typed[0], Walked):
            self._walks(typed[0], line)
        self._next(line)
        return True

    def _next(self, line: Line) -> None:
        self.load()
        self.say(_("On record: {what}.").format(what=line.trust.home), Tone.GOOD)

    def _untold(self) -> int | None:
        line = self.rows.current
        found = trusteeship.problem_of(line.visit.id) if line and line.visit else None
        if found is not None and found.told_at is None:
            return found.id
        return next((one.id for one in trusteeship.untold()), None)

    async def act_tell(self) -> None:
        """Tell an owner what was found: of the home that is pointed at, else the oldest."""
        problem = self._untold()
        if problem is not None and await told(self.app, problem):
            self.load()

    # Paper

    async def act_print(self) -> None:
        """The round's sheet: to walk with, or as it was walked."""
        await preview.print_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        line = self.rows.current
        week = line is not None and line.kind is Round.WEEK
        return [(PATROL if week else RAIN_PATROL, self.subject)] if line else []

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, self._sheets())


def _found(visit: Visit | None) -> str:
    return "" if visit is None else label(visit.result)
