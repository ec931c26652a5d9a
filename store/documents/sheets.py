"""The sheets of office documents."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

RECEIVED_BOOK = SheetKind("received book", mark("Register of letters received"), "documents")
SENT_BOOK = SheetKind("sent book", mark("Register of letters sent"), "documents")
DELIVERY_BOOK = SheetKind("delivery book", mark("Delivery book"), "documents")
HANDLING = SheetKind("letter handling", mark("Handling sheet of a letter"), "documents")
PASSING = SheetKind("passing round", mark("Passing-round sheet"), "documents")
LETTER = SheetKind("letter sent", mark("Draft and text of a letter"), "documents")
FILE_LIST = SheetKind("file list", mark("List of files"), "documents")
LOAN = SheetKind("file loan", mark("Loan slip of a file"), "documents")
CULL = SheetKind("file destruction", mark("List of files to destroy"), "documents")
