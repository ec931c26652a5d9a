"""What a rule forbids is itself on record, by whom and which rule, without personal data (D2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import clock, dutylog, handover, journal, keys, tickets
from store.desk import staff
from store.desk.staff import NewStaff
from store.dutylog import Category, Correction, NewEntry
from store.errors import Forbidden, Refused
from store.handover import Pass, Signing
from store.journal.entry import Entry
from store.journal.operation import operation
from store.keys import Identity, KeyLoan, NewKey, Signed
from store.rights import Role, Staff
from store.tickets import Dispatch, NewTicket, Unseen
from tests.conftest import PIN, Clock
from tests.relieving import relieved

LOAN = {"borrower": "欧阳师傅", "reason": "修水泵"}


def refused(attempt: Callable[[], object]) -> Entry:
    """The one entry that a forbidden attempt leaves."""
    before = journal.last_number()
    with pytest.raises(Forbidden):
        attempt()
    [entry] = journal.numbered(range(before + 1, before + 9))
    assert entry.kind == "attempt.refused"
    return entry


def loan() -> KeyLoan:
    return KeyLoan(
        **LOAN,
        due=clock.now() + timedelta(hours=1),
        identity=Identity.WORK_PASS,
        signed=Signed.PAPER,
    )


def test_a_wrong_role_is_on_record_F6(assistant: Staff) -> None:
    new = NewStaff(name="赵六", number="1009", role=Role.MANAGER, pin=PIN)
    entry = refused(lambda: staff.add(new, by=assistant))
    assert entry.staff_id == assistant.id
    assert entry.subject == f"staff:{assistant.id}"
    assert entry.payload == {
        "operation": "staff.add",
        "of": None,
        "rule": "Your role does not allow this.",
    }
    assert not entry.words


def test_signing_a_day_by_an_assistant_is_on_record_D4(assistant: Staff) -> None:
    entry = refused(lambda: dutylog.sign_day(clock.today(), PIN, by=assistant))
    assert entry.payload["operation"] == "dutylog.sign_day"


def test_a_second_lending_is_on_record_without_the_borrower_K2(assistant: Staff) -> None:
    key = keys.hold(NewKey(hook="A1", doors="机房"), by=assistant)
    keys.lend(key.id, loan(), by=assistant)
    entry = refused(lambda: keys.lend(key.id, loan(), by=assistant))
    assert (entry.payload["operation"], entry.payload["of"]) == ("keys.lend", key.id)
    assert LOAN["borrower"] not in str(entry)
    assert "{borrower}" in entry.payload["rule"]


def test_closing_without_the_call_is_on_record_W3(assistant: Staff, time: Clock) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    tickets.dispatch(ticket.id, Dispatch(team="工程组", worker="张师傅"), by=assistant)
    time.pass_(minutes=21)
    tickets.complete(ticket.id, Unseen(result="已换灯", unseen="已电话指导"), by=assistant)
    entry = refused(lambda: tickets.close(ticket.id, by=assistant))
    assert (entry.payload["operation"], entry.payload["of"]) == ("tickets.close", ticket.id)
    assert "the call to the resident" in entry.payload["rule"]


def test_a_signature_by_somebody_else_is_on_record_H5(
    assistant: Staff, second: Staff, manager: Staff
) -> None:
    handover.take_desk(by=assistant)
    record = relieved(assistant, second)
    entry = refused(lambda: handover.sign(record.id, Signing(pin=PIN), by=manager))
    assert (entry.staff_id, entry.payload["operation"]) == (manager.id, "handover.sign")


def test_letting_a_handover_pass_without_the_right_is_on_record_H9(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    record = relieved(assistant, second)
    given = Pass(reason="急", number=assistant.number, pin=PIN)
    entry = refused(lambda: handover.let_pass(record.id, "ticket:1", given))
    assert entry.staff_id == assistant.id


def test_correcting_a_signature_is_on_record_D2(assistant: Staff, supervisor: Staff) -> None:
    dutylog.write(NewEntry(category=Category.OTHER, what="x"), by=assistant)
    dutylog.sign_day(clock.today(), PIN, by=supervisor)
    signed = journal.last_number()
    refused(lambda: dutylog.correct(signed, Correction(what="y"), by=assistant))


def test_an_attempt_inside_a_larger_operation_is_recorded_once_after_it_is_undone(
    assistant: Staff,
) -> None:
    @operation
    def two(first: int, *, by: Staff) -> None:
        keys.hold(NewKey(hook="A1", doors="机房"), by=by)
        keys.lend(first, loan(), by=by)

    key = keys.hold(NewKey(hook="B1", doors="机房"), by=assistant)
    keys.lend(key.id, loan(), by=assistant)
    entry = refused(lambda: two(key.id, by=assistant))
    assert entry.payload["of"] == key.id
    assert [held.hook for held in keys.inventory()] == ["B1"]


def test_a_mere_slip_is_no_attempt(assistant: Staff) -> None:
    before = journal.last_number()
    with pytest.raises(Refused):
        keys.lend(
            keys.hold(NewKey(hook="A1", doors="机房"), by=assistant).id,
            KeyLoan(**LOAN, due=clock.now(), identity=Identity.WORK_PASS, signed=Signed.PAPER),
            by=assistant,
        )
    assert journal.last_number() == before + 1


def test_an_attempt_stands_in_no_page_of_the_book(assistant: Staff, supervisor: Staff) -> None:
    refused(lambda: dutylog.sign_day(clock.today(), PIN, by=assistant))
    assert not dutylog.day(clock.today()).entries


def test_the_chain_verifies_with_attempts_in_it(assistant: Staff) -> None:
    refused(lambda: dutylog.sign_day(clock.today(), PIN, by=assistant))
    assert journal.verify().right
