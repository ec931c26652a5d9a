"""The operations on lines that are posted ($63)."""

from __future__ import annotations

from store import clock, series
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal.operation import operation
from store.rates.inputs import NewLine, Struck
from store.rates.published import LINES, Line
from store.rights import Staff

SERIES = "SZ"
_ITEM = "SELECT name FROM price_item WHERE number = ?"


@operation
def enter(new: NewLine, *, by: Staff) -> Line:
    """Enter a figure; raises ``Refused`` at a source that lies ahead and a code that is none."""
    require(by, LINES.first.right)
    if new.dated > clock.today():
        raise Refused("This day lies ahead.", field="dated")
    if new.own and not database.db.execute_sql(_ITEM, (new.own,)).fetchone():
        raise Refused("The price list has no such code.", field="own")
    return LINES.begin(new, by, number=series.following(SERIES), **dict(new))


@operation
def strike(line_id: int, why: Struck, *, by: Staff) -> Line:
    """Take a line off the sheet; it stays in the book, and the right one is entered anew."""
    return LINES.move(LINES.admitted(line_id, "struck", by), "struck", why, by)
