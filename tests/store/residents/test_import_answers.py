"""What a file leaves open is asked once, and answered only by what can be meant (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import Refused
from store.residents import importing
from tests.store.residents import spreadsheets as make


@pytest.mark.parametrize(
    ("name", "answer"),
    [("小灵通", "same"), ("小灵通", "leave"), ("@noughts", "phone"), ("@erased", "same")],
)
def test_an_answer_to_another_question_is_refused(
    desk: Path, tmp_path: Path, name: str, answer: str
) -> None:
    rows = [["房号", "业主", "小灵通"], ["1-1-101", "甲", "13800000001"]]
    path = make.text(tmp_path / "a.csv", rows)
    with pytest.raises(Refused, match=f"There is no field {answer} for column {name}"):
        importing.plan(path, {name: answer})


def test_tables_side_by_side_ask_once_about_the_column_that_they_share(
    desk: Path, tmp_path: Path
) -> None:
    rows = [
        ["小灵通", "房号", "姓名", "", "房号", "姓名"],
        ["13800000001", "1-1-101", "甲", "", "1-1-102", "乙"],
    ]
    (question,) = importing.plan(make.text(tmp_path / "a.csv", rows)).questions
    assert {choice.name for choice in question.choices} == {"小灵通"}


def test_a_sheet_without_a_header_is_asked_about_to_its_last_column(
    desk: Path, tmp_path: Path
) -> None:
    row = ["3-2-1201", "张惠文", *[""] * 24, "13800000001"]
    path = make.text(tmp_path / "a.csv", [row])
    names = [question.choices[0].name for question in importing.plan(path).questions]
    assert names == ["A", "B", "AA"]
    (home,) = importing.plan(path, {"A": "code", "B": "name", "AA": "phone"}).households
    assert home.members[0].person.phone == "13800000001"


def test_a_sheets_name_is_the_building_of_numbers_in_full_too(desk: Path, tmp_path: Path) -> None:
    rows = [
        ["单元", "房号", "业主"],
        ["1", "301", "甲"],
        ["1", "302", "乙"],
        ["1", "5-1-303", "丙"],
    ]
    path = make.xlsx(tmp_path / "a.xlsx", **{"5栋": rows})
    plan = importing.plan(path, {"@sheet": "building"})
    codes = [household.home.code for household in plan.households]
    assert codes == ["5-1-301", "5-1-302", "5-1-303"]
