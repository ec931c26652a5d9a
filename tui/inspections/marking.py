"""An inspection that is marked: a line, Enter, the next; only what is wrong is typed (G7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import inspections
from store.inspections import (
    INSPECTION,
    Fault,
    GivingUpInspection,
    InOrder,
    Inspection,
    Item,
    Mark,
    NotApplying,
    Stage,
)
from tui.inspections import words
from tui.language import _, mark
from tui.noting import NotingScreen
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

IN_ORDER = Action(
    "in_order", ("enter", "space"), mark("In order"), mark("The line has all its points."), 3
)
FAULT = Action("fault", ("ctrl+e",), mark("Something wrong"), mark("It becomes a finding."), 4)
NOT_APPLYING = Action(
    "not_applying", ("ctrl+o",), mark("Does not apply"), mark("It leaves the score."), 5
)
REMARK = Action(
    "remark", ("ctrl+d",), mark("With a remark"), mark("In order, with something to say."), 6
)
GIVE_UP = Action(
    "give_up", ("ctrl+k",), mark("Give up"), mark("It has no score, and stays on record."), 70
)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print the record."), 71)
Line = tuple[Item, Mark | None]


class Marking(NotingScreen[Inspection, Line]):
    """The lines of an inspection in their order."""

    SCOPE = "inspection"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(IN_ORDER, FAULT, NOT_APPLYING, REMARK, GIVE_UP, PRINT, PREVIEW),
        actions.BACK,
    )
    HELP = mark(
        "Enter or 1: all points of the line, on to the next. 2: something is wrong, 3: the line"
        " does not apply and leaves the score. The last line ends the marking; then it is signed."
    )
    DIGITS: ClassVar = {"1": IN_ORDER, "2": FAULT, "3": NOT_APPLYING}

    def read(self) -> Inspection:
        """The inspection as it stands now."""
        return inspections.get(self.record.id)

    def heading(self) -> Words:
        """Which it is, who answers for it, where one looks, and its score so far."""
        one = self.record
        told = "  ".join(filter(None, (one.inspected, _(", ").join(one.places))))
        return [
            *(" ", (one.number, Tone.TITLE), f"  {told}  "),
            *(_("Score"), " ", *words.score(one)),
        ]

    def columns(self) -> Sequence[Column]:
        """The points, what is looked at, what is asked or was marked."""
        return [
            Column(_("Points"), 8),
            Column(_("Looked at"), 24),
            Column(_("Asked / marked"), 20, flex=True),
        ]

    def lines(self) -> Sequence[tuple[int, Line]]:
        """The lines of the list."""
        return [(place, (item, found)) for place, item, found in self.record.lines()]

    def drawn(self, line: Line) -> Drawn:
        """A line of the list."""
        item, found = line
        said: Sequence[str | Words] = [
            [words.result(item, found)],
            item.title,
            words.told(found) if found and words.told(found) else item.asks,
        ]
        return Drawn(said, mark="!" if item.critical else " ")

    def named(self, line: Line) -> str:
        """What is looked at."""
        return words.item(line[0])

    def told(self, line: Line) -> Iterator[str | Words]:
        """What was marked of it."""
        if line[1] is not None and (said := words.told(line[1])):
            yield said

    def next(self) -> Words:
        """What a key does now."""
        if self.record.stage is Stage.OPEN:
            text = _("Enter in order, 2 something wrong, 3 does not apply.")
            return [(text, Tone.WARN)]
        return [(_("Every line is marked. Esc leads back, to have it signed."), Tone.GOOD)]

    def can(self, action: Action) -> bool:
        """Lines are marked while it is open."""
        return self.record.stage is Stage.OPEN or action in (PRINT, PREVIEW, actions.BACK)

    # What can be marked

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(IN_ORDER)

    async def act_in_order(self) -> None:
        """All its points."""
        await self.note(inspections.in_order, InOrder())

    async def act_remark(self) -> None:
        """All its points, with something to say."""
        await self.ask(InOrder, inspections.in_order, REMARK)

    async def act_fault(self) -> None:
        """Something is wrong."""
        await self.ask(Fault, inspections.fault, FAULT)

    async def act_not_applying(self) -> None:
        """It does not apply here."""
        await self.ask(NotApplying, inspections.not_applying, NOT_APPLYING)

    async def act_give_up(self) -> None:
        """End it without a score."""
        await self.step(GivingUpInspection, inspections.give_up, GIVE_UP)

    async def act_print(self) -> None:
        """Print the record."""
        await self.app.print_sheet(INSPECTION, self.record.subject)

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [(INSPECTION, self.record.subject)])
