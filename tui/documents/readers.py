"""Who reads a letter: the copy given, signed and back, one after the other (O21)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from store import clock, documents
from store.documents import PASSING, READERS, LetterIn, PassRound, Reader, ReaderStage
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

LIST = Action("readers_list", ("ctrl+n",), mark("Add readers"), mark("By turns, as typed."), 4)
GIVE = Action("reader_give", ("ctrl+t",), mark("Give copy"), mark("They have it from now on."), 5)
BACK = Action("reader_back", ("ctrl+r",), mark("Signed, back"), mark("On paper, or by PIN."), 6)
LEAVE_OUT = Action("reader_out", ("ctrl+x",), mark("Leave reader out"), mark("With the reason."), 9)


class ReadersScreen(RegisterScreen[Reader]):
    """The readers of a letter, in their order."""

    SCOPE = "letter_readers"
    TITLE = mark("Passing round")
    REGISTER = READERS
    HELP = mark(
        "The copy goes from one to the next: {reader_give} gives it, {reader_back} notes that it"
        " was signed and is back. Who signs by PIN types their own staff number and PIN."
    )
    VIEWS: ClassVar[tuple[View[Reader], ...]] = (View(mark("all")),)
    STEPS: ClassVar[tuple[Do[Any], ...]] = (
        Do("listed", LIST, documents.pass_round),
        Do("given", GIVE, documents.give),
        Do("back", BACK, documents.take_back),
        Do("left_out", LEAVE_OUT, documents.leave_out),
    )

    def __init__(self, of: LetterIn) -> None:
        self.of = of
        super().__init__()

    def things(self, typed: str) -> Sequence[Reader]:
        """Its readers by name."""
        return [one for one in documents.readers_of(self.of.id) if typed in one.reader]

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost."""
        return [
            Column(_("State"), 16),
            Column(_("Reader"), 14, flex=True),
            Column(_("Given on"), 10),
            Column(_("Back by"), 10),
            Column(_("Signed as read"), 10),
            Column(_("Signed how"), 14),
        ]

    def drawn(self, one: Reader) -> Drawn:
        """A reader as a line."""
        late = one.late(clock.today())
        days = (one.given_on, one.due_on, one.read_on)
        state: Words = [(label(one.stage), Tone.ALARM if late else Tone.PLAIN)]
        told = (day.isoformat() if day else "" for day in days)
        how = label(one.signed) if one.signed else ""
        return Drawn((state, one.reader, *told, how), mark="!" if late else " ")

    def named(self, one: Reader) -> str:
        """The letter, and who reads it."""
        return "  ".join((self.of.number, one.reader, label(one.stage)))

    def best(self, things: Sequence[Reader], typed: str) -> Reader | None:
        """Who has the copy, or comes next."""
        order = (ReaderStage.OUT, ReaderStage.LISTED)
        for stage in order:
            for one in things:
                if one.stage is stage:
                    return one
        return super().best(things, typed)

    def form(
        self,
        desk: Any,
        do: Do[Any],
        thing: Reader | None,
        initial: Mapping[str, object] | None = None,
    ) -> Form[Any, Any]:
        """The form of a step; the first one lists readers of the letter."""
        if thing is not None:
            return super().form(desk, do, thing, initial)
        return Form(
            PassRound,
            _(": ").join((_(do.action.title), self.of.title)),
            desk.writes(do.operation, self.of.id),
            draft=f"{self.SCOPE}/{do.action.id}:{self.of.id}",
            about=self.of.subject,
        )

    async def act_readers_list(self) -> None:
        """List who reads it; whoever comes first is pointed at."""
        if await self.app.ask(self.form(self.app, self.STEPS[0], None)) is not None:
            self.load()
            self.say(_("On record: {what}.").format(what=self.of.title), Tone.GOOD)

    def _heading(self, counts: Any) -> Words:
        return [*super()._heading(counts), f"  {self.of.number} {self.of.title}"]

    def _sheets(self) -> list[Any]:
        return [(PASSING, self.of.subject)]
