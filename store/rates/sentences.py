"""How closed months and posted lines stand in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "month_close.closed": mark("Month {number} closed: due {due}, received {received}"),
    "month_close.behind": mark(
        "{month}: {rate} % received by this morning, {missing} yuan short of {target} %"
    ),
    "public_line.entered": mark(
        "Income and expenditure {number}, {month}: {name} {amount}; source {source}, {dated}"
    ),
    "public_line.struck": mark("Income and expenditure {number} struck; {reason}"),
}
CALLED = {
    "month_close": mark("Month's close"),
    "public_line": mark("Income and expenditure"),
}
