"""How each event of the drawer stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "cash_count.counted": mark(
        "Drawer {number} counted: {counted} yuan, {difference} beyond the book, {handed} to"
        " finance, {left} left[; {reason}]"
    ),
    "cash_count.taken": mark("Drawer {number}: finance has the money[; {remark}]"),
    "cash_count.handed": mark(
        "drawer: {counted} yuan counted, {difference} beyond the book, {left} left"
    ),
    "cash_day.signed": mark("Day sheet of {day} signed by the cashier"),
    "cash_day.shut": mark("Day sheet of {day} taken over and shut[; {remark}]"),
    "cash_day.to_take": mark("Day sheet of {day} to be taken over"),
}
CALLED = {"cash_count": mark("Drawer count"), "cash_day": mark("Day sheet")}
