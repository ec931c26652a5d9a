"""One home never becomes two by the way its number is written: they are asked about (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store import residents
from store.residents import NewHome, importing
from store.residents.importing import Counts, likeness
from store.rights import Staff
from tests.store.residents import spreadsheets as make


def codes(plan: importing.Plan) -> list[str]:
    return [household.home.code for household in plan.households]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [("1-1-0101", "1-1-101", "@noughts"), ("1-1-101", "1-1-0101", "@noughts"),
     ("1-101", "1-1-101", "@units"), ("1-1-101", "1-101", "@units")],
)  # fmt: skip
def test_two_ways_of_writing_a_number_are_asked_about(
    desk: Path, tmp_path: Path, first: str, second: str, kind: str
) -> None:
    rows = [["房号", "业主"], [first, "甲"], [second, "乙"]]
    path = make.text(tmp_path / "a.csv", rows)
    (question,) = importing.plan(path).questions
    assert [(c.name, c.answer) for c in question.choices] == [(kind, "same"), (kind, "apart")]
    assert codes(importing.plan(path, {kind: "apart"})) == [first, second]
    (home,) = importing.plan(path, {kind: "same"}).households
    assert [member.person.name for member in home.members] == ["甲", "乙"]


@pytest.mark.parametrize("code", ["1-1-0101", "1-101"])
def test_a_number_of_the_desk_written_otherwise_is_asked_about(
    desk: Path, tmp_path: Path, manager: Staff, code: str
) -> None:
    residents.add_home(NewHome(code="1-1-101"), by=manager)
    path = make.text(tmp_path / "a.csv", [["房号", "业主"], [code, "甲"]])
    (question,) = importing.plan(path).questions
    kind = question.choices[0].name
    same = importing.plan(path, {kind: "same"})
    assert importing.carry_out(same, by=None) == Counts(0, 1, 0, 1, 0, 0)
    assert importing.plan(path, {kind: "apart"}).counts.homes == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [("第一期-1-101", "一期-1-101"), ("一期-1-101", "1期-1-0101"), ("一期3-2-101", "一期-3-2-101"),
     ("一期-1-101", "1-1-101"), ("1-1-101", "一期-1-101"), ("二区-101", "2区-101")],
)  # fmt: skip
@pytest.mark.parametrize("on_the_desk", [True, False])
def test_a_phase_written_otherwise_is_asked_about(
    desk: Path, tmp_path: Path, manager: Staff, first: str, second: str, on_the_desk: bool
) -> None:
    rows = [["房号", "租户"], [second, "乙"]]
    if on_the_desk:
        residents.add_home(NewHome(code=first), by=manager)
    else:
        rows.insert(1, [first, "甲"])
    path = make.text(tmp_path / "a.csv", rows)
    (question,) = importing.plan(path).questions
    assert question.choices[0].name == "@levels"
    assert codes(importing.plan(path, {"@levels": "same"})) == [first]
    assert second in codes(importing.plan(path, {"@levels": "apart"}))


def test_other_phases_are_no_likeness(desk: Path, tmp_path: Path) -> None:
    numbers = ["一期-1-101", "二期-1-101", "一区-1-101", "东区-1-101", "一期-11-101", "A区-2-101"]
    rows = [["房号", "租户"], *([number, "甲"] for number in numbers)]
    assert importing.plan(make.text(tmp_path / "a.csv", rows)).questions == ()


def test_buildings_units_and_phases_are_one_however_their_number_is_written(
    desk: Path, tmp_path: Path
) -> None:
    buildings = ["1", "一", "1栋", "一栋", "第一栋", "第1栋", "1号楼", "第一", "01", "一幢"]
    units = ["1", "一", "1单元", "一单元", "第一单元", "第1单元"]
    rows = [["楼栋", "单元", "房号", "租户"]]
    rows += [[building, unit, "101", "甲"] for building in buildings for unit in units]
    assert codes(importing.plan(make.text(tmp_path / "a.csv", rows))) == ["1-1-101"]
    phases = [
        ["分期", "楼栋", "房号", "租户"],
        ["一期", "1", "101", "甲"],
        ["二期", "1", "101", "乙"],
    ]
    phases += [[phase, "1", "101", "丙"] for phase in ("第一期", "1期", "1", "一", "第二期", "2")]
    plan = importing.plan(make.text(tmp_path / "b.csv", phases))
    assert codes(plan) == ["一期-1-101", "二期-1-101"]


def test_a_number_that_may_be_one_of_several_homes_is_refused(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主"], ["1-1-101", "甲"], ["1-2-101", "乙"], ["1-101", "丙"]]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows), {"@units": "same"})
    assert codes(plan) == ["1-1-101", "1-2-101"]
    ((row, reason),) = [(one.row.number, one.reasons[0].text()) for one in plan.rejected]
    assert (row, reason) == (
        4, "1-101 may be one of several homes; please write the whole number.",
    )  # fmt: skip


def test_a_number_that_the_desk_knows_is_not_asked_about_again(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主"], ["1-1-101", "甲"], ["1-1-0101", "乙"]]
    path = make.text(tmp_path / "a.csv", rows)
    importing.carry_out(importing.plan(path, {"@noughts": "apart"}), by=None)
    assert importing.plan(path).questions == ()


def alike(one: str, other: str) -> bool:
    a, b = one.split("-"), other.split("-")
    if a[-1].lstrip("0") != b[-1].lstrip("0") or a[0] != b[0] or one == other:
        return False
    return len(a) != len(b) or a[:-1] == b[:-1]


numbers = some.builds(
    "-".join,
    some.tuples(some.sampled_from("12"), some.sampled_from("12"), some.sampled_from(("7", "07")))
    | some.tuples(some.sampled_from("12"), some.sampled_from(("7", "07"))),
)


@given(new=some.lists(numbers, unique=True, max_size=8), known=some.sets(numbers, max_size=4))
def test_no_likeness_is_overlooked_and_none_invented(new: list[str], known: set[str]) -> None:
    told = likeness.among(new, known)
    pairs = {(code, other) for one in told for code, twins in one.others.items() for other in twins}
    assert all(alike(code, other) and code not in known for code, other in pairs)
    fresh = [code for code in new if code not in known]
    lonely = {code for code in fresh if not any(code in pair for pair in pairs)}
    everywhere = known | set(fresh)
    assert not [(code, other) for code in lonely for other in everywhere if alike(code, other)]


def test_a_number_like_one_that_is_like_a_third_is_that_home(desk: Path, tmp_path: Path) -> None:
    rows = [["房号", "业主"], ["1-1-101", "甲"], ["1-101", "乙"], ["1-0101", "丙"]]
    path = make.text(tmp_path / "a.csv", rows)
    (home,) = importing.plan(path, {"@noughts": "same", "@units": "same"}).households
    assert (home.home.code, [m.person.name for m in home.members]) == (
        "1-1-101",
        ["甲", "乙", "丙"],
    )
