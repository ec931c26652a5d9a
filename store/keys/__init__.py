"""Keys: what the desk holds, every lending and return, and how it is counted (K1–K4)."""

from store.keys.inputs import Identity, KeyKind, KeyLoan, KeyRelease, KeyReturn, NewKey
from store.keys.inventory import HeldKey, Loan, get, inventory, loans, of_home, out, overdue
from store.keys.settings import KeySettings
from store.keys.sheets import KEY_COUNT, KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP
from store.keys.steps import hold, lend, release, take_back
from store.keys.subject import ANSWERS

__all__ = [
    "ANSWERS",
    "KEY_COUNT",
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
    "KeySettings",
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
