"""What payments answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store import bills, catalogue, clock, journal, money, residents
from store.answers import Answers, Person, Undo
from store.engine import database, dialect
from store.export import Export
from store.figure import Figure, Period
from store.journal import Entry
from store.payments.bankfile import FILES, BankFile, FileStage
from store.payments.checks import CHECKS
from store.payments.payment import (
    PAYMENTS,
    Payment,
    late_by,
    of_home,
    prepaid_by,
    prepaid_of,
    settled_by,
)
from store.payments.refund import REFUNDS
from store.payments.rights import APPROVE_REFUNDS, RIGHTS, SET_ASIDE, TAKE_PAYMENTS
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
            "late": [
                {"bill": bills.get(bill).number, "amount": amount}
                for bill, amount in late_by(one.id).items()
            ],
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


def set_back() -> None:
    """Let refunds and bank files wait anew, now that the clock was set back."""
    REFUNDS.set_back()
    FILES.set_back()


def printed(subject: str) -> str:
    """The printed number of a refund or a bank file."""
    return REFUNDS.printed(subject) or FILES.printed(subject)


def _facts(one: BankFile) -> Mapping[str, object]:
    return {"count": one.waiting, "total": one.waits}


def erase(person: Person) -> Mapping[str, int]:
    """Empty what lines of bank files say of the person, or of what is known of them."""
    changed = 0
    for text in person.known_by:
        changed += database.db.execute_sql(
            f"UPDATE bank_line SET payer = '', said = '', why = '' WHERE {dialect.has('payer')}"
            f" OR {dialect.has('said')}",
            (text, text),
        ).rowcount
    return {"bank_lines": changed}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    if entry.subject.startswith("bank_file:") and "file" in entry.words:
        FILES.table.update(entry.subject_id, name="")


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
        "payments.putting.put_deposit": TAKE_PAYMENTS,
        "payments.crediting.credit": TAKE_PAYMENTS,
        "payments.steps.void": VOID_RECEIPTS,
        "payments.steps.redden": REDDEN_RECEIPTS,
        "payments.assigning.assign": TAKE_PAYMENTS,
        "payments.assigning.set_aside": SET_ASIDE,
        "payments.assigning.reopen": SET_ASIDE,
        "payments.importing.plan.carry_out": TAKE_PAYMENTS,
        "payments.refunds.ask": TAKE_PAYMENTS,
        "payments.refunds.approve": APPROVE_REFUNDS,
        "payments.refunds.refuse": APPROVE_REFUNDS,
        "payments.refunds.pay": TAKE_PAYMENTS,
    },
    settings=PaymentSettings,
    set_back=set_back,
    sees=sees,
    printed=printed,
    find=FILES.find(lambda one: f"{one.number} {one.name}"),
    handed=FILES.handed((FileStage.OPEN,), lambda one: one.number, _facts),
    erase=erase,
    forget=forget,
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "home": residents.code_told,
        "method": Method,
        "way": Method,
        "amount": yuan,
        "total": yuan,
    },
    undo=Undo(void, redden),
    stays=stays,
    personal={
        "payment": ("reference",),
        "refund": ("payee",),
        "bank_file": ("name",),
        "bank_line": ("payer", "said", "reference", "why"),
    },
    checks=CHECKS,
    exports=(EXPORT,),
    demo=True,
)
