"""A rain that is announced: its homes are visited before and after it (T10, D39)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store import clock
from store.engine.table import Table
from store.register import Register, Step
from store.trusteeship import walked
from store.trusteeship.named import STORMING, Level, RainStage, Round
from store.trusteeship.trust import Trust, in_force, live, spans
from store.trusteeship.visit import visits_in
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Rain:
    """A rain; ``expected`` when it begins, ``due_after`` until when homes are visited after it."""

    id: int
    number: str
    emergency_id: int | None
    emergency: str
    level: Level | None
    expected: datetime | None
    opened_at: datetime | None
    ended: datetime | None
    due_after: datetime | None
    source: str
    stage: RainStage

    @property
    def subject(self) -> str:
        """The rain as the journal names it."""
        return f"rain:{self.id}"

    @property
    def turn(self) -> Round:
        """Which visits are made now."""
        return Round.AFTER if self.stage is RainStage.OVER else Round.BEFORE


def homes_of(one: Rain, turn: Round) -> list[Trust]:
    """The homes that are to be visited before or after it: those in force on that day, and now."""
    at = one.opened_at if turn is Round.BEFORE else one.ended
    if at is None:
        return []
    times, day, today = spans(), clock.day(at), clock.today()
    return [
        each for each in live()
        if in_force(times.get(each.id, ()), day) and in_force(times.get(each.id, ()), today)
    ]  # fmt: skip


def left_of(one: Rain, turn: Round) -> list[Trust]:
    """Those of them that nobody has visited yet."""
    done = {each.trusteeship_id for each in visits_in("rain_id", one.id) if each.kind is turn}
    return [each for each in homes_of(one, turn) if each.id not in done]


def _waits(one: Rain) -> Iterator[Waiting]:
    figures: dict[str, object] = {"number": one.number}
    if one.stage is RainStage.PROPOSED:
        told = figures | {"about": one.emergency, "count": len(live())}
        yield Waiting("rain.to_open", one.subject, place=Place.LATE, figures=told)
    if one.stage in (RainStage.OPEN, RainStage.OVER):
        before = len(left_of(one, Round.BEFORE))
        if before:
            due = one.expected
            told = figures | {"count": before, "until": due and clock.to_ms(due)}
            yield Waiting("rain.before", one.subject, due, figures=told)
    if one.stage is RainStage.OPEN:
        yield Waiting("rain.stands", one.subject, place=Place.GOING_ON, figures=figures)
    if one.stage is RainStage.OVER:
        after = len(left_of(one, Round.AFTER))
        due = one.due_after
        told = figures | {"count": after, "until": due and clock.to_ms(due)}
        kind = "rain.after" if after else "rain.to_close"
        yield Waiting(kind, one.subject, due if after else None, figures=told)


RAINS = Register(
    "rain",
    Table(
        "rain",
        Rain,
        "SELECT rain.id, rain.number, rain.emergency_id, coalesce(e.number, ''), rain.level,"
        " rain.expected, rain.opened_at, rain.ended, rain.due_after, rain.source, rain.stage"
        " FROM rain LEFT JOIN emergency e ON e.id = rain.emergency_id",
    ),
    Step("proposed", walked.RainProposed, to=RainStage.PROPOSED),
    Step("opened", walked.NewRain, (RainStage.PROPOSED,), RainStage.OPEN),
    Step("changed", walked.NewRain, (RainStage.OPEN,)),
    Step("over", walked.RainOver, (RainStage.OPEN,), RainStage.OVER),
    Step("closed", walked.RainClosed, (RainStage.OVER,), RainStage.CLOSED),
    Step("dropped", walked.RainDropped, (RainStage.PROPOSED, RainStage.OPEN), RainStage.DROPPED),
    figures=lambda one: {"number": one.number, "about": one.emergency or None},
    waits=_waits,
    columns=(
        *("number", "emergency_id", "level", "expected", "opened_at", "ended", "due_after"),
        "stage",
    ),
    moments=("opened_at", "due_after"),
    named=("expected", "ended"),
    at_once=True,
)


def standing() -> Rain | None:
    """The rain that is proposed, expected or to be looked after; there is one at most."""
    where = "WHERE rain.stage IN (?, ?, ?)"
    return next(iter(RAINS.table.read(where, *STORMING)), None)


def rains() -> list[Rain]:
    """All rains, the newest first."""
    return RAINS.table.read("ORDER BY rain.id DESC")
