"""The month's figures of paid services: by service, by engineer, satisfaction beside (W20)."""

from __future__ import annotations

from typing import Any

import pytest

from store import clock, report, services, tickets
from store.figure import month
from store.residents import Home
from store.rights import Staff
from store.tickets import Opinion
from tests.store.services.serving import LAMP, accepted, agreed, estate, ordered, quoted


@pytest.fixture
def of(manager: Staff) -> Home:
    return estate(manager)


def served(by: Staff, of: Home, worker: str, liked: Opinion | None = None, **told: Any) -> int:
    """A service settled, in fen; and what its resident thought of it."""
    ticket = ordered(by, of)
    one = agreed(by, quoted(by, ticket, **told))
    tickets.dispatch(ticket.id, tickets.Dispatch(worker=worker), by=by)
    tickets.arrive(ticket.id, by=by)
    tickets.complete(ticket.id, tickets.Completion(result="好了"), by=by)
    one = accepted(by, one)
    if liked is not None:
        tickets.give_opinion(ticket.id, tickets.OpinionGiven(opinion=liked), by=by)
    return one.listed or 0


def _yuan(fen: int) -> str:
    return f"{fen / 100:.2f}"


def told() -> dict[str, str]:
    found, about = report.figures(month(clock.today())), services.ANSWERS.called["service"]
    return {one.figure.called(str): one.figure.text for one in found if one.about == about}


def test_jobs_and_money_are_told_by_service_and_by_engineer(of: Home, assistant: Staff) -> None:
    """W20: each fen once by service and once by engineer; satisfaction is each one's own."""
    first = served(assistant, of, "赵师傅", Opinion.SATISFIED)
    second = served(assistant, of, "赵师傅", Opinion.DISSATISFIED, service=LAMP)
    third = served(assistant, of, "钱师傅", service=LAMP)
    found = told()
    assert found["Settled of 管道疏通"] == "1" and found["Settled of 灯具安装"] == "2"
    assert found["Charged for 管道疏通"] == _yuan(first)
    assert found["Charged for 灯具安装"] == _yuan(second + third)
    assert found["Services by 赵师傅"] == "2" and found["Services by 钱师傅"] == "1"
    assert found["Charged by 赵师傅"] == _yuan(first + second)
    assert found["Satisfied with 赵师傅"] == "1/2 = 50.0 %"
    assert found["Satisfied with 钱师傅"] == "—"
    assert found["Charged for services"] == _yuan(first + second + third)
    apart = [
        one.before
        for one in report.compared(month(clock.today()))
        if one.told.figure.whose == "钱师傅"
    ]
    assert apart == [None] * 3
