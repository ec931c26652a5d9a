"""The community's events: what comes next of each, from the year's plan to the file (O17)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import community, money
from store.community import EVENT_PLAN, EVENT_ROLL, EVENT_SUMMARY, EVENTS, Event, Plan, Stage
from store.community.inputs import Detail, Safety
from tui.community import words
from tui.community.rolls import Arrivals, Needed, Telling
from tui.community.signups import SignupsScreen
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_APPROVE = "store.community.rights:APPROVE_EVENTS"
NEW = Action("new", ("ctrl+n",), mark("New event"), mark("Its plan, for approval."), 8)
IDEA = Action("event_idea", ("ctrl+r",), mark("Into the year's plan"), mark("What, about when."), 9)
SIGNUPS = Action("event_signups", ("ctrl+d",), mark("Sign-ups"), mark("Who comes, who waits."), 4)
ROLL = Action("event_roll", ("ctrl+t",), mark("Who came"), mark("Ticked with a key a line."), 5)
TELL = Action("event_tell", ("ctrl+w",), mark("Tell them"), mark("Who does not know yet."), 6)
THINGS = Action(
    "event_things", ("ctrl+b",), mark("Things needed"), mark("What is there, ticked."), 7
)
DRAW_UP = Action("event_draw_up", (), mark("Draw the plan up"), mark("Time, place, places."))
EDIT = Action("event_edit", ("ctrl+e",), mark("Change the plan"), mark("Voids an approval."), 10)
DETAIL = Action("event_detail", (), mark("Programme"), mark("Course, duties, things needed."))
SAFETY = Action("event_safety", (), mark("Safety plan"), mark("Without it none is approved."))
PERMIT = Action("event_permit", (), mark("Police permit"), mark("Number and day (A20)."))
ASK = Action("event_ask", ("ctrl+g",), mark("For approval"), mark("To who is in charge."), 11)
APPROVE = Action(
    "event_approve", ("ctrl+o",), mark("Approve the event"), mark("This plan as it stands."), 12,
    right=_APPROVE,
)  # fmt: skip
RETURN = Action("event_return", (), mark("Send back"), mark("It is to be changed."), right=_APPROVE)
NOTICE = Action("event_notice", ("ctrl+u",), mark("Notice is out"), mark("Sign-up begins."), 13)
HOLD = Action("event_held", (), mark("It was held"), mark("It took place."))
SUM = Action("event_sum", (), mark("Sum it up"), mark("Who came, the cost, how it went."))
FILE = Action("event_file", (), mark("File it"), mark("Looked through."), right=_APPROVE)
CANCEL = Action("event_cancel", ("ctrl+k",), mark("Cancel the event"), mark("All are told."), 14)


def _plan(one: Event) -> Mapping[str, object]:
    """The plan as it stands; of an event in the year's plan what is known of it."""
    given = {name: getattr(one, name) for name in Plan.model_fields}
    if one.stage is Stage.IDEA:
        given = {name: value for name, value in given.items() if value}
    return given | {"budget": money.text(one.budget, grouped=False)}


def _detail(one: Event) -> Mapping[str, object]:
    return {name: getattr(one, name) for name in Detail.model_fields}


def _safety(one: Event) -> Mapping[str, object]:
    return {name: getattr(one, name) for name in Safety.model_fields}


class EventsScreen(RegisterScreen[Event]):
    """The events that are open by their day, then the others."""

    SCOPE = "community"
    TITLE = mark("Community events")
    REGISTER = EVENTS
    BEGINNINGS = 2
    LOWER_LINES = 7
    HELP = mark(
        "Each line says how far an event has come, and Enter what can be done with it. {event_ask}"
        " lets who is in charge approve the plan as it stands; any change voids that."
        " {event_signups} takes sign-ups, {event_roll} ticks who came with a key a line."
    )
    MORE = (SIGNUPS, ROLL, TELL, THINGS)
    SHEETS = (EVENT_PLAN, EVENT_ROLL, EVENT_SUMMARY)
    FOLLOWS = ("event_signup",)
    VIEWS: ClassVar[tuple[View[Event], ...]] = (
        View(mark("open"), lambda one: not one.over),
        View(mark("year's plan"), lambda one: one.stage is Stage.IDEA),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Event], ...]] = (
        Do("planned", NEW, community.plan),
        Do("intended", IDEA, community.intend),
        Do("drawn_up", DRAW_UP, community.draw_up, _plan),
        Do("detailed", DETAIL, community.detail, _detail),
        Do("secured", SAFETY, community.secure, _safety),
        Do("edited", EDIT, community.edit, _plan),
        Do("permitted", PERMIT, community.permit),
        Do("asked", ASK, community.ask),
        Do("approved", APPROVE, community.approve),
        Do("returned", RETURN, community.send_back),
        Do("noticed", NOTICE, community.notify),
        Do("held", HOLD, community.hold),
        Do("summed", SUM, community.sum_up),
        Do("filed", FILE, community.file),
        Do("cancelled", CANCEL, community.cancel),
    )

    def things(self, typed: str) -> Sequence[Event]:
        """Events by number, name and place."""
        return community.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, when, what, how many come."""
        return [
            Column(_("State"), 12),
            Column(_("When"), 12),
            Column(_("Event"), 20, flex=True),
            Column(_("Place"), 12),
            Column(_("Signed up"), 9, right=True),
        ]

    def drawn(self, one: Event) -> Drawn:
        """An event as a line."""
        open_ = one.stage in (Stage.NOTICED, Stage.HELD)
        count = community.places(one).taken.total if open_ else 0
        cells: list[str | Words] = [
            [words.state(one)],
            *(words.short(one), one.name, one.place),
            f"{count}/{one.capacity}" if open_ else "",
        ]
        left = one.stage in (Stage.NOTICED, Stage.CANCELLED) and community.untold(
            one.id, one.edition
        )
        sign = "!" if left or (one.wants_permit and not one.over) else " "
        return Drawn(cells, mark=sign, tone=Tone.FAINT if one.over else Tone.PLAIN)

    def named(self, one: Event) -> str:
        """Number, name and how it stands."""
        return "  ".join((one.number, one.name, label(one.stage)))

    def full(self, one: Event) -> Iterator[str | Words]:
        """The next step, when and where, its places, what is missing; what was recorded."""
        first, *rest = super().full(one)
        yield first
        if following := words.next_step(one):
            yield [(following, Tone.WARN)]
        about = (words.when(one), one.place, one.whom, label(one.source), money.text(one.budget))
        yield "  ".join(filter(None, about))
        if one.capacity:
            yield words.taken(one, community.of_event(one.id))
        if one.ready:
            told = _("things there {n} of {all}")
            yield told.format(n=one.ready.count("1"), all=len(one.ready))
        if one.summed_at is not None:
            told = _("{households} households, {n} people, {others} others, {cost} yuan")
            yield told.format(
                households=one.households, n=one.persons, others=one.others,
                cost=money.text(one.cost or 0),
            )  # fmt: skip
        yield from rest

    def point(self, key: object) -> None:
        """Go to an event, or to that of a sign-up."""
        thing, _colon, number = str(key).rpartition(":")
        super().point(community.signup(int(number)).event_id if thing == "event_signup" else key)

    def can(self, action: Action) -> bool:
        """Sign-ups need a notice, ticks the day, telling somebody who does not know."""
        one = self.rows.current
        if action is SIGNUPS:
            return one is not None and one.noticed_at is not None
        if action is ROLL:
            return one is not None and one.stage in (Stage.NOTICED, Stage.HELD)
        if action is TELL:
            return one is not None and bool(community.untold(one.id, one.edition))
        if action is THINGS:
            return one is not None and bool(one.ready) and EVENTS.possible(one) >= {"thing"}
        return super().can(action)

    async def act_event_signups(self) -> None:
        """Who signed up."""
        if self.rows.current is not None:
            await self.app.ask(SignupsScreen(self.rows.current))
            self.load()

    async def act_event_roll(self) -> None:
        """Tick who comes."""
        if self.rows.current is not None:
            await self.app.ask(Arrivals(community.roll(self.rows.current.id)))
            self.load()

    async def act_event_tell(self) -> None:
        """Tell who does not know how it stands."""
        if self.rows.current is not None:
            await self.app.ask(Telling(community.news(self.rows.current.id)))
            self.load()

    async def act_event_things(self) -> None:
        """Tick what is there."""
        if self.rows.current is not None:
            await self.app.ask(Needed(self.rows.current))
            self.load()
