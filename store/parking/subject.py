"""What the money of permits answers to the halls."""

from __future__ import annotations

from store.answers import Answers
from store.bills.rights import DRAFT_BILLS
from store.parking.sheets import ACCOUNT
from store.payments.rights import TAKE_PAYMENTS

ANSWERS = Answers(
    operations={
        "parking.steps.bill_ahead": DRAFT_BILLS,
        "parking.steps.charge_pass": DRAFT_BILLS,
        "parking.steps.give_back": TAKE_PAYMENTS,
    },
    sheets=(ACCOUNT,),
    demo=True,
)
