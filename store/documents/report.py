"""What office documents tell of a period (G8)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.documents.incoming import LETTERS_IN
from store.documents.words import InStage
from store.figure import Figure, Period, share
from store.text import mark

_FIGURES = (
    ("letter_in.entered", mark("Letters received"), mark("Entered in the period.")),
    ("letter_out.numbered", mark("Letters numbered"), mark("Signed letters that got a number.")),
    ("letter_out.posted", mark("Notices posted"), mark("Notices to residents that were posted.")),
    ("archive_file.lent", mark("Files lent"), mark("Originals that were lent in the period.")),
    ("archive_file.destroyed", mark("Files destroyed"), mark("Before two, in the period.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "letter_in")
    made |= journal.counted(*period.bounds, "letter_out")
    made |= journal.counted(*period.bounds, "archive_file")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
    where = "WHERE letter_in.due_on >= ? AND letter_in.due_on <= ? AND letter_in.stage <> ?"
    due = LETTERS_IN.table.read(where, period.first, period.last, InStage.VOID)
    kept = [one for one in due if one.due_on and one.done_on and one.done_on <= one.due_on]
    yield share(
        mark("Letters dealt with in time"),
        len(kept),
        len(due),
        mark("Of the letters whose day lies in the period, as it was set last."),
    )
    where = "WHERE letter_in.received_on >= ? AND letter_in.received_on <= ?"
    found = LETTERS_IN.table.read(where, period.first, period.last)
    owed = [one for one in found if one.source.answered and one.stage is not InStage.VOID]
    yield share(
        mark("Letters answered"),
        len([one for one in owed if one.reply_number]),
        len(owed),
        mark("Of the letters of owners and authorities received in the period (民法典 943)."),
    )
