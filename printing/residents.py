"""《业主家庭情况登记表》, 《住户登记表》 and 《业主档案》 cover (F1–F5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from printing import sheet
from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, choice
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import money, residents
from store.estate import settings
from store.paper import SheetKind
from store.residents import (
    FILE_COVER,
    HOUSEHOLD,
    RESIDENTS,
    Home,
    HomeKind,
    Resident,
    Role,
    Sex,
    Vehicle,
)
from store.text import mark

HOUSEHOLD_TITLE, RESIDENTS_TITLE, COVER = "业主家庭情况登记表", "住户登记表", "业主档案"
_MEMBERS = (
    Column("序号", 11, Align.CENTRE),
    Column("姓名", 25),
    Column("与业主关系", 20, Align.CENTRE),
    Column("性别", 11, Align.CENTRE),
    Column("身份证号", 40, Align.CENTRE),
    Column("联系电话", 27, Align.CENTRE),
    Column("工作单位 / 备注", 44),
)
_OCCUPANTS = (
    Column("序号", 11, Align.CENTRE),
    Column("姓名", 24),
    Column("身份", 14, Align.CENTRE),
    Column("性别", 11, Align.CENTRE),
    Column("身份证号", 39, Align.CENTRE),
    Column("联系电话", 26, Align.CENTRE),
    Column("入住日期", 22, Align.CENTRE),
    Column("备注", 31),
)
_VEHICLES = (
    Column("车牌号", 40, Align.CENTRE),
    Column("车型 / 颜色", 78),
    Column("车位", 60),
)
_PAPERS = (
    Column("序号", 12, Align.CENTRE),
    Column("文件名称", 66),
    Column("要求", 26, Align.CENTRE),
    Column("份数", 14, Align.CENTRE),
    Column("收到日期", 28, Align.CENTRE),
    Column("备注", 32),
)
# What a home's archive holds (F2, F4, F5), and a shop's besides (M9).
_OF_HOME = (
    ("入住通知单", "原件"),
    ("购房合同 / 租赁合同", "复印件"),
    ("业主身份证", "复印件"),
    ("家庭成员身份证", "复印件"),
    ("委托书及代理人身份证", "原件 / 复印件"),
    ("公司证明（公司购房）", "原件"),
    ("一寸照片", "每人一张"),
    ("业主公约（双方签字）", "原件"),
    ("业主家庭情况登记表", "原件"),
    ("住户登记表", "原件"),
    ("房屋质量验收登记表", "原件"),
    ("装修申请表", "原件"),
    ("各项协议", "原件"),
    ("托管钥匙委托书", "原件"),
)
_OF_SHOP = (
    ("购房合同 / 租赁合同", "复印件"),
    ("业主身份证", "复印件"),
    ("承租人身份证", "复印件"),
    ("营业执照", "复印件"),
    ("装修申请表及平面图", "原件"),
    ("商铺装修规定（签收）", "原件"),
    ("房屋质量验收登记表", "原件"),
    ("各项协议", "原件"),
)
_BLANK_PAPERS = 8
_CONFIDENTIAL = "业户资料严格保密，不得外传；查阅、复印均须登记。"
FAMILY = frozenset({Role.OWNER, Role.FAMILY})  # tenants stand on the resident register
_LEAST_MEMBERS, _LEAST_VEHICLES = 8, 3


def household(
    home: Home,
    people: Sequence[Resident],
    vehicles: Sequence[Vehicle],
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
) -> Sheet:
    """The declaration of an owner's household, the owner apart from the members."""
    family = [one for one in people if one.role in FAMILY]
    owner = next((one for one in family if one.role is Role.OWNER), None)
    others = [one for one in family if one is not owner]
    parts = (
        _home(home),
        Fields.of(
            ("业主姓名", owner.person.name if owner else "", "性别", _sex(owner)),
            ("身份证号", owner.person.id_number if owner else "", "联系电话", _phone(owner)),
            ("入住日期", _since(owner), "紧急联系人", ""),
            ("工作单位", "", "通讯地址", ""),
        ),
        Table(
            _MEMBERS,
            tuple(_member(n, one) for n, one in enumerate(others, 1)),
            _LEAST_MEMBERS,
            "家庭成员",
        ),
        Table(_VEHICLES, tuple(map(_vehicle, vehicles)), _LEAST_VEHICLES, "车辆"),
        Prose("宠物及其他说明", home.note, lines=4),
        Signatures(
            (
                Signature("业主", "以上情况属实，变动时及时告知管理处"),
                Signature("登记人", "已核对证件原件"),
            )
        ),
    )
    return Sheet(HOUSEHOLD_TITLE, estate, parts, printed_at, home.code, head, _CONFIDENTIAL)


def _home(home: Home) -> Fields:
    area = f"{money.area_text(home.area)}\u00a0㎡" if home.area else ""
    kind = home.kind if home.id else None
    return Fields.of(("房号", home.code, "类别", choice(kind, HomeKind), "建筑面积", area))


def _sex(one: Resident | None) -> str:
    return called(one.person.sex) if one and one.person.sex is not Sex.UNKNOWN else ""


def _phone(one: Resident | None) -> str:
    return one.person.phone if one else ""


def _since(one: Resident | None) -> str:
    return one.since.isoformat() if one and one.since else ""


def _member(number: int, one: Resident) -> tuple[str, ...]:
    who = one.person
    relation = one.relation or called(one.role)
    return str(number), who.name, relation, _sex(one), who.id_number, who.phone, who.note


def _vehicle(vehicle: Vehicle) -> tuple[str, ...]:
    return vehicle.plate_shown, vehicle.model, vehicle.space


def register(
    home: Home,
    people: Sequence[Resident],
    vehicles: Sequence[Vehicle],
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
) -> Sheet:
    """The declaration of who lives in a home, owners and tenants alike (M2)."""
    rows = tuple(_occupant(n, one) for n, one in enumerate(people, 1))
    parts = (
        _home(home),
        Fields.of(
            ("居住性质", "☐\u00a0自住　☐\u00a0出租　☐\u00a0借住", "有效期至", ""),
            ("合同编号", "", "领取钥匙", "　　把"),
        ),
        Table(_OCCUPANTS, rows, _LEAST_MEMBERS, "住户"),
        Table(_VEHICLES, tuple(map(_vehicle, vehicles)), _LEAST_VEHICLES, "车辆"),
        Prose("验收记录及其他说明", home.note, lines=4),
        Signatures(
            (
                Signature("住户", "以上情况属实，遵守业主公约"),
                Signature("登记人", "已核对证件原件"),
                Signature("主管", "已审核"),
            )
        ),
    )
    return Sheet(RESIDENTS_TITLE, estate, parts, printed_at, home.code, head, _CONFIDENTIAL)


def _occupant(number: int, one: Resident) -> tuple[str, ...]:
    who = one.person
    return (
        str(number),
        who.name,
        one.relation or called(one.role),
        _sex(one),
        who.id_number,
        who.phone,
        _since(one),
        who.note,
    )


def cover(
    home: Home,
    people: Sequence[Resident],
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
) -> Sheet:
    """The declaration of a file's cover with the list of its papers, to be ticked by hand (F5)."""
    papers = _OF_SHOP if home.kind is HomeKind.SHOP else _OF_HOME
    rows = tuple((str(n), name, kind, "", "", "") for n, (name, kind) in enumerate(papers, 1))
    owners = "、".join(one.person.name for one in people if one.role is Role.OWNER)
    parts = (
        Fields.of(("房号", home.code, "业主", owners), ("立卷日期", "", "立卷人", "")),
        Table(_PAPERS, rows, len(rows) + _BLANK_PAPERS, "卷内文件目录"),
        Prose("缺件及补交说明", lines=3),
        Signatures(
            (
                Signature("归档人", "卷内文件齐全，缺件已列明"),
                Signature("主管", "已检查"),
            )
        ),
    )
    return Sheet(COVER, estate, parts, printed_at, home.code, head, _CONFIDENTIAL)


_NOTHING = Home(0, "", "", "", "", HomeKind.HOME, None, "")


def blank_household(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty household register."""
    return sheet.blank(household(_NOTHING, (), (), estate, printed_at), rows=0)


def blank_register(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty resident register."""
    return sheet.blank(register(_NOTHING, (), (), estate, printed_at))


def blank_cover(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of a cover without its home; the list of papers stands."""
    return cover(_NOTHING, (), estate, printed_at)


def _household(number: str, _on: Format) -> Request:
    return _register(HOUSEHOLD, number, "household", household, FAMILY)


def _residents(number: str, _on: Format) -> Request:
    return _register(RESIDENTS, number, "residents", register, frozenset(Role))


def _register(
    kind: SheetKind, number: str, name: str, lay: Callable[..., Sheet], who: frozenset[Role]
) -> Request:
    page, estate = residents.home(int(number)), settings().name
    home = page.home

    def declare(at: datetime, head: Head | None) -> Sheet:
        # Whole only once the printing is on record.
        living = residents.whole(home.id, people) if head else page.residents
        return lay(home, living, page.vehicles, estate, at, head)

    people = tuple(one.person.id for one in page.residents if one.role in who)
    return Request(kind, f"home:{home.id}", f"{name}-{home.code}", declare, people)


def _cover(number: str, _on: Format) -> Request:
    page, estate = residents.home(int(number)), settings().name
    return Request(
        FILE_COVER,
        f"home:{page.home.id}",
        f"cover-{page.home.code}",
        lambda at, head: cover(page.home, page.residents, estate, at, head),
    )


def _command(name: str, help_: str, kind: SheetKind) -> Command:
    def asks(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
        return kind, f"home:{residents.by_code(given['home']).id}"

    return Command(name, help_, (Takes("home", str, "CODE"),), asks)


SHEETS = Sheets(
    {
        HOUSEHOLD: Asked(
            _household, (Blank("household", lambda estate, at, _: blank_household(estate, at)),)
        ),
        RESIDENTS: Asked(
            _residents, (Blank("residents", lambda estate, at, _: blank_register(estate, at)),)
        ),
        FILE_COVER: Asked(_cover, (Blank("cover", lambda estate, at, _: blank_cover(estate, at)),)),
    },
    (
        _command("household", mark("a home's file, to be checked and signed"), HOUSEHOLD),
        _command("residents", mark("a home's people and vehicles, as a register"), RESIDENTS),
        _command("cover", mark("the cover of a home's paper file"), FILE_COVER),
    ),
)
