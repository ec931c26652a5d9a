"""The weekly rounds, occurrences of one plan; each home's line in them and in rains (T9, T10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import catalogue, clock, plans
from store.plans import Doing, Ending, Every, MakingUp, Occurrence, Plans, Rhythm, Terms
from store.plans import Stage as Came
from store.rights import Staff
from store.text import mark
from store.trusteeship.due import first_due, is_due
from store.trusteeship.named import Result, Round
from store.trusteeship.rain import RAINS, Rain, homes_of, standing
from store.trusteeship.trust import TRUSTS, Trust, get, live, spans
from store.trusteeship.visit import Visit, visits_in

ROUNDS = Plans("trust_plan", "trust_round")
TITLE = mark("Weekly round of entrusted homes")
_NOBODY_LEFT = mark("No home is entrusted any more")
_chinese = catalogue.of("zh_CN").gettext


@dataclass(frozen=True)
class Line:
    """A home's turn in a round or a rain, ``of`` its number, due by ``due``; ``visit`` once made.

    ``missed`` says that the time for it is over.
    """

    kind: Round
    of: int
    trust: Trust
    starts: datetime
    due: datetime
    visit: Visit | None
    missed: bool


def monday(one: Occurrence) -> date:
    """The Monday of a round's week."""
    return datetime.fromisoformat(one.slot).date()


def of_round(one: Occurrence) -> list[Line]:
    """The homes of a week's round, home by home: due then, or visited all the same."""
    there, times = {each.trusteeship_id: each for each in visits_in("round_id", one.id)}, spans()
    begins, missed = monday(one), clock.now() > one.missed
    due = [each for each in _ever() if is_due(times.get(each.id, ()), begins)]
    known = {each.id for each in due}
    due += [get(id_) for id_ in there if id_ not in known]
    return [
        Line(Round.WEEK, one.id, each, one.starts, one.in_time, there.get(each.id), missed)
        for each in sorted(due, key=lambda each: each.home)
    ]


def _ever() -> list[Trust]:
    """The agreements that were ever signed."""
    found = TRUSTS.table.read("WHERE trusteeship.signed_on IS NOT NULL")
    return sorted(found, key=lambda one: one.home)


def of_rain(one: Rain) -> Iterator[Line]:
    """The homes of a rain, those before it and, once it is over, those after it."""
    there = {(each.kind, each.trusteeship_id): each for each in visits_in("rain_id", one.id)}
    turns = (
        (Round.AFTER, one.ended, one.due_after),
        (Round.BEFORE, one.opened_at, one.expected),
    )
    for turn, starts, due in turns:
        if starts is None or due is None:
            continue
        homes = {each.id: each for each in homes_of(one, turn)}
        homes |= {id_: get(id_) for kind, id_ in there if kind is turn and id_ not in homes}
        for each in sorted(homes.values(), key=lambda each: each.home):
            missed = turn is Round.BEFORE and one.ended is not None
            yield Line(turn, one.id, each, starts, due, there.get((turn, each.id)), missed)


def open_rounds() -> list[Occurrence]:
    """The rounds that nobody has answered for by now, the oldest first."""
    now = clock.now()
    return [one for plan in plans.every(ROUNDS.thing) for one in plans.open_by(plan.id, now)]


def past_rounds(most: int = 8) -> list[Occurrence]:
    """The rounds that are done, made up or excused, the newest first."""
    now = clock.now()
    found = plans.between(ROUNDS.thing, now - timedelta(weeks=most), now)
    return [one for one in reversed(found) if one.stage is not Came.OPEN]


def lines() -> list[Line]:
    """All that is to be walked now or was: the rain's first, then the rounds', the oldest first."""
    rain = standing()
    found = list(of_rain(rain)) if rain else []
    for one in open_rounds():
        found += of_round(one)
    return found


# The plan of the rounds, and each of them answered for


def keep_rounds(since: date | None = None) -> None:
    """Let there be a plan while homes are entrusted; call within an operation.

    Where one begins, its first week is the first in which a home is to be visited.
    """
    running, wanted = plans.running(ROUNDS.thing), bool(live())
    if wanted and not running:
        begins = first_due(since or clock.today())
        while _is_there(begins):
            begins += timedelta(days=7)
        rhythm = Rhythm(every=Every.WEEK, since=begins)
        ROUNDS.begin(_chinese(TITLE), Terms(rhythm=rhythm, late=0), None)
    for plan in running if not wanted else ():
        ROUNDS.end(plan.id, Ending(reason=_chinese(_NOBODY_LEFT)), None)
    _wait_anew()


def _wait_anew() -> None:
    """Let a rain wait for the homes that are entrusted by now."""
    if (rain := standing()) is not None:
        RAINS.wait_anew(rain.id)


def _is_there(begins: date) -> bool:
    """Whether that week's round came of an earlier plan: no week has two."""
    since, until = clock.bounds(begins)
    return bool(plans.between(ROUNDS.thing, since, until))


def settle_all(by: Staff) -> None:
    """Answer for the rounds in which nothing is left to walk."""
    for one in open_rounds():
        settle(one, by)
    _wait_anew()


def settle(one: Occurrence, by: Staff, reason: str = "") -> None:
    """Answer for a round once each of its homes is; call within an operation.

    Done when the last home was walked; made up, with the reason, where that was after its week.
    """
    if one.stage is not Came.OPEN:
        return
    walked = [line.visit for line in of_round(one)]
    if any(visit is None for visit in walked):
        return
    seen = [each.visited for each in walked if each and each.result is not Result.EXCUSED]
    last = max(seen, default=min(clock.now(), one.missed))
    if last <= one.missed:
        ROUNDS.do(one.id, Doing(happened=max(last, one.starts)), by)
    else:
        ROUNDS.make_up(one.id, MakingUp(reason=reason or _chinese(TITLE)), by)
