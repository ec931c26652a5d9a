"""The list of return visits: a satisfied one is two keys and its digit (V3–V10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from printing.visits import asked_summary
from store import clock, residents, tickets, visits
from store.desk import staff
from store.rights import Role
from store.visits import RETURN_VISIT, VISITS, Draw, Drawn, Kind, Month, Overall, Stage, Visit
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing import preview
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.visits.charts import RatesOfVisits
from tui.visits.signing import SignMonth
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column
from tui.widgets.rows import Drawn as Line

ASK = Action("new", ("ctrl+n",), mark("New visit"), mark("After an emergency or an event."), 9)
VISIT = Action("visit", ("ctrl+r",), mark("Visited"), mark("What they say: A, B or C."), 4)
TRY = Action("try", ("ctrl+t",), mark("Not at home"), mark("It was tried; it counts."), 5)
AGREE = Action("agree", ("ctrl+a",), mark("Agree a time"), mark("When they expect somebody."), 6)
HEAR = Action("hear", ("ctrl+e",), mark("One more answer"), mark("Another one of the home."), 11)
EXCUSE = Action(
    "excuse", ("ctrl+k",), mark("Let it be"), mark("Nobody was reached, often enough."), 13,
    right="store.rights:EXCUSE",
)  # fmt: skip
JOIN = Action("join", ("ctrl+g",), mark("Same matter"), mark("It counts with another visit."), 14)
DRAW = Action("draw", ("ctrl+d",), mark("Draw the month"), mark("Which homes it goes to."), 8)
SIGN = Action(
    "sign", ("ctrl+w",), mark("Sign the month"), mark("Read its summary and sign it."), 10,
    right="store.visits.rights:SIGN_VISITS",
)  # fmt: skip
RATES = Action("rates", ("ctrl+o",), mark("Rates"), mark("By month, kind, building, team."), 7)
OF_ALL = (DRAW, SIGN, RATES)


def _asked(one: Visit) -> Mapping[str, object]:
    """Who is most likely asked: the caller of the ticket, else the owner of the home."""
    if one.ticket is not None and (caller := tickets.get(one.ticket).caller):
        return {"person": caller}
    owner = residents.owner_of(one.home_id) if one.home_id is not None else None
    return {"person": owner.name} if owner else {}


def unsigned() -> Month | None:
    """The oldest month that is over and not signed."""
    this = visits.month_of(clock.now())
    over = [one for one in visits.months() if one.month < this and one.stage is Drawn.DRAWN]
    return over[-1] if over else None


def state(one: Visit) -> str:
    """How it stands, in a word."""
    return one.overall if one.overall else label(one.stage)


class VisitsScreen(RegisterScreen[Visit]):
    """The return visits, the first to be made on top."""

    SCOPE = "visits"
    TITLE = mark("Return visits")
    REGISTER = VISITS
    HELP = mark(
        "Whom to ask how it was: tickets that are done, the homes that the month drew, who was not"
        " satisfied. {visit} and a digit note what they say; the worst answer counts, a matter"
        " counts once. {draw} draws the month, {rates} shows the rates."
    )
    SHEETS = (RETURN_VISIT,)
    LOWER_LINES = 7
    MORE = OF_ALL
    VIEWS: ClassVar[tuple[View[Visit], ...]] = (
        View(mark("to be visited"), lambda one: one.open),
        View(mark("month's round"), lambda one: bool(one.month)),
        View(mark("not satisfied"), lambda one: one.overall == Overall.C.value),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Visit], ...]] = (
        Do("asked", ASK, visits.ask),
        Do("visited", VISIT, visits.visit, _asked),
        Do("tried", TRY, visits.try_),
        Do("agreed", AGREE, visits.agree),
        Do("heard", HEAR, visits.hear),
        Do("excused", EXCUSE, visits.excuse),
        Do("joined", JOIN, visits.join),
    )

    def things(self, typed: str) -> Sequence[Visit]:
        """Visits by number, home, ticket and what was said."""
        return visits.every(typed)

    def columns(self) -> Sequence[Column]:
        """By when, leftmost: that changes by itself."""
        return [
            Column(_("Made or due"), 11),
            Column(_("State"), 9),
            Column(_("Home"), 10),
            Column(_("Why"), 10),
            Column(_("About"), 10, flex=True),
            Column(_("Visit no."), 13),
        ]

    def drawn(self, one: Visit) -> Line:
        """A visit as a line."""
        late = one.late(clock.now())
        by = one.visited_at or one.agreed_at or one.due
        tone = Tone.ALARM if one.overall == "C" else Tone.PLAIN if one.open else Tone.FAINT
        cells: list[str | Words] = [
            [(clockface.short(by), Tone.ALARM if late else Tone.PLAIN)],
            [(state(one), tone)],
            one.home,
            label(one.kind),
            self._about(one),
            one.number,
        ]
        agreed = one.stage is Stage.AGREED
        return Line(cells, "!" if late else "*" if agreed else " ", Tone.PLAIN)

    def _about(self, one: Visit) -> str:
        if one.ticket is not None:
            what = tickets.get(one.ticket).what.replace("\n", " ")
            return _("ticket {n}").format(n=one.ticket) + f" {what}"
        return one.words.replace("\n", " ")

    def named(self, one: Visit) -> str:
        """Number, home, why and how it stands."""
        number = one.number or _("ticket {n}").format(n=one.ticket)
        return "  ".join(filter(None, (number, one.home, label(one.kind), state(one))))

    def full(self, one: Visit) -> Iterator[str | Words]:
        """What it is about, what was said, the next step in words, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if one.ticket is not None:
            ticket = tickets.get(one.ticket)
            told = (ticket.worker, clockface.moment(ticket.round_end), ticket.what, ticket.result)
            yield "  ".join(filter(None, told)).replace("\n", " ")
        if one.visited_at is not None:
            yield [(_said(one), Tone.STRONG)]
        if told_next := _next(one):
            yield [(told_next, Tone.WARN)]
        yield from rest

    def can(self, action: Action) -> bool:
        """What concerns the month needs no visit to be pointed at."""
        if action == SIGN:
            return unsigned() is not None
        return action in OF_ALL or super().can(action)

    async def act_draw(self) -> None:
        """Draw the month."""
        title = _(": ").join((_(DRAW.title), _(DRAW.help)))
        told = _("A twelfth of {share} % of the homes lived in, longest not visited first.")
        heading = [told.format(share=visits.settings().routine_share)]
        draw = self.app.writes(visits.draw)
        drawn = await self.app.ask(Form(Draw, title, draw, heading=heading, draft=""))
        if drawn is not None:
            self.load()
            _left, count = visits.left_of(drawn.month)
            told = _("{month}: {count} homes drawn, seed {seed}; visited before {there}.")
            told = told.format(month=drawn.month, count=count, seed=drawn.seed, there=drawn.counted)
            self.say(told, Tone.GOOD)

    async def act_sign(self) -> None:
        """Let the supervisor read and sign the oldest month that waits for it."""
        await sign(self.app, unsigned())

    async def act_rates(self) -> None:
        """The rates of twelve months."""
        await self.app.ask(RatesOfVisits())

    def _sheets(self) -> list[preview.Asked]:
        known = [one for one in super()._sheets() if self.rows.current and self.rows.current.id > 0]
        return [*known, *(asked_summary(one) for one in visits.months()[:2])]


async def sign(desk: Host, month: Month | None) -> None:
    """Let a month's summary be read and signed."""
    if month is not None:
        signed = await desk.ask(SignMonth(month))
        if signed is not None:
            desk.say_on_top(_("{month} is signed.").format(month=signed.month), Tone.GOOD)


def _said(one: Visit) -> str:
    who = staff.names().get(one.visitor or 0, "")
    means = label(visits.Means(one.means)) if one.means else ""
    at = clockface.moment(one.visited_at) if one.visited_at else ""
    told = [label(Overall(one.overall)), means, who, at]
    told += [one.words.replace("\n", " ")] if one.words else []
    return "  ".join(filter(None, told))


def _next(one: Visit) -> str:
    """What has to be done about it now."""
    if not one.open:
        return ""
    tries = _("tried {n} times; ").format(n=one.tries) if one.tries else ""
    if one.role:
        role = label(Role(one.role))
        return tries + _("The {role} asks them, and nobody below.").format(role=role)
    if one.kind is Kind.COMPLAINT and visits.settings().in_charge:
        return tries + _("Somebody in charge asks them.")
    if one.tries >= visits.settings().tries:
        return tries + _("The supervisor may let it be.")
    return tries + _("Call them: what they say is a digit, 1 is satisfied.")
