"""The estate's identity: sealed once into its journal, another one for every estate."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import demo, estate, journal
from store.desk import backup, opening, settings
from store.engine import database
from store.errors import NotFound
from store.estate import identification
from tests.conftest import Clock
from tests.store.test_database_schema import FIXTURES, RELEASED


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    database.close()


def old(name: str, folder: Path) -> Path:
    """A desk as a released version wrote it, before estates had an identity."""
    folder.mkdir()
    packed = FIXTURES / f"{name}.db.gz"
    (folder / database.FILE).write_bytes(gzip.decompress(packed.read_bytes()))
    return folder


def opened(folder: Path) -> str:
    opening.open_folder(folder)
    found = estate.identity()
    assert journal.verify().right
    database.close()
    return found


def identified() -> list[int]:
    entries = journal.of_subject("site")
    return [entry.number for entry in entries if entry.kind == identification.IDENTIFIED]


def test_a_new_estate_has_its_identity_in_its_first_entry(desk: Path) -> None:
    first = journal.get(1)
    assert first.payload["estate"] == estate.identity()
    assert re.fullmatch(r"[0-9a-f]{32}", estate.identity())
    assert identified() == []
    assert journal.verify().right


def test_a_folder_without_an_estate_has_none(tmp_path: Path) -> None:
    opening.open_folder(tmp_path / "new", create=True)
    with pytest.raises(NotFound):
        estate.identity()
    assert journal.last_number() == 0


def test_no_two_estates_have_the_same(tmp_path: Path, time: Clock) -> None:
    found = set()
    for name in ("one", "two", "three"):
        opening.open_folder(tmp_path / name, create=True)
        settings.found(estate.Settings(name="金色家园"))
        found.add(estate.identity())
        database.close()
    assert len(found) == 3


@pytest.mark.parametrize("name", RELEASED)
def test_an_older_desk_gets_it_once_with_an_entry_of_its_own(name: str, tmp_path: Path) -> None:
    older = old(name, tmp_path / "older")
    found = {opened(older) for _ in range(3)}
    assert len(found) == 1
    opening.open_folder(older)
    (number,) = identified()
    assert journal.get(number).payload == {"estate": found.pop()}
    assert journal.get(number).staff_id is None
    assert journal.verify().right


def test_older_desks_get_different_ones(tmp_path: Path) -> None:
    assert len({opened(old(name, tmp_path / name)) for name in RELEASED}) == len(RELEASED)


def test_an_older_desk_that_is_brought_back_is_the_same_estate(tmp_path: Path) -> None:
    """A backup from before the estate had an identity gets no other one."""
    assert opened(old("first", tmp_path / "desk")) == opened(old("first", tmp_path / "again"))


def test_an_estate_that_another_session_has_just_identified_is_left_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(old("first", tmp_path / "desk"))
    opening.open_folder(tmp_path / "desk")
    known = estate.identified

    def too_early() -> bool:
        monkeypatch.setattr(estate, "identified", known)
        return False

    monkeypatch.setattr(estate, "identified", too_early)
    opening._identify()
    assert len(identified()) == 1


def test_a_backup_that_is_brought_back_keeps_it(desk: Path, tmp_path: Path) -> None:
    before = estate.identity()
    backup.make(tmp_path / "taken.db")
    database.close()
    for folder in (desk, tmp_path / "elsewhere"):
        backup.restore(tmp_path / "taken.db", folder)
        assert opened(folder) == before


def test_no_later_entry_gives_it_another(desk: Path) -> None:
    before = estate.identity()
    with database.write():
        payload = identification.sealed("0" * 32)
        journal.append(identification.IDENTIFIED, "site", by=None, payload=payload)
    assert estate.identity() == before


def test_a_demo_has_it_by_its_seed(tmp_path: Path) -> None:
    found = []
    for number, seed in enumerate((5, 5, 6, None, None)):
        folder = tmp_path / str(number)
        demo.build(folder, homes=3, days=1, seed=seed, language="zh_CN")
        found.append(opened(folder))
    assert found[0] == found[1]
    assert len(set(found)) == 4
