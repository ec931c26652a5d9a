"""The things of the sales site: lent, used up, standing in the show flat (S11, S12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import salesvisit
from store.salesvisit import THINGS, Kept, Thing, ThingKind
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Words
from tui.widgets.rows import Column, Drawn

_KEEP = "store.rights:KEEP_THE_SITE"
NEW = Action("thing_new", ("ctrl+n",), mark("New thing"), mark("It is kept here."), 4, right=_KEEP)
CAME = Action("thing_came", ("ctrl+o",), mark("Some came in"), mark("So many more are there."), 5)
CHANGE = Action(
    "thing_change", ("ctrl+e",), mark("Put it right"), mark("Its name, how many."), 6, right=_KEEP
)
GONE = Action(
    "thing_gone", ("ctrl+k",), mark("Not kept more"), mark("It leaves the list."), 7, right=_KEEP
)


class ThingsScreen(RegisterScreen[Thing]):
    """What there is, what is out, what is to be bought."""

    SCOPE = "sales_things"
    TITLE = mark("Things of the site")
    REGISTER = THINGS
    HELP = mark("What is lent to guests, used up, or stands in the show flat and is counted.")
    FOLLOWS = ("sales_party",)
    VIEWS: ClassVar[tuple[View[Thing], ...]] = (
        View(mark("kept"), lambda one: one.stage is Kept.KEPT),
        View(mark("to lend"), lambda one: one.kind is ThingKind.LENT),
        View(mark("in the flat"), lambda one: one.kind is ThingKind.FLAT),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Thing], ...]] = (
        Do("entered", NEW, salesvisit.enter_thing),
        Do("came", CAME, salesvisit.receive),
        Do("changed", CHANGE, salesvisit.change_thing, lambda one: dict(vars(one))),
        Do("given_up", GONE, salesvisit.give_up_thing),
    )

    def things(self, typed: str) -> Sequence[Thing]:
        """By number and name."""
        found = THINGS.table.read("ORDER BY sales_thing.code, sales_thing.id")
        wanted = typed.casefold()
        return [one for one in found if wanted in f"{one.code} {one.name}".casefold()]

    def columns(self) -> Sequence[Column]:
        """Which, how many, how many out."""
        return [
            Column(_("No."), 4),
            Column(_("Thing"), 16, flex=True),
            Column(_("Sort of thing"), 20),
            Column(_("There are"), 8, right=True),
            Column(_("Lent out"), 6, right=True),
            Column(_("At least"), 8, right=True),
        ]

    def drawn(self, one: Thing) -> Drawn:
        """A thing as a line."""
        few = bool(one.least) and one.total < one.least
        cells: list[str | Words] = [
            *(str(one.code), one.name, label(one.kind), f"{one.total} {one.unit}"),
            *(str(one.lent or ""), str(one.least or "")),
        ]
        return Drawn(cells, mark="!" if few else "*" if one.lent else " ")

    def named(self, one: Thing) -> str:
        """Number and name."""
        return f"{one.code} {one.name}"

    def full(self, one: Thing) -> Iterator[str | Words]:
        """Whom it is out with, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        for loan in salesvisit.out():
            if loan.thing_id == one.id:
                party = salesvisit.get(loan.party_id)
                yield _("{n} with party {group} {name}").format(
                    n=loan.quantity, group=party.group, name=party.name
                )
        yield from rest

    async def act_thing_gone(self) -> None:
        """It leaves the list."""
        if (one := self.rows.current) is not None:
            await self.app.desk(salesvisit.give_up_thing, one.id, by=self.app.signed_in)
            self.load()
