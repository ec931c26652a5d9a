"""The schema's steps: wholly or not at all, after a backup, and never backwards."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from store import clock, dutylog, handover, journal, keys, residents, tickets
from store.desk import checking, opening
from store.engine import copying, database, schema
from store.errors import Unavailable
from store.rights import Staff

FIRST = Path(__file__).parent / "fixtures" / "first.db.gz"
STEP = "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;\nINSERT INTO added VALUES (1);\n"
BROKEN = STEP + "INSERT INTO nowhere VALUES (1);\n"


@pytest.fixture
def desk_closed(desk: Path, assistant: Staff) -> Path:
    database.close()
    return desk


def version(folder: Path) -> int:
    with copying.opened(folder / database.FILE, "ro") as db:
        return int(db.execute_sql("PRAGMA user_version").fetchone()[0])


def tables(folder: Path) -> list[str]:
    with copying.opened(folder / database.FILE, "ro") as db:
        return sorted(db.get_tables())


def with_another(patch: pytest.MonkeyPatch, step: str) -> None:
    steps = [*schema.steps(), step]
    patch.setattr(schema, "steps", lambda: steps)


def test_a_newer_program_brings_the_desk_up_to_date(
    desk_closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version(desk_closed)
    with_another(monkeypatch, STEP)
    opening.open_folder(desk_closed)
    database.close()
    assert version(desk_closed) == before + 1
    assert "added" in tables(desk_closed)


def test_a_backup_is_made_before_the_schema_changes(
    desk_closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version(desk_closed)
    with_another(monkeypatch, STEP)
    opening.open_folder(desk_closed)
    (kept,) = (desk_closed / "backups").glob("desk-*-before-*.db")
    assert checking.check(kept).schema == before
    assert checking.check(kept).count == journal.last_number()


def test_a_step_that_fails_leaves_nothing_of_itself(
    desk_closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, had = version(desk_closed), tables(desk_closed)
    with monkeypatch.context() as patch:
        with_another(patch, BROKEN)
        with pytest.raises(Unavailable, match="nowhere"):
            opening.open_folder(desk_closed)
    assert (version(desk_closed), tables(desk_closed)) == (before, had)
    opening.open_folder(desk_closed)
    assert journal.verify().right


def test_a_new_desk_needs_no_backup(desk: Path) -> None:
    assert not (desk / "backups").exists()


def test_a_newer_desk_is_refused(desk_closed: Path) -> None:
    with copying.opened(desk_closed / database.FILE, "rw") as db:
        db.execute_sql("PRAGMA user_version = 99")
    with pytest.raises(Unavailable, match="newer frontdesk"):
        opening.open_folder(desk_closed)
    assert version(desk_closed) == 99


def test_the_schema_waits_until_older_sessions_are_closed(
    desk_closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = (
        "import sys; from pathlib import Path; from store.desk import opening;"
        "opening.open_folder(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", other, str(desk_closed)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as session:
        assert session.stdout is not None
        session.stdout.readline()
        with_another(monkeypatch, STEP)
        with pytest.raises(Unavailable, match="close all its sessions"):
            opening.open_folder(desk_closed)
        session.communicate()
    opening.open_folder(desk_closed)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A desk as the first version wrote it."""
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / database.FILE).write_bytes(gzip.decompress(FIRST.read_bytes()))
    return tmp_path / "first"


def test_a_desk_of_the_first_version_opens_and_verifies(first: Path) -> None:
    opening.open_folder(first)
    assert journal.verify().right
    assert journal.last_number() > 100
    assert tickets.queue()
    assert keys.inventory()
    assert dutylog.unsigned_days(clock.today())
    assert handover.past()
    assert residents.find("1")
    database.close()
