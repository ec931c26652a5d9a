"""Whoever has the estate's file and all knowledge of it is found at the next contact (D2).

``python -m tests.company --attacks`` tries all of them; here some, others each day.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.company import attacking
from tests.company.attacking import Ground
from tests.company.cluster import Cluster
from tests.record.attacks import ATTACKS

# What the estate's own verification cannot see, and some of what it does.
ALWAYS = [one for one in ATTACKS if not one.alone]
_DAY = datetime.now(UTC).toordinal()


@pytest.fixture(scope="module")
def ground(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return attacking.ground(cluster, tmp_path_factory.mktemp("ground"), 3)


def test_a_desk_that_was_left_alone_is_not_accused(ground: Ground) -> None:
    assert attacking.found(ground, None, 0) == []


@pytest.mark.parametrize("attack", ALWAYS, ids=lambda one: one.what)
def test_what_the_estate_cannot_see_itself_head_office_sees(ground: Ground, attack: object) -> None:
    (what, *_more) = attacking.found(ground, attack, 1)  # type: ignore[arg-type]
    assert not what.startswith("refused at the estate")


def test_so_it_does_what_the_estate_finds_wrong_with_itself(ground: Ground) -> None:
    for turn in range(4):
        attack = ATTACKS[(_DAY * 4 + turn) % len(ATTACKS)]
        (what, *_more) = attacking.found(ground, attack, turn)
        assert not what.startswith("refused at the estate"), attack.what
