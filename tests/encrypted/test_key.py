"""The key: where it comes from, what it fits, and what is said when it does not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import journal
from store.desk import opening, settings
from store.disk import encryption, firstlook
from store.engine import database, driver
from store.errors import Damaged, StoreError, Unavailable
from store.estate import Settings
from store.rights import Staff
from tests.conftest import Clock
from tests.encrypted.keys import KEY, OTHER

ROOT = Path(__file__).parents[2]


@pytest.fixture
def closed(tmp_path: Path, time: Clock) -> Iterator[Path]:
    """An encrypted desk that nobody has open."""
    opening.open_folder(tmp_path / "desk", create=True)
    settings.found(Settings(name="金色家园"))
    database.close()
    yield tmp_path / "desk"
    database.close()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "frontdesk.key"
    file.touch(0o600)
    file.write_text(f"{KEY}\n", "ascii")
    return file


def test_the_key_comes_from_a_file(
    closed: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(encryption.FROM_TEXT, OTHER)
    monkeypatch.setenv(encryption.FROM_FILE, str(key_file))
    opening.open_folder(closed)
    assert journal.last_number() == 1


def test_the_key_comes_from_a_systemd_credential(
    closed: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file.chmod(0o444)  # as systemd has it: its folder is what keeps others out
    monkeypatch.delenv(encryption.FROM_TEXT)
    monkeypatch.setenv(encryption.CREDENTIALS, str(key_file.parent))
    opening.open_folder(closed)
    assert journal.last_number() == 1


def test_a_service_with_other_credentials_has_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(encryption.FROM_TEXT)
    monkeypatch.setenv(encryption.CREDENTIALS, str(tmp_path))
    assert encryption.at_hand() is None


def test_a_key_file_may_be_taken_away_once_it_was_read(
    closed: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(encryption.FROM_FILE, str(key_file))
    opening.open_folder(closed)
    key_file.unlink()
    database.close()
    opening.open_folder(closed)


def test_a_key_that_everybody_may_read_is_refused(
    closed: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(encryption.FROM_FILE, str(key_file))
    key_file.chmod(0o644)
    with pytest.raises(Unavailable, match="Everybody may read the key"):
        opening.open_folder(closed)
    key_file.chmod(0o640)  # root's own, and its group the desk's account
    opening.open_folder(closed)


@pytest.mark.parametrize(
    "text", ["", "geheim", KEY[1:], KEY + "0", "'" + KEY[1:], "ｆ" * 64], ids=range(6)
)
def test_what_is_no_key_is_refused_and_never_repeated(
    closed: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty one too: a script's unset variable must not found a desk without encryption."""
    monkeypatch.setenv(encryption.FROM_TEXT, text)
    with pytest.raises(Unavailable) as refused:
        opening.open_folder(closed)
    assert str(refused.value) == "A key is 64 hexadecimal digits; FRONTDESK_KEY holds none."


def test_a_key_that_is_refused_leaves_no_desk_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(encryption.FROM_FILE, str(tmp_path / "none.key"))
    with pytest.raises(Unavailable, match="cannot be read: No such file"):
        opening.open_folder(tmp_path / "new", create=True)
    assert not (tmp_path / "new").exists()


def test_a_wrong_key_opens_nothing(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(encryption.FROM_TEXT, OTHER)
    with pytest.raises(Damaged, match=r"The key does not fit /.*/desk\.db, or"):
        opening.open_folder(closed)
    assert firstlook.look(closed) is None


def test_a_missing_key_opens_nothing(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(encryption.FROM_TEXT)
    with pytest.raises(Damaged, match="is encrypted and needs its key"):
        opening.open_folder(closed)
    assert firstlook.look(closed) is None


def test_a_plain_desk_is_not_taken_for_an_encrypted_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is to believe that what lies open is encrypted; nor is a plain file slipped in."""
    with monkeypatch.context() as without:
        without.delenv(encryption.FROM_TEXT)
        opening.open_folder(tmp_path / "plain", create=True)
        database.close()
    with pytest.raises(Unavailable, match="is not encrypted, but a key was given"):
        opening.open_folder(tmp_path / "plain")


def test_the_estate_shows_its_name_at_the_door(closed: Path) -> None:
    estate = firstlook.look(closed)
    assert estate is not None
    assert estate.name == "金色家园"


def test_an_sqlcipher_that_loses_writes_is_refused(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption.library(), "sqlite_version_info", (3, 51, 2))
    with pytest.raises(Unavailable, match="can lose writes"):
        opening.open_folder(closed)


def test_a_library_that_is_missing_is_said(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.delitem(sys.modules, "sqlcipher3.dbapi2")
    with pytest.raises(StoreError, match="sqlcipher3, which is not installed"):
        opening.open_folder(closed)


PLAIN = """
import sys
from pathlib import Path
from store.desk import backup, opening
from store import estate
from store.desk import settings
from store.disk import firstlook
from store.engine import database
opening.open_folder(Path(sys.argv[1]), create=True)
settings.found(estate.Settings(name="x"))
backup.make(Path(sys.argv[1]) / "b.db")
database.close()
assert firstlook.look(Path(sys.argv[1]))
print("sqlcipher3" in sys.modules)
"""


def test_a_desk_without_a_key_never_loads_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(encryption.FROM_TEXT)
    run = [sys.executable, "-c", PLAIN, str(tmp_path / "plain")]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_guard_s_refusal_is_the_same_as_without_encryption(assistant: Staff) -> None:
    with pytest.raises(driver.constraints()) as refused:
        database.db.execute_sql("DELETE FROM journal")
    assert driver.name_of(refused.value).startswith("SQLITE_CONSTRAINT")
