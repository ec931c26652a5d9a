"""Sheets about parking permits: card, application, agreement, loss, guards' list (SH37–SH41)."""

from __future__ import annotations

from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called, choice, full_day
from printing.register import about, command
from printing.sheet import (
    Align,
    Column,
    Field,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, permits
from store.estate import settings
from store.permits import (
    AGREEMENT,
    APPLICATION,
    GUARDS,
    LOSS,
    PERMIT,
    PERMITS,
    Kind,
    Land,
    Permit,
    Standing,
)
from store.permits.permit import dead
from store.text import mark

_RULES = "一车一证，凭证停放；请将本证置于前挡风玻璃内。遗失请即到前台挂失补办，原证即时作废。"
_PAPERS = (
    "所附证件（原件已验、复印件留存）：☐ 行驶证　☐ 持证人身份证　☐ 车位产权证明或租赁合同\n"
    "☐ 行驶证与持证人不一致：关系证明或单位证明　☐ 租户：业主同意书"
)
_CLAUSES = (
    "一、甲方提供上列车位供乙方停放上列车辆，只供停放，不构成车辆保管。\n"
    "二、费用按公示的价目表执行；物业管理费是否交清，不影响本证的办理和使用。\n"
    "三、乙方按车位停放，不占用消防通道、他人车位和公共通道；不在车位内堆放物品、私拉电线充电。\n"
    "四、乙方车辆或车牌变更，应即到前台办理更换；遗失车证应即挂失，原证作废。\n"
    "五、期满前十五日内办理续期，新证自原证期满次日起算；期满不续或退还车证，本协议终止。"
)
_LOST = "本人保管的上列停车证遗失，现声明作废并申请补办。原证如寻回，当日交还前台，不再使用。"
_LIVE = (
    Column("车位", 24, Align.CENTRE),
    Column("车牌", 40),
    Column("证号", 40, Align.CENTRE),
    Column("类别", 30, Align.CENTRE),
    Column("有效期至", 34, Align.CENTRE),
    Column("备注", 34),
)
_DEAD = (
    Column("作废证号", 50, Align.CENTRE),
    Column("车牌", 50),
    Column("原因", 50, Align.CENTRE),
    Column("", 52),
)
_BLANK_ROWS = 24


def card(
    one: Permit | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The card behind the windscreen: number, plate, space, days; no name and no phone (SH37)."""
    parts: tuple[Part, ...] = (
        Fields(
            (
                (Field("车牌", one.plate_shown if one else "", strong=True),),
                (
                    Field("车位", one.space if one else "", strong=True),
                    Field("类别", called(one.kind) if one else ""),
                ),
                (Field("有效期", _days(one) if one else "", strong=True),),
            )
        ),
        Plain(_RULES),
        Signatures((Signature("发证（盖章）", "已核对行驶证"),)),
    )
    return Sheet("停车证", estate, parts, printed_at, _number(one), head, format=on)


def application(
    one: Permit | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """What somebody asks for, and the papers with it (SH38)."""
    parts: tuple[Part, ...] = (
        _about(one),
        Prose("备注", "", 2),
        Plain(_PAPERS),
        Signatures(
            (
                Signature("申请人", "所填属实，遵守停车规定"),
                Signature("经办", "证件已核对"),
                Signature("审批", "同意 / 不同意（写明理由）"),
            )
        ),
    )
    return Sheet("停车证申请表", estate, parts, printed_at, _number(one), head, format=on)


def agreement(
    one: Permit | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """On which terms a space is used (SH39)."""
    parts: tuple[Part, ...] = (
        _about(one),
        Plain(_CLAUSES),
        Signatures((Signature("甲方（盖章）"), Signature("乙方（持证人）", "已阅并同意"))),
    )
    plies = ("一式两份　管理处存", "一式两份　持证人存")
    title = "车位使用协议"
    return Sheet(title, estate, parts, printed_at, _number(one), head, format=on, plies=plies)


def loss(
    one: Permit | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """That a permit is lost (SH40, P9)."""
    parts: tuple[Part, ...] = (
        _about(one),
        Prose("遗失经过", "", 3),
        Plain(_LOST),
        Signatures((Signature("声明人"), Signature("经办", "已报门岗作废"))),
    )
    return Sheet("证件遗失声明", estate, parts, printed_at, _number(one), head, format=on)


def guards(estate: str, printed_at: datetime, head: Head | None, *, blank: bool = False) -> Sheet:
    """Plates and spaces that are live, and numbers that are dead, without names (SH41, P12)."""
    today = clock.day(printed_at)
    live = [] if blank else permits.live(today)
    rows = tuple(
        (one.space, one.plate_shown, one.number, called(one.kind), one.until.isoformat(), "")
        for one in live
    )
    gone = () if blank else tuple(_gone(one) for one in dead(today))
    parts: tuple[Part, ...] = (
        Fields.of(
            ("日期", "" if blank else full_day(today), "有效", f"{len(live)}" if live else "")
        ),
        Table(_LIVE, rows, _BLANK_ROWS if blank else 0, "有效车辆"),
        Table(_DEAD, gone, 4 if blank else 0, "作废证件（见证扣留，交前台）"),
    )
    return Sheet("门岗车辆名单", estate, parts, printed_at, "", head)


def _gone(one: Permit) -> tuple[str, ...]:
    return one.number, one.plate_shown, called(one.stage), ""


def _about(one: Permit | None) -> Fields:
    return Fields.of(
        ("房号", one.home if one else "", "持证人", one.holder if one else ""),
        ("身份", choice(one.standing if one else None, Standing)),
        ("车牌", one.plate_shown if one else "", "车位", one.space if one else ""),
        ("类别", choice(one.kind if one else None, Kind)),
        ("车位归属", choice(one.land if one else None, Land)),
        ("有效期", _days(one) if one else ""),
    )


def _days(one: Permit) -> str:
    return f"{one.since.isoformat()} 至 {one.until.isoformat()}"


def _number(one: Permit | None) -> str:
    return one.number if one else ""


def _guards(_today: str, _on: Format) -> Request:
    estate = settings().name
    name = f"guards-{clock.today().isoformat()}"
    return Request(GUARDS, "permits:today", name, lambda at, head: guards(estate, at, head))


SHEETS = Sheets(
    {
        PERMIT: about(PERMITS, PERMIT, "permit", card),
        APPLICATION: about(PERMITS, APPLICATION, "permit-application", application),
        AGREEMENT: about(PERMITS, AGREEMENT, "parking-agreement", agreement),
        LOSS: about(PERMITS, LOSS, "permit-loss", loss),
        GUARDS: Asked(
            _guards,
            (Blank("guards-list", lambda estate, at, _on: guards(estate, at, None, blank=True)),),
        ),
    },
    (
        command(PERMITS, PERMIT, "permit", mark("a parking permit")),
        Command(
            "guards-list",
            mark("the vehicles that may come in today, and dead numbers"),
            (),
            lambda _given: (GUARDS, "permits:today"),
        ),
    ),
)
