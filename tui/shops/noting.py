"""A review or the fronts of a day: a line, Enter, the next; only what is wrong is typed (G7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import shops
from store.shops import (
    SHOP_CHECK,
    Bad,
    Check,
    CheckKind,
    CheckStage,
    GivingUp,
    Good,
    Mark,
    Mismatch,
    NotHere,
    Rest,
    Shop,
)
from tui.language import _, mark
from tui.noting import NotingScreen
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.shops import words
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

GOOD = Action("line_good", ("enter", "space"), mark("In order"), mark("On to the next line."), 3)
BAD = Action("line_bad", ("ctrl+e",), mark("Something wrong"), mark("It is followed up."), 4)
NOT_HERE = Action(
    "line_not_here", ("ctrl+o",), mark("Does not apply"), mark("Out of the score."), 5
)
REST = Action("line_rest", ("ctrl+b",), mark("Rest in order"), mark("All that is left."), 6)
REMARK = Action("line_remark", ("ctrl+d",), mark("With a remark"), mark("In order, remarked."), 7)
GIVE_UP = Action("check_give_up", ("ctrl+k",), mark("Give up"), mark("It stays on record."), 70)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print the sheet."), 71)
Line = tuple[Shop, str, Mark | None]


class Checking(NotingScreen[Check, Line]):
    """The lines of a check in their order."""

    SCOPE = "shop_check"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(GOOD, BAD, NOT_HERE, REST, REMARK, GIVE_UP, PRINT, PREVIEW),
        actions.BACK,
    )
    HELP = mark(
        "Enter or 1: the line is in order, on to the next. 2: something is wrong, 3: it does not"
        " apply and leaves the score. At the fronts {line_rest} notes all that is left; what is"
        " wrong there begins with a talk. At a review it becomes a finding."
    )
    DIGITS: ClassVar = {"1": GOOD, "2": BAD, "3": NOT_HERE}

    def read(self) -> Check:
        """The check as it stands now."""
        return shops.check(self.record.id)

    def heading(self) -> Words:
        """Which it is, and how far it has come."""
        return words.heading(self.record)

    def columns(self) -> Sequence[Column]:
        """How a line stands, which shop, what, and what was noted."""
        return [
            Column(_("State"), 10),
            Column(_("Shop"), 22),
            Column(_("Looked at"), 24),
            Column(_("Noted"), 16, flex=True),
        ]

    def lines(self) -> Sequence[tuple[int, Line]]:
        """Each shop's lines."""
        one, found = self.record, shops.marks(self.record.id)
        there = {number: shops.get(number) for number in one.shops}
        lines = ((place, *one.at(place)) for place in one.planned)
        return [(place, (there[shop], item, found.get(place))) for place, shop, item in lines]

    def drawn(self, line: Line) -> Drawn:
        """A line of the list."""
        shop, item, noted = line
        said: Sequence[str | Words] = [
            [words.result(noted)],
            shop.told,
            words.item(item),
            noted.note if noted else "",
        ]
        return Drawn(said, mark="!" if noted is not None and noted.got == 0 else " ")

    def named(self, line: Line) -> str:
        """Which shop, and what is looked at."""
        return f"{line[0].told}  {words.item(line[1])}"

    def told(self, line: Line) -> Iterator[str | Words]:
        """The two sides of a review's line; what was noted."""
        shop, item, noted = line
        if self._reviews:
            yield words.sides(shop, item)
        if noted is not None and noted.note:
            yield noted.note

    def next(self) -> Words:
        """What a key does now."""
        if self.record.stage is not CheckStage.OPEN:
            return [(_("Every line is noted. Esc leads back."), Tone.GOOD)]
        if self._reviews:
            text = _("Enter agrees, 2 differs, 3 no permit needed.")
        else:
            text = actions.told(
                _("Enter in order, 2 something wrong, 3 does not apply; {line_rest} the rest."),
                REST,
            )
        return [(text, Tone.WARN)]

    @property
    def _reviews(self) -> bool:
        return self.record.kind is CheckKind.REVIEW

    def can(self, action: Action) -> bool:
        """Lines are noted while the check is open; a review has no rest."""
        if action in (PRINT, PREVIEW, actions.BACK):
            return True
        if self.record.stage is not CheckStage.OPEN:
            return False
        return action is not REST or not self._reviews

    # What can be noted

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(GOOD)

    async def act_line_good(self) -> None:
        """In order."""
        await self.note(shops.good, Good())

    async def act_line_remark(self) -> None:
        """In order, with something to say."""
        await self.ask(Good, shops.good, REMARK)

    async def act_line_bad(self) -> None:
        """Something is wrong."""
        if self._reviews:
            await self.ask(Mismatch, shops.mismatch, BAD)
        else:
            await self.ask(Bad, shops.bad, BAD)

    async def act_line_not_here(self) -> None:
        """It does not apply."""
        await self.ask(NotHere, shops.not_here, NOT_HERE)

    async def act_line_rest(self) -> None:
        """All that is left is in order."""
        await self.step(Rest, shops.rest, REST)

    async def act_check_give_up(self) -> None:
        """End it as it is."""
        await self.step(GivingUp, shops.give_up, GIVE_UP)

    async def act_print(self) -> None:
        """Print its sheet."""
        await self.app.print_sheet(SHOP_CHECK, self.record.subject)

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [(SHOP_CHECK, self.record.subject)])
