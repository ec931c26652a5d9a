"""A month's roster, its cells, who is spared, and the registers of them (O4-O7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock
from store.engine import database
from store.engine.table import Table, kept
from store.figure import month as month_of
from store.register import Register, Step
from store.roster import gaps, kinds
from store.roster.inputs import (
    BarEnded,
    BarStage,
    ChangeStage,
    Changing,
    Filled,
    NewBar,
    NewRoster,
    Publishing,
    Seen,
    Stage,
)
from store.roster.kinds import Kind, Need, Span
from store.roster.rights import KEEP_ROSTER
from store.roster.settings import settings
from store.waiting import Place, Waiting

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """What somebody does on a day; ``code`` is empty while nothing is planned.

    ``leave`` is which kind of leave, ``exempt`` that the law's limits were lifted for it (A21).
    """

    who: str
    day: date
    code: str
    leave: str = ""
    exempt: bool = False


Cells = Mapping[tuple[str, date], Cell]


@dataclass(frozen=True)
class Roster:
    """A month; ``kinds`` and ``demand`` are as they were when it was begun (G5)."""

    id: int
    number: str
    first: date
    kinds: str
    demand: str
    changes: int
    drafted_by: int
    published_by: int | None
    published_at: datetime | None
    stage: Stage

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"roster:{self.id}"

    @property
    def last(self) -> date:
        """Its last day."""
        return month_of(self.first).last

    @property
    def month(self) -> str:
        """The month, ``2026-12``."""
        return f"{self.first:%Y-%m}"

    @property
    def days(self) -> list[date]:
        """Its days."""
        return [self.first + n * ONE for n in range((self.last - self.first).days + 1)]

    @property
    def shifts(self) -> tuple[Kind, ...]:
        """Its kinds of shift."""
        return kinds.kinds(self.kinds)

    @property
    def needs(self) -> tuple[Need, ...]:
        """How many are needed."""
        return kinds.needs(self.demand)


@dataclass(frozen=True)
class Bar:
    """Somebody who works no nights and no overtime for a time (A23)."""

    id: int
    who: str
    since: date
    until: date
    reason: str
    stage: BarStage


@dataclass(frozen=True)
class Change:
    """A cell that was changed after publishing, told to its person until they have seen it."""

    id: int
    roster: int
    who: str
    day: date
    was: str
    now: str
    changed_by: int
    stage: ChangeStage


def _waits(one: Roster) -> Iterator[Waiting]:
    """That it is to be published, or where it is short within the days to come (Q116)."""
    told = {"number": one.number, "month": one.month}
    if one.stage is Stage.DRAFT:
        shows = clock.bounds(one.first - (settings().ahead_days + 7) * ONE)[0]
        due = clock.bounds(one.first - settings().ahead_days * ONE)[0]
        yield Waiting("roster.to_publish", one.subject, due, figures=told, shows=shows)
        return
    ahead = [gap for gap in gaps_of(one) if gap.start > clock.now()]
    if ahead:
        first, more = ahead[0], len(ahead) - 1 or None
        told |= {"post": first.post.value, "shift": first.symbol, "day": first.day.isoformat()}
        shows = first.start - settings().gap_days * ONE
        figures = told | {"missing": first.missing, "more": more}
        yield Waiting("roster.short", one.subject, first.start, figures=figures, shows=shows)
        # From then on the next one is to be told.
        yield Waiting("roster.lapses", one.subject, place=Place.HOUSE, shows=first.start)


def gaps_of(one: Roster) -> list[gaps.Gap]:
    """Where a roster is short, by time."""
    return gaps.short(one.needs, one.shifts, one.days, on_days(one.first, one.last))


def balance_of(one: Roster) -> list[gaps.Gap]:
    """What each post has on each day and shift, held against what it needs."""
    return gaps.balance(one.needs, one.shifts, one.days, on_days(one.first, one.last))


ROSTERS = Register(
    "roster",
    Table(
        "roster",
        Roster,
        "SELECT roster.id, roster.number, roster.first, roster.kinds, roster.demand,"
        " roster.changes, roster.drafted_by, roster.published_by, roster.published_at,"
        " roster.stage FROM roster",
    ),
    Step("begun", NewRoster, to=Stage.DRAFT, right=KEEP_ROSTER),
    Step("filled", Filled, (Stage.DRAFT,), right=KEEP_ROSTER),
    Step("published", Publishing, (Stage.DRAFT,), Stage.PUBLISHED, KEEP_ROSTER),
    Step("changed", Changing, (Stage.PUBLISHED,), right=KEEP_ROSTER),
    Step("swapped", Filled, (Stage.PUBLISHED,), right=KEEP_ROSTER),
    figures=lambda one: {"number": one.number, "month": one.month},
    waits=_waits,
    columns=(
        *("number", "first", "kinds", "demand", "changes", "drafted_by", "published_by"),
        *("published_at", "stage"),
    ),
    moments=("published_at",),
)
BARS = Register(
    "roster_bar",
    Table(
        "roster_bar",
        Bar,
        "SELECT roster_bar.id, roster_bar.who, roster_bar.since, roster_bar.until,"
        " roster_bar.reason, roster_bar.stage FROM roster_bar",
    ),
    Step("begun", NewBar, to=BarStage.HOLDS, right=KEEP_ROSTER),
    Step("ended", BarEnded, (BarStage.HOLDS,), BarStage.ENDED, KEEP_ROSTER),
    figures=lambda one: {"who": one.who},
    private=("reason",),
    columns=("who", "since", "until", "stage"),
)


def _told(one: Change) -> Iterator[Waiting]:
    if one.stage is ChangeStage.TO_TELL:
        told = {"who": one.who, "day": one.day.isoformat(), "was": one.was, "now": one.now}
        yield Waiting(
            "roster_change.to_tell", f"roster_change:{one.id}", place=Place.FOLLOWING, figures=told
        )


CHANGES = Register(
    "roster_change",
    Table(
        "roster_change",
        Change,
        "SELECT roster_change.id, roster_change.roster, roster_change.who, roster_change.day,"
        " roster_change.was, roster_change.now, roster_change.changed_by, roster_change.stage"
        " FROM roster_change",
    ),
    Step("begun", Seen, to=ChangeStage.TO_TELL, right=KEEP_ROSTER),
    Step("seen", Seen, (ChangeStage.TO_TELL,), ChangeStage.SEEN),
    figures=lambda one: {
        "who": one.who, "day": one.day.isoformat(), "was": one.was, "now": one.now
    },
    waits=_told,
    columns=("roster", "who", "day", "was", "now", "changed_by", "stage"),
)  # fmt: skip

get = ROSTERS.table.one


def every(typed: str = "") -> list[Roster]:
    """All months, the newest first; ``typed`` narrows to numbers and months."""
    wanted = typed.strip().casefold()
    found = ROSTERS.table.read("ORDER BY roster.first DESC")
    return [one for one in found if wanted in f"{one.number} {one.month}".casefold()]


def of_day(day: date) -> Roster | None:
    """The roster of a day's month, None where nobody has begun one."""
    found = ROSTERS.table.read("WHERE roster.first = ?", day.replace(day=1))
    return found[0] if found else None


def between(first: date, last: date) -> dict[tuple[str, date], Cell]:
    """The cells of some days, by person and day."""
    rows = database.db.execute_sql(
        "SELECT who, day, code, leave, exempt FROM roster_cell WHERE day >= ? AND day <= ?",
        (first.isoformat(), last.isoformat()),
    ).fetchall()
    found = (
        Cell(who, date.fromisoformat(day), code, leave, bool(exempt))
        for who, day, code, leave, exempt in rows
    )
    return {(one.who, one.day): one for one in found}


def keep(cells: Iterable[Cell], number: int) -> None:
    """Keep cells as an entry has them; call within an operation."""
    for one in cells:
        database.db.execute_sql(
            "INSERT INTO roster_cell (who, day, code, leave, exempt, number)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (who, day) DO UPDATE SET code = excluded.code,"
            " leave = excluded.leave, exempt = excluded.exempt, number = excluded.number",
            (*map(kept, (one.who, one.day, one.code, one.leave, one.exempt)), number),
        )


def on_days(first: date, last: date) -> list[tuple[str, Span]]:
    """Who has which shifts of some days; each month by its own kinds."""
    known: dict[date, tuple[Kind, ...]] = {}
    for one in ROSTERS.table.read("WHERE roster.first <= ?", last):
        known[one.first] = one.shifts
    return [
        (cell.who, span)
        for cell in between(first, last).values()
        for span in kinds.spans(cell.code, cell.day, known.get(cell.day.replace(day=1), ()))
    ]


def bars(who: str) -> list[tuple[date, date]]:
    """The days on which somebody works no nights."""
    found = BARS.table.read("WHERE roster_bar.who = ? AND roster_bar.stage = 'holds'", who)
    return [(one.since, one.until) for one in found]


def forget_person(who: str) -> None:
    """Empty what is personal of somebody's cells and bars; call within an operation."""
    for table, column in (("roster_cell", "leave"), ("roster_bar", "reason")):
        database.db.execute_sql(f"UPDATE {table} SET {column} = '' WHERE who = ?", (who,))
