"""A mapping that a person made once is remembered for that layout (F1)."""

from __future__ import annotations

from pathlib import Path

from store import journal, residents
from store.residents import importing
from tests.store.residents import spreadsheets as make

HEADER = ["房号", "业主", "小灵通"]


def imported(path: Path, answers: dict[str, str] | None = None) -> None:
    importing.carry_out(importing.plan(path, answers), by=None)


def test_what_a_column_holds_is_asked_only_once(desk: Path, tmp_path: Path) -> None:
    first = make.text(tmp_path / "a.csv", [HEADER, ["3-2-1201", "张三", "13800000001"]])
    assert importing.plan(first).questions
    imported(first, {"a/小灵通": "phone"})
    other = make.xlsx(tmp_path / "b.xlsx", 新表=[HEADER, ["3-2-1202", "李四", "13800000002"]])
    plan = importing.plan(other)
    assert not plan.questions
    notes = [note.text() for note in plan.notes]
    assert "Column 小灵通 as it was answered before: Phone." in notes
    importing.carry_out(plan, by=None)
    assert residents.find("13800000002")[0].code == "3-2-1202"


def test_a_new_answer_counts_from_then_on(desk: Path, tmp_path: Path) -> None:
    for at, answer in enumerate(("phone", "ignore")):
        row = [f"3-2-120{at}", "张三", f"1380000000{at}"]
        imported(make.text(tmp_path / "a.csv", [HEADER, row]), {"小灵通": answer})
    imported(make.text(tmp_path / "a.csv", [HEADER, ["3-2-1209", "王五", "13800000009"]]))
    assert residents.find("13800000000") != []
    assert [one for one in residents.find("13800000009") if not one.near] == []


def test_another_layout_is_asked_about(desk: Path, tmp_path: Path) -> None:
    row = ["3-2-1201", "张三", "13800000001"]
    imported(make.text(tmp_path / "a.csv", [HEADER, row]), {"小灵通": "phone"})
    wider = [[*HEADER, "备注"], [*row, ""]]
    assert importing.plan(make.text(tmp_path / "b.csv", wider)).questions


def test_what_one_files_district_means_is_never_carried_over(desk: Path, tmp_path: Path) -> None:
    header = ["项目", "楼栋", "房号", "业主"]
    first = make.text(tmp_path / "a.csv", [header, ["银河湾", "1", "101", "张三"]])
    imported(first, {"项目": "ignore"})
    other = make.text(tmp_path / "b.csv", [header, ["望江苑", "1", "101", "李四"]])
    assert importing.plan(other).questions


def test_a_name_with_a_stroke_is_remembered_whole(desk: Path, tmp_path: Path) -> None:
    header = ["房号", "业主", "小灵通/BP机"]
    first = make.text(tmp_path / "a.csv", [header, ["3-2-1201", "张三", "13800000001"]])
    imported(first, {"a/小灵通/BP机": "phone"})
    second = make.text(tmp_path / "b.csv", [header, ["3-2-1202", "李四", "13800000002"]])
    imported(second)
    assert residents.find("13800000002")[0].code == "3-2-1202"


def test_a_name_that_means_two_things_in_two_sheets_is_asked_about_again(
    desk: Path, tmp_path: Path
) -> None:
    sheets = {
        name: [HEADER, [f"{at}-1-101", "张三", f"1380000000{at}"]]
        for at, name in enumerate(("东", "西"), 1)
    }
    path = make.xlsx(tmp_path / "a.xlsx", **sheets)
    imported(path, {"东/小灵通": "phone", "西/小灵通": "ignore"})
    assert [question.sheet for question in importing.plan(path).questions] == ["东", "西"]


def test_what_was_answered_is_asked_again_when_somebody_wants_it(
    desk: Path, tmp_path: Path
) -> None:
    first = make.text(tmp_path / "a.csv", [HEADER, ["3-2-1201", "张三", "13800000001"]])
    imported(first, {"小灵通": "phone"})
    assert importing.plan(first).recalled
    again = importing.plan(first, afresh=True)
    assert (again.recalled, len(again.questions)) == (False, 1)


def test_an_answer_put_right_counts_even_where_the_file_brings_nothing_new(
    desk: Path, tmp_path: Path
) -> None:
    first = make.text(tmp_path / "a.csv", [HEADER, ["3-2-1201", "张三", "13800000001"]])
    imported(first, {"小灵通": "phone"})
    before = journal.last_number()
    imported(first)
    assert journal.last_number() == before
    plan = importing.plan(first, {"小灵通": "ignore"}, afresh=True)
    assert importing.carry_out(plan, by=None).people == 0
    assert journal.last_number() == before + 1
    imported(make.text(tmp_path / "b.csv", [HEADER, ["3-2-1202", "李四", "13800000002"]]))
    assert [one for one in residents.find("13800000002") if not one.near] == []
