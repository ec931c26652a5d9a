"""Keys: what the desk holds, and every lending and return (K1, K2, K4)."""

from store.keys.inputs import Identity, KeyKind, KeyLoan, KeyRelease, KeyReturn, NewKey
from store.keys.inventory import HeldKey, Loan, get, inventory, loans, of_home, out, overdue
from store.keys.sheets import KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP
from store.keys.steps import hold, lend, release, take_back
from store.keys.subject import ANSWERS

__all__ = [
    "ANSWERS",
    "KEY_DEPOSIT",
    "KEY_LIST",
    "KEY_LOAN",
    "KEY_MAP",
    "HeldKey",
    "Identity",
    "KeyKind",
    "KeyLoan",
    "KeyRelease",
    "KeyReturn",
    "Loan",
    "NewKey",
    "get",
    "hold",
    "inventory",
    "lend",
    "loans",
    "of_home",
    "out",
    "overdue",
    "release",
    "take_back",
]
