"""What a report may be about already, and reports that join a ticket (W1)."""

from __future__ import annotations

import pytest

from store import journal, residents, tickets
from store.engine import database
from store.errors import Refused
from store.residents import NewHome
from store.rights import Staff
from store.tickets import Joined, NewTicket, Reason, Why
from tests.conftest import Clock


def home(by: Staff, code: str = "3-2-1201") -> int:
    return residents.add_home(NewHome(code=code), by=by).id


def take(by: Staff, what: str, **more: object) -> int:
    new = NewTicket.model_validate({"place": "大堂", "what": what, **more})
    return tickets.take(new, by=by).id


def found(home_id: int | None, what: str = "") -> list[tuple[int, Why]]:
    return [(one.ticket.id, one.why) for one in tickets.similar(home_id, what)]


def end(number: int, by: Staff) -> None:
    tickets.withdraw(number, Reason(reason="自修"), by=by)


def test_a_homes_open_tickets_and_those_ended_within_thirty_days_are_alike(
    assistant: Staff, time: Clock
) -> None:
    here = home(assistant)
    take(assistant, "门锁坏", home=here)
    end(1, assistant)
    time.pass_(days=29)
    take(assistant, "漏水", home=here)
    take(assistant, "灯不亮", home=home(assistant, "3-2-1202"))
    assert found(here) == [(2, Why.OPEN), (1, Why.AGAIN)]
    time.pass_(days=2)
    assert found(here) == [(2, Why.OPEN)]


def test_those_in_like_words_stand_first(assistant: Staff) -> None:
    here = home(assistant)
    take(assistant, "主卧空调不制冷", home=here)
    take(assistant, "门锁坏", home=here)
    assert found(here, "空调又不制冷了")[0] == (1, Why.OPEN)
    assert found(here, "门锁打不开")[0] == (2, Why.OPEN)


def test_open_ones_elsewhere_are_alike_by_their_words_only(assistant: Staff) -> None:
    """Of a lift that stands several homes call."""
    take(assistant, "三号楼电梯停了，关了人", place="三号楼")
    take(assistant, "灯不亮")
    assert found(home(assistant), "电梯停了") == [(1, Why.ELSEWHERE)]
    assert found(None, "电梯停了") == [(1, Why.ELSEWHERE)]
    end(1, assistant)
    assert found(None, "电梯停了") == []


def test_who_reports_it_too_is_kept_beside_it_and_in_no_entry_F6(
    assistant: Staff, second: Staff
) -> None:
    take(assistant, "电梯停了")
    tickets.join(1, Joined(what="里面有人", caller="汤军", phone="15200006069"), by=second)
    ticket = tickets.get(1)
    assert (ticket.steps[-1].kind, ticket.stage) == ("joined", tickets.Stage.TAKEN)
    (one,) = tickets.callers(1)
    assert (one.caller, one.phone, one.entry) == ("汤军", "15200006069", ticket.last_number)
    rows = database.db.execute_sql("SELECT payload FROM journal").fetchall()
    texts = database.db.execute_sql("SELECT text FROM journal_text").fetchall()
    assert not any("汤军" in row or "15200006069" in row for (row,) in [*rows, *texts])
    assert tickets.search("里面有人", second.role).tickets == (ticket,)


def test_nobody_joins_what_has_ended(assistant: Staff) -> None:
    take(assistant, "电梯停了")
    end(1, assistant)
    with pytest.raises(Refused):
        tickets.join(1, Joined(what="又停了"), by=assistant)
    assert tickets.callers(1) == []


def test_a_fault_that_comes_again_names_the_ticket_before_it_and_that_one_the_later(
    assistant: Staff,
) -> None:
    take(assistant, "漏水")
    end(1, assistant)
    take(assistant, "又漏了", again_of=1)
    assert tickets.again_of(tickets.get(2)) == 1
    assert tickets.again(1) == [2]
    assert tickets.again_of(tickets.get(1)) is None
    assert journal.get(tickets.get(2).steps[0].number).payload["again_of"] == 1


def test_a_ticket_that_is_named_must_be_there(assistant: Staff) -> None:
    with pytest.raises(Refused) as refused:
        take(assistant, "又漏了", again_of=99)
    assert refused.value.field == "again_of"
    assert tickets.queue() == []


def test_two_homes_that_leak_are_not_alike_for_one_word(assistant: Staff) -> None:
    take(assistant, "厨房水龙头漏水", home=home(assistant))
    assert found(home(assistant, "3-2-1202"), "漏水") == []
    assert found(home(assistant, "3-2-1203"), "水龙头漏水") == [(1, Why.ELSEWHERE)]


def test_this_homes_stand_before_what_is_alike_elsewhere(assistant: Staff) -> None:
    take(assistant, "三号楼电梯停了", place="三号楼")
    here = home(assistant)
    take(assistant, "门锁坏", home=here)
    assert found(here, "电梯停了") == [(2, Why.OPEN), (1, Why.ELSEWHERE)]
