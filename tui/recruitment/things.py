"""What is handed out at the start and asked for again at leaving: a digit a line (O12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import recruitment
from store.recruitment import Handing, Line, Stage, asks, handing
from tui.language import _, mark
from tui.language.labels import label
from tui.noting import NotingScreen
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

WELL = Action("thing_well", ("enter", "space"), mark("Handed on"), mark("Handed out, or back."), 3)
AMISS = Action("thing_amiss", ("ctrl+e",), mark("Not so"), mark("Not needed, or missing."), 4)


class ThingsScreen(NotingScreen[Handing, Line]):
    """The things of somebody who begins, or who leaves."""

    SCOPE = "issued_things"
    ACTIONS: ClassVar[tuple[Action, ...]] = (WELL, AMISS, actions.BACK)
    HELP = mark(
        "Enter or 1: the thing is handed out, or back in order, and signed for; on to the next. 2:"
        " it is not needed; when somebody leaves, it is missing, and what was agreed about it."
    )
    DIGITS: ClassVar = {"1": WELL, "2": AMISS}

    @property
    def leaves(self) -> bool:
        """Whether it is gone through because somebody leaves."""
        return self.record.application.stage in (Stage.LEAVING, Stage.LEFT)

    def read(self) -> Handing:
        """The things as they stand now."""
        return handing.of(recruitment.get(self.record.id))

    def heading(self) -> Words:
        """Whose they are, and how many are left."""
        one, left = self.record.application, len(self.record.left)
        title = _("Handing over") if self.leaves else _("Handing out")
        told = _("{left} of {all} left").format(left=left, all=len(self.record.lines))
        return [" ", (title, Tone.TITLE), f"  {one.number}  {one.name}  {one.post}  ", told]

    def columns(self) -> Sequence[Column]:
        """What became of it, and the thing."""
        return [
            Column(_("State"), 12),
            Column(_("Thing"), 30),
            Column(_("Remark"), 20, flex=True),
        ]

    def lines(self) -> Sequence[tuple[int, Line]]:
        """The things."""
        return [(line.place, line) for line in self.record.lines]

    def drawn(self, line: Line) -> Drawn:
        """A thing."""
        state = label(line.result) if line.result else ""
        amiss = line.result is recruitment.Thing.MISSING
        return Drawn((state, line.what, line.note), mark="!" if amiss else " ")

    def named(self, line: Line) -> str:
        """What it is."""
        return line.what

    def told(self, line: Line) -> Iterator[str | Words]:
        """When it was noted."""
        if line.on_day is not None:
            yield "  ".join(filter(None, (line.on_day.isoformat(), line.note)))

    def next(self) -> Words:
        """What a key does now."""
        if not self.record.left:
            return [(_("Every line is noted. Esc leads back."), Tone.GOOD)]
        text = (
            _("Enter back or handed over, 2 missing.")
            if self.leaves
            else _("Enter handed out and signed for, 2 not needed.")
        )
        return [(text, Tone.WARN)]

    def can(self, action: Action) -> bool:
        """Lines are noted while some are left."""
        return bool(self.record.left) or action is actions.BACK

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(WELL)

    async def act_thing_well(self) -> None:
        """Handed out, or back."""
        done = recruitment.take_back if self.leaves else recruitment.give
        await self.note(done, asks.Noted())

    async def act_thing_amiss(self) -> None:
        """Not needed, or missing: then what was agreed."""
        if self.leaves:
            await self.ask(asks.Missing, recruitment.miss, AMISS)
        else:
            await self.note(recruitment.spare, asks.Noted())
