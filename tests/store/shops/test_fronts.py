"""The daily check of the fronts and its weekly score (I26, G1-G8)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, plans, shops
from store.desk.settings import change_own
from store.errors import Refused
from store.figure import NOTHING, month
from store.plans import Planning
from store.rights import Staff
from store.shops import (
    CHECKS,
    FRONTAGES,
    Bad,
    CheckStage,
    GivingUp,
    Good,
    NotHere,
    Rest,
    ShopSettings,
    split,
    week_of,
    weeks,
)
from store.shops.check import Mark, scored
from tests.conftest import Clock
from tests.store.shops.fronts import TODAY, WHO, entered, planned, walked

SHARED = [HealthCheck.function_scoped_fixture]  # one estate for all of them


def test_a_clean_day_is_two_steps_and_done(supervisor: Staff, time: Clock) -> None:
    one = entered(supervisor)
    planned(supervisor)
    time.pass_(minutes=5)
    check = walked(supervisor)
    assert (check.stage, check.marked, check.wrong) == (CheckStage.COMPLETE, 3, 0)
    assert shops.open_days(clock.now()) == []
    (week,) = weeks(week_of(TODAY))
    assert (week.shop.id, week.score.text, week.days) == (one.id, "100.0", 1)


def test_what_is_wrong_begins_the_ladder_and_lowers_the_score(
    supervisor: Staff, time: Clock
) -> None:
    """I26, I27."""
    one = entered(supervisor)
    planned(supervisor)
    walked(supervisor, {2: "占道"})
    (breach,) = shops.breaches_of(one.id)
    assert breach.what == "秩序：占道" and breach.check_id is not None
    (week,) = weeks(week_of(TODAY))
    assert (week.score.text, week.duties["秩序"].text, week.wrong) == ("66.7", "0.0", 1)


@given(st.lists(st.sampled_from([0, 1, None]), max_size=20))
def test_the_score_is_the_exact_share_of_what_applies(got: list[int | None]) -> None:
    """Q24 zero_and_na_are_different, Q27 empty_section_scores_dash, Q28 renormalised."""
    found = scored([Mark(place, each, None, "") for place, each in enumerate(got)])
    there = [each for each in got if each is not None]
    assert found.exact == (Fraction(100 * sum(there), len(there)) if there else None)
    assert there or found.text == NOTHING


@settings(max_examples=8, deadline=None, suppress_health_check=SHARED)
@given(
    st.lists(
        st.lists(st.sampled_from(["good", "bad", "none"]), min_size=6, max_size=6),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_a_week_is_the_brute_sum_of_its_days(
    supervisor: Staff, time: Clock, days: list[list[str]]
) -> None:
    """I26: every day's lines, shop by shop, against a sum made by hand."""
    _fresh_week(supervisor, time)
    there = [one.id for one in shops.open_ones()]
    since = clock.today()
    for day in days:
        plans.make()
        due = [one for one in shops.open_days(clock.now()) if one.starts <= clock.now()][-1]
        check = shops.walk_fronts(due.id, WHO, by=supervisor)
        for place, fate in enumerate(day):
            if fate == "good":
                shops.good(check.id, place, Good(), by=supervisor)
            elif fate == "bad":
                shops.bad(check.id, place, Bad(what="乱"), by=supervisor)
            else:
                shops.not_here(check.id, place, NotHere(reason="无"), by=supervisor)
        time.pass_(days=1)
    found = {one.shop.id: one for one in weeks(week_of(since))}
    for nth, number in enumerate(there):
        lines = [fate for day in days for fate in day[3 * nth : 3 * nth + 3]]
        got, of = lines.count("good"), len(lines) - lines.count("none")
        score = found[number].score
        assert (score.got, score.of, found[number].wrong) == (got, of, lines.count("bad"))


def _fresh_week(by: Staff, time: Clock) -> None:
    """Two shops and a plan, and the next Monday morning."""
    if not shops.every():
        entered(by, "商铺-01")
        entered(by, "商铺-02")
        planned(by)
    time.pass_(days=7 - clock.today().weekday())


def test_a_check_of_ones_own_accord_is_in_no_score(supervisor: Staff, time: Clock) -> None:
    """Q64 voluntary_round_outside_rate."""
    entered(supervisor)
    check = shops.walk_extra(WHO, by=supervisor)
    shops.rest(check.id, Rest(), by=supervisor)
    assert weeks(week_of(TODAY)) == []


def test_a_day_is_gone_along_once_and_its_list_stays(supervisor: Staff, time: Clock) -> None:
    """G1, G5: one check a day; neither another duty nor another shop changes its lines."""
    entered(supervisor)
    plan = planned(supervisor)
    time.pass_(minutes=5)
    plans.make()
    (day,) = shops.open_days(clock.now())
    check = shops.walk_fronts(day.id, WHO, by=supervisor)
    with pytest.raises(Refused, match="under way"):
        shops.walk_fronts(day.id, WHO, by=supervisor)
    change_own("shops", ShopSettings(duties="卫生,绿化,设施"), by=_manager())
    entered(supervisor, "商铺-02")
    same = Planning.model_validate(plans.typed(plan.title, plan.terms))
    shops.change_plan(plan.id, same, by=supervisor)
    there = shops.check(check.id)
    assert (there.items, len(there.planned)) == (("卫生", "绿化", "秩序"), 3)
    shops.rest(check.id, Rest(), by=supervisor)
    time.pass_(days=1)
    assert walked(supervisor).items == ("卫生", "绿化", "设施")


def _manager() -> Staff:
    from store.desk import staff
    from store.desk.staff import NewStaff
    from store.rights import Role
    from tests.conftest import PIN

    return staff.add(NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN), by=None)


def test_a_check_given_up_has_no_score_and_its_day_is_still_due(
    supervisor: Staff, time: Clock
) -> None:
    entered(supervisor)
    planned(supervisor)
    time.pass_(minutes=5)
    plans.make()
    (day,) = shops.open_days(clock.now())
    check = shops.walk_fronts(day.id, WHO, by=supervisor)
    shops.bad(check.id, 0, Bad(what="垃圾"), by=supervisor)
    shops.give_up(check.id, GivingUp(reason="暴雨"), by=supervisor)
    assert (weeks(week_of(TODAY)), len(shops.open_breaches())) == ([], 1)
    assert walked(supervisor).occurrence == day.id


def test_a_missed_day_stays_until_it_is_answered_for(supervisor: Staff, time: Clock) -> None:
    """G3: missed is shown, made up stays counted as missed, excused leaves the count."""
    entered(supervisor)
    planned(supervisor)
    time.pass_(days=2)
    plans.make()
    kinds = [one.kind for one in agenda.everything(clock.now())]
    assert "frontage.missed" in kinds
    first, second = shops.open_days(clock.now())[:2]
    shops.make_up(first.id, plans.MakingUp(reason="晚了"), by=supervisor)
    shops.excuse(second.id, plans.Excusing(reason="台风"), by=supervisor)
    there = plans.between(FRONTAGES.thing, *month(TODAY).bounds)
    tally = plans.tally(there, clock.now())
    assert (tally.made_up, tally.of) == (1, 1)


def test_duties_are_some_and_none_twice() -> None:
    assert split("卫生， 绿化、秩序,") == ("卫生", "绿化", "秩序")
    for typed in ("、", "卫生,卫生", "一、二、三、四、五、六、七、八、九、十"):
        with pytest.raises(ValueError):
            ShopSettings.model_validate({"duties": typed})


def test_the_month_tells_what_was_kept(supervisor: Staff, time: Clock) -> None:
    """G8: every share with what it is of; of nothing a dash."""
    figures = answers.of("shops").figures
    assert figures is not None
    assert {one.text for one in figures(month(TODAY))} == {NOTHING, "0"}
    entered(supervisor)
    planned(supervisor)
    walked(supervisor, {0: "污水"})
    told = {one.name: one.text for one in figures(month(TODAY))}
    assert told["Frontage duties kept"] == "2/3 = 66.7 %"
    assert told["Shops whose papers agree"] == "0/1 = 0.0 %"
    assert told["Shop breaches put right"] == "0/1 = 0.0 %"


def test_a_mark_that_no_entry_says_is_found(supervisor: Staff, time: Clock) -> None:
    from store.engine import database

    entered(supervisor)
    planned(supervisor)
    check = walked(supervisor)
    database.db.execute_sql("UPDATE shop_mark SET got = 0 WHERE place = 1")
    found = answers.of("shops").checks["its line of a shop check is not as it was noted"]
    assert database.db.execute_sql(found).fetchone()[0] is not None
    database.db.execute_sql("UPDATE shop_mark SET got = 1 WHERE place = 1")
    assert database.db.execute_sql(found).fetchone()[0] is None
    assert CHECKS.table.one(check.id).marked == 3
