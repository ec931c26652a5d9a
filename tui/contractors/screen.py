"""The contractors: their files, who is on site, what is checked (I18-I23)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from store import clock, contractors, money
from store.contractors import BOUND, CONTRACTORS, ROLL, WORKING, AsIs, Contractor, Stage
from tui.contractors import site, words
from tui.contractors.charts import Scores
from tui.contractors.checking import Checking
from tui.contractors.lists import PapersScreen, PeopleScreen
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("New contractor"), mark("Open a file."), 9)
CHECK = Action("check", ("ctrl+t",), mark("Day's check"), mark("A key a section."), 6)
PEOPLE = Action("people", ("ctrl+d",), mark("People"), mark("Its roll, and who may work."), 7)
PAPERS = Action("papers", ("ctrl+e",), mark("Papers"), mark("Licence, insurance, and others."), 8)
SCORES = Action("chart", ("ctrl+u",), mark("Score chart"), mark("Twelve months as bars."), 10)
LIST = Action("listed", (), mark("Put on the list"), mark("It may be asked for work."))
CONTRACT = Action("contracted", (), mark("Contract"), mark("It is to work here."))
RENEW = Action("renewed", (), mark("Renew the contract"), mark("The contract that follows."))
ARRIVE = Action("arrived", (), mark("Begins work"), mark("It begins to work here."))
LETTER = Action("warned", ("ctrl+w",), mark("Letter"), mark("What it has to mend until when."), 11)
MENDED = Action("mended", (), mark("Has mended"), mark("What was demanded is there."))
CORRECT = Action("changed", (), mark("Correct"), mark("Put right what its file says."))
END = Action("ended", ("ctrl+k",), mark("Contract ends"), mark("Its papers rest."), 12)
BAR = Action("barred", (), mark("Bar"), mark("Never to be asked again."))


def _contract(one: Contractor) -> Mapping[str, object]:
    told = {name: getattr(one, name) for name in ("services", "posts", "terms", "by_score")}
    return told | {"fee": money.text(one.fee, grouped=False)}


class ContractorsScreen(RegisterScreen[Contractor]):
    """The contractors, those with a contract on top."""

    SCOPE = "contractors"
    TITLE = mark("Contractors")
    REGISTER = CONTRACTORS
    HELP = mark(
        "Who works here by contract. {sign_in} and {sign_out} count people against the contract,"
        " {check} gives the day's points, {papers} and {people} keep what expires: who has an"
        " expired licence or insurance cannot be chosen. Enter shows every step of a file."
    )
    MORE = (site.SIGN_IN, site.SIGN_OUT, CHECK, PEOPLE, PAPERS, SCORES)
    LISTS = ((ROLL, "contractors:all"),)
    FOLLOWS = ("contractor_paper", "contractor_stint", "contractor_check", "contractor_month")
    LOWER_LINES = 7
    VIEWS: ClassVar[tuple[View[Contractor], ...]] = (
        View(mark("current"), lambda one: one.stage not in (Stage.ENDED, Stage.BARRED)),
        View(mark("to be seen to"), lambda one: bool(words.next_step(one)) and one.stage in BOUND),
        View(mark("may be chosen"), lambda one: contractors.may_be_chosen(one, clock.today())),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Contractor], ...]] = (
        Do("entered", ENTER, contractors.enter),
        Do("listed", LIST, contractors.put_on_list),
        Do("contracted", CONTRACT, contractors.contract),
        Do("arrived", ARRIVE, contractors.arrive),
        Do("warned", LETTER, contractors.warn),
        Do("mended", MENDED, contractors.mend),
        Do("renewed", RENEW, contractors.renew, _contract),
        Do("changed", CORRECT, contractors.change, vars),
        Do("ended", END, contractors.end),
        Do("barred", BAR, contractors.bar),
    )

    def things(self, typed: str) -> Sequence[Contractor]:
        """Contractors by number, name and contract."""
        return contractors.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: papers expire by themselves."""
        return [
            Column(_("State"), 12),
            Column(_("There"), 8),
            Column(_("Company"), 20, flex=True),
            Column(_("Service"), 14),
            Column(_("Contract until"), 12),
        ]

    def drawn(self, one: Contractor) -> Drawn:
        """A contractor as a line."""
        came = sum(stint.came for stint in contractors.inside(one.id))
        state = words.state(one)
        cells: list[str | Words] = [
            state,
            f"{came}/{one.posts}" if one.stage in WORKING else "",
            one.name,
            label(one.trade),
            one.until.isoformat() if one.until else "",
        ]
        return Drawn(cells, mark="!" if words.next_step(one) and one.stage in BOUND else " ")

    def named(self, one: Contractor) -> str:
        """Number, name and how it stands."""
        return "  ".join((one.number, one.name, label(one.stage)))

    def full(self, one: Contractor) -> Iterator[str | Words]:
        """The next step, who is on site, its contract, its scores, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if told := words.next_step(one):
            yield [(told, Tone.WARN)]
        for stint in contractors.inside(one.id):
            yield words.stint(stint)
        yield from words.contract(one)
        scores = {month: each.score for month, each in contractors.months_of(one.id).items()}
        if scores:
            means = contractors.quarters(scores)
            told = "  ".join(f"{name} {contractors.read_out(mean)}" for name, mean in means.items())
            yield _("Scores: {quarters}").format(quarters=told)
        yield from rest

    def can(self, action: Action) -> bool:
        """People are signed in and checked where somebody works."""
        one = self.rows.current
        if action in (site.SIGN_IN, CHECK):
            return one is not None and one.stage in WORKING
        if action is site.SIGN_OUT:
            return one is not None and bool(contractors.inside(one.id))
        return super().can(action)

    def point(self, key: object) -> None:
        """Go to a contractor, or to that of a paper, a person, a stint or a check."""
        thing, _colon, number = str(key).rpartition(":")
        parts: dict[str, Any] = {
            one.thing: one
            for one in (
                *(contractors.PAPERS, contractors.PEOPLE, contractors.STINTS, contractors.CHECKS),
            )
        }
        if thing in parts:
            key = parts[thing].table.one(int(number)).contractor_id
        super().point(key)

    async def act_sign_in(self) -> None:
        """People of it begin to work."""
        if self.rows.current is not None:
            await site.sign_in(self.app, self.rows.current)
            self.load()

    async def act_sign_out(self) -> None:
        """People of it have left."""
        if self.rows.current is not None:
            await site.sign_out(self.app, self.rows.current)
            self.load()

    async def act_check(self) -> None:
        """Begin today's check, or go on with the one that is open."""
        one = self.rows.current
        if one is not None:
            by = self.app.signed_in
            check = await self.app.desk(contractors.begin_check, one.id, AsIs(), by=by)
            await self.app.ask(Checking(check))
            self.load()

    async def act_people(self) -> None:
        """Its people."""
        if self.rows.current is not None:
            await self.app.ask(PeopleScreen(self.rows.current))
            self.load()

    async def act_papers(self) -> None:
        """Its papers."""
        if self.rows.current is not None:
            await self.app.ask(PapersScreen(self.rows.current))
            self.load()

    async def act_chart(self) -> None:
        """Its scores of twelve months."""
        if self.rows.current is not None:
            await self.app.ask(Scores(self.rows.current))
