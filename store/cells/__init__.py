"""Spreadsheets as plain text, read where a hostile one can do no harm (F1).

reading      asking a process of its own, in bounded memory and time
alone        that process
workbooks    .xlsx, .xls and .ods
flaws        cells of a workbook that hold an error, or a formula without its value
texts        .csv, .tsv and .txt
charset      the character set of a text, and what was read in a wrong one
"""

from store.cells.reading import TEXTS, WORKBOOKS, Sheet, read

__all__ = ["TEXTS", "WORKBOOKS", "Sheet", "read"]
