"""What is printed about keys: list, board, slips, authorisation, reconciliation (K1–K4)."""

from printing.asked import Sheets
from printing.keys import board, count, release, slips
from printing.keys.board import key_list, key_map
from printing.keys.release import Given, key_release
from printing.keys.slips import Depositor, key_deposit, key_loan

__all__ = [
    "SHEETS",
    "Depositor",
    "Given",
    "count",
    "key_deposit",
    "key_list",
    "key_loan",
    "key_map",
    "key_release",
]

SHEETS = Sheets(
    {**board.ASKED, **slips.ASKED, **release.ASKED, **count.ASKED},
    (*board.COMMANDS, *slips.COMMANDS, *release.COMMANDS, *count.COMMANDS),
)
