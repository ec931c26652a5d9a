"""The agreements: drafted, signed, held against their limits, ended (T5–T8, T12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from store import trusteeship
from store.trusteeship import (
    AGREEMENT,
    PROBLEMS,
    STATEMENT,
    TRUSTS,
    VISITS,
    Revealing,
    Round,
    Seen,
    Stage,
    Telling,
    Told,
    Trust,
)
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing import preview
from tui.register import Do, RegisterScreen
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.trusteeship import words
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_DECIDES = "store.trusteeship:DECIDE_TRUSTS"
DRAFT = Action("new", ("ctrl+n",), mark("New trusteeship"), mark("An owner leaves a home."), 4)
SIGN = Action("sign", ("ctrl+e",), mark("Signed"), mark("Both have signed; meters are read."), 5)
CHECK = Action("check", ("ctrl+t",), mark("Read meters"), mark("Held against the limits."), 6)
FOUND = Action("found", ("ctrl+o",), mark("Something found"), mark("Besides the rounds."), 7)
TELL = Action("tell", ("ctrl+d",), mark("Tell the owner"), mark("What was found, their words."), 8)
LOOK = Action("look", ("ctrl+r",), mark("Looked for a leak"), mark("First of all."), 9)
CALL = Action(
    "owner_called", ("ctrl+b",), mark("Owner called"), mark("About the use; their words."), 10
)
CLEAR = Action(
    "clear_use", ("ctrl+a",), mark("Accept the use"), mark("It is counted anew."), 11,
    right=_DECIDES,
)  # fmt: skip
END = Action("end", ("ctrl+g",), mark("End trusteeship"), mark("Meters, keys, statement."), 12)
CHANGE = Action("change", ("ctrl+u",), mark("Change"), mark("Contact, going in, keys, goods."), 13)
PHONE = Action("phone", (), mark("Show phone"), mark("The contact's, on record."))
PROLONG = Action("prolong", (), mark("Other last day"), mark("It holds until another day."))
SUSPEND = Action(
    "suspend", (), mark("Suspend"), mark("The home is used for a time."), right=_DECIDES
)
RESUME = Action(
    "resume", ("ctrl+w",), mark("Take up again"), mark("The home is left again."), right=_DECIDES
)
DROP = Action("drop", ("ctrl+k",), mark("Not signed"), mark("It comes to nothing."), 15)


def _as_it_is(one: Trust) -> Mapping[str, object]:
    names = ("entry", "contact", "valves", "hook", "goods", "remark")
    return {name: getattr(one, name) for name in names}


class TrusteeshipsScreen(RegisterScreen[Trust]):
    """The agreements, those beyond their limits and those to be signed on top."""

    SCOPE = "trusteeships"
    TITLE = mark("Trusteeships")
    REGISTER = TRUSTS
    HELP = mark(
        "Homes that their owners leave to our care. {new} takes one down, {sign} makes it hold:"
        " from then on the fee is paid in part, by days. {check} holds what is used against the"
        " limits; what is found goes to the owner with {tell}. {end} ends one, with a statement of"
        " all that was done."
    )
    SHEETS = (AGREEMENT, STATEMENT)
    FOLLOWS = (PROBLEMS.thing, VISITS.thing, "meter")
    VIEWS: ClassVar[tuple[View[Trust], ...]] = (
        View(mark("entrusted"), lambda one: one.live or one.stage is Stage.DRAFT),
        View(mark("to be looked into"), lambda one: _sign(one) == "!"),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Any], ...]] = (
        Do("drafted", DRAFT, trusteeship.draft),
        Do("signed", SIGN, trusteeship.sign),
        Do("checked", CHECK, trusteeship.check),
        Do("looked", LOOK, trusteeship.look),
        Do("called", CALL, trusteeship.call),
        Do("cleared", CLEAR, trusteeship.clear),
        Do("ended", END, trusteeship.end),
        Do("changed", CHANGE, trusteeship.change, _as_it_is),
        Do("prolonged", PROLONG, trusteeship.prolong),
        Do("suspended", SUSPEND, trusteeship.suspend),
        Do("resumed", RESUME, trusteeship.resume),
        Do("dropped", DROP, trusteeship.drop),
    )
    MORE: ClassVar[tuple[Action, ...]] = (FOUND, TELL, PHONE)

    def things(self, typed: str) -> Sequence[Trust]:
        """Agreements by number, home and reason."""
        return trusteeship.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost; of which home, since when, what of the limits is used."""
        return [
            Column(_("State"), 10),
            Column(_("Home"), 10),
            Column(_("From"), 10),
            Column(_("Of limits"), 9, right=True),
            Column(_("Last visit"), 11),
            Column(_("Why it is entrusted"), 12, flex=True),
        ]

    def drawn(self, one: Trust) -> Drawn:
        """An agreement as a line."""
        mark_ = _sign(one)
        tone = Tone.ALARM if mark_ == "!" else Tone.PLAIN if one.live else Tone.FAINT
        visits = trusteeship.visits_of(one.id)
        cells: list[str | Words] = [
            [(words.state(one), tone)],
            one.home,
            one.since.isoformat(),
            _share(one) if one.live else "",
            clockface.short(visits[-1].visited) if visits else "-",
            one.reason,
        ]
        return Drawn(cells, mark=mark_, tone=Tone.PLAIN if one.live else Tone.FAINT)

    def named(self, one: Trust) -> str:
        """Number, home and how it stands."""
        return "  ".join((one.number, one.home, words.state(one)))

    def full(self, one: Trust) -> Iterator[str | Words]:
        """What to do next, what was agreed, what was found, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if following := words.next_step(one):
            yield [(actions.told(following, SIGN, RESUME, LOOK, CALL, CLEAR, END), Tone.WARN)]
        for each in _untold(one):
            yield words.problem(each)
        yield from words.agreed(one)
        for bill in trusteeship.too_low(one):
            told = _("Bill {number} charges the part for days after the end: have it made anew.")
            yield [(told.format(number=bill.number), Tone.WARN)]
        for each in reversed(trusteeship.problems_of(one.id)):
            if each.stage is Telling.TOLD:
                yield words.problem(each)
        yield from rest

    def can(self, action: Action) -> bool:
        """A use is looked into once it is beyond; what was found is told once something is."""
        one = self.rows.current
        if action in (LOOK, CALL, CLEAR) and (one is None or one.exceeded_on is None):
            return False
        if action is TELL:
            return one is not None and bool(_untold(one))
        if action is FOUND:
            return one is not None and one.live
        if action is PHONE:
            return one is not None and bool(one.phone)
        return super().can(action)

    def point(self, key: object) -> None:
        """Go to an agreement, or to that of a problem or a visit."""
        thing, _colon, number = str(key).rpartition(":")
        if thing in (PROBLEMS.thing, VISITS.thing):
            register = PROBLEMS if thing == PROBLEMS.thing else VISITS
            key = register.table.one(int(number)).trusteeship_id
        super().point(key)

    async def act_found(self) -> None:
        """Something was found besides the rounds."""
        one = self.rows.current
        if one is not None:
            form = Form(
                Seen,
                _(": ").join((_(FOUND.title), one.home)),
                self.app.writes(trusteeship.find, one.id, Round.EXTRA, 0),
                heading=[self.named(one)],
                draft=f"{self.SCOPE}/found:{one.id}",
            )
            if await self.app.ask(form) is not None:
                self.load()
                self.say(actions.told(_("On record; tell the owner: {tell}."), TELL), Tone.GOOD)

    async def act_tell(self) -> None:
        """Tell the owner of the oldest thing that they do not know of."""
        one = self.rows.current
        for each in _untold(one)[:1] if one else ():
            if await told(self.app, each.id):
                self.load()

    async def act_phone(self) -> None:
        """Show the contact's phone, once that is on record."""
        one = self.rows.current
        if one is not None:
            form: Form[Revealing, str] = Form(
                Revealing,
                _("Show the phone of {name}").format(name=one.contact),
                self.app.writes(trusteeship.reveal, one.id),
                heading=[_("Who looks, when and why goes on record before it shows.")],
                draft="",
            )
            phone = await self.app.ask(form)
            if phone:
                self.say(f"{one.contact}  {phone}", Tone.GOOD)

    def _sheets(self) -> list[preview.Asked]:
        """The statement once there is something to tell."""
        one = self.rows.current
        kinds = self.SHEETS if one is not None and one.signed_on else (AGREEMENT,)
        return [(kind, self.subject) for kind in kinds] if one is not None else []


async def told(desk: Host, problem_id: int) -> bool:
    """Take down that an owner was told, and what they said; whether somebody did."""
    one = PROBLEMS.table.one(problem_id)
    form: Form[Told, Any] = Form(
        Told,
        _(": ").join((_(TELL.title), one.home)),
        desk.writes(trusteeship.tell, one.id),
        heading=list(words.problem(one)),
        draft=f"trusteeships/told:{one.id}",
        first="said",
    )
    after = await desk.ask(form)
    if after is not None:
        desk.say_on_top(_("On record: {what}.").format(what=label(after.stage)), Tone.GOOD)
    return after is not None


def _untold(one: Trust) -> list[trusteeship.Problem]:
    return [each for each in trusteeship.problems_of(one.id) if each.stage is Telling.OWED]


def _sign(one: Trust) -> str:
    if one.live and (one.exceeded_on is not None or _untold(one)):
        return "!"
    return "*" if one.stage is Stage.DRAFT else " "


def _share(one: Trust) -> str:
    """How much of the limit is used that is nearest to it."""
    if not one.counted_from:
        return ""
    now = trusteeship.used(one)
    shares = [
        used * 100 // (limit * 1000)
        for used, limit in ((now.water, one.water_limit), (now.power, one.power_limit))
        if limit
    ]
    return f"{max(shares, default=0)} %"
