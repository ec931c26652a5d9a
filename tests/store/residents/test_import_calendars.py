"""A day counted from 1904 is that day, and a month that shows no day is none (F1)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from store.residents import importing
from tests.store.residents import spreadsheets as make

DAY, SERIAL, FROM_1904 = date(2017, 4, 20), 42845, 41383
MONTHS = ["yyyy-mm", "mmm-yy", 'yyyy"年"m"月"', '[$-804]yyyy"年"m"月";@', "yyyy", "yyyy/m"]
DAYS = ["yyyy-mm-dd", "d-mmm", 'yyyy"年"m"月"d"日"', "m/d/yy h:mm", "General", "0"]
HEADER = ["房号", "业主", "入住日期"]


def xlsx(path: Path, cell: object, form: str, *, from_1904: bool = False) -> Path:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    sheet.append(["1-1-101", "张三", cell])
    sheet.cell(2, 3).number_format = form
    book.save(path)
    return path


def xls(path: Path, cell: object, form: str, *, from_1904: bool = False) -> Path:
    import xlwt

    book = xlwt.Workbook()
    book.dates_1904 = from_1904
    sheet = book.add_sheet("表")
    for at, name in enumerate(HEADER):
        sheet.write(0, at, name)
    sheet.write(1, 0, "1-1-101")
    sheet.write(1, 1, "张三")
    sheet.write(1, 2, cell, xlwt.easyxf(num_format_str=form))
    # Two numbers beside each other are kept as one record.
    for at in (4, 5):
        sheet.write(1, at, 42826, xlwt.easyxf(num_format_str=form))
    book.save(str(path))
    return path


KINDS = {"xlsx": xlsx, "xls": xls}


def since(path: Path) -> tuple[date | None, list[str]]:
    plan = importing.plan(path)
    (member,) = plan.households[0].members
    return member.person.since, [warning.text() for warning in plan.warnings]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", MONTHS)
@pytest.mark.parametrize("cell", [DAY, SERIAL, datetime(2017, 4, 1, 8)])
def test_a_month_without_its_day_is_named(
    desk: Path, tmp_path: Path, kind: str, form: str, cell: object
) -> None:
    found, said = since(KINDS[kind](tmp_path / f"a.{kind}", cell, form))
    assert found is None
    assert said == ["Moved in on: 2017-04 is no whole, certain day; write it like 2017-04-20."]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", DAYS)
def test_a_day_that_shows_is_taken(desk: Path, tmp_path: Path, kind: str, form: str) -> None:
    cell = SERIAL if form in ("General", "0") else DAY
    assert since(KINDS[kind](tmp_path / f"a.{kind}", cell, form)) == (DAY, [])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["yyyy-mm-dd", "General"])
def test_days_of_a_file_that_counts_from_1904_are_those_days(
    desk: Path, tmp_path: Path, kind: str, form: str
) -> None:
    cell = FROM_1904 if form == "General" else DAY
    path = KINDS[kind](tmp_path / f"a.{kind}", cell, form, from_1904=True)
    assert since(path) == (DAY, [])
    path = KINDS[kind](tmp_path / f"b.{kind}", cell, "yyyy-mm", from_1904=True)
    assert since(path)[0] is None
    assert "2017-04 " in since(path)[1][0]


def ods(path: Path, shown: str, *, null: str = "") -> Path:
    cell = (
        '<table:table-cell office:value-type="date" office:date-value="2017-04-20">'
        f"<text:p>{shown}</text:p></table:table-cell>"
        if shown
        else f'<table:table-cell office:value-type="float" office:value="{FROM_1904}">'
        f"<text:p>{FROM_1904}</text:p></table:table-cell>"
    )
    made = make.ods(path, 表=[HEADER, ["1-1-101", "张三", make.Element(cell)]])
    if null:
        from zipfile import ZipFile

        with ZipFile(made) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        told = f'<office:spreadsheet><table:null-date table:date-value="{null}"/>'.encode()
        parts["content.xml"] = parts["content.xml"].replace(b"<office:spreadsheet>", told)
        with ZipFile(made, "w") as file:
            for name, content in parts.items():
                file.writestr(name, content)
    return made


@pytest.mark.parametrize("shown", ["2017-04", "2017年4月", "Apr 17", "2017"])
def test_a_month_of_an_open_document_is_named(desk: Path, tmp_path: Path, shown: str) -> None:
    found, (said,) = since(ods(tmp_path / "a.ods", shown))
    assert (found, said[:13]) == (None, "Moved in on: ")


def test_days_of_an_open_document_are_those_days(desk: Path, tmp_path: Path) -> None:
    assert since(ods(tmp_path / "a.ods", "20.04.17")) == (DAY, [])
    assert since(ods(tmp_path / "b.ods", "", null="1904-01-01")) == (DAY, [])


def test_a_room_that_became_a_month_is_refused(desk: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    rows: list[list[str | date]] = [["房号", "业主"], [date(2002, 3, 1), "张三"]]
    rows += [[f"3-{n}", "李四"] for n in (3, 4, 5)]
    for at, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            sheet.cell(at, column, cell)
    sheet.cell(2, 1).number_format = "mmm-yy"
    book.save(tmp_path / "a.xlsx")
    (one,) = importing.plan(tmp_path / "a.xlsx").rejected
    assert one.reasons[0].text().endswith("it shows 2002-03.")
