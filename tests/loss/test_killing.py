"""No operation that was acknowledged is lost and none is half done, whoever is killed when."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from store import journal
from store.desk import opening
from store.engine import database
from tests.loss import killing, ledger
from tests.loss.clerk import hired

ROOT = Path(__file__).parents[2]


def test_clerks_killed_at_any_moment_lose_nothing_that_was_acknowledged() -> None:
    """Short; the long run is ``python -m tests.loss --minutes 10``."""
    run = [sys.executable, "-m", "tests.loss", "--minutes", "0.2"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    kills = re.match(r"(\d+) kills, (\d+) entries\n(\d+) acknowledged", done.stdout)
    assert kills
    assert min(int(count) for count in kills.groups()) > 20


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[Path]:
    """A desk that two clerks worked at, and what they wrote down."""
    killing.found(tmp_path / "desk")
    opening.open_folder(tmp_path / "desk")
    said = os.open(tmp_path / "said-0", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    clerk = hired(tmp_path / "desk", 0, said, Random(1))
    clerk.key = clerk.own_key()
    for step in (clerk.log, clerk.step, clerk.lend, clerk.relieve, clerk.relieve):
        step()
    yield tmp_path
    database.close()
    os.close(said)


def test_every_kind_of_operation_is_tried(worked: Path) -> None:
    assert list(ledger.faults(worked)) == []
    kinds = {one.get("kind", "loan") for one in ledger.acknowledged(worked)}
    assert kinds >= {"log.written", "ticket.taken", "loan", "handover.signed", "handover.completed"}


def test_an_acknowledged_operation_that_is_missing_is_noticed(worked: Path) -> None:
    number = journal.last_number() + 1
    with (worked / "said-0").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"entry": number, "kind": "log.written", "words": "x"}) + "\n")
        file.write(json.dumps({"loan": 1, "returned": True}) + "\n")
    assert len(list(ledger.faults(worked))) == 2


@pytest.mark.parametrize(
    "spoiled",
    [
        "DELETE FROM key_loan",
        "UPDATE key_loan SET returned_at = 1",
        "DELETE FROM ticket",
        "UPDATE ticket SET open = 0",
        "DELETE FROM handover_signature WHERE party = 'incoming'",
        "UPDATE handover SET completed_at = NULL",
        "DROP TRIGGER journal_text_no_delete; DELETE FROM journal_text",
    ],
)
def test_half_an_operation_is_noticed(worked: Path, spoiled: str) -> None:
    database.db.connection().executescript(f"PRAGMA foreign_keys = off; {spoiled}")
    assert list(ledger.faults(worked))
