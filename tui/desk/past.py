"""The settings over time: what was set from when, what held at a moment, what is set ahead."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pydantic import Field

from store import clock, journal
from store.desk import staff
from store.estate import dated, own
from store.estate.dated import Held, State
from store.inputs import Input, mark
from tui.desk.ahead import ahead_form, as_read
from tui.desk.settings import model_of, sections
from tui.form.screen import Form
from tui.language import _, clockface
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.over.menu import Menu
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

AHEAD = Action(
    "new", ("ctrl+n",), mark("Set ahead"), mark("Figures and words that begin on a day."), 4
)
WHEN = Action("when", ("ctrl+t",), mark("At a moment"), mark("See what held at a moment."), 5)
_TONES = {State.AHEAD: Tone.WARN, State.HOLDS: Tone.PLAIN}


class Moment(Input):
    """The moment that is asked about."""

    at: datetime = Field(
        title=mark("Moment"), description=mark("For example 2026-11-23 09:00 or yesterday 14:00.")
    )


@dataclass(frozen=True)
class Setting:
    """A value that a setting was given, and how it stands at the moment that is asked about."""

    held: Held
    state: State
    section: str
    title: str
    value: str
    sentence: str


def _every(moment: datetime) -> Iterator[Setting]:
    """All that was ever set, the last to begin first."""
    for section, subject in sections().items():
        fields = model_of(subject).model_fields
        entered = dated.history(own.key(subject))
        states = dated.states(entered, moment)
        for held in entered:
            if held.key in fields:
                info = fields[held.key]
                value = as_read(subject, held.key, held.value)
                title, sentence = (
                    _(text) if text else "" for text in (info.title, info.description)
                )
                yield Setting(held, states[held.id], _(section.title), title, value, sentence)


class PastScreen(Listing[Setting]):
    """The settings over time."""

    SCOPE = "past_settings"
    TITLE = mark("Past settings")
    ACTIONS: ClassVar[tuple[Action, ...]] = (AHEAD, WHEN, NARROWER, WIDER, actions.BACK)
    HELP = mark(
        "Every value of every setting with the moment from which it holds. {new} enters figures"
        " that begin by themselves on a later day; entered once more for the same day they put a"
        " mistake right. {when} shows what held at a moment. Typing narrows the list."
    )
    VIEWS: ClassVar[tuple[View[Setting], ...]] = (
        View(mark("in force"), lambda one: one.state is State.HOLDS),
        View(mark("to begin"), lambda one: one.state is State.AHEAD),
        View(mark("all")),
    )
    FOLLOWS = ("site",)
    LOWER_LINES = 5

    def __init__(self) -> None:
        super().__init__()
        self.asked: datetime | None = None

    def things(self, typed: str) -> Sequence[Setting]:
        """The values of settings, by section, name and value."""
        wanted = typed.casefold()
        found = [
            one
            for one in _every(self.asked or clock.now())
            if wanted in f"{one.section} {one.title} {one.value}".casefold()
        ]
        return sorted(found, key=lambda one: (one.held.since, one.held.number), reverse=True)

    def key(self, thing: Setting) -> int:
        """Its row."""
        return thing.held.id

    def columns(self) -> Sequence[Column]:
        """How it stands, from when, and what it is."""
        return (
            Column(_("State"), 8),
            Column(_("From"), 16),
            Column(_("Section"), 10),
            Column(_("Setting"), 20),
            Column(_("Value"), 10, flex=True),
        )

    def drawn(self, thing: Setting) -> Drawn:
        """A value as a line."""
        state: Words = [(label(thing.state), _TONES.get(thing.state, Tone.FAINT))]
        sign = "*" if thing.state is State.AHEAD else " "
        cells = (state, _since(thing.held), thing.section, thing.title, thing.value)
        return Drawn(cells, mark=sign)

    def full(self, thing: Setting) -> Iterator[str | Words]:
        """The value in full, what it is for, and who set it."""
        yield [(f"{thing.title}: {thing.value}", Tone.STRONG), f"  {label(thing.state)}"]
        yield thing.sentence
        entry = journal.get(thing.held.number)
        who = staff.names().get(entry.staff_id or 0, "-")
        yield _("Entry {number}, {at}, {who}").format(
            number=entry.number, at=clockface.moment(entry.happened), who=who
        )

    def empty(self) -> str:
        """How something is set ahead."""
        return actions.told(_("Nothing is here. {new} sets what holds from a later day on."), AHEAD)

    async def act_new(self) -> None:
        """Enter figures that begin on a day."""
        offered = sections()
        chosen = await self.app.ask(Menu(_("Set ahead"), list(offered)))
        if chosen is None:
            return
        day = await self.app.ask(ahead_form(self.app, offered[chosen]))
        if day is not None:
            self.view = self.VIEWS[1]
            self.load()
            told = _("On record: it begins on {day}.").format(day=clockface.day(day))
            self.say(told, Tone.GOOD)

    async def act_when(self) -> None:
        """Show what held at a moment."""
        form = Form(Moment, _("What held at a moment"), _itself, draft="")
        asked = await self.app.ask(form)
        if asked is not None:
            self.asked, self.view = asked.at, self.VIEWS[0]
            self.load()
            told = _("As it held {at}. {back}: now.").format(
                at=clockface.spoken(asked.at), back="{back}"
            )
            self.say(actions.told(told, actions.BACK))

    def act_back(self) -> Awaitable[None] | None:
        """Come back to now first, then leave."""
        if self.typed or self.asked is None:
            return super().act_back()
        self.asked = None
        self.load()
        return None


async def _itself(asked: Moment) -> Moment:
    return asked


def _since(held: Held) -> str:
    if held.day is not None:
        return held.day.isoformat()
    return clock.local(held.since).strftime("%Y-%m-%d %H:%M")
