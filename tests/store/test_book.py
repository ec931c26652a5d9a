"""Which kinds of entry stand in the full book, and from which entry on (D7)."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import peewee
import pytest

from store import clock, dutylog, estate, journal, subjects
from store.desk import checking, opening, settings
from store.engine import copying, database
from store.journal import pages
from store.rights import Staff
from store.subjects import SUBJECTS, Subject

ROOT = Path(__file__).parents[2]
GAUGES = Subject("gauges", ("gauge",), ("gauge",))
FIRST = {"day", "duty", "handover", "key", "log", "ticket"}
LATER = {kind for subject in SUBJECTS for kind in subject.booked} - FIRST


def read_gauge(by: Staff | None = None) -> int:
    with database.write():
        return journal.append("gauge.read", "gauge:1", by=by, payload={"n": 7}).number


def book() -> dict[str, int]:
    return dict(database.db.execute_sql("SELECT kind, since FROM book").fetchall())


def joined() -> list[int]:
    """The numbers of the entries that let kinds into the book of a desk that had it already."""
    return [entry.number for entry in journal.of_subject("book") if entry.kind == pages.JOINED]


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Goes on with a program that has one subject more."""
    return lambda: monkeypatch.setattr(subjects, "SUBJECTS", (*SUBJECTS, GAUGES))


def test_a_kind_stands_in_an_old_desk_s_book_from_the_entry_on_that_says_so(
    desk: Path, assistant: Staff, newer: Callable[[], None]
) -> None:
    before = read_gauge(assistant)
    newer()
    opening.open_folder(desk)
    after = read_gauge(assistant)
    assert joined() == [before + 1]
    assert book()["gauge"] == before + 1
    on_page = [entry.number for entry in dutylog.day(clock.today()).entries]
    assert before not in on_page
    assert after in on_page
    assert after in [entry.number for entry in dutylog.search(staff_id=assistant.id)]
    assert journal.verify().right


def test_a_kind_joins_once_however_often_the_desk_is_opened(
    desk: Path, newer: Callable[[], None]
) -> None:
    newer()
    for _ in range(3):
        opening.open_folder(desk)
    assert len(joined()) == 1


def test_a_desk_that_has_all_kinds_is_opened_without_an_entry(desk: Path) -> None:
    before = journal.last_number()
    opening.open_folder(desk)
    assert journal.last_number() == before
    assert book() == dict.fromkeys(FIRST | LATER, 1)


def test_a_new_estate_has_all_kinds_from_its_first_entry_on(
    tmp_path: Path, time: object, newer: Callable[[], None]
) -> None:
    newer()
    opening.open_folder(tmp_path / "new", create=True)
    settings.found(estate.Settings(name="银色家园"))
    assert book() == dict.fromkeys([*FIRST, *LATER, "gauge"], 1)
    assert joined() == []
    assert read_gauge() in [entry.number for entry in dutylog.day(clock.today()).entries]
    assert journal.verify().right
    database.close()


def test_a_kind_that_another_session_has_just_let_in_is_not_let_in_again(
    desk: Path, newer: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer()
    wanted = pages.still_to_join

    def overtaken() -> list[str]:
        found = wanted()
        monkeypatch.setattr(pages, "still_to_join", wanted)
        opening._let_kinds_join()
        return found

    monkeypatch.setattr(pages, "still_to_join", overtaken)
    opening._let_kinds_join()
    assert len(joined()) == 1


_OPENS = """
import sys
from pathlib import Path
from store import subjects
from store.desk import opening
subjects.SUBJECTS += (subjects.Subject("gauges", ("gauge",), ("gauge",)),)
print("ready", flush=True)
sys.stdin.readline()
opening.open_folder(Path(sys.argv[1]))
"""


def test_sessions_that_open_at_once_let_a_kind_in_once(desk: Path) -> None:
    database.close()
    command = [sys.executable, "-c", _OPENS, str(desk)]
    sessions = [
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for session in sessions:
        assert session.stdout is not None
        session.stdout.readline()
    for session in sessions:
        assert session.stdin is not None
        session.stdin.write("\n")
        session.stdin.flush()
    for session in sessions:
        session.communicate()
    assert [session.returncode for session in sessions] == [0, 0, 0]
    opening.open_folder(desk)
    assert len(joined()) == 1
    assert journal.verify().right


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO book VALUES ('visit', 1)",
        "INSERT INTO book VALUES ('visit', 99)",
        "INSERT OR REPLACE INTO book VALUES ('log', (SELECT max(number) FROM journal))",
        "UPDATE book SET since = 2 WHERE kind = 'log'",
        "DELETE FROM book WHERE kind = 'log'",
    ],
)
@pytest.mark.usefixtures("assistant")
def test_no_shell_changes_the_book_s_kinds(sql: str) -> None:
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(sql)


@pytest.mark.usefixtures("assistant")
def test_a_kind_that_a_shell_lets_in_is_found() -> None:
    """The guard takes it, for the program's own way is the same; no entry says so."""
    number = journal.last_number()
    database.db.execute_sql("INSERT INTO book VALUES ('visit', ?)", (number,))
    verdict = journal.verify()
    assert not verdict.right
    assert verdict.bad == number


# A desk of before: what stood in the book was what its program said.


@pytest.fixture
def second_schema(tmp_path: Path) -> Path:
    """A desk as the first release wrote it, with the second schema."""
    folder = tmp_path / "older"
    folder.mkdir(mode=0o700)
    file = folder / database.FILE
    kept = Path(__file__).parent / "fixtures" / "first.db.gz"
    file.write_bytes(gzip.decompress(kept.read_bytes()))
    with copying.opened(file, "ro") as older:
        assert older.execute_sql("PRAGMA user_version").fetchone() == (2,)
    return folder


def test_a_desk_of_the_second_schema_keeps_its_book(second_schema: Path) -> None:
    opening.open_folder(second_schema)
    [number] = joined()
    assert book() == {**dict.fromkeys(FIRST, 1), **dict.fromkeys(LATER, number)}
    assert journal.verify().right
    database.close()


def test_a_desk_of_the_second_schema_lets_a_new_kind_in_once(
    second_schema: Path, newer: Callable[[], None]
) -> None:
    newer()
    for _ in range(2):
        opening.open_folder(second_schema)
        [number] = joined()
        assert journal.verify().right
        assert book() == {**dict.fromkeys(FIRST, 1), **dict.fromkeys([*LATER, "gauge"], number)}
        database.close()
    (kept,) = (second_schema / "backups").glob("desk-*-before-*.db")
    assert checking.check(kept).count == number - 1
