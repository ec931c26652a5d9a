"""Keys: what the desk holds, every lending and return, and how it is counted (K1–K4)."""

from store.keys.inputs import (
    Caution,
    Identity,
    InstructionEnd,
    KeyCorrection,
    KeyKind,
    KeyLoss,
    KeyRelease,
    LockChange,
    NewInstruction,
    NewKey,
    Settlement,
    Settling,
    Signed,
)
from store.keys.instructions import (
    Instruction,
    end_instruction,
    in_force,
    instruct,
    instructions,
    to_heed,
)
from store.keys.inventory import (
    HeldKey,
    free_hook,
    get,
    handed_over,
    inventory,
    missing,
    of_home,
    out,
    overdue,
)
from store.keys.lending import chase, extend, lend, reveal, take_back
from store.keys.loan import Extension, Loan, extensions, loans
from store.keys.loaninputs import (
    HeededLoan,
    KeyChase,
    KeyExtension,
    KeyLoan,
    KeyReturn,
    KeyReveal,
    KeySigning,
)
from store.keys.losing import change_lock, lose, settle
from store.keys.settings import KeySettings
from store.keys.sheets import (
    KEY_COUNT,
    KEY_DEPOSIT,
    KEY_LIST,
    KEY_LOAN,
    KEY_MAP,
    KEY_RELEASE,
)
from store.keys.signing import Act, Owed, owed, sign
from store.keys.steps import correct, hold, release, release_home
from store.keys.subject import ANSWERS

__all__ = [
    "ANSWERS", "KEY_COUNT", "KEY_DEPOSIT", "KEY_LIST", "KEY_LOAN", "KEY_MAP", "KEY_RELEASE", "Act",
    "Caution", "Extension", "HeededLoan", "HeldKey", "Identity", "Instruction", "InstructionEnd",
    "KeyChase", "KeyCorrection", "KeyExtension", "KeyKind", "KeyLoan", "KeyLoss", "KeyRelease",
    "KeyReturn", "KeyReveal", "KeySettings", "KeySigning", "Loan", "LockChange", "NewInstruction",
    "NewKey", "Owed", "Settlement", "Settling", "Signed", "change_lock", "chase", "correct",
    "end_instruction", "extend", "extensions", "free_hook", "get", "handed_over", "hold",
    "in_force", "instruct", "instructions", "inventory", "lend", "loans", "lose", "missing",
    "of_home", "out", "overdue", "owed", "release", "release_home", "reveal", "settle", "sign",
    "take_back", "to_heed",
]  # fmt: skip
