"""The attack table: everything that is tried on the record is found out (D2)."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests import independent_verifier
from tests.record import trial
from tests.record.attacks import ATTACKS, LIMITS, Attack
from tests.record.trial import Desk

TIMES = int(os.environ.get("FRONTDESK_ATTACKS", "5"))


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> list[Desk]:
    return [trial.clean(tmp_path_factory.mktemp("clean") / "desk", seed) for seed in range(3)]


def test_the_table_is_long_enough() -> None:
    assert len({attack.what for attack in ATTACKS}) == len(ATTACKS) >= 30


def test_the_readme_says_how_many_there_are() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert set(re.findall(r"(\d+) (?:ways of tampering|attacks)", readme)) == {str(len(ATTACKS))}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.what.replace(" ", "_"))
def test_tampering_is_found_out_against_a_printed_head_D2(
    attack: Attack, desks: list[Desk], tmp_path: Path
) -> None:
    tried = [
        trial.try_attack(desks[seed % len(desks)], attack, seed, tmp_path / "copy.db")
        for seed in range(TIMES)
    ]
    assert not list(filter(None, tried))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.what.replace(" ", "_"))
def test_a_tampered_backup_is_not_taken_back(
    attack: Attack, desks: list[Desk], tmp_path: Path
) -> None:
    """Short; the long run is ``python -m tests.record --restores 20``."""
    assert not trial.try_restore(desks[1], attack, 1, tmp_path)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.what.replace(" ", "_"))
def test_what_cannot_be_found_out_is_known(
    limit: Attack, desks: list[Desk], tmp_path: Path
) -> None:
    trial.attacked(desks[0], limit, 1, tmp_path / "copy.db")
    assert trial.examine(tmp_path / "copy.db", desks[0].head).right


def test_clean_desks_raise_no_alarm(desks: list[Desk]) -> None:
    for desk in desks:
        assert trial.examine(desk.file, desk.head).right
        assert independent_verifier.verify(desk.file, desk.head).bad is None
