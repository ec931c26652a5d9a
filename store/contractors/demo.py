"""The contractors of the demo estate: two at work, one that may not begin, one that has left."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, trainings
from store.answers import Past
from store.contractors import keeping, steps
from store.contractors.checking import as_is, begin_check, leave_out, lose
from store.contractors.contractor import CONTRACTORS, Contractor
from store.contractors.inputs import (
    Arriving,
    Contract,
    Ending,
    Letter,
    Listing,
    NewContractor,
    Trade,
)
from store.contractors.roll import people_of
from store.contractors.scoreinputs import AsIs, LeftOut, Lost, NewMonth
from store.contractors.scoring import score_month
from store.contractors.siteinputs import NewPaper, NewPerson, PaperKind, SignIn, SignOut
from store.contractors.stint import inside
from store.findings import Severity
from store.rights import Staff

# Name, credit code, service, head, in charge on site, people, posts, fee a month in yuan.
_WHO = (
    ("洁雅保洁服务有限公司", "91440300MA5DEM011", Trade.CLEANING, "郑总", "周领班",
     ("曾小兰", "罗秀英", "邓桂花", "梁素芬"), 4, 26000),
    ("绿源园林绿化有限公司", "91440300MA5DEM022", Trade.GREEN, "钟总", "钱师傅",
     ("钱师傅", "温志强"), 3, 9800),
    ("蓝天外墙清洗有限公司", "91440300MA5DEM033", Trade.WASHING, "蓝总", "蒋队长",
     ("蒋队长", "许大勇"), 2, 0),
    ("安达有害生物防治公司", "91440300MA5DEM044", Trade.PESTS, "安总", "莫师傅",
     ("莫师傅",), 1, 1500),
)  # fmt: skip
_FAULTS = ("电梯厅地面有水渍", "一人未穿工服", "昨日问题未复查", "梯子无人看护")


def plan(past: Past) -> None:
    """Let them be on file from the beginning, at work by day, each checked every other day.

    On the newest day people are on site and a check is half marked; one has left, with its sheet.
    """
    first = past.shifts - 1
    for place, told in enumerate(_WHO):
        past.plan(past.moment(first, 8 + 3 * place), partial(_file, told, past.supervisor))
    days = [back for back in range(first, -1, -1) if _by_day(past, back)]
    for nth, back in enumerate(days):
        by, newest = past.assistant(back), back == days[-1]
        past.plan(past.moment(back, 45), partial(_come, past.rng.random(), by))
        checks = partial(_check, past.rng.random(), by, nth, newest)
        past.plan(past.moment(back, 55), checks)
        if not newest:
            past.plan(past.moment(back, 400), partial(_go, by))
    past.plan(past.moment(0, 5), partial(_settle, past.supervisor))


def _by_day(past: Past, back: int) -> bool:
    return 8 <= clock.local(past.moment(back, 60)).hour < 15


def _working() -> list[Contractor]:
    """Those that work here every day."""
    found = CONTRACTORS.table.read("ORDER BY contractor.id")
    return [one for one in found if one.entered_on and one.trade is not Trade.PESTS]


def _file(told: tuple[str, str, Trade, str, str, tuple[str, ...], int, int], by: Staff) -> None:
    name, code, trade, head, lead, people, posts, fee = told
    new = NewContractor(
        name=name, code=_coded(code), trade=trade, head=head, lead=lead, phone="13900002222"
    )
    one, today = steps.enter(new, by=by), clock.today()
    ends = {PaperKind.LICENCE: 700, PaperKind.INSURANCE: 40 if fee else -5}
    for kind, days in ends.items():
        paper = NewPaper(
            kind=kind, no=f"{kind.value[:2].upper()}{one.id}0{today:%Y}",
            issued=today - timedelta(days=365), expires=today + timedelta(days=days),
        )  # fmt: skip
        keeping.enter_paper(one.id, paper, by=by)
    for person in people:
        rolled = keeping.add_person(one.id, NewPerson(name=person, post="作业员"), by=by)
        _train(rolled.subject, by)
    if not fee:
        return
    steps.put_on_list(one.id, Listing(remark="资质、业绩已看"), by=by)
    contract = Contract.model_validate({
        "contract": f"HT-{today:%Y}-0{one.id}", "since": today - timedelta(days=200),
        "until": today + timedelta(days=165), "services": f"{name[:4]}合同范围", "posts": posts,
        "fee": str(fee), "terms": "次月 15 日前", "by_score": True, "agreed_on": today,
    })  # fmt: skip
    steps.contract(one.id, contract, by=by)
    steps.arrive(one.id, Arriving(), by=by)


def _coded(begins: str) -> str:
    """The code with the check digit that is right (GB 32100)."""
    from stdnum.cn import uscc

    return begins + uscc.calc_check_digit(begins)


def _train(about: str, by: Staff) -> None:
    new = trainings.NewTraining(
        topic="进场安全教育", held_on=clock.today(), hours=24, trainer="王主管", score=90
    )
    trainings.record(about, new, by=by)


def _come(fate: float, by: Staff) -> None:
    for one in _working():
        people = [each.name for each in people_of(one.id)]
        there = people[: -1 if fate > 0.7 and len(people) > 1 else None]
        given = SignIn(place="全区", who="、".join(there), posts=one.posts)
        keeping.sign_in(one.id, given, by=by)


def _go(by: Staff) -> None:
    for one in _working():
        for stint in inside(one.id):
            keeping.sign_out(stint.id, SignOut(done_by=one.lead, remark="已看现场"), by=by)


def _check(fate: float, by: Staff, day: int, newest: bool) -> None:
    found = _working()
    for nth, one in enumerate(found):
        if not newest and (day + nth) % len(found):
            continue
        check = begin_check(one.id, AsIs(), by=by)
        for place in check.planned[: 3 if newest and nth == 0 else None]:
            chance = (fate * 89 * (place + nth + 2)) % 1
            if chance < 0.13:
                lost = Lost(
                    got=check.items[place][1] // 2, what=_FAULTS[place % len(_FAULTS)],
                    severity=Severity.GENERAL, worker=one.lead,
                    due=clock.now() + timedelta(days=2),
                )  # fmt: skip
                lose(check.id, place, lost, by=by)
            elif place == len(check.items) - 1 and chance < 0.8:
                leave_out(check.id, place, LeftOut(note="当日无住户意见"), by=by)
            else:
                as_is(check.id, place, AsIs(), by=by)


def _settle(by: Staff) -> None:
    """Let one have its letter, and one that leaves the sheet of its last month."""
    second = _working()[1]
    letter = Letter(demand="补足一名绿化工", mend_by=clock.today() + timedelta(days=5))
    steps.warn(second.id, letter, by=by)
    last = CONTRACTORS.table.read("ORDER BY contractor.id")[-1]
    check = begin_check(last.id, AsIs(), by=by)
    for place in check.planned:
        as_is(check.id, place, AsIs(), by=by)
    steps.end(last.id, Ending(reason="合同内作业已完成"), by=by)
    score_month(NewMonth(contractor=last.number, month=check.month), by=by)
