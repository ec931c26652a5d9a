"""A mapping that a person made once is remembered for that layout (F1)."""

from __future__ import annotations

from pathlib import Path

from store import residents
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
    assert "Columns as they were answered before: 小灵通=phone." in [n.text() for n in plan.notes]
    importing.carry_out(plan, by=None)
    assert residents.find("13800000002")[0].code == "3-2-1202"


def test_a_new_answer_counts_from_then_on(desk: Path, tmp_path: Path) -> None:
    for at, answer in enumerate(("phone", "ignore")):
        row = [f"3-2-120{at}", "张三", f"1380000000{at}"]
        imported(make.text(tmp_path / "a.csv", [HEADER, row]), {"小灵通": answer})
    imported(make.text(tmp_path / "a.csv", [HEADER, ["3-2-1209", "王五", "13800000009"]]))
    assert residents.find("13800000000") != []
    assert residents.find("13800000009") == []


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
