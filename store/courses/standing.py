"""Who may work today: of each person what their post needs, and until when it holds (O15, Q121)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store import roster, trainings
from store.courses import needs
from store.courses.needs import Need
from store.courses.settings import settings
from store.roster import Person, Post
from store.text import Named, mark
from store.trainings import Kind


class State(Named):
    """Whether what a post needs is there."""

    HOLDS = "holds", mark("is there")
    DUE = "due", mark("runs out soon")
    MISSING = "missing", mark("is not there")


@dataclass(frozen=True)
class Standing:
    """What a person has of a need: class hours had, and the last day on which it holds."""

    need: Need
    had: int
    until: date | None

    def state(self, on: date, ahead: int) -> State:
        """How it reads on a day; what holds no more is missing."""
        if self.until is None or self.until < on:
            return State.MISSING
        return State.DUE if (self.until - on).days <= ahead else State.HOLDS


def of_post(post: Post) -> list[Need]:
    """What a post needs: safety before it (A31), and what the estate asks for (O13)."""
    found = [one for one in needs.parsed(settings().needed) if one.post in (None, post)]
    hours = max([trainings.settings().safety, *_of(found, Kind.SAFETY)])
    safety = [Need(None, Kind.SAFETY, hours)] if hours else []
    kinds = [kind for kind in Kind if kind is not Kind.SAFETY and _of(found, kind)]
    return [*safety, *(Need(None, kind, max(_of(found, kind))) for kind in kinds)]


def _of(found: list[Need], kind: Kind) -> list[int]:
    return [one.hours for one in found if one.kind is kind]


def of_person(person: Person, on: date) -> list[Standing]:
    """How somebody stands on a day, need by need."""
    return [_standing(person.who, need, on) for need in of_post(person.post)]


def _standing(who: str, need: Need, on: date) -> Standing:
    had = trainings.hours(who, need.kind, on)
    holding = trainings.in_force(who, need.kind, on)
    until = max(map(trainings.last_day, holding), default=None) if had >= need.hours else None
    return Standing(need, had, until)


@dataclass(frozen=True)
class Row:
    """A person and how they stand on a day."""

    person: Person
    standings: tuple[Standing, ...]

    def worst(self, on: date, ahead: int) -> State:
        """The worst of it: who lacks one thing may not work (A14)."""
        states = [one.state(on, ahead) for one in self.standings]
        return max(states, key=list(State).index, default=State.HOLDS)


def everyone(on: date) -> list[Row]:
    """Everybody the roster plans who works here on a day, by post."""
    working = (one for one in roster.everyone() if one.works(on))
    return [Row(one, tuple(of_person(one, on))) for one in working]
