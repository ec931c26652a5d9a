"""The outside bodies of the demo estate: who is called, who was seen, what is agreed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.outside.inputs import Keeping, NewBody, NewLiaison
from store.outside.steps import enter, keep, note
from store.outside.words import Kind, Side, Way
from store.rights import Staff

_BODIES = (
    (Kind.POWER, "平安供电服务中心", "95598", "075588123401", "王所", "户号 0305 1200 8841"),
    (Kind.WATER, "平安自来水公司", "075588123402", "", "李工", "总表 3 只"),
    (Kind.GAS, "平安燃气抢修", "075588123403", "95777", "", "调压箱 2 号"),
    (Kind.LIFTS, "96333 电梯应急", "96333", "", "", "电梯识别码见轿厢"),
    (Kind.TELECOMS, "电信营业厅", "10000", "", "陈经理", ""),
    (Kind.DRAINS, "市政排水所", "075588123404", "", "", ""),
    (Kind.POLICE, "平安路派出所", "075588123405", "", "赵警官", "警务室 1 栋架空层"),
    (Kind.FIRE, "平安消防救援站", "075588123406", "", "", ""),
    (Kind.STREET, "平安街道办", "075588123407", "075588123408", "刘主任", "物业办"),
    (Kind.COMMITTEE, "金色社区居委会", "075588123409", "", "周主任", ""),
    (Kind.CITY, "平安城管中队", "12319", "075588123410", "吴队", ""),
    (Kind.HOSPITAL, "社区健康服务中心", "075588123411", "", "", ""),
    (Kind.NEIGHBOUR, "隔壁幼儿园", "075588123412", "", "园长 何老师", "上下学时段"),
)


def plan(past: Past) -> None:
    """Let the bodies be entered, and two be seen: one thing is done, one is due tomorrow."""
    back = min(past.shifts - 1, 21)
    past.plan(past.moment(back, 8), partial(_enter, past.supervisor))
    past.plan(past.moment(max(back - 2, 0), 100), partial(_visit, 9, back > 6, past.supervisor))
    past.plan(past.moment(max(back - 5, 0), 130), partial(_visit, 1, False, past.supervisor))


def _enter(by: Staff) -> None:
    for kind, name, urgent, phone, contact, cares in _BODIES:
        enter(
            NewBody(kind=kind, name=name, urgent=urgent, phone=phone, contact=contact, cares=cares),
            by=by,
        )


def _visit(body: int, done: bool, by: Staff) -> None:
    due = clock.today() + timedelta(days=8)
    new = NewLiaison(
        way=Way.VISIT, who=by.name, whom="值班负责人", what="联络走访，通报小区近况",
        agreed="下月来小区做一次宣传" if done else "更换 3 栋总表前先书面通知",
        side=Side.THEIRS, due=due,
    )  # fmt: skip
    made = note(body, new, by=by)
    if done:
        keep(made.id, Keeping(how="已书面回复"), by=by)
