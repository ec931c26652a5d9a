"""The cleaning of the day by time and place: what is due, done, late, missed (L6, L7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from store import cleaning, plans
from store.cleaning import CLEANING_DAY, DUTIES, OnSheet, Proof, Whole
from store.desk import staff
from store.inputs import Input
from store.plans import Excusing, MakingUp, Status
from tui import sentences
from tui.cleaning import words
from tui.cleaning.duties import DutiesScreen
from tui.cleaning.noting import NotingDuty, sheet_of
from tui.form.screen import Form
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

NOTE = Action("note", ("enter",), mark("Tasks"), mark("Tick them one by one, or read them."), 3)
WHOLE = Action("whole", ("ctrl+t",), mark("All done"), mark("The whole block, just now."), 4)
MAKE_UP = Action(
    "make_up", ("ctrl+u",), mark("Made up"), mark("Done after all; it stays missed."), 5
)
EXCUSE = Action(
    "excuse", ("ctrl+e",), mark("Excuse"), mark("It need not be done; it leaves the count."), 6,
    right="store.rights:EXCUSE",
)  # fmt: skip
SET_UP = Action(
    "set_up", ("ctrl+n",), mark("Set up"), mark("The timetable that comes with the program."), 7,
    right="store.rights:PLAN",
)  # fmt: skip
DUTIES_OF = Action("duties", ("ctrl+o",), mark("Timetable"), mark("What repeats, and its rows."), 8)
PRINT = Action("print", ("f9",), mark("Print"), mark("The day's sheet, or the inspection's."), 9)


def _open(one: OnSheet) -> bool:
    return one.occurrence.state(words.now()) in (Status.DUE, Status.MISSED)


class CleaningScreen(Listing[OnSheet]):
    """The blocks of the day in their order, with what is open of before."""

    SCOPE = "cleaning"
    TITLE = mark("Cleaning")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(NOTE, WHOLE, MAKE_UP, EXCUSE, SET_UP, DUTIES_OF, PRINT, PREVIEW, NARROWER, WIDER),
        actions.BACK,
    )
    HELP = mark(
        "The day by place and time. {whole} ticks a whole block, Enter its tasks one by one, or the"
        " rows of an inspection. What was missed stays until it is made up or excused. {duties}"
        " shows what repeats."
    )
    EMPTY = mark("Nothing is due. {set_up} sets the timetable up, once.")
    FOLLOWS = ("clean_plan", "clean_duty", "calendar")
    VIEWS: ClassVar[tuple[View[OnSheet], ...]] = (
        View(mark("today"), lambda one: not one.sheet.kind.scored),
        View(mark("open"), _open),
        View(mark("inspections"), lambda one: one.sheet.kind.scored),
    )

    def empty(self) -> str:
        """How to set the timetable up."""
        return actions.told(_(self.EMPTY), SET_UP)

    def things(self, typed: str) -> Sequence[OnSheet]:
        """The duties of the day and what is open, by their names."""
        wanted = typed.casefold()
        found = cleaning.board(words.now())
        return [one for one in found if wanted in one.occurrence.title.casefold()]

    def key(self, thing: OnSheet) -> int:
        """Its number."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """State, when, where, how far."""
        return [
            Column(_("State"), 8),
            Column(_("When"), 18),
            Column(_("Place"), 24, flex=True),
            Column(_("Noted"), 24),
        ]

    def drawn(self, thing: OnSheet) -> Drawn:
        """A duty as a line."""
        state = thing.occurrence.state(words.now())
        sign = "!" if state is Status.MISSED else "*" if state is Status.DUE else " "
        cells: list[str | Words] = [
            *([words.state(thing)], words.spell(thing), thing.occurrence.title, words.told(thing))
        ]
        return Drawn(cells, mark=sign)

    def full(self, thing: OnSheet) -> Iterator[str | Words]:
        """A duty in full: its tasks, and what was recorded."""
        yield [(f"{thing.occurrence.title}  {words.spell(thing)}", Tone.STRONG)]
        yield _(", ").join(thing.sheet.lines[place].title for place in thing.left)
        yield from sentences.history(thing.subject, staff.names(), self.app.signed_in.role)

    def point(self, key: object) -> None:
        """Go to a duty, or to what was missed of one that repeats."""
        thing, _sign, number = str(key).rpartition(":")
        wanted = int(number)
        if thing == DUTIES.thing:
            found = plans.open_by(wanted, words.now())
            wanted = found[0].id if found else 0
        self.typed = ""
        for view in self.VIEWS:
            self.view = view
            self.load()
            if any(one.id == wanted and view.shows(one) for one in self.things("")):
                break
        self.rows.point(wanted)

    @property
    def subject(self) -> str:
        """The duty that is pointed at."""
        return self.rows.current.subject if self.rows.current else ""

    def can(self, action: Action) -> bool:
        """What the duty that is pointed at admits."""
        one = self.rows.current if self.is_mounted else None
        if action is SET_UP:
            return not plans.running(DUTIES.thing)
        if action in (NARROWER, WIDER, actions.BACK, DUTIES_OF):
            return True
        if one is None:
            return False
        state = one.occurrence.state(words.now())
        if action in (MAKE_UP, EXCUSE):
            return state is Status.MISSED
        return action is not WHOLE or (state is Status.DUE and not one.sheet.kind.scored)

    # What can be done

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(NOTE)

    async def act_note(self) -> None:
        """Its lines."""
        if self.rows.current is not None:
            await self.app.ask(NotingDuty(cleaning.get(self.rows.current.id)))
            self.load()

    async def act_whole(self) -> None:
        """The whole block; a proof is asked for only where one is demanded."""
        one = self.rows.current
        if one is None:
            return
        if one.sheet.proof is not Proof.NONE:
            await self._answer(Whole, cleaning.whole, WHOLE)
            return
        await self.app.desk(cleaning.whole, one.id, Whole(), by=self.app.signed_in)
        self.load()
        self.say(_("On record: {what}.").format(what=one.occurrence.title), Tone.GOOD)

    async def act_make_up(self) -> None:
        """It was done after all."""
        await self._answer(MakingUp, cleaning.make_up, MAKE_UP)

    async def act_excuse(self) -> None:
        """It need not be done."""
        await self._answer(Excusing, cleaning.excuse, EXCUSE)

    async def _answer(
        self, asks: type[Input], operation: Callable[..., object], action: Action
    ) -> None:
        one = self.rows.current
        if one is None:
            return
        form: Form[Any, object] = Form(
            *(asks, _(action.title), self.app.writes(operation, one.id)),
            heading=[(one.occurrence.title, Tone.STRONG)],
            draft=f"{self.SCOPE}/{action.id}:{one.id}",
            about=one.subject,
        )
        if await self.app.ask(form) is not None:
            self.load()

    async def act_set_up(self) -> None:
        """Set the timetable up as it comes with the program."""
        await self.app.desk(cleaning.set_up, by=self.app.signed_in)
        plans.make()
        self.load()

    async def act_duties(self) -> None:
        """What repeats."""
        await self.app.ask(DutiesScreen())
        self.load()

    async def act_print(self) -> None:
        """Print the day, or the inspection."""
        await preview.print_one(self.app, self._sheets())

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        today = (CLEANING_DAY, f"cleaning:{words.now_day().isoformat()}")
        own = [sheet_of(self.rows.current)] if self.rows.current else []
        return own if today in own else [*own, today]
