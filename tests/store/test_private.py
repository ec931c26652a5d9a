"""A data folder that was open to others is shut, or refused where it is not the desk's (F6)."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from store.desk import backup, opening
from store.engine import database
from store.errors import Unavailable
from store.rights import Staff

ROOT = Path(__file__).parents[2]
WRITES_AND_DIES = """
import os, sys
from pathlib import Path
from store import journal
from store.desk import opening
from store.engine import database

opening.open_folder(Path(sys.argv[1]))
with database.write():
    journal.append("log.written", "log:1", by=None, words={"what": "x"})
os._exit(0)
"""


def killed_at(desk: Path) -> None:
    """A session that writes one entry and is gone, its log left beside the database."""
    subprocess.run([sys.executable, "-c", WRITES_AND_DIES, str(desk)], cwd=ROOT, check=True)


def modes(desk: Path) -> dict[str, int]:
    files = (desk, *desk.rglob("*"))
    return {str(file.relative_to(desk)): stat.S_IMODE(file.stat().st_mode) for file in files}


def wrong(desk: Path) -> dict[str, int]:
    return {
        name: mode
        for name, mode in modes(desk).items()
        if mode != (0o700 if (desk / name).is_dir() else 0o600)
    }


@pytest.fixture
def left(desk: Path, assistant: Staff) -> Path:
    """A desk with a backup, a sheet and a spreadsheet, its session killed: the log is there."""
    backup.daily()
    for name in ("sheets/a.pdf", "import/a.csv", "errors.log", "replaced-20261101-000000.db"):
        (desk / name).parent.mkdir(mode=0o700, exist_ok=True)
        (desk / name).touch(0o600)
    database.close()
    killed_at(desk)
    return desk


@pytest.mark.parametrize(("folders", "files"), [(0o777, 0o666), (0o755, 0o644), (0o700, 0o400)])
def test_what_others_may_read_is_shut_when_the_desk_is_opened_F6(
    left: Path, folders: int, files: int
) -> None:
    assert {"desk.db-wal", "desk.db-shm"} <= set(modes(left))
    for file in left.rglob("*"):
        file.chmod(folders if file.is_dir() else files)
    left.chmod(folders)
    opening.open_folder(left)
    in_rooms = {n for n in wrong(left) if "/" in n}
    assert set(wrong(left)) == in_rooms
    assert not in_rooms or folders == 0o700  # behind a folder that nobody else may enter


def test_a_restore_shuts_the_folder_that_it_fills_F6(desk: Path, tmp_path: Path) -> None:
    backup.make(tmp_path / "b.db")
    (tmp_path / "new").mkdir()
    (tmp_path / "new").chmod(0o777)
    backup.restore(tmp_path / "b.db", tmp_path / "new")
    assert wrong(tmp_path / "new") == {}


def test_a_folder_of_other_things_is_not_taken_from_those_who_use_it(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "letter.txt").touch()
    (tmp_path / "shared" / "letter.txt").chmod(0o644)
    (tmp_path / "shared").chmod(0o777)
    with pytest.raises(Unavailable, match="holds other things than a desk"):
        opening.open_folder(tmp_path / "shared", create=True)
    assert modes(tmp_path / "shared") == {".": 0o777, "letter.txt": 0o644}


def test_a_folder_of_another_account_that_others_may_read_is_refused(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    desk.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: 12345)
        with pytest.raises(Unavailable, match="belongs to another account"):
            opening.open_folder(desk)
    assert modes(desk)["."] == 0o755
