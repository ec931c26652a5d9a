"""Who pays for each home, from when, and homes that pay a part of a price (T3, $17, $21)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import bills, clock
from store.bills import PARTS, PAYERS, ChargedPart, FromFiles, NewRate, Payer, RateEnded
from tui import register
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_NAME, _REDUCE = "store.bills.rights:NAME_PAYERS", "store.bills.rights:REDUCE_BILLS"
NAME = Action("new", ("ctrl+n",), mark("New payer"), mark("Who pays from a day on."), 4,
              right=_NAME)  # fmt: skip
STRIKE = Action("strike", ("ctrl+k",), mark("Strike out"), mark("Entered by mistake."), 9,
                right=_NAME)  # fmt: skip
FROM_FILES = Action("from_files", ("ctrl+o",), mark("From files"),
                    mark("The owners on file, where nobody is named."), 5, right=_NAME)  # fmt: skip
PART = Action("part", ("ctrl+r",), mark("Part of price"),
              mark("It is charged a part of a price, or nothing, for a time."), 6,
              right=_REDUCE)  # fmt: skip
END_PART = Action("end_part", ("ctrl+e",), mark("End the part"),
                  mark("From a day on the whole price again."), 8, right=_REDUCE)  # fmt: skip


class PayersScreen(RegisterScreen[Payer]):
    """The payers by home."""

    SCOPE = "payers"
    TITLE = mark("Payers")
    REGISTER = PAYERS
    HELP = mark(
        "Who pays for a home and from which day: the first one from the day of the move-in notice."
        " A new one follows the one before, whose debts stay theirs. {from_files} takes the owners"
        " on file for all homes that have nobody."
    )
    MORE = (FROM_FILES, PART, END_PART)
    FOLLOWS = ("charged_part",)
    VIEWS: ClassVar[tuple[View[Payer], ...]] = (
        View(mark("now"), lambda one: one.pays_on(clock.today())),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Payer], ...]] = (
        Do("named", NAME, bills.name_payer, lambda one: {"home": one.home_id}),
        Do("struck", STRIKE, bills.strike),
    )

    def things(self, typed: str) -> Sequence[Payer]:
        """Payers by home and name."""
        return bills.payers_listed(typed)

    def columns(self) -> Sequence[Column]:
        """Home, who, as what, from when until when."""
        return [
            Column(_("Home"), 10),
            Column(_("Payer"), 16, flex=True),
            Column(_("Pays"), 10),
            Column(_("From"), 10),
            Column(_("Until the day"), 10),
        ]

    def drawn(self, one: Payer) -> Drawn:
        """A payer as a line."""
        until = one.until.isoformat() if one.until else ""
        tone = Tone.PLAIN if one.pays_on(clock.today()) else Tone.FAINT
        cells = (one.home, one.name or "-", label(one.standing), one.since.isoformat(), until)
        return Drawn(cells, " ", tone)

    def named(self, one: Payer) -> str:
        """Home, name, as what, from when."""
        return f"{one.home}  {one.name}  {label(one.standing)}  {one.since.isoformat()}"

    def full(self, one: Payer) -> Iterator[str | Words]:
        """The parts of prices that the home is charged; what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield from map(_told, bills.parts_of(one.home_id))
        yield from rest

    def can(self, action: Action) -> bool:
        """Taking the owners needs nobody pointed at; a part to end has to hold."""
        one = self.rows.current
        if action is FROM_FILES:
            return True
        if action is END_PART:
            return one is not None and bool(_open_parts(one))
        return super().can(action)

    async def act_from_files(self) -> None:
        """Let the owners on file pay where nobody is named."""
        told = _(": ").join((_(FROM_FILES.title), _(FROM_FILES.help)))
        form = Form(FromFiles, told, self.app.writes(bills.name_owners), draft="payers/from_files")
        count = await self.app.ask(form)
        if count is not None:
            self.load()
            self.say(_("{n} homes have a payer now.").format(n=f"{count:,}"), Tone.GOOD)

    async def act_part(self) -> None:
        """Let the home be charged a part of a price."""
        one = self.rows.current
        if one is not None:
            told = _(": ").join((_(PART.title), _(PART.help)))
            initial = {"home": one.home_id}
            form = Form(
                NewRate,
                told,
                self.app.writes(bills.agree_part),
                initial=initial,
                draft="payers/part",
            )
            part = await self.app.ask(form)
            self._said(part)

    async def act_end_part(self) -> None:
        """Let the part that holds end."""
        one = self.rows.current
        for held in _open_parts(one) if one else []:
            told = _(": ").join((_(END_PART.title), _(END_PART.help)))
            form = Form(
                RateEnded,
                told,
                self.app.writes(bills.end_part, held.id),
                heading=[_told(held)],
                draft="",
                about=f"{PARTS.thing}:{held.id}",
            )
            part = await self.app.ask(form)
            self._said(part)

    def _said(self, part: ChargedPart | None) -> None:
        if part is not None:
            self.load()
            self.say(_("On record: {what}.").format(what=_told(part)), Tone.GOOD)


def _open_parts(one: Payer) -> list[ChargedPart]:
    return [part for part in bills.parts_of(one.home_id) if part.until is None]


def _told(part: ChargedPart) -> str:
    told = _("{item} at {rate}% of the price, {since} to {until}")
    return told.format(
        item=part.item,
        rate=f"{part.rate / 100:g}",
        since=part.since.isoformat(),
        until=part.until.isoformat() if part.until else _("no end yet"),
    )


async def begin(desk: Host, home_id: int, _person_id: int | None) -> None:
    """Say who pays for a home from a day on."""
    await register.begin(desk, PayersScreen, {"home": home_id})
