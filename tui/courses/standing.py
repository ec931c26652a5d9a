"""Who may work today: of each person what their post needs, and until when it holds (O15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, courses, trainings
from store.courses import Row, Standing, State
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.screen import actions
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_TONES = {State.MISSING: Tone.ALARM, State.DUE: Tone.WARN, State.HOLDS: Tone.GOOD}
_SIGNS = {State.MISSING: "!", State.DUE: "*", State.HOLDS: " "}


def _worst(one: Row) -> State:
    return one.worst(clock.today(), courses.settings().ahead)


def told(one: Standing) -> str:
    """A need and how it stands: until when, in how many days, or what is missing."""
    today, ahead = clock.today(), courses.settings().ahead
    state, name = one.state(today, ahead), label(one.need.kind)
    if one.until is None or state is State.MISSING:
        lacking = _("{kind}: missing, {had} of {hours} class hours")
        if one.had >= one.need.hours:
            return _("{kind}: run out").format(kind=name)
        return lacking.format(kind=name, had=one.had, hours=one.need.hours)
    if state is State.DUE:
        days = (one.until - today).days
        return _("{kind}: due in {days} days").format(kind=name, days=days)
    return _("{kind}: until {day}").format(kind=name, day=one.until.isoformat())


class StandingScreen(Listing[Row]):
    """Everybody, by post, and whether they may work."""

    SCOPE = "course_standing"
    TITLE = mark("Who may work")
    HELP = mark(
        "Of everybody on the roster what their post needs: 24 class hours of safety before it"
        " (安全培训规定 13), and what the settings ask for. Type a name to narrow the list; Left"
        " and Right show who lacks something."
    )
    ACTIONS = (NARROWER, WIDER, actions.BACK)
    FOLLOWS = ("training", "worker", "course")
    VIEWS: ClassVar[tuple[View[Row], ...]] = (
        View(mark("all")),
        View(mark("lacks something"), lambda one: _worst(one) is State.MISSING),
        View(mark("due soon"), lambda one: _worst(one) is State.DUE),
    )

    def things(self, typed: str) -> Sequence[Row]:
        """People by name, who lacks something first."""
        found = courses.standing.everyone(clock.today())
        kept = [one for one in found if typed.casefold() in one.person.name.casefold()]
        return sorted(kept, key=lambda one: list(State).index(_worst(one)), reverse=True)

    def key(self, thing: Row) -> int:
        """Accounts and workers count apart."""
        kind, _colon, number = thing.person.who.partition(":")
        return int(number) * 2 + (kind == "worker")

    def columns(self) -> Sequence[Column]:
        """Whether they may work leftmost: it changes by itself."""
        return [
            Column(_("Today"), 10),
            Column(_("Name"), 10),
            Column(_("Post"), 12),
            Column(_("Training"), 40, flex=True),
        ]

    def drawn(self, thing: Row) -> Drawn:
        """Somebody as a line: what is not there first."""
        state = _worst(thing)
        words: Words = [(self._says(state), _TONES[state])]
        order = sorted(thing.standings, key=lambda one: one.until or clock.today().min)
        lines = "；".join(told(one) for one in order)
        cells = (words, thing.person.name, label(thing.person.post), lines)
        return Drawn(cells, mark=_SIGNS[state])

    def full(self, thing: Row) -> Iterator[str | Words]:
        """Each need, and what they were taught."""
        yield [(thing.person.name, Tone.STRONG)]
        for one in thing.standings:
            state = one.state(clock.today(), courses.settings().ahead)
            yield [(told(one), _TONES[state])]
        for each in trainings.of(thing.person.who):
            facts = (
                each.held_on.isoformat(),
                label(each.kind),
                each.topic,
                label(each.result),
                each.course,
            )
            yield "  ".join(filter(None, facts))

    def _says(self, state: State) -> str:
        return _("not yet") if state is State.MISSING else _("may work")
