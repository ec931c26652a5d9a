"""What the demo estate's homes owe, and how far each was asked: from the bills that there are."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.dunning.debtor import debtors
from store.dunning.inputs import Hold, How, NewStep, Promise, Resting, Taken
from store.dunning.more import rest
from store.dunning.steps import promise, take
from store.rights import Staff

_ONE_MONTH = 3  # bills of a month: the fee, a car space, a share of a cost


def plan(past: Past) -> None:
    """Let those who owe be called, and the first few of them be told in writing."""
    past.plan(past.moment(3, 90), partial(_call, past.assistant(3)))
    past.plan(past.moment(1, 100), partial(_go_on, past.assistant(1)))


def _call(by: Staff) -> None:
    """Those who owe several months: this month's falls due on a day, and that may lie ahead."""
    for one in [one for one in debtors() if one.overdue and one.bills > _ONE_MONTH][:6]:
        given = NewStep(rung=Taken.REMINDER, whom=one.name, how=How.CALLED, said="说这几天来交")
        take(one.id, given, by=by)


def _go_on(by: Staff) -> None:
    owing = [one for one in debtors() if one.overdue and one.rung is not None]
    today = clock.today()
    for one in owing[:1]:
        text = "请收到本通知后到前台缴清，或来电说明情况。"
        given = NewStep(rung=Taken.FIRST, whom=one.name, how=How.HANDED, proof="回执 1", text=text)
        take(one.id, given, by=by)
    for one in owing[1:2]:
        promise(one.id, Promise(promise_on=today + timedelta(days=1), said="明天转账"), by=by)
    for one in owing[2:3]:
        until = today + timedelta(days=20)
        rest(one.id, Resting(hold=Hold.DISPUTE, until=until, reason="对面积有异议"), by=by)
