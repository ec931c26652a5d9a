"""Two homes never become one, and strangers never co-owners, without a question (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import residents
from store.errors import Refused
from store.residents import NewHome, NewPerson, Role, importing
from store.residents.importing import Counts
from store.rights import Staff
from tests.store.residents import spreadsheets as make

HEADER = ["房号", "业主", "租户"]


def owners(code: str) -> list[str]:
    return [person.name for person in residents.people_of(residents.by_code(code).id)]


@pytest.fixture
def owned(desk: Path, manager: Staff) -> None:
    """1-1-101 is 张三's, 1-1-102 is let to 李四 and has no owner on the desk."""
    for code, name, role in (("1-1-101", "张三", Role.OWNER), ("1-1-102", "李四", Role.TENANT)):
        home = residents.add_home(NewHome(code=code), by=manager)
        residents.move_in(home.id, NewPerson(name=name, role=role), by=manager)


@pytest.mark.usefixtures("owned")
def test_a_further_owner_of_a_home_of_the_desk_is_asked_about(tmp_path: Path) -> None:
    rows = [HEADER, ["1-1-101", "王五", "赵六"], ["1-1-102", "孙七", ""], ["1-1-103", "周八", ""]]
    path = make.text(tmp_path / "a.csv", rows)
    (question,) = importing.plan(path).questions
    assert "1-1-101" in question.remark.text()
    assert [(c.name, c.answer) for c in question.choices] == [
        ("@owners", "leave"), ("@owners", "take"),
    ]  # fmt: skip
    with pytest.raises(Refused):
        importing.carry_out(importing.plan(path), by=None)
    left = importing.plan(path, {"@owners": "leave"})
    assert [w.text() for w in left.warnings] == ["王五 is left out: 1-1-101 has another owner."]
    assert importing.carry_out(left, by=None) == Counts(1, 3, 0, 2, 0, 1)
    assert owners("1-1-101") == ["张三", "赵六"]
    importing.carry_out(importing.plan(path, {"/@owners": "take"}), by=None)
    assert set(owners("1-1-101")) == {"张三", "赵六", "王五"}
    assert importing.plan(path).questions == ()


@pytest.mark.usefixtures("owned")
def test_an_owner_whom_the_desk_knows_is_not_asked_about(tmp_path: Path) -> None:
    rows = [HEADER, ["1-1-101", "张三", "王五"], ["1-1-102", "赵六、孙七", ""]]
    assert importing.plan(make.text(tmp_path / "a.csv", rows)).questions == ()


@pytest.mark.usefixtures("owned")
def test_no_owner_joins_one_who_came_since_the_file_was_read(
    tmp_path: Path, manager: Staff
) -> None:
    plan = importing.plan(make.text(tmp_path / "a.csv", [HEADER, ["1-1-102", "孙七", ""]]))
    home = residents.by_code("1-1-102")
    residents.move_in(home.id, NewPerson(name="周八"), by=manager)
    with pytest.raises(Refused, match="has got an owner meanwhile"):
        importing.carry_out(plan, by=None)
    assert "孙七" not in owners("1-1-102")


def codes(plan: importing.Plan) -> list[str]:
    return [household.home.code for household in plan.households]


def asked(plan: importing.Plan) -> list[tuple[str, str]]:
    return [(one.sheet, one.choices[0].name) for one in plan.questions]


TOP = ["楼栋", "房号", "业主", "面积"]


@pytest.mark.parametrize("names", [("一期", "二期"), ("第1期业主表", "第2期业主表")])
def test_sheets_called_after_phases_are_asked_about(
    desk: Path, tmp_path: Path, names: tuple[str, str]
) -> None:
    """Though nothing collides that could be seen: the second sheet names no owners."""
    one, two = names
    rows = {one: [TOP, ["1", "101", "甲", ""]], two: [TOP, ["1", "101", "", ""]]}
    path = make.xlsx(tmp_path / "a.xlsx", **rows)
    assert asked(importing.plan(path)) == [(one, "@sheet"), (two, "@sheet")]
    levels = {f"{name}/@sheet": "level" for name in names}
    wanted = [f"{name.removesuffix('业主表')}-1-101" for name in names]
    assert codes(importing.plan(path, levels)) == wanted
    assert codes(importing.plan(path, {"@sheet": "ignore"})) == ["1-101"]


def test_sheets_of_any_name_whose_homes_collide_are_asked_about(desk: Path, tmp_path: Path) -> None:
    rows = {"甲": [TOP, ["1", "101", "张三", ""]], "乙": [TOP, ["1", "101", "李四", ""]]}
    path = make.xlsx(tmp_path / "a.xlsx", **rows)
    assert asked(importing.plan(path)) == [("甲", "@sheet"), ("乙", "@sheet")]
    assert codes(importing.plan(path, {"@sheet": "level"})) == ["甲-1-101", "乙-1-101"]
    (question,) = importing.plan(path, {"@sheet": "ignore"}).questions
    assert question.remark.text() == (
        "1-101 has other owners or another area in row 2 of sheet 乙 than in row 2 of sheet 甲"
        " (1 such rows): is it one home?"
    )
    apart = importing.plan(path, {"@sheet": "ignore", "@homes": "apart"})
    assert [one.reasons[0].text() for one in apart.rejected] == [
        "Home 1-101 has other owners or another area in row 2 of sheet 甲."
    ]
    joined = importing.plan(path, {"@sheet": "ignore", "@homes": "same"})
    assert [one.text() for one in joined.warnings if "taken in" in one.text()] == [
        "Home 1-101 has other owners in row 2 of sheet 甲; all of them are taken in."
    ]


def test_an_unknown_column_that_tells_homes_apart_is_asked_about(
    desk: Path, tmp_path: Path
) -> None:
    rows = [["所属院落", *TOP], ["东院", "1", "101", "甲", ""], ["西院", "1", "101", "乙", ""]]
    path = make.text(tmp_path / "a.csv", rows)
    (question,) = importing.plan(path).questions
    assert [(c.name, c.answer) for c in question.choices] == [
        ("所属院落", "level"), ("所属院落", "ignore"),
    ]  # fmt: skip
    assert codes(importing.plan(path, {"所属院落": "level"})) == ["东院-1-101", "西院-1-101"]
    assert asked(importing.plan(path, {"所属院落": "ignore"})) == [("", "@homes")]


@pytest.mark.parametrize(
    ("first", "second"),
    [(["甲", ""], ["乙", ""]), (["", "80"], ["", "90"]), (["甲", "80"], ["", "90"])],
)
def test_rows_of_one_number_with_nothing_in_common_are_asked_about(
    desk: Path, tmp_path: Path, first: list[str], second: list[str]
) -> None:
    path = make.text(tmp_path / "a.csv", [TOP, ["1", "101", *first], ["1", "101", *second]])
    assert asked(importing.plan(path)) == [("", "@homes")]
    one = importing.plan(path, {"@homes": "same"})
    assert (codes(one), one.rejected) == (["1-101"], ())
    apart = importing.plan(path, {"@homes": "apart"})
    assert [(one.row.number, one.reasons[0].text()) for one in apart.rejected] == [
        (3, "Home 1-101 has other owners or another area in row 2.")
    ]


@pytest.mark.parametrize(
    "second",
    [["甲", "90", "", ""], ["乙", "", "共有人", ""], ["乙", "", "业主", "妻子"],
     ["乙", "", "家属", ""], ["乙", "", "租客", ""], ["甲、乙", "", "", ""]],
)  # fmt: skip
def test_rows_that_belong_together_are_not_asked_about(
    desk: Path, tmp_path: Path, second: list[str]
) -> None:
    rows = [[*TOP, "身份", "与业主关系"], ["1", "101", "甲", "80", "", ""], ["1", "101", *second]]
    assert importing.plan(make.text(tmp_path / "a.csv", rows)).questions == ()


def test_owners_whom_only_their_numbers_join_are_strangers_too(desk: Path, tmp_path: Path) -> None:
    path = make.xlsx(
        tmp_path / "a.xlsx",
        业主=[["业主名称", "业主编号"], ["张三", 7], ["李四", 8]],
        房屋=[["楼栋", "房号", "业主编号"], ["1", "101", 7], ["1", "101", 8]],
    )
    assert asked(importing.plan(path)) == [("", "@homes")]
