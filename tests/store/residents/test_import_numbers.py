"""What a file says of a home's number: two homes never become one, nor one two (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import residents
from store.estate import settings
from store.residents import importing
from store.residents.importing import Choice, Counts, Field
from tests.store.residents import spreadsheets as make


def codes(plan: importing.Plan) -> list[str]:
    return [household.home.code for household in plan.households]


def reasons(plan: importing.Plan) -> list[tuple[int, str]]:
    return [(one.row.number, reason.text()) for one in plan.rejected for reason in one.reasons]


def test_homes_of_two_estates_stay_two(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["小区名称", "楼栋", "单元", "房号", "业主姓名", "手机号"],
        ["金色家园", "1", "1", "101", "张三", "13800000001"],
        ["银河湾", "1", "1", "101", "赵六", "13800000006"],
        ["银河湾", "1", "1", "102", "孙七", "13800000007"],
    ]
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=rows))
    assert codes(plan) == ["金色家园-1-1-101", "银河湾-1-1-101", "银河湾-1-1-102"]
    assert importing.carry_out(plan, by=None) == Counts(3, 3, 0, 0, 0, 0)
    fitting = [found for found in residents.find("1-1-101") if not found.near]
    assert {found.owner for found in fitting} == {"张三", "赵六"}


@pytest.mark.parametrize(
    "level", ["小区", "区域", "分期", "苑", "期", "组团", "Phase", "所属园区", "District"]
)
def test_every_level_above_a_building_keeps_homes_apart(
    desk: Path, tmp_path: Path, level: str
) -> None:
    rows = [[level, "楼栋", "房号", "业主"], ["东", "1", "101", "甲"], ["西", "1", "101", "乙"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert codes(plan) == ["东-1-101", "西-1-101"]


@pytest.mark.parametrize(
    ("level", "building", "code"),
    [("1", "1", "1-1-1-101"), ("1", "12", "1-12-1-101"), ("A", "AB", "A-AB-1-101"),
     ("一期", "一期3", "一期3-1-101")],
)  # fmt: skip
def test_a_level_is_no_building_that_begins_like_it(
    desk: Path, tmp_path: Path, level: str, building: str, code: str
) -> None:
    """Phase 1 with building 1 is not building 1 without a phase, whose owner is somebody else."""
    rows = [["分期", "楼栋", "单元", "房号", "业主"], [level, building, "1", "101", "甲"],
            ["二期", building, "1", "101", "乙"]]  # fmt: skip
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert codes(plan)[0] == code
    assert len(set(codes(plan))) == 2


def test_a_level_that_is_the_same_in_every_row_is_asked_about(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["项目", "分期", "楼栋", "单元", "房号", "业主姓名"],
        ["银河湾", "一期", "1", "1", "101", "张三"],
        ["银河湾", "二期", "1", "1", "101", "赵六"],
    ]
    path = make.xlsx(tmp_path / "a.xlsx", 表=rows)
    (question,) = importing.plan(path).questions
    assert question.choices == (Choice("项目", Field.LEVEL), Choice("项目", Field.IGNORE))
    assert codes(importing.plan(path, {"项目": "ignore"})) == ["一期-1-1-101", "二期-1-1-101"]
    whole = importing.plan(path, {"项目": "level"})
    assert codes(whole) == ["银河湾-一期-1-1-101", "银河湾-二期-1-1-101"]


def test_the_estates_own_name_is_no_part_of_its_homes_numbers(desk: Path, tmp_path: Path) -> None:
    rows = [["小区", "楼栋", "房号"], [settings().name, "1", "101"], [settings().name, "1", "102"]]
    assert codes(importing.plan(make.text(tmp_path / "a.csv", rows))) == ["1-101", "1-102"]


def test_a_row_that_lacks_its_level_is_refused(desk: Path, tmp_path: Path) -> None:
    rows = [["区", "楼栋", "房号"], ["东", "1", "101"], ["西", "1", "101"], ["", "1", "101"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert reasons(plan) == [(4, "Column 区 is empty, which tells homes of one number apart.")]


@pytest.mark.parametrize(
    "room",
    ["101/102", "103-104", "105 106", "107、108", "109,110", "111，112", "101~103", "101至103",
     "101\n102", "101/2", "101A/B", "101连102",
     "1-1-101/102", "101室、102室", "B101/B102", "201；202", "1201-1202", "301+302"],
)  # fmt: skip
@pytest.mark.parametrize("columns", [("楼栋", "单元", "房号"), ("房屋编码",)])
def test_two_rooms_in_a_cell_are_refused(
    desk: Path, tmp_path: Path, room: str, columns: tuple[str, ...]
) -> None:
    cells = ["1", "1", room] if len(columns) > 1 else [room]
    rows = [[*columns, "业主"], [*cells, "张三"], [*cells[:-1], "3-2-901"[-3:], "李四"]]
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=rows), {"@none": "building"})
    assert [row for row, _ in reasons(plan)] == [2]
    assert "each needs a row of its own" in reasons(plan)[0][1]


@pytest.mark.parametrize(
    ("room", "code"),
    [("1/1/101", "1-1-101"), ("101-1203", "101-1203"), ("3 1201", "3-1201"), ("12-3-0405",) * 2],
)
def test_a_number_with_its_building_is_one_room(
    desk: Path, tmp_path: Path, room: str, code: str
) -> None:
    path = make.text(tmp_path / "a.csv", [["房号", "业主"], [room, "张三"]])
    assert codes(importing.plan(path)) == [code]


@pytest.mark.parametrize("room", ["2-205", "3-2-207", "1-2-207", "2-1-207"])
def test_a_room_that_contradicts_its_row_is_refused(desk: Path, tmp_path: Path, room: str) -> None:
    rows = [["楼栋", "单元", "房号", "业主"], ["1", "1", room, "张三"]]
    ((row, reason),) = reasons(importing.plan(make.text(tmp_path / "a.csv", rows)))
    assert (row, reason) == (
        2, f"The number {room} contradicts the building or the unit of its row.",
    )  # fmt: skip


def test_numbers_written_as_decimals_are_the_same_homes(desk: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["楼栋", "单元", "房号"], ["1", "1", "201.0"], ["1.0", "1", "202"], [1.0, 1.0, 203.0],
        ["1栋", "一单元", "204室"], ["1号楼", "1单元", "206房"],
    ]  # fmt: skip
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=rows))
    assert codes(plan) == [f"1-1-{room}" for room in (201, 202, 203, 204, 206)]


def test_a_number_that_became_a_date_is_refused_with_what_it_shows(
    desk: Path, tmp_path: Path
) -> None:
    from datetime import date

    rows: list[list[object]] = [
        ["房号", "业主姓名"], [date(2024, 3, 2), "张三"], [date(2024, 5, 12), "李四"],
        ["3月2日", "王五"], ["2-Mar", "赵六"], ["3-2-1201", "钱七"], ["3-2-1202", "孙八"],
        ["3-2-1203", "周九"], ["3-2-1204", "吴十"],
    ]  # fmt: skip
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=rows))
    assert codes(plan) == [f"3-2-{room}" for room in range(1201, 1205)]
    shown = ("2024-03-02", "2024-05-12", "3月2日", "2-Mar")
    said = "The spreadsheet has made a date of this number; it shows {}."
    assert reasons(plan) == [(at, said.format(text)) for at, text in enumerate(shown, 2)]


def test_rows_of_totals_are_left_out_and_said_to_be(desk: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["房号", "业主姓名", "面积", "手机号"], ["1-1-101", "张三", 80, "13800000001"],
        ["1-1-102", "李四", 90, "13800000002"], ["2户", "2人", 170, ""], ["共2户", "", 170, ""],
        ["合计", "2", 170, ""],
    ]  # fmt: skip
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=rows))
    assert codes(plan) == ["1-1-101", "1-1-102"]
    notes = [note.text() for note in plan.notes]
    assert "Rows taken for notes or totals, not data: 4-6." in notes


def test_a_home_called_like_a_total_is_a_home(desk: Path, tmp_path: Path) -> None:
    rows = [["楼栋", "户号", "业主姓名"], ["1", "2户", "张三"], ["1", "3户", "李四"]]
    assert codes(importing.plan(make.text(tmp_path / "a.csv", rows))) == ["1-2", "1-3"]


def test_hidden_sheets_are_left_out_and_said_to_be(desk: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for name, state in (("现用", "visible"), ("旧数据", "hidden"), ("更旧", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in (["房号", "业主姓名"], ["1-1-101", f"{name}业主"]):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")
    plan = importing.plan(tmp_path / "a.xlsx")
    assert [m.person.name for h in plan.households for m in h.members] == ["现用业主"]
    said = [note.text() for note in plan.notes]
    assert said[1:3] == [f"Sheet {name} is hidden and left out." for name in ("旧数据", "更旧")]


def test_what_a_second_row_says_otherwise_of_somebody_is_told(desk: Path, tmp_path: Path) -> None:
    """Role, sex, day and parking space: what is on file stays, and nothing goes in silence."""
    rows = [
        ["房号", "姓名", "身份", "性别", "入住日期", "车牌", "车位"],
        ["1-1-101", "张三", "租户", "男", "2020-01-01", "粤B12345", "A1"],
        ["1-1-101", "张三", "业主", "女", "2021-01-01", "粤B12345", "A2"],
    ]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    told = " ".join(remark.text() for remark in plan.warnings)
    assert told.count("which stays") == 4
    for title in ("Resident's role", "Sex", "Moved in on", "Parking space"):
        assert title in told, told


@pytest.mark.parametrize("said", ["空置", "未售", "同上", "待定", "业主", "1", "*", "13800000001"])
def test_a_word_for_nobody_is_no_person(desk: Path, tmp_path: Path, said: str) -> None:
    rows = [["房号", "业主姓名"], ["1-1-101", said], ["1-1-102", "王芳"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert [len(household.members) for household in plan.households] == [0, 1]
    assert any("is nobody's name; it is left out." in one.text() for one in plan.warnings)
