"""Before the first guest: the rules, the post, the day's menu (CR1–CR32, C4, C7)."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from store import cafe
from store.cafe import (
    RULES,
    CafeSettings,
    LookedOver,
    Opening,
    PostCheck,
    PostStage,
    Who,
)
from store.cafe.wording import asking, called, farewell, greeting, leading, refill
from store.desk import settings as desk_settings
from store.errors import Forbidden, Refused
from store.rights import Staff
from tests.conftest import Clock
from tests.store.cafe.conftest import certified

RIGHT = PostCheck(uniform=True, badge=True, hands=True)
# Of the source's table: how many rules each part has, and how each row begins.
PARTS = {"1": 4, "2": 6, "3": 5, "4": 11, "5": 4, "8": 2}
BEGIN = (
    *("上班时必须", "提前15分钟", "对照员工手册", "准备接待客户"),
    *(
        "以最标准的",
        "使用“您这边请”",
        "要随时关注",
        "引领客户时步伐",
        "应把客户带到",
        "应主动拉椅子",
    ),
    *("(酒单)是", "1)酒单递给", "2)酒单应从右边", "3)开始工作之前", "要用正确的酒单"),
    *("1)必须告诉", "2)如客户点的", "3)如客户赶时间", "4)应该按正确", "5)上错饮品"),
    "6)客户入座",
    *("7)打开酒单", "8)服务员应清楚", "9)服务人员掌握", "10)不要向客户", "11)准备向客户"),
    *("1)尽快把饮品", "2)所有饮料", "3)饮品应用右手", "4)在客户的饮料"),
    *("客户准备离开", "2)尽可能的送"),
)
MISPRINTS = ("人座", "姿式", "观注", "入坐", "制做", "右面手", "sic", "*")


def test_the_rules_are_those_of_the_source_row_by_row() -> None:
    """§6.1: CR1–CR32 in their order, the misprints put right."""
    assert [rule.code for rule in RULES] == [f"CR{nth}" for nth in range(1, 33)]
    assert Counter(rule.part.split()[0] for rule in RULES) == PARTS
    for rule, begins in zip(RULES, BEGIN, strict=True):
        assert rule.text.startswith(begins), rule
        assert not any(wrong in rule.text + rule.part for wrong in MISPRINTS), rule


def test_the_words_to_say_follow_the_hour_and_the_guests(time: Clock) -> None:
    """§5.1, CR6, CR21, CR30, CR32."""
    said = []
    for _hour in range(4):
        said.append(greeting(time()))
        time.pass_(hours=3)
    assert said == ["早上好", "中午好", "下午好", "晚上好"]
    assert called([Who.WOMAN]) == "女士" and called([Who.MAN, Who.MAN]) == "先生们"
    assert called([Who.WOMAN, Who.MAN]) == "女士们/先生们"
    assert "您这边请" in leading(time()) and asking(Who.MAN) == "“先生,您需要什么饮品”"
    assert refill(Who.WOMAN, "矿泉水") == "“您需要再加一杯矿泉水吗,女士?”"
    assert "金色家园" in farewell([Who.WOMAN], "金色家园")


def test_an_expired_certificate_stops_the_post(other: Staff, assistant: Staff, time: Clock) -> None:
    """C4, A27, G12: valid through its last day; the refusal says when it ended."""
    with pytest.raises(Refused, match="No health certificate"):
        cafe.check(RIGHT, by=other)
    certified("小吴", date(2026, 11, 23), assistant)
    assert cafe.check(RIGHT, by=other).stage is PostStage.SELF
    time.pass_(days=1)
    with pytest.raises(Refused) as refused:
        cafe.check(RIGHT, by=other)
    assert refused.value.values["day"] == date(2026, 11, 23)


def test_where_the_rule_says_so_who_is_in_charge_lets_them_with_a_reason(
    other: Staff, lead: Staff, manager: Staff, drinks: object
) -> None:
    """G12: until then they are on no post, and the café does not begin."""
    desk_settings.change_own("cafe", CafeSettings(let_past=True), by=manager)
    one = cafe.check(RIGHT, by=other)
    assert one.stage is PostStage.HELD
    with pytest.raises(Refused, match="post check"):
        cafe.open_day(Opening(clean=True), by=other)
    with pytest.raises(Refused, match="say why"):
        cafe.look_over(one.id, LookedOver(), by=lead)
    cafe.look_over(one.id, LookedOver(reason="新证已领, 明日补交"), by=lead)
    cafe.open_day(Opening(clean=True), by=other)


def test_a_post_is_looked_over_by_a_superior_and_late_shows(
    waiter: Staff, lead: Staff, assistant: Staff, time: Clock
) -> None:
    """CR2, CR3: nobody looks over themselves."""
    time.pass_(minutes=5)
    one = cafe.check(RIGHT, by=waiter)
    assert one.late == 20  # due 15 minutes before nine
    with pytest.raises(Forbidden):
        cafe.look_over(one.id, LookedOver(), by=waiter)
    assert cafe.look_over(one.id, LookedOver(), by=lead).stage is PostStage.READY
    certified("何姐", date(2026, 12, 31), assistant)
    mine = cafe.check(RIGHT, by=lead)
    with pytest.raises(Forbidden):
        cafe.look_over(mine.id, LookedOver(), by=lead)


@pytest.mark.parametrize("field", ["uniform", "badge", "hands"])
def test_what_is_not_right_is_put_right_first(field: str, waiter: Staff) -> None:
    """CR1."""
    with pytest.raises(Refused) as refused:
        cafe.check(RIGHT.model_copy(update={field: False}), by=waiter)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"specials": "19"}, "specials"),
        ({"missing": "19, 无货"}, "missing"),
        ({"specials": "11", "few": "11, 2"}, "few"),
        ({"clean": False}, "clean"),
    ],
)
def test_a_menu_that_cannot_be_is_refused_at_its_field(
    given: dict[str, object], field: str, waiter: Staff, drinks: object
) -> None:
    """CR14, CR15, C7."""
    cafe.check(RIGHT, by=waiter)
    with pytest.raises(Refused) as refused:
        cafe.open_day(Opening.model_validate({"clean": True} | given), by=waiter)
    assert refused.value.field == field


def test_a_day_is_begun_once_and_after_the_one_before(
    day: cafe.Day, waiter: Staff, time: Clock
) -> None:
    """C7."""
    with pytest.raises(Refused, match="still open"):
        cafe.open_day(Opening(clean=True), by=waiter)
    counts = "21, 20\n22, 0\n31, 20"
    cafe.close_day(day.id, cafe.Closing(counts=counts), by=waiter)
    with pytest.raises(Refused, match="was closed"):
        cafe.open_day(Opening(clean=True), by=waiter)
