"""Columns and rows that contradict each other are asked about or named (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import residents
from store.residents import HomeKind, NewHome, Role, importing
from store.rights import Staff
from tests.store.residents import spreadsheets as make

SHOP, HOME = HomeKind.SHOP, HomeKind.HOME


def kinds(path: Path, columns: list[str], *rows: list[str]) -> tuple[list[HomeKind], list[str]]:
    top = [["房号", "业主", *columns]]
    plan = importing.plan(make.text(path / "a.csv", [*top, *rows]))
    return [home.home.kind for home in plan.households], [w.text() for w in plan.warnings]


@pytest.mark.parametrize(
    ("cells", "kind", "told"),
    [
        (["普通", "商铺"], SHOP, False), (["", "商业"], SHOP, False), (["住宅", ""], HOME, False),
        (["商品房", "住宅"], HOME, False), (["商品房", ""], HOME, False),
        (["商品房", "商铺"], SHOP, False), (["高层", "自住"], HOME, False),
        (["住宅", "商铺"], SHOP, True),
    ],
)  # fmt: skip
def test_every_column_of_kinds_is_read(
    desk: Path, tmp_path: Path, cells: list[str], kind: HomeKind, told: bool
) -> None:
    found, said = kinds(tmp_path, ["房屋类型", "房屋用途"], ["1-1-101", "甲", *cells])
    assert found == [kind]
    assert [text[:5] for text in said] == ["Kind:"] * told


def test_kinds_that_nobody_knows_are_named_once(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主", "用途"], ["1-1-101", "甲", "车库"], ["1-1-102", "乙", "110"]]
    rows += [["1-1-103", "丙", "车库"], ["1-1-104", "丁", "住宅"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    told = "Kinds that nobody knows, taken for dwellings: 车库, 110."
    assert [note.text() for note in plan.notes].count(told) == 1


@pytest.mark.parametrize("first", ["住宅", ""])
def test_a_kind_that_only_a_later_row_says_is_taken_and_another_is_told(
    desk: Path, tmp_path: Path, first: str
) -> None:
    rows = [["1-1-101", "甲", first], ["1-1-101", "甲", "商铺"]]
    found, said = kinds(tmp_path, ["房屋用途"], *rows)
    assert found == [HOME if first else SHOP]
    told = "Home 1-1-101 has two kinds, Dwelling and Shop; the first is taken."
    assert said == [told] * bool(first)


def test_another_kind_than_the_desk_has_is_told(desk: Path, tmp_path: Path, manager: Staff) -> None:
    residents.add_home(NewHome(code="1-1-101"), by=manager)
    assert kinds(tmp_path, ["房屋用途"], ["1-1-101", "甲", "商铺"])[1] == [
        "Kind: 1-1-101: Shop differs from Dwelling on file, which stays."
    ]
    assert kinds(tmp_path, ["房屋用途"], ["1-1-101", "甲", ""])[1] == []


ROWS = [
    ["房号", "姓名", "身份", "与户主关系"], ["1-1-101", "甲", "家属", "户主"],
    ["1-1-102", "乙", "业主", "租客"], ["1-1-103", "丙", "业主", "配偶"],
    ["1-1-104", "丁", "租客", "租户"], ["1-1-105", "戊", "家属", "儿子"],
    ["1-1-106", "己", "", "户主"],
]  # fmt: skip


def test_a_role_that_contradicts_the_relation_is_asked_about(desk: Path, tmp_path: Path) -> None:
    path = make.xlsx(tmp_path / "a.xlsx", 表=ROWS)
    (question,) = importing.plan(path).questions
    assert question.remark.text() == (
        "Row 2 says 家属 and 户主 of one person (2 such rows): which counts?"
    )
    assert [(c.name, c.answer) for c in question.choices] == [
        ("@roles", "role"), ("@roles", "relation"),
    ]  # fmt: skip
    same = [Role.OWNER, Role.TENANT, Role.FAMILY, Role.OWNER]
    for name in ("@roles", "表/@roles"):
        assert roles_of(importing.plan(path, {name: "role"})) == [Role.FAMILY, Role.OWNER, *same]
        counted = importing.plan(path, {name: "relation"})
        assert roles_of(counted) == [Role.OWNER, Role.TENANT, *same]


def roles_of(plan: importing.Plan) -> list[Role]:
    return [member.person.role for home in plan.households for member in home.members]
