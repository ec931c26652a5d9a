"""Taking a report while the resident is on the phone (W1), what somebody found (G9), a task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from store import agenda, answers, tickets
from store.desk import drafts
from store.findings import NewFinding
from store.notices import Notice
from store.rights import IN_CHARGE
from store.tickets import Alike, Joined, NewTicket, Ticket, Why, findings, tasks
from store.tickets.tasks import NewTask
from tui.form.field import Field, Unfit
from tui.form.fieldscreen import Column
from tui.form.home import HomeEntry, headline
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.over.menu import Menu
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.tickets import beside
from tui.tickets.actions import REPORTS
from tui.tickets.phrases import USUAL, choose
from tui.widgets.bands import Band
from tui.widgets.paint import Tone
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult

SAME = Action(
    *("same", ("ctrl+b",), mark("Same fault")),
    help=mark("What is under way already, or ended lately: join it, or take it as its return."),
    rank=12,
)
SECOND = Action(
    *("second", ("ctrl+n",), mark("Second call")),
    help=mark("Another call comes in: an empty report, this one stays as it is."),
    rank=13,
)
_TOLD = {
    Why.OPEN: mark("open here"),
    Why.AGAIN: mark("ended lately"),
    Why.ELSEWHERE: mark("open elsewhere"),
}


class Report(Form[NewTicket, Ticket]):
    """The form of a new report: a home brings who is calling along, their phone masked (F6).

    The masked phone stands for the whole one, which goes into the ticket without showing. What may
    be the same fault is told, and joined or named by a key; with room the home stands beside.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(*Form.ACTIONS[:-1], USUAL, SAME, SECOND, actions.BACK),
    )

    def body(self) -> ComposeResult:
        """The fields, and with room the home beside them."""
        yield Band([(f" {self.heading_title}", Tone.TITLE)])
        self.beside = Pane(id="home_beside")
        with Horizontal():
            with Column(id="fields", can_focus=False):
                yield from self._fields
            yield self.beside

    @property
    def _home(self) -> int | None:
        return next(one.home_id for one in self._fields if isinstance(one, HomeEntry))

    def _text(self, key: str) -> str:
        return next(one.text.strip() for one in self._fields if one.key == key)

    def filled(self) -> None:
        """Bring a draft back, and tell of its home."""
        super().filled()
        self._tell_home()

    def on_home_entry_taken(self, event: HomeEntry.Taken) -> None:
        """Say what of this home is under way or ended lately: it may be the same."""
        told = [one for one in self._alike() if one.why is not Why.ELSEWHERE]
        open_ = [one.ticket for one in told if one.why is Why.OPEN]
        sentence = _("Under way for this home: {tickets}") if open_ else ""
        if told and not open_:
            sentence = _("Ended here lately: {tickets}")
        shown = open_ or [one.ticket for one in told]
        if shown:
            listed = _("; ").join(f"{one.id} {one.what}" for one in shown)
            key = actions.told(_("{same}: "), SAME)
            self.say(key + sentence.format(tickets=listed), Tone.WARN)
        self._tell_home()

    def on_field_changed(self, event: Field.Changed) -> None:
        """Another home is asked for."""
        if isinstance(event.field, HomeEntry):
            self._tell_home()

    def _tell_home(self) -> None:
        self.beside.show(beside.home_words(self._home) if self._home is not None else ())

    def _alike(self) -> list[Alike]:
        return tickets.similar(self._home, self._text("what"))

    async def act_usual(self) -> None:
        """Fill in words that are used often; what else is filled in stays."""
        phrase = await choose(self.app)
        if phrase is not None:
            told = {"what": phrase.what, "kind": phrase.kind, "urgency": phrase.urgency}
            self._put_back({name: str(value) for name, value in told.items()})

    async def act_same(self) -> None:
        """Choose what the report is about already: join it, or name what came before."""
        found, told = self._alike(), self._notices()
        if not found and not told:
            nothing = _("Nothing like it is open, and nothing of this home ended within {n} days.")
            self.say(nothing.format(n=tickets.settings().again_days))
            return
        offered = [*map(_as_action, found), *map(_as_notice, told)]
        about = _("An open one is joined: no second ticket. One that ended is named in the report.")
        chosen = await self.app.ask(Menu(_("The same fault?"), offered, [about]))
        if chosen is None:
            return
        place = offered.index(chosen)
        if place >= len(found):
            await self._join_notice(told[place - len(found)])
            return
        one = found[place]
        if one.why is Why.AGAIN:
            again = next(field for field in self._fields if field.key == "again_of")
            again.text = str(one.ticket.id)
        else:
            await self._join(one.ticket)

    async def _join(self, ticket: Ticket) -> None:
        caller, phone = self._text("caller"), self._text("phone")
        if self._home is not None:
            try:
                phone = whole(self._home, caller, phone)
            except Unfit as error:
                self.say(f"! {error}", Tone.ALARM)
                return
        joined = Joined(what=self._text("what"), caller=caller, phone=phone)
        after = await self.app.desk(tickets.join, ticket.id, joined, by=self.app.signed_in)
        await self._settle_draft(self._initial)
        self.done(after)

    def _notices(self) -> list[Notice]:
        told = agenda.notices(self._home) if self._home is not None else []
        return [one for one in told if one.joins]

    async def _join_notice(self, notice: Notice) -> None:
        """It is what the home was just told of: counted there, and no ticket is taken."""
        telling = answers.of_thing_of(notice.subject)
        assert telling is not None and telling.join is not None
        number, what = int(notice.subject.rpartition(":")[2]), self._text("what")
        by = self.app.signed_in
        await self.app.desk(telling.join, number, self._home, what, by=by)
        await self._settle_draft(self._initial)
        self.app.say_after(_("Noted there; no ticket is taken."))
        self.done(None)

    async def act_second(self) -> None:
        """Take another report while this one waits, each with a draft of its own."""
        taken = {getattr(one, "draft", "") for one in self.app.open_screens}
        taken |= set(drafts.of(self.app.signed_in))
        free = next((slot for slot in REPORTS if slot not in taken), "")
        if not free:
            self.say(_("Three reports are half written; finish one of them first."), Tone.WARN)
            return
        self.keep_draft()
        ticket = await self.app.ask(report_form(self.app, free))
        waits = _("This one still waits: {whose}").format(whose=whose(self._typed()) or "-")
        if ticket is not None:
            waits = _("Ticket {number} is on record. {waits}").format(number=ticket.id, waits=waits)
        self.say(waits, Tone.GOOD)

    def _values(self, wrong: dict[str, str]) -> dict[str, object]:
        values = super()._values(wrong)
        home, phone = values.get("home"), values.get("phone")
        if isinstance(home, int) and isinstance(phone, str):
            try:
                values["phone"] = whole(home, str(values.get("caller", "")), phone)
            except Unfit as error:
                wrong["phone"] = str(error)
        return values


def report_form(desk: Host, draft: str = "NewTicket") -> Report:
    """The form of a report, empty or with this draft in it."""
    take = desk.writes(tickets.take)
    return Report(NewTicket, _("New report"), take, on_home=caller_of, draft=draft)


def whose(typed: Mapping[str, str]) -> str:
    """Whose half-written report it is: the home, who is calling, else what or where."""
    from store import residents
    from store.errors import NotFound

    home = typed.get("home", "")
    if home.startswith("#"):
        try:
            home = residents.get(int(home[1:])).code
        except NotFound:
            home = ""
    told = [home, typed.get("caller", "")]
    return " ".join(filter(None, told)) or typed.get("place", "") or typed.get("what", "")[:20]


def _as_action(one: Alike) -> Action:
    ticket = one.ticket
    title = f"{ticket.id} {label(ticket.stage)}"
    told = "  ".join((_(_TOLD[one.why]), ticket.where, ticket.what))
    return Action(f"ticket:{ticket.id}", (), title, told)


def _as_notice(one: Notice) -> Action:
    told = "  ".join((headline(one), one.words))
    return Action(one.subject, (), _("known, no ticket"), told)


def finding_form(desk: Host, home_id: int | None = None) -> Form[NewFinding, Ticket]:
    """What was found wrong, in a home perhaps, and who puts it right until when."""
    initial: dict[str, object] = {"due": "+3d"}
    draft, first = None, ""
    if home_id is not None:
        initial["home"], draft, first = home_id, f"HomeFinding:{home_id}", "what"
    raise_ = desk.writes(findings.raise_)
    return Form(NewFinding, _("New finding"), raise_, initial=initial, draft=draft, first=first)


def task_form(desk: Host, home_id: int | None = None) -> Form[NewTask, Ticket]:
    """What somebody in charge assigns, about a home perhaps, to whom and until when."""
    by = desk.signed_in
    initial: dict[str, object] = {"due": "+1d"} | ({"giver": by.id} if by.role in IN_CHARGE else {})
    draft, give = None, desk.writes(tasks.give)
    if home_id is not None:
        initial["home"], draft = home_id, f"HomeTask:{home_id}"
    return Form(NewTask, _("New task"), give, initial=initial, draft=draft, first="what")


def caller_of(home_id: int, person_id: int | None = None) -> Mapping[str, str]:
    """What a home tells about who is calling: who is pointed at, else its owner, phone masked."""
    from store import residents

    people = (one for one in residents.people_of(home_id) if one.person_id == person_id)
    who = next(people, None) or residents.owner_of(home_id)
    return {"caller": who.name if who else "", "phone": who.shown if who else ""}


def whole(home_id: int, caller: str, shown: str) -> str:
    """The phone that a masked one of a home's people stands for, the caller's before others'.

    Raises ``Unfit`` where it might be one of two: nobody is to be called back who did not call.
    """
    from store import residents

    people = [one for one in residents.people_of(home_id) if one.phone and one.shown == shown]
    called = [one.phone for one in people if one.name == caller]
    phones = dict.fromkeys(called or (one.phone for one in people))
    if len(phones) > 1:
        raise Unfit(_("Two phones of this home read so; choose the caller, or type it whole."))
    return next(iter(phones), shown)
