"""Checks line by line: one shop's five that agree, or every front's duties (I24, I26, G5, G7)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.engine import database
from store.engine.table import Table
from store.inputs import Input
from store.plans import Occurrence, Plans
from store.plans.rows import OCCURRENCES
from store.register import Register, Step
from store.score import Line, Score, score
from store.shops.inputs import Bad, GivingUp, Good, Mismatch, NewCheck, NotHere, Rest
from store.shops.words import Agreement, CheckKind, CheckStage
from store.waiting import Place, Waiting

FRONTAGES = Plans("frontage", "frontage_day")


@dataclass(frozen=True)
class Mark:
    """What was noted of a line: ``got`` 1 or 0, None where it does not apply.

    ``found`` is the finding of a review's line, the breach of a front's.
    """

    place: int
    got: int | None
    found: int | None
    note: str


@dataclass(frozen=True)
class Check:
    """A check; its lines are each shop's ``items``, as both were when it began (G5).

    ``listed`` and ``kept`` are items and shops as JSON; ``occurrence`` is the day that was planned,
    None for a check of one's own accord, which is in no score (Q64); ``wrong`` counts lines.
    """

    id: int
    number: str
    kind: CheckKind
    shop_id: int | None
    occurrence: int | None
    listed: str
    kept: str
    checker: str
    since: datetime
    marked: int
    wrong: int
    ended_at: datetime | None
    stage: CheckStage

    @property
    def subject(self) -> str:
        """The check as the journal names it."""
        return f"shop_check:{self.id}"

    @property
    def items(self) -> tuple[str, ...]:
        """What is looked at of each shop: duties, or the codes of the five that agree."""
        return tuple(json.loads(self.listed))

    @property
    def shops(self) -> tuple[int, ...]:
        """The shops that are gone along, by their numbers."""
        return tuple(json.loads(self.kept))

    @property
    def planned(self) -> tuple[int, ...]:
        """The places of its lines in their order."""
        return tuple(range(len(self.items) * len(self.shops)))

    @property
    def left(self) -> list[int]:
        """The lines of which nothing is noted yet."""
        found = marks(self.id)
        return [place for place in self.planned if place not in found]

    def at(self, place: int) -> tuple[int, str]:
        """The shop and the item of a line."""
        nth, item = divmod(place, len(self.items))
        return self.shops[nth], self.items[item]


def _waits(one: Check) -> Iterator[Waiting]:
    if one.stage is CheckStage.OPEN:
        left = len(one.planned) - one.marked
        figures = {"number": one.number, "check": one.kind.value, "left": left}
        yield Waiting("shop_check.open", one.subject, place=Place.GOING_ON, figures=figures)


_OPEN = (CheckStage.OPEN,)
CHECKS = Register(
    "shop_check",
    Table(
        "shop_check",
        Check,
        "SELECT shop_check.id, shop_check.number, shop_check.kind, shop_check.shop_id,"
        " shop_check.occurrence, shop_check.items, shop_check.shops, shop_check.checker,"
        " shop_check.since, shop_check.marked, shop_check.wrong, shop_check.ended_at,"
        " shop_check.stage FROM shop_check",
    ),
    Step("begun", NewCheck, to=CheckStage.OPEN),
    Step("good", Good, _OPEN),
    Step("bad", Bad, _OPEN),
    Step("mismatch", Mismatch, _OPEN),
    Step("not_here", NotHere, _OPEN),
    Step("rest", Rest, _OPEN),
    Step("completed", Input, _OPEN, CheckStage.COMPLETE),
    Step("given_up", GivingUp, _OPEN, CheckStage.GIVEN_UP),
    figures=lambda one: {"number": one.number, "check": one.kind.value},
    waits=_waits,
    columns=(
        *("number", "kind", "shop_id", "occurrence", "items", "shops", "since", "marked"),
        *("wrong", "ended_at", "stage"),
    ),
    moments=("since", "ended_at"),
)

check = CHECKS.table.one
_MARKS = Table(
    "shop_mark",
    Mark,
    "SELECT shop_mark.place, shop_mark.got, shop_mark.found, shop_mark.note FROM shop_mark",
)


def marks(check_id: int) -> dict[int, Mark]:
    """What was noted of a check's lines, by their places."""
    return {one.place: one for one in _MARKS.read("WHERE shop_mark.check_id = ?", check_id)}


def keep(check_id: int, found: Sequence[Mark], number: int) -> None:
    """Keep what was noted; call within an operation, ``number`` is its entry's."""
    for one in found:
        database.db.execute_sql(
            "INSERT INTO shop_mark (check_id, place, got, found, note, number)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (check_id, place) DO UPDATE SET"
            " got = excluded.got, found = excluded.found, note = excluded.note,"
            " number = excluded.number",
            (check_id, one.place, one.got, one.found, one.note, number),
        )


def reviews_of(shop_id: int) -> list[Check]:
    """The reviews of a shop's papers, the newest first."""
    return CHECKS.table.read(
        "WHERE shop_check.shop_id = ? AND shop_check.kind = ? ORDER BY shop_check.id DESC",
        *(shop_id, CheckKind.REVIEW),
    )


def open_review(shop_id: int) -> Check | None:
    """The review of a shop that is under way."""
    found = [one for one in reviews_of(shop_id) if one.stage is CheckStage.OPEN]
    return found[0] if found else None


def open_front() -> Check | None:
    """The check of the fronts that is under way, the oldest where there are several."""
    found = CHECKS.table.read(
        "WHERE shop_check.kind = ? AND shop_check.stage = ? ORDER BY shop_check.id",
        *(CheckKind.FRONTAGE, CheckStage.OPEN),
    )
    return found[0] if found else None


def of_day(occurrence: int) -> Check | None:
    """The check of a planned day, None while nobody has begun it."""
    found = CHECKS.table.read("WHERE shop_check.occurrence = ?", occurrence)
    return found[0] if found else None


def last_checker() -> str:
    """Who went along the fronts last, empty for nobody yet."""
    found = CHECKS.table.read(
        "WHERE shop_check.kind = ? ORDER BY shop_check.id DESC LIMIT 1", CheckKind.FRONTAGE
    )
    return found[0].checker if found else ""


def open_days(now: datetime) -> list[Occurrence]:
    """The planned days that have begun and nobody has answered for, the oldest first."""
    return OCCURRENCES.read(
        "WHERE p.thing = ? AND occurrence.stage = 'open' AND occurrence.starts <= ?"
        " ORDER BY occurrence.starts, occurrence.id",
        *(FRONTAGES.thing, now),
    )


def fronts_between(since: datetime, until: datetime) -> list[Check]:
    """The checks of the fronts that began in a time, the oldest first."""
    return CHECKS.table.read(
        "WHERE shop_check.kind = ? AND shop_check.since >= ? AND shop_check.since < ?"
        " ORDER BY shop_check.id",
        *(CheckKind.FRONTAGE, since, until),
    )


def scored(marks: Sequence[Mark]) -> Score:
    """The score of lines: what does not apply leaves it above and below (Q24, Q27, Q28)."""
    return score(Line(1, one.got) for one in marks)


AGREEMENTS = tuple(one.value for one in Agreement)
