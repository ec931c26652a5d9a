"""A round that is walked: a point, Enter, the next; only what is wrong is typed (I8, I9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, patrols
from store.patrols import (
    ROUND_SHEET,
    Abnormal,
    Block,
    HandingOn,
    LeftOut,
    Normal,
    Noted,
    Point,
    Stage,
    Stopping,
    Walk,
)
from tui.language import _, clockface, mark
from tui.noting import NotingScreen
from tui.patrols import words
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

NORMAL = Action("normal", ("enter", "space"), mark("In order"), mark("The point is in order."), 3)
ABNORMAL = Action(
    "abnormal", ("ctrl+e",), mark("Something wrong"), mark("It becomes a finding."), 4
)
NO_ACCESS = Action(
    "no_access", ("ctrl+o",), mark("No way in"), mark("Somebody was there and could not get in."), 6
)
NOT_REACHED = Action(
    "not_reached", ("ctrl+w",), mark("Not reached"), mark("Nobody was there; it stays named."), 7
)
BLOCK = Action(
    "block", ("ctrl+b",), mark("Rest in order"), mark("As the sheet has it, from when to when."), 5
)
WHEN = Action(
    "when", ("ctrl+d",), mark("In order, then"), mark("In order at another time, or a remark."), 8
)
HAND_ON = Action("hand_on", ("ctrl+u",), mark("Hand on"), mark("Somebody else walks on."), 9)
STOP = Action("stop", ("ctrl+k",), mark("End here"), mark("What was not reached stays named."), 70)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print the sheet of the round."), 71)
Line = tuple[Point, Noted | None]


class Walking(NotingScreen[Walk, Line]):
    """The points of a round in their order."""

    SCOPE = "walk"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(NORMAL, ABNORMAL, BLOCK, NO_ACCESS, NOT_REACHED, WHEN, HAND_ON, STOP, PRINT, PREVIEW),
        actions.BACK,
    )
    HELP = mark(
        "Enter or 1: the point is in order, on to the next. 2: something is wrong, 3: no way in, 4:"
        " not reached. {block} notes all that is left in one step, as a sheet has it. The last"
        " point ends the round."
    )
    DIGITS: ClassVar = {"1": NORMAL, "2": ABNORMAL, "3": NO_ACCESS, "4": NOT_REACHED}

    def read(self) -> Walk:
        """The round as it stands now."""
        return patrols.get(self.record.id)

    def heading(self) -> Words:
        """Which round, who walks it, and how many points are left."""
        walk = self.record
        told = _("{walker}  since {since}  {left} points left").format(
            walker=walk.walker,
            since=clockface.hhmm(walk.since),
            left=len(walk.planned) - walk.noted,
        )
        return [" ", (f"{walk.number} {walk.title}", Tone.TITLE), f"  {told}"]

    def columns(self) -> Sequence[Column]:
        """How the point stands, where it is, what to look at or what was noted."""
        return [
            Column(_("State"), 10),
            Column(_("Point"), 20),
            Column(_("Looked at / noted"), 20, flex=True),
        ]

    def lines(self) -> Sequence[tuple[int, Line]]:
        """The points in the order that was planned."""
        return [(place, (point, noted)) for place, point, noted in self.record.points()]

    def drawn(self, line: Line) -> Drawn:
        """A point as a line."""
        point, noted = line
        said: Sequence[str | Words] = [
            [words.result(noted)],
            point.place,
            words.told(noted) if noted else point.look,
        ]
        return Drawn(said, mark="?" if noted is not None and noted.doubted else " ")

    def named(self, line: Line) -> str:
        """Where, and what to look at."""
        return words.look(line[0])

    def told(self, line: Line) -> Iterator[str | Words]:
        """What was noted of a point."""
        if line[1] is not None:
            yield words.told(line[1])

    def next(self) -> Words:
        """What a key does now."""
        if self.record.stage is Stage.COMPLETE:
            return [(_("The round is complete. Esc leads back."), Tone.GOOD)]
        if self.record.stage is Stage.INCOMPLETE:
            return [(_("The round has ended, not complete. Esc leads back."), Tone.WARN)]
        text = _("Enter in order, 2 something wrong, 3 no way in, 4 not reached; {block} the rest.")
        return [(actions.told(text, BLOCK), Tone.WARN)]

    def can(self, action: Action) -> bool:
        """Points are noted while the round is under way."""
        if action in (PRINT, PREVIEW, actions.BACK):
            return True
        if self.record.stage is not Stage.WALKING:
            return False
        return action is not BLOCK or bool(self.record.left)

    # What can be noted

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(NORMAL)

    async def act_normal(self) -> None:
        """In order, just now."""
        await self.note(patrols.normal, Normal())

    async def act_when(self) -> None:
        """In order at another time, or with a remark."""
        await self.ask(Normal, patrols.normal, WHEN)

    async def act_abnormal(self) -> None:
        """Something is wrong."""
        await self.ask(Abnormal, patrols.abnormal, ABNORMAL)

    async def act_no_access(self) -> None:
        """Nobody could get in."""
        await self.ask(LeftOut, patrols.no_access, NO_ACCESS)

    async def act_not_reached(self) -> None:
        """Nobody was there."""
        await self.ask(LeftOut, patrols.not_reached, NOT_REACHED)

    async def act_block(self) -> None:
        """All that is left is in order."""
        await self.step(Block, patrols.block, BLOCK, {"until": clock.now()})

    async def act_hand_on(self) -> None:
        """Somebody else walks on."""
        await self.step(HandingOn, patrols.hand_on, HAND_ON)

    async def act_stop(self) -> None:
        """End it as it is."""
        await self.step(Stopping, patrols.stop, STOP)

    def after(self, record: Walk | None) -> None:
        """Say when the last point has ended it."""
        super().after(record)
        if record is not None and record.stage is Stage.COMPLETE:
            self.say(_("Round {number} is complete.").format(number=record.number), Tone.GOOD)

    async def act_print(self) -> None:
        """Print its sheet."""
        await self.app.print_sheet(ROUND_SHEET, self.record.subject)

    async def act_preview(self) -> None:
        """Read the sheet first."""
        await preview.preview_one(self.app, [(ROUND_SHEET, self.record.subject)])
