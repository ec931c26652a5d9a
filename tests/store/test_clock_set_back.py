"""A clock that was ahead once and was set back: the record goes on, deadlines are believable."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, clock, dutylog, estate, handover, journal, tickets
from store.desk import opening, printed, staff, timekeeping
from store.desk.settings import found
from store.desk.staff import LONGEST_LOCK, NewStaff
from store.dutylog import Correction, NewEntry
from store.engine import database
from store.errors import Forbidden, Refused
from store.rights import Role, Staff
from store.tickets import Dispatch, NewTicket, Ticket
from tests.conftest import MONDAY, PIN, Clock
from tests.relieving import handed_over

WAIT = timedelta(minutes=20)


def sent(by: Staff) -> Ticket:
    ticket = tickets.take(NewTicket(place="大堂", what="漏水"), by=by)
    return tickets.dispatch(ticket.id, Dispatch(worker="王师傅"), by=by)


def ringing() -> set[str]:
    return set(agenda.ringing(clock.now())[0])


def ahead_once(time: Clock, by: Staff, **span: float) -> None:
    """The clock goes ahead, something is recorded, and it is set right."""
    time.pass_(**span)
    dutylog.write(NewEntry(what="钟快了"), by=by)
    time.pass_(**{unit: -figure for unit, figure in span.items()})


@pytest.mark.parametrize("days", [1, 730, 3650])
def test_no_wait_for_a_pin_is_longer_than_a_quarter_of_an_hour(
    assistant: Staff, time: Clock, days: int
) -> None:
    time.pass_(days=days)
    for _ in range(12):
        with pytest.raises(Refused):
            staff.check_pin(assistant, "000000")
    time.pass_(days=-days)
    with pytest.raises(Refused, match="Please wait") as told:
        staff.check_pin(assistant, PIN)
    assert int(str(told.value.values["seconds"])) <= LONGEST_LOCK.total_seconds() + 1
    time.at += LONGEST_LOCK  # and it runs out though nobody stops trying
    staff.check_pin(assistant, PIN)


@pytest.mark.parametrize("days", [1, 730])
def test_a_dispatch_after_the_clock_was_set_right_rings_after_its_twenty_minutes_W3(
    assistant: Staff, time: Clock, days: int
) -> None:
    ahead_once(time, assistant, days=days)
    time.pass_(minutes=6)
    ticket = sent(assistant)
    assert ticket.dispatched_at == time.at
    time.at += WAIT - timedelta(seconds=1)
    assert not ringing()
    time.pass_(seconds=1)
    assert ringing() == {f"ticket:{ticket.id}"}


def test_alarms_of_before_ring_as_before_W3(assistant: Staff, time: Clock) -> None:
    early = sent(assistant)
    time.pass_(minutes=5)
    ahead_once(time, assistant, days=1)
    assert not ringing()
    time.pass_(minutes=15)
    assert ringing() == {f"ticket:{early.id}"}


def test_an_arrival_in_time_stays_in_time_though_its_entry_bears_a_later_one_W3(
    assistant: Staff, time: Clock
) -> None:
    ahead_once(time, assistant, days=1)
    ticket = sent(assistant)
    time.pass_(minutes=10)
    arrived = tickets.arrive(ticket.id, by=assistant)
    assert arrived.arrived_at == time.at
    time.pass_(minutes=30)
    assert not ringing()
    entry = journal.get(arrived.last_number)
    assert (entry.at, entry.happened) == (MONDAY + timedelta(days=1), MONDAY + 10 * _MINUTE)


_MINUTE = timedelta(minutes=1)


def test_what_was_dispatched_while_it_was_ahead_counts_from_when_it_was_set_right_W3(
    assistant: Staff, time: Clock
) -> None:
    time.pass_(days=730)
    ticket = sent(assistant)
    complaint = NewTicket.model_validate({"kind": "complaint", "place": "大堂", "what": "噪音"})
    owed = tickets.take(complaint, by=assistant)
    time.pass_(days=-730)
    timekeeping.notice()
    time.at += WAIT
    assert ringing() == {f"ticket:{ticket.id}"}
    hours = timedelta(hours=estate.settings().answer_hours)
    assert tickets.get(owed.id).answer_by == MONDAY + hours


def test_what_is_written_then_stands_on_the_page_of_its_day(assistant: Staff, time: Clock) -> None:
    """D1: and in its shift."""
    ahead_once(time, assistant, days=400)
    time.pass_(hours=1)
    entry = dutylog.write(NewEntry(what="钟已校准"), by=assistant)
    assert (entry.day, entry.at, entry.late) == (clock.today(), time.at, False)
    assert entry.shift.startswith(clock.today().isoformat())
    assert dutylog.day(clock.today()).entries[-1].number == entry.number
    assert journal.verify().right


def test_a_search_by_days_finds_what_was_written_on_them(assistant: Staff, time: Clock) -> None:
    """D7: before, while it was ahead, and after; each under the day on which it happened."""
    first = dutylog.write(NewEntry(what="前"), by=assistant).number
    ahead_once(time, assistant, days=400)
    time.pass_(hours=1)
    after = dutylog.write(NewEntry(what="后"), by=assistant).number
    time.pass_(days=1)
    later = dutylog.write(NewEntry(what="次日"), by=assistant).number

    def found(day: date) -> set[int]:
        return {one.number for one in dutylog.search(start=day, end=day)}

    today = clock.today()
    assert found(today) == {later}
    assert found(today - timedelta(days=1)) >= {first, after}
    assert later not in found(today - timedelta(days=1))
    assert found(today + timedelta(days=399)) == set()


def test_a_handover_then_bears_the_time_of_the_clock_H5(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    ahead_once(time, assistant, days=400)
    record = handed_over(assistant, second)
    duty = handover.on_duty()
    assert duty is not None
    assert (duty.staff, duty.since, record.completed_at) == (second, time.at, time.at)
    assert {one.at for one in record.signatures} == {time.at}
    assert journal.verify().right


def test_a_sheet_that_is_printed_then_bears_the_time_of_the_clock(
    assistant: Staff, time: Clock
) -> None:
    ahead_once(time, assistant, days=400)
    ticket = sent(assistant)
    made = printed.record(tickets.WORK_ORDER, f"ticket:{ticket.id}", by=assistant)
    assert made.at == time.at


def test_a_set_back_is_on_record_once_and_the_record_goes_on_D2(
    assistant: Staff, time: Clock
) -> None:
    ahead_once(time, assistant, days=1)
    timekeeping.notice()
    timekeeping.notice()
    dutylog.write(NewEntry(what="一"), by=assistant)
    (told,) = journal.of_kind(journal.HOUSE, journal.SET_BACK)
    assert told.payload["until"] == clock.to_ms(MONDAY + timedelta(days=1))
    time.pass_(hours=-1)
    dutylog.write(NewEntry(what="二"), by=assistant)
    assert len(journal.set_backs()) == 2
    assert journal.verify().right


def test_a_clock_that_is_put_right_by_seconds_was_not_ahead(assistant: Staff, time: Clock) -> None:
    ahead_once(time, assistant, seconds=50)
    dutylog.write(NewEntry(what="一"), by=assistant)
    assert journal.set_backs() == ()
    assert timekeeping.ahead_until() is None


def test_a_clock_that_has_lost_its_time_sets_nothing_back(assistant: Staff, time: Clock) -> None:
    before = time.at
    time.at = datetime.fromtimestamp(0, before.tzinfo)
    entry = dutylog.write(NewEntry(what="电池没电"), by=assistant)
    assert (entry.day, journal.set_backs()) == (clock.day(before), ())


def test_only_the_manager_has_seen_it_and_that_is_on_record(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    ahead_once(time, assistant, days=1)
    assert timekeeping.ahead_until() == MONDAY + timedelta(days=1)
    with pytest.raises(Forbidden):
        timekeeping.confirm(by=assistant)
    assert timekeeping.ahead_until() == MONDAY + timedelta(days=1)
    timekeeping.confirm(by=manager)
    assert timekeeping.ahead_until() is None
    last = journal.last()
    assert last is not None
    assert (last.kind, last.staff_id) == ("clock.seen", manager.id)
    with pytest.raises(Refused):
        timekeeping.confirm(by=manager)


JUMPS = st.lists(
    st.tuples(
        st.sampled_from(["send", "arrive", "write", "notice"]),
        st.integers(0, 15),
        st.sampled_from([0, 0, 0, 1, 26, 24 * 800]),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(JUMPS)
def test_whatever_the_clock_does_tickets_ring_as_if_it_had_been_right_W3(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    """Each step waits some minutes; before some the clock is ahead for the length of one entry."""
    time = Clock(MONDAY)
    true: dict[int, datetime | None] = {}
    with clock.told_by(time):
        by = _desk(tmp_path_factory.mktemp("desk"))
        for step, minutes, ahead in steps:
            time.pass_(minutes=minutes)
            if ahead:
                ahead_once(time, by, hours=ahead)
            _do(step, by, time.at, true)
            owed = {f"ticket:{n}" for n, due in true.items() if due and time.at >= due}
            assert ringing() == owed
        assert journal.verify().right
        database.close()


def _desk(folder: Path) -> Staff:
    opening.open_folder(folder, create=True)
    found(estate.Settings(name="金色家园"))
    new = NewStaff(name="李芳", number="1001", role=Role.ASSISTANT, pin=PIN)
    return staff.add(new, by=None)


def _do(step: str, by: Staff, now: datetime, true: dict[int, datetime | None]) -> None:
    if step == "send":
        true[sent(by).id] = now + WAIT
    elif step == "write":
        dutylog.write(NewEntry(what="巡楼"), by=by)
    elif step == "notice":
        timekeeping.notice()
    else:
        for number, due in list(true.items()):
            if due and now < due:
                tickets.arrive(number, by=by)
                true[number] = None
                return


def test_an_entry_of_the_log_is_called_by_its_number_behind_a_set_back_too(
    assistant: Staff, time: Clock
) -> None:
    time.pass_(days=2)
    dutylog.write(NewEntry(what="钟快了"), by=assistant)
    time.pass_(days=-2)
    entry = dutylog.write(NewEntry(what="钟拨回"), by=assistant)
    assert entry.subject == f"log:{entry.number}"
    right = dutylog.correct(entry.number, Correction(what="钟已拨回"), by=assistant)
    assert [one.number for one in dutylog.thread(entry.number)] == [entry.number, right.number]
