"""One that was reported up, as it stands: whom to tell next, and by when (D8–D11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.engine.table import Table
from store.escalations.inputs import (
    Acknowledged,
    Decision,
    Ended,
    Level,
    Lowered,
    NewEscalation,
    Stage,
    Told,
)
from store.escalations.rights import LOWER
from store.escalations.settings import settings
from store.inputs import Input
from store.register import Register, Step
from store.rights import Role
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Escalation:
    """What was reported up; ``thing`` is what it is about as the journal names it, or empty.

    ``next_at`` is when it alarms unless somebody is reached, ``passed`` that nobody of the first
    rung was on when it was raised, ``owner`` who does it by what was decided. Times are UTC.
    """

    id: int
    number: str
    level: Level
    thing: str
    raised_at: datetime
    next_at: datetime
    tries: int
    passed: int
    supervisor_at: datetime | None
    manager_at: datetime | None
    until: datetime | None
    owner: int | None
    stage: Stage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"escalation:{self.id}"

    @property
    def reached(self) -> bool:
        """Whether everybody is reached whom its level asks for (D8)."""
        told = (self.supervisor_at is not None, self.manager_at is not None)
        return all(told) if self.level is Level.MAJOR else any(told)

    @property
    def reached_at(self) -> datetime | None:
        """When the last of them was, None until then."""
        both = filter(None, (self.supervisor_at, self.manager_at))
        return (max if self.level is Level.MAJOR else min)(both) if self.reached else None

    def to_tell(self, now: datetime) -> Role | None:
        """Who is to be told next, None when all are: the chain goes up, and ends at the top (D10).

        It goes up when the supervisor was tried often enough, when nobody of them was on, or when
        twice the time has passed; for a major matter also when the supervisor is reached.
        """
        if self.reached:
            return None
        figures = settings()
        over = now >= self.raised_at + 2 * figures.within(self.level)
        up = self.tries >= figures.tries or bool(self.passed) or over
        if self.supervisor_at is not None or (up and self.manager_at is None):
            return Role.MANAGER
        return Role.SUPERVISOR


def _waits(one: Escalation) -> Iterator[Waiting]:
    told = {"number": one.number, "about": one.thing, "owner": one.owner}
    if one.stage is Stage.RAISED:
        role = one.to_tell(one.next_at)
        yield Waiting(
            "escalation.to_tell",
            one.subject,
            due=one.next_at,
            rings=True,
            figures=told | {"role": role.value if role else ""},
        )
    elif one.stage is Stage.REACHED:
        yield Waiting("escalation.to_decide", one.subject, place=Place.TODAY, figures=told)
    elif one.stage is Stage.DECIDED:
        yield Waiting("escalation.to_end", one.subject, one.until, Place.FOLLOWING, figures=told)


_OPEN = (Stage.RAISED, Stage.REACHED, Stage.DECIDED)
ESCALATIONS = Register(
    "escalation",
    Table(
        "escalation",
        Escalation,
        "SELECT escalation.id, escalation.number, escalation.level, escalation.thing,"
        " escalation.raised_at, escalation.next_at, escalation.tries,"
        " escalation.passed, escalation.supervisor_at, escalation.manager_at, escalation.until,"
        " escalation.owner, escalation.stage FROM escalation",
    ),
    Step("raised", NewEscalation, to=Stage.RAISED),
    Step("ringing", Input, (Stage.RAISED,)),
    Step("told", Told, (Stage.RAISED, Stage.REACHED)),
    Step("acknowledged", Acknowledged, (Stage.RAISED, Stage.REACHED)),
    Step("decided", Decision, (Stage.REACHED, Stage.DECIDED), Stage.DECIDED),
    Step("lowered", Lowered, (Stage.RAISED, Stage.REACHED), right=LOWER),
    Step("ended", Ended, (Stage.REACHED, Stage.DECIDED), Stage.ENDED),
    figures=lambda one: {"number": one.number, "level": one.level},
    waits=_waits,
    private=("number", "pin"),
    columns=(
        *("number", "level", "thing", "raised_at", "next_at", "tries", "passed"),
        *("supervisor_at", "manager_at", "until", "owner", "stage"),
    ),
    moments=("raised_at", "next_at", "supervisor_at", "manager_at"),
    named=("until",),
)

get = ESCALATIONS.table.one


def every() -> list[Escalation]:
    """All of them, the open ones first."""
    found = ESCALATIONS.table.read("ORDER BY escalation.id DESC")
    return sorted(found, key=lambda one: one.stage not in _OPEN)
