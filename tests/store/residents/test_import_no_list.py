"""A file that is no list of residents is answered in one sentence, not by questions (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import Unavailable
from store.residents import importing
from tests.store.residents import spreadsheets as make

LETTER = [
    ["尊敬的业主："],
    ["您好，本小区将于下周二上午停水。"],
    ["请提前储水。"],
    ["物业服务中心"],
    ["2024年1月1日"],
]
MINUTES = [
    ["会议纪要"], ["时间", "2024-01-01"], ["参加人", "张三，李四"], ["电话", "13800000001"],
    ["1", "关于停车"], ["2", "关于电梯"], ["备注", "下次会议另行通知"],
]  # fmt: skip
DIARY = [[f"2024-01-{day:02}", "值班正常"] for day in range(1, 31)]
NUMBERED = [[str(n), f"第{n}项"] for n in range(1, 90)]
ATTENDED = [["姓名", "电话"], ["张三", "13800000001"], ["李四", "13800000002"]]


@pytest.mark.parametrize("rows", [LETTER, MINUTES, DIARY, NUMBERED])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_without_a_table_is_said_to_be_none(
    desk: Path, tmp_path: Path, rows: list[list[str]], kind: str
) -> None:
    path = tmp_path / f"a.{kind}"
    make.text(path, rows) if kind == "csv" else make.xlsx(path, 表=rows)
    with pytest.raises(Unavailable, match=r"No table was found in a\."):
        importing.plan(path)


def test_a_table_in_which_no_column_can_be_the_home_is_no_list(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no column of it names a home"):
        importing.plan(make.text(tmp_path / "a.csv", ATTENDED))


@pytest.mark.parametrize(
    "rows",
    [
        [["1-1-101", "张三"], ["1-1-102", "李四"]],
        [["1栋", "101室", "张三"], ["1栋", "102室", "李四"]],
        [["张三", "3栋2单元1201室"]], [["101"], ["102"]], [["B101", "一"], ["B102", "二"]],
    ],
)  # fmt: skip
def test_a_list_without_column_names_is_still_asked_about(
    desk: Path, tmp_path: Path, rows: list[list[str]]
) -> None:
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert plan.questions[0].choices[0].name == "A"
