"""Visitors of the sales site are erased once they were kept long enough; the counts stay (S15)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, journal
from store.journal.operation import operation
from store.salesvisit import asking
from store.salesvisit.inputs import Stage
from store.salesvisit.keepings import QuestionStage
from store.salesvisit.party import PARTIES, PERSONAL
from store.salesvisit.settings import settings


def lapse() -> None:
    """Erase what is personal of parties and questions that are kept long enough."""
    _lapse()


@operation
def _lapse() -> None:
    today = clock.today()
    before = today - timedelta(days=settings().kept)
    gone = PARTIES.table.read(
        "WHERE sales_party.lapsed_on IS NULL AND sales_party.day < ?"
        " AND sales_party.stage <> ? ORDER BY sales_party.id",
        *(before, Stage.HERE),
    )
    for one in gone:
        PARTIES.table.update(one.id, lapsed_on=today, **dict.fromkeys(PERSONAL, ""))
        PARTIES.wait_anew(one.id)
    _tell("sales_party", [one.id for one in gone])
    asked = asking.QUESTIONS.table.read(
        "WHERE sales_question.lapsed_on IS NULL AND sales_question.day < ?"
        " AND sales_question.stage <> ? ORDER BY sales_question.id",
        *(before, QuestionStage.OPEN),
    )
    for each in asked:
        empty = dict.fromkeys(asking.PERSONAL, "")
        asking.QUESTIONS.table.update(each.id, lapsed_on=today, **empty)
        asking.QUESTIONS.wait_anew(each.id)
    _tell("sales_question", [each.id for each in asked])


def _tell(thing: str, ids: list[int]) -> None:
    if ids:
        first, *more = (f"{thing}:{id_}" for id_ in ids)
        payload = {"gone": len(ids)}
        journal.append(f"{thing}.lapsed", first, by=None, payload=payload, touches=more)
