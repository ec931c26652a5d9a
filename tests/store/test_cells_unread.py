"""What a workbook's reader leaves out is read all the same: errors, formulas, mergers (F1)."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
import xlwt

from store.cells import Sheet, compound, read, records
from store.errors import Unavailable
from tests.store.residents import spreadsheets as make
from tests.store.residents.spreadsheets import Element

ERRORS = {
    "#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24,
    "#N/A": 0x2A,
}  # fmt: skip


def failed(shown: str, value: str = 'office:value-type="string" office:string-value=""') -> Element:
    """As the spreadsheet program writes a formula that failed."""
    attributes = f'table:formula="of:=[.A1]" {value} calcext:value-type="error"'
    return Element(f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>")


def merged(text: str, down: int, across: int = 1) -> Element:
    spans = f'table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
    kind = 'office:value-type="string"'
    return Element(f"<table:table-cell {spans} {kind}><text:p>{text}</text:p></table:table-cell>")


STYLE = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
COVERED = Element("<table:covered-table-cell/>")


def rows(path: Path) -> list[tuple[str, ...]]:
    (sheet,) = read(path)
    return list(sheet.rows)


@pytest.mark.parametrize("shown", [*ERRORS, "Err:502", "错误:508"])
def test_an_ods_shows_its_errors(tmp_path: Path, shown: str) -> None:
    old = failed(shown, 'office:value-type="float" office:value="0"')
    path = make.ods(tmp_path / "a.ods", 表=[["房号", "业主"], ["1-1-101", failed(shown)], [old]])
    assert rows(path) == [("房号", "业主"), ("1-1-101", shown), (shown,)]


def test_an_ods_shows_formulas_without_a_value_and_keeps_the_value_of_others(
    tmp_path: Path,
) -> None:
    cells = [
        Element('<table:table-cell table:formula="of:=[.A1]&amp;[.B1]"/>'),
        Element(
            '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">'
            "<text:p>2</text:p></table:table-cell>"
        ),
        Element(
            '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"'
            ' office:string-value=""><text:p/></table:table-cell>'
        ),
        "末",
    ]
    assert rows(make.ods(tmp_path / "a.ods", 表=[cells])) == [("=[.A1]&[.B1]", "2", "", "末")]


def test_an_ods_error_stands_where_it_stood_behind_repeated_cells_and_rows(tmp_path: Path) -> None:
    gap = Element('<table:table-cell table:number-columns-repeated="3"/>')
    empty = (
        '</table:table-row><table:table-row table:number-rows-repeated="4">'
        '<table:table-cell table:number-columns-repeated="9"/>'
    )
    note = "<office:annotation><text:p>#REF!</text:p></office:annotation>"
    told = Element(
        f'<table:table-cell office:value-type="string">{note}<text:p>好</text:p></table:table-cell>'
    )
    path = make.ods(tmp_path / "a.ods", 表=[["一", Element(empty)], [gap, failed("#N/A"), told]])
    assert rows(path) == [("一",), *[()] * 4, ("", "", "", "#N/A", "好")]


def test_cells_merged_below_each_other_are_filled_in_every_kind_of_workbook(tmp_path: Path) -> None:
    header, filled = ("楼栋", "房号"), [("3栋", "101"), ("3栋", "102"), ("3栋", "103")]
    document = make.ods(
        tmp_path / "a.ods",
        表=[header, [merged("3栋", 3), "101"], [COVERED, "102"], [COVERED, "103"], ["", "104"]],
    )
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    for at, name in enumerate(header):
        sheet.write(0, at, name)
    sheet.write_merge(1, 3, 0, 0, "3栋")
    for at in range(1, 5):
        sheet.write(at, 1, f"10{at}")
    book.save(str(tmp_path / "a.xls"))
    for path in (document, tmp_path / "a.xls"):
        assert rows(path) == [header, *filled, ("", "104")], path.suffix


def test_cells_merged_across_are_not_filled(tmp_path: Path) -> None:
    lines = [[merged("3栋", 2, 2), COVERED, "甲"], [COVERED, COVERED, "乙"]]
    assert rows(make.ods(tmp_path / "a.ods", 表=lines)) == [("3栋", "", "甲"), ("", "", "乙")]


def test_an_xls_shows_its_errors_in_the_sheet_that_holds_them(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("空").write(0, 0, "甲")
    sheet = book.add_sheet("表")
    for at, code in enumerate(ERRORS.values()):
        sheet.row(at).set_cell_error(2, code)
        sheet.write(at, 0, f"1-1-10{at}")
    book.save(str(tmp_path / "a.xls"))
    first, second = read(tmp_path / "a.xls")
    assert first.rows == (("甲",),)
    assert second.rows == tuple((f"1-1-10{at}", "", shown) for at, shown in enumerate(ERRORS))


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def test_a_failed_formula_of_an_xls_is_found_and_a_charts_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def formula(row: int, result: bytes) -> bytes:
        return record(0x06, struct.pack("<HHH", row, 1, 0) + result + bytes(8))

    begin, end = record(0x0809, bytes(16)), record(0x0A)
    failed_, text = b"\x02\0\x2a\0\0\0\xff\xff", b"\0\0\0\0\0\0\xff\xff"
    chart = begin + formula(9, failed_) + end
    sheet = begin + formula(3, failed_) + formula(4, text) + chart + formula(5, failed_) + end
    front = begin + record(0x85, struct.pack("<L", 40) + b"\0\0\x01\0a") + end
    front += bytes(40 - len(front))
    monkeypatch.setattr(compound, "workbook", lambda raw: front + sheet)
    (tmp_path / "a.xls").touch()
    (unread,) = records.of(tmp_path / "a.xls")
    assert unread.flaws == {(3, 1): "#N/A", (5, 1): "#N/A"}


def test_a_damaged_or_endless_file_of_files_is_none(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("表").row(0).set_cell_error(0, ERRORS["#N/A"])
    book.save(str(tmp_path / "a.xls"))
    raw = (tmp_path / "a.xls").read_bytes()
    whole = compound.workbook(raw)
    assert len(whole) >= 4096
    for cut in range(0, len(raw), 97):
        assert len(compound.workbook(raw[:cut])) <= len(whole)
    table = struct.unpack_from("<L", raw, 76)[0]
    at = (table + 1) * 512
    looped = raw[:at] + struct.pack("<128L", *[0] * 128) + raw[at + 512 :]
    assert len(compound.workbook(looped)) <= 128 * 512


def test_an_ods_that_repeats_without_end_is_one_sentence(tmp_path: Path) -> None:
    many = failed("#N/A", 'office:value-type="string" table:number-columns-repeated="16384"')
    endless = '</table:table-row><table:table-row table:number-rows-repeated="1048576">'
    path = make.ods(tmp_path / "a.ods", 表=[["一", Element(endless + many.xml)]])
    with pytest.raises(Unavailable, match=r"a\.ods"):
        read(path)


def test_hidden_sheets_of_an_xls_and_an_ods_are_left_out_and_named(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for name, state in (("新", 0), ("旧", 1), ("更旧", 2)):
        sheet = book.add_sheet(name)
        sheet.write(0, 0, name)
        sheet.visibility = state
    book.save(str(tmp_path / "a.xls"))
    path = make.ods(tmp_path / "b.ods", 新=[["新"]], 旧=[["旧"]])
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "a.ods", "w") as out:
        for name in old.namelist():
            text = old.read(name).decode()
            style = (
                '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
                '<style:table-properties table:display="false"/></style:style>'
                "</office:automatic-styles><office:body>"
            )
            text = text.replace("<office:body>", style)
            text = text.replace("<office:document-content", f"<office:document-content {STYLE}")
            text = text.replace('table:name="旧"', 'table:name="旧" table:style-name="ta2"')
            out.writestr(name, text)
    hidden = [Sheet("旧", (), hidden=True), Sheet("更旧", (), hidden=True)]
    assert read(tmp_path / "a.xls") == [Sheet("新", (("新",),)), *hidden]
    assert read(tmp_path / "a.ods") == [Sheet("新", (("新",),)), hidden[0]]
