"""Spreadsheets as plain text, read where a hostile one can do no harm (F1).

reading      asking a process of its own, in bounded memory and time
alone        that process
workbooks    .xlsx, .xls and .ods
unread       what their reader leaves out: errors, formulas without their value, merged cells
flaws        that of an .xlsx
records      that of an .xls
compound     the file of files that an .xls is
opendocument that of an .ods
formats      number formats that show a month without its day
texts        .csv, .tsv and .txt
naming       names for what was rejected
writing      sheets of text written as a spreadsheet
charset      the character set of a text, and what was read in a wrong one
"""

from store.cells.reading import TEXTS, WORKBOOKS, Sheet, read

__all__ = ["TEXTS", "WORKBOOKS", "Sheet", "read"]
