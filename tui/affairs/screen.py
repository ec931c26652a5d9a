"""What the office keeps: who has it, how much is left, what is below its minimum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import affairs
from store.affairs import ASSET_COUNT, ASSETS, Asset, Begin, Kind, Stage
from tui.affairs import words
from tui.affairs.counting import Counting, RecordPage
from tui.affairs.loans import FIRSTS, LoansScreen
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.printing import preview
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_KEEPS = "store.affairs.rights:KEEP_ASSETS"
LOANS = Action("asset_loans", ("ctrl+t",), mark("Use, lend, book"), mark("Who has it when."), 4)
ISSUE = Action(
    "asset_issue", ("ctrl+d",), mark("Give out supplies"), mark("Supplies that are taken."), 5
)
STOCK = Action("asset_stock", ("ctrl+u",), mark("Stock came in"), mark("Supplies that came."), 6)
HAND = Action(
    "asset_hand", ("ctrl+g",), mark("Hand on to another"), mark("To another keeper, by PIN."), 7
)
COUNT = Action("asset_count", ("ctrl+o",), mark("Count things"), mark("Blind, as keys are."), 8)
COUNTS = Action("asset_counts", (), mark("Past counts"), mark("What was counted and signed."))
NEW = Action("new", ("ctrl+n",), mark("New thing"), mark("Put it on the list."), 9, right=_KEEPS)
CHANGE = Action(
    "asset_change", ("ctrl+e",), mark("Correct"), mark("Put right what the list says."), 10,
    right=_KEEPS,
)  # fmt: skip
FIND = Action("asset_find", (), mark("Is there again"), mark("What was not found."))
DROP = Action(
    "asset_drop", ("ctrl+k",), mark("Take off the register"), mark("With the reason."), 11,
    right=_KEEPS,
)  # fmt: skip
_MOST = 9
_SHOWN = 3


class AffairsScreen(RegisterScreen[Asset]):
    """Seals, vehicles, rooms, supplies, assets."""

    SCOPE = "affairs"
    TITLE = mark("Administrative affairs")
    REGISTER = ASSETS
    HELP = mark(
        "Each line says whether a thing is free, who has it, or how much of it is left. Enter or"
        " {asset_loans}: seal a paper, lend a vehicle, book a room. {asset_issue} and {asset_stock}"
        " are for supplies; {asset_count} counts it all without what the list says."
    )
    MORE = (LOANS, COUNT, COUNTS)
    LISTS = ((ASSET_COUNT, "asset_count:0"),)
    FOLLOWS = ("asset_loan", "asset_count")
    VIEWS: ClassVar[tuple[View[Asset], ...]] = (
        View(mark("kept"), lambda one: one.stage is not Stage.OFF),
        View(mark("seals, vehicles"), lambda one: one.kind in (Kind.SEAL, Kind.VEHICLE)),
        View(mark("rooms"), lambda one: one.kind is Kind.ROOM),
        View(mark("supplies"), lambda one: one.kind is Kind.SUPPLY),
        View(mark("below minimum"), lambda one: one.low),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Asset], ...]] = (
        Do("entered", NEW, affairs.enter),
        Do("issued", ISSUE, affairs.issue),
        Do("stocked", STOCK, affairs.stock),
        Do("handed", HAND, affairs.hand),
        Do("changed", CHANGE, affairs.change, vars),
        Do("found", FIND, affairs.find),
        Do("dropped", DROP, affairs.drop),
    )

    def things(self, typed: str) -> Sequence[Asset]:
        """Things by number, name, plate, place and keeper."""
        return affairs.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it is late by itself."""
        return [
            Column(_("State"), 22),
            Column(_("Thing"), 16, flex=True),
            Column(_("Plate or mark"), 11),
            Column(_("Lies at"), 10),
            Column(_("Kept by"), 9),
        ]

    def drawn(self, one: Asset) -> Drawn:
        """A thing as a line."""
        state = words.state(one)
        sign = "!" if state[1] is Tone.ALARM else " "
        cells: list[str | Words] = [[state], one.name, one.code, one.place, one.keeper]
        return Drawn(cells, mark=sign, tone=Tone.FAINT if one.stage is Stage.OFF else Tone.PLAIN)

    def named(self, one: Asset) -> str:
        """Number, name and mark."""
        return "  ".join(filter(None, (one.number, one.name, one.code)))

    def full(self, one: Asset) -> Iterator[str | Words]:
        """Its kind, how it stands, its loans; what was recorded."""
        first, *rest = super().full(one)
        yield first
        least = _("at least {n}").format(n=one.minimum) if one.minimum else ""
        km = f"{one.km} km" if one.km else ""
        yield [label(one.kind), "  ", words.state(one), "  ".join(("", least, km)).rstrip()]
        for loan in affairs.open_of(one.id)[:_SHOWN]:
            yield words.loan(loan)
        yield from rest

    def point(self, key: object) -> None:
        """Go to a thing, to that of a loan, or into the count that is under way."""
        thing, _colon, number = str(key).rpartition(":")
        if thing == "asset_count":
            self.perform(COUNT)
            return
        super().point(affairs.loan(int(number)).asset_id if thing == "asset_loan" else key)

    def can(self, action: Action) -> bool:
        """Supplies come and go, the rest is lent, and an asset is only handed on."""
        one = self.rows.current
        if action in (COUNT, COUNTS):
            return True
        if action is LOANS:
            return one is not None and one.kind in FIRSTS and one.stage is not Stage.OFF
        if action in (ISSUE, STOCK):
            return one is not None and one.kind is Kind.SUPPLY and super().can(action)
        return super().can(action)

    async def act_asset_loans(self) -> None:
        """Its loans."""
        if self.rows.current is not None:
            await self.app.ask(LoansScreen(self.rows.current))
            self.load()

    async def act_asset_count(self) -> None:
        """Begin to count, or go on with the count that is under way."""
        found = affairs.current()
        if found is None:
            title = _(": ").join((_(COUNT.title), _(COUNT.help)))
            submit = self.app.writes(affairs.begin_count)
            found = await self.app.ask(Form(Begin, title, submit, draft="affairs/begin_count"))
        if found is not None:
            await self.app.ask(Counting(found))
            self.load()

    async def act_asset_counts(self) -> None:
        """Read a count that has ended."""
        ended = {
            Action(
                f"count{one.id}", (), f"{clockface.moment(one.begun_at)} {label(one.stage)}",
                f"{one.counted}/{one.things}",
            ): one
            for one in affairs.counts(_MOST)
            if one.ended_at is not None
        }  # fmt: skip
        chosen = await self.app.ask(Menu(_(COUNTS.title), list(ended)))
        if chosen is not None:
            await self.app.ask(RecordPage(affairs.count_of(ended[chosen].id)))

    def _sheets(self) -> list[preview.Asked]:
        return list(self.LISTS)
