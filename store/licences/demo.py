"""The papers of the demo estate: most hold for long, some expire soon, one has."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.licences.inputs import Followed, Kind, NewLicence, Whose
from store.licences.steps import enter, follow
from store.rights import Staff

# What it is, whose, of what, who issued it, and in how many days it expires.
_PAPERS = (
    (Kind.BUSINESS, Whose.COMPANY, "金色家园物业服务有限公司", "市场监督管理局", 1800),
    (Kind.EQUIPMENT, Whose.THING, "1 栋 1 号电梯", "特种设备检验研究院", 210),
    (Kind.EQUIPMENT, Whose.THING, "1 栋 2 号电梯", "特种设备检验研究院", 28),
    (Kind.EQUIPMENT, Whose.THING, "3 栋 1 号电梯", "特种设备检验研究院", 150),
    (Kind.FIRE, Whose.ESTATE, "消防设施年度检测", "平安消防技术服务有限公司", 92),
    (Kind.INSURANCE, Whose.ESTATE, "公众责任险", "平安财产保险", 24),
    (Kind.INSURANCE, Whose.COMPANY, "蓝天外墙清洗有限公司", "太平洋财产保险", 5),
    (Kind.PERMIT, Whose.COMPANY, "丰收小吃店", "市场监督管理局", 400),
    (Kind.CONTRACT, Whose.COMPANY, "绿源园林绿化有限公司", "", 120),
    (Kind.OPERATOR, Whose.WORKER, "赵电工", "应急管理局", 640),
    (Kind.HEALTH, Whose.WORKER, "孙师傅", "疾病预防控制中心", -3),
)


def plan(past: Past) -> None:
    """Let the papers be entered when the desk began, and one of those that expire be seen to."""
    first = past.shifts - 1
    for place, paper in enumerate(_PAPERS):
        at = past.moment(first, 90 + 4 * place)
        left = paper[-1] + first // 3
        past.plan(at, partial(_enter, *paper[:-1], left, past.assistant(first)))
    past.plan(past.moment(1, 240), partial(_see_to, past.assistant(1)))


def _enter(kind: Kind, whose: Whose, holder: str, issuer: str, left: int, by: Staff) -> None:
    today = clock.today()
    new = NewLicence(
        kind=kind,
        whose=whose,
        holder=holder,
        no=f"{kind.value[:2].upper()}{today:%Y}{abs(left):04}",
        issuer=issuer,
        issued=today - timedelta(days=365),
        expires=today + timedelta(days=left),
    )
    enter(new, by=by)


def _see_to(by: Staff) -> None:
    from store.licences.licence import LICENCES

    ending = LICENCES.table.read("ORDER BY licence.expires, licence.id")[1]
    follow(ending.id, Followed(told="已催保险公司续保，等保单"), by=by)
