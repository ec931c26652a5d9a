from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import clock, dutylog, handover, journal, keys, tickets
from store.dutylog import Correction, LogEntry, NewDeputy, NewEntry
from store.errors import Forbidden, Refused
from store.keys import Identity, KeyLoan, NewKey, Signed
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import PIN, Clock
from tests.relieving import relieved


def write(by: Staff, what: str = "业主问停车") -> LogEntry:
    return dutylog.write(NewEntry(what=what), by=by)


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def test_the_page_holds_every_desk_event_of_the_day_in_order_D7(
    assistant: Staff, second: Staff
) -> None:
    write(assistant)
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    key = keys.hold(NewKey(hook="17", doors="机房"), by=assistant)
    due = clock.now() + timedelta(hours=1)
    keys.lend(
        key.id,
        KeyLoan(
            borrower="孙师傅",
            reason="检修",
            due=due,
            identity=Identity.WORK_PASS,
            signed=Signed.PAPER,
        ),
        by=second,
    )
    handover.take_desk(by=assistant)
    entries = dutylog.day(clock.today()).entries
    kinds = ["log.written", "ticket.taken", "key.held", "key.lent", "duty.began"]
    assert [entry.kind for entry in entries] == kinds
    assert entries[1].subject_id == ticket.id
    assert entries[3].staff_name == "周敏"


def test_sign_ins_and_other_housekeeping_are_not_in_the_book_D7(assistant: Staff) -> None:
    assert journal.last_number() > 0
    assert dutylog.day(clock.today()).entries == ()


def test_a_handovers_explanations_are_in_the_book_but_not_its_bare_counts_H2_D7(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    record = relieved(assistant, second)
    item = record.lines[0]
    for counted in (item.expected, 0):
        handover.answer(record.id, item.key, handover.LineAnswer(counted=counted), by=second)
    handover.explain(record.id, item.key, handover.Account(note="送修"), by=assistant)
    entries = dutylog.day(clock.today()).entries
    said = [entry.words["note"] for entry in entries if "note" in entry.words]
    assert said == ["送修"]


def test_any_past_day_can_be_read_for_ever_D7(assistant: Staff, time: Clock) -> None:
    entry = write(assistant)
    time.pass_(days=4000)
    assert dutylog.day(entry.day).entries == (dutylog.get(entry.number),)
    assert dutylog.day(clock.today()).entries == ()


def test_midnight_is_the_estates_midnight_D7(assistant: Staff, time: Clock) -> None:
    time.pass_(hours=14, minutes=59)
    assert write(assistant).day == date(2026, 11, 23)
    time.pass_(minutes=1)
    assert write(assistant).day == date(2026, 11, 24)


def test_the_supervisor_signs_exactly_what_stood_D4(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    first, second = write(assistant), write(assistant)
    time.pass_(days=1)
    page = dutylog.sign_day(yesterday(), PIN, by=supervisor)
    assert page.signed is not None
    assert (page.signed.staff, page.signed.at) == (supervisor, clock.now())
    assert (page.signed.through, page.signed.count) == (second.number, 2)
    payload = journal.get(page.signed.number).payload
    assert payload == {"day": first.day.isoformat(), "through": second.number, "count": 2}


def test_an_unsigned_day_shows_until_it_is_signed_D4(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    day = write(assistant).day
    assert dutylog.unsigned_days(clock.today()) == []
    time.pass_(days=1)
    other = write(assistant).day
    time.pass_(days=1)
    assert dutylog.unsigned_days(clock.today()) == [day, other]
    dutylog.sign_day(day, PIN, by=supervisor)
    assert dutylog.unsigned_days(clock.today()) == [other]


def test_a_later_entry_about_a_signed_day_is_late_and_unsigned_until_signed_again_D4(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    entry = write(assistant)
    time.pass_(days=1)
    dutylog.sign_day(entry.day, PIN, by=supervisor)
    correction = dutylog.correct(entry.number, Correction(what="租户问停车"), by=assistant)
    page = dutylog.day(entry.day)
    assert page.signed is None
    assert page.late == page.unsigned == (correction,)
    assert dutylog.unsigned_days(clock.today()) == [entry.day]
    again = dutylog.sign_day(entry.day, PIN, by=supervisor)
    assert [s.count for s in again.signatures] == [1, 1]
    assert again.signed == again.signatures[-1]
    assert dutylog.unsigned_days(clock.today()) == []


def test_today_can_be_signed_and_what_follows_shows_unsigned_D4(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    write(assistant)
    assert dutylog.sign_day(clock.today(), PIN, by=supervisor).signed
    after = write(assistant)
    page = dutylog.day(clock.today())
    assert page.unsigned == (after,)
    assert page.late == ()
    time.pass_(days=1)
    assert dutylog.unsigned_days(clock.today()) == [after.day]


def test_what_came_after_the_supervisor_read_the_page_stays_unsigned_D4(
    assistant: Staff, supervisor: Staff
) -> None:
    read = write(assistant)
    unread = write(assistant)
    page = dutylog.sign_day(clock.today(), PIN, by=supervisor, through=read.number)
    assert page.unsigned == (unread,)
    assert page.signatures[0].count == 1


def test_nobody_but_the_supervisor_signs_D4(assistant: Staff, manager: Staff) -> None:
    write(assistant)
    for other in (assistant, manager):
        with pytest.raises(Refused, match="role"):
            dutylog.sign_day(clock.today(), PIN, by=other)
    assert dutylog.day(clock.today()).signatures == ()


def test_a_wrong_pin_signs_nothing_and_is_recorded_D4(assistant: Staff, supervisor: Staff) -> None:
    write(assistant)
    with pytest.raises(Refused) as refused:
        dutylog.sign_day(clock.today(), "271828", by=supervisor)
    assert refused.value.field == "pin"
    head = journal.last()
    assert head is not None
    assert head.kind == "staff.pin_refused"
    assert dutylog.day(clock.today()).signatures == ()


def test_there_must_be_something_to_sign_on_a_day_that_has_come_D4(
    assistant: Staff, supervisor: Staff
) -> None:
    with pytest.raises(Refused, match="nothing left"):
        dutylog.sign_day(clock.today(), PIN, by=supervisor)
    with pytest.raises(Refused, match="not come"):
        dutylog.sign_day(clock.today() + timedelta(days=1), PIN, by=supervisor)
    write(assistant)
    dutylog.sign_day(clock.today(), PIN, by=supervisor)
    with pytest.raises(Refused, match="nothing left"):
        dutylog.sign_day(clock.today(), PIN, by=supervisor)


def test_a_handovers_log_is_its_own_entries_without_other_events_H3(
    assistant: Staff, time: Clock
) -> None:
    first = write(assistant)
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    time.pass_(hours=8)
    second = write(assistant)
    before = dutylog.newest_before_shift(first.shift)
    assert dutylog.numbers_since(before) == [first.number, second.number]
    assert dutylog.numbers_since(first.number) == [second.number]
    assert dutylog.newest_before_shift(second.shift) == second.number - 1


def test_a_day_without_an_entry_is_asked_for_until_it_is_signed_D4(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    write(assistant)
    time.pass_(days=1)
    empty = clock.today()
    time.pass_(days=1)
    write(assistant)
    assert dutylog.unsigned_days(clock.today()) == [empty - timedelta(days=1), empty]
    page = dutylog.sign_day(empty, PIN, by=supervisor)
    assert (page.entries, page.signatures[0].count, page.signed) == ((), 0, page.signatures[0])
    assert dutylog.unsigned_days(clock.today()) == [empty - timedelta(days=1)]
    with pytest.raises(Refused, match="nothing left to sign"):
        dutylog.sign_day(empty, PIN, by=supervisor)


def test_an_empty_day_is_not_signed_before_it_is_over_nor_asked_for_for_ever_D4(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    write(assistant)
    dutylog.sign_day(clock.today(), PIN, by=supervisor)
    assert dutylog.unsigned_days(clock.today()) == []
    time.pass_(days=1)
    with pytest.raises(Refused, match="nothing left to sign"):
        dutylog.sign_day(clock.today(), PIN, by=supervisor)
    time.pass_(days=400)
    assert len(dutylog.unsigned_days(clock.today())) == 31


def test_nothing_is_asked_for_from_before_the_first_entry_D4(assistant: Staff, time: Clock) -> None:
    time.pass_(days=10)
    write(assistant)
    assert dutylog.unsigned_days(clock.today()) == []
    time.pass_(days=1)
    assert dutylog.unsigned_days(clock.today()) == [yesterday()]


def test_signatures_on_a_page_are_named_beside_its_entries_D4(
    assistant: Staff, supervisor: Staff
) -> None:
    write(assistant)
    dutylog.sign_day(clock.today(), PIN, by=supervisor)
    write(assistant)
    page = dutylog.day(clock.today())
    assert (page.count, page.sealed, len(page.entries)) == (2, 1, 3)


def named(who: Staff, days: int = 3) -> NewDeputy:
    return NewDeputy(staff=who.id, until=clock.today() + timedelta(days=days), reason="休假")


def test_a_deputy_signs_while_the_supervisor_is_away_and_it_shows_D4(
    assistant: Staff, second: Staff, supervisor: Staff, time: Clock
) -> None:
    with pytest.raises(Forbidden):
        dutylog.name_deputy(named(assistant), by=assistant)
    dutylog.name_deputy(named(assistant), by=supervisor)
    write(second)
    with pytest.raises(Forbidden):
        dutylog.sign_day(clock.today(), PIN, by=second)
    page = dutylog.sign_day(clock.today(), PIN, by=assistant)
    assert (page.signatures[0].staff, page.signatures[0].deputy) == (assistant, True)
    write(second)
    assert not dutylog.sign_day(clock.today(), PIN, by=supervisor).signatures[1].deputy
    time.pass_(days=4)
    assert dutylog.deputy() is None
    with pytest.raises(Forbidden):
        dutylog.sign_day(yesterday(), PIN, by=assistant)


def test_a_deputy_signs_no_more_once_the_supervisor_is_back_D4(
    assistant: Staff, supervisor: Staff
) -> None:
    with pytest.raises(Refused, match="Nobody is named"):
        dutylog.end_deputy(by=supervisor)
    dutylog.name_deputy(named(assistant), by=supervisor)
    dutylog.end_deputy(by=supervisor)
    write(assistant)
    with pytest.raises(Forbidden):
        dutylog.sign_day(clock.today(), PIN, by=assistant)


@pytest.mark.parametrize(("days", "field"), [(-1, "until"), (32, "until")])
def test_a_deputy_is_named_for_a_month_at_most_D4(
    days: int, field: str, assistant: Staff, supervisor: Staff
) -> None:
    with pytest.raises(Refused) as refused:
        dutylog.name_deputy(named(assistant, days), by=supervisor)
    assert refused.value.field == field
    with pytest.raises(Refused, match="anyhow"):
        dutylog.name_deputy(named(supervisor), by=supervisor)
