"""The price list: dated rates that are never changed ($11–$15)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from store import clock, journal, pricelist, residents
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Forbidden, Refused
from store.pricelist import (
    Convention,
    Correction,
    Ended,
    PriceListSettings,
    Pricing,
    Reckoned,
    Taken,
    Way,
    Where,
)
from store.pricelist.item import RATES
from store.pricelist.steps import months_after
from store.residents import Home, NewHome
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.store.pricelist.listing import item, rate

TODAY = clock.day(MONDAY)  # 2026-11-23


def refused(told: Any, by: Staff) -> tuple[str | None, str]:
    with pytest.raises(Refused) as error:
        pricelist.price(item(by).id, rate(**told), by=by)
    return error.value.field, str(error.value)


def home_of(by: Staff, code: str, area: str, kind: str = "home") -> Home:
    told = {"code": code, "area": area, "kind": kind}
    return residents.add_home(NewHome.model_validate(told), by=by)


def test_what_is_entered_is_kept(manager: Staff) -> None:
    one = item(manager, rated=True, convention="half", belongs="owners", invoice=False)
    assert (one.number, one.name, one.rated, one.invoice) == ("WYF", "物业服务费", True, False)
    assert one.convention is Convention.HALF
    priced = pricelist.price(
        one.id, rate(pricing="guided", base="2.6", up="20", down="10"), by=manager
    )
    (kept,) = pricelist.in_force(priced, TODAY)
    assert (kept.price, kept.base, kept.up, kept.down) == (28_000, 26_000, 20_00, 10_00)
    assert (kept.since, kept.posted) == (date(2026, 1, 1), date(2025, 11, 20))
    assert (kept.unit, kept.basis) == ("元/㎡·月", "服务合同 2025-11-01")
    (entry,) = [e for e in journal.of_subject(one.subject) if e.kind == "price_item.priced"]
    assert (entry.payload["price"], entry.payload["rate"]) == (28_000, kept.id)


def test_a_code_is_one_items_in_any_case_and_width(manager: Staff) -> None:
    item(manager)
    with pytest.raises(Refused) as error:
        item(manager, number="ｗｙｆ")
    assert error.value.field == "number"


@pytest.mark.parametrize("code", ["", "物业", "A B", "-A", "A" * 13])
def test_a_code_that_is_none_is_refused_at_the_field(code: str, manager: Staff) -> None:
    with pytest.raises(ValidationError):
        item(manager, number=code)


def test_only_the_manager_and_finance_keep_it(assistant: Staff) -> None:
    with pytest.raises(Forbidden):
        item(assistant)


def test_a_price_begins_on_the_1st_a_month_after_it_was_posted(manager: Staff) -> None:
    """$13."""
    assert refused({"since": date(2026, 1, 2)}, manager)[0] == "since"


def test_a_price_posted_too_late_says_from_when_it_can_hold(manager: Staff) -> None:
    told = {"since": date(2026, 12, 1), "posted": date(2026, 11, 2)}
    field, sentence = refused(told, manager)
    assert (field, "2026-12-02" in sentence) == ("since", True)


def test_how_long_before_it_is_posted_is_a_setting(manager: Staff) -> None:
    figures = PriceListSettings(months_ahead=0)
    desk_settings.change_own("pricelist", figures, by=manager)
    one = item(manager)
    ahead = rate(since=date(2026, 12, 1), posted=TODAY)
    assert pricelist.to_come(pricelist.price(one.id, ahead, by=manager), TODAY)


def test_what_is_not_posted_yet_cannot_be_entered(manager: Staff) -> None:
    told = {"posted": TODAY + timedelta(days=1), "since": date(2027, 3, 1)}
    assert refused(told, manager)[0] == "posted"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"pricing": "guided"}, "base"),
        ({"pricing": "guided", "base": "2.3", "up": "20"}, "price"),
        ({"pricing": "guided", "base": "3.2", "up": "20", "down": "10"}, "price"),
        ({"base": "2.6"}, "base"),
        ({"up": "5"}, "up"),
    ],
)
def test_a_guided_price_keeps_within_its_base_and_float(
    told: dict[str, str], field: str, manager: Staff
) -> None:
    """$13, PRICE-04 art. 6."""
    assert refused(told, manager)[0] == field


@pytest.mark.parametrize("price", ["0", "-1", "2.80001", "", "abc", "1e3"])
def test_a_price_that_is_none_is_refused_at_the_field(price: str) -> None:
    """$10."""
    with pytest.raises(ValidationError) as error:
        rate(price=price)
    assert {one["loc"] for one in error.value.errors()} == {("price",)}


@pytest.mark.parametrize("price", ["２．８", "2.80元", "2.8000", "¥2.8"])
def test_a_price_is_understood_as_people_write_it(price: str) -> None:
    assert rate(price=price).price == 28_000


def test_a_new_rate_follows_the_old_one_which_stays_as_it_was(manager: Staff) -> None:
    """$12: a rate is never edited (X91)."""
    one = item(manager)
    pricelist.price(one.id, rate(), by=manager)
    later = rate(price="3.1", since=date(2026, 7, 1), posted=date(2026, 5, 1))
    pricelist.price(one.id, later, by=manager)
    assert [r.price for r in pricelist.in_force(one, date(2026, 6, 30))] == [28_000]
    assert [r.price for r in pricelist.in_force(one, date(2026, 7, 1))] == [31_000]
    assert pricelist.in_force(one, date(2025, 12, 31)) == []


def test_a_rate_before_the_last_one_is_refused(manager: Staff) -> None:
    one = item(manager)
    pricelist.price(one.id, rate(), by=manager)
    with pytest.raises(Refused) as error:
        pricelist.price(one.id, rate(price="3"), by=manager)
    assert error.value.field == "since"


def test_no_two_rates_of_an_item_are_for_one_home_and_day(manager: Staff) -> None:
    """$12: rates for all kinds and for shops would both be a shop's."""
    one = item(manager)
    home_of(manager, "3-2-1201", "89.52")
    pricelist.price(one.id, rate(where="home"), by=manager)
    pricelist.price(one.id, rate(price="6.5", where="shop"), by=manager)
    for told in ({"where": ""}, {"where": "home", "building": "3"}):
        with pytest.raises(Refused) as error:
            pricelist.price(one.id, rate(since=date(2026, 7, 1), **told), by=manager)
        assert error.value.field == "where"


def test_a_rate_that_lies_ahead_can_be_taken_back_and_one_that_holds_cannot(
    manager: Staff, time: Clock
) -> None:
    one = item(manager)
    pricelist.price(one.id, rate(), by=manager)
    ahead = rate(price="3", since=date(2027, 1, 1), posted=TODAY)
    pricelist.price(one.id, ahead, by=manager)
    assert [r.price for r in pricelist.to_come(one, TODAY)] == [30_000]
    pricelist.unprice(one.id, Taken(reason="业主大会未通过"), by=manager)
    assert pricelist.to_come(one, TODAY) == []
    assert [r.price for r in pricelist.in_force(one, date(2027, 1, 1))] == [28_000]
    with pytest.raises(Refused):
        pricelist.unprice(one.id, Taken(reason="再撤"), by=manager)


def test_how_it_is_worded_can_be_put_right_its_code_and_way_cannot(manager: Staff) -> None:
    one = item(manager)
    right = Correction(name="物业管理费", content="二级服务", begins="交付之日", reason="写错")
    after = pricelist.correct(one.id, right, by=manager)
    assert (after.name, after.content, after.begins) == ("物业管理费", "二级服务", "交付之日")
    with pytest.raises(peewee.IntegrityError), database.write():
        database.db.execute_sql("UPDATE price_item SET way = 'once'")


def test_an_item_that_ended_is_not_charged_after_its_last_day(manager: Staff) -> None:
    one = item(manager)
    pricelist.price(one.id, rate(), by=manager)
    ended = pricelist.end(one.id, Ended(until=TODAY, reason="合同到期"), by=manager)
    assert len(pricelist.in_force(ended, TODAY)) == 1
    assert pricelist.in_force(ended, TODAY + timedelta(days=1)) == []
    assert pricelist.listed() == []


def test_an_item_does_not_end_before_a_rate_that_is_posted(manager: Staff) -> None:
    one = item(manager)
    pricelist.price(one.id, rate(since=date(2027, 1, 1), posted=TODAY), by=manager)
    with pytest.raises(Refused) as error:
        pricelist.end(one.id, Ended(until=TODAY, reason="停"), by=manager)
    assert error.value.field == "until"


def test_the_record_is_held_against_the_rates(manager: Staff) -> None:
    """A rate that somebody changed behind the program is told by ``verify``."""
    one = item(manager)
    pricelist.price(one.id, rate(), by=manager)
    assert journal.verify().right
    with database.write():
        (guard,) = database.db.execute_sql(
            "SELECT sql FROM sqlite_master WHERE name = 'price_rate_stands'"
        ).fetchone()
        database.db.execute_sql("DROP TRIGGER price_rate_stands")
        database.db.execute_sql("UPDATE price_rate SET price = 29000")
        database.db.execute_sql(guard)
    verdict = journal.verify()
    assert not verdict.right and "price_rate:1" in verdict.what


def test_a_home_pays_by_its_area_kind_and_building(manager: Staff) -> None:
    """CT3: every figure that leads to the amount; E2."""
    one = item(manager)
    home = home_of(manager, "3-2-1201", "89.52")
    pricelist.price(one.id, rate(where="home", building="3"), by=manager)
    pricelist.price(one.id, rate(price="6.5", where="shop"), by=manager)
    found = pricelist.reckon(one, Reckoned(home_id=home.id, since=date(2026, 3, 11)))
    assert (found.home, found.measure, found.month) == ("3-2-1201", 89_52, 250_66)
    assert found.first is not None and (found.first[0].words, found.first[1]) == ("21/31", 169_80)
    elsewhere = residents.add_home(
        NewHome.model_validate({"code": "31-1-101", "area": "80.00"}), by=manager
    )
    with pytest.raises(Refused, match="31-1-101"):
        pricelist.reckon(one, Reckoned(home_id=elsewhere.id))
    shop = residents.add_home(
        NewHome.model_validate({"code": "3-S1", "area": "50.00", "kind": "shop"}), by=manager
    )
    assert pricelist.reckon(one, Reckoned(home_id=shop.id)).month == 325_00


@pytest.mark.parametrize("typed", ["3", "３", "3栋", "3号楼", " 3 "])
def test_a_building_is_one_however_it_is_typed(manager: Staff, typed: str) -> None:
    home_of(manager, "3-2-1201", "89.52")
    one = item(manager)
    pricelist.price(one.id, rate(building=typed), by=manager)
    assert pricelist.rates(one.id)[0].building == "3"
    assert pricelist.rate_of(one, "home", "3-2-1201", TODAY) is not None


@pytest.mark.parametrize("typed", ["9", "[/foo]", "3, 5"])
def test_a_building_without_homes_or_two_of_them_are_refused_at_the_field(
    manager: Staff, typed: str
) -> None:
    """A rate that no home falls under would be dropped without a word."""
    home_of(manager, "3-2-1201", "89.52")
    home_of(manager, "5-1-101", "60.00")
    assert refused({"building": typed}, manager)[0] == "building"


def test_a_home_without_area_and_an_item_without_months_say_so(manager: Staff) -> None:
    """$10."""
    one, once = item(manager), item(manager, number="LJ", way="once", kind="waste")
    for each in (one, once):
        pricelist.price(each.id, rate(), by=manager)
    home = residents.add_home(NewHome(code="3-2-1202"), by=manager)
    for each in (one, once):
        with pytest.raises(Refused) as error:
            pricelist.reckon(each, Reckoned(home_id=home.id))
        assert error.value.field == "home_id"
    assert once.way is Way.ONCE


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_a_term_of_months_ends_on_the_same_day_or_the_months_last(
    day: date, months: int, then: date
) -> None:
    """CC-202."""
    assert months_after(day, months) == then


_SCOPES = st.tuples(st.sampled_from(Where), st.sampled_from(["", "3", "3-2", "31"]))
_RATES = st.lists(
    st.tuples(st.integers(1, 24), _SCOPES, st.integers(1, 9)), min_size=1, max_size=10
)
_HOMES = [("3-2-101", "home"), ("3-1-1", "shop"), ("31-1-101", "home"), ("3", "shop")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(_RATES)
def test_whatever_is_posted_a_home_has_one_rate_a_day_and_it_is_the_newest(
    manager: Staff, posted: list[tuple[int, tuple[Where, str], int]]
) -> None:
    """$12, against a plain list of what was accepted."""
    with database.write():
        for table in ("price_item", "price_rate"):
            database.db.execute_sql(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        database.db.execute_sql("DELETE FROM price_rate")
        database.db.execute_sql("DELETE FROM price_item")
        there = database.db.execute_sql("SELECT count(*) FROM home").fetchone()[0]
    for code in () if there else ("3-2-101", "31-1-101"):
        home_of(manager, code, "80.00")
    one = item(manager)
    kept: list[tuple[date, Where, str, int]] = []
    for month, (where, building), yuan in posted:
        since = date(2024 + month // 13, month % 12 + 1, 1)
        new = rate(
            price=str(yuan), where=where, building=building, since=since, posted=date(2023, 1, 1)
        )
        try:
            pricelist.price(one.id, new, by=manager)
        except Refused:
            continue
        kept.append((since, where, building, yuan * 10_000))
    assert len(RATES.read()) == len(kept)
    for day in (date(2024, 1, 1), date(2024, 8, 31), date(2026, 1, 1)):
        for code, kind in _HOMES:
            mine = [
                (since, price)
                for since, where, building, price in kept
                if since <= day
                and where in ("", kind)
                and (not building or code == building or code.startswith(building + "-"))
            ]
            found = pricelist.rate_of(one, kind, code, day)
            assert (found.price if found else None) == (max(mine)[1] if mine else None)


def test_the_kinds_of_price_are_told_apart(manager: Staff) -> None:
    one = item(manager)
    pricelist.price(one.id, rate(), by=manager)
    assert pricelist.rates(one.id)[0].pricing is Pricing.MARKET
