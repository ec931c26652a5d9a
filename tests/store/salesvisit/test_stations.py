"""The stations of the source, and what is said there by the hour and to whom (§5.1)."""

from __future__ import annotations

import pytest

from store.salesvisit import STATIONS, At
from store.salesvisit.inputs import Guests
from store.salesvisit.stations import following, read_out, said
from tests.conftest import Clock

# service.md §5.1 row by row: code, number in the source, how the station and who is on duty begin,
# what is said with its settings, what follows.
ROWS: tuple[tuple[str, str, str, str, list[str], list[str]], ...] = (
    ("ST1", "1", "客户进入销售服务区域", "门口形象岗安管员", ["ST2"],
     ["“{plate}车牌的客户抵达”", "“{guests}，{greeting}，欢迎光临{site}销售现场”"]),
    ("ST2", "2", "客户进入销售大厅", "门僮（男）", ["ST3"],
     ["“{greeting}！{guests}！欢迎光临{site}”"]),
    ("ST3", "2", "客户在销售大厅内接受销售介绍", "销售代表", ["R1", "ST7"],
     ["“{guests}，您需要什么饮品”"]),
    ("R1", "2", "客人乘坐销售区域车辆到达样板区域现场", "司机", ["ST4"], []),
    ("ST4", "3", "客户到达样板区域门口", "私人管家", ["ST5"],
     ["“{greeting}！{guests}！欢迎参观样板区域”", "“请用鞋套”", "“您请坐这”"]),
    ("ST5", "4", "客户进入样板区域参观", "私人管家（女）", ["ST6"],
     ["“{greeting}！{guests}！欢迎参观样板房”"]),
    ("ST6", "5", "客户离开样板房", "私人管家", ["R2"],
     ["“{guests}！谢谢参观样板房，请走好！”", "“很期待再次为您提供服务”"]),
    ("R2", "5", "客人乘坐观光车辆返回销售区域", "司机", ["ST3", "ST7"], []),
    ("ST7", "6", "客户离开销售大厅", "宾客服务", ["ST8"],
     ["“{guests}！谢谢参观，我们期望能很快再见到您！”"]),
    ("ST8", "7", "客户步行走出销售大厅", "门僮", [],
     ["“{guests}！谢谢参观，我们期望能很快再见到您！一路顺风！”"]),
)  # fmt: skip
MISPRINTS = ("到返回", "三江·尊园", "中奥", "中原", "女士们！先生们！")


def test_the_stations_are_those_of_the_source_row_by_row() -> None:
    assert len(STATIONS) == len(ROWS) == len(At)
    for one, (code, source, name, staff, after, texts) in zip(STATIONS, ROWS, strict=True):
        assert (one.at.value, one.source, one.name) == (code, source, name)
        assert one.staff.startswith(staff) and one.does
        assert [each.value for each in one.after] == after
        assert list(one.said) == texts
        assert not any(wrong in "".join((name, one.does, *texts)) for wrong in MISPRINTS)


@pytest.mark.parametrize(
    ("minutes", "who", "people", "told"),
    [
        (0, Guests.LADIES, 1, "“早上好！女士！欢迎光临金色家园”"),
        (0, Guests.GENTLEMEN, 3, "“早上好！先生们！欢迎光临金色家园”"),
        (200, Guests.MIXED, 2, "“中午好！女士们/先生们！欢迎光临金色家园”"),
        (390, Guests.MIXED, 1, "“下午好！女士/先生！欢迎光临金色家园”"),
        (660, Guests.LADIES, 2, "“晚上好！女士们！欢迎光临金色家园”"),
    ],
)
def test_what_is_said_follows_the_hour_and_the_guests(
    minutes: int, who: Guests, people: int, told: str, time: Clock
) -> None:
    """早上好 before 11:00， 中午好 until 13:30， 下午好 until 18:00， then 晚上好."""
    time.pass_(minutes=minutes)
    assert said(At.ST2, time(), who, people, "", "金色家园") == [told]


def test_the_posts_are_told_the_plate_or_that_they_walk(time: Clock) -> None:
    """S7: the plate is read sign by sign."""
    first = said(At.ST1, time(), Guests.MIXED, 2, "粤B·12345", "金色家园")[0]
    assert first == "“粤B·12345车牌的客户抵达”"
    assert said(At.ST1, time(), Guests.MIXED, 2, "", "金色家园")[0] == "“步行客户抵达”"
    assert read_out("粤BD12345") == "粤 B D 1 2 3 4 5"


def test_who_has_seen_the_flat_is_seen_off_from_the_hall() -> None:
    assert following(At.ST3, frozenset()) is At.R1
    assert following(At.ST3, frozenset({At.ST5})) is At.ST7
    assert following(At.R2, frozenset({At.ST5})) is At.ST3
    assert following(At.ST8, frozenset()) is None
