"""What a parking permit costs: its months billed ahead, paid to when, money back (P8–P10, E20)."""

from store.parking.account import Account, account, paid_to
from store.parking.inputs import Ahead, Back, Pass
from store.parking.sheets import ACCOUNT
from store.parking.steps import bill_ahead, charge_pass, give_back
from store.parking.subject import ANSWERS

__all__ = [
    "ACCOUNT", "ANSWERS",
    "Account", "Ahead", "Back", "Pass",
    "account", "bill_ahead", "charge_pass", "give_back", "paid_to",
]  # fmt: skip
