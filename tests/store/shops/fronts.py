"""Shops for tests: entered, licensed, reviewed, their fronts planned and gone along."""

from __future__ import annotations

from datetime import date, timedelta

from store import clock, plans, residents, shops
from store.findings import Severity
from store.plans import Every, Plan, Planning
from store.residents import HomeKind, NewHome
from store.rights import Staff
from store.shops import (
    Bad,
    Check,
    Good,
    Licensing,
    Mismatch,
    NewCheck,
    NewShop,
    Rest,
    Shop,
)

TODAY = date(2026, 11, 23)
CODE = "91440300MA5DA2A10P"
WHO = NewCheck(checker="秩序 小马")


def entered(
    by: Staff, code: str = "商铺-01", kind: HomeKind = HomeKind.SHOP, **told: object
) -> Shop:
    home = residents.add_home(NewHome(code=code, kind=kind), by=by).id
    return at_home(home, by, **told)


def at_home(home: int, by: Staff, **told: object) -> Shop:
    usual = {"home": home, "name": "湘味小厨", "trade": "餐饮", "operator": "刘小军"}
    return shops.enter(NewShop.model_validate(usual | {"phone": "13700130001"} | told), by=by)


def licensed(shop: Shop, by: Staff, **told: object) -> Shop:
    usual = {
        "code": CODE, "licensee": "平安区湘味小厨", "legal": "刘小军", "scope": "餐饮服务",
        "address": "金色家园 商铺-01", "founded": TODAY - timedelta(days=900),
    }  # fmt: skip
    return shops.license_(shop.id, Licensing.model_validate(usual | told), by=by)


def wrong() -> Mismatch:
    due = clock.now() + timedelta(days=3)
    return Mismatch(what="不一致", severity=Severity.GENERAL, worker="赵师傅", due=due)


def reviewed(shop: Shop, by: Staff, *differs: int) -> Check:
    one = shops.review(shop.id, WHO, by=by)
    for place in one.planned:
        if place in differs:
            one = shops.mismatch(one.id, place, wrong(), by=by)
        else:
            one = shops.good(one.id, place, Good(), by=by)
    return one


def planned(by: Staff, **told: object) -> Plan:
    usual = {
        "title": "门前三包", "every": Every.DAY, "since": TODAY, "windows": "09:00-10:00",
        "late": 60,
    }  # fmt: skip
    return shops.plan(Planning.model_validate(usual | told), by=by)


def walked(by: Staff, bad: dict[int, str] | None = None) -> Check:
    """The day that is due, some lines of it wrong, the rest in order."""
    plans.make()
    one = shops.walk_fronts(shops.open_days(clock.now())[-1].id, WHO, by=by)
    for place, what in (bad or {}).items():
        one = shops.bad(one.id, place, Bad(what=what), by=by)
    return shops.rest(one.id, Rest(), by=by) if one.left else one
