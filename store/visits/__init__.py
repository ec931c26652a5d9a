"""Return visits: what residents think of what was done for them, each matter once (V1, V3–V10).

subject      what they answer to the halls
steps        asked for, tried, agreed, made, excused, counted with another
rounds       the month drawn so that it can be drawn again; its summary signed
following    what follows a visit: ticket, finding, report up, another visit
summary      the month's figures as the supervisor signs them
tally        how many of those due were visited, each matter once
drawing      which homes a seed draws from which pool
month        a month's round as it stands
beginning    how a visit begins to be owed
visit        one as it stands, and what tickets ask for
report       the figures of a period
demo         some of the demo estate
"""

from store.visits.drawing import drawn, quota
from store.visits.inputs import (
    Agreed,
    Asked,
    Draw,
    Excuse,
    Fate,
    Kind,
    Made,
    Mark,
    Means,
    NewVisit,
    Overall,
    Same,
    Signed,
    Stage,
    Try,
    Whether,
)
from store.visits.month import MONTHS, Drawn, Month, by_month, left_of, period_of
from store.visits.month import every as months
from store.visits.rounds import draw, sign
from store.visits.settings import VisitSettings, settings
from store.visits.sheets import RETURN_VISIT, VISIT_SUMMARY
from store.visits.steps import agree, ask, excuse, hear, join, try_, visit
from store.visits.subject import ANSWERS
from store.visits.summary import Line, Summary, as_signed, changed, summary
from store.visits.tally import Matter, matters, tally
from store.visits.visit import (
    VISITS,
    Visit,
    every,
    get,
    month_of,
    of_home,
    of_month,
    workers_of,
)

__all__ = [
    "ANSWERS", "MONTHS", "RETURN_VISIT", "VISITS", "VISIT_SUMMARY",
    "Agreed", "Asked", "Draw", "Drawn", "Excuse", "Fate", "Kind", "Line", "Made", "Mark", "Matter",
    "Means", "Month", "NewVisit", "Overall", "Same", "Signed", "Stage", "Summary", "Try", "Visit",
    "VisitSettings", "Whether",
    "agree", "as_signed", "ask", "by_month", "changed", "draw", "drawn", "every", "excuse", "get",
    "hear", "join", "left_of", "matters", "month_of", "months", "of_home",
    "of_month", "period_of", "quota", "settings", "sign", "summary", "tally", "try_", "visit",
    "workers_of",
]  # fmt: skip
