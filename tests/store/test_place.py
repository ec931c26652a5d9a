"""Where a desk lies, and who may write there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.desk import backup, opening
from store.disk import datafolder
from store.engine import database
from store.errors import Unavailable
from store.rights import Staff

NOBODY = 65534


@pytest.fixture
def anothers(assistant: Staff, desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk that root meets and that is another account's."""
    database.close()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    really = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = really(path, follow_symlinks=follow_symlinks)
        fields = list(found)
        fields[4] = NOBODY
        return os.stat_result(fields) if path == desk else found

    monkeypatch.setattr(Path, "stat", stat)
    return desk


def test_root_writes_nothing_that_the_desks_account_could_not_open(anothers: Path) -> None:
    before = sorted(anothers.iterdir())
    with pytest.raises(Unavailable, match="runuser -u nobody -- frontdesk"):
        opening.open_folder(anothers)
    with pytest.raises(Unavailable, match="runuser -u nobody -- frontdesk"):
        backup.restore(anothers / "desk.db", anothers)
    assert sorted(anothers.iterdir()) == before


def test_root_may_keep_a_desk_of_its_own(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", desk.stat().st_uid.__int__)
    datafolder.refuse_root(desk)
    datafolder.refuse_root(desk / "none yet")


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%41b", "a b", "小区"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    opening.open_folder(tmp_path / name, create=True)
    database.close()
    opening.open_folder(tmp_path / name)
    database.close()
    assert [at.name for at in tmp_path.iterdir()] == [name]
