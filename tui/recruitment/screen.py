"""The applications: from coming in to an answer, from the first day to the last (O10-O12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, recruitment
from store.recruitment import (
    APPLICATION_FORM,
    APPLICATIONS,
    BEGUN,
    INTERVIEW_SHEET,
    LEAVING_SHEET,
    OVER,
    RUNNING,
    WORKING,
    Application,
    Stage,
    handing,
)
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.recruitment import words
from tui.recruitment.things import ThingsScreen
from tui.recruitment.vacancies import VacanciesScreen
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

RECEIVE = Action("new", ("ctrl+n",), mark("Application"), mark("Somebody applies for a post."), 4)
POSTS = Action("job_posts", ("ctrl+o",), mark("Requisitions"), mark("Posts to be filled."), 5)
THINGS = Action(
    "job_things", ("ctrl+d",), mark("Things"), mark("What is handed out, or asked for again."), 6
)
SCREEN = Action("job_screen", ("ctrl+t",), mark("To interview"), mark("Agree on a day."), 7)
INTERVIEW = Action("job_interview", ("ctrl+e",), mark("Interview"), mark("Marks from 1 to 5."), 8)
VERIFY = Action("job_verify", (), mark("Papers seen"), mark("Originals go back at once."))
EXAMINE = Action("job_examine", (), mark("Medically fit"), mark("Where the post needs it."))
OFFER = Action("job_offer", ("ctrl+g",), mark("Make an offer"), mark("The ID number now."), 9)
START = Action("job_start", (), mark("Has begun"), mark("The first day at work."))
CONTRACT = Action("job_contract", (), mark("Contract signed"), mark("In writing, by both."))
CONFIRM = Action("job_confirm", (), mark("Stays"), mark("The trial is over."))
PROLONG = Action("job_prolong", (), mark("Longer trial"), mark("Once, within the law."))
LEAVE = Action("job_leave", (), mark("Leaves the post"), mark("The last day, and why."))
CLOSE = Action("job_close", (), mark("All handed over"), mark("Both have signed."))
RESERVE = Action("job_reserve", (), mark("In reserve"), mark("Perhaps later."))
DECLINE = Action("job_decline", ("ctrl+k",), mark("Not taken"), mark("With the reason."), 10)
WITHDRAW = Action("job_withdraw", (), mark("Has withdrawn"), mark("They do not want it."))


def _offered(one: Application) -> dict[str, object]:
    """What an offer begins with: the day on which they could begin."""
    day = one.available_on or clock.today()
    return {"starts_on": max(day, clock.today()).isoformat()}


class RecruitmentScreen(RegisterScreen[Application]):
    """The applications, those that go on on top."""

    SCOPE = "recruitment"
    TITLE = mark("Recruitment")
    REGISTER = APPLICATIONS
    HELP = mark(
        "Who has applied for a post, step by step. {new} takes an application in; who has applied"
        " before is known by phone, or by name and day of birth, and goes on with their history."
        " Enter shows every step. Nobody is asked for a guarantor, a deposit, marriage or their"
        " address; who is not taken is erased after some months. {job_posts} shows the posts that"
        " are to be filled, {job_things} goes through what is handed out."
    )
    LOWER_LINES = 8
    FOLLOWS = ("vacancy", "worker")
    SHEETS = (APPLICATION_FORM, INTERVIEW_SHEET, LEAVING_SHEET)
    MORE = (THINGS, POSTS)
    NOT_TOLD = ("application.given", "application.spared", "application.back")
    EMPTY = mark("Nobody here. {new} takes an application in; first {job_posts} opens a post.")
    VIEWS: ClassVar[tuple[View[Application], ...]] = (
        View(mark("to be answered"), lambda one: one.stage in RUNNING),
        View(mark("at work"), lambda one: one.stage in WORKING),
        View(mark("in reserve"), lambda one: one.stage is Stage.RESERVE),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Application], ...]] = (
        Do("received", RECEIVE, recruitment.receive),
        Do("screened", SCREEN, recruitment.screen),
        Do("interviewed", INTERVIEW, recruitment.interview),
        Do("verified", VERIFY, recruitment.verify),
        Do("examined", EXAMINE, recruitment.examine),
        Do("offered", OFFER, recruitment.offer, _offered),
        Do("started", START, recruitment.start),
        Do("contracted", CONTRACT, recruitment.contract),
        Do("confirmed", CONFIRM, recruitment.confirm),
        Do("prolonged", PROLONG, recruitment.prolong),
        Do("leaves", LEAVE, recruitment.leave),
        Do("left", CLOSE, recruitment.close_leaving),
        Do("reserved", RESERVE, recruitment.reserve),
        Do("declined", DECLINE, recruitment.decline),
        Do("withdrawn", WITHDRAW, recruitment.withdraw),
    )

    def __init__(self) -> None:
        super().__init__()
        self._post = 0

    def empty(self) -> str:
        """Which key begins one, and which opens a post first."""
        return _(self.EMPTY).format(new=RECEIVE.spelled, job_posts=POSTS.spelled)

    def things(self, typed: str) -> Sequence[Application]:
        """Applications by number, name, phone and post."""
        return recruitment.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 14),
            Column(_("Name"), 10),
            Column(_("Applies for"), 16, flex=True),
            Column(_("Applied on"), 11),
            Column(_("List no."), 14),
        ]

    def drawn(self, one: Application) -> Drawn:
        """An application as a line."""
        late = words.late(one)
        state: Words = [(label(one.stage), Tone.ALARM if late else Tone.PLAIN)]
        name = one.name or _("erased")
        cells = (state, name, one.post, one.received_on.isoformat(), one.number)
        faint = one.stage in OVER or one.stage not in (*RUNNING, *BEGUN)
        return Drawn(cells, mark="!" if late else " ", tone=Tone.FAINT if faint else Tone.PLAIN)

    def named(self, one: Application) -> str:
        """Number, name, post, and how it stands."""
        return "  ".join(filter(None, (one.number, one.name, one.post, label(one.stage))))

    def full(self, one: Application) -> Iterator[str | Words]:
        """The next step in words, what was applied for before, what is kept; what was recorded."""
        first, *rest = super().full(one)
        yield first
        if told := words.next_step(one):
            yield [(told, Tone.ALARM if words.late(one) else Tone.WARN)]
        yield from words.history(one)
        yield from words.told(one)
        yield from rest

    def can(self, action: Action) -> bool:
        """Posts are shown always; things are handed out to who works here."""
        one = self.rows.current
        if action is POSTS:
            return True
        if action is THINGS:
            return one is not None and one.stage in WORKING
        if action is EXAMINE and (one is None or not one.must_be_examined):
            return False
        if action is CONTRACT and (one is None or one.contract_on is not None):
            return False
        return super().can(action)

    def point(self, key: object) -> None:
        """Go to an application, or to the requisitions."""
        thing, _colon, number = str(key).rpartition(":")
        if thing == "vacancy":
            self._post = int(number)
            self.perform(POSTS)
            return
        found = recruitment.get(int(number))
        self.view = next(view for view in self.VIEWS if view.shows(found))
        super().point(key)

    async def act_job_posts(self) -> None:
        """The requisitions."""
        at, self._post = self._post, 0
        await self.app.ask(VacanciesScreen(at))
        self.load()

    async def act_job_things(self) -> None:
        """What is handed out, or asked for again."""
        if self.rows.current is not None:
            await self.app.ask(ThingsScreen(handing.of(self.rows.current)))
            self.load()
