"""A contractor's papers, and its people with their trainings (I18, I21)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from store import clock, contractors, trainings
from store.contractors import PAPERS, PEOPLE, Kept, Paper, Person, Rolled
from store.trainings import NewTraining
from tui.contractors import words
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, OfOne
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

PAPER = Action("new", ("ctrl+n",), mark("New paper"), mark("Of it, or of one of its people."), 4)
RENEW = Action("renew", ("ctrl+r",), mark("Renew"), mark("The new paper is there."), 5)
WITHDRAW = Action("withdraw", ("ctrl+k",), mark("Not needed"), mark("It stays on record."), 9)
PERSON = Action("new", ("ctrl+n",), mark("New person"), mark("Somebody who works for it here."), 4)
TRAIN = Action("train", ("ctrl+t",), mark("Training"), mark("What they were taught."), 5)
CHANGE = Action("change", ("ctrl+e",), mark("Correct"), mark("Put right what stands here."), 7)
LEAVE = Action("leave", ("ctrl+k",), mark("Has left"), mark("Their last day here."), 8)
FORGET = Action("forget", (), mark("Erase"), mark("Name, post and phone, for the law's sake."))


class PapersScreen(OfOne[Paper]):
    """A contractor's papers, the first to expire on top."""

    SCOPE = "contractor_papers"
    TITLE = mark("Papers")
    REGISTER = PAPERS
    HELP = mark(
        "Licences, insurance and certificates of a contractor and of its people. Each holds to the"
        " end of its last day; what has expired keeps it from being chosen for new work."
    )
    VIEWS: ClassVar[tuple[View[Paper], ...]] = (
        View(mark("kept"), lambda one: one.stage is Kept.KEPT),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Paper], ...]] = (
        Do("entered", PAPER, contractors.enter_paper),
        Do("renewed", RENEW, contractors.renew_paper),
        Do("withdrawn", WITHDRAW, contractors.withdraw_paper),
    )

    def things(self, typed: str) -> Sequence[Paper]:
        """Its papers by number and person."""
        wanted = typed.casefold()
        found = contractors.papers_of(self.of.id)
        return [one for one in found if wanted in f"{one.no} {one.person}".casefold()]

    def columns(self) -> Sequence[Column]:
        """Until when and how it stands leftmost: they change by themselves."""
        return [
            Column(_("Until"), 10),
            Column(_("State"), 10),
            Column(_("Kind"), 18),
            Column(_("Whose"), 12),
            Column(_("Number on it"), 16, flex=True),
        ]

    def drawn(self, one: Paper) -> Drawn:
        """A paper as a line."""
        state = words.paper_state(one, clock.today())
        whose = one.person or _("the company")
        late = one.stage is Kept.KEPT and clock.today() > one.expires
        cells = (one.expires.isoformat(), state, label(one.kind), whose, one.no)
        return Drawn(cells, mark="!" if late else " ")

    def named(self, one: Paper) -> str:
        """What it is, whose, and its number."""
        return "  ".join(filter(None, (label(one.kind), one.person, one.no)))


class PeopleScreen(OfOne[Person]):
    """A contractor's people, those who are here on top."""

    SCOPE = "contractor_people"
    TITLE = mark("People")
    REGISTER = PEOPLE
    HELP = mark(
        "Who works here for a contractor, and whether they may today: enough safety training, some"
        " of it in force, and no paper of theirs that has expired. {train} records a training."
    )
    MORE = (TRAIN,)
    FOLLOWS = ("training", "contractor_paper")
    VIEWS: ClassVar[tuple[View[Person], ...]] = (
        View(mark("on the roll"), lambda one: one.stage is Rolled.HERE),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Person], ...]] = (
        Do("added", PERSON, contractors.add_person),
        Do("changed", CHANGE, contractors.change_person, vars),
        Do("left", LEAVE, contractors.let_person_go),
        Do("forgotten", FORGET, contractors.forget_person),
    )

    def things(self, typed: str) -> Sequence[Person]:
        """Its people by name and post."""
        wanted = typed.casefold()
        found = contractors.people_of(self.of.id)
        return [one for one in found if wanted in f"{one.name} {one.post}".casefold()]

    def columns(self) -> Sequence[Column]:
        """Whether they may work leftmost: it changes by itself."""
        return [
            Column(_("Today"), 14),
            Column(_("Name"), 12),
            Column(_("Post"), 12, flex=True),
            Column(_("Trained for"), 12),
            Column(_("Since"), 10),
        ]

    def drawn(self, one: Person) -> Drawn:
        """Somebody as a line."""
        today = clock.today()
        hours = trainings.hours(one.subject, trainings.Kind.SAFETY, today)
        told = _("{n} class hours").format(n=hours)
        here = one.stage is Rolled.HERE
        sign = "!" if here and not contractors.ready(one, today) else " "
        cells = (words.may_work(one, today), one.name, one.post, told, one.since.isoformat())
        return Drawn(cells, mark=sign)

    def named(self, one: Person) -> str:
        """Name and post."""
        return "  ".join(filter(None, (one.name or str(one.id), one.post)))

    def full(self, one: Person) -> Iterator[str | Words]:
        """What they lack, their trainings, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        for paper in contractors.lacks(one, clock.today()):
            told = _("{kind} {no} has expired.").format(kind=label(paper.kind), no=paper.no)
            yield [(told, Tone.ALARM)]
        for each in trainings.of(one.subject):
            yield words.training(each)
        yield from rest

    async def act_train(self) -> None:
        """Record a training of theirs."""
        one = self.rows.current
        if one is None:
            return
        form: Form[NewTraining, Any] = Form(
            NewTraining,
            _(": ").join((_(TRAIN.title), self.named(one))),
            self.app.writes(contractors.train, one.id),
            initial={
                "held_on": clock.today().isoformat(),
                "hours": trainings.settings().safety or 1,
            },
            draft=f"{self.SCOPE}/{TRAIN.id}:{one.id}",
            about=one.subject,
        )
        if await self.app.ask(form) is not None:
            self.load()
