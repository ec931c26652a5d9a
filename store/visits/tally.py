"""How many were visited of those due, and what they thought, by kind: one matter once (V8, V9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from store import tickets
from store.engine import database, dialect
from store.figure import Period
from store.tickets import Opinion, Ticket
from store.visits.inputs import Kind, Overall, Stage
from store.visits.month import period_of
from store.visits.visit import VISITS, Visit, month_of

_SAID = {
    Opinion.SATISFIED: Overall.A,
    Opinion.FAIR: Overall.B,
    Opinion.DISSATISFIED: Overall.C,
}


@dataclass(frozen=True)
class Matter:
    """What somebody was to be asked about, once: a ticket's round, or a visit of its own.

    ``said`` is the worst that was heard of it, None where nobody was reached; ``again`` that the
    ticket was reopened after it.
    """

    kind: Kind
    building: str
    team: str
    said: Overall | None
    again: bool = False
    visited: bool = False


@dataclass(frozen=True)
class Tally:
    """Of one kind: how many were due and visited, and what they said."""

    kind: Kind
    due: int
    visited: int
    said: Mapping[Overall, int]
    again: int

    @property
    def told(self) -> int:
        """How many said A, B or C."""
        return sum(self.said.values())

    @property
    def glad(self) -> int:
        """How many said A or B."""
        return self.told - self.said.get(Overall.C, 0)


def tally(matters: Iterable[Matter]) -> list[Tally]:
    """Matters by kind, in the order of the kinds; those of which there is none are left out."""
    by_kind: dict[Kind, list[Matter]] = {}
    for one in matters:
        by_kind.setdefault(one.kind, []).append(one)
    return [_counted(kind, by_kind[kind]) for kind in Kind if kind in by_kind]


def _counted(kind: Kind, found: list[Matter]) -> Tally:
    said = {o: sum(one.said is o for one in found) for o in Overall}
    visited = sum(one.visited for one in found)
    return Tally(kind, len(found), visited, said, sum(one.again for one in found))


def matters(period: Period) -> list[Matter]:
    """What was due to be asked about in a period, each matter once.

    A ticket's round counts where its work ended, another visit where it was to be made; what is
    excused, or counts with another, is left out, but for a home of the month's round that was
    visited for something else (V4).
    """
    since = period.bounds[0]
    own = VISITS.table.read(
        "WHERE return_visit.due >= ? OR return_visit.visited_at >= ?", since, since
    )
    by_round = {(one.source, one.round): one for one in own if one.round}
    found = [one for ticket in _worked(period) for one in _rounds(ticket, by_round, period)]
    return [*found, *_others(own, period)]


def _others(own: Iterable[Visit], period: Period) -> Iterator[Matter]:
    for one in own:
        if one.round or not _falls_in(one, period) or one.stage is Stage.EXCUSED:
            continue
        joined = one.stage is Stage.JOINED
        if joined and not one.month:
            continue
        said = Overall(one.overall) if one.overall else None
        yield Matter(
            one.kind, _building(one.home), "", said, visited=joined or one.stage is Stage.VISITED
        )


def _falls_in(one: Visit, period: Period) -> bool:
    if one.month:
        return (
            period_of(one.month).first <= period.last and period_of(one.month).last >= period.first
        )
    return period.has(one.visited_at or one.due)


def _worked(period: Period) -> list[Ticket]:
    number = dialect.number_behind("subject", ":")
    rows = database.db.execute_sql(
        f"SELECT DISTINCT {number} FROM journal WHERE at >= ? AND at < ?"
        " AND kind IN ('ticket.completed', 'ticket.answered')",
        period.ms,
    )
    return [one for (id_,) in rows.fetchall() if (one := tickets.get(int(id_))).reported]


def _rounds(
    ticket: Ticket, by_round: Mapping[tuple[str, int], Visit], period: Period
) -> Iterator[Matter]:
    """Each round of a ticket whose work ended in the period."""
    number, ended, said, team = 1, None, list[Overall](), ""
    for step in (*ticket.standing, None):
        if step is None or step.kind == "reopened":
            if period.has(ended):
                known = by_round.get((f"ticket:{ticket.id}", number))
                again = step is not None
                yield from _of_round(ticket, known, said, again=again, team=team)
            number, ended, said = number + 1, None, []
        elif step.kind in ("completed", "answered") and step.moves:
            ended = _last(ended, step.at)
        elif step.kind == "dispatched":
            team = step.words.get("team", "") or team
        elif step.kind == "visited" and step.opinion in _SAID:
            said.append(_SAID[step.opinion])


def _last(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else max(one, other)


def _of_round(
    ticket: Ticket, known: Visit | None, said: list[Overall], *, again: bool, team: str
) -> Iterator[Matter]:
    if known is not None and known.stage in (Stage.EXCUSED, Stage.JOINED):
        return
    if known is not None and known.overall:
        said = [*said, Overall(known.overall)]
    worst = max(said, key=lambda one: one.value, default=None)
    kind, asked = Kind(ticket.kind.value), worst is not None
    yield Matter(kind, _building(ticket.home), team, worst, again and asked, asked)


def _building(home: str) -> str:
    return home.partition("-")[0]


def visited_homes(found: Mapping[int, datetime], month: str) -> set[int]:
    """The homes whose last visit lies in a month."""
    return {home for home, at in found.items() if month_of(at) == month}
