"""What return visits tell of a period (V9)."""

from __future__ import annotations

from collections.abc import Iterator

from store.figure import Figure, Period, share
from store.text import mark
from store.visits.inputs import Kind
from store.visits.settings import settings
from store.visits.tally import Tally, matters, tally

_DUE = {
    Kind.COMPLAINT: mark("Complaints visited"),
    Kind.ENQUIRY: mark("Enquiries visited"),
    Kind.REPAIR: mark("Repairs visited"),
    Kind.PAID: mark("Paid services visited"),
    Kind.DISSATISFIED: mark("Dissatisfied visited again"),
    Kind.EMERGENCY: mark("Emergencies visited"),
    Kind.EVENT: mark("Events visited"),
    Kind.ROUTINE: mark("Homes of the month's round visited"),
    Kind.SURVEY: mark("Survey answers visited"),
}
_COUNTS = mark(
    "Of what was due to be asked about in the period, each matter once: a ticket's round where its"
    " work ended in it, any other visit where it was to be made in it. What is excused, or counts"
    " with another, is left out."
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    found = {one.kind: one for one in tally(matters(period))}
    for kind, name in _DUE.items():
        one = found.get(kind)
        if one is not None or kind in (Kind.COMPLAINT, Kind.REPAIR, Kind.ROUTINE):
            yield share(name, one.visited if one else 0, one.due if one else 0, _COUNTS)
    yield _glad(list(found.values()))
    tickets = [one for one in found.values() if one.kind.of_tickets]
    yield share(
        mark("Solved at the first time"),
        sum(one.visited - one.again for one in tickets),
        sum(one.visited for one in tickets),
        mark("Of the tickets visited those that were not begun anew."),
    )


def _glad(found: list[Tally]) -> Figure:
    return share(
        mark("Satisfied, A or B"),
        sum(one.glad for one in found),
        sum(one.told for one in found),
        mark(
            "Of all that were asked and said A, B or C; where several answered of one matter, the"
            " worst counts. Who was not reached is outside."
        ),
        settings().glad,
    )
