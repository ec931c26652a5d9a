"""The drinks: how each stands today, in one word, and what is left of it (C7, C13)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import cafe
from store.cafe import DRINKS, MENU_TODAY, Drink, Entry, Kept, Word
from tui.cafe import words
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing.preview import print_one
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_KEEP = "store.rights:KEEP_THE_CAFE"
ENTER = Action(
    "drink_new", ("ctrl+n",), mark("New drink"), mark("It goes on the menu."), 8, right=_KEEP
)
SET = Action("drink_set", ("ctrl+t",), mark("How it stands"), mark("Special, few, missing."), 4)
RECEIVED = Action("drink_in", ("ctrl+o",), mark("Came in"), mark("So many more are there."), 5)
WASTED = Action("drink_waste", ("ctrl+w",), mark("Spoiled"), mark("So many fewer are there."), 6)
CHANGE = Action(
    "drink_change", ("ctrl+e",), mark("Its card"), mark("What is on it."), 9, right=_KEEP
)
GIVE_UP = Action("drink_off", ("ctrl+k",), mark("Off the menu"), mark("For good."), 10, right=_KEEP)
TODAY = Action("cafe_menu", ("f9",), mark("Print"), mark("The drinks of the day."), 7)


class DrinksScreen(RegisterScreen[Drink]):
    """The menu, specials first, what is not to be had at the end (Q94)."""

    SCOPE = "drinks"
    TITLE = mark("Drinks")
    REGISTER = DRINKS
    HELP = mark(
        "The drinks. How each stands is one word: special, available, last few, or not to be had,"
        " with why. Type a number or a name to narrow the list."
    )
    FOLLOWS = ("cafe_order", "cafe_day")
    MORE = (TODAY,)
    VIEWS: ClassVar[tuple[View[Drink], ...]] = (
        View(mark("on the menu"), lambda one: one.stage is Kept.KEPT),
        View(mark("stock counted"), lambda one: one.stage is Kept.KEPT and one.counted),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Drink], ...]] = (
        Do("entered", ENTER, cafe.enter_drink),
        Do("set", SET, cafe.set_word),
        Do("received", RECEIVED, cafe.receive),
        Do("wasted", WASTED, cafe.waste),
        Do("changed", CHANGE, cafe.change_drink, lambda one: dict(vars(one))),
        Do("given_up", GIVE_UP, cafe.give_up_drink),
    )

    def things(self, typed: str) -> Sequence[Drink]:
        """By number and name; as the menu of the day has them."""
        day = cafe.running()
        self._menu = cafe.entries(day.id) if day else {}
        first = [one for one, _entry in cafe.listed(day.id)] if day else []
        there = {one.id for one in first}
        rest = DRINKS.table.read("ORDER BY drink.code, drink.id")
        found = [*first, *(one for one in rest if one.id not in there)]
        wanted = typed.casefold()
        return [one for one in found if wanted in f"{one.code} {one.name}".casefold()]

    def columns(self) -> Sequence[Column]:
        """How it stands, which, what is left."""
        return [
            Column(_("Today"), 26),
            Column(_("No."), 4),
            Column(_("Drink"), 14, flex=True),
            Column(_("Kind"), 10),
            Column(_("In stock"), 6, right=True),
        ]

    def drawn(self, one: Drink) -> Drawn:
        """A drink as a line."""
        entry = self._menu.get(one.id)
        gone = entry is not None and entry.word is Word.MISSING
        told: Words = [(words.word(entry) if entry else "-", Tone.FAINT if gone else Tone.PLAIN)]
        left = str(entry.stock) if entry is not None and one.counted else ""
        sign = "-" if gone else "*" if entry and entry.word is Word.SPECIAL else " "
        cells: list[str | Words] = [told, str(one.code), one.name, label(one.kind), left]
        return Drawn(cells, mark=sign)

    def named(self, one: Drink) -> str:
        """Number and name."""
        return f"{one.code} {one.name}"

    def full(self, one: Drink) -> Iterator[str | Words]:
        """Its card (CR23), its stock, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        entry: Entry | None = self._menu.get(one.id)
        if entry is not None:
            yield [(words.word(entry), Tone.WARN)]
        yield _("{ingredients}  {allergens}  {caffeine}  {n} min").format(
            ingredients=one.ingredients or "-",
            allergens=one.allergens,
            caffeine=_("with caffeine") if one.caffeine else _("no caffeine"),
            n=one.minutes,
        )
        if entry is not None and one.counted:
            yield _("begun {begun}, came in {received}, used {used}, spoiled {wasted}").format(
                begun=entry.begun, received=entry.received, used=entry.used, wasted=entry.wasted
            )
        yield from rest

    async def act_cafe_menu(self) -> None:
        """Print the drinks of the day."""
        if (day := cafe.last()) is not None:
            await print_one(self.app, [(MENU_TODAY, f"cafe_day:{day.id}")])
