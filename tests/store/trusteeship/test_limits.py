"""Limits of water and power, and what follows when more is used (T2, T8)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, answers, clock, meters, trusteeship
from store.errors import Forbidden, Refused
from store.journal import verify
from store.meters import NewReading, Read, ReadingKind, Use
from store.rights import Staff
from store.trusteeship import Checked, Cleared, Leak, Looked, Span, Told, Trust, within_span
from tests.conftest import Clock
from tests.store.trusteeship.entrusted import ending, entrusted


def checked(one: Trust, by: Staff, water: str, power: str) -> Trust:
    given_ = Checked.model_validate({"water": water, "power": power})
    return trusteeship.check(one.id, given_, by=by)


def beyond() -> bool:
    return any(one.kind == "trusteeship.beyond" for one in agenda.everything(clock.now()))


@pytest.mark.parametrize(
    ("water", "power", "flagged"),
    [
        ("105", "2020", False),  # just the limit is within it
        ("105.001", "2000", True),
        ("100", "2020.001", True),
        ("100", "2000", False),
    ],
)
def test_a_use_beyond_is_flagged(
    assistant: Staff, time: Clock, water: str, power: str, flagged: bool
) -> None:
    """T2; X2: the reading at the start is a base and counts for nothing."""
    one = entrusted(assistant)
    time.pass_(days=10)
    assert (checked(one, assistant, water, power).exceeded_on is not None) is flagged
    assert beyond() is flagged


def test_small_uses_add_up_over_the_agreement(assistant: Staff, time: Clock) -> None:
    one = entrusted(assistant)
    for n in range(1, 6):
        time.pass_(days=20)
        assert checked(one, assistant, str(100 + n), "2000").exceeded_on is None
    time.pass_(days=20)
    assert checked(one, assistant, "106", "2000").exceeded_on == clock.today()


def test_a_reading_by_whoever_reads_the_meter_is_held_against_it(
    assistant: Staff, time: Clock
) -> None:
    """$83: engineering reads on the page of meters, and the flag is there."""
    one = entrusted(assistant)
    water = next(each for each in meters.of_home(one.home_id) if each.kind == "water")
    time.pass_(days=3)
    reading = NewReading.model_validate({"value": "140", "sure": True})
    meters.read(water.id, reading, by=assistant)
    assert trusteeship.get(one.id).exceeded_on == clock.today() and beyond()
    assert verify().right


def test_first_a_leak_is_looked_for_then_the_owner_called_then_who_is_in_charge_decides(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """T8."""
    one = entrusted(assistant)
    with pytest.raises(Refused, match="No limit"):
        trusteeship.look(one.id, Looked(leak=Leak.NONE, words="无"), by=assistant)
    time.pass_(days=3)
    checked(one, assistant, "120", "2000")
    why = Cleared(reason="水表前漏水，已修")
    with pytest.raises(Refused, match="leak"):
        trusteeship.clear(one.id, why, by=supervisor)
    with pytest.raises(Refused, match="who puts"):
        trusteeship.look(one.id, Looked(leak=Leak.FOUND, words="表后漏"), by=assistant)
    found = Looked(leak=Leak.FOUND, words="表后漏", worker="王师傅")
    trusteeship.look(one.id, found, by=assistant)
    assert len(answers.findings().of_source(one.subject)) == 1
    trusteeship.call(one.id, Told(said="没人接", reached=False), by=assistant)
    with pytest.raises(Refused, match="Call the owner"):
        trusteeship.clear(one.id, why, by=supervisor)
    trusteeship.call(one.id, Told(said="请修好"), by=assistant)
    with pytest.raises(Forbidden):
        trusteeship.clear(one.id, why, by=assistant)
    trusteeship.clear(one.id, why, by=supervisor)
    assert not beyond()
    time.pass_(days=1)
    assert checked(one, assistant, "125", "2000").exceeded_on is None
    time.pass_(days=1)
    assert checked(one, assistant, "126", "2000").exceeded_on is not None
    assert verify().right


def test_lived_in_it_ends_from_the_day_it_was_found(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """T8: the whole fee from the next day."""
    one = entrusted(assistant)
    time.pass_(days=3)
    found = clock.today()
    checked(one, assistant, "120", "2200")
    trusteeship.look(one.id, Looked(leak=Leak.NONE, words="有人住"), by=assistant)
    trusteeship.call(one.id, Told(said="租给朋友了"), by=assistant)
    time.pass_(days=2)
    given_ = ending(why="limit", water="121", power="2210", last_day=found)
    with pytest.raises(Forbidden):
        trusteeship.end(one.id, given_, by=assistant)
    assert trusteeship.end(one.id, given_, by=supervisor).last_day == found
    assert not beyond()


@given(
    gaps=st.lists(st.tuples(st.integers(1, 40), st.integers(0, 9)), max_size=12),
    since=st.integers(0, 200),
    span=st.sampled_from(Span),
)
def test_what_counts_is_what_was_read_since_then_in_that_time(
    gaps: list[tuple[int, int]], since: int, span: Span
) -> None:
    begun = date(2026, 11, 1)
    at, value = begun, 0
    reads = [Read(0, at, value, ReadingKind.BASE)]
    for days, more in gaps:
        at, value = at + timedelta(days=days), value + more
        reads.append(Read(len(reads), at, value, ReadingKind.CHECK))
    uses = [Use(a, b, b.value - a.value) for a, b in pairwise(reads)]
    first = begun + timedelta(days=since)
    newest = reads[-1].on
    wanted = 0
    for before, now in pairwise(reads):
        same = {
            Span.AGREEMENT: True,
            Span.MONTH: (now.on.year, now.on.month) == (newest.year, newest.month),
            Span.YEAR: now.on.year == newest.year,
        }[span]
        if before.on >= first and same:
            wanted += now.value - before.value
    assert within_span(uses, span, first) == wanted
