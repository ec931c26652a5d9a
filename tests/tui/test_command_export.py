"""``frontdesk export homes|people|vehicles|access|permits``: masked, on record (F6)."""

from __future__ import annotations

import csv
import getpass
import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook

from store import exporting, journal, residents
from store.desk import opening
from store.engine import database
from store.residents import Confidential, NewHome, NewPerson, NewVehicle
from store.rights import Staff
from tests.store.test_permits import issued
from tui.command import main

ID = "11010519491231002X"


@pytest.fixture
def filed(desk: Path, assistant: Staff) -> Path:
    home = residents.add_home(NewHome(code="3-2-1201", area=94.56), by=assistant)
    owner = NewPerson(name="=张惠文", phone="13812341234", id_number=ID)
    page = residents.move_in(home.id, owner, by=assistant)
    residents.add_vehicle(home.id, NewVehicle(plate="粤B12345", space="B1-07"), by=assistant)
    residents.open_home(home.id, assistant)
    person = page.residents[0].person.id
    residents.reveal(person, Confidential.PHONE, "回电 13812341234", by=assistant)
    return desk


def export(folder: Path, what: str, to: Path, *more: str) -> list[list[str]]:
    assert main(["--data", str(folder), "export", what, "--file", str(to), *more]) == 0
    opening.open_folder(folder)
    if to.suffix == ".csv":
        with to.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    sheet = load_workbook(to).active
    assert sheet is not None
    return [[str(c or "") for c in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_people_leave_masked_and_no_cell_is_a_formula(
    ending: str, filed: Path, tmp_path: Path
) -> None:
    head, row, said = export(filed, "people", tmp_path / f"people{ending}")
    assert head[:5] == ["房号", "姓名", "身份", "与业主关系", "电话"]
    name = "'=张惠文" if ending == ".csv" else "=张惠文"
    assert row[:6] == ["3-2-1201", name, "业主", "", "138****1234", "110105********002X"]
    assert getpass.getuser() in said[0] and "2026-11-23 09:00" in said[0]
    assert stat.S_IMODE((tmp_path / f"people{ending}").stat().st_mode) == 0o600
    if ending == ".xlsx":
        sheet = load_workbook(tmp_path / "people.xlsx").active
        assert sheet is not None and sheet["B2"].data_type == "s"


def test_homes_and_vehicles_and_permits_leave_as_they_are(
    filed: Path, assistant: Staff, tmp_path: Path
) -> None:
    issued(1, assistant)
    _head, home, _said = export(filed, "homes", tmp_path / "h.csv")
    assert (home[0], home[3]) == ("3-2-1201", "94.56")
    _head, vehicle, _said = export(filed, "vehicles", tmp_path / "v.csv")
    assert (vehicle[0], vehicle[3]) == ("3-2-1201", "B1-07")
    _head, permit, _said = export(filed, "permits", tmp_path / "p.csv")
    assert permit[0].startswith("CW-2026-") and permit[-1] == "有效"


def test_an_export_is_on_record_with_the_account_before_the_file(
    filed: Path, tmp_path: Path
) -> None:
    export(filed, "people", tmp_path / "people.xlsx")
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.staff_id) == ("file.exported", None)
    told = {"what": "people", "rows": 1, "form": "xlsx", "account": getpass.getuser()}
    told |= {"whole": False}
    assert entry.payload == told
    number = entry.number
    broken = tmp_path / "none" / "people.csv"
    assert main(["--data", str(filed), "export", "people", "--file", str(broken)]) == 1
    opening.open_folder(filed)
    assert journal.last_number() == number and not broken.exists()


def test_who_opened_and_revealed_what_and_why_can_be_read_F6(filed: Path, tmp_path: Path) -> None:
    export(filed, "homes", tmp_path / "h.csv")
    _head, *rows, _said = export(filed, "access", tmp_path / "a.csv")
    told = [(row[1], row[2], row[3]) for row in rows]
    assert told[0] == ("命令行", "导出", "")
    assert ("李芳", "打开档案", "3-2-1201") in told
    revealed = next(row for row in rows if row[2] == "查看完整号码")
    assert "回电 138****1234" in revealed[5] and "13812341234" not in str(rows)
    later = export(filed, "access", tmp_path / "b.csv", "--from", "2026-11-24")
    assert len(later) == 2


def test_whole_figures_leave_with_their_reason_on_record_and_in_the_file(
    filed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F6: masked unless said, and never without a reason."""
    _head, row, said = export(filed, "people", tmp_path / "p.csv", "--whole", "  派出所 核对 ")
    assert row[4:6] == ["13812341234", ID]
    assert "用途：派出所 核对" in said[0] and getpass.getuser() in said[0]
    entry = journal.last()
    assert entry is not None and entry.words == {"reason": "派出所 核对"}
    assert (entry.payload["whole"], entry.payload["rows"]) == (True, 1)
    assert "13812341234" not in f"{entry.payload} {entry.words}"
    number = journal.last_number()
    capsys.readouterr()
    bare = ["--data", str(filed), "export", "people", "--file", str(tmp_path / "q.csv")]
    assert main([*bare, "--whole", " "]) == 1 and capsys.readouterr().err
    opening.open_folder(filed)
    assert journal.last_number() == number and not (tmp_path / "q.csv").exists()
    _head, masked, _said = export(filed, "people", tmp_path / "p.csv")
    assert masked[4:6] == ["138****1234", "110105********002X"]


@pytest.mark.parametrize("ending", [".xls", ".txt", ""])
def test_another_ending_is_refused(
    ending: str, filed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / f"people{ending}"
    assert main(["--data", str(filed), "export", "people", "--file", str(to)]) == 1
    assert ".xlsx" in capsys.readouterr().err and not to.exists()


def test_the_desk_s_own_files_are_not_written_over(filed: Path) -> None:
    database.close()
    to = filed / "desk.db"
    assert main(["--data", str(filed), "export", "people", "--file", str(to)]) == 1


def test_the_command_offers_what_there_is_to_export(filed: Path) -> None:
    from tui.command.parser import _LISTS

    exports = exporting.everything()
    there = {(one.name, one.help, one.dated, one.whole is not None) for one in exports}
    assert set(_LISTS) == there
