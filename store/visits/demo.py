"""The return visits of the demo estate: this month is drawn and half made, one is agreed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, escalations
from store.answers import Past
from store.desk import staff
from store.escalations import Decision, Ended, Told
from store.rights import Role, Staff
from store.visits.inputs import Agreed, Draw, Fate, Made, Means, NewVisit, Overall, Try
from store.visits.month import by_month
from store.visits.rounds import draw
from store.visits.steps import agree, ask, try_, visit
from store.visits.visit import VISITS, month_of

_SEED = 20261
_SAID = (
    (Overall.A, "", None),
    (Overall.B, "单元门口路灯暗，希望换亮一些", Fate.NOTED),
    (Overall.C, "楼道杂物说了两次没人清", Fate.ANSWERED),
)


def plan(past: Past) -> None:
    """Draw the month once the past has come to it, and visit some of the homes."""
    days = min(past.shifts // 3, 12)
    if not past.lived_in or days < 2:
        return
    begins = past.moment(days * 3 - 2, past.rng.uniform(30, 60))
    past.plan(begins, partial(_draw, past.assistant(days * 3 - 2)))
    for back, said in zip((days * 3 - 4, 5, 2), _SAID, strict=True):
        at = past.moment(back, past.rng.uniform(60, 400))
        past.plan(at, partial(_visit, said, past.assistant(back)))
    past.plan(past.moment(1, past.rng.uniform(200, 300)), partial(_try, past.assistant(1)))
    home = past.rng.choice(list(past.lived_in))
    past.plan(past.moment(2, 100), partial(_ask, home, past.assistant(2)))
    past.plan(past.moment(0, 2), partial(_agree, past.assistant(0)))


def _draw(by: Staff) -> None:
    if by_month(month_of(clock.now())) is None:
        draw(Draw(seed=_SEED), by=by)


def _ask(home: int, by: Staff) -> None:
    ask(NewVisit(home=home), by=by)


def _next() -> int | None:
    where = "WHERE return_visit.stage = 'due' AND return_visit.month <> '' ORDER BY return_visit.id"
    return next((one.id for one in VISITS.table.read(where)), None)


def _visit(said: tuple[Overall, str, Fate | None], by: Staff) -> None:
    overall, words, fate = said
    if (id_ := _next()) is not None:
        made = Made(overall=overall, words=words, fate=fate, person="本人", means=Means.PHONE)
        visit(id_, made, by=by)
        if overall is Overall.C:
            _settle(by)


def _settle(by: Staff) -> None:
    """The supervisor heard of it, and what was decided is done."""
    up, whom = escalations.every()[0], staff.first_of(Role.SUPERVISOR).id
    escalations.tell(up.id, Told(whom=whom, reached=True, words="已说明"), by=by)
    words = "当日清理楼道，主管再访"
    escalations.decide(up.id, Decision(whom=whom, words=words), by=by)
    escalations.end(up.id, Ended(words="已清理"), by=by)


def _try(by: Staff) -> None:
    if (id_ := _next()) is not None:
        try_(id_, Try(words="无人接听"), by=by)


def _agree(by: Staff) -> None:
    if (id_ := _next()) is not None:
        agree(id_, Agreed(at=clock.now() + timedelta(hours=5), words="下班后致电"), by=by)
