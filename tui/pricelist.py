"""The price list: what may be charged, its rates, and why a home's figure is what it is (CT3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, money, pricelist
from store.pricelist import (
    ITEMS,
    PRICE_LIST,
    SERVICES,
    Item,
    Kind,
    Rate,
    Reckoned,
    Reckoning,
    Stage,
    Terms,
    Where,
)
from store.rights import READ_MONEY
from tui.answers import Answers
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("New item"), mark("Something more may be charged."), 4)
PRICE = Action("price", ("ctrl+r",), mark("New price"), mark("A rate from a day on."), 5)
UNPRICE = Action(
    "unprice", ("ctrl+u",), mark("Take price back"), mark("The rate that lies ahead."), 9
)
TERMS = Action(
    *("terms", ("ctrl+o",), mark("Terms")),
    mark("Least price, call-out, warranty, what is not in it."),
    7,
)
CORRECT = Action("correct", ("ctrl+e",), mark("Correct"), mark("Put right how it is worded."), 8)
END = Action("end", ("ctrl+k",), mark("End"), mark("It is charged no more after a day."), 10)
RECKON = Action(
    "reckon", ("ctrl+t",), mark("Work out"), mark("What a home pays of it, and why."), 6,
    right=READ_MONEY,
)  # fmt: skip


def _newest(one: Item) -> Mapping[str, object]:
    """What a new rate begins with: as the newest is, but for what has to be said anew."""
    for rate in pricelist.rates(one.id):
        same = ("unit", "building", "pricing", "basis")
        figures = {"price": money.PRICE, "base": money.PRICE, "up": 2, "down": 2}
        typed = {
            name: money.measure_text(value, decimals)
            for name, decimals in figures.items()
            if (value := getattr(rate, name)) is not None
        }
        return {name: getattr(rate, name) for name in same} | typed | {"where": rate.homes}
    return {}


def _newest_terms(one: Item) -> Mapping[str, object]:
    """What new terms begin with: as the newest are, but for the days."""
    ahead = pricelist.terms_to_come(one.id, clock.today())
    terms = ahead[-1] if ahead else pricelist.terms_of(one.id, clock.today())
    if terms is None:
        return {}
    sums = {name: money.text(getattr(terms, name), grouped=False) for name in _SUMS}
    same = {name: getattr(terms, name) for name in ("excluded", "warranty", "cancelling")}
    return sums | same


_SUMS = ("minimum", "call_out", "surcharge")


class PriceListScreen(RegisterScreen[Item]):
    """The items, as they are posted."""

    SCOPE = "pricelist"
    TITLE = mark("Price list")
    REGISTER = ITEMS
    HELP = mark(
        "What may be charged, and at which rates. No rate is ever changed: a new one follows it"
        " from a day on. {reckon} tells what a home pays of an item, step by step, to be read out."
    )
    LISTS = ((PRICE_LIST, "pricelist:posted"), (SERVICES, "pricelist:services"))
    MORE = (RECKON,)
    VIEWS: ClassVar[tuple[View[Item], ...]] = (
        View(mark("on the list"), lambda one: one.stage is Stage.LISTED),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Item], ...]] = (
        Do("entered", ENTER, pricelist.enter),
        Do("priced", PRICE, pricelist.price, _newest),
        Do("served", TERMS, pricelist.serve, _newest_terms),
        Do("corrected", CORRECT, pricelist.correct, vars),
        Do("unpriced", UNPRICE, pricelist.unprice),
        Do("ended", END, pricelist.end),
    )

    def things(self, typed: str) -> Sequence[Item]:
        """Items by code and name, in the list's order."""
        ended = ITEMS.table.read("WHERE price_item.stage = ?", Stage.ENDED)
        wanted = typed.casefold()
        found = [*pricelist.listed(), *ended]
        return [one for one in found if wanted in f"{one.number} {one.name}".casefold()]

    def columns(self) -> Sequence[Column]:
        """Code, name, how it is billed, and what it costs today."""
        return [
            Column(_("Code"), 8),
            Column(_("Item"), 14, flex=True),
            Column(_("Way of billing"), 10),
            Column(_("Price"), 13, right=True),
            Column(_("Unit of the price"), 9),
            Column(_("To come"), 10),
        ]

    def drawn(self, one: Item) -> Drawn:
        """An item as a line."""
        today = clock.today()
        now, ahead = pricelist.in_force(one, today), pricelist.to_come(one, today)
        price, unit = _prices(now), now[0].unit if now else ""
        begins = ahead[0].since.isoformat() if ahead else ""
        lacks = one.stage is Stage.LISTED and not now
        cells = (one.number, one.name, label(one.way), price, unit, begins)
        return Drawn(cells, "!" if lacks else " ", Tone.WARN if lacks else Tone.PLAIN)

    def named(self, one: Item) -> str:
        """Code, name and kind."""
        return f"{one.number}  {one.name}  {label(one.kind)}"

    def full(self, one: Item) -> Iterator[str | Words]:
        """What is done for it, each rate with its basis, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield _("{content}  from: {begins}  first month: {convention}  {belongs}").format(
            content=one.content,
            begins=one.begins,
            convention=label(one.convention),
            belongs=label(one.belongs),
        )
        today = clock.today()
        for rate in (*pricelist.in_force(one, today), *pricelist.to_come(one, today)):
            yield _rate(rate)
        if terms := pricelist.terms_of(one.id, today):
            yield from _terms(terms)
        yield from rest

    def can(self, action: Action) -> bool:
        """Only a paid service has terms."""
        one = self.rows.current
        if action is TERMS and (one is None or one.kind is not Kind.SERVICE):
            return False
        return super().can(action)

    async def act_reckon(self) -> None:
        """Ask for the home, and say what it comes to."""
        item = self.rows.current
        if item is None:
            return

        async def work_out(given: Reckoned) -> Reckoning:
            return pricelist.reckon(item, given)

        told = _(": ").join((_(RECKON.title), _(RECKON.help)))
        found = await self.app.ask(
            Form(Reckoned, told, work_out, heading=[self.named(item)], draft="")
        )
        if found is not None:
            self.say(_told(found), Tone.GOOD)


def _prices(now: Sequence[Rate]) -> str:
    return " / ".join(dict.fromkeys(_yuan(one.price) for one in now)) or "-"


def _yuan(price: int) -> str:
    """At least to the fen, as prices are read."""
    told = money.text(price, money.PRICE)
    return told.removesuffix("00") if told.endswith("00") else told.rstrip("0")


def _rate(rate: Rate) -> str:
    homes = " ".join(
        filter(None, (label(rate.homes) if rate.homes is not Where.ALL else "", rate.building))
    )
    told = _("{price} {unit}  {homes}  from {since}, posted {posted}  {pricing}, {basis}")
    return told.format(
        price=money.measure_text(rate.price, money.PRICE),
        unit=rate.unit,
        homes=homes or label(Where.ALL),
        since=rate.since.isoformat(),
        posted=rate.posted.isoformat(),
        pricing=label(rate.pricing),
        basis=rate.basis,
    )


def _terms(terms: Terms) -> Iterator[str]:
    """What the list says of a service besides its price (W10)."""
    told = _("not in it: {excluded}  least {minimum}  call-out {call_out}  night {surcharge} %")
    sums = {name: money.measure_text(getattr(terms, name), 2) for name in _SUMS}
    yield told.format(excluded=terms.excluded, **sums)
    yield _("warranty {warranty} days  when called off: {cancelling}  from {since}").format(
        warranty=terms.warranty, cancelling=label(terms.cancelling), since=terms.since.isoformat()
    )


def _told(found: Reckoning) -> str:
    """Step by step, as it is read out."""
    price = money.measure_text(found.rate.price, money.PRICE)
    by = f"{money.area_text(found.measure)} m² × {price}" if found.decimals else price
    told = _("{home}: {by} = {month} yuan a month").format(
        home=found.home, by=by, month=money.text(found.month)
    )
    if found.first is None:
        return told
    share, amount = found.first
    first = _("first month {share}: {amount}").format(
        share=share.words or _("whole") if share.months else _("nothing"), amount=money.text(amount)
    )
    return f"{told}{_('; ')}{first}"


ANSWERS = Answers(
    drafts=drafts(PriceListScreen),
    place=lambda number: pricelist.get(number).number,
)
