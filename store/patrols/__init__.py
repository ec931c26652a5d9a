"""Patrols: routes with their points, rounds that come due, and what was found on them (I5-I14).

steps      a patrol set up; a round set out on, noted point by point, ended, decided of
walk       a round as it is walked, and what was noted of its points
report     rounds and points of a period
route      the points of a patrol, as a round has them
checks     what verify asks
inputs     what is filled in
sentences  how all that reads
settings   what is aimed at, and how long findings may take
sheets     its papers
seeds      the routes that come with the program
subject    what it answers to the halls
demo       the rounds of the demo estate
"""

from store.patrols.inputs import (
    Abnormal,
    Block,
    Doubt,
    HandingOn,
    Judging,
    LeftOut,
    Method,
    Normal,
    Result,
    SettingOut,
    Stage,
    Stopping,
    Verdict,
)
from store.patrols.report import Month, Reached, counted, months, reached
from store.patrols.route import Kind, Order, Patrolling, Point, Route, listed, read, typed
from store.patrols.settings import PatrolSettings, settings
from store.patrols.sheets import ROUND_SHEET, ROUNDS_OF_MONTH, TO_WALK_WITH
from store.patrols.steps import (
    abnormal,
    begin,
    block,
    change,
    end,
    excuse,
    hand_on,
    judge,
    make_up,
    no_access,
    normal,
    not_reached,
    set_out,
    set_out_extra,
    stop,
)
from store.patrols.subject import ANSWERS
from store.patrols.walk import (
    ROUNDS,
    WALKS,
    Noted,
    Round,
    Walk,
    get,
    notes,
    of_round,
    open_rounds,
    rounds,
    under_way,
)

__all__ = [
    "ANSWERS",
    "ROUNDS",
    "ROUNDS_OF_MONTH",
    "ROUND_SHEET",
    "TO_WALK_WITH",
    "WALKS",
    "Abnormal",
    "Block",
    "Doubt",
    "HandingOn",
    "Judging",
    "Kind",
    "LeftOut",
    "Method",
    "Month",
    "Normal",
    "Noted",
    "Order",
    "PatrolSettings",
    "Patrolling",
    "Point",
    "Reached",
    "Result",
    "Round",
    "Route",
    "SettingOut",
    "Stage",
    "Stopping",
    "Verdict",
    "Walk",
    "abnormal",
    "begin",
    "block",
    "change",
    "counted",
    "end",
    "excuse",
    "get",
    "hand_on",
    "judge",
    "listed",
    "make_up",
    "months",
    "no_access",
    "normal",
    "not_reached",
    "notes",
    "of_round",
    "open_rounds",
    "reached",
    "read",
    "rounds",
    "set_out",
    "set_out_extra",
    "settings",
    "stop",
    "typed",
    "under_way",
]
