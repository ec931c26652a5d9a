"""《业主家庭情况登记表》: an owner's household, to be checked and signed (F4)."""

from __future__ import annotations

from datetime import datetime

from printing import sheet
from printing.labels import called
from printing.residents import particulars
from printing.sheet import Align, Column, Fields, Head, Prose, Sheet, Signature, Table
from store.residents import HomePage, Resident, Role

TITLE = "业主家庭情况登记表"
FAMILY = frozenset({Role.OWNER, Role.FAMILY})  # tenants stand on the resident register
_MEMBERS = (
    Column("序号", 11, Align.CENTRE),
    Column("姓名", 25),
    Column("与业主关系", 20, Align.CENTRE),
    Column("性别", 11, Align.CENTRE),
    Column("证件号码", 40, Align.CENTRE),
    Column("联系电话", 27, Align.CENTRE),
    Column("工作单位 / 备注", 44),
)


def household(page: HomePage, estate: str, printed_at: datetime, head: Head | None = None) -> Sheet:
    """The declaration of an owner's household, the owner apart from the members."""
    family = [one for one in page.residents if one.role in FAMILY]
    owner = next((one for one in family if one.role is Role.OWNER), None)
    others = [one for one in family if one is not owner]
    parts = (
        particulars.home_line(page.home),
        _owner(page, owner),
        particulars.acting_line(page, family),
        Table(
            _MEMBERS,
            tuple(_member(n, one) for n, one in enumerate(others, 1)),
            particulars.LEAST_PEOPLE,
            "家庭成员",
        ),
        particulars.vehicles(page.vehicles),
        Prose("宠物、特殊需要及其他说明", particulars.beside(page, family), lines=4),
    )
    signed = (
        Signature("业主", "以上情况属实，变动时及时告知管理处"),
        Signature("登记人", "已核对证件原件"),
    )
    return particulars.sheet(TITLE, page.home, estate, printed_at, head, parts, signed)


def blank_household(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty household register."""
    return sheet.blank(household(particulars.NOTHING, estate, printed_at), rows=0)


def _owner(page: HomePage, owner: Resident | None) -> Fields:
    who = owner.person if owner else None
    phones, _apart = particulars.phones_apart(owner)
    return Fields.of(
        ("业主姓名", who.name if who else "", "性别", particulars.sex(owner)),
        ("证件号码", particulars.papers(owner) if owner else "", "联系电话", phones),
        ("入住日期", particulars.since(owner), "紧急联系人", particulars.emergency(page, owner)),
        ("工作单位", who.employer if who else "", "通讯地址", who.address if who else ""),
    )


def _member(number: int, one: Resident) -> tuple[str, ...]:
    who = one.person
    return (
        str(number),
        who.name,
        one.relation or called(one.role),
        particulars.sex(one),
        particulars.papers(one),
        particulars.phones(one),
        particulars.work_and_note(one),
    )
