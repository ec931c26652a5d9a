"""The kinds of outside body, what else each is called, and how all of it stands."""

from __future__ import annotations

from collections.abc import Mapping

from store.text import Named, mark


class Kind(Named):
    """What a body is for; in the order in which one calls them."""

    POWER = "power", mark("Power supplier")
    WATER = "water", mark("Water supplier")
    GAS = "gas", mark("Gas supplier")
    HEAT = "heat", mark("Heat supplier")
    DRAINS = "drains", mark("Drains, municipal works")
    TELECOMS = "telecoms", mark("Telecoms, broadband")
    LIFTS = "lifts", mark("Lift rescue, inspection")
    POLICE = "police", mark("Police station")
    TRAFFIC = "traffic", mark("Traffic police")
    FIRE = "fire", mark("Fire station")
    HOSPITAL = "hospital", mark("Hospital, clinic")
    STREET = "street", mark("Sub-district office")
    COMMITTEE = "committee", mark("Residents' committee")
    HOUSING = "housing", mark("Housing authority")
    CITY = "city", mark("City management office")
    MARKET = "market", mark("Market regulator's office")
    WASTE = "waste", mark("Waste, sanitation")
    SCHOOL = "school", mark("School, nursery")
    NEIGHBOUR = "neighbour", mark("Neighbouring service")
    OTHER = "other", mark("Other body")


# What somebody types in a hurry: what has failed, other names, and initials in pinyin.
TYPED: Mapping[Kind, tuple[str, ...]] = {
    Kind.POWER: ("供电", "电力", "停电", "电网", "gd", "dl", "td"),
    Kind.WATER: ("供水", "自来水", "停水", "水务", "gs", "zls", "ts"),
    Kind.GAS: ("燃气", "煤气", "天然气", "漏气", "rq", "mq"),
    Kind.HEAT: ("供热", "供暖", "暖气", "热力", "gr", "gn"),
    Kind.DRAINS: ("排水", "市政", "管网", "内涝", "ps", "sz"),
    Kind.TELECOMS: ("电信", "联通", "移动", "宽带", "通信", "dx", "kd"),
    Kind.LIFTS: ("电梯", "困人", "维保", "特检", "dt"),
    Kind.POLICE: ("派出所", "公安", "警察", "民警", "pcs", "ga"),
    Kind.TRAFFIC: ("交警", "交管", "jj"),
    Kind.FIRE: ("消防", "火警", "xf"),
    Kind.HOSPITAL: ("医院", "卫生院", "急救", "yy"),
    Kind.STREET: ("街道", "街道办", "办事处", "jd", "jdb"),
    Kind.COMMITTEE: ("居委", "居委会", "社区", "jw", "sq"),
    Kind.HOUSING: ("住建", "房管", "物业科", "zj", "fg"),
    Kind.CITY: ("城管", "执法", "cg"),
    Kind.MARKET: ("市场监管", "工商", "scjg"),
    Kind.WASTE: ("环卫", "垃圾", "清运", "hw", "lj"),
    Kind.SCHOOL: ("学校", "幼儿园", "xx", "yey"),
    Kind.NEIGHBOUR: ("周边", "邻近", "zb"),
    Kind.OTHER: (),
}


class BodyStage(Named):
    """Whether a body is on the list."""

    LISTED = "listed", mark("on the list")
    OFF = "off", mark("body off the list")


class Way(Named):
    """How one met."""

    VISIT = "visit", mark("Went there")
    CAME = "came", mark("They came")
    MEETING = "meeting", mark("At a meeting")
    PHONE = "phone", mark("On the phone")


class Side(Named):
    """Whose turn what was agreed is."""

    OURS = "ours", mark("Ours to do")
    THEIRS = "theirs", mark("Theirs to do")


class LiaisonStage(Named):
    """What became of what was agreed."""

    NOTED = "noted", mark("noted, nothing agreed")
    AGREED = "agreed", mark("agreed, open")
    KEPT = "kept", mark("agreed and kept")
    DROPPED = "dropped", mark("agreed and dropped")
