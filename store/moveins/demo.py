"""The move-ins of the demo estate: one paused, one with defects, one to accept, one archived."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, keys, residents
from store.answers import Past
from store.engine import database
from store.keys import KeyKind, NewKey
from store.moveins.accepting import check, check_rest, conclude, defect, leave_unchecked
from store.moveins.batch import plan_one
from store.moveins.charging import charge, strike
from store.moveins.gates import unpaid
from store.moveins.handing import give, hand_out, held_keys, not_out
from store.moveins.inputs import (
    Archived,
    Charged,
    Concluded,
    HandedOut,
    LetPast,
    NewLeaving,
    NewMoveIn,
    Paused,
    Registered,
    Verified,
)
from store.moveins.leaving import leave, settle
from store.moveins.line import by_code
from store.moveins.lineinputs import Defect, Owed, Settled, Why
from store.moveins.steps import archive, let_past, open_, pause
from store.moveins.verifying import owe, register, tick, verify
from store.moveins.visitinputs import NewVisit
from store.moveins.walk import Walk, get, of_home
from store.moveins.words import Conclusion, LineStage, Mode, Part, Warranty
from store.rights import Staff

_EXPECTED = 4  # homes that have an appointment
_AGREE = Verified(names=True, homes=True, dates=True)
_VACANT = (
    "SELECT r.home_id FROM residency r JOIN person p ON p.id = r.person_id"
    " JOIN home h ON h.id = r.home_id WHERE r.until IS NULL AND p.kind = 'person'"
    " AND h.kind = 'home'"
    " GROUP BY r.home_id HAVING count(*) = 1 AND max(r.role) = 'owner' ORDER BY r.home_id LIMIT ?"
)


def plan(past: Past) -> None:
    """Let some owners come over the last days of the demo, and a building be expected."""
    far, near = min(past.shifts - 1, 6), min(past.shifts - 1, 3)
    chief = past.supervisor
    for place, (happens, back) in enumerate(
        ((_whole, far), (_with_defects, near), (_paused, min(near, 2)), (_to_accept, min(near, 1)))
    ):
        at = past.moment(back, 130 + 40 * place)
        past.plan(at, partial(happens, place, past.assistant(back), chief))
    past.plan(past.moment(min(near, 2), 60), partial(_expected, chief))
    for home in past.lived_in[4:5]:
        past.plan(past.moment(min(near, 1), 200), partial(_leaves, home, past.assistant(1)))


def _home(place: int) -> int | None:
    """A home whose owner alone is on file: nobody lives there yet."""
    free = [home for home in _vacant()[:-_EXPECTED] if not of_home(home)]
    return free[place % len(free)] if free else None


def _vacant() -> list[int]:
    """The homes that an owner alone is on file of, but for those that stand in other stories."""
    rows = database.db.execute_sql(_VACANT, (16,)).fetchall()
    return [int(home) for (home,) in rows[2:] if not keys.of_home(int(home))]


def _opened(home: int, by: Staff, mode: Mode = Mode.OWNER, handler: str = "") -> Walk:
    owner = residents.owner_of(home)
    assert owner is not None
    notice = clock.today() - timedelta(days=3)
    new = NewMoveIn(
        home=home, mode=mode, owner=owner.name, handler=handler, notice_date=notice,
        first_sale=False,
    )  # fmt: skip
    keys.hold(
        NewKey(
            hook=keys.free_hook(), kind=KeyKind.VACANT, home=home, doors="入户门", count=3,
            reason="交付前代管",
        ),
        by=by,
    )  # fmt: skip
    return open_(new, by=by)


def _tick(walk: Walk, by: Staff, but: str = "") -> None:
    for one in walk.asked:
        if one.part is Part.PAPER and one.code != but:
            tick(walk.id, one.code, by=by)


def _come(place: int, by: Staff) -> Walk | None:
    """Papers, register and bills of an owner in person."""
    home = _home(place)
    if home is None:
        return None
    walk = _opened(home, by)
    _tick(walk, by)
    verify(walk.id, _AGREE, by=by)
    register(walk.id, Registered(signed=True, told=True), by=by)
    return charge(walk.id, Charged(), by=by)


def _look(walk: Walk, by: Staff) -> None:
    check_rest(walk.id, by=by)
    for code in ("meter:water", "meter:power"):
        leave_unchecked(walk.id, code, Why(reason="表箱待电力、自来水公司开封"), by=by)
    check(walk.id, "meter:gas", LineStage.NONE, by=by)


def _hand(walk: Walk, by: Staff, chief: Staff) -> None:
    if unpaid(get(walk.id)):
        let_past(walk.id, LetPast(reason="业主承诺三日内转账"), by=chief)
    for one in not_out(walk):
        give(walk.id, one.code, by=by)
    out = HandedOut(received_by=walk.owner, keys=held_keys(walk.home_id), signed=True)
    hand_out(walk.id, out, by=by)


def _conclude(walk: Walk, what: Conclusion, by: Staff) -> None:
    given = Concluded(conclusion=what, signed_by=walk.owner, engineer="赵电工")
    conclude(walk.id, given, by=by)


def _whole(place: int, by: Staff, chief: Staff) -> None:
    walk = _come(place, by)
    if walk is not None:
        _look(walk, by)
        _conclude(walk, Conclusion.ACCEPTED, by)
        _hand(walk, by, chief)
        archive(walk.id, Archived(filed="档案柜 3-2"), by=by)


def _with_defects(place: int, by: Staff, chief: Staff) -> None:
    walk = _come(place, by)
    if walk is None:
        return
    for code, what, kind in (
        ("room:walls", "客厅东墙空鼓约 30 厘米", Warranty.FINISH),
        ("room:bathroom", "闭水后楼下顶棚有湿痕", Warranty.WATERPROOF),
    ):
        defect(walk.id, code, Defect(what=what, warranty=kind), by=by)
    _look(walk, by)
    _conclude(walk, Conclusion.WITH_DEFECTS, by)
    strike(walk.id, "money:utilities", Why(reason="水电已办代扣"), by=by)
    _hand(walk, by, chief)


def _paused(place: int, by: Staff, _chief: Staff) -> None:
    home = _home(place)
    if home is None:
        return
    walk = _opened(home, by, Mode.PROXY, "王建国")
    _tick(walk, by, but="paper:attorney")
    later = clock.today() + timedelta(days=2)
    purchase = Owed(owed_by=later, note="合同在银行办理抵押")
    if "paper:fund" in by_code(walk.id):
        owe(walk.id, "paper:fund", purchase, by=by)
    pause(walk.id, Paused(waits_for="受托人补公证委托书", back_on=later), by=by)


def _to_accept(place: int, by: Staff, _chief: Staff) -> None:
    _come(place, by)


def _leaves(home: int, by: Staff) -> None:
    owner = residents.owner_of(home)
    if owner is None:
        return
    last = clock.today() + timedelta(days=5)
    walk = leave(NewLeaving(home=home, owner=owner.name, last_day=last, sale=True), by=by)
    settle(walk.id, "leave:address", Settled(words="新址已登记"), by=by)


def _expected(by: Staff) -> None:
    """A few homes, two at each quarter of an hour of tomorrow morning."""
    day = clock.today() + timedelta(days=1)
    for place, home in enumerate(_vacant()[-_EXPECTED:]):
        owner = residents.owner_of(home)
        if owner is not None and not of_home(home):
            new = NewVisit(
                batch="1 栋集中交付", home=home, on_day=day, minute=540 + 15 * (place // 2),
                owner=owner.name, notice_date=clock.today(),
            )  # fmt: skip
            plan_one(new, by=by)
