"""A desk of an older version says at the terminal how far it is, or what stands in the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.engine import copying, database, dialect, numbering
from tests.bench.driving import SIGN_IN
from tests.bench.estate import FRONTDESK
from tests.loss import migrating
from tests.terminal import Terminal
from tui.command import main

SAID = re.compile(r"Bringing the desk up to date, (\d+) of (\d+): (.+) \.\.\.")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return migrating.laid_out(tmp_path / "older", migrating.released("second"))


def version(folder: Path) -> int:
    with copying.opened(folder / database.FILE, "ro") as db:
        return dialect.version(db)


def test_a_command_says_every_part_of_it(older: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = numbering.newest() - version(older) + 2
    assert main(["--lang", "en", "--data", str(older), "verify"]) == 0
    said = SAID.findall(capsys.readouterr().err)
    assert [(int(n), int(of)) for n, of, _ in said] == [(n, parts) for n in range(1, parts + 1)]
    assert (said[0][2], said[-1][2]) == ("a backup first", "a last look")
    assert main(["--lang", "en", "--data", str(older), "verify"]) == 0
    assert not SAID.findall(capsys.readouterr().err)


def test_the_desk_says_it_before_anybody_signs_in(older: Path) -> None:
    with Terminal([*FRONTDESK, "--data", str(older)]) as terminal:
        terminal.wait_for("正在升级数据")
        terminal.wait_for(SIGN_IN)
    assert version(older) == numbering.newest()


def test_what_stands_in_the_way_is_one_sentence_and_the_desk_stays(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with copying.opened(older / database.FILE, "rw") as db:
        db.execute_sql("UPDATE home SET area = 89.523 WHERE id = 1")
        before = migrating.contents(db)
    assert main(["--lang", "en", "--data", str(older), "verify"]) == 1
    *_, sentence = capsys.readouterr().err.splitlines()
    assert "89.523" in sentence
    with copying.opened(older / database.FILE, "ro") as db:
        assert migrating.contents(db) == before
