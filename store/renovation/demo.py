"""The renovations of the demo estate: one at nearly every step, one with a severe violation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from store import clock, plans, residents
from store.answers import Past
from store.deposits import NewDeposit
from store.renovation.breaching import dissuade, find, give_notice
from store.renovation.breachinputs import Dissuasion, Grade, NewViolation, Notice, Signed
from store.renovation.checking import look
from store.renovation.checkinputs import Result, Seen, Visit
from store.renovation.decree import Article
from store.renovation.ending import complete, flood, inspect
from store.renovation.inputs import (
    Agreed,
    Approval,
    Completion,
    FloodTest,
    Inspection,
    Kind,
    NewRenovation,
    Permit,
    Review,
    Start,
)
from store.renovation.listed import open_at
from store.renovation.passing import issue
from store.renovation.passinputs import NewPass, Term, Trade
from store.renovation.permitting import agree, begin, deposit, permit
from store.renovation.renovation import Renovation
from store.renovation.steps import apply, approve, declare, review, tick
from store.renovation.ticks import Papers, Works
from store.rights import Staff

MOST = 6
_CODE = "91350100M000100Y43"
_FIRMS = ("安居装饰有限公司", "宏图装修工程有限公司", "雅筑空间设计公司")
_CHIEFS = ("刘工", "赵工", "何工")
_SCOPES = ("卫生间防水翻新，全屋粉刷", "厨房改造，地面换砖", "水电改造，木作，粉刷")
_PAPERS = Papers(**dict.fromkeys(Papers.model_fields, True))
_FEW = Papers(identity=True, title=True)
_WET = Works(waterproof=True)
# How far each of the homes has come by now.
_FATES = ("under way", "severe", "to permit", "missing", "passed", "to inspect")


def plan(past: Past) -> None:
    """Let some homes be renovated over the days of the demo."""
    homes = past.rng.sample(list(past.lived_in), min(MOST, len(past.lived_in)))
    last = max(past.shifts - 1, 3)
    for place, home in enumerate(homes):
        fate = _FATES[place % len(_FATES)]
        back = min(last, 9 + 3 * place) if fate not in ("missing", "to permit") else 2
        for step, happens in enumerate(_course(fate, home, place, past.supervisor)):
            shift = max(back - step * 3, 0)
            at = past.moment(shift, 40 + 7 * place)
            past.plan(at, partial(happens, past.assistant(shift)))


def _course(fate: str, home: int, place: int, chief: Staff) -> list[Callable[[Staff], Any]]:
    """What happens to a home, a day apart each."""
    start: list[Callable[[Staff], Any]] = [partial(_declare, home, place, fate)]
    if fate == "missing":
        return start
    start.append(partial(_approve, home, chief))
    if fate == "to permit":
        return start
    start.append(partial(_begin, home))
    if fate == "severe":
        return [*start, partial(_break, home)]
    if fate == "under way":
        return [*start, partial(_look, home), partial(_warn, home)]
    return [*start, partial(_finish, home, fate)]


def _open(home: int) -> Renovation | None:
    found = open_at(home)
    return found[0] if found else None


def _declare(home: int, place: int, fate: str, by: Staff) -> None:
    owner = residents.owner_of(home)
    if owner is None:
        return
    starts = clock.today() + timedelta(days=int(fate == "to permit"))
    new = NewRenovation(
        home=home,
        applicant=owner.name,
        kind=Kind.SECOND,
        scope=_SCOPES[place % 3],
        firm=_FIRMS[place % 3],
        code=_CODE,
        person=_CHIEFS[place % 3],
        person_phone=f"1390000{1200 + place}",
        starts=starts,
        ends=starts + timedelta(days=45),
        workers=3,
    )
    one = declare(apply(new, by=by).id, _WET, by=by)
    tick(one.id, _FEW if fate == "missing" else _PAPERS, by=by)


def _approve(home: int, chief: Staff, by: Staff) -> None:
    if one := _open(home):
        review(one.id, Review(fit=True, opinion="图纸与现场相符，防水方案可行"), by=by)
        approve(one.id, Approval(), by=chief)


def _begin(home: int, by: Staff) -> None:
    one = _open(home)
    if one is None:
        return
    rooms = "上下左右邻居已逐户告知"
    agree(one.id, Agreed(forbidden_told=True, neighbours=rooms), by=by)
    told = {"home": home, "kind": "renovation", "payer": one.applicant, "standing": "owner"}
    deposit(one.id, NewDeposit.model_validate(told | {"amount": "2000"}), by=by)
    permit(one.id, Permit(), by=by)
    begin(one.id, Start(), by=by)
    until = clock.today() + timedelta(days=400)
    card = NewPass(
        permit=one.number, name="钱电工", trade=Trade.ELECTRICIAN, card="T320100", card_until=until
    )
    issue(card, by=by)
    issue(NewPass(permit=one.number, name="孙师傅", trade=Trade.MASON, term=Term.LONG), by=by)


def _look(home: int, by: Staff) -> None:
    plans.make()
    if one := _open(home):
        seen = Visit(result=Result.WORKING, seen=Seen.DEMOLITION, waste=False)
        look(one.id, seen, by=by)


def _warn(home: int, by: Staff) -> None:
    one = _open(home)
    if one is None:
        return
    due = clock.today() + timedelta(days=2)
    new = NewViolation(article=Article.A27, what="建筑垃圾堆在消防通道", put_right_by=due)
    found = find(one.id, new, by=by)
    dissuade(found.id, Dissuasion(words="已当面劝阻，答应清走", heeded=False), by=by)
    give_notice(found.id, Notice(signed=Signed.SIGNED), by=by)


def _break(home: int, by: Staff) -> None:
    plans.make()
    one = _open(home)
    if one is None:
        return
    new = NewViolation(
        article=Article.A5_3,
        what="客厅承重墙开洞约 60×80 厘米",
        grade=Grade.SEVERE,
        put_right_by=clock.today() + timedelta(days=3),
    )
    find(one.id, new, by=by)


def _finish(home: int, fate: str, by: Staff) -> None:
    one = _open(home)
    if one is None:
        return
    flood(one.id, FloodTest(tight=True, below_seen=True), by=by)
    complete(one.id, Completion(), by=by)
    if fate == "passed":
        inspect(one.id, Inspection(), by=by)
