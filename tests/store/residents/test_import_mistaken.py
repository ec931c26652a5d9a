"""A figure that cannot be what its column is for is named and left out, never taken in (F1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.residents import importing
from store.residents.importing import Household
from tests.store.residents import spreadsheets as make


def read(path: Path, columns: list[str], cells: list[object]) -> tuple[Household, list[str]]:
    rows: list[list[object]] = [["房号", "业主", *columns], ["1-1-101", *cells]]
    plan = importing.plan(make.xlsx(path / "a.xlsx", 表=rows))
    (home,) = plan.households
    assert [one.row.number for one in plan.partly] == [2] * bool(plan.warnings)
    return home, [warning.text() for warning in plan.warnings]


DAYS = [date(2017, 4, 20), "2017-04-20 08:30", "20170420", 20170420, 42845, "42845.0", "2017年4月",
        "2017-04", "2017.4.20"]  # fmt: skip


@pytest.mark.parametrize(
    "cell", [*DAYS, "11010519491231002X", "110105194912310", "110105194912310021"]
)
def test_a_day_or_an_id_number_is_no_phone(desk: Path, tmp_path: Path, cell: object) -> None:
    home, (said,) = read(tmp_path, ["手机号"], ["张三", cell])
    assert (home.members[0].person.phone, home.members[0].further) == ("", ())
    assert said.startswith("Phone: ")


@pytest.mark.parametrize("cell", [*DAYS, 13800000001, "11010519491231002X", "12345"])
def test_a_day_or_a_number_is_no_plate(desk: Path, tmp_path: Path, cell: object) -> None:
    home, (said,) = read(tmp_path, ["车牌号"], ["张三", cell])
    assert home.vehicles == []
    assert said.startswith("Plate: ")


@pytest.mark.parametrize("cell", ["粤B12345", "AB1234", "使014578", "粤Z1234港", "浙A·D12345"])
def test_a_plate_stays_one(desk: Path, tmp_path: Path, cell: str) -> None:
    home, said = read(tmp_path, ["车牌号"], ["张三", cell])
    assert (len(home.vehicles), said) == (1, [])


@pytest.mark.parametrize(
    ("column", "figure", "title"),
    [("手机号", "13800000001", "Phone: "), ("身份证号", "11010519491231002X", "ID number: ")],
)
def test_one_figure_of_several_people_is_told(
    desk: Path, tmp_path: Path, column: str, figure: str, title: str
) -> None:
    home, (said,) = read(tmp_path, [column], ["张三、李四", figure])
    assert [m.person.phone + m.person.id_number for m in home.members] == [figure, ""]
    assert said.startswith(title)


@pytest.mark.parametrize(
    ("was", "read_as"), [("gb18030", "latin-1"), ("gb18030", "cp1252"), ("utf-8", "cp1252")]
)
def test_a_single_garbled_name_is_told_and_never_taken_for_one(
    desk: Path, tmp_path: Path, was: str, read_as: str
) -> None:
    garbled = "王五五".encode(was).decode(read_as)
    rows = [["房号", "业主"], ["1-1-101", garbled]]
    rows += [[f"1-1-{at}", "王五"] for at in range(102, 110)]
    plan = importing.plan(make.text(tmp_path / "a.csv", rows))
    assert plan.households[0].members == []
    (said,) = [warning.text() for warning in plan.warnings]
    assert "王五五" in said
    assert [one.row.number for one in plan.partly] == [2]


@pytest.mark.parametrize("name", ["Müller", "José Núñez", "Đặng Thị", "Zoë", "Søren Ågård"])
def test_an_accent_is_no_garble(desk: Path, tmp_path: Path, name: str) -> None:
    home, said = read(tmp_path, [], [name])
    assert (home.members[0].person.name, said) == (name, [])
