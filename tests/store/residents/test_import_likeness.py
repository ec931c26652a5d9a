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
