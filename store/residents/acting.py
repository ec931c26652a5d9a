"""Who acts for a party now, as it is shown (F1, M1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from store.engine import database
from store.residents import party
from store.residents.inputs import Acting, PaperForm
from store.residents.party import Person


@dataclass(frozen=True)
class Representative:
    """Who acts for a party; ``matters`` is a contact's post or what a power of attorney is for.

    ``since`` and ``until`` are the days of that power, ``paper`` its form.
    """

    id: int
    party_id: int
    person: Person
    kind: Acting
    matters: str
    paper: PaperForm | None
    since: date | None
    until: date | None

    def is_over(self, on: date) -> bool:
        """Whether the power of attorney has run out; it holds through its last day (G12)."""
        return self.until is not None and on > self.until


def of_homes(home_ids: Sequence[int]) -> list[tuple[int, int, str, str]]:
    """Home, person, name and phone of who acts for a party of these homes, in their order."""
    marks = ", ".join("?" * len(home_ids))
    rows = database.db.execute_sql(
        "SELECT r.home_id, p.id, p.name, p.phone FROM residency r"
        " JOIN representative a ON a.party_id = r.person_id JOIN person p ON p.id = a.person_id"
        f" WHERE r.home_id IN ({marks}) AND r.until IS NULL AND a.ended_on IS NULL"
        " ORDER BY a.id, r.id",
        tuple(home_ids),
    ).fetchall()
    return list(rows)


def read(ids: Sequence[int], whole: Collection[int] = ()) -> dict[int, list[Representative]]:
    """By party, who acts for them; figures masked but for those of people in ``whole``."""
    marks = ", ".join("?" * len(ids))
    rows = database.db.execute_sql(
        "SELECT id, party_id, person_id, kind, matters, paper, since, until FROM representative"
        f" WHERE party_id IN ({marks}) AND ended_on IS NULL ORDER BY id",
        tuple(ids),
    ).fetchall()
    people = party.read([row[2] for row in rows], whole)
    found: dict[int, list[Representative]] = {}
    for id_, party_id, person_id, kind, matters, paper, since, until in rows:
        one = Representative(
            *(id_, party_id, people[person_id], Acting(kind), matters),
            paper=PaperForm(paper) if paper else None,
            since=date.fromisoformat(since) if since else None,
            until=date.fromisoformat(until) if until else None,
        )
        found.setdefault(party_id, []).append(one)
    return found
