"""A receipt as it stands, and the book of them ($39–$46)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import date, datetime

from store import clock
from store.engine.table import Table, beginning
from store.figure import Period
from store.inputs import Input
from store.receipts.inputs import (
    Certificate,
    Invoice,
    InvoiceRequest,
    Invoicing,
    Kind,
    Line,
    Method,
    Reason,
    Reddening,
    Stage,
    Voiding,
)
from store.receipts.rights import ISSUE_RECEIPTS, REDDEN_RECEIPTS, VOID_RECEIPTS
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Receipt:
    """A receipt of the book: ``amount`` in fen, ``cashier`` who took it, ``about`` what for.

    ``written`` are its lines as they are kept; what is in no entry, the payer among it, makes with
    the salt the digest that its first entry keeps.
    """

    id: int
    number: str
    kind: Kind
    home_id: int
    home: str
    about: str
    payer: str
    amount: int
    method: Method
    reference: str
    received_on: date
    made_at: datetime
    cashier: int
    written: str
    remark: str
    refers_to: int | None
    invoice: Invoicing
    title: str
    tax_number: str
    invoice_no: str
    invoiced_on: date | None
    red_invoice_no: str
    red_invoiced_on: date | None
    reprints: int
    salt: str
    stage: Stage

    @property
    def subject(self) -> str:
        """The receipt as the journal names it."""
        return f"receipt:{self.id}"

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""
        return tuple(Line(*line) for line in json.loads(self.written))


def as_kept(lines: Iterable[Line]) -> str:
    """Lines as a receipt keeps them."""
    return json.dumps([astuple(line) for line in lines], ensure_ascii=False, separators=(",", ":"))


def _figures(one: Receipt) -> Mapping[str, object]:
    return {"number": one.number, "home": one.home_id}


def _waits(one: Receipt) -> Iterator[Waiting]:
    """What of its invoice is still to be done (X31)."""
    kinds = {Invoicing.ASKED: "invoice_asked", Invoicing.RED_NEEDED: "invoice_to_redden"}
    if one.invoice in kinds:
        figures = {"number": one.number, "home": one.home}
        kind = f"receipt.{kinds[one.invoice]}"
        yield Waiting(kind, one.subject, place=Place.FOLLOWING, figures=figures)


_VALID = (Stage.VALID,)
_EVER = tuple(Stage)
RECEIPTS = Register(
    "receipt",
    Table(
        "receipt",
        Receipt,
        "SELECT receipt.id, receipt.number, receipt.kind, receipt.home_id, coalesce(h.code, ''),"
        " receipt.about, receipt.payer, receipt.amount, receipt.method, receipt.reference,"
        " receipt.received_on, receipt.made_at, receipt.cashier, receipt.lines, receipt.remark,"
        " receipt.refers_to, receipt.invoice, receipt.title, receipt.tax_number,"
        " receipt.invoice_no, receipt.invoiced_on, receipt.red_invoice_no,"
        " receipt.red_invoiced_on, receipt.reprints, receipt.salt, receipt.stage"
        " FROM receipt LEFT JOIN home h ON h.id = receipt.home_id",
    ),
    Step("issued", Input, to=Stage.VALID, right=ISSUE_RECEIPTS),
    Step("voided", Voiding, _VALID, Stage.VOID, VOID_RECEIPTS),
    Step("reddened", Reddening, _VALID, Stage.RED, REDDEN_RECEIPTS, "cashier"),
    Step("reprinted", Reason, _EVER, right=ISSUE_RECEIPTS),
    Step("certified", Certificate, _VALID, right=ISSUE_RECEIPTS),
    Step("invoice_asked", InvoiceRequest, _VALID, right=ISSUE_RECEIPTS),
    Step("invoice_withdrawn", Reason, _VALID, right=ISSUE_RECEIPTS),
    Step("invoice_issued", Invoice, _VALID, right=ISSUE_RECEIPTS),
    Step("invoice_to_redden", Reason, _VALID, right=ISSUE_RECEIPTS),
    Step("invoice_reddened", Invoice, _VALID, right=ISSUE_RECEIPTS),
    figures=_figures,
    waits=_waits,
    private=("title", "tax_number"),
    columns=(
        *("number", "kind", "home_id", "about", "amount", "method", "received_on", "made_at"),
        *("cashier", "refers_to", "invoice", "invoice_no", "invoiced_on", "red_invoice_no"),
        *("red_invoiced_on", "reprints", "stage"),
    ),
    moments=("made_at",),
    named=("received_on", "invoiced_on", "red_invoiced_on"),
)

get = RECEIPTS.table.one
numbered = RECEIPTS.numbered


def listed(typed: str, most: int = 500) -> list[Receipt]:
    """The newest receipts whose number, home or payer begins so; at most so many."""
    fits, texts = beginning(typed.strip(), "receipt.number", "h.code", "receipt.payer")
    return RECEIPTS.table.read(f"WHERE {fits} ORDER BY receipt.id DESC LIMIT ?", *texts, most)


def of_home(home_id: int) -> list[Receipt]:
    """A home's receipts, the newest first."""
    return RECEIPTS.table.read("WHERE receipt.home_id = ? ORDER BY receipt.id DESC", home_id)


def of(about: str) -> list[Receipt]:
    """The receipts about a payment or a deposit, red ones too, in their order."""
    return RECEIPTS.table.read("WHERE receipt.about = ? ORDER BY receipt.id", about)


def between(days: Period | None = None) -> list[Receipt]:
    """The receipts made on these days, all without, in their order."""
    if days is None:
        return RECEIPTS.table.read("ORDER BY receipt.id")
    where = "WHERE receipt.made_at >= ? AND receipt.made_at < ? ORDER BY receipt.id"
    return RECEIPTS.table.read(where, *days.bounds)


def of_day(day: date | None = None) -> list[Receipt]:
    """The receipts made on a day, today's without."""
    on = day or clock.today()
    return between(Period(on, on))
