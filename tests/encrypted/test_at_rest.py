"""What somebody finds who has the disk but not the key (F6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from store import dutylog, erasure, journal, residents
from store.desk import backup, drafts, opening
from store.disk import encryption
from store.dutylog import NewEntry
from store.engine import database
from store.erasure import Erasure
from store.errors import StoreError
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import PIN
from tests.encrypted.keys import KEY

NAME, PHONE, WORDS, HALF = "欧阳淑兰", "13987654321", "热水器漏水已通知工程组", "半句话还没写完"
KEPT = [text.encode() for text in (NAME, PHONE, WORDS, HALF, "金色家园")]
SQLITE = [b"SQLite format 3", b"CREATE TABLE", b"journal", b"argon2id"]


def fill(desk: Path, by: Staff) -> None:
    """One of everything, in the database, in its log and in two kinds of backup."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=by)
    residents.move_in(home.id, NewPerson(name=NAME, phone=PHONE), by=by)
    dutylog.write(NewEntry(what=WORDS), by=by)
    backup.daily()
    backup.make(desk / "by-hand.db")
    database.db.execute_sql("PRAGMA wal_checkpoint(full)").fetchall()
    dutylog.write(NewEntry(what=f"{WORDS}，{NAME}"), by=by)
    drafts.keep("log", {"what": HALF}, by=by)


def found(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What any file of the desk gives away."""
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        for text in (*KEPT, *SQLITE, PIN.encode()):
            if text in content:
                yield file.name, text


def test_no_file_of_the_desk_gives_anything_away_F6(desk: Path, assistant: Staff) -> None:
    fill(desk, assistant)
    names = {file.name for file in desk.rglob("*.db*") if file.stat().st_size > 4096}
    assert {"desk.db", "desk.db-wal", "by-hand.db"} < names
    assert any(name.startswith("desk-2026") for name in names)
    assert list(found(desk)) == []


def test_the_same_search_finds_everything_without_encryption(
    key: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    monkeypatch.delenv(encryption.FROM_TEXT)
    desk: Path = request.getfixturevalue("desk")
    fill(desk, request.getfixturevalue("assistant"))
    assert {text for _, text in found(desk)} == {*KEPT, *SQLITE}


def test_a_backup_opens_with_the_key_of_the_desk_and_no_other_setting(
    desk: Path, assistant: Staff
) -> None:
    """As SQLCipher's own shell does it, when this program is no more."""
    fill(desk, assistant)
    db = encryption.library().connect(str(desk / "by-hand.db"))
    db.execute(f"PRAGMA key = \"x'{KEY}'\"")
    ((words,),) = db.execute("SELECT text FROM journal_text WHERE text LIKE '%热水器%'").fetchall()
    assert WORDS in words
    db.close()


def test_an_erasure_leaves_no_page_and_no_log_that_the_key_would_open_F6(
    desk: Path, manager: Staff
) -> None:
    number = dutylog.write(NewEntry(what=WORDS), by=manager).number
    erasure.erase_words(number, Erasure(reason="业主来函要求删除"), by=manager)
    assert (desk / "desk.db-wal").stat().st_size == 0
    assert database.db.execute_sql("PRAGMA freelist_count").fetchone()[0] == 0
    assert journal.get(number).words == {}
    assert not dutylog.search("热水器")


@pytest.mark.parametrize("seed", range(30))
def test_every_flipped_bit_is_reported(desk: Path, assistant: Staff, seed: int) -> None:
    """Each page is sealed with the key, not only what the chain covers."""
    database.close()
    content, rng = bytearray((desk / database.FILE).read_bytes()), Random(seed)
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    (desk / database.FILE).write_bytes(content)
    assert _reported(desk)
    (desk / database.FILE).unlink()  # the verifiers at the end would stumble over it


def _reported(desk: Path) -> bool:
    try:
        opening.open_folder(desk)
        return not journal.verify().right
    except StoreError:
        return True
    finally:
        database.close()


def test_every_page_is_sealed_with_the_key(desk: Path, assistant: Staff) -> None:
    fill(desk, assistant)
    assert database.db.execute_sql("PRAGMA cipher_integrity_check").fetchall() == []
