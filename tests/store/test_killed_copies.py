"""A copy whose writer was killed is found and removed, and an erasure reaches it (F6)."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store import erasure
from store.desk import backup, opening
from store.disk.arriving import arriving
from store.engine import database
from store.erasure import Erasure
from store.residents import NewHome, NewPerson, add_home, move_in
from store.residents.inputs import Role
from store.rights import Staff

ROOT = Path(__file__).parents[2]
NAME = "欧阳淑兰"
DIES = """
import os, signal, sys
from pathlib import Path
from store import journal
from store.desk import backup, checking, opening

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

{moment} = die
data, file = map(Path, sys.argv[1:])
if "{command}" == "restore":
    backup.restore(file, data)
else:
    opening.open_folder(data)
    backup.make(file) if "{command}" == "make" else backup.daily()
"""
CHECKED, VERIFIED = "checking.check", "journal.verify"


def killed(command: str, moment: str, data: Path, file: Path) -> None:
    """A command of its own process, killed when it has copied the desk."""
    code = DIES.format(command=command, moment=moment)
    done = subprocess.run([sys.executable, "-c", code, str(data), str(file)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL


def left(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if ".part" in file.name]


def with_the_name(folder: Path) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if NAME.encode() in file.read_bytes()]


@pytest.fixture
def person(desk: Path, manager: Staff) -> int:
    home = add_home(NewHome(code="3-2-1201"), by=manager)
    new = NewPerson(name=NAME, role=Role.OWNER)
    return move_in(home.id, new, by=manager).residents[0].person.id


@pytest.fixture
def taken(person: int, desk: Path, tmp_path: Path) -> Path:
    backup.make(tmp_path / "taken.db")
    return tmp_path / "taken.db"


@pytest.mark.parametrize("moment", [CHECKED, VERIFIED])
def test_what_a_killed_restore_left_goes_when_the_desk_is_opened(
    taken: Path, desk: Path, moment: str
) -> None:
    database.close()
    killed("restore", moment, desk, taken)
    assert left(desk)
    opening.open_folder(desk)
    assert left(desk) == []


def test_what_a_killed_backup_left_goes_with_the_next_one(
    taken: Path, desk: Path, tmp_path: Path
) -> None:
    killed("make", CHECKED, desk, tmp_path / "other.db")
    assert left(tmp_path)
    backup.make(tmp_path / "third.db")
    assert left(tmp_path) == []


def test_an_erased_person_is_in_no_copy_that_was_broken_off_F6(
    taken: Path, person: int, desk: Path, manager: Staff
) -> None:
    killed("daily", CHECKED, desk, taken)
    database.close()
    killed("restore", VERIFIED, desk, taken)
    aside = [left(desk), with_the_name(desk / "backups")]
    assert all(aside)
    opened_by_another(desk)
    erasure.erase_person(person, Erasure(reason="业主来函要求删除"), by=manager)
    assert (left(desk), with_the_name(desk)) == ([], [])


def opened_by_another(desk: Path) -> None:
    """A session that was open already when the copy was broken off."""
    database.attach(desk)
    database.connect()


def test_a_file_arrives_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"before")
    file.chmod(0o644)
    with pytest.raises(ZeroDivisionError), arriving(file) as half:
        half.write(b"half")
        raise ZeroDivisionError
    assert file.read_bytes() == b"before"
    with arriving(file) as whole:
        whole.write(b"whole")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"whole", 0o600)
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
