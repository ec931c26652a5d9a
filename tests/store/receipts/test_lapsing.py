"""Names in money papers: kept for thirty years, then erased; numbers and sums stay ($46)."""

from __future__ import annotations

from datetime import date, timedelta

from store import bills, clock, deposits, erasure, journal, payments, receipts
from store.bills import NewPayer
from store.payments import NewPayment
from store.rights import Staff
from tests.conftest import Clock
from tests.store.bills.billed import fee, home, issued, pays
from tests.store.deposits.safe import taken


def test_names_go_when_the_term_is_over_and_not_a_day_before(
    manager: Staff, assistant: Staff, time: Clock
) -> None:
    """The payer of a home, of a receipt and of one that is held still; verify finds all right."""
    fee(manager)
    one = home(manager, "3-1-101")
    payer = pays(manager, one)
    issued(manager, "2026-11")
    new = NewPayment.model_validate({"amount": "250.66"})
    payment = payments.take("k", payer.id, None, new, by=assistant)
    deposit = taken(one.id, assistant)
    follows = {"home": one.id, "since": "2026-12-01", "name": "赵新", "standing": "owner"}
    bills.name_payer(NewPayer.model_validate(follows), by=manager)

    def names() -> tuple[str, str, str]:
        receipt = receipts.get(payment.receipt_id)
        held = receipts.get(deposits.get(deposit.id).receipt_id)
        return bills.PAYERS.table.one(payer.id).name, receipt.payer, held.payer

    erasure.lapse()
    assert names() == ("王芳", "王芳", "欧阳明")
    time.at = clock.bounds(date(2056, 11, 22))[0] + timedelta(hours=9)
    erasure.lapse()
    assert names() == ("王芳", "王芳", "欧阳明")
    time.at = clock.bounds(date(2056, 12, 20))[0] + timedelta(hours=9)
    erasure.lapse()
    assert names() == ("", "", "欧阳明")
    receipt = receipts.get(payment.receipt_id)
    assert (receipt.number, receipt.amount, len(receipt.lines)) == ("SJ-2026-000001", 250_66, 1)
    assert bills.PAYERS.table.one(bills.payers_of(one.id)[-1].id).name == "赵新"
    told = [entry.kind for entry in journal.of_subject(receipt.subject)]
    assert told[-1] == "receipt.forgotten"
    assert journal.verify().right
