"""Rows add up, and what is left aside or said twice is named (F1)."""

from __future__ import annotations

from pathlib import Path

from store.residents import importing
from tests.store.residents import spreadsheets as make


def noted(plan: importing.Plan) -> list[str]:
    return [note.text() for note in plan.notes]


def test_the_rows_add_up_to_those_read(desk: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["房号", "业主", "幸运数字"], ["1-1-101", "甲", ""], ["", "乙", ""], ["", "", "8"],
        ["小计", "", ""], ["1-1-102", "丙", ""], ["3栋1单元"], ["备注：以上", "", ""],
    ]  # fmt: skip
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=rows))
    notes = noted(plan)
    assert notes[0] == "7 rows read: 2 taken in, 1 rejected, 4 left out."
    assert "Rows taken for headings: 7." in notes
    assert "Rows taken for notes or totals, not data: 4-5, 8." in notes


def test_a_subtotal_ends_no_table(desk: Path, tmp_path: Path) -> None:
    rows = [["楼栋", "房号", "业主"], ["1", "101", "甲"], ["小计", "1", ""], ["", "102", "乙"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert [one.row.number for one in plan.rejected] == [4]


def test_a_row_that_says_the_same_again_is_named(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主", "电话"],
        *([["1-1-101", "甲", "13800000001"]] * 3),
        ["1-1-102", "甲", ""],
    ]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    said = [(warning.row, warning.text()) for warning in plan.warnings]
    assert said == [(row, "It says the same as row 2.") for row in (3, 4)]


def test_strangers_in_one_home_are_named(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主"], ["1-1-101", "甲"], ["1-1-102", "丙"], ["1-1-101", "乙"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert [(warning.row, warning.text()) for warning in plan.warnings] == [
        (4, "Home 1-1-101 has other owners in row 2; all of them are taken in.")
    ]


def test_columns_of_no_use_that_hold_something_are_named(desk: Path, tmp_path: Path) -> None:
    rows = [["序号", "房号", "业主", "民族", "", "籍贯"], ["1", "1-1-101", "甲", "汉", "x", ""]]
    notes = noted(importing.plan(make.text(tmp_path / "a.csv", rows)))
    assert "Columns of no use here: 序号, 民族." in notes
    assert "Columns left out: E." in notes


def test_a_sheet_of_owners_loses_neither_its_vehicles_nor_a_column_in_silence(
    desk: Path, tmp_path: Path
) -> None:
    path = make.xlsx(
        tmp_path / "a.xlsx",
        业主=[
            ["业主名称", "业主编号", "车牌号", "面积"],
            ["张三", 7, "粤B12345", 80],
            ["李四", 8, "", ""],
        ],
        车位=[
            ["车位编码", "业主编号", "车牌号", "车主电话", "电话"],
            ["C1", 8, "粤B67890", "", "138"],
        ],
        房屋=[["房屋编号", "楼栋编号", "业主编号"], [101, 1, 7], [102, 1, 8]],
    )
    plan = importing.plan(path)
    assert [[v.plate for v in home.vehicles] for home in plan.households] == [
        ["粤B12345"], ["粤B67890"],
    ]  # fmt: skip
    assert "Columns left out: 面积." in noted(plan)
    assert "Columns left out: 车主电话, 电话." in noted(plan), noted(plan)


def test_parking_spaces_of_nobody_are_named(desk: Path, tmp_path: Path) -> None:
    path = make.xlsx(
        tmp_path / "a.xlsx",
        业主=[["业主名称", "业主编号"], ["张三", 7]],
        房屋=[["房屋编号", "楼栋编号", "业主编号"], [101, 1, 7]],
        车位=[["车位编码", "业主编号", "车牌号"], ["C1", 7, "粤B12345"], ["C2", "", ""]],
        车库=[["车牌号", "颜色"], ["粤B12345", "白"]],
    )
    notes = noted(importing.plan(path))
    assert "Parking spaces without a plate, left out: C2." in notes
    assert "Sheet 车库 holds nothing for the resident files." in notes


def test_rows_alike_but_for_their_vehicles_are_two(desk: Path, tmp_path: Path) -> None:
    header = ["房号", "业主", "车牌号", "车位"]
    rows = [
        ["1-1-101", "甲", "粤B12345", "A1"], ["1-1-101", "甲", "粤B12345", "A2"],
        ["1-1-101", "甲", "粤b·12345", "A1"],
    ]  # fmt: skip
    plan = importing.plan(make.text(tmp_path / "a.csv", [header, *rows]))
    said = [(warning.row, warning.text()) for warning in plan.warnings]
    assert said == [
        (4, "It says the same as row 2."),
        (0, "Parking space: 粤B12345: it differs from what is on file, which stays."),
    ]


def test_what_stands_behind_the_last_name_of_the_header_is_named(
    desk: Path, tmp_path: Path
) -> None:
    rows = [["房号", "业主"], ["1-1-101", "甲", "", "同楼"], ["1-1-102", "乙"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert "Columns left out: D." in noted(plan)


def test_a_column_that_repeats_behind_a_gap_or_another_is_named(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主", "性别", "车牌号", "颜色", "颜色", "", "性别"],
        ["1-1-101", "甲", "男", "粤B12345", "白", "银", "", "女"],
    ]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert "Columns left out: 颜色[2], 性别[2]." in noted(plan)


def test_a_row_goes_back_with_all_that_is_wrong_with_it(desk: Path, tmp_path: Path) -> None:
    path = make.xlsx(
        tmp_path / "a.xlsx",
        业主=[["业主名称", "电话", "业主编号"], ["张三", "call me", 7]],
        房屋=[["房屋编号", "楼栋编号", "业主编号"], [101, 1, ""]],
    )
    plan = importing.plan(path)
    importing.write_rejects(plan, tmp_path / "back.xlsx")
    reason = importing.plan(tmp_path / "back.xlsx").sheets[0].rows[1][3]
    assert reason.startswith("Phone: ")
    assert reason.endswith("; No home in the file belongs to owner 7.")
