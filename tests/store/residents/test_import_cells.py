"""What stands in a file's cells is taken in as what it is, or named (F1)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from store.residents import NewPerson, Role, Sex, importing
from store.residents.identity import resident_is_right
from tests.store.residents import spreadsheets as make


def read(path: Path, *columns: str, cells: list[object]) -> tuple[list[NewPerson], list[str]]:
    """The people of one row, and what is said of it."""
    rows: list[list[object]] = [["房号", *columns], ["1-1-101", *cells]]
    plan = importing.plan(make.xlsx(path / "a.xlsx", 表=rows))
    said = [warning.text() for warning in plan.warnings]
    said += [reason.text() for one in plan.rejected for reason in one.reasons]
    return [member.person for home in plan.households for member in home.members], said


@pytest.mark.parametrize(
    "cell",
    [42845, 42845.0, "42845", "2017.4.20", "2017年4月20日", "20170420", date(2017, 4, 20),
     "2017-04-20 00:00:00", "2017/4/20 08:30", "2017-04-20T08:30:00", 20170420,
     datetime(2017, 4, 20, 8, 30), "２０１７－４－２０", "2017 年 4 月 20 日"],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(
    desk: Path, tmp_path: Path, cell: object
) -> None:
    (person,), said = read(tmp_path, "业主", "入住日期", cells=["张三", cell])
    assert (person.since, said) == (date(2017, 4, 20), [])


@pytest.mark.parametrize(
    "cell",
    ["17-4-20", "4/20/2017", "2017-12", "2017.11", "201712", 201712, 2017.12, "2017年12月",
     "2020111", "2017-13-01", "2017-02-30", "soon", "20-4-2017", "2017"],
)  # fmt: skip
def test_a_day_that_is_not_certain_is_named_never_guessed(
    desk: Path, tmp_path: Path, cell: object
) -> None:
    (person,), said = read(tmp_path, "业主", "入住日期", cells=["张三", cell])
    assert person.since is None
    assert [text[-52:] for text in said] == [" is no whole, certain day; write it like 2017-04-20."]
    assert said[0].startswith("Moved in on: ")


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (13800000001.0, "13800000001"), ("13800000002.0", "13800000002"),
        ("138-0000-0003", "13800000003"), ("138 0000 0004", "13800000004"),
        ("0755-12345678", "075512345678"), ("+8613800000011", "+8613800000011"),
        ("8613800000022", "8613800000022"), ("(0755)27561234", "075527561234"),
        ("'13800000023", "13800000023"), ("无", ""), ("18999999999", ""),
        ("0755-12345678转801", "075512345678-801"), ("0755-27561234-801", "075527561234-801"),
        ("27561234 ext. 8", "27561234-8"), ("075527561234转 12", "075527561234-12"),
    ],
)  # fmt: skip
def test_a_phone_is_understood_however_it_is_written(
    desk: Path, tmp_path: Path, cell: object, phone: str
) -> None:
    (person,), said = read(tmp_path, "业主", "手机号", cells=["张三", cell])
    assert (person.phone, said) == (phone, [])


@pytest.mark.parametrize("apart", ["/", " ", "、", "\n", "；", "，", "  ", ";", "或", "／"])
def test_two_phones_in_a_cell_are_two(desk: Path, tmp_path: Path, apart: str) -> None:
    both = f"13800000005{apart}13900000005"
    (person,), said = read(tmp_path, "业主", "手机号", cells=["张三", both])
    assert (person.phone, said) == ("13800000005", [])
    (home,) = importing.plan(tmp_path / "a.xlsx").households
    assert home.members[0].further == ("13900000005",)
    people, said = read(tmp_path, "业主", "手机号", cells=["张三、李四", both])
    assert ([p.phone for p in people], said) == (["13800000005", "13900000005"], [])


@pytest.mark.parametrize(
    "cell",
    [
        "1.38E+10",
        "13800000007(妻子)",
        "妻13800000008",
        "1234",
        "138000000200",
        "1380000001",
        "0755转801",
    ],
)
def test_a_phone_that_is_none_is_named(desk: Path, tmp_path: Path, cell: str) -> None:
    (person,), said = read(tmp_path, "业主", "手机号", cells=["张三", cell])
    assert person.phone == ""
    assert [text[:6] for text in said] == ["Phone:"]


def test_a_number_cell_of_more_than_15_digits_is_never_believed(desk: Path, tmp_path: Path) -> None:
    figures = [f"44030619{year}010{n}101{last}" for year in range(50, 60) for n in range(1, 10)
               for last in range(10)]  # fmt: skip
    rounded = [int(float(f"{float(figure):.15g}")) for figure in figures]
    rows: list[list[object]] = [["房号", "业主", "身份证号"]]
    rows += [[f"1-1-{at}", "张三", number] for at, number in enumerate(rounded, 101)]
    assert any(resident_is_right(str(number)) for number in rounded)
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=rows))
    people = [member.person for home in plan.households for member in home.members]
    assert len(people) == len(plan.warnings) == len(figures)
    assert {person.id_number for person in people} == {""}


@pytest.mark.parametrize(
    "cell",
    ["44030619900101105X", "44030619900101105x", "44030619900101105X ", "'44030619900101105X",
     "440306 19900101 105X", "44030619900101105Ｘ"],
)  # fmt: skip
def test_an_id_number_is_understood_however_it_is_written(
    desk: Path, tmp_path: Path, cell: str
) -> None:
    (person,), said = read(tmp_path, "业主", "身份证号", cells=["张三", cell])
    assert (person.id_number[:17], said) == ("44030619900101105", [])


@pytest.mark.parametrize(
    "cell", ["E12345678", "H1234567890", "EA1234567", "440306900101123", "CHN123456789012"]
)
def test_passports_permits_and_old_numbers_are_kept_as_such(
    desk: Path, tmp_path: Path, cell: str
) -> None:
    (person,), said = read(tmp_path, "业主", "证件号码", cells=["张三", cell])
    assert (person.id_number, said) == (cell, [])


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "TRUE", "FALSE", "#DIV/0!", "=B3&C3"])
@pytest.mark.parametrize(
    "column", ["业主", "手机号", "身份证号", "车牌号", "面积", "备注", "与业主关系"]
)
def test_a_failed_formula_is_named_in_every_column(
    desk: Path, tmp_path: Path, cell: str, column: str
) -> None:
    rows = [["房号", column], ["1-1-101", cell]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    (home,) = plan.households
    assert (home.members, home.vehicles, home.home.note, home.home.area) == ([], [], "", None)
    assert [w.text() for w in plan.warnings] == [f"Column {column} shows {cell}; it is left out."]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张  三", ["张三"]), ("张　三", ["张三"]), ("王　　芳", ["王芳"]),
        ("欧 阳 娜", ["欧阳娜"]),
        ("张三、李四", ["张三", "李四"]), ("张三，李四", ["张三", "李四"]),
        ("张三/李四", ["张三", "李四"]),
        ("John  Smith", ["John Smith"]), ("古丽·买买提", ["古丽·买买提"]),
        ("张三\n李四", ["张三", "李四"]),
    ],
)  # fmt: skip
def test_padding_is_no_border_between_people(
    desk: Path, tmp_path: Path, cell: str, names: list[str]
) -> None:
    people, said = read(tmp_path, "业主", cells=[cell])
    assert ([person.name for person in people], said) == (names, [])


def test_one_name_or_two_is_never_guessed(desk: Path, tmp_path: Path) -> None:
    people, said = read(tmp_path, "业主", cells=["张三 李四"])
    assert not people
    assert said == [
        "Nobody can tell whether 张三 李四 is one name or several; write 、 between them."
    ]
    people, said = read(tmp_path, "业主", "电话", cells=["张三 李四", "13800000001 13900000001"])
    assert ([person.name for person in people], said) == (["张三", "李四"], [])


@pytest.mark.parametrize(
    ("cell", "role"),
    [("业主", Role.OWNER), ("业主(外籍)", Role.OWNER), ("共有产权人", Role.OWNER),
     ("租户", Role.TENANT), ("外租户", Role.TENANT), ("家属", Role.FAMILY), ("妻子", Role.FAMILY)],
)  # fmt: skip
def test_a_role_is_understood_however_it_is_written(
    desk: Path, tmp_path: Path, cell: str, role: Role
) -> None:
    (person,), said = read(tmp_path, "姓名", "身份", cells=["张三", cell])
    assert (person.role, said) == (role, [])


@pytest.mark.parametrize("cell", ["公司", "外国人", "老外", "岳阳人", "9999", "公婆租客"])
@pytest.mark.parametrize("column", ["身份", "与业主关系"])
def test_an_unknown_role_is_kept_as_it_is_and_named(
    desk: Path, tmp_path: Path, cell: str, column: str
) -> None:
    (person,), said = read(tmp_path, "姓名", column, cells=["张三", cell])
    assert (person.role, person.relation) == (Role.OTHER, cell)
    assert said == [f"Nobody knows the role {cell}; it is kept as the relation, the role is Other."]


@pytest.mark.parametrize(
    ("cell", "sex"),
    [("男", Sex.MALE), ("男性", Sex.MALE), ("M", Sex.MALE), ("女 ", Sex.FEMALE), ("", Sex.UNKNOWN)],
)
def test_a_sex_is_understood_however_it_is_written(
    desk: Path, tmp_path: Path, cell: str, sex: Sex
) -> None:
    (person,), said = read(tmp_path, "业主", "性别", cells=["张三", cell])
    assert (person.sex, said) == (sex, [])


@pytest.mark.parametrize("cell", ["1", "2", "先生/女士", "X"])
def test_an_unknown_sex_is_named(desk: Path, tmp_path: Path, cell: str) -> None:
    (person,), said = read(tmp_path, "业主", "性别", cells=["张三", cell])
    assert (person.sex, said) == (Sex.UNKNOWN, [f"Nobody knows the sex {cell}."])


def test_a_phone_without_a_name_beside_it_is_named(desk: Path, tmp_path: Path) -> None:
    people, said = read(tmp_path, "业主", "手机号", cells=["", "13800000001"])
    assert not people
    assert said == ["Phone: Nobody's name stands beside it; it is left out."]


def test_a_parking_space_stands_without_a_plate(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["房号", "业主", "车牌号", "车位", "备注"],
        ["1-1-101", "张三", "粤B12345/粤B67890", "A1/A2", "常出差"],
        ["1-1-102", "李四", "", "B-12", ""], ["1-1-103", "王五", "无牌", "B-13", ""],
        ["1-1-104", "", "", "", "空置"],
    ]  # fmt: skip
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    first, second, third, fourth = plan.households
    assert [(v.plate, v.space) for v in first.vehicles] == [("粤B12345", "A1"), ("粤B67890", "A2")]
    assert (first.home.note, first.members[0].person.note) == ("", "常出差")
    assert [home.home.note for home in (second, third, fourth)] == [
        "车位：B-12",
        "车位：B-13",
        "空置",
    ]
    assert not plan.warnings
