"""What is printed about keys: list, board, loan slip, authorisation, reconciliation (K1–K4)."""

from printing.asked import Sheets
from printing.keys import board, count
from printing.keys.board import Depositor, key_deposit, key_list, key_loan, key_map

__all__ = ["SHEETS", "Depositor", "count", "key_deposit", "key_list", "key_loan", "key_map"]

SHEETS = Sheets({**board.ASKED, **count.ASKED}, (*board.COMMANDS, *count.COMMANDS))
