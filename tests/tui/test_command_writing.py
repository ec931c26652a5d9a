"""No command writes over what the desk keeps, nor over anything but a file (the manual's rule)."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from store.desk import opening
from store.engine import database
from store.errors import Unavailable
from store.residents import NewHome, add_home
from store.rights import Staff
from tests.store.residents import spreadsheets
from tui.command import main, serve

OWN = ("desk.db", "desk.db-wal", "desk.open", "desk.key", "desk.lock")


@pytest.fixture
def kept(desk: Path, manager: Staff) -> dict[str, bytes]:
    """The desk's folder with a printed sheet and a backup, as it stands."""
    add_home(NewHome(code="1-1-101"), by=manager)
    for name in ("sheets/a.pdf", "backups/desk-1.db", "desk.key"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_bytes(b"kept")
    return {name: (desk / name).read_bytes() for name in ("sheets/a.pdf", "backups/desk-1.db")}


@pytest.mark.parametrize("command", ["print", "backup", "import"])
@pytest.mark.parametrize("name", [*OWN, "sheets/a.pdf", "backups/desk-1.db"])
def test_the_desks_own_files_are_refused(
    desk: Path, kept: dict[str, bytes], tmp_path: Path, command: str, name: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = {file.name for file in desk.iterdir()}
    for at in (desk / name, link(tmp_path / "link", desk / name)):
        assert main(["--data", str(desk), *writing(command, at, tmp_path)]) == 1
        assert "是服务台自己的文件" in capsys.readouterr().err
    assert (desk / "desk.db").read_bytes().startswith(b"SQLite format 3")
    assert {name: (desk / name).read_bytes() for name in kept} == kept
    assert {file.name for file in desk.iterdir()} - before <= {"desk.db-wal", "desk.db-shm"}


@pytest.mark.parametrize("command", ["backup", "import"])
def test_devices_pipes_and_folders_are_refused(
    desk: Path, kept: dict[str, bytes], tmp_path: Path, command: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    os.mkfifo(tmp_path / "pipe")
    for at in (Path("/dev/null"), tmp_path / "pipe", tmp_path):
        assert main(["--data", str(desk), *writing(command, at, tmp_path)]) == 1
        assert "不是可以写入的文件" in capsys.readouterr().err
    assert not Path("/dev/null").is_file()


def test_a_door_takes_the_place_of_no_file(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    file.write_bytes(b"kept")
    for at in (file, link(tmp_path / "link", file)):
        with pytest.raises(Unavailable, match="is no socket"), serve._door(at):
            pass
    assert file.read_bytes() == b"kept"


def test_a_door_that_nobody_serves_any_more_is_taken(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "door"))
    with serve._door(tmp_path / "door") as door:
        assert door.getsockname() == str(tmp_path / "door")


def link(at: Path, to: Path) -> Path:
    at.unlink(missing_ok=True)
    at.symlink_to(to)
    return at


def writing(command: str, at: Path, tmp_path: Path) -> list[str]:
    if command == "print":
        return ["print", "keys", "--to", str(at)]
    if command == "backup":
        return ["backup", str(at)]
    file = spreadsheets.text(tmp_path / "a.csv", [["楼栋", "房号", "业主"], ["", "101", "甲"]])
    return ["import", "residents", str(file), "--rejects", str(at)]


@pytest.mark.parametrize(
    "name", ["desk.db-wal", "desk.db-shm", "desk.db-journal", "backups", "sheets/x", "errors.log"]
)
def test_a_door_is_nowhere_that_the_desk_keeps_something(
    desk: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A log that is a socket would let nobody open the desk again."""
    database.close()
    assert main(["--data", str(desk), "serve", "--socket", str(desk / name)]) == 1
    assert str(desk / name).split("/")[-1] in capsys.readouterr().err
    assert not (desk / name).is_socket()
    opening.open_folder(desk)
