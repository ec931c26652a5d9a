"""The operations of the book of receipts ($39–$41, $45)."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from store import clock, journal, present, series
from store.desk import staff
from store.desk.staff import require
from store.errors import Refused
from store.estate import shifts
from store.inputs import Input
from store.journal.operation import operation
from store.receipts.inputs import (
    Certificate,
    Invoicing,
    Kind,
    Line,
    NewReceipt,
    Reason,
    Reddening,
    Stage,
    Voiding,
)
from store.receipts.invoices import NO_REQUEST, must_be_free
from store.receipts.receipt import RECEIPTS, Receipt, as_kept, get
from store.rights import Staff

SERIES = "SJ YJ HZ"
BOOKS = dict(zip(Kind, SERIES.split(), strict=True))
_ENDED = {Stage.VOID: "receipt.voided", Stage.RED: "receipt.reddened"}


@operation
def issue(new: NewReceipt, *, by: Staff) -> Receipt:
    """Issue a receipt; call it within the operation that takes the money, so that no gap is left.

    Raises ``Refused`` at the field that does not fit: nothing paid, lines that do not add up, no
    reference, or one that a receipt of another home or day has (X51, X81, X95, X99).
    """
    require(by, RECEIPTS.first.right)
    _must_add_up(new)
    _must_be_referred(new)
    return _begin(new, by)


def _begin(new: NewReceipt, by: Staff, original: Receipt | None = None) -> Receipt:
    number, salt = series.of_book(BOOKS[new.kind]), secrets.token_hex(16)
    row = asdict(new) | {"number": number, "salt": salt, "lines": as_kept(new.lines)}
    may_have_one = new.kind is Kind.INCOME and new.invoice
    row["invoice"] = Invoicing.NONE if may_have_one else Invoicing.NEVER
    row |= {"made_at": clock.now(), "cashier": by.id}
    row["refers_to"] = original.id if original else None
    content = digest(number, new.payer, new.reference, row["lines"], new.remark, salt)
    figures = {"amount": new.amount, "method": new.method, "content": content}
    figures |= {"original": original.number} if original else {}
    return RECEIPTS.begin(Input(), by, figures=figures, also=(new.about,), **row)


def digest(*content: str) -> str:
    """What the first entry of a receipt keeps of what is in no entry: 32 hexadecimal digits.

    That is, in this order: number, payer, reference, lines as they are kept, remark, salt.
    """
    told = json.dumps(content, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


@operation
def void(receipt_id: int, given: Voiding, *, by: Staff, about: str = "") -> Receipt:
    """Make a receipt void within its shift, all plies in hand; its number stays ($40).

    Raises ``Refused`` once it is void or red, once its shift is over, and while an invoice of it
    stands. What it settled whoever calls this gives back ($41); a deposit's receipt goes with the
    deposit, which ``about`` names.
    """
    receipt = _standing(receipt_id, "voided", by, about)
    if not same_shift(receipt.made_at):
        raise Refused("Its shift is over: give a red receipt for it.")
    if not given.plies_back:
        raise Refused("Collect all three plies first, or give a red receipt.", field="plies_back")
    must_be_free(receipt)
    return RECEIPTS.move(receipt, "voided", given, by, also=(receipt.about,), **_request(receipt))


@operation
def redden(receipt_id: int, given: Reddening, *, by: Staff, about: str = "") -> Receipt:
    """Give a red receipt, minus all of the original, and return it ($40).

    A second person approves it, not who took the money. Raises ``Refused`` as ``void`` does, but
    for the shift, and where the payer's ply is neither here nor stated as lost.
    """
    receipt = _standing(receipt_id, "reddened", by, about)
    if given.ply_back == bool(given.loss):
        raise Refused("The payer's ply is here, or stated as lost: one of both.", field="loss")
    must_be_free(receipt)
    red = NewReceipt(
        kind=Kind.RED,
        home_id=receipt.home_id,
        about=receipt.about,
        payer=receipt.payer,
        amount=-receipt.amount,
        method=receipt.method,
        reference=receipt.reference,
        received_on=clock.today(),
        lines=tuple(replace(line, amount=-line.amount) for line in receipt.lines),
    )
    given_out = _begin(red, by, receipt)
    RECEIPTS.move(
        receipt,
        "reddened",
        given,
        by,
        also=(receipt.about, given_out.subject),
        figures={"red": given_out.number},
        **_request(receipt),
    )
    return given_out


@operation
def reprint(receipt_id: int, why: Reason, *, by: Staff) -> Receipt:
    """Record that a receipt is printed once more, as it was, and count it ($45, X96)."""
    return _counted(receipt_id, "reprinted", why, by, 1)


@operation
def certify(receipt_id: int, why: Certificate, *, by: Staff) -> Receipt:
    """Record that a payer who lost their ply gets a certificate, never a second receipt ($45)."""
    return _counted(receipt_id, "certified", why, by, 0)


def _counted(receipt_id: int, kind: str, why: Input, by: Staff, more: int) -> Receipt:
    receipt = RECEIPTS.admitted(receipt_id, kind, by)
    return RECEIPTS.move(receipt, kind, why, by, reprints=receipt.reprints + more)


def same_shift(made_at: datetime) -> bool:
    """Whether what was made then was made in this shift, and nobody has taken over since ($40)."""
    now = clock.now()
    then, running = shifts.running(made_at), shifts.running(now)
    if then != running or (clock.day(made_at) != clock.day(now) and running is None):
        return False
    there = present.at_desk()
    return there is None or there.since <= made_at


def _standing(receipt_id: int, kind: str, by: Staff, about: str) -> Receipt:
    """A receipt that is neither void nor red yet; else says when and by whom it was made so."""
    require(by, RECEIPTS.steps[kind].right)
    receipt = get(receipt_id)
    if receipt.kind is Kind.RED:
        raise Refused("A red receipt stands: it is neither void nor red.")
    if receipt.kind is Kind.DEPOSIT and about != receipt.about:
        raise Refused("This is a deposit's receipt: undo the deposit, and it goes with it.")
    if receipt.stage in _ENDED:
        entry = journal.of_kind(receipt.subject, _ENDED[receipt.stage])[-1]
        raise Refused(
            "{number} is {stage} since {at}: {who}.",
            number=receipt.number,
            stage=receipt.stage,
            at=entry.happened,
            who=staff.names().get(entry.staff_id or 0, ""),
        )
    return RECEIPTS.admitted(receipt_id, kind, by)


def _request(receipt: Receipt) -> Mapping[str, Any]:
    """A request for an invoice goes with its receipt."""
    return NO_REQUEST if receipt.invoice is Invoicing.ASKED else {}


def _must_add_up(new: NewReceipt) -> None:
    if new.kind is Kind.RED:
        raise Refused("A red receipt refers to the one that it reddens.")
    if new.amount <= 0:
        raise Refused("A receipt is for more than nothing.", field="amount")
    if not new.lines or sum(line.amount for line in new.lines) != new.amount:
        raise Refused("The lines of a receipt add up to its amount.", field="amount")
    if not new.payer.strip():
        raise Refused("Please fill this in.", field="payer")
    if not all(_is_a_line(line) for line in new.lines):
        raise Refused("Each line of a receipt says what for, and how much.", field="amount")
    if new.received_on > clock.today():
        raise Refused("This day has not come yet.", field="received_on")


def _is_a_line(line: Line) -> bool:
    return bool(line.words.strip()) and line.amount != 0


def _must_be_referred(new: NewReceipt) -> None:
    if not new.method.referred:
        return
    if not new.reference:
        raise Refused("Please enter the number of this payment.", field="reference")
    # A red one has the number of what it takes back: that is free for the right home (X98).
    where = (
        "WHERE receipt.method = ? AND receipt.reference = ? AND receipt.reference <> ''"
        " AND receipt.stage = 'valid'"
        " AND receipt.kind <> 'red'"
    )
    for other in RECEIPTS.table.read(where, new.method, new.reference):
        # One transfer may be for fees and deposits of a home together.
        if (other.home_id, other.received_on) != (new.home_id, new.received_on):
            raise Refused(
                "This number is on receipt {number} already.",
                field="reference",
                number=other.number,
            )
