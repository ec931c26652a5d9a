"""Who came, who was told, what is there: a key a line (O17, O18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, TypeVar

from store import community
from store.community import Came, Event, News, Ready, Remarked, Roll, SignStage, Signup, Told
from store.residents import masking
from tui.community import words
from tui.language import _, clockface, mark
from tui.noting import NotingScreen
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

R = TypeVar("R", bound=Roll)

CAME = Action("event_came", ("enter", "space"), mark("All came"), mark("And on to the next."), 3)
FEWER = Action("event_fewer", ("ctrl+e",), mark("Fewer came"), mark("How many of them."), 4)
ABSENT = Action("event_absent", ("ctrl+o",), mark("Did not come"), mark("And on to the next."), 5)
TOLD = Action("event_told", ("enter", "space"), mark("Was told"), mark("And on to the next."), 3)
HOW = Action("event_told_how", ("ctrl+e",), mark("Told, and how"), mark("In words."), 4)
THERE = Action("event_there", ("enter", "space"), mark("It is there"), mark("And on."), 3)
MISSING = Action("event_missing", ("ctrl+o",), mark("It is missing"), mark("And on."), 4)


class _Lines(NotingScreen[R, Signup]):
    """Sign-ups of an event line by line."""

    def heading(self) -> Words:
        """Which event, when, and how far one is."""
        one = self.record.event
        done = len(self.record.planned) - len(self.record.left)
        told = f"  {clockface.short(one.starts)}  {done}/{len(self.record.planned)}"
        return [" ", (one.name, Tone.TITLE), told]

    def columns(self) -> Sequence[Column]:
        """How they stand, which home, who, how many."""
        return [
            Column(_("State"), 10),
            Column(_("Home"), 11),
            Column(_("Name"), 12),
            Column(_("How many people"), 21, flex=True),
            Column(_("Phone"), 13),
        ]

    def lines(self) -> Sequence[tuple[int, Signup]]:
        """The sign-ups by their numbers."""
        return [(one.id, one) for one in self.record.lines]

    def drawn(self, line: Signup) -> Drawn:
        """A line."""
        cells = (self.state(line), line.home, line.who, words.party(line.party),
                 masking.phone(line.phone))  # fmt: skip
        return Drawn(cells)

    def state(self, line: Signup) -> Words:
        """How a line stands."""
        return [words.stands(line)]

    def named(self, line: Signup) -> str:
        """Which home, and who."""
        return "  ".join((line.home, line.who, words.party(line.party)))

    def told(self, line: Signup) -> Iterator[str | Words]:
        """With whom the children come, and how many came."""
        if line.child_with:
            yield _("children with {who}").format(who=line.child_with)
        if line.came is not None:
            yield _("{n} came").format(n=line.came)


class Arrivals(_Lines[Roll]):
    """Who comes, ticked once (O18)."""

    SCOPE = "event_roll"
    ACTIONS: ClassVar[tuple[Action, ...]] = (CAME, FEWER, ABSENT, actions.BACK)
    HELP = mark(
        "Enter or 1: all of them came, and on to the next. 2: fewer, type how many. 3: they did not"
        " come. A tick that was wrong is put right among the sign-ups."
    )
    DIGITS: ClassVar = {"1": CAME, "2": FEWER, "3": ABSENT}

    def read(self) -> Roll:
        """The roll as it stands now."""
        return community.roll(self.record.id)

    def state(self, line: Signup) -> Words:
        """Who is not ticked is asked for."""
        if line.stage is SignStage.PLACED:
            return [(_("to tick"), Tone.WARN)]
        return super().state(line)

    def next(self) -> Words:
        """What a key does now."""
        if self.record.left:
            return [(_("Enter: all came, 2: fewer, 3: did not come."), Tone.WARN)]
        return [(_("All are ticked. Esc leads back."), Tone.GOOD)]

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(CAME)

    async def act_event_came(self) -> None:
        """All of them came."""
        await self.note(community.tick, Came())

    async def act_event_fewer(self) -> None:
        """Some of them came."""
        await self.ask(Came, community.tick, FEWER)

    async def act_event_absent(self) -> None:
        """Nobody of them came."""
        await self.note(community.miss, Remarked())


class Telling(_Lines[News]):
    """Who does not know how it stands: told one after another (O17)."""

    SCOPE = "event_news"
    ACTIONS: ClassVar[tuple[Action, ...]] = (TOLD, HOW, actions.BACK)
    HELP = mark(
        "Whoever signed up is told that the event does not take place, or that something of it is"
        " different. Enter or 1: told, and on to the next; 2: told, and how."
    )
    DIGITS: ClassVar = {"1": TOLD, "2": HOW}

    def read(self) -> News:
        """The list as it stands now."""
        return community.news(self.record.id)

    def state(self, line: Signup) -> Words:
        """Whether they know."""
        return [(_("to be told"), Tone.WARN) if line.untold else (_("told"), Tone.GOOD)]

    def next(self) -> Words:
        """What a key does now."""
        if self.record.left:
            return [(_("Call them, then Enter: told. 2: told, and how."), Tone.WARN)]
        return [(_("All are told. Esc leads back."), Tone.GOOD)]

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(TOLD)

    async def act_event_told(self) -> None:
        """They were told."""
        await self.note(community.tell, Told())

    async def act_event_told_how(self) -> None:
        """They were told, in words."""
        await self.ask(Told, community.tell, HOW)


class Needed(NotingScreen[Event, str]):
    """The things that an event needs, ticked one by one (O19)."""

    SCOPE = "event_things"
    ACTIONS: ClassVar[tuple[Action, ...]] = (THERE, MISSING, actions.BACK)
    HELP = mark("Enter or 1: the thing is there, and on to the next. 2: it is missing.")
    DIGITS: ClassVar = {"1": THERE, "2": MISSING}

    def read(self) -> Event:
        """The event as it stands now."""
        return community.get(self.record.id)

    def heading(self) -> Words:
        """Which event, and how many of its things are there."""
        one = self.record
        return [" ", (one.name, Tone.TITLE), f"  {one.ready.count('1')}/{len(one.ready)}"]

    def columns(self) -> Sequence[Column]:
        """Whether it is there, and what it is."""
        return [Column(_("State"), 10), Column(_("Thing"), 40, flex=True)]

    def lines(self) -> Sequence[tuple[int, str]]:
        """The things by their places."""
        one = self.record
        return [
            (place, f"{sign}{what}")
            for place, (sign, what) in enumerate(zip(one.ready, one.needed, strict=False))
        ]

    def drawn(self, line: str) -> Drawn:
        """A thing as a line."""
        state = {
            "0": (_("to tick"), Tone.WARN),
            "1": (_("is at hand"), Tone.GOOD),
            "2": (_("missing"), Tone.ALARM),
        }[line[0]]
        return Drawn(([state], line[1:]))

    def named(self, line: str) -> str:
        """What it is."""
        return line[1:]

    def told(self, line: str) -> Iterator[str | Words]:
        """Nothing more is known of it."""
        return iter(())

    def next(self) -> Words:
        """What a key does now."""
        return [(_("Enter: there, 2: missing. Esc leads back."), Tone.WARN)]

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(THERE)

    async def act_event_there(self) -> None:
        """It is there; what was missing may have come."""
        await self._tick(Ready())

    async def act_event_missing(self) -> None:
        """It is missing."""
        await self._tick(Ready(there=False))

    async def _tick(self, given: Ready) -> None:
        row = self.rows.current
        if row is not None:
            by = self.app.signed_in
            after = await self.app.desk(community.tick_thing, self.record.id, row[0], given, by=by)
            self.after(after)
