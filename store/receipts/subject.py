"""What the book of receipts answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from store import catalogue, journal, money
from store.answers import Answers
from store.export import Export
from store.figure import Figure, Period
from store.receipts.inputs import Invoicing, Kind, Method, Stage
from store.receipts.lapsing import lapse
from store.receipts.proofs import PROOFS
from store.receipts.receipt import RECEIPTS, between
from store.receipts.rights import ISSUE_RECEIPTS, REDDEN_RECEIPTS, VOID_RECEIPTS
from store.receipts.sentences import CALLED, SENTENCES
from store.receipts.settings import ReceiptSettings
from store.receipts.sheets import CERTIFICATE, LOSS, RECEIPT
from store.rights import READ_MONEY, Role, may
from store.sentences import yuan
from store.text import mark
from store.waiting import Handed

_chinese = catalogue.of("zh_CN").gettext
_STEPS = ("issue", "reprint", "certify")
_INVOICES = ("ask_invoice", "withdraw_invoice", "issue_invoice", "need_red", "redden_invoice")


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "receipt")
    red = sum(one.kind is Kind.RED for one in between(period))
    yield Figure(
        mark("Receipts issued"),
        made["receipt.issued"] - red,
        mark("Receipts and deposit receipts, void ones too; red ones apart."),
    )
    yield Figure(mark("Receipts void"), made["receipt.voided"], mark("Made void in the period."))
    yield Figure(mark("Red receipts"), red, mark("Given in the period."))


def handed(_now: datetime) -> Iterator[Handed]:
    """Receipts whose invoice is promised, or has to be made red ($48)."""
    where = "WHERE receipt.invoice IN ('asked', 'red_needed') ORDER BY receipt.id"
    for one in RECEIPTS.table.read(where):
        facts = {"number": one.number, "state": one.invoice.value}
        yield Handed(one.subject, one.home, facts, journal.newest_of(one.subject))


def _records(period: Period | None) -> Iterator[Mapping[str, object]]:
    numbers = {one.id: one.number for one in between()}
    for one in between(period):
        yield {
            "number": one.number,
            "kind": one.kind.value,
            "amount": one.amount,
            "state": one.stage.value,
            "refers_to": numbers.get(one.refers_to or 0),
            "home": one.home,
            "about": one.about,
            "method": one.method.value,
            "received_on": one.received_on.isoformat(),
            "made_at": one.made_at.isoformat(timespec="milliseconds"),
            "invoice": one.invoice.value,
        }


def _exported(period: Period | None) -> Iterator[Sequence[str]]:
    numbers = {one.id: one.number for one in between()}
    for one in between(period):
        codes = (_chinese(code.called) for code in (one.kind, one.method, one.stage, one.invoice))
        kind, method, state, invoice = codes
        original = numbers.get(one.refers_to or 0, "")
        amount, day = money.text(one.amount, grouped=False), one.received_on.isoformat()
        yield one.number, kind, one.home, one.payer, amount, method, day, state, original, invoice


EXPORT = Export(
    "receipts",
    mark("the book of receipts"),
    ("编号", "种类", "房号", "交款人", "金额", "方式", "收款日", "状态", "原收据", "发票"),
    _exported,
    dated=True,
    records=_records,
)


def sees(role: Role, _receipt: int) -> bool:
    """Finance sees receipts too."""
    return may(role, READ_MONEY)


ANSWERS = Answers(
    rights=(ISSUE_RECEIPTS, VOID_RECEIPTS, REDDEN_RECEIPTS),
    operations={
        **{f"receipts.steps.{name}": ISSUE_RECEIPTS for name in _STEPS},
        **{f"receipts.invoices.{name}": ISSUE_RECEIPTS for name in _INVOICES},
        "receipts.steps.void": VOID_RECEIPTS,
        "receipts.steps.redden": REDDEN_RECEIPTS,
    },
    sees=sees,
    settings=ReceiptSettings,
    settled=lapse,
    lapse=lapse,
    set_back=RECEIPTS.set_back,
    sheets=(RECEIPT, CERTIFICATE, LOSS),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"method": Method, "amount": yuan, "state": Invoicing, "stage": Stage},
    handed=handed,
    printed=RECEIPTS.printed,
    find=RECEIPTS.find(lambda one: f"{one.number} {one.home}"),
    personal={"receipt": ("payer", "reference", "lines", "remark", "salt", "title", "tax_number")},
    checks=RECEIPTS.checks,
    proofs=PROOFS,
    exports=(EXPORT,),
)
