"""Meters: readings one after another, and what was used between them ($78–$83)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import peewee
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import clock, journal, meters, money, residents
from store.engine import database
from store.errors import Forbidden, Refused
from store.journal.verifying import verify
from store.meters import (
    Correction,
    Exchange,
    Meter,
    NewMeter,
    NewReading,
    ReadingKind,
    Removal,
    Swap,
)
from store.meters.chaining import UNIT, Dial, Read, uses, with_one
from store.residents import NewPerson
from store.rights import Staff
from tests.conftest import MONDAY
from tests.store.dunning.owing import bill, home, payer

TODAY = clock.day(MONDAY)  # 2026-11-23


def day(n: int) -> date:
    """The n-th day since the meter was set."""
    return date(2026, 6, 1) + timedelta(days=n)


def meter(by: Staff, base: str = "0", **told: Any) -> Meter:
    given = {"number": "S1", "kind": "water", "place": "泵房", "set_on": day(0), "base": base}
    return meters.enter(NewMeter.model_validate(given | told), by=by)


def read(one: Meter, n: int, value: str, by: Staff, **told: Any) -> Meter:
    given = {"value": value, "on": day(n), "sure": True} | told
    return meters.read(one.id, NewReading.model_validate(given), by=by)


def refused(one: Meter, n: int, value: str, by: Staff, **told: Any) -> tuple[str | None, str]:
    with pytest.raises(Refused) as error:
        read(one, n, value, by, **told)
    return error.value.field, str(error.value)


def used(one: Meter) -> list[str]:
    return [money.measure_text(use.amount, meters.USE) for use in meters.used_at(one)]


def use_in_a_bill(one: Meter, n: int, by: Staff) -> int:
    """Let a bill have used the reading of a day."""
    id_ = bill(payer(home(f"9-1-{n}", by)), "2026-08-25")
    sql = "UPDATE meter_reading SET bill_id = ? WHERE meter_id = ? AND on_day = ? AND struck = 0"
    database.db.execute_sql(sql, (id_, one.id, day(n).isoformat()))
    return id_


def test_first_reading_bills_nothing(assistant: Staff) -> None:
    """X2."""
    one = meter(assistant, "4319")
    assert used(one) == []
    read(one, 30, "4424", assistant)
    assert used(one) == ["105"]


def test_a_rollover_is_confirmed_near_the_end_alone(assistant: Staff) -> None:
    """$79, E16."""
    one = meter(assistant, "99987")
    field, told = refused(one, 30, "12", assistant)
    assert field == "value" and "99987" in told and "exchange" in told
    read(one, 30, "12", assistant, rolled=True)
    assert used(one) == ["25"]
    assert refused(one, 60, "5", assistant, rolled=True)[0] == "rolled"
    assert refused(one, 60, "20", assistant, rolled=True)[0] == "rolled"


def test_an_exchange_goes_on_where_the_old_one_stopped(assistant: Staff) -> None:
    """E17: 1,234, taken off at 1,250, the new one set at 3, read 21: 16 and 18."""
    one = meter(assistant, "1234")
    given = {"on": day(20), "final": "1250", "new_number": "s 2", "base": "3"}
    new = meters.exchange(one.id, Exchange.model_validate(given), by=assistant)
    read(new, 30, "21", assistant)
    assert (new.number, new.replaces, used(new)) == ("S2", one.id, ["16", "18"])
    assert meters.get(one.id).removed_on == day(20)
    assert "removed" in refused(one, 40, "1300", assistant)[1] and verify().right


def test_an_estimate_is_trued_up_by_the_next_real_one(assistant: Staff) -> None:
    """E18: 30 estimated, 24 in all: the second line is −6; no third estimate in a row ($81)."""
    one = meter(assistant, "100")
    read(one, 30, "130", assistant, why="estimated")
    read(one, 60, "124", assistant)
    assert used(one) == ["30", "-6"]
    for n, value in ((70, "130"), (80, "136")):
        read(one, n, value, assistant, why="estimated")
    assert refused(one, 90, "140", assistant, why="estimated")[0] == "why"
    assert refused(one, 90, "123", assistant)[0] == "value"  # below what was seen


def test_late_reading_rechains_the_next(assistant: Staff) -> None:
    """X6: nothing is counted twice."""
    one = meter(assistant, "0")
    read(one, 60, "50", assistant)
    read(one, 30, "20", assistant)
    assert used(one) == ["20", "30"]


def test_reading_error_names_one_neighbour(assistant: Staff) -> None:
    """X8."""
    one = meter(assistant, "10")
    read(one, 60, "50", assistant)
    for value, named, other in (("5", day(0), day(60)), ("60", day(60), day(0))):
        field, told = refused(one, 30, value, assistant)
        assert field == "value" and named.isoformat() in told and other.isoformat() not in told


def test_billed_reading_cannot_change_until_its_bill_is_void(
    assistant: Staff, supervisor: Staff
) -> None:
    """X7, X58: nor may another be put before it; voiding the bill frees and keeps it."""
    one = meter(assistant, "0")
    read(one, 30, "20", assistant)
    read(one, 60, "50", assistant)
    billed = use_in_a_bill(one, 60, assistant)
    right = Correction(on=day(30), value="25", reason="看错")
    for on in (day(30), day(60)):
        with pytest.raises(Refused, match=day(60).isoformat()):
            meters.correct(one.id, right.model_copy(update={"on": on}), by=supervisor)
    assert day(60).isoformat() in refused(one, 45, "40", assistant)[1]
    for change in ("struck = 1", "value = 1"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"UPDATE meter_reading SET {change} WHERE bill_id = {billed}")
    database.db.execute_sql("UPDATE bill SET stage = 'void' WHERE id = ?", (billed,))
    meters.correct(one.id, right, by=supervisor)
    assert used(one) == ["25", "25"]
    with pytest.raises(Forbidden):
        meters.correct(one.id, right, by=assistant)


def test_unusual_use_is_asked_twice(assistant: Staff) -> None:
    """$81: over three times the usual, and nought where somebody lives."""
    home_id = home("3-2-1201", assistant)
    one = meter(assistant, "0", home=home_id)
    read(one, 30, "30", assistant)
    assert refused(one, 40, "61", assistant, sure=False)[0] == "sure"
    assert read(one, 40, "60", assistant, sure=False)
    read(one, 50, "60", assistant, sure=False)  # nobody lives there
    residents.move_in(home_id, NewPerson(name="张惠文"), by=assistant)
    assert refused(one, 60, "60", assistant, sure=False)[0] == "sure"


def test_crossed_meters_are_swapped_from_a_day(assistant: Staff, supervisor: Staff) -> None:
    """$82: whose a meter was on a day is known; what was billed since is made void first."""
    mine, other = home("1-1-101", assistant), home("1-1-102", assistant)
    one = meter(assistant, home=mine)
    two = meter(assistant, home=other, number="S2")
    read(two, 60, "9", assistant)
    billed = use_in_a_bill(two, 60, assistant)
    given = Swap(other="s2", since=day(40), reason="关阀核对")
    with pytest.raises(Refused, match=day(60).isoformat()):
        meters.swap(one.id, given, by=supervisor)
    database.db.execute_sql("UPDATE bill SET stage = 'void' WHERE id = ?", (billed,))
    assert meters.swap(one.id, given, by=supervisor).home_id == other
    assert [meters.home_on(one.id, day(n)) for n in (39, 40)] == [mine, other]
    assert [meters.home_on(two.id, day(n)) for n in (39, 40)] == [other, mine]


@pytest.mark.parametrize(
    ("told", "field"),
    [({"digits": "3"}, "digits"), ({"digits": "9"}, "digits"), ({"multiplier": "0"}, "multiplier")],
)
def test_a_meter_is_what_there_is(told: dict[str, Any], field: str, assistant: Staff) -> None:
    """§16.6."""
    with pytest.raises(ValueError, match=field):
        meter(assistant, **told)
    meter(assistant)
    for wrong, at in (({"number": "s1"}, "number"), ({"place": "", "number": "S3"}, "home")):
        with pytest.raises(Refused) as error:
            meter(assistant, **wrong)
        assert error.value.field == at
    with pytest.raises(Refused):
        meter(assistant, "100000", number="S4")


def test_a_common_meter_counts_with_its_multiplier(assistant: Staff) -> None:
    one = meter(assistant, "10.5", multiplier="1.5")
    read(one, 30, "12.501", assistant)
    assert used(one) == ["3.0015"]
    gone = meters.remove(one.id, Removal(on=day(40), final="13", reason="停用"), by=assistant)
    assert gone.removed_on == day(40) and used(one) == ["3.0015", "0.7485"]
    assert {e.kind for e in journal.of_subject(one.subject)} == {
        "meter.set", "meter.read", "meter.removed",
    }  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_what_was_used_is_what_went_through(data: st.DataObject) -> None:
    """A life of a meter: readings in any order of entry, rollovers, exchanges, wrong readings.

    Brute force: the water is let through unit by unit, and each dial turns by itself.
    """
    backward = data.draw(st.booleans())
    dial = Dial(4, data.draw(st.sampled_from([1_000, 40_000, 1_500])), backward)
    went, at, shown = 0, data.draw(st.integers(0, 9_999)), []
    for n in range(data.draw(st.integers(1, 8))):
        flow = data.draw(st.integers(0, 900)) if n else 0
        rolled = False
        for _unit in range(flow):
            at, before = (at - 1 if backward else at + 1) % 10_000, at
            rolled = rolled or abs(at - before) > 1
        went += flow
        shown.append((n, at, rolled))
    first, *later = shown
    chain = [Read(1, day(0), first[1] * UNIT, ReadingKind.BASE)]
    for n, value, _rolled in data.draw(st.permutations(later)):
        since = max((r.on - day(0)).days for r in chain if r.on < day(n))
        rolls = any(rolled for m, _v, rolled in shown if since < m <= n)
        last = next(r for r in reversed(chain) if r.on < day(n))
        if rolls and not dial.may_roll(last.value):
            return  # read too seldom to tell: the desk says exchange or correct
        chain = with_one(dial, chain, Read(n + 1, day(n), value * UNIT, ReadingKind.CHECK, rolls))
    total = sum(use.amount for use in uses(dial, chain))
    assert total == went * UNIT * dial.multiplier
    assert all(use.amount >= 0 for use in uses(dial, chain))
