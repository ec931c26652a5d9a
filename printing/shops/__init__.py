"""The sheets of shops: file card, check, the week's fronts, notice and report (I24-I27).

filecard  what the file has of a shop
fronts    a review, the fronts of a day, the week's scores
breaches  the notice of a breach, and its report to the authority
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from printing.asked import Asked, Command, Request, Sheets, Takes
from printing.register import about, command
from printing.sheet import Format, Head, Sheet
from printing.shops.breaches import letter, notice
from printing.shops.filecard import file_card
from printing.shops.fronts import Line, fronts, review, weekly
from store import shops
from store.estate import settings
from store.residents import masking
from store.shops import (
    BREACH_NOTICE,
    BREACH_REPORT,
    BREACHES,
    CHECKS,
    FRONTAGE_WEEK,
    SHOP_CHECK,
    SHOP_FILE,
    SHOPS,
    Check,
    CheckKind,
    Shop,
)
from store.text import mark


def _lines(one: Check | None) -> list[Line]:
    if one is None:
        return []
    found = shops.marks(one.id)
    there = {number: shops.get(number) for number in one.shops}
    return [
        (there[shop], item, found.get(place))
        for place, (shop, item) in ((place, one.at(place)) for place in one.planned)
    ]


def _check(one: Check | None, estate: str, at: datetime, head: Head | None, _on: Format) -> Sheet:
    if one is not None and one.kind is CheckKind.REVIEW:
        return review(one, _lines(one), estate, at, head)
    duties = one.items if one else shops.split(shops.settings().duties)
    return fronts(one, _lines(one), duties, estate, at, head)


def _file(one: Shop | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    return file_card(one, shops.papers(one.id) if one else [], estate, at, head, on)


def _masked(one: Shop) -> Shop:
    return replace(one, phone=masking.phone(one.phone))


def _weekly(which: str, _on: Format) -> Request:
    period, estate = shops.week_of(date.fromisoformat(which)), settings().name
    found = shops.weeks(period)
    duties = list(dict.fromkeys(duty for each in found for duty in each.duties))
    goal = shops.settings().goal

    def declare(at: datetime, head: Head | None) -> Sheet:
        return weekly(period, found, duties, goal, estate, at, head)

    name = f"frontage-{period.first}"
    return Request(FRONTAGE_WEEK, f"week:{period.first}", name, declare)


SHEETS = Sheets(
    {
        SHOP_FILE: about(SHOPS, SHOP_FILE, "shop-file", _file, _masked),
        SHOP_CHECK: about(CHECKS, SHOP_CHECK, "shop-check", _check),
        FRONTAGE_WEEK: Asked(_weekly),
        BREACH_NOTICE: about(BREACHES, BREACH_NOTICE, "shop-notice", notice),
        BREACH_REPORT: about(BREACHES, BREACH_REPORT, "shop-report", letter),
    },
    (
        command(SHOPS, SHOP_FILE, "shop-file", mark("a shop's file card")),
        command(CHECKS, SHOP_CHECK, "shop-check", mark("a review, or the fronts of a day")),
        command(BREACHES, BREACH_NOTICE, "shop-notice", mark("the notice of a shop's breach")),
        command(BREACHES, BREACH_REPORT, "shop-report", mark("its report to the authority")),
        Command(
            "frontage-week",
            mark("the fronts' scores of a week"),
            (Takes("--day", date, "DAY"),),
            lambda given: (FRONTAGE_WEEK, f"week:{given['day'].isoformat()}"),
        ),
    ),
)
