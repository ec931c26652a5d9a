"""Moving out, and a home that is sold: each line done or not needed, then closed (M29, M30)."""

from __future__ import annotations

from store import bills, clock, deposits, keys, meters, residents, series
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.moveins.inputs import Closed, NewLeaving
from store.moveins.line import Line, admitted, by_code, step
from store.moveins.lineinputs import Settled, Why
from store.moveins.papers import Asked, Leave
from store.moveins.walk import MOVES, Walk, moved, open_of
from store.moveins.words import Course, LineStage, Mode, Stage
from store.rights import WORK_THE_DESK, Staff

SERIES = "RZ"


@operation
def leave(new: NewLeaving, *, by: Staff) -> Walk:
    """Begin the walk of somebody who leaves, or of a home that is sold (M29, M30).

    Raises ``Refused`` where one is open for this home, and for who does not live there.
    """
    require(by, WORK_THE_DESK)
    home = residents.get(new.home)
    course = Course.SALE if new.sale else Course.OUT
    if (other := open_of(home.id, Course.OUT, Course.SALE)) is not None:
        raise Refused("{number} is open for this home.", field="home", number=other.number)
    there = {one.person.name: one for one in residents.home(home.id).residents}
    if new.owner not in there:
        raise Refused("Nobody of this name lives there.", field="owner")
    tenant = there[new.owner].role is residents.Role.TENANT
    id_ = MOVES.table.insert(
        number=series.following(SERIES),
        course=course,
        mode=Mode.TENANT if tenant else Mode.OWNER,
        home_id=home.id,
        owner=new.owner,
        address=new.address,
        notice_date=new.last_day,
        opened_on=clock.today(),
        stage=Stage.OPEN,
    )
    return MOVES.move(MOVES.table.one(id_), "leaving", new, by, figures={"course": course})


@operation
def settle(walk_id: int, code: str, given: Settled, *, by: Staff) -> Line:
    """A line is done; where something is still open, with what was agreed about it."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    line = admitted(walk, code, "settled")
    if still_open(walk, code) and not given.words:
        raise Refused("Something of it is still open: say what was agreed.", field="words")
    return step(walk, line, "settled", given, by, note=given.words)


@operation
def not_needed(walk_id: int, code: str, why: Why, *, by: Staff) -> Line:
    """A line is not needed here, and why."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    line = admitted(walk, code, "not_needed")
    return step(walk, line, "not_needed", why, by, note=why.reason)


@operation
def close(walk_id: int, given: Closed, *, by: Staff) -> Walk:
    """All is done and signed; raises ``Refused`` at the first line that is not."""
    walk = MOVES.admitted(walk_id, "closed", by)
    if walk.course is Course.IN:
        raise Refused("A move-in is archived once its keys are handed over.")
    if left := to_settle(walk):
        raise Refused("Not gone through yet: {line} ({n} in all).", line=left[0].kind, n=len(left))
    if not given.signed:
        raise Refused("The list is signed by both.", field="signed")
    return moved(walk, "closed", given, by, {"closed_on": clock.today()})


def to_settle(walk: Walk) -> list[Asked]:
    """The lines that are neither done nor not needed."""
    rows = by_code(walk.id)
    done = (LineStage.DONE, LineStage.NOT_NEEDED)
    return [one for one in walk.asked if one.code not in rows or rows[one.code].stage not in done]


def still_open(walk: Walk, code: str) -> int:
    """What of the home is still open behind a line: fen, deposits, keys, meters; 0 for nothing."""
    home = walk.home_id
    match code.partition(":")[2]:
        case Leave.ACCOUNT:
            return sum(one.owed for one in bills.owed_by(home))
        case Leave.DEPOSITS:
            return sum(one.balance for one in deposits.of_home(home))
        case Leave.KEYS:
            return sum(one.hanging for one in keys.of_home(home))
        case Leave.READINGS:
            unread = sum(_unread(walk, one) for one in meters.of_home(home))
            return unread + len(meters.unbilled(home))
        case Leave.LEFT:
            there = residents.home(home).residents
            return sum(one.person.name == walk.owner for one in there)
    return 0


def _unread(walk: Walk, one: meters.Meter) -> bool:
    """Whether a meter was not read on the last day, or after it."""
    last = walk.notice_date or walk.opened_on
    return one.stage is meters.Stage.SET and all(read.on < last for read in meters.chain(one.id))
