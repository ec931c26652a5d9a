"""The source's stations of a visitor's way (service.md §5.1), every row, misprints put right.

The source numbers 2 twice; the codes are ours. ``{greeting}``, ``{guests}``, ``{plate}``,
``{site}`` and ``{company}`` are filled in as it is said: by the hour, by who they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.cafe import Who
from store.cafe.wording import called, greeting
from store.salesvisit.inputs import At, Guests


@dataclass(frozen=True)
class Station:
    """A station: its number in the source, what is done by whom, what is said, what may follow.

    Who is taken over at one that they ``pass`` waits for the next at once; the others hold them
    until somebody sends them on.
    """

    at: At
    source: str
    name: str
    staff: str
    does: str
    said: tuple[str, ...]
    after: tuple[At, ...]
    passed: bool = False


_SEE_AGAIN = "“{guests}！谢谢参观，我们期望能很快再见到您！”"
STATIONS = (
    Station(
        At.ST1,
        "1",
        "客户进入销售服务区域",
        "门口形象岗安管员；车导员",
        "安管员标准手势，指引至停车区，并告知各岗位；车导员指挥车辆停入车位，开车门；对讲机通知现场管家准备",
        (
            "“{plate}车牌的客户抵达”",
            "“{guests}，{greeting}，欢迎光临{site}销售现场”",
        ),
        (At.ST2,),
    ),
    Station(
        At.ST2,
        "2",
        "客户进入销售大厅",
        "门僮（男）",
        "拉开大厅大门",
        ("“{greeting}！{guests}！欢迎光临{site}”",),
        (At.ST3,),
        passed=True,
    ),
    Station(
        At.ST3,
        "2",
        "客户在销售大厅内接受销售介绍",
        "销售代表；宾客服务助理（女）",
        "销售代表引客户入座；宾客服务助理即时询问饮品，出示酒水单并作介绍",
        ("“{guests}，您需要什么饮品”",),
        (At.R1, At.ST7),
    ),
    Station(
        At.R1,
        "2",
        "客人乘坐销售区域车辆到达样板区域现场",
        "司机",
        "送客人到样板区域",
        (),
        (At.ST4,),
    ),
    Station(
        At.ST4,
        "3",
        "客户到达样板区域门口",
        "私人管家",
        "问候客户，再以手势请客户用鞋套、就座",
        ("“{greeting}！{guests}！欢迎参观样板区域”", "“请用鞋套”", "“您请坐这”"),
        (At.ST5,),
        passed=True,
    ),
    Station(
        At.ST5,
        "4",
        "客户进入样板区域参观",
        "私人管家（女）；保洁员",
        "管家引领客户，介绍样板房及{company}的私人管家服务；VIP客户可在样板房体验管家服务",
        ("“{greeting}！{guests}！欢迎参观样板房”",),
        (At.ST6,),
    ),
    Station(
        At.ST6,
        "5",
        "客户离开样板房",
        "私人管家",
        "送客户；保洁员关闭多余的灯，保留需要的灯",
        ("“{guests}！谢谢参观样板房，请走好！”", "“很期待再次为您提供服务”"),
        (At.R2,),
        passed=True,
    ),
    Station(
        At.R2,
        "5",
        "客人乘坐观光车辆返回销售区域",
        "司机",
        "送客人返回销售区域",
        (),
        (At.ST3, At.ST7),
    ),
    Station(
        At.ST7,
        "6",
        "客户离开销售大厅",
        "宾客服务助理",
        "拉开大厅大门",
        (_SEE_AGAIN,),
        (At.ST8,),
        passed=True,
    ),
    Station(
        At.ST8,
        "7",
        "客户步行走出销售大厅",
        "门僮；安管员",
        "门僮撑伞送客户至停车处；安管员开车门",
        ("“{guests}！谢谢参观，我们期望能很快再见到您！一路顺风！”",),
        (),
    ),
)
BY_CODE = {one.at: one for one in STATIONS}
ON_FOOT = "步行"
FLAT = (At.R1, At.ST4, At.ST5)  # who is at the show flat, or on the way to it (S11)


def addressed(who: Guests, people: int) -> str:
    """How they are addressed: one, or several, of the sex that fits."""
    if who is Guests.MIXED:
        return called([Who.WOMAN, Who.MAN]) if people > 1 else called([Who.GUEST])
    return called([Who.WOMAN if who is Guests.LADIES else Who.MAN] * max(people, 1))


def said(at: At, now: datetime, who: Guests, people: int, plate: str, site: str) -> list[str]:
    """What is to be said at a station, by the hour and to whom."""
    told = {
        "greeting": greeting(now),
        "guests": addressed(who, people),
        "plate": plate,
        "site": site,
    }
    texts = BY_CODE[at].said
    if not plate:
        texts = tuple(one.replace("{plate}车牌的", ON_FOOT) for one in texts)
    return [one.format(**told) for one in texts]


def does(at: At, company: str) -> str:
    """What is done at a station."""
    return BY_CODE[at].does.format(company=company)


def read_out(plate: str) -> str:
    """A plate as it is read over the radio, sign by sign (S7, Q81)."""
    return " ".join(plate)


def following(at: At, been: frozenset[At]) -> At | None:
    """Where they usually go next: from the sales talk home again once the flat was seen."""
    after = BY_CODE[at].after
    if not after:
        return None
    return after[-1] if at is At.ST3 and At.ST5 in been else after[0]
