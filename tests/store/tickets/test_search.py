"""Finding a ticket: by number, room, name, phone, worker, words; ended ones too."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, residents, tickets
from store.findings import NewFinding
from store.residents import NewHome, NewPerson
from store.rights import Role, Staff
from store.tickets import Dispatch, NewTicket, Reason, findings


@pytest.fixture
def desk(supervisor: Staff) -> Staff:
    """Ticket 1 of 3-2-1201, with a worker; 2 in the hall, withdrawn; 3 of 3-2-1202, no caller."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=supervisor)
    residents.move_in(home.id, NewPerson(name="张惠文", phone="13812341234"), by=supervisor)
    other = residents.add_home(NewHome(code="3-2-1202"), by=supervisor)
    residents.move_in(other.id, NewPerson(name="李雷", phone="13900005678"), by=supervisor)
    new = NewTicket(home=home.id, what="主卧空调漏水", caller="张惠文", phone="13812341234")
    tickets.take(new, by=supervisor)
    tickets.dispatch(1, Dispatch(worker="王师傅", team="工程组"), by=supervisor)
    tickets.take(NewTicket(place="三号楼大堂", what="Light off", caller="Anna"), by=supervisor)
    tickets.withdraw(2, Reason(reason="自修"), by=supervisor)
    tickets.take(NewTicket(home=other.id, what="门禁卡失灵"), by=supervisor)
    return supervisor


def found(text: str, role: Role = Role.ASSISTANT) -> list[int]:
    return [ticket.id for ticket in tickets.search(text, role).tickets]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1", [3, 1]),
        ("000001", [1]),
        ("000002", [2]),
        ("０００００２", [2]),
        ("3-2-1201", [1]),
        ("3-2", [3, 1]),
        ("1202", [3]),
        ("张惠文", [1]),
        ("zhw", [1]),
        ("李雷", [3]),
        ("1234", [1]),
        ("王师傅", [1]),
        ("王 空调", [1]),
        ("空调 李雷", []),
        ("漏水", [1]),
        ("自修", [2]),
        ("大堂", [2]),
        ("light", [2]),
        ("anna", [2]),
        ("ANNA", [2]),
        ("工程组 1201", [1]),
        ("没有", []),
        ("!!", []),
        ("", []),
        ("1" * 40, []),
    ],
)
def test_a_ticket_is_found_by_number_room_name_worker_and_words(
    text: str, numbers: list[int]
) -> None:
    assert found(text) == numbers


def test_what_was_corrected_is_found_by_the_correction_too(desk: Staff) -> None:
    from store import dutylog, journal

    taken = journal.of_subject("ticket:1")[0]
    dutylog.correct(taken.number, dutylog.Correction(what="次卧空调"), by=desk)
    assert found("次卧") == [1]


@pytest.mark.usefixtures("desk")
def test_engineering_finds_its_work_by_the_room_but_no_resident_by_phone_F6() -> None:
    assert found("3-2-1201", Role.ENGINEERING) == [1]
    assert found("王师傅", Role.ENGINEERING) == [1]
    assert found("1234", Role.ENGINEERING) == []
    assert found("李雷", Role.ENGINEERING) == []


def test_a_guard_finds_only_findings(desk: Staff) -> None:
    tickets.take(NewTicket(place="车库", what="灯不亮"), by=desk)
    due = clock.now() + timedelta(days=1)
    new = NewFinding(place="车库", what="灯罩破", worker="王师傅", due=due)
    raised = findings.raise_(new, by=desk)
    assert found("车库", Role.GUARD) == [raised.id]


def test_older_ones_that_may_fit_are_said_to_be_left_out(desk: Staff) -> None:
    for number in range(5):
        tickets.take(NewTicket(place="车库", what=f"灯{number}"), by=desk)
    assert not tickets.search("车库", Role.ASSISTANT, most=5).more
    few = tickets.search("车库", Role.ASSISTANT, most=3)
    assert ([ticket.id for ticket in few.tickets], few.more) == ([8, 7, 6], True)


def test_the_ticket_of_that_number_is_never_left_out(desk: Staff) -> None:
    for number in range(12):
        tickets.take(NewTicket(place="车库", what=f"灯{number}"), by=desk)
    assert 1 in [ticket.id for ticket in tickets.search("1", Role.ASSISTANT, most=2).tickets]
