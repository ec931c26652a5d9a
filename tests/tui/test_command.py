from __future__ import annotations

import io
import json
import os
import re
import stat
from pathlib import Path

import pytest

from store import estate, journal
from store.desk import opening, staff
from store.engine import database
from store.journal.chain import Verdict
from store.rights import Role
from tests.conftest import PIN
from tui.command import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRONTDESK_LANG", "en")
    monkeypatch.delenv("FRONTDESK_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


@pytest.fixture
def pin(tmp_path: Path) -> str:
    (tmp_path / "pin").write_text(f"{PIN}\n", "utf-8")
    return str(tmp_path / "pin")


@pytest.fixture
def data(tmp_path: Path, pin: str) -> str:
    folder = str(tmp_path / "desk")
    assert main(["--data", folder, *INIT, pin]) == 0
    return folder


INIT = ["init", "--site", "金色家园", "--manager", "陈经理", "--staff-number", "3001", "--pin-file"]
ADD = ["staff", "add", "李芳", "--staff-number", "1001", "--role", "assistant", "--pin-file"]


def test_init_founds_the_estate_and_its_manager(data: str) -> None:
    opening.open_folder(Path(data))
    assert estate.settings().name == "金色家园"
    assert staff.sign_in("3001", PIN).role is Role.MANAGER
    database.close()


def test_init_never_touches_an_estate(
    data: str, pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, *INIT, pin]) == 1
    assert "holds an estate already" in capsys.readouterr().err


def test_a_refused_init_leaves_no_estate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "weak").write_text("111111", "utf-8")
    folder = str(tmp_path / "desk")
    assert main(["--data", folder, *INIT, str(tmp_path / "weak")]) == 1
    assert capsys.readouterr().err.startswith("pin: This PIN is too easy")
    assert not (tmp_path / "desk").exists()


def test_an_endless_source_of_a_pin_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.disk.beginning.MOST_SECONDS", 0.1)
    os.mkfifo(tmp_path / "pipe")
    for source in ("/dev/zero", str(tmp_path / "pipe")):
        assert main(["--data", str(tmp_path / "desk"), *INIT, source]) == 1
        assert capsys.readouterr().err.startswith("pin: A PIN is 6 to 12 digits")


def test_staff_add_reads_the_pin_from_standard_input(
    data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{PIN}\n".encode())))
    assert main(["--data", data, *ADD, "-"]) == 0
    opening.open_folder(Path(data))
    assert staff.sign_in("1001", PIN).name == "李芳"
    database.close()


def test_a_taken_staff_number_is_refused(
    data: str, pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, *ADD, pin]) == 0
    assert main(["--data", data, *ADD, pin]) == 1
    assert capsys.readouterr().err == "Staff number 1001 is taken.\n"


def test_verify_ends_with_the_head(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--data", data, "verify"]) == 0
    head = capsys.readouterr().out.splitlines()[-1]
    assert re.fullmatch(r"[1-9]\d*(-[A-Z2-7]{4})+", head)
    assert main(["--data", data, "verify", "--head", head]) == 0
    assert main(["--data", data, "verify", "--head", "1-AAAA"]) == 1


def test_verify_names_the_first_bad_entry(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    opening.open_folder(Path(data))
    database.db.execute_sql("DROP TRIGGER journal_no_update")
    database.db.execute_sql("UPDATE journal SET kind = 'x' WHERE number = 1")
    database.close()
    assert main(["--data", data, "verify"]) == 1
    assert "Entry 1 is bad" in capsys.readouterr().err


def test_export_writes_json_lines(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--data", data, "export", "log"]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert "kind" in json.loads(line)


def test_the_data_is_for_its_account_alone_F6(data: str) -> None:
    assert stat.S_IMODE(Path(data).stat().st_mode) == 0o700
    for file in Path(data).iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_the_command_line_writes_is_for_its_account_alone_F6(
    data: str, tmp_path: Path
) -> None:
    """Whatever the account's own mask is, and though the files were there before."""
    os.umask(0o022)
    rows = tmp_path / "rows.csv"
    rows.write_text("楼栋,单元,房号,业主,手机号\n3,2,1201,张惠文,13812341234\n3,2,,曾,1\n", "utf-8")
    written = [tmp_path / name for name in ("no.csv", "no.xlsx", "b.db", "home.pdf", "blank.pdf")]
    for file in written:
        file.touch(0o644)
    for arguments in (
        ["import", "residents", rows, "--rejects", written[0], "--dry-run"],
        ["import", "residents", rows, "--rejects", written[1]],
        ["backup", written[2]],
        ["print", "household", "3-2-1201", "--to", written[3]],
        ["print", "blank", "receipt", "--to", written[4]],
    ):
        assert main(["--data", data, *map(str, arguments)]) == 0, arguments
    for file in (*written, *(one for one in Path(data).rglob("*") if one.is_file())):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


@pytest.mark.parametrize(
    "wrong",
    [
        ["nothing"],
        ["init"],
        ["staff", "add", "x", "--staff-number", "1", "--role", "king", "--pin-file", "-"],
        ["print", "work-order", "x", "--to", "a.pdf"],
        ["print", "log", "--day", "yesterday", "--to", "a.pdf"],
        ["--lang", "fr"],
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(wrong)
    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_without_a_desk_fails_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "none"), "verify"]) == 1
    assert capsys.readouterr().err.startswith("There is no desk in")


def test_errors_come_in_the_desks_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "--lang", "zh_CN", "verify"]) == 1
    assert "There is" not in capsys.readouterr().err


def test_an_unforeseen_failure_is_a_sentence_too_and_shows_no_data_F6(
    data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(head: str | None = None) -> Verdict:
        raise KeyError("张惠文 13812341234")

    monkeypatch.setattr(journal, "verify", explode)
    assert main(["--data", data, "verify"]) == 1
    said = capsys.readouterr().err
    assert re.fullmatch(r"Something went wrong: KeyError, test_command\.py \d+\.\n", said)
