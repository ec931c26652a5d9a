"""The shops of the demo estate: reviewed, one with a permit that ran out, fronts gone along."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from store import clock, plans
from store.answers import Past
from store.engine import database
from store.findings import Severity
from store.plans import Every, Planning
from store.residents import HomeKind
from store.rights import Staff
from store.shops.breach import breaches_of
from store.shops.breaching import advise, give_notice, recheck, tell_authority
from store.shops.breachinputs import Advice, BreachNotice, BreachReport, Recheck
from store.shops.check import open_days, open_front
from store.shops.checking import bad, good, mismatch, not_here, rest, review, walk_fronts
from store.shops.checking import plan as set_up
from store.shops.inputs import (
    Bad,
    Good,
    Licensing,
    Mismatch,
    NewCheck,
    NewPermit,
    NewShop,
    NotHere,
    Rest,
    SignedDocument,
)
from store.shops.shop import open_ones
from store.shops.steps import enter, license_, permit, sign
from store.shops.words import Authority, Document, Stage

DAYS = 8
# Name, trade, who runs it, a permit of the trade with its days left (None for none needed).
_SHOPS = (
    ("好邻居便利店", "便利店", "陈建国", ("食品经营许可证", 400)),
    ("湘味小厨", "餐饮", "刘小军", ("食品经营许可证", 12)),
    ("丽人美发", "美发", "黄丽", ("卫生许可证", 210)),
    ("康民大药房", "药品零售", "何国强", ("药品经营许可证", -6)),
    ("鲜果时光", "水果零售", "周敏", None),
    ("洁衣坊", "洗衣", "吴建华", None),
)
_CODES = (
    *("91440300MA5DA2A10P", "92440300MA5EB1B23P", "92440300MA5FC2C37C", "91440300MA5GD3D415"),
    *("92440300MA5HE4E55N", "92440300MA5JF5F69B"),
)


def plan(past: Past) -> None:
    """Let shops be entered some days ago, reviewed since, and their fronts gone along daily."""
    back = min(past.shifts - 1, 3 * DAYS)
    past.plan(past.moment(back, 5), partial(_enter, past.supervisor))
    first = True
    for at in range(back - 1, -1, -1):
        if 8 <= clock.local(past.moment(at, 60)).hour < 15:
            if first:
                past.plan(past.moment(at, 80), partial(_review, past.assistant(at)))
            fate = 1.0 if first else past.rng.random()
            past.plan(past.moment(at, 150), partial(_walk, fate, at == 0, past.assistant(at)))
            first = False


def _enter(by: Staff) -> None:
    today = clock.today()
    rows = database.db.execute_sql(
        "SELECT id FROM home WHERE kind = ? ORDER BY id LIMIT ?", (HomeKind.SHOP.value, len(_SHOPS))
    ).fetchall()
    if not rows:  # an estate without shops: somebody trades from the last flat
        rows = database.db.execute_sql("SELECT max(id) FROM home").fetchall()
    doors = [id_ for (id_,) in rows]
    for place, (name, trade, who, needs) in enumerate(_SHOPS[: len(doors)]):
        new = NewShop(
            home=doors[place], name=name, trade=trade, operator=who,
            phone=f"1370013{place:04}", hours="08:00-22:00", fire_person=who,
            since=today - timedelta(days=5 * place), emergency=f"{who} 同手机",
        )  # fmt: skip
        one = enter(new, by=by)
        if place < 5:
            license_(one.id, _licence(place, name, who, trade, one.home, today), by=by)
        if needs is not None:
            called, left = needs
            days = {"issued": today - timedelta(days=900), "expires": today + timedelta(days=left)}
            permit(one.id, NewPermit.model_validate(
                {"called": called, "no": f"JY1440304{place:05}", "issuer": "市场监督管理局"} | days
            ), by=by)  # fmt: skip
        for document in list(Document)[: 4 if place < 4 else 2]:
            sign(one.id, SignedDocument(document=document), by=by)
    set_up(
        Planning.model_validate(
            {"title": "门前三包巡查", "every": Every.DAY, "since": today, "windows": "09:00-12:00",
             "late": 240}
        ),
        by=by,
    )  # fmt: skip


def _licence(place: int, name: str, who: str, trade: str, home: str, today: date) -> Licensing:
    return Licensing(
        code=_CODES[place],
        licensee=f"平安区{name}",
        legal="黄国平" if place == 2 else who,
        scope=f"{trade}；日用百货零售",
        address=f"金色家园 {home}",
        founded=today - timedelta(days=1200),
        until=today + timedelta(days=25) if place == 1 else None,
    )


def _review(by: Staff) -> None:
    """Papers held against each other: two agree, one has another holder, one a permit gone."""
    due = clock.now() + timedelta(days=5)
    for place, shop in enumerate(open_ones()[:4]):
        one = review(shop.id, NewCheck(checker=by.name), by=by)
        for line in one.planned:
            wrong = (place, line) in ((2, 3), (3, 1))
            if wrong:
                what = "执照经营者与实际经营者不一致" if place == 2 else "许可证已过期"
                given = Mismatch(what=what, severity=Severity.GENERAL, worker=by.name, due=due)
                mismatch(one.id, line, given, by=by)
            else:
                good(one.id, line, Good(), by=by)


def _walk(fate: float, under_way: bool, by: Staff) -> None:
    """The fronts of a day, mostly in order; what is wrong goes up the ladder."""
    plans.make()
    now = clock.now()
    for day in open_days(now) if open_front() is None else ():
        if now <= day.missed and fate > 0.08:
            one = walk_fronts(day.id, NewCheck(checker="秩序 小马"), by=by)
            if 0.5 < fate < 1 and len(one.planned) > 5:
                place = int(fate * 9973) % len(one.planned)
                wrong = Bad(what="占道摆放纸箱" if fate > 0.7 else "门口有污水", photo="门前-03")
                bad(one.id, place, wrong, by=by)
            if fate < 0.3:
                not_here(one.id, 0, NotHere(reason="门前无绿化"), by=by)
            if under_way:
                good(one.id, 1, Good(), by=by)
            else:
                rest(one.id, Rest(), by=by)
    _ladder(by)


def _ladder(by: Staff) -> None:
    """The oldest breach goes a rung further each day."""
    for shop in open_ones():
        for one in breaches_of(shop.id):
            if one.stage == "found":
                advise(one.id, Advice(said="请即清理，勿再占道", heeded=one.id % 3 == 0), by=by)
            elif one.stage == "advised":
                given = {"demand": "清走占道物品，恢复原状", "term": "24", "signed": "signed"}
                give_notice(one.id, BreachNotice.model_validate(given), by=by)
            elif one.stage == "noticed" and one.until is not None and one.until <= clock.now():
                recheck(one.id, Recheck(righted=False, seen="仍占道"), by=by)
            elif one.stage == "unheeded" and shop.stage is not Stage.CLOSED:
                report = BreachReport(authority=Authority.CITY, facts="占道经营，两次劝阻未改")
                tell_authority(one.id, report, by=by)
