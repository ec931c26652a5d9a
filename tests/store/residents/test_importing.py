from __future__ import annotations

import csv
from pathlib import Path

import pytest

from store import clock, erasure, journal, residents
from store.engine import database
from store.errors import Refused, Unavailable
from store.residents import Confidential, HomeKind, MoveOut, NewPerson, ResidentChange, importing
from store.residents import Role as In
from store.residents.importing import Counts
from store.rights import Staff
from tests.store.residents import spreadsheets as make

HC = Path(__file__).with_name("hc.xlsx")
HEADER = ["楼栋", "单元", "房号", "业主", "手机号码*", "身份证号", "建筑面积", "车牌号"]
ROWS: list[list[object]] = [
    ["3栋", "2单元", 1201, "张惠文", 13812341234, "11010519491231002X", 94.56, "粤B12345"],
    ["3栋", "2单元", 1202, "曾小单", "13900001111", "", "", ""],
    ["4栋", "1单元", "0301", "欧阳娜", "", "", 120, "粤B·D12345"],
]
THREE = Counts(homes=3, people=3, vehicles=2, unchanged=0, rejected=0, warnings=0)


def imported(path: Path, answers: dict[str, str] | None = None) -> Counts:
    return importing.carry_out(importing.plan(path, answers), by=None)


def reasons(plan: importing.Plan) -> list[str]:
    return [reason.text() for one in plan.rejected for reason in one.reasons]


def test_hc_comes_in_whole_and_only_once(desk: Path) -> None:
    """F1"""
    assert imported(HC) == Counts(8, 5, 0, 0, 0, 3)
    assert imported(HC) == Counts(0, 0, 0, 13, 0, 3)
    assert [home.code for home in residents.browse()] == [
        f"1-1-{room}" for room in (1011, 1012, 1013, 1014, 1021, 1022, 1023, 1024)
    ]


def test_hc_leaves_the_templates_unknown_figures_empty(desk: Path, manager: Staff) -> None:
    """F1"""
    imported(HC)
    first, second = (residents.home(residents.by_code(c).id) for c in ("1-1-1011", "1-1-1012"))
    assert (first.residents[0].person.name, first.residents[0].person.phone) == ("曾查理", "")
    assert second.residents[0].person.id_number == ""
    person = second.residents[0].person.id
    assert residents.reveal(person, Confidential.PHONE, "核对", by=manager) == "18999999991"


def test_hc_names_the_homes_whose_owners_it_lacks(desk: Path) -> None:
    """F1"""
    plan = importing.plan(HC)
    codes = [warning.values["code"] for warning in plan.warnings]
    assert codes == ["1-1-1022", "1-1-1023", "1-1-1024"]
    assert residents.count() == 0


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1011", "1-1-1011"), ("曾查理", "1-1-1011"), ("zcl", "1-1-1011"), ("zengchali", "1-1-1011"),
     ("18999999993", "1-1-1014"), ("9994", "1-1-1021"), ("zs1", "1-1-1012"),
     ("1栋1单元1024", "1-1-1024")],
)  # fmt: skip
def test_hc_can_be_found_by_room_name_phone_and_initials(desk: Path, typed: str, code: str) -> None:
    """F7"""
    imported(HC)
    assert residents.find(typed)[0].code == code


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_workbooks_of_every_kind_are_read(desk: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"residents.{kind}"
    getattr(make, kind)(path, 住户=[HEADER, *ROWS])
    assert imported(path) == THREE
    assert residents.find("13812341234")[0].code == "3-2-1201"
    assert residents.find("0301")[0].code == "4-1-0301"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_every_encoding(
    desk: Path, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = make.text(tmp_path / "residents.csv", [HEADER, *ROWS], encoding, delimiter)
    assert imported(path) == THREE
    assert residents.find("zhw")[0].owner == "张惠文"


def test_rare_characters_survive_the_import(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "姓名"], ["3-2-1201", "㛃𠅤䶮"]]
    for encoding in ("utf-8", "gb18030"):
        imported(make.text(tmp_path / "a.csv", rows, encoding))
        assert residents.find("𠅤")[0].owner == "㛃𠅤䶮"


def test_the_header_is_found_under_instruction_rows(desk: Path, tmp_path: Path) -> None:
    notes: list[list[object]] = [
        ["住户资料导入模板"],
        ["填写说明：1、带*的为必填项", "", "", "房号", "手机号"],
        ["2、手机号码为11位"],
    ]
    rows: list[list[object]] = [*notes, [*HEADER], *ROWS]
    assert imported(make.xlsx(tmp_path / "a.xlsx", 表=rows)) == THREE


def test_help_beside_and_below_the_data_is_ignored(desk: Path, tmp_path: Path) -> None:
    header = [*HEADER, "", "说明", ""]
    rows = [[*row, "", "业主", "业主真实姓名"] for row in ROWS]
    below: list[list[object]] = [
        [], ["说明：", "请按模板填写"], ["楼栋", "楼栋编号"], ["", "", "", "业主", "填真实姓名"],
        ["合计", 3], ["制表人：王"], ["5", "", "", "谁"],
    ]  # fmt: skip
    assert imported(make.xlsx(tmp_path / "a.xlsx", 表=[header, *rows, *below])) == THREE


def test_what_is_left_aside_is_said(desk: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["房号", "姓名", "幸运数字"], ["3-2-1201", "张惠文", 8], ["合计", 1], ["5", "", ""],
    ]  # fmt: skip
    path = make.xlsx(tmp_path / "a.xlsx", 住户=rows, 说明=[["请按模板填写"]])
    plan = importing.plan(path)
    assert plan.counts == Counts(1, 1, 0, 0, 0, 0)
    assert [note.text() for note in plan.notes] == [
        "3 rows read: 1 taken in, 0 rejected, 2 left out.",
        "Sheet 说明 holds nothing for the resident files.",
        "Columns left out: 幸运数字.",
        "Rows taken for notes or totals, not data: 3-4.",
        "Everybody in column 姓名 is taken for an owner.",
    ]


def test_a_role_is_not_mistaken_for_a_column_name(desk: Path, tmp_path: Path) -> None:
    rows = [["身份", "房号", "姓名"], ["业主", "3-2-1201", "张惠文"], ["租户", "3-2-1201", "王租"]]
    assert imported(make.text(tmp_path / "a.csv", rows)).people == 2


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ("3栋|2单元|1201室", "3-2-1201"),
        ("3栋|2单元|3-2-1201", "3-2-1201"),
        ("3栋|2单元|2-1201", "3-2-1201"),
        ("1|1|1-101", "1-1-101"),
        ("3||2-1201", "3-2-1201"),
        ("三栋|一单元|０３０１", "3-1-0301"),
        ("||3栋2单元1201", "3-2-1201"),
        ("B2||118", "B2-118"),
        ("3|2|-101", "3-2-B101"),
    ],
)
def test_a_home_is_put_together_from_its_columns(
    desk: Path, tmp_path: Path, parts: str, code: str
) -> None:
    """F1"""
    columns = zip(["楼栋", "单元", "房号"], parts.split("|"), strict=True)
    header, cells = zip(*((name, cell) for name, cell in columns if cell), strict=True)
    path = make.text(tmp_path / "a.csv", [[*header, "姓名"], [*cells, "张三"]])
    assert [each.home.code for each in importing.plan(path).households] == [code]


def test_a_cell_may_hold_line_breaks_and_commas(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "备注"], ["3-2-1201", "一\n二\u2028, 三"], ["3-2-1202", ""]]
    assert imported(make.text(tmp_path / "a.csv", rows)).homes == 2


def test_who_has_moved_out_is_not_moved_in_by_an_old_file(desk: Path, manager: Staff) -> None:
    """F6"""
    imported(HC)
    page = residents.home(residents.by_code("1-1-1012").id)
    leaving = MoveOut(on=clock.today(), reason="已出售")
    residents.move_out(page.home.id, page.residents[0].person.id, leaving, by=manager)
    assert imported(HC) == Counts(0, 0, 0, 13, 0, 4)
    assert residents.home(page.home.id).residents == ()


def test_data_goes_on_after_a_blank_row(desk: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [[*HEADER], ROWS[0], [], [""] * 8, *ROWS[1:]]
    assert imported(make.xlsx(tmp_path / "a.xlsx", 表=rows)) == THREE


@pytest.mark.parametrize(
    "header",
    [
        ["幢", "单元编号", "室号", "姓名", "电话", "证件号码", "收费面积", "车牌"],
        ["楼号", "单元", "房屋编号", "业主名称", "手机号", "身份证号", "面积", "车牌号码"],
        ["楼栋编号", "单元号", "房间", "住户姓名", "电话（必填）", "身份证", "面积(㎡)", "车牌"],
        ["Building", "Unit", "Room No.", "Owner name", "Mobile", "ID number", "Area", "Plate"],
    ],
)  # fmt: skip
def test_the_usual_column_names_are_known(desk: Path, tmp_path: Path, header: list[str]) -> None:
    assert imported(make.xlsx(tmp_path / "a.xlsx", 表=[header, *ROWS])) == THREE


def test_a_column_of_unknown_meaning_is_asked_for_never_guessed(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主", "小灵通"], ["3-2-1201", "张惠文", "13812341234"]]
    path = make.text(tmp_path / "a.csv", rows)
    plan = importing.plan(path)
    (question,) = plan.questions
    assert "小灵通" in question.remark.text()
    assert question.choices[0] == importing.Choice("小灵通", importing.Field.PHONE)
    assert "13812341234" not in str(question.samples)
    with pytest.raises(Refused):
        importing.carry_out(plan, by=None)
    assert imported(path, {"小灵通": "phone"}).people == 1
    assert residents.find("13812341234") != []


def test_a_column_can_be_answered_as_not_needed(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主", "小灵通"], ["3-2-1201", "张惠文", "13812341234"]]
    path = make.text(tmp_path / "a.csv", rows)
    assert imported(path, {"小灵通": "ignore"}).people == 1
    assert residents.find("13812341234") == []
    with pytest.raises(Refused) as refused:
        importing.plan(path, {"小灵通": "shoe size"})
    assert "shoe size" in str(refused.value)


def test_a_missing_building_is_asked_for(desk: Path, tmp_path: Path) -> None:
    path = make.xlsx(
        tmp_path / "a.xlsx", **{"5栋": [["单元", "房号", "业主"], ["1", "301", "张三"]]}
    )
    (question,) = importing.plan(path).questions
    assert {choice.name for choice in question.choices} == {"@sheet", "@none"}
    assert imported(path, {"@sheet": "building"}).homes == 1
    assert residents.by_code("5-1-301")


def test_a_sheet_without_a_header_is_asked_for(desk: Path, tmp_path: Path) -> None:
    path = make.text(tmp_path / "a.csv", [["3-2-1201", "张惠文"], ["3-2-1202", "曾小单"]])
    assert len(importing.plan(path).questions) == 2
    assert imported(path, {"A": "code", "B": "name"}) == Counts(2, 2, 0, 0, 0, 0)


def test_people_without_a_home_are_asked_for(desk: Path, tmp_path: Path) -> None:
    path = make.text(tmp_path / "a.csv", [["姓名", "电话", "位置"], ["张三", "", "3-2-1201"]])
    assert importing.plan(path).questions
    assert imported(path, {"位置": "room"}).homes == 1


def test_a_household_in_several_rows_is_one_home(desk: Path, tmp_path: Path) -> None:
    """F1"""
    header = ["房号", "姓名", "住户身份", "与业主关系", "手机号"]
    rows = [
        ["3-2-1201", "张惠文", "业主", "", "13812341234"],
        ["3-2-1201", "李梅", "家庭成员", "配偶", "13900002222"],
        ["3-2-1201", "王租", "1003", "", ""],
        ["3-2-1201", "赵工", "临时人员", "", ""],
    ]
    assert imported(make.text(tmp_path / "a.csv", [header, *rows])).homes == 1
    page = residents.home(residents.by_code("3-2-1201").id)
    assert [(r.person.name, r.role, r.relation) for r in page.residents] == [
        ("张惠文", In.OWNER, ""),
        ("李梅", In.FAMILY, "配偶"),
        ("王租", In.TENANT, ""),
        ("赵工", In.OTHER, ""),
    ]


def test_an_owner_of_several_homes_is_one_person(desk: Path, tmp_path: Path) -> None:
    """F1"""
    rows: list[list[object]] = [
        ["房号", "业主", "手机号", "身份证号"],
        ["3-2-1201", "张惠文", "13812341234", ""],
        ["3-2-1202", "张惠文", "13812341234", "11010519491231002X"],
        ["3-2-1203", "张惠文", "", "11010519491231002X"],
        ["3-2-1204", "张惠文", "", "440524188001010014"],
    ]
    path = make.text(tmp_path / "a.csv", rows)
    assert imported(path) == Counts(4, 2, 0, 0, 0, 0)
    assert imported(path) == Counts(0, 0, 0, 6, 0, 0)
    people = [residents.home(h.id).residents[0].person for h in residents.browse()]
    assert len({person.id for person in people[:3]}) == 1
    assert people[3].id != people[0].id


def test_owners_who_share_a_cell_share_out_the_phones(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主", "手机号"], ["3-2-1201", "张三、李四", "13812341234/13900001111"]]
    assert imported(make.text(tmp_path / "a.csv", rows)).people == 2
    people = residents.people_of(residents.by_code("3-2-1201").id)
    assert [(p.name, p.phone) for p in people] == [("张三", "13812341234"), ("李四", "13900001111")]


def test_families_and_vehicles_are_joined_by_the_owners_number(desk: Path, tmp_path: Path) -> None:
    """F1"""
    path = make.xlsx(
        tmp_path / "a.xlsx",
        楼栋=[["楼栋号", "单元编号"], [1, 1]],
        业主=[["业主名称", "手机号", "业主类型", "业主编号"],
             ["张三", 13812341234, 1001, 7], ["李梅", "", 1002, 7]],
        房屋=[["房屋编号", "楼栋编号", "单元编号", "业主编号"], [101, 1, 1, 7], [102, 1, 1, ""],
             [101, 2, 1, ""]],
        车位=[["车位编码", "业主编号", "车牌号", "颜色"], ["C1", 7, "粤B12345", "白"],
             ["C2", "", "", ""]],
    )  # fmt: skip
    plan = importing.plan(path)
    assert plan.counts == Counts(3, 2, 1, 0, 0, 1)
    assert plan.warnings[0].values == {"code": "2-1-101"}
    importing.carry_out(plan, by=None)
    page = residents.home(residents.by_code("1-1-101").id)
    assert [r.role for r in page.residents] == [In.OWNER, In.FAMILY]
    assert [(v.plate, v.model, v.space) for v in page.vehicles] == [("粤B12345", "白", "C1")]


def test_a_merged_building_counts_for_all_its_homes(desk: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["楼栋", "房号"], ["3栋", "101"], ["", "102"], ["", "103"]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    book.save(tmp_path / "a.xlsx")
    assert imported(tmp_path / "a.xlsx").homes == 3
    assert residents.by_code("3-103")


def test_shops_are_shops(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["楼栋", "房号", "房屋类型"],
        ["3", "商铺12", ""],
        ["3", "101", "商铺"],
        ["3", "102", ""],
    ]
    imported(make.text(tmp_path / "a.csv", rows))
    kinds = [home.kind for home in residents.browse()]
    assert kinds == [HomeKind.SHOP, HomeKind.SHOP, HomeKind.HOME]


def test_good_rows_come_in_and_bad_ones_say_why(desk: Path, tmp_path: Path) -> None:
    bad: list[list[object]] = [
        ["", "1", "101", "甲", "", "", "", ""],
        ["3", "1", "", "乙", "", "", "", ""],
        ["3", "1", "103", "丙", "call me", "", "", ""],
        ["3", "1", "104", "丁", "", "110105194912310021", "", ""],
        ["3", "1", "105", "戊", "", "", "big", ""],
        ["3", "1", "[/foo]", "己", "", "", "", ""],
        ["3", "1", "107", "庚", "", "", "", "?"],
    ]
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=[HEADER, *ROWS, *bad]))
    assert plan.counts == Counts(7, 7, 2, 0, 3, 4)
    said = reasons(plan)
    assert said[0] == "The building is missing."
    assert said[1] == "The room is missing."
    assert said[2].startswith("Home number: A home's number is building-unit-room")


def test_a_wrong_figure_costs_that_figure_not_the_home_and_the_owner(
    desk: Path, tmp_path: Path
) -> None:
    wrong: list[list[object]] = [
        ["3", "1", "103", "丙", "call me", "", "80", ""],
        ["3", "1", "104", "丁", "13812341234", "110105194912310021", "", ""],
        ["3", "1", "105", "戊", "", "", "big", ""],
        ["3", "1", "107", "庚", "", "", "", "?"],
    ]
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=[HEADER, *wrong]))
    assert plan.counts == Counts(4, 4, 0, 0, 0, 4)
    assert [(w.row, w.sheet) for w in plan.warnings] == [(at, "表") for at in (2, 3, 4, 5)]
    said = [warning.text() for warning in plan.warnings]
    assert said[0].startswith("Phone: A phone number is")
    assert said[1].startswith("ID number: This is no valid ID number")
    assert said[2] == "Area in m²: This is no amount: write it like 1234.50."
    assert said[3].startswith("Plate: ")
    importing.write_rejects(plan, tmp_path / "back.xlsx")
    again = importing.plan(tmp_path / "back.xlsx")
    assert [w.text() for w in again.warnings] == said
    importing.carry_out(plan, by=None)
    assert residents.find("13812341234")[0].code == "3-1-104"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rejected_rows_go_back_and_come_in_once_put_right(
    desk: Path, tmp_path: Path, kind: str
) -> None:
    notes: list[object] = ["住户资料导入模板"]
    bad: list[object] = ["3", "2", "1203", "@甲+1", "call me", "", "", ""]
    rows: list[list[object]] = [notes, [*HEADER], ROWS[0], bad]
    if kind == "csv":
        path = make.text(tmp_path / "a.csv", rows, "gb18030")
    else:
        path = make.xlsx(tmp_path / "a.xlsx", 表=[notes, HEADER, ROWS[0]])
        path = make.xls(tmp_path / "a.xls", 表=rows)
    plan = importing.plan(path)
    back = tmp_path / f"back.{kind}"
    importing.write_rejects(plan, back)
    again = importing.plan(back)
    assert [w.text() for w in again.warnings] == [w.text() for w in plan.warnings]
    assert again.sheets[0].rows[0][0] == "住户资料导入模板"
    assert again.sheets[0].rows[1][:9] == (*HEADER, "Reason")
    assert again.sheets[0].rows[2][3] == "@甲+1"
    assert again.sheets[0].rows[2][8].startswith("Phone: ")
    assert len(again.sheets[0].rows) == 3


def test_homes_that_wait_for_a_rejected_owner_go_back_with_it(desk: Path, tmp_path: Path) -> None:
    path = make.xlsx(
        tmp_path / "a.xlsx",
        业主=[["业主名称", "手机号", "业主编号"], ["张三 李四", "", 7]],
        房屋=[["房屋编号", "楼栋编号", "业主编号"], [101, 1, 7], [102, 1, ""]],
    )
    plan = importing.plan(path)
    assert importing.carry_out(plan, by=None) == Counts(2, 0, 0, 0, 1, 1)
    importing.write_rejects(plan, tmp_path / "back.xlsx")
    from openpyxl import load_workbook

    book = load_workbook(tmp_path / "back.xlsx")
    book["业主"]["A2"] = "张三"
    book.save(tmp_path / "right.xlsx")
    assert imported(tmp_path / "right.xlsx") == Counts(0, 1, 0, 1, 0, 0)
    assert residents.find("张三")[0].code == "1-101"


def test_an_owner_without_a_home_in_the_file_is_rejected(desk: Path, tmp_path: Path) -> None:
    path = make.xlsx(
        tmp_path / "a.xlsx",
        业主=[["业主名称", "业主编号"], ["张三", 7]],
        房屋=[["房屋编号", "楼栋编号", "业主编号"], [101, 1, ""]],
    )
    assert reasons(importing.plan(path)) == ["No home in the file belongs to owner 7."]


def test_a_later_file_fills_in_what_was_unknown_and_changes_nothing_else(
    desk: Path, tmp_path: Path, manager: Staff
) -> None:
    """F6"""
    header = ["房号", "业主", "手机号", "面积"]
    imported(make.text(tmp_path / "a.csv", [header, ["3-2-1201", "张三", "", ""]]))
    fuller = make.text(tmp_path / "b.csv", [header, ["3-2-1201", "张三", "13812341234", "94.5"]])
    assert imported(fuller) == Counts(0, 0, 0, 0, 0, 0)
    assert imported(fuller) == Counts(0, 0, 0, 2, 0, 0)
    assert residents.find("13812341234")[0].code == "3-2-1201"
    home = residents.by_code("3-2-1201")
    person = residents.home(home.id).residents[0].person
    change = ResidentChange(phone="13900001111")
    residents.change_resident(home.id, person.id, change, by=manager)
    assert imported(fuller) == Counts(0, 0, 0, 2, 0, 1)
    owner = residents.owner_of(home.id)
    assert owner is not None
    assert owner.phone == "13900001111"


def test_an_import_is_one_entry_without_personal_data(desk: Path, manager: Staff) -> None:
    """F6"""
    before = journal.last_number()
    importing.carry_out(importing.plan(HC), by=manager)
    head = journal.last()
    assert head is not None
    assert (head.number, head.kind, head.staff_id) == (before + 1, "residents.imported", manager.id)
    counts = {name: head.payload[name] for name in ("homes", "people", "vehicles")}
    assert counts == {"homes": 8, "people": 5, "vehicles": 0}
    assert len(head.payload["made"]["homes"]) == 8
    assert head.payload["touches"] == sorted(f"home:{home.id}" for home in residents.browse())
    importing.carry_out(importing.plan(HC), by=manager)
    assert journal.last_number() == before + 1


def test_an_import_leaves_its_record_with_every_home_it_touches(desk: Path, tmp_path: Path) -> None:
    """F6"""
    header = ["房号", "业主", "手机号", "面积"]
    rows = [[f"3-2-120{n}", "张三", "", ""] for n in range(1, 5)]
    imported(make.text(tmp_path / "a.csv", [header, *rows]))
    more = [["3-2-1201", "张三", "13812341234", ""], ["3-2-1202", "张三", "", "80"],
            ["3-2-1203", "张三", "", ""], ["3-2-1204", "李四", "", ""]]  # fmt: skip
    before = journal.last_number()
    imported(make.text(tmp_path / "b.csv", [header, *more]), {"@owners": "take"})
    _, touched = journal.changed_since(before)
    wanted = {f"home:{residents.by_code(f'3-2-120{n}').id}" for n in (1, 2, 4)}
    assert touched - {"residents"} == wanted


def test_an_erased_person_does_not_come_back_without_a_question(
    desk: Path, tmp_path: Path, manager: Staff
) -> None:
    """F6"""
    rows = [["房号", "业主"], ["3-2-1201", "张三"], ["3-2-1202", "李四"]]
    path = make.text(tmp_path / "a.csv", rows)
    imported(path)
    home = residents.by_code("3-2-1201")
    person = residents.home(home.id).residents[0].person
    residents.move_out(home.id, person.id, MoveOut(on=clock.today(), reason="搬走"), by=manager)
    erasure.erase_person(person.id, erasure.Erasure(reason="本人要求"), by=manager)
    (question,) = importing.plan(path).questions
    assert [choice.answer for choice in question.choices] == ["leave", "take"]
    left = importing.plan(path, {"@erased": "leave"})
    assert importing.carry_out(left, by=None) == Counts(0, 0, 0, 3, 0, 1)
    assert left.warnings[0].text() == "张三 is left out: somebody of 3-2-1201 was erased."
    assert imported(path, {"@erased": "take"}).people == 1
    assert not importing.plan(path).questions


def test_nobody_comes_in_where_somebody_was_erased_since_the_file_was_read(
    desk: Path, tmp_path: Path, manager: Staff
) -> None:
    """F6"""
    path = make.text(tmp_path / "a.csv", [["房号", "业主"], ["3-2-1201", "张三"]])
    imported(path)
    home = residents.by_code("3-2-1201")
    person = residents.home(home.id).residents[0].person
    residents.move_out(home.id, person.id, MoveOut(on=clock.today(), reason="搬走"), by=manager)
    plan = importing.plan(path)
    erasure.erase_person(person.id, erasure.Erasure(reason="本人要求"), by=manager)
    with pytest.raises(Refused, match="Somebody was erased meanwhile"):
        importing.carry_out(plan, by=None)
    assert residents.home(home.id).residents == ()


def test_an_import_is_wholly_done_or_not_at_all(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Unavailable("The disk is full; nothing was written.")

    monkeypatch.setattr(journal, "append", full)
    with pytest.raises(Unavailable):
        imported(HC)
    assert residents.count() == 0
    assert database.db.execute_sql("SELECT count(*) FROM home_search").fetchone() == (0,)


def test_only_those_in_charge_import(assistant: Staff) -> None:
    """F6"""
    with pytest.raises(Refused):
        importing.carry_out(importing.plan(HC), by=assistant)


def test_an_import_meets_people_whom_the_desk_entered(desk: Path, manager: Staff) -> None:
    """F1"""
    home = residents.add_home(residents.NewHome(code="1-1-1012"), by=manager)
    residents.move_in(home.id, NewPerson(name="张三1"), by=manager)
    assert imported(HC) == Counts(7, 4, 0, 0, 0, 3)
    assert residents.owner_of(home.id) is not None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no book", b"\xff\xfe\x00\xd8", b"\x81"])
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv", ".pdf"])
def test_a_file_that_is_none_is_said_to_be_so(
    desk: Path, tmp_path: Path, content: bytes, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    try:
        plan = importing.plan(path)
    except Unavailable:
        return
    assert not plan.households


def test_rejects_as_text_hold_no_formulas_and_are_read_back_as_they_were(
    desk: Path, tmp_path: Path
) -> None:
    cells = ["=1+1", "+8613812341234", "-1+1", "@SUM(1)", "\t=1", "x\n=1", "-101"]
    rows = [["楼栋", "房号", "业主", "备注"], *(["", "1", "甲", cell] for cell in cells)]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    importing.write_rejects(plan, tmp_path / "back.csv")
    with (tmp_path / "back.csv").open(encoding="utf-8-sig", newline="") as file:
        written = [row[3] for row in csv.reader(file)][1:]
    assert not [cell for cell in written if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    again = importing.plan(tmp_path / "back.csv")
    assert [row[3] for row in again.sheets[0].rows] == [row[3] for row in plan.sheets[0].rows]


def test_a_file_that_is_no_list_of_residents_is_refused_in_one_sentence(
    desk: Path, tmp_path: Path
) -> None:
    rows = [["房间", "姓名", "电话"], *(["仓库!", f"物资{n}", ""] for n in range(420))]
    with pytest.raises(Unavailable, match=r"a\.csv is no list of residents: none of its 420 rows"):
        importing.plan(make.text(tmp_path / "a.csv", rows), {"@none": "building"})


def test_rejects_are_written_to_no_other_kind_of_file(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        importing.write_rejects(importing.plan(HC), tmp_path / "back.xls")


def test_a_missing_file_is_said_to_be_missing(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        importing.plan(tmp_path / "none.xlsx")
