"""What payments answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store import bills, catalogue, clock, journal, money, residents
from store.answers import Answers, Undo
from store.export import Export
from store.figure import Figure, Period
from store.payments.checks import CHECKS
from store.payments.payment import (
    PAYMENTS,
    Payment,
    of_home,
    prepaid_by,
    prepaid_of,
    settled_by,
)
from store.payments.refund import REFUNDS
from store.payments.rights import APPROVE_REFUNDS, RIGHTS, TAKE_PAYMENTS
from store.payments.sentences import CALLED, SENTENCES
from store.payments.settings import PaymentSettings
from store.payments.steps import redden, void
from store.receipts import REDDEN_RECEIPTS, VOID_RECEIPTS, Method
from store.rights import READ_MONEY, Role, may
from store.sentences import yuan
from store.text import mark
from store.waiting import Staying

_chinese = catalogue.of("zh_CN").gettext


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "payment")
    undone = made["payment.voided"] + made["payment.reddened"]
    yield Figure(mark("Payments taken"), made["payment.taken"], mark("Taken in it."))
    yield Figure(mark("Payments given back"), undone, mark("Void or red in it."))


def _read(period: Period | None) -> list[Payment]:
    if period is None:
        return PAYMENTS.table.read("ORDER BY payment.id")
    where = "WHERE payment.received_on >= ? AND payment.received_on <= ? ORDER BY payment.id"
    return PAYMENTS.table.read(where, period.first, period.last)


def _records(period: Period | None) -> Iterator[Mapping[str, object]]:
    for one in _read(period):
        settles = [
            {"bill": bills.get(bill).number, "amount": amount}
            for bill, amount in settled_by(one.id).items()
        ]
        yield {
            "number": one.id,
            "home": one.home,
            "method": one.method.value,
            "amount": one.amount,
            "settlements": settles,
            "prepaid": prepaid_by(one.id),
            "receipt": one.receipt,
            "received_on": one.received_on.isoformat(),
            "state": one.stage.value,
        }


def _exported(period: Period | None) -> Iterator[Sequence[str]]:
    for one in _read(period):
        sums = money.text(one.amount, grouped=False), money.text(prepaid_by(one.id), grouped=False)
        told = _chinese(one.method.called), one.received_on.isoformat(), one.receipt
        yield one.home, one.payer, *sums, *told, _chinese(one.stage.called)


def sees(role: Role, _payment: int) -> bool:
    """Finance sees payments too."""
    return may(role, READ_MONEY)


def stays(home_id: int) -> Iterator[Staying]:
    """What waits of who pays now: it goes back, or over, when they leave ($32, M29)."""
    payer = bills.payer_on(home_id, clock.today())
    waits = prepaid_of(home_id, payer.id) if payer else 0
    for last in of_home(home_id)[:1] if waits else []:
        yield Staying("payment.stays", last.subject, {"amount": waits})


EXPORT = Export(
    "payments",
    mark("the payments"),
    ("房号", "交款人", "金额", "预收", "方式", "收款日", "收据", "状态"),
    _exported,
    dated=True,
    records=_records,
)
ANSWERS = Answers(
    rights=RIGHTS,
    operations={
        "payments.steps.take": TAKE_PAYMENTS,
        "payments.steps.void": VOID_RECEIPTS,
        "payments.steps.redden": REDDEN_RECEIPTS,
        "payments.refunds.ask": TAKE_PAYMENTS,
        "payments.refunds.approve": APPROVE_REFUNDS,
        "payments.refunds.refuse": APPROVE_REFUNDS,
        "payments.refunds.pay": TAKE_PAYMENTS,
    },
    settings=PaymentSettings,
    set_back=REFUNDS.set_back,
    sees=sees,
    printed=REFUNDS.printed,
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"home": residents.code_told, "method": Method, "way": Method, "amount": yuan},
    undo=Undo(void, redden),
    stays=stays,
    personal={"payment": ("reference",), "refund": ("payee",)},
    checks=CHECKS,
    exports=(EXPORT,),
    demo=True,
)
