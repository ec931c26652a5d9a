"""The shops: papers, fronts, breaches, and what can be done with one (I24-I28)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from store import clock, shops
from store.shops import FRONTAGE_WEEK, SHOP_FILE, SHOPS, NewCheck, Shop, Stage
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.shops import breaches, fronts, words
from tui.shops.noting import Checking
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("New shop"), mark("A shop comes in."), 4)
REVIEW = Action(
    "shop_review", ("ctrl+r",), mark("Review papers"), mark("Licence, permits, place, who, what."),
    6,
)  # fmt: skip
LICENCE = Action("shop_licence", ("ctrl+o",), mark("Licence"), mark("As it is printed."), 9)
SIGN = Action(
    "shop_sign", ("ctrl+w",), mark("Document signed"), mark("A document is signed and here."), 10
)
PERMIT = Action("shop_permit", (), mark("Trade permit"), mark("Food, hygiene, medicine, fire."))
TOLD = Action("shop_told", (), mark("Shop tells"), mark("Another trade, name, holder; fit-out."))
CORRECT = Action("correct", ("ctrl+e",), mark("Correct"), mark("Put right what stands here."), 11)
FLUE = Action("shop_flue", (), mark("Flue cleaned"), mark("The kitchen flue was cleaned."))
FOLLOW = Action("shop_follow", (), mark("Seen to"), mark("The licence's renewal is under way."))
CALL = Action("shop_call", (), mark("Call them"), mark("Their phones; that is on record."))
CLOSE = Action("shop_close", ("ctrl+k",), mark("Shop has left"), mark("Its file stays."), 12)


_FILED = tuple(name for name in shops.Correction.model_fields if name not in ("reason", "phone"))


def _as_it_is(one: Shop) -> dict[str, object]:
    return {name: getattr(one, name) for name in _FILED}


def _licence(one: Shop) -> dict[str, object]:
    if not one.licensed:
        return {"address": one.home, "licensee": one.name, "legal": one.operator}
    names = ("code", "licensee", "legal", "scope", "address", "founded")
    return {name: getattr(one, name) for name in names} | {"until": one.licensed_until}


class ShopsScreen(RegisterScreen[Shop]):
    """The shops by their numbers on the door."""

    SCOPE = "shops"
    TITLE = mark("Shops")
    REGISTER = SHOPS
    HELP = mark(
        "Each shop with its papers, its front this week, its breaches. {fronts} goes along the"
        " fronts, {shop_review} holds the papers against each other. What is wrong is talked over,"
        " then noticed, then reported: nobody here fines."
    )
    MORE = (fronts.FRONTS, REVIEW, CALL, breaches.FIND, breaches.SEE, fronts.PLAN)
    SHEETS = (SHOP_FILE,)
    FOLLOWS = ("shop_check", "shop_breach", "frontage", "frontage_day", "licence")
    VIEWS: ClassVar[tuple[View[Shop], ...]] = (
        View(mark("there"), lambda one: one.stage is not Stage.CLOSED),
        View(
            mark("to see to"),
            lambda one: one.stage in (Stage.TO_REVIEW, Stage.DIFFERS) or bool(one.missing),
        ),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Shop], ...]] = (
        Do("entered", ENTER, shops.enter),
        Do("licensed", LICENCE, shops.license_, _licence),
        Do("permitted", PERMIT, shops.permit),
        Do("signed", SIGN, shops.sign, lambda one: {"document": next(iter(one.missing), None)}),
        Do("told", TOLD, shops.tell),
        Do("cleaned", FLUE, shops.clean_flue),
        Do("followed", FOLLOW, shops.follow),
        Do("corrected", CORRECT, shops.correct, _as_it_is),
        Do("closed", CLOSE, shops.close),
    )

    def load(self) -> None:
        """Read the week's scores and the open breaches with the shops."""
        self.scores = shops.scores(clock.today())
        self.open = Counter(one.shop_id for one in shops.open_breaches())
        self.goal = shops.settings().goal
        super().load()

    def things(self, typed: str) -> Sequence[Shop]:
        """Shops by door, name, trade and who runs them."""
        return shops.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, where, its name, papers, front and breaches."""
        return [
            Column(_("State"), 10),
            Column(_("Door"), 10),
            Column(_("Shop"), 16, flex=True),
            Column(_("Papers"), 12),
            Column(_("Front"), 8),
            Column(_("Breaches"), 8),
        ]

    def drawn(self, one: Shop) -> Drawn:
        """A shop as a line."""
        cells: list[str | Words] = [
            [(label(one.stage), words.TONES.get(one.stage, Tone.PLAIN))],
            one.home,
            f"{one.name} {one.trade}",
            words.papers(one) if one.stage is not Stage.CLOSED else "",
            [self._score(one)],
            str(self.open[one.id] or ""),
        ]
        return Drawn(cells, mark="!" if one.stage is Stage.DIFFERS or self.open[one.id] else " ")

    def _score(self, one: Shop) -> tuple[str, Tone]:
        found = self.scores.get(one.id)
        if found is None or found.exact is None:
            return "—", Tone.FAINT
        return (found.text, Tone.WARN if found.exact < self.goal else Tone.PLAIN)

    def named(self, one: Shop) -> str:
        """Number, door, name, how it stands."""
        return "  ".join((one.number, one.told, label(one.stage)))

    def full(self, one: Shop) -> Iterator[str | Words]:
        """The file, what is missing, the open breaches, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield from words.told(one)
        for each in shops.breaches_of(one.id):
            if each.stage not in shops.ENDED:
                yield [(f"{each.number} {label(each.stage)}", Tone.WARN), f"  {each.what}"]
        yield from rest

    def point(self, key: object) -> None:
        """Go to a shop, or to that of a check or a breach; what is of all goes to none."""
        thing, _sign, number = str(key).rpartition(":")
        if thing == "shop_breach":
            key = shops.breach(int(number)).shop_id
        elif thing == "shop_check":
            key = shops.check(int(number)).shop_id or 0
        elif thing.startswith("frontage"):
            key = 0
        super().point(key)

    def can(self, action: Action) -> bool:
        """What a shop admits; the fronts are of all of them."""
        if action in (fronts.FRONTS, fronts.PLAN):
            return True
        one = self.rows.current
        if action is breaches.SEE:
            return one is not None and bool(shops.breaches_of(one.id))
        if action is FOLLOW and one is not None and not one.ending(clock.today()):
            return False
        if action in (REVIEW, breaches.FIND):
            return one is not None and one.stage is not Stage.CLOSED
        return super().can(action)

    async def act_fronts(self) -> None:
        """Go along the fronts."""
        await fronts.go(self.app)
        self.load()

    async def act_front_plan(self) -> None:
        """How often that is due."""
        await self.app.ask(fronts.FrontPlans())
        self.load()

    async def act_shop_review(self) -> None:
        """Hold its papers against each other."""
        if (one := self.rows.current) is not None:
            await review(self.app, one)
            self.load()

    async def act_shop_breach(self) -> None:
        """Something is wrong there."""
        if (one := self.rows.current) is not None:
            await breaches.find(self.app, one)
            self.load()

    async def act_shop_breaches(self) -> None:
        """See to its breaches."""
        if (one := self.rows.current) is not None:
            await breaches.choose(self.app, one)
            self.load()

    async def act_shop_call(self) -> None:
        """Show its phones, once that is on record."""
        if (one := self.rows.current) is not None:
            there = await self.app.desk(shops.reveal, one.id, by=self.app.signed_in)
            told = "  ".join(filter(None, (there.operator, there.phone, there.emergency)))
            self.load()
            self.say(told, Tone.STRONG)

    def _sheets(self) -> list[Any]:
        week = f"week:{shops.week_of(clock.today()).first.isoformat()}"
        return [*super()._sheets(), (FRONTAGE_WEEK, week)]


async def review(desk: Any, one: Shop) -> None:
    """Begin a review, or go on with the one that is under way."""
    there = shops.open_review(one.id)
    if there is None:
        form: Form[Any, Any] = Form(
            *(NewCheck, _(REVIEW.title), desk.writes(shops.review, one.id)),
            heading=[one.told], initial={"checker": desk.signed_in.name}, draft="",
            about=one.subject,
        )  # fmt: skip
        there = await desk.ask(form)
    if there is not None:
        await desk.ask(Checking(there))
