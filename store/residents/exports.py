"""The lists of resident files that may be exported, and who had them open (F6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from store import catalogue, clock, money
from store.desk import staff
from store.engine import database
from store.export import Export
from store.figure import Period
from store.residents import access, masking, plates
from store.residents.files import BY_ROLE
from store.residents.inputs import HomeKind, HomeState, Role
from store.residents.pets import PetKind
from store.text import Named, mark

Masked = Callable[[str], str]
_chinese = catalogue.of("zh_CN").gettext


def _homes(_period: Period | None) -> Iterator[Sequence[str]]:
    owners: dict[int, list[str]] = {}
    for home_id, name in _all(
        "SELECT r.home_id, p.name FROM residency r JOIN person p ON p.id = r.person_id"
        " WHERE r.role = 'owner' AND r.until IS NULL ORDER BY r.id"
    ):
        owners.setdefault(home_id, []).append(name)
    for id_, code, kind, state, area in _all(
        "SELECT id, code, kind, state, area FROM home ORDER BY id"
    ):
        size = money.area_text(area) if area else ""
        names = "、".join(owners.get(id_, ()))
        yield code, _of(HomeKind, kind), _of(HomeState, state), size, names


def _people(_period: Period | None) -> Iterator[Sequence[str]]:
    return _people_with(masking.phone, masking.id_number)


def _people_whole(_period: Period | None) -> Iterator[Sequence[str]]:
    return _people_with(str, str)


def _people_with(phone_as: Masked, number_as: Masked) -> Iterator[Sequence[str]]:
    contacts: dict[int, list[str]] = {}
    for person_id, name, relation, phone in _all(
        "SELECT person_id, name, relation, phone FROM emergency_contact ORDER BY id"
    ):
        told = " ".join(filter(None, (name, relation, phone_as(phone))))
        contacts.setdefault(person_id, []).append(told)
    for id_, code, name, role, relation, phone, number, since, employer, address in _all(
        "SELECT p.id, h.code, p.name, r.role, r.relation, p.phone, p.id_number, r.since,"
        " p.employer, p.address"
        " FROM residency r JOIN person p ON p.id = r.person_id JOIN home h ON h.id = r.home_id"
        f" WHERE r.until IS NULL ORDER BY h.id, {BY_ROLE}, r.id"
    ):
        figures = phone_as(phone), number_as(number)
        more = employer, address, "、".join(contacts.get(id_, ()))
        yield code, name, _of(Role, role), relation, *figures, since or "", *more


def _pets(_period: Period | None) -> Iterator[Sequence[str]]:
    for code, owner, kind, name, licence, expires in _all(
        "SELECT h.code, p.name, t.kind, t.name, t.licence, t.expires FROM pet t"
        " JOIN person p ON p.id = t.person_id JOIN residency r ON r.person_id = p.id"
        " JOIN home h ON h.id = r.home_id WHERE r.until IS NULL ORDER BY h.id, r.id, t.id"
    ):
        yield code, owner, _of(PetKind, kind), name, licence, expires or ""


def _vehicles(_period: Period | None) -> Iterator[Sequence[str]]:
    for code, plate, model, space in _all(
        "SELECT h.code, v.plate, v.model, v.space FROM vehicle v JOIN home h ON h.id = v.home_id"
        " ORDER BY h.id, v.id"
    ):
        yield code, plates.shown(plate), model, space


def _accesses(period: Period | None) -> Iterator[Sequence[str]]:
    names = staff.names()
    for one in access.accesses(period):
        who = names.get(one.staff_id or 0, "命令行" if one.staff_id is None else "")
        whose = f"人员 {one.person_id}" if one.person_id else ""
        at = f"{clock.local(one.at):%Y-%m-%d %H:%M}"
        yield at, who, _chinese(one.what), one.home, whose, one.said, str(one.number)


def _of(members: type[Named], value: str) -> str:
    return _chinese(members(value).called)


def _all(sql: str, *params: object) -> list[Any]:
    return list(database.db.execute_sql(sql, params).fetchall())


ACCESS = ("时间", "人员", "事项", "房号", "涉及", "说明", "记录号")
EXPORTS = (
    Export("homes", mark("the homes"), ("房号", "类型", "状态", "面积", "业主"), _homes),
    Export(
        "people",
        mark("the people who live there"),
        (
            *("房号", "姓名", "身份", "与业主关系", "电话", "证件号码", "入住日期"),
            *("工作单位", "通讯地址", "紧急联系人"),
        ),
        _people,
        whole=_people_whole,
    ),
    Export(
        "pets",
        mark("their pets and the licences of these"),
        ("房号", "主人", "种类", "名称", "证号", "有效期至"),
        _pets,
    ),
    Export("vehicles", mark("their vehicles"), ("房号", "车牌", "车型", "车位"), _vehicles),
    Export(
        "access",
        mark("who opened, revealed, changed, printed or exported files"),
        ACCESS,
        _accesses,
        dated=True,
    ),
)
