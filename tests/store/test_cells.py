"""Reading spreadsheets: every cell is shown, and no file harms the session that reads it (F1)."""

from __future__ import annotations

import os
import signal
import time
import zipfile
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from store.cells import Sheet, read, reading
from store.errors import Refused, Unavailable
from tests.store.residents import spreadsheets as make

ROWS = [["房号", "业主姓名"], ["1-1-101", "张惠文"], ["1-1-102", "欧阳娜"]]


def rows(path: Path) -> list[tuple[str, ...]]:
    (sheet,) = read(path)
    return list(sheet.rows)


def test_a_space_in_the_farthest_cell_harms_nobody(tmp_path: Path) -> None:
    path = make.xlsx(tmp_path / "a.xlsx", 表=ROWS)
    book = load_workbook(path)
    book.worksheets[0]["XFD1048576"] = " "
    book.save(path)
    assert path.stat().st_size < 8000
    began = time.monotonic()
    with pytest.raises(Unavailable, match=r"a\.xlsx is too large inside, or damaged"):
        read(path)
    assert time.monotonic() - began < 30


def test_a_workbook_that_unpacks_to_gigabytes_is_one_sentence(tmp_path: Path) -> None:
    path = make.xlsx(tmp_path / "a.xlsx", 表=ROWS)
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(bomb, "w", 8, compresslevel=1) as out:
        for name in book.namelist():
            if name == "xl/worksheets/sheet1.xml":
                with out.open(name, "w", force_zip64=True) as sheet:
                    sheet.write(book.read(name)[:-12])
                    for _ in range(65):
                        sheet.write(b" " * 10_000_000)
            else:
                out.writestr(name, book.read(name))
    with pytest.raises(Unavailable, match="too large to import"):
        read(bomb)


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_a_pipe_is_no_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a{kind}"
    os.mkfifo(path)
    with pytest.raises(Unavailable, match="no file that can be read"):
        read(path)
    (tmp_path / f"b{kind}").symlink_to("/dev/zero")
    with pytest.raises(Unavailable, match="no file that can be read"):
        read(tmp_path / f"b{kind}")


def test_a_file_of_gigabytes_is_not_even_begun(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(Unavailable, match="too large"):
        read(path)


def test_errors_truths_and_formulas_without_a_value_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["房号", "业主", "电话"],
        ["1-1-101", "=A1&B1", "#N/A"],
        ["1-1-102", True, "#REF!"],
    ):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx")[1:] == [
        ("1-1-101", "=A1&B1", "#N/A"), ("1-1-102", "TRUE", "#REF!"),
    ]  # fmt: skip


def test_a_formula_with_its_value_is_the_value(tmp_path: Path) -> None:
    path = make.xlsx(tmp_path / "a.xlsx", 表=[["x", "y", "z"]])
    cells = (
        b'<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>"a"</f><v>a</v></c>'
        b'<c r="C2" t="str"><f>IF(A1="","",A1)</f><v></v></c></row></sheetData>'
    )
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as out:
        for name in book.namelist():
            out.writestr(name, book.read(name).replace(b"</sheetData>", cells))
    assert rows(tmp_path / "b.xlsx")[1] == ("2", "a")


def test_a_separator_line_is_understood_and_keeps_the_rows_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\n房号;备注\n1-1-101;一,二,三,四\n", "utf-8")
    assert rows(path) == [("",), ("房号", "备注"), ("1-1-101", "一,二,三,四")]


def test_an_unclosed_quotation_mark_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('房号,备注\n1-1-101,一\n1-1-102,"二\n1-1-103,三\n', "utf-8")
    with pytest.raises(Unavailable, match="row 3: a quotation mark"):
        read(path)
    path.write_text('房号,备注\n1-1-101,5" 管\n1-1-102,"二\n行"\n', "utf-8")
    assert rows(path)[1:] == [("1-1-101", '5" 管'), ("1-1-102", "二\n行")]


def test_big5_is_told_before_anything_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("房號,業主姓名,電話\n1-1-101,張惠文,1\n1-1-102,歐陽娜,2\n".encode("big5"))
    with pytest.raises(Unavailable, match="Big5"):
        read(path)


@pytest.mark.parametrize(
    ("read_as", "was"),
    [("gb18030", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "gb18030")],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_text_once_read_in_a_wrong_character_set_is_told(
    tmp_path: Path, read_as: str, was: str, kind: str
) -> None:
    wrong = [[cell.encode(was).decode(read_as, "replace") for cell in row] for row in ROWS]
    path = tmp_path / f"a.{kind}"
    make.text(path, wrong) if kind == "csv" else make.xlsx(path, 表=wrong)
    with pytest.raises(Unavailable, match="should be"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    "names", ["㛃𠅤䶮", "José Müller", "Zoë Åström", "联通", "髙橋 はな", "김철수"]
)
def test_rare_and_foreign_names_are_no_wrong_character_set(
    tmp_path: Path, encoding: str, names: str
) -> None:
    table = [["房号", "姓名"], ["1-1-101", names], ["1-1-102", names]]
    path = make.text(tmp_path / "a.csv", table, encoding)
    assert rows(path)[1] == ("1-1-101", names)


def test_a_hidden_sheet_is_named_without_its_rows(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["旧"])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("新").append(["新"])
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx") == [Sheet("Sheet", (), hidden=True), Sheet("新", (("新",),))]


def test_who_waits_for_a_file_is_told_and_may_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Popen[bytes]] = []

    class Watched(Popen[bytes]):
        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            begun.append(self)

    def stop() -> None:
        raise Refused("Stopped: nothing was taken in.")

    monkeypatch.setattr(reading, "Popen", Watched)
    monkeypatch.setattr(reading, "STEP", 0.001)
    path = make.xlsx(tmp_path / "a.xlsx", 表=ROWS)
    with pytest.raises(Refused):
        read(path, stop)
    assert [process.returncode for process in begun] == [-signal.SIGKILL]
    told: list[None] = []
    assert read(path, lambda: told.append(None)) == [Sheet("表", tuple(map(tuple, ROWS)))]
    assert told
