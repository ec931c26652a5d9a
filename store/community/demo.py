"""The events of the demo estate: one was held, one fills up, one waits for approval, one is far."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random

from store import clock
from store.answers import Past
from store.community import steps
from store.community.event import Event, every, get
from store.community.inputs import (
    Approving,
    Asking,
    Detail,
    Intended,
    Noticing,
    Plan,
    Ready,
    Safety,
)
from store.community.signing import sign
from store.community.signinputs import NewSignup
from store.community.steps import approve, ask, detail, intend, notify, secure, tick_thing
from store.community.words import Kind, Source
from store.rights import Staff

_NAMES = ("王小明", "李秀英", "陈建国", "刘芳", "赵志强", "周敏", "吴桂兰", "郑海涛", "孙丽")


def plan(past: Past) -> None:
    """Let events be planned, one be open for sign-up with a waiting list."""
    first = min(past.shifts - 1, 12)
    desk = past.assistant(first)
    past.plan(past.moment(first, 30), partial(_year, past.supervisor))
    past.plan(past.moment(first, 60), partial(_open, past.supervisor, desk))
    homes = [past.rng.choice(past.lived_in) for _ in range(9)]
    for place, home in enumerate(dict.fromkeys(homes)):
        back = max(first - 2 - place, 0)
        happens = partial(_sign, home, place, past.rng.random(), past.assistant(back))
        past.plan(past.moment(back, 70 + 20 * place), happens)
    past.plan(past.moment(0, 25), partial(_asked, past.assistant(0)))


def _year(by: Staff) -> None:
    for name, kind, days, budget in (
        ("新春灯会", Kind.FESTIVAL, 70, 8000),
        ("消防演练开放日", Kind.SAFETY, 110, 1500),
    ):
        starts = clock.now() + timedelta(days=days)
        intend(Intended(name=name, kind=kind, starts=starts, budget=budget), by=by)


def _drawn(name: str, days: int, capacity: int, by: Staff, **more: object) -> Event:
    starts = clock.local(clock.now() + timedelta(days=days)).replace(hour=14, minute=0)
    given = {
        "name": name, "kind": Kind.FAMILY, "starts": starts, "ends": starts + timedelta(hours=3),
        "rain": "改在架空层", "place": "中心花园", "whom": "全体业主", "expected": capacity,
        "capacity": capacity, "budget": "2000", "source": Source.COMPANY,
    }  # fmt: skip
    one = steps.plan(Plan.model_validate(given | more), by=by)
    detail(one.id, Detail(
        program="14:00 签到；14:30 游戏；16:30 合影", duties="王主管统筹，客服签到，秩序维护入口",
        things="音响 1 套\n桌椅 20 套\n奖品 60 份\n急救箱 1 个", quiet="17:00",
    ), by=by)  # fmt: skip
    secure(one.id, Safety(
        in_charge="秩序 马队", guards="秩序员 4 人", exits="东、西两门", fire="灭火器 4 具",
        medical="社区医院 1 人", evacuation="沿消防通道至南门广场", minding="儿童由家长看护",
    ), by=by)  # fmt: skip
    return get(one.id)


def _open(boss: Staff, desk: Staff) -> None:
    one = _drawn("亲子游园会", 8, 12, desk, children=6)
    ask(one.id, Asking(), by=desk)
    approve(one.id, Approving(remark="同意，注意用电安全"), by=boss)
    notify(one.id, Noticing(notice="各单元大堂、公众号"), by=desk)
    tick_thing(one.id, 0, Ready(), by=desk)
    tick_thing(one.id, 1, Ready(there=False), by=desk)


def _sign(home: int, place: int, fate: float, by: Staff) -> None:
    found = [one for one in every() if one.name == "亲子游园会"]
    if not found:
        return
    rng = Random(int(fate * 1000))
    new = NewSignup(
        home=home, who=_NAMES[place], phone=f"138{rng.randrange(10**8):08}", adults=1,
        children=rng.randrange(2), seniors=rng.randrange(2),
    )  # fmt: skip
    sign(found[0].id, new, by=by)


def _asked(by: Staff) -> None:
    one = _drawn("重阳敬老茶话会", 12, 40, by, kind=Kind.SENIORS, source=Source.COMMITTEE)
    ask(one.id, Asking(), by=by)
