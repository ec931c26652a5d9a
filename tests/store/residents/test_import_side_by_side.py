"""Columns that repeat or stand in groups are all read, or asked about (F1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store import residents
from store.errors import Refused
from store.residents import Role, importing
from store.residents.importing import Choice, Field, Household
from tests.store.residents import spreadsheets as make
from tests.store.residents.spreadsheets import Rows

KINDS: list[Callable[..., Path]] = [
    lambda path, rows: make.xlsx(path / "a.xlsx", 表=rows),
    lambda path, rows: make.xls(path / "a.xls", 表=rows),
    lambda path, rows: make.ods(path / "a.ods", 表=rows),
    lambda path, rows: make.text(path / "a.csv", rows),
]
every_kind = pytest.mark.parametrize("write", KINDS, ids=["xlsx", "xls", "ods", "csv"])
Person = tuple[Role, str, str]


def people(household: Household) -> list[Person]:
    return [(m.person.role, m.person.name, m.person.phone) for m in household.members]


def planned(path: Path, **answers: str) -> importing.Plan:
    plan = importing.plan(path, answers)
    assert not plan.rejected
    return plan


TWO_ROWS: Rows = [
    ["金色家园业主信息表", "", "", "", "", "", "", "", ""],
    ["楼栋", "单元", "房号", "面积", "业主信息", "", "", "租户信息", ""],
    ["", "", "", "", "姓名", "电话", "身份证号", "姓名", "电话"],
    ["1", "1", "101", 89.5, "张三", "13800000001", "", "钱租", "13900000009"],
    ["1", "1", "102", 90.0, "李四", "13800000002", "", "", ""],
]  # fmt: skip


@every_kind
def test_two_header_rows_with_groups_are_understood(
    desk: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    plan = planned(write(tmp_path, TWO_ROWS))
    assert not plan.questions
    assert [household.home.code for household in plan.households] == ["1-1-101", "1-1-102"]
    assert people(plan.households[0]) == [
        (Role.OWNER, "张三", "13800000001"), (Role.TENANT, "钱租", "13900000009"),
    ]  # fmt: skip
    assert people(plan.households[1]) == [(Role.OWNER, "李四", "13800000002")]
    assert plan.households[0].home.area == 89_50


def test_merged_groups_of_a_workbook_are_understood(desk: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in TWO_ROWS:
        sheet.append(list(row))
    for merged in ("A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2", "H2:I2"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    plan = planned(tmp_path / "a.xlsx")
    assert [person[:2] for person in people(plan.households[0])] == [
        (Role.OWNER, "张三"), (Role.TENANT, "钱租"),
    ]  # fmt: skip


def test_a_group_of_unknown_people_is_left_out_and_named(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主信息", "", "法定代表人", ""], ["", "姓名", "年级", "姓名", "备注"],
        ["1-1-101", "张三", "3", "李四", "同事"],
    ]  # fmt: skip
    plan = planned(make.text(tmp_path / "a.csv", rows))
    assert people(plan.households[0]) == [(Role.OWNER, "张三", "")]
    notes = [note.text() for note in plan.notes]
    assert "Columns left out: 年级, 法定代表人姓名." in notes


@every_kind
def test_owner_tenant_and_family_side_by_side_are_three_people(
    desk: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    rows: Rows = [
        ["楼栋", "单元", "房号", "业主姓名", "业主电话", "租户姓名", "租户电话", "家属姓名",
         "家属电话"],
        ["1", "1", "101", "张三", "13800000001", "钱租", "13900000009", "张妻", "13700000001"],
        ["1", "1", "102", "李四", "13800000002", "", "", "", ""],
        ["1", "1", "103", "", "", "孙租", "13900000010", "", ""],
    ]  # fmt: skip
    first, second, third = planned(write(tmp_path, rows)).households
    assert people(first) == [
        (Role.OWNER, "张三", "13800000001"), (Role.TENANT, "钱租", "13900000009"),
        (Role.FAMILY, "张妻", "13700000001"),
    ]  # fmt: skip
    assert people(second) == [(Role.OWNER, "李四", "13800000002")]
    assert people(third) == [(Role.TENANT, "孙租", "13900000010")]


def test_a_relative_by_kinship_keeps_it(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主", "配偶姓名", "配偶电话"], ["1-1-101", "张三", "李梅", "13800000001"]]
    (home,) = planned(make.text(tmp_path / "a.csv", rows)).households
    assert people(home)[1] == (Role.FAMILY, "李梅", "13800000001")
    assert home.members[1].person.relation == "配偶"


def test_several_tenants_by_number_are_several(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主", "租户1姓名", "租户1电话", "租户2姓名", "租户2电话", "姓名（家属）"],
        ["1-1-101", "张三", "甲", "13800000001", "乙", "13800000002", "丙"],
    ]
    (home,) = planned(make.text(tmp_path / "a.csv", rows)).households
    assert people(home) == [
        (Role.OWNER, "张三", ""), (Role.TENANT, "甲", "13800000001"),
        (Role.TENANT, "乙", "13800000002"), (Role.FAMILY, "丙", ""),
    ]  # fmt: skip


def test_a_phone_behind_each_name_is_that_names(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主姓名", "联系电话", "租户姓名", "联系电话"],
        ["1-1-101", "张三", "13800000001", "钱租", "13900000009"],
    ]
    (home,) = planned(make.text(tmp_path / "a.csv", rows)).households
    assert [person[1:] for person in people(home)] == [
        ("张三", "13800000001"), ("钱租", "13900000009"),
    ]  # fmt: skip


def test_a_phone_of_nobody_certain_is_asked_about(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主姓名", "租户姓名", "联系电话"], ["1-1-101", "张三", "钱租", "13800000001"],
    ]  # fmt: skip
    path = make.text(tmp_path / "a.csv", rows)
    (question,) = importing.plan(path).questions
    assert question.choices == (
        Choice("联系电话", Field.PHONE, Role.OWNER), Choice("联系电话", Field.PHONE, Role.TENANT),
        Choice("联系电话", Field.IGNORE),
    )  # fmt: skip
    (home,) = planned(path, 联系电话=question.choices[1].answer).households
    assert people(home) == [(Role.OWNER, "张三", ""), (Role.TENANT, "钱租", "13800000001")]


def test_a_second_name_of_nobody_certain_is_asked_about(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "姓名", "姓名"], ["1-1-101", "张三", "钱租"]]
    path = make.text(tmp_path / "a.csv", rows)
    (question,) = importing.plan(path).questions
    assert {choice.name for choice in question.choices} == {"姓名[2]"}
    (home,) = planned(path, **{"姓名[2]": "tenant:name"}).households
    assert [person[:2] for person in people(home)] == [(Role.OWNER, "张三"), (Role.TENANT, "钱租")]
    with pytest.raises(Refused):
        importing.plan(path, {"姓名[2]": "nobody:name"})


def test_a_phone_of_somebody_without_a_name_is_named(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主姓名", "租户电话"], ["1-1-101", "张三", "13800000001"]]
    plan = planned(make.text(tmp_path / "a.csv", rows))
    assert people(plan.households[0]) == [(Role.OWNER, "张三", "")]
    assert [w.text() for w in plan.warnings] == [
        "Phone: Nobody's name stands beside it; it is left out."
    ]


def test_two_phone_columns_are_both_read(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主姓名", "手机号", "联系电话"],
        ["1-1-101", "张三", "13800000001", "13900000001"],
        ["1-1-102", "李四", "", "13900000003"], ["1-1-103", "王五", "13800000004", "13800000004"],
    ]  # fmt: skip
    plan = planned(make.text(tmp_path / "a.csv", rows))
    assert [people(home)[0][2] for home in plan.households] == [
        "13800000001", "13900000003", "13800000004",
    ]  # fmt: skip
    assert [home.members[0].further for home in plan.households] == [("13900000001",), (), ()]
    assert not plan.warnings


def test_each_plate_keeps_its_own_space(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "车牌号1", "车位1", "车牌号2", "车位2"],
        ["1-1-101", "粤B12345", "", "粤B67890", "A2"], ["1-1-102", "", "A3", "", ""],
    ]  # fmt: skip
    first, second = planned(make.text(tmp_path / "a.csv", rows)).households
    assert [(v.plate, v.space) for v in first.vehicles] == [("粤B12345", ""), ("粤B67890", "A2")]
    assert second.home.note == "车位1：A3"


@every_kind
def test_tables_side_by_side_are_all_read(
    desk: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    header = ["房号", "业主姓名", "电话"]
    rows: Rows = [
        [*header, *header, *header],
        ["1-1-101", "甲", "13800000001", "1-1-201", "乙", "", "1-1-301", "丙", "13800000003"],
        ["1-1-102", "丁", "", "", "", "", "1-1-302", "戊", ""],
    ]
    plan = planned(write(tmp_path, rows))
    found = {household.home.code: people(household)[0][1:] for household in plan.households}
    assert found == {
        "1-1-101": ("甲", "13800000001"), "1-1-102": ("丁", ""), "1-1-201": ("乙", ""),
        "1-1-301": ("丙", "13800000003"), "1-1-302": ("戊", ""),
    }  # fmt: skip


def test_tables_side_by_side_may_share_their_building(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["楼栋", "房号", "姓名", "", "房号", "姓名"], ["1栋", "101", "甲", "", "102", "乙"],
        ["2栋", "101", "丙", "", "一零二", "丁"], ["2栋", "103", "", "", "", "戊"],
    ]  # fmt: skip
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    codes = sorted(household.home.code for household in plan.households)
    assert codes == ["1-101", "1-102", "2-101", "2-103", "2-一零二"]
    (wrong,) = plan.rejected
    assert wrong.row[Field.NAME] == "戊"
    importing.write_rejects(plan, tmp_path / "back.csv")
    assert importing.plan(tmp_path / "back.csv").sheets[0].rows[1][:6] == (
        "2栋", "", "", "", "", "戊",
    )  # fmt: skip


@every_kind
def test_a_heading_over_homes_is_their_building_and_unit(
    desk: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    rows: Rows = [
        ["3栋2单元", "", ""], ["房号", "业主", "电话"], ["101", "甲", ""], ["102", "乙", ""],
        ["3栋3单元", "", ""], ["101", "丙", ""],
    ]  # fmt: skip
    plan = planned(write(tmp_path, rows))
    assert not plan.questions
    assert [household.home.code for household in plan.households] == [
        "3-2-101", "3-2-102", "3-3-101",
    ]  # fmt: skip


def test_a_heading_that_the_row_contradicts_is_named(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["3栋"],
        ["楼栋", "房号", "业主"], ["3", "101", "甲"], ["4", "101", "乙"], ["", "102", "丙"],
    ]  # fmt: skip
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert [household.home.code for household in plan.households] == ["3-101", "3-102"]
    (wrong,) = plan.rejected
    assert wrong.reasons[0].text() == "The row says 4, the heading over it 3."


def test_a_column_that_the_file_lacks_cannot_be_answered(desk: Path, tmp_path: Path) -> None:
    path = make.text(tmp_path / "a.csv", [["房号", "业主"], ["1-1-101", "张三"]])
    with pytest.raises(Refused, match="has no column 小灵通"):
        importing.plan(path, {"小灵通": "phone"})


def test_what_is_known_by_its_content_is_offered(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主", "手机号", "Kontakt"], ["1-1-101", "张三", "13800000001", "13900000001"],
    ]  # fmt: skip
    (question,) = importing.plan(make.text(tmp_path / "a.csv", rows)).questions
    assert question.choices[0] == Choice("Kontakt", Field.PHONE)
    assert residents.count() == 0


def test_the_english_headers_of_other_systems_are_known(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["Block No.", "Unit No.", "Flat No.", "Owner's Name", "Mobile No.", "Tenant Name",
         "Tenant Phone", "Passport No.", "Car Plate", "Parking Lot"],
        ["3", "2", "1201", "Zhang San", "13800000001", "John Smith", "13900000009", "E12345678",
         "粤B12345", "A1"],
    ]  # fmt: skip
    path = make.text(tmp_path / "a.csv", rows)
    (question,) = importing.plan(path).questions
    assert question.choices[0] == Choice("Passport No.", Field.ID_NUMBER, Role.OWNER)
    (home,) = planned(path, **{"Passport No.": "owner:id_number"}).households
    assert home.home.code == "3-2-1201"
    assert people(home) == [
        (Role.OWNER, "Zhang San", "13800000001"), (Role.TENANT, "John Smith", "13900000009"),
    ]  # fmt: skip
    assert home.members[0].person.id_number == "E12345678"
    assert [(v.plate, v.space) for v in home.vehicles] == [("粤B12345", "A1")]
