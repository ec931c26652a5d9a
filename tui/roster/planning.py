"""A month planned in the grid: a digit a cell, copies and patterns, saved at once (O6, O7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events

from store import roster
from store.errors import StoreError
from store.estate import calendar
from store.rights import Role, may
from store.roster import (
    PLUS,
    Cell,
    Changing,
    Filled,
    Left,
    Pattern,
    Roster,
    Stage,
    split,
)
from store.roster.rights import KEEP_ROSTER
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.roster import asking
from tui.roster.grid import Grid
from tui.roster.leftout import LeftOut
from tui.roster.planned import Planned
from tui.roster.words import COPY, FILL, LEFT_OUT, OTHER, SAVE, SECOND, SPARE, SWAP, WEEK, WRONG
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Planning(DeskScreen[Roster]):
    """The grid of a month."""

    SCOPE = "roster plan"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(SAVE, COPY, FILL, WEEK, OTHER, SECOND, WRONG, SWAP, SPARE, LEFT_OUT, actions.BACK),
    )
    HELP = mark(
        "A digit plans the day and goes on: 1 to 8 a shift, 9 leave, 0 rest; Backspace empties."
        " Arrows move. ! breaks the law and is not saved, * is a reminder. Below stands what the"
        " day needs, and what is wrong. A published roster is changed with a reason, and told to"
        " whom it concerns."
    )

    def __init__(self, one: Roster) -> None:
        super().__init__()
        self.planned = Planned(one)
        self.left: list[Left] = []
        self._adds = self._leaving = False

    @property
    def subject(self) -> str:
        """The roster as the journal names it."""
        return self.planned.one.subject

    # What shows

    def body(self) -> ComposeResult:
        """The month, the grid, and what is to be said of the cell."""
        self.heading, self.grid, self.detail = Band(), Grid(self.planned), Pane()
        self.detail.styles.height = 4
        self.grid.styles.height = "1fr"
        yield self.heading
        yield self.grid
        yield Band()
        yield self.detail

    def on_mount(self) -> None:
        """Point at the first day."""
        super().on_mount()
        self.set_focus(self.grid)
        self._show()

    def _show(self) -> None:
        one = self.planned.one
        line: list[Part] = [" ", (_("Roster"), Tone.TITLE), f" {one.month}  {one.number}  "]
        line.append(label(one.stage))
        if one.changes:
            line.append("  " + _("changed {n} times").format(n=one.changes))
        if not calendar.in_force().announced(one.first.year):
            told = _("the holidays of {year} are not entered").format(year=one.first.year)
            line.append(("  " + told, Tone.WARN))
        if edits := len(self.planned.edits):
            line.append(("  " + _("not saved: {n}").format(n=edits), Tone.WARN))
        self.heading.show(line)
        self.grid.redraw()
        self.detail.show(list(self._told()))
        self.refresh_bands()

    def _told(self) -> Iterator[Words]:
        person, day = self.grid.person, self.grid.day
        keys = [f"{n} {kind.symbol}" for n, kind in enumerate(self.planned.one.shifts, 1)]
        yield [(" ".join([*keys, _("9 leave 0 rest")]), Tone.FAINT)]
        yield [(clockface.day(day), Tone.STRONG), "  ", "  ".join(self.planned.needs(day))]
        mine = [one for one in self.planned.faults(person) if one.fault.day == day]
        for one in mine or self.planned.faults(person)[:1]:
            tone = Tone.ALARM if one.fault.law else Tone.WARN
            yield [(_(one.fault.message).format(**one.values), tone)]

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Digits plan, arrows move."""
        steps = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1), "enter": (0, 1)}
        steps |= {"pageup": (-self.grid.room, 0), "pagedown": (self.grid.room, 0)}
        char = event.character or ""
        if event.key in steps:
            self.say("")
            self.grid.move(*steps[event.key])
        elif event.key in ("home", "end"):
            self.grid.move(0, -self.grid.column if event.key == "home" else 99)
        elif event.key in ("backspace", "delete"):
            self._put("", "")
        elif char.isascii() and char.isdigit():
            self._digit(int(char))
        else:
            return
        self._leaving = False
        event.stop()
        event.prevent_default()
        self._show()

    def _digit(self, digit: int) -> None:
        found = self.planned.digit(digit)
        if found is None:
            self.say(_("This roster has no shift {digit}.").format(digit=digit), Tone.ALARM)
            return
        code, leave = found
        there = self.planned.cell(self.grid.person.who, self.grid.day).code
        if self._adds and split(code) and split(there) and code not in split(there):
            code = there + PLUS + code
        self._put(code, leave)

    def _put(self, code: str, leave: str) -> None:
        """Plan the cell and go on; what is wrong with it is said at once."""
        self._adds = False
        if not self._may_plan():
            return
        person, day = self.grid.person, self.grid.day
        self.planned.put([Cell(person.who, day, code, leave)])
        wrong = [one for one in self.planned.faults(person) if one.fault.day == day]
        told = [_(one.fault.message).format(**one.values) for one in wrong[:1]]
        law = any(one.fault.law for one in wrong)
        self.say("".join(told), Tone.ALARM if law else Tone.WARN)
        self.grid.move(0, 1)

    def _may_plan(self) -> bool:
        if may(self.app.signed_in.role, KEEP_ROSTER):
            return True
        self.say(_("Who is in charge keeps the roster."), Tone.WARN)
        return False

    def act_second(self) -> None:
        """Let the next digit be a second shift of the same day."""
        self._adds = True
        self.say(_("Type the digit of the second shift."))

    async def act_other_day_off(self) -> None:
        """Leave of a kind, training, or absent."""
        title = f"{self.grid.person.name} {clockface.day(self.grid.day)}"
        chosen = await asking.day_off(self.app, title)
        if chosen is not None:
            self._put(*chosen)
            self._show()

    # Copies

    def act_copy_month(self) -> None:
        """As four weeks before."""
        self._copy(self.planned.one.days, timedelta(days=28))

    def act_copy_week(self) -> None:
        """The week of the cursor as the one before."""
        monday = self.grid.day - timedelta(days=self.grid.day.weekday())
        week = [day for day in self.planned.one.days if 0 <= (day - monday).days < 7]
        self._copy(week, timedelta(days=7))

    def _copy(self, days: Sequence[date], back: timedelta) -> None:
        fresh, self.left = roster.copied(
            self.planned.one, self.planned.cells, self.planned.people, days, back
        )
        self.planned.put(fresh.values())
        told = _("{n} days copied, {left} left out: {key} lists them.")
        told = told.format(n=len(fresh), left=len(self.left), key=LEFT_OUT.spelled)
        self.say(told, Tone.WARN if self.left else Tone.GOOD)
        self._show()

    async def act_left_out(self) -> None:
        """What the last copy left out."""
        await self.app.ask(LeftOut(self.left))

    async def act_pattern(self) -> None:
        """Fill digits in from the cursor on."""
        given = await self.app.ask(Form(Pattern, _(FILL.title), _same, draft=""))
        if given is None:
            return
        people = self.planned.people[self.grid.row :][: given.people]
        days = self.planned.one.days[self.grid.column :]
        self.planned.put(roster.pattern(self.planned.one, people, days, given.digits))
        self._show()

    def act_next_fault(self) -> None:
        """Go to the next thing that is wrong, the breaches of law first."""
        place = self.planned.next_fault(self.grid.row, self.grid.day)
        if place is None:
            self.say(_("Nothing is wrong."), Tone.GOOD)
        else:
            self.grid.go(*place)
        self._show()

    # Saving

    async def act_save(self) -> None:
        """Save all that is typed; a breach of law only by the manager, with its reason."""
        if not self.planned.edits:
            self.say(_("Nothing is changed."))
            return
        breaches = self.planned.breaches()
        by = self.app.signed_in
        if breaches and by.role is not Role.MANAGER:
            self.grid.go(breaches[0].person, breaches[0].fault.day)
            self._show()
            told = _(breaches[0].fault.message).format(**breaches[0].values)
            self.say("! " + told, Tone.ALARM)
            return
        await self._save(urgent=bool(breaches))

    async def _save(self, *, urgent: bool) -> None:
        one, cells = self.planned.one, list(self.planned.edits.values())
        published = one.stage is Stage.PUBLISHED
        model: type[Filled] = Changing if published else Filled
        write = roster.change if published else roster.fill

        async def written(given: Any) -> Roster:
            return await self.app.desk(
                write, one.id, given, cells, seen=self.planned.seen, by=self.app.signed_in
            )

        if published or urgent:
            after = await self.app.ask(Form(model, _(SAVE.title), written, draft=""))
        else:
            try:
                after = await written(Filled())
            except StoreError as error:
                self.refuse(error)
                return
        if after is not None:
            self.planned.read(after)
            self._show()
            self.say(_("{n} days are on record.").format(n=len(cells)), Tone.GOOD)

    async def act_swap(self) -> None:
        """Ask somebody to take this shift."""
        after = await asking.swap(self.app, self.grid.person, self.grid.day)
        if after is not None:
            self.say(_("On record: {what}.").format(what=after.number), Tone.GOOD)

    async def act_spare(self) -> None:
        """Let somebody work no nights for a time; what is typed stays."""
        last = self.planned.one.last
        if await asking.spare(self.app, self.grid.person, self.grid.day, last):
            edits = self.planned.edits
            self.planned.read(self.planned.one)
            self.planned.put(edits.values())
            self._show()

    def can(self, action: Action) -> bool:
        """A swap is of a published roster; what was left out is there after a copy."""
        if action == SWAP:
            return self.planned.one.stage is Stage.PUBLISHED
        return action != LEFT_OUT or bool(self.left)

    def act_back(self) -> None:
        """Leave; what is typed is not dropped by one key."""
        if self.planned.edits and not self._leaving:
            self._leaving = True
            told = _("{n} days are not saved: {save} saves them, Esc once more drops them.")
            told = told.format(n=len(self.planned.edits), save=SAVE.spelled)
            self.say(told, Tone.WARN)
            return
        self.done(self.planned.one)


async def _same(given: Any) -> Any:
    return given
