"""Printed numbers follow one another, by year or by day ($39)."""

from __future__ import annotations

import pytest

from store import series
from store.engine import database
from tests.conftest import Clock

pytestmark = pytest.mark.usefixtures("desk")


def following(kind: str) -> str:
    with database.write():
        return series.following_today(kind)


def test_a_day_s_numbers_follow_one_another_and_begin_anew_at_midnight(time: Clock) -> None:
    assert [following("FX"), following("FX")] == ["FX-20261123-001", "FX-20261123-002"]
    time.pass_(hours=14, minutes=59)  # 23:59 in Shanghai
    assert following("FX") == "FX-20261123-003"
    time.pass_(minutes=1)
    assert following("FX") == "FX-20261124-001"


def test_numbers_by_day_and_by_year_do_not_meet() -> None:
    following("FX")
    with database.write():
        assert series.following("FX") == "FX-2026-0001"
    assert following("FZ") == "FZ-20261123-001"


def test_what_is_undone_gives_its_number_back() -> None:
    with pytest.raises(RuntimeError), database.write():
        series.following_today("FX")
        raise RuntimeError
    assert following("FX") == "FX-20261123-001"
