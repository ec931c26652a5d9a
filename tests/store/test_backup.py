"""Copies of the desk: sound before they count, kept their days, and taken back."""

from __future__ import annotations

import gzip
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from peewee import sqlite3  # type: ignore[attr-defined]

from store import clock, dutylog, estate, journal
from store.desk import backup, checking, opening
from store.desk.settings import change
from store.dutylog import NewEntry
from store.engine import copying, database, schema
from store.errors import Damaged, Unavailable
from store.rights import Staff
from tests.conftest import Clock


def write(what: str, by: Staff) -> int:
    return dutylog.write(NewEntry(what=what), by=by).number


def head() -> str:
    entry = journal.last()
    assert entry is not None
    return journal.head_code(entry)


def numbers(folder: Path) -> int:
    opening.open_folder(folder)
    found = journal.last_number()
    database.close()
    return found


@pytest.fixture
def taken(desk: Path, assistant: Staff, tmp_path: Path) -> Path:
    """A backup, after which the desk went on."""
    write("一", assistant)
    backup.make(tmp_path / "taken.db")
    write("二", assistant)
    return tmp_path / "taken.db"


def test_a_backup_holds_every_entry_up_to_its_head(assistant: Staff, tmp_path: Path) -> None:
    write("停水通知", assistant)
    held = backup.make(tmp_path / "b.db")
    assert (held.count, held.head) == (journal.last_number(), head())
    assert held == checking.check(tmp_path / "b.db")


def test_a_backup_is_one_file_for_its_account_alone_F6(taken: Path) -> None:
    assert stat.S_IMODE(taken.stat().st_mode) == 0o600
    assert [file.name for file in taken.parent.iterdir() if file.is_file()] == [taken.name]


def test_a_backup_that_fails_leaves_the_older_one(
    taken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = taken.read_bytes()

    def unsound(file: Path, of: Path) -> None:
        raise Damaged("{file} is damaged: {reason}.", file=file, reason="x")

    monkeypatch.setattr(checking, "check", unsound)
    with pytest.raises(Damaged):
        backup.make(taken)
    assert taken.read_bytes() == before
    assert [file.name for file in taken.parent.iterdir() if file.is_file()] == [taken.name]


def test_an_altered_journal_makes_no_backup(taken: Path) -> None:
    database.db.execute_sql("DROP TRIGGER journal_no_update")
    database.db.execute_sql("UPDATE journal SET kind = 'x' WHERE number = 2")
    with pytest.raises(Damaged, match="entry 2 is bad"):
        backup.make(taken)


@pytest.mark.parametrize("name", ["desk.db", "desk.db-wal", "."])
def test_a_backup_never_goes_over_the_desk_itself(desk: Path, name: str) -> None:
    with pytest.raises(Unavailable, match=r"desk's own|no file that can be written"):
        backup.make(desk / name)


def test_a_backup_that_cannot_be_written_says_so(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="No such file or directory"):
        backup.make(tmp_path / "none" / "b.db")


def test_a_restore_brings_back_exactly_what_was_backed_up(taken: Path, desk: Path) -> None:
    database.close()
    restored = backup.restore(taken, desk)
    assert restored.lost == 1
    opening.open_folder(desk)
    assert (journal.last_number(), head()) == (restored.held.count, restored.held.head)
    assert journal.verify(restored.held.head).bad is None


def test_what_was_there_is_kept_and_can_come_back(taken: Path, desk: Path) -> None:
    last = head()
    database.close()
    first = backup.restore(taken, desk)
    second = backup.restore(taken, desk)
    assert first.kept is not None
    assert second.kept is not None
    assert first.kept != second.kept
    assert backup.restore(first.kept, desk).held.head == last


def test_a_restore_waits_until_no_session_is_open(taken: Path, desk: Path) -> None:
    with pytest.raises(Unavailable, match="close all its sessions"):
        backup.restore(taken, desk)


def test_nobody_opens_the_desk_while_it_is_restored(
    taken: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    opened: list[str] = []

    def check(file: Path, of: Path) -> checking.Checked:
        with pytest.raises(Unavailable) as refused:
            opening.open_folder(desk)
        opened.append(str(refused.value))
        return right(file, of)

    right: Callable[[Path, Path], checking.Checked] = checking.check
    monkeypatch.setattr(checking, "check", check)
    backup.restore(taken, desk)
    assert "being restored" in opened[0]


def torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:9000])


def scribbled(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[8192:9000] = b"x" * 808
    file.write_bytes(content)


def altered(file: Path) -> None:
    with copying.opened(file, "rw") as db:
        db.execute_sql("DROP TRIGGER journal_no_update")
        db.execute_sql("UPDATE journal SET at = at + 1 WHERE number = 3")


def promoted(file: Path) -> None:
    with copying.opened(file, "rw") as db:
        db.execute_sql("UPDATE staff SET role = 'manager' WHERE number = '1001'")


def unguarded(file: Path) -> None:
    with copying.opened(file, "rw") as db:
        db.execute_sql("DROP TRIGGER journal_no_delete")


def watched(file: Path) -> None:
    with copying.opened(file, "rw") as db:
        db.execute_sql("CREATE TRIGGER spy AFTER INSERT ON draft BEGIN DELETE FROM draft; END")


def of_no_version(file: Path) -> None:
    with copying.opened(file, "rw") as db:
        db.execute_sql("PRAGMA user_version = 0")


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def other(file: Path) -> None:
    file.write_text("not a database, whatever its name says", "utf-8")


UNSOUND = [torn, scribbled, altered, emptied, other, promoted, unguarded, watched, of_no_version]


@pytest.mark.parametrize("spoil", UNSOUND)
def test_an_unsound_file_is_not_restored(
    taken: Path, desk: Path, spoil: Callable[[Path], None]
) -> None:
    last, folder = head(), sorted(file.name for file in desk.iterdir())
    database.close()
    spoil(taken)
    with pytest.raises(Damaged):
        backup.restore(taken, desk)
    opening.open_folder(desk)
    assert head() == last
    assert sorted(file.name for file in desk.iterdir()) == folder


@pytest.mark.parametrize("tried", ["update", "verify"])
def test_a_full_disk_is_not_told_as_a_backup_s_damage(
    taken: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, tried: str
) -> None:
    last = head()
    database.close()
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"

    def refuse(*_: object) -> None:
        raise full

    with monkeypatch.context() as patch:
        patch.setattr({"update": schema, "verify": journal}[tried], tried, refuse)
        with pytest.raises(Unavailable, match="No space left on device"):
            backup.restore(taken, desk)
    opening.open_folder(desk)
    assert head() == last


@pytest.mark.parametrize("released", ["first", "second"])
def test_a_backup_of_every_released_version_is_restored(
    released: str, tmp_path: Path, desk: Path
) -> None:
    database.close()
    packed = Path(__file__).parent / "fixtures" / f"{released}.db.gz"
    (tmp_path / "old.db").write_bytes(gzip.decompress(packed.read_bytes()))
    backup.restore(tmp_path / "old.db", desk)
    opening.open_folder(desk)
    assert journal.verify().right


def test_a_newer_desk_is_not_restored(taken: Path, desk: Path) -> None:
    database.close()
    with copying.opened(taken, "rw") as db:
        db.execute_sql(f"PRAGMA user_version = {schema.newest() + 1}")
    with pytest.raises(Unavailable, match="newer frontdesk"):
        backup.restore(taken, desk)


@pytest.mark.parametrize("spoil", [other, emptied])
def test_a_desk_that_cannot_be_read_is_kept_as_it_is(
    taken: Path, desk: Path, spoil: Callable[[Path], None]
) -> None:
    database.close()
    spoil(desk / database.FILE)
    before = (desk / database.FILE).read_bytes()
    restored = backup.restore(taken, desk)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == before
    assert restored.lost is None


def test_a_backup_is_restored_on_a_new_machine(taken: Path, tmp_path: Path) -> None:
    restored = backup.restore(taken, tmp_path / "elsewhere")
    assert restored.kept is None
    assert numbers(tmp_path / "elsewhere") == restored.held.count


def test_entries_still_in_a_log_are_kept_with_what_was_there(
    taken: Path, desk: Path, tmp_path: Path
) -> None:
    """A session that was killed leaves entries in the write-ahead log alone."""
    last = head()
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in (database.FILE, f"{database.FILE}-wal"):
        (crashed / name).write_bytes((desk / name).read_bytes())
    kept = backup.restore(taken, crashed).kept
    assert kept is not None
    assert checking.check(kept).head == last


def test_one_backup_is_made_each_day_of_the_estate(assistant: Staff, time: Clock) -> None:
    first = backup.daily()
    assert first is not None
    assert backup.newest() == clock.now()
    time.pass_(hours=14)  # 23:00
    assert backup.daily() is None
    time.pass_(hours=1)
    assert backup.daily() not in (None, first)


def test_backups_past_their_days_are_dropped(manager: Staff, time: Clock) -> None:
    settings = estate.settings().model_copy(update={"backup_days": 3})
    change(settings, by=manager)
    for _ in range(6):
        backup.daily()
        time.pass_(days=1)
    dates = [file.name[5:13] for file in sorted(database.folder().glob("backups/desk-*.db"))]
    assert dates == ["20261125", "20261126", "20261127", "20261128"]


def test_an_old_backup_goes_only_for_as_many_newer_ones(manager: Staff, time: Clock) -> None:
    """After a long pause, or what a clock that is ahead takes for one, it may be all there is."""
    change(estate.settings().model_copy(update={"backup_days": 3}), by=manager)
    first = backup.daily()
    assert first is not None
    for _ in range(3):
        assert first.exists()
        time.pass_(days=400)
        backup.daily()
    assert not first.exists()


def _dates(folder: Path) -> list[str]:
    return [file.name[5:13] for file in sorted(folder.glob("backups/desk-*.db"))]


def test_a_clock_ahead_once_costs_no_backup_and_daily_ones_go_on(
    desk: Path, manager: Staff, time: Clock
) -> None:
    for _ in range(4):
        backup.daily()
        time.pass_(days=1)
    before = _dates(desk)
    time.pass_(days=3650)
    backup.daily()
    time.pass_(days=-3650)
    assert (backup.is_due(), backup.too_old()) == (True, False)
    assert backup.daily() is not None
    assert not backup.is_due()
    assert _dates(desk) == [*before, "20261127", "20361124"]
    time.pass_(days=2)
    assert backup.too_old()


def test_only_one_session_backs_up(assistant: Staff) -> None:
    (database.folder() / "backups").mkdir(mode=0o700)
    with backup.turn(database.folder() / "backups") as mine:
        assert mine
        assert backup.daily() is None


def test_what_a_killed_backup_left_is_cleared_away(assistant: Staff) -> None:
    folder = database.folder() / "backups"
    folder.mkdir(mode=0o700)
    for name in (".desk-20261101-000000.db.9999999.part", ".frontdesk-9999999-5-0.part-wal"):
        (folder / name).write_bytes(b"half")
    backup.daily()
    assert not list(folder.glob(".*"))


def test_what_another_is_writing_is_left_alone(assistant: Staff) -> None:
    """``frontdesk backup`` into the same folder, say."""
    folder = database.folder() / "backups"
    folder.mkdir(mode=0o700)
    began = Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[19]
    writing = folder / f".frontdesk-{os.getppid()}-{began}-0.part"
    for file in (writing, folder / f".mine.db.{os.getppid()}.part"):
        file.write_bytes(b"half")
    another = folder / f".frontdesk-{os.getppid()}-{int(began) + 1}-0.part"
    another.write_bytes(b"of a process that had the number before")
    backup.daily()
    assert writing.exists()
    assert not another.exists()


def test_a_desk_without_backups_is_noticed(assistant: Staff, time: Clock) -> None:
    assert not backup.too_old()
    time.pass_(hours=37)
    assert backup.too_old()
    backup.daily()
    assert not backup.too_old()
    time.pass_(hours=37)
    assert backup.too_old()


def test_somebody_elses_file_is_neither_counted_nor_dropped(assistant: Staff, time: Clock) -> None:
    folder = database.folder() / "backups"
    folder.mkdir(mode=0o700)
    (folder / "desk-old.db").write_bytes(b"")
    time.pass_(days=100)
    backup.daily()
    assert (folder / "desk-old.db").exists()
    assert backup.newest() == clock.now()
