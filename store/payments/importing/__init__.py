"""Taking in the files of banks and channels: read, matched, each line a payment or waiting ($37).

plan      what it would do, and doing it, wholly or not at all
rejects   the rows that are not taken in, with why
matching  whose payment a line is
asking    what the file does not say plainly
reading   its tables and rows
columns   what such files call their columns
"""

from store.payments.importing.asking import Choice, Question
from store.payments.importing.columns import METHOD, METHODS, TITLES, Field
from store.payments.importing.matching import Fate
from store.payments.importing.plan import Counts, Plan, carry_out, plan, plan_of_sheets
from store.payments.importing.reading import Row, Unread
from store.payments.importing.rejects import left_out, write_rejects

__all__ = [
    "METHOD", "METHODS", "TITLES",
    "Choice", "Counts", "Fate", "Field", "Plan", "Question", "Row", "Unread",
    "carry_out", "left_out", "plan", "plan_of_sheets", "write_rejects",
]  # fmt: skip
