"""The loans and bookings of a thing, and what is done with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from store import affairs
from store.affairs import LOANS, SEAL_BOOK, VEHICLE_BOOK, Asset, Kind, Loan, LoanStage
from tui.affairs import words
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing import preview
from tui.register import Do, OfOne
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

BEGIN = Action("loan_new", ("ctrl+n",), mark("Use, lend, book"), mark("From when to when."), 4)
SEAL = Action("seal_use", (), mark("Seal a paper"), mark("What, how many, who agrees."))
OUT = Action("seal_out", ("ctrl+r",), mark("Take a seal out"), mark("By two, let go."), 5)
DRIVE = Action("loan_drive", (), mark("Lend the vehicle"), mark("From when to when."))
MEET = Action("loan_meet", (), mark("Book the room"), mark("From when to when."))
AGREE = Action(
    "loan_agree", ("ctrl+o",), mark("It may go"), mark("Somebody in charge lets it go."), 6,
    right="store.affairs.rights:LET_OUT",
)  # fmt: skip
TAKE = Action("loan_take", ("ctrl+g",), mark("Goes out"), mark("With what it shows."), 7)
BACK = Action("loan_back", ("ctrl+t",), mark("Is back"), mark("And how."), 8)
LONGER = Action("loan_longer", ("ctrl+e",), mark("Extend the loan"), mark("Or shorter."), 9)
OFF = Action("loan_off", ("ctrl+k",), mark("Call the loan off"), mark("Nobody has it then."), 10)
FIRSTS = {
    Kind.SEAL: (SEAL, OUT),
    Kind.VEHICLE: (DRIVE,),
    Kind.ROOM: (MEET,),
}
_OPEN = (LoanStage.ASKED, LoanStage.BOOKED, LoanStage.OUT)


def _until(one: Loan) -> Mapping[str, object]:
    return {"until": one.until}


class LoansScreen(OfOne[Loan]):
    """The loans of a thing, the newest on top."""

    SCOPE = "affairs_loans"
    TITLE = mark("Loans and bookings")
    REGISTER = LOANS
    BEGINNINGS = 4
    HELP = mark(
        "Who has it from when to when: one may begin as the other ends, never two at once. A seal"
        " that is taken out needs two and the word of somebody in charge; a vehicle leaves and"
        " comes back with its kilometres. A room's booking ends by itself."
    )
    MORE = (BEGIN,)
    SHEETS = (SEAL_BOOK, VEHICLE_BOOK)
    VIEWS: ClassVar[tuple[View[Loan], ...]] = (
        View(mark("all")),
        View(mark("open"), lambda one: one.stage in _OPEN),
    )
    STEPS: ClassVar[tuple[Do[Loan], ...]] = (
        Do("used", SEAL, affairs.use_seal),
        Do("asked", OUT, affairs.take_seal),
        Do("driven", DRIVE, affairs.drive),
        Do("met", MEET, affairs.meet),
        Do("agreed", AGREE, affairs.agree),
        Do("taken", TAKE, affairs.take),
        Do("returned", BACK, affairs.bring_back),
        Do("extended", LONGER, affairs.extend, _until),
        Do("called_off", OFF, affairs.call_off),
    )

    def __init__(self, of: Asset) -> None:
        self.kind = of.kind
        super().__init__(of)

    def things(self, typed: str) -> Sequence[Loan]:
        """Its loans by number, who and what."""
        return affairs.of_asset(self.of.id, typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it is late by itself."""
        return [
            Column(_("State"), 10),
            Column(_("From - until"), 23),
            Column(_("Whom for"), 10),
            Column(_("What for"), 12, flex=True),
            Column(_("Number of"), 7, right=True),
        ]

    def drawn(self, one: Loan) -> Drawn:
        """A loan as a line."""
        km = f"{one.km_back - (one.km_out or 0)} km" if one.km_back is not None else ""
        cells: list[str | Words] = [
            [words.stands(one)],
            *(words.span(one), one.who, one.what, str(one.copies or "") or km),
        ]
        tone = Tone.PLAIN if one.stage in (*_OPEN, LoanStage.USED) else Tone.FAINT
        return Drawn(cells, mark="*" if one.stage is LoanStage.ASKED else " ", tone=tone)

    def named(self, one: Loan) -> str:
        """Number, thing, who, and how it stands."""
        return "  ".join((one.number, one.name, one.who, words.stands(one)[0]))

    def full(self, one: Loan) -> Iterator[str | Words]:
        """When, with whom, where to; what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield "  ".join(filter(None, (label(one.way), words.span(one), one.other, one.whither)))
        yield from rest

    def can(self, action: Action) -> bool:
        """What fits the kind of thing."""
        if action is BEGIN:
            return True
        begins = [do.action for do in self.STEPS[: self.BEGINNINGS]]
        if action in begins and action not in FIRSTS.get(self.kind, ()):
            return False
        return super().can(action) and not (action is TAKE and self.kind is Kind.ROOM)

    def empty(self) -> str:
        """How one begins."""
        return _("Nobody has it. {title}: {key}.").format(
            title=_(FIRSTS[self.kind][0].title), key=BEGIN.spelled
        )

    def form(
        self, desk: Host, do: Do[Loan], thing: Loan | None,
        initial: Mapping[str, object] | None = None,
    ) -> Form[Any, Loan]:  # fmt: skip
        """What is lent at the desk is mostly for who is signed in."""
        who = {"who": desk.signed_in.name} if thing is None else {}
        return super().form(desk, do, thing, who | dict(initial or {}))

    def titled(self, action: Action) -> Action:
        """What begins is called by the kind of thing."""
        begins = action.id == BEGIN.id
        named = replace(action, title=FIRSTS[self.kind][0].title) if begins else action
        return super().titled(named)

    async def act_loan_new(self) -> None:
        """Begin what the kind of thing is mostly for."""
        self.perform(FIRSTS[self.kind][0])

    def _sheets(self) -> list[preview.Asked]:
        kinds = {Kind.SEAL: SEAL_BOOK, Kind.VEHICLE: VEHICLE_BOOK}
        return [(kinds[self.kind], self.of.subject)] if self.kind in kinds else []
