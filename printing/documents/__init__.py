"""The sheets of office documents (O20-O25).

books    the registers of a year, lying: received, sent, delivered, filed
letters  the sheets about one letter: handling, passing round, its text
files    the slip of a loan, the list of files to be destroyed
"""

from printing.asked import Sheets
from printing.documents import books, files, letters

SHEETS = Sheets(
    {**books.SHEETS, **letters.SHEETS, **files.SHEETS},
    (*books.COMMANDS, *letters.COMMANDS, *files.COMMANDS),
)

__all__ = ["SHEETS"]
