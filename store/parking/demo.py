"""The demo estate's parking money: some months paid ahead, one permit returned, its money asked."""

from __future__ import annotations

from functools import partial

from store import money, payments, permits
from store.answers import Past
from store.errors import Refused
from store.parking.inputs import Ahead, Back
from store.parking.steps import bill_ahead, give_back
from store.payments import NewPayment
from store.permits import Cancelling, Kind, Stage
from store.rights import Staff


def plan(past: Past) -> None:
    """Let two holders pay three months ahead, and one of them sell the car."""
    if past.shifts > 2:
        for place in range(2):
            at = past.moment(1, 210 + 7 * place)
            past.plan(at, partial(_pay, place, past.assistant(1)))


def _pay(place: int, by: Staff) -> None:
    where = (
        "WHERE permit.stage = ? AND permit.kind IN (?, ?) AND permit.replaces IS NULL"
        " ORDER BY permit.until DESC, permit.id"
    )
    found = permits.PERMITS.table.read(where, Stage.ISSUED, Kind.MONTHLY, Kind.OWNED)
    for permit in found[place : place + 1]:
        try:
            billed = bill_ahead(permit.id, Ahead(item="CWF", months=3), by=by)
            sum_ = money.text(sum(one.owed for one in billed), grouped=False)
            chosen, payer = [one.id for one in billed], billed[0].payer_id
            new = NewPayment.model_validate({"amount": sum_})
            payments.take(f"demo-parking-{permit.id}", payer, chosen, new, by=by)
            if place:
                why = Cancelling(reason="车辆已售，退证", back=True)
                permits.cancel(permit.id, why, by=by)
                give_back(permit.id, Back(reason="退证，退还剩余整月"), by=by)
        except Refused:  # nobody is named who pays, or it is billed by now
            return
