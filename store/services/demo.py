"""The demo estate's paid services: one paid, one unpaid, one agreed, one quoted, one refused."""

from __future__ import annotations

from datetime import time, timedelta
from functools import partial

from store import clock, money, tickets
from store.answers import Past
from store.desk import staff
from store.errors import Refused
from store.payments import NewPayment
from store.rights import Role, Staff
from store.services.inputs import Accepted, Agreed, How, NewQuote, Reason
from store.services.service import Service, get
from store.services.settling import accept, pay, put_on_account, show
from store.services.steps import agree, quote, refuse

# How far each came: how many steps of _STEPS were done.
_JOBS = (
    ("厨房下水堵塞，请疏通", "FWST", "CLJF, 1", "paid", 6),
    ("客厅吸顶灯更换，灯具自备", "FWDL", "自备 吸顶灯, 1", "account", 5),
    ("主卫地漏反水，请疏通", "FWST", "", "done", 4),
    ("阳台装两盏壁灯", "FWDL", "", "agreed", 2),
    ("洗衣机下水慢，请疏通", "FWST", "", "quoted", 1),
    ("储藏室加装灯", "FWDL", "", "refused", 3),
)


def plan(past: Past) -> None:
    """Let some homes order a service; each comes as far as its row says."""
    homes = past.lived_in[5:]
    for place, job in enumerate(_JOBS):
        if place < len(homes) and past.shifts > job[4]:
            at = past.moment(job[4], 130 + 9 * place)
            past.plan(at, partial(_order, homes[place], job, past.assistant(job[4])))


def _order(home: int, job: tuple[str, str, str, str, int], by: Staff) -> None:
    what, code, materials, until, _back = job
    new = tickets.NewTicket(home=home, what=what, kind=tickets.Kind.PAID)
    ticket = tickets.take(new, by=by)
    count = 200 if "两盏" in what else 100
    given = NewQuote.model_construct(
        service=code, quantity=count, call_out=False, surcharge=False, materials=materials,
        price=None, most=None, decides="", valid_until=None,
    )  # fmt: skip
    one = quote(ticket.id, given, by=by)
    if until == "quoted":
        return
    if until == "refused":
        refuse(one.id, Reason(reason="业主嫌贵，自行处理"), by=by)
        tickets.withdraw(ticket.id, tickets.Reason(reason="业主自行处理"), by=by)
        return
    agreed = Agreed.model_construct(
        sum=one.offered, who="业主", how=How.PERSON, at=None, on_account=until == "account"
    )
    agree(one.id, agreed, by=by)
    if until == "agreed":
        at = clock.moment(clock.today() + timedelta(days=1), time(10))
        sent = tickets.Dispatch(worker="赵师傅", team="工程部", agreed=at)
        tickets.dispatch(ticket.id, sent, by=by)
        return
    _do(ticket.id, get(one.id), until, by)


def _do(ticket_id: int, one: Service, until: str, by: Staff) -> None:
    tickets.dispatch(ticket_id, tickets.Dispatch(worker="赵师傅", team="工程部"), by=by)
    tickets.arrive(ticket_id, by=by)
    tickets.complete(ticket_id, tickets.Completion(result="已完成，试用正常"), by=by)
    told = "师傅很仔细"
    given = tickets.OpinionGiven(opinion=tickets.Opinion.SATISFIED, words=told)
    tickets.give_opinion(ticket_id, given, by=by)
    tickets.visit(ticket_id, tickets.Visit(opinion=tickets.Opinion.SATISFIED), by=by)
    tickets.close(ticket_id, by=by)
    show(one.id, by=by)
    if until == "done":
        return
    accept(one.id, Accepted(who="业主", signed=True), by=by)
    try:
        if until == "account":
            put_on_account(one.id, by=staff.first_of(Role.SUPERVISOR))
            return
        sum_ = money.text(get(one.id).listed or 0, grouped=False)
        new = NewPayment.model_validate({"amount": sum_})
        pay(f"demo-service-{one.id}", one.id, new, by=by)
    except Refused:  # nobody is named who pays for that home
        return
