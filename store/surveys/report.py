"""What surveys tell of a period: those counted in it; rate and index apart (V15)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period, share
from store.money import rounded
from store.surveys.results import results
from store.surveys.settings import settings
from store.surveys.survey import SURVEYS
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period; of several surveys in it all together, the index of the last."""
    yield Figure(
        mark("Survey sheets typed in"),
        journal.counted(*period.bounds, "survey_sheet")["survey_sheet.entered"],
        mark("Every sheet typed in in the period, once each."),
    )
    found = [results(one) for one in SURVEYS.table.read(_WHERE, *period.ms)]
    yield share(
        mark("Survey sheets returned"),
        sum(one.back.good for one in found),
        sum(one.back.n for one in found),
        mark("Of what was given out for the surveys counted in the period, returned in time."),
        settings().back,
    )
    yield share(
        mark("Satisfied all in all"),
        sum(one.whole.good for one in found),
        sum(one.whole.n for one in found),
        mark("5 and 4 of all marks for the last question; not known and blank are outside."),
        settings().goal,
    )
    last = found[-1].index if found else None
    tenths = 0 if last is None or last.exact is None else rounded(last.exact * 10)
    yield Figure(
        mark("Satisfaction index × 10"),
        tenths,
        mark("Of the last survey counted in the period: 0 to 1000; it is no rate. 0: none."),
    )


_WHERE = (
    "WHERE EXISTS (SELECT 1 FROM journal j WHERE j.subject = 'survey:' || survey.id"
    " AND j.kind = 'survey.counted' AND j.at >= ? AND j.at < ?) ORDER BY survey.id"
)
