"""The papers of a renovation: which are here, and which are missing since when (R5, art. 14)."""

from __future__ import annotations

from datetime import date

from store.engine import database
from store.renovation.decree import Paper
from store.renovation.renovation import Renovation
from store.renovation.ticks import Papers


def here(renovation_id: int) -> dict[Paper, date]:
    """The papers that are here, and since when."""
    rows = database.db.execute_sql(
        "SELECT paper, since FROM renovation_paper WHERE renovation_id = ?", (renovation_id,)
    ).fetchall()
    found = {Paper(paper): date.fromisoformat(since) for paper, since in rows}
    return {paper: found[paper] for paper in Paper if paper in found}


def missing(one: Renovation) -> list[Paper]:
    """The papers that its ticks ask for and that are not here, in the order of the form."""
    there = here(one.id)
    return [paper for paper in one.papers if paper not in there]


def keep(renovation_id: int, given: Papers, on: date) -> tuple[list[Paper], list[Paper]]:
    """Let just these be here; those that came, and those that were taken back.

    One that is here already keeps its day: no paper is counted twice.
    """
    there = here(renovation_id)
    came = [paper for paper in given.ticked if paper not in there]
    gone = [paper for paper in there if paper not in given.ticked]
    for paper in came:
        database.db.execute_sql(
            "INSERT INTO renovation_paper (renovation_id, paper, since) VALUES (?, ?, ?)",
            (renovation_id, paper.value, on.isoformat()),
        )
    for paper in gone:
        database.db.execute_sql(
            "DELETE FROM renovation_paper WHERE renovation_id = ? AND paper = ?",
            (renovation_id, paper.value),
        )
    return came, gone
