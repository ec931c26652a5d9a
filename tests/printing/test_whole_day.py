from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from store import clock, dutylog, handover, keys, tickets
from store.dutylog import LOG_PAGE
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import PIN, Clock
from tests.keyboard import brought_back
from tests.printing.conftest import printed
from tests.relieving import relieved


@pytest.fixture
def people(assistant: Staff, second: Staff, supervisor: Staff) -> tuple[Staff, Staff, Staff]:
    return assistant, second, supervisor


def test_every_event_of_a_real_day_prints_in_chinese(
    people: tuple[Staff, Staff, Staff],
    time: Clock,
    tmp_path: Path,
    text: Callable[[bytes], str],
) -> None:
    """D7."""
    assistant, second, supervisor = people
    handover.take_desk(by=assistant)
    _repair(assistant, time)
    _complaint(assistant)
    _key(assistant, time)
    _log(assistant)
    _relief(assistant, second)
    dutylog.sign_day(clock.today(), PIN, by=supervisor)
    page = text(
        printed(
            LOG_PAGE, f"day:{clock.today()}", tmp_path / "day.pdf", supervisor
        ).path.read_bytes()
    )
    assert re.findall(r"(?:ticket|key|log|handover|duty|day)\.[a-z_]+", page) == []
    for expected in (
        "到岗值班",
        "致电业主",
        "借出",
        "移交",
        "更正第",
        "交接完成",
        "签阅",
        "交接说明（雨伞）：无异常",
        "交接说明（工单2）：无异常",
        "满意",
        "预计11-2310:25完工",
        "11-2310:25前还",
    ):
        assert expected in page


def _repair(by: Staff, time: Clock) -> None:
    ticket = tickets.take(NewTicket(what="空调不制冷", place="大堂"), by=by).id
    tickets.dispatch(ticket, tickets.Dispatch(worker="王师傅", team="工程组"), by=by)
    time.pass_(minutes=25)
    promise = clock.now() + timedelta(hours=1)
    tickets.call(ticket, tickets.Call(said="稍后到", expected=promise, spoken="住户"), by=by)
    tickets.arrive(ticket, by=by)
    rest = tickets.Suspension(reason="等配件", until=clock.today())
    tickets.suspend(ticket, rest, by=by)
    tickets.resume(ticket, by=by)
    tickets.complete(ticket, tickets.Completion(result="已修好"), by=by)
    tickets.give_opinion(ticket, tickets.OpinionGiven(opinion=tickets.Opinion.SATISFIED), by=by)
    tickets.visit(ticket, tickets.Visit(opinion=tickets.Opinion.SATISFIED), by=by)
    tickets.close(ticket, by=by)
    tickets.reopen(ticket, tickets.Reason(reason="又不制冷"), by=by)
    tickets.note(ticket, tickets.Note(words="已报主管"), by=by)
    tickets.withdraw(ticket, tickets.Withdrawal(reason="住户自理", word="不修了"), by=by)


def _complaint(by: Staff) -> None:
    new = NewTicket(what="夜间噪声", place="大堂", kind=tickets.Kind.COMPLAINT)
    ticket = tickets.take(new, by=by).id
    tickets.answer(ticket, tickets.Answer(words="已劝止"), by=by)


def _key(by: Staff, time: Clock) -> None:
    key = keys.hold(keys.NewKey(hook="A-3", doors="天台"), by=by).id
    due = clock.now() + timedelta(hours=1)
    keys.lend(
        key,
        keys.KeyLoan(
            borrower="王师傅",
            reason="检修",
            due=due,
            identity=keys.Identity.WORK_PASS,
            signed=keys.Signed.PAPER,
        ),
        by=by,
    )
    time.pass_(minutes=10)
    brought_back(key, by)
    keys.release(
        key,
        keys.KeyRelease(
            handed_to="工程组", identity=keys.Identity.WORK_PASS, signed=keys.Signed.PAPER
        ),
        by=by,
    )


def _log(by: Staff) -> None:
    entry = dutylog.write(dutylog.NewEntry(what="大堂灯不亮", follow_up_due=clock.today()), by=by)
    dutylog.correct(entry.number, dutylog.Correction(what="走廊灯不亮"), by=by)
    dutylog.follow_up(entry.number, dutylog.FollowedUp(words="已换"), by=by)


def _relief(outgoing: Staff, incoming: Staff) -> None:
    record = relieved(outgoing, incoming)
    for line in record.lines:
        given = handover.LineAnswer(counted=line.expected, note="无异常")
        handover.answer(record.id, line.key, given, by=incoming)
    first = record.lines[0].key
    handover.answer(record.id, first, handover.LineAnswer(counted=0), by=incoming)
    handover.explain(record.id, first, handover.Account(note="送修"), by=outgoing)
    mine = handover.Signing(pin=PIN)
    handover.refuse(record.id, handover.Refusal(reason="再清点一次"), by=incoming)
    handover.sign(record.id, mine, by=outgoing)
    handover.sign(record.id, mine, by=incoming)
