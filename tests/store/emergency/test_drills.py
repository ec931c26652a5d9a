"""Each plan is drilled again in time: what is due stands on Today (D30, A16)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, clock, emergency, journal
from store.desk import opening
from store.desk import settings as desk
from store.emergency import EarlierDrill, EmergencySettings, FalseAlarm, Kind, drills
from store.engine import database, schema
from store.errors import Refused
from store.rights import Staff
from tests.conftest import Clock
from tests.store.emergency.test_course import begun, over


def due() -> list[tuple[str, str]]:
    waiting = agenda.everything(clock.now())
    return [(one.figures["kind"], one.figures["on"]) for one in waiting
            if one.kind == "emergency_drill.due"]  # fmt: skip


def note(kind: Kind, on: date, by: Staff) -> date:
    return emergency.note_drill(kind, EarlierDrill(on=on, words="纸质记录"), by=by)


def test_a_drill_stands_on_today_a_month_ahead_and_from_its_day_on_late(
    assistant: Staff, time: Clock
) -> None:
    over(assistant, kind=Kind.FIRE, drill=True)
    last = clock.bounds(date(2027, 5, 23))[1]
    time.at = clock.bounds(date(2027, 4, 22))[1] - timedelta(seconds=1)
    assert due() == []
    time.pass_(seconds=1)
    assert due() == [("E1", "2027-05-23")]
    (line,) = [one for one in agenda.everything(time.at) if one.kind == "emergency_drill.due"]
    assert (line.due, line.late(last - timedelta(seconds=1)), line.late(last)) == (
        last,
        False,
        True,
    )
    time.at = last
    over(assistant, kind=Kind.FIRE, drill=True)
    assert due() == []


def test_neither_an_emergency_nor_a_false_alarm_is_a_drill(assistant: Staff, time: Clock) -> None:
    over(assistant, kind=Kind.FIRE)
    one = begun(assistant, kind=Kind.LIFT, drill=True)
    emergency.call_false(one.id, FalseAlarm(cause="取消", confirmed="李芳"), by=assistant)
    assert emergency.last_drill(Kind.FIRE) is None and emergency.last_drill(Kind.LIFT) is None
    time.pass_(days=400)
    assert due() == []


def never() -> list[dict[str, object]]:
    waiting = agenda.everything(clock.now())
    return [dict(one.figures) for one in waiting if one.kind == "emergency_drill.never"]


def test_plans_that_were_never_drilled_stand_on_today_a_month_before_the_first_is_due(
    assistant: Staff, time: Clock
) -> None:
    """D30, A16: counted from when the desk began, half a year for fire and lift."""
    began = clock.today()
    first = drills.drill_due(Kind.FIRE, began)
    time.at = clock.bounds(first - timedelta(days=30))[0] - timedelta(seconds=1)
    assert never() == []
    time.pass_(seconds=1)
    assert never() == [{"count": len(Kind), "on": first.isoformat()}]
    note(Kind.FIRE, began, assistant)
    assert never() == [{"count": len(Kind) - 1, "on": first.isoformat()}]
    over(assistant, kind=Kind.LIFT, drill=True)
    assert never() == []
    time.at = clock.bounds(drills.drill_due(Kind.GAS, began))[0]
    assert never() == [{"count": len(Kind) - 2, "on": clock.today().isoformat()}]


def test_drills_that_an_older_program_noted_stand_on_today_once_it_is_brought_up_to_date(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    note(Kind.GAS, date(2025, 11, 1), assistant)
    with database.write():
        database.db.execute_sql("DELETE FROM agenda WHERE thing = 'emergency_drill'")
    assert due() == []
    folder = database.folder()
    database.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "is_newest", lambda: False)
        opening.open_folder(folder)
    assert due() == [("E5", "2026-11-01")]


def test_a_drill_held_on_paper_serves_as_well_and_the_newest_counts(
    assistant: Staff, time: Clock
) -> None:
    assert note(Kind.LIFT, date(2026, 6, 10), assistant) == date(2026, 12, 10)
    assert due() == [("E2", "2026-12-10")]
    assert note(Kind.LIFT, date(2026, 3, 1), assistant) == date(2026, 12, 10)
    over(assistant, kind=Kind.LIFT, drill=True)
    assert due() == []
    entry = journal.of_subject("emergency_drill:2")[0]
    assert (entry.payload["on"], entry.words) == ("2026-06-10", {"words": "纸质记录"})
    with pytest.raises(Refused) as refused:
        note(Kind.LIFT, clock.today() + timedelta(days=1), assistant)
    assert refused.value.field == "on"


def test_the_period_is_a_setting_and_today_follows_it(assistant: Staff, manager: Staff) -> None:
    note(Kind.GAS, date(2026, 6, 10), assistant)
    assert due() == []
    desk.change_own("emergency", EmergencySettings(drill=6), by=manager)
    assert due() == [("E5", "2026-12-10")]
    desk.change_own("emergency", EmergencySettings(drill=6, drill_ahead=5), by=manager)
    assert due() == []


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(Kind))
def test_the_day_is_so_many_months_later_or_the_last_of_a_shorter_month(
    last: date, kind: Kind
) -> None:
    """G14, counted month by month."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drills, "settings", EmergencySettings)
        found = drills.drill_due(kind, last)
    day = last.replace(day=1)
    for _ in range(6 if kind in (Kind.FIRE, Kind.LIFT) else 12):
        day = (day + timedelta(days=32)).replace(day=1)
    wanted = day
    while wanted.day < last.day and (wanted + timedelta(days=1)).month == day.month:
        wanted += timedelta(days=1)
    assert found == wanted
