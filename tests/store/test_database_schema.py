"""The schema's steps: wholly or not at all, after a backup, and never backwards."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from printing import handover as paper
from printing.sheet import Table
from store import clock, dutylog, handover, journal, keys, residents, tickets
from store.desk import checking, opening
from store.engine import copying, database, schema
from store.engine.rebuilding import Execute, rebuild
from store.errors import Unavailable
from store.residents import HomeState, IdKind, party
from store.rights import Staff

FIXTURES = Path(__file__).parent / "fixtures"
RELEASED = ("first", "second")  # one of every schema that a released version wrote
LATER = ("third",)  # areas in whole hundredths, a party with one phone and one paper
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


def with_another(patch: pytest.MonkeyPatch, step: schema.Step) -> None:
    steps = [*schema.steps(), step]
    patch.setattr(schema, "steps", lambda: steps)
    patch.setattr(schema, "newest", lambda: len(steps))


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


@pytest.fixture(params=RELEASED)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A desk as a released version wrote it."""
    return unpacked(request.param, tmp_path)


@pytest.fixture(params=(*RELEASED, *LATER))
def any_older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A desk as a released or a later version wrote it."""
    return unpacked(request.param, tmp_path)


def unpacked(name: str, tmp_path: Path) -> Path:
    packed = FIXTURES / f"{name}.db.gz"
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / database.FILE).write_bytes(gzip.decompress(packed.read_bytes()))
    return tmp_path / "older"


def test_a_desk_of_every_released_version_opens_and_verifies(any_older: Path) -> None:
    opening.open_folder(any_older)
    assert version(any_older) == schema.newest()
    assert journal.verify().right
    assert journal.last_number() > 100
    assert tickets.queue()
    assert keys.inventory()
    assert dutylog.unsigned_days(clock.today())
    assert handover.past()
    assert residents.find("1")
    database.close()


def test_what_an_older_version_signed_reads_and_prints_as_it_was_signed(older: Path) -> None:
    """H5: whatever has been renamed since; the figures of the sheets are these desks' own."""
    opening.open_folder(older)
    for record in map(handover.get, (one.id for one in handover.past())):
        signed = journal.get(record.signatures[-1].number).words["sheet"]
        kept = [(line["key"], line["title"], line["section"]) for line in json.loads(signed)]
        assert kept == [(line.key, line.title, line.section) for line in record.lines]
        assert record.unsettled == []
        sheet = paper.declare(record, "金色家园", clock.now())
        told = [row for part in sheet.parts if isinstance(part, Table) for row in part.rows]
        assert ("电脑", "1", "1", "正常", "") in told
        assert len(told) >= len(kept)


def test_an_older_desk_keeps_every_row_through_the_rebuilding(older: Path) -> None:
    tables_ = ("staff", "home", "person", "residency", "ticket", "held_key", "key_loan")
    with copying.opened(older / database.FILE, "rw") as db:
        before = {t: db.execute_sql(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in tables_}
    opening.open_folder(older)
    for table, rows in before.items():
        now = database.db.execute_sql(f"SELECT * FROM {table} ORDER BY id").fetchall()
        if table == "home":
            at = [row[1] for row in database.db.execute_sql("PRAGMA table_info(home)")].index(
                "area"
            )
            expected = [(*r[:at], r[at] and round(r[at] * 100), *r[at + 1 :]) for r in rows]
        kept = expected if table == "home" else rows
        # Later steps add columns at the end.
        assert [row[: len(kept[0])] for row in now] == kept
    database.close()


def test_the_phone_and_the_paper_of_an_older_desk_are_the_first_of_each(any_older: Path) -> None:
    """F1, F2: the kind of a paper follows from its number; nothing else is known of a home."""
    with copying.opened(any_older / database.FILE, "rw") as db:
        sql = "SELECT id, phone, id_number FROM person ORDER BY id"
        before = db.execute_sql(sql).fetchall()
    opening.open_folder(any_older)
    people = party.read([id_ for id_, *_ in before], whole=[id_ for id_, *_ in before])
    assert [(one.id, one.phone, one.id_number) for one in people.values()] == before
    papers = [paper for one in people.values() for paper in one.papers]
    assert {(paper.id, paper.kind) for paper in papers} == {(None, IdKind.RESIDENT)}
    assert {home.state for home in residents.browse()} == {HomeState.UNKNOWN}
    database.close()


def test_the_lendings_of_an_older_desk_are_of_whole_bunches_and_owe_no_signature(
    any_older: Path,
) -> None:
    """K2: nobody kept how they were signed, nor that they were ever due at another time."""
    opening.open_folder(any_older)
    lent = [(key, loan) for key in keys.inventory() for loan in keys.loans(key.id)]
    assert [loan for _key, loan in lent if loan.returned_at is None]
    for key, loan in lent:
        assert (loan.count, loan.first_due, loan.extended) == (key.count, loan.due_at, False)
        assert loan.out == (key.count if loan.returned_at is None else 0)
        assert keys.owed(key) is None
    assert keys.missing() == []
    database.close()


def test_an_area_with_three_decimals_stands_in_the_way_and_is_named(older: Path) -> None:
    with copying.opened(older / database.FILE, "rw") as db:
        db.execute_sql("UPDATE home SET area = 89.523 WHERE id = 1")
    before = version(older)
    with pytest.raises(Unavailable, match=r"area of 89\.523 m²"):
        opening.open_folder(older)
    assert version(older) == before


def test_words_that_a_later_version_adds_fit_into_the_schema(desk: Path, assistant: Staff) -> None:
    rows = database.db.execute_sql("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%CHECK%'")
    listed = [name for name, sql in rows.fetchall() if re.search(r"IN \('", sql)]
    assert listed == []


def test_a_row_that_does_not_fit_a_rebuilt_table_is_named(
    desk_closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(execute: Execute) -> None:
        for statement in (
            "CREATE TABLE lamp (id INTEGER PRIMARY KEY, watts INTEGER) STRICT",
            "INSERT INTO lamp VALUES (1, 40), (7, 0), (8, 60)",
        ):
            execute(statement)
        rebuild(
            execute, "lamp", lambda sql: sql.replace("watts INTEGER", "watts INT CHECK (watts)")
        )

    before = tables(desk_closed)
    with_another(monkeypatch, step)
    with pytest.raises(Unavailable, match=r"row 7 of lamp does not fit \(CHECK .*watts"):
        opening.open_folder(desk_closed)
    assert tables(desk_closed) == before
