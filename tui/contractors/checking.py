"""A daily check that is marked: a section, Enter, the next; only what is wrong is typed (G7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import contractors
from store.contractors import AsIs, Check, CheckStage, GiveUpCheck, LeftOut, Lost, Mark, Section
from tui.contractors import words
from tui.language import _, mark
from tui.noting import NotingScreen
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

AS_IS = Action("as_is", ("enter", "space"), mark("In order"), mark("It has all its points."), 3)
LOST = Action("lost", ("ctrl+e",), mark("Something wrong"), mark("It becomes a finding."), 4)
LEFT_OUT = Action("left_out", ("ctrl+o",), mark("Not today"), mark("It leaves the score."), 5)
GIVE_UP = Action("give_up", ("ctrl+k",), mark("Give up"), mark("The check counts nowhere."), 70)
Line = tuple[Section, int, Mark | None]


class Checking(NotingScreen[Check, Line]):
    """The sections of a check in their order."""

    SCOPE = "contractor_check"
    ACTIONS: ClassVar[tuple[Action, ...]] = (AS_IS, LOST, LEFT_OUT, GIVE_UP, actions.BACK)
    HELP = mark(
        "Enter or 1: all points of the section, on to the next. 2: something is wrong, it becomes a"
        " finding; 3: the section does not apply today and leaves the score. The last one ends the"
        " check; the month's sheet is made of its checks."
    )
    DIGITS: ClassVar = {"1": AS_IS, "2": LOST, "3": LEFT_OUT}

    def read(self) -> Check:
        """The check as it stands now."""
        return contractors.get_check(self.record.id)

    def heading(self) -> Words:
        """Whose it is, and its score so far."""
        one = self.record
        told = f"  {one.contractor}  "
        return [" ", (one.name, Tone.TITLE), told, _("Score"), " ", (one.score.text, Tone.STRONG)]

    def columns(self) -> Sequence[Column]:
        """The points, the section, what was marked."""
        return [
            Column(_("Points got"), 8),
            Column(_("Appraised"), 28),
            Column(_("Marked"), 20, flex=True),
        ]

    def lines(self) -> Sequence[tuple[int, Line]]:
        """The sections."""
        return [(place, (one, of, found)) for place, one, of, found in self.record.lines()]

    def drawn(self, line: Line) -> Drawn:
        """A section."""
        section, weight, found = line
        told = words.marked(found) if found else ""
        return Drawn([[words.result(weight, found)], words.section(section, weight), told])

    def named(self, line: Line) -> str:
        """What is looked at."""
        return words.section(line[0], line[1])

    def told(self, line: Line) -> Iterator[str | Words]:
        """What was marked of it."""
        if line[2] is not None and (said := words.marked(line[2])):
            yield said

    def next(self) -> Words:
        """What a key does now."""
        if self.record.stage is CheckStage.OPEN:
            text = _("Enter in order, 2 something wrong, 3 does not apply.")
            return [(text, Tone.WARN)]
        return [(_("Every section is marked. Esc leads back."), Tone.GOOD)]

    def can(self, action: Action) -> bool:
        """Sections are marked while it is open."""
        return self.record.stage is CheckStage.OPEN or action is actions.BACK

    # What can be marked

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(AS_IS)

    async def act_as_is(self) -> None:
        """All its points."""
        await self.note(contractors.as_is, AsIs())

    async def act_lost(self) -> None:
        """Something is wrong; who has charge on site puts it right."""
        lead = contractors.get(self.record.contractor_id).lead
        await self.ask(Lost, contractors.lose, LOST, {"worker": lead} if lead else {})

    async def act_left_out(self) -> None:
        """It does not apply today."""
        await self.note(contractors.leave_out, LeftOut())

    async def act_give_up(self) -> None:
        """End it without a score."""
        await self.step(GiveUpCheck, contractors.give_up_check, GIVE_UP)
