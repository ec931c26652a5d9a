"""A day's figures of the tickets in words, on Today and above the morning's list (D3)."""

from __future__ import annotations

from collections.abc import Iterator

from store.tickets import Figures, Opinion
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

_THOUGHT = (Opinion.SATISFIED, Opinion.FAIR, Opinion.DISSATISFIED)


def told(day: Figures) -> Iterator[str | Words]:
    """What came and what became of it, so that it adds up; arrivals; return visits."""
    yield _("before {before}  received {taken}  reopened {reopened}").format(
        before=day.before, taken=day.taken, reopened=day.reopened
    )
    yield _("done {done}  withdrawn {withdrawn}  open {open}").format(
        done=day.done, withdrawn=day.withdrawn, open=day.unfinished
    )
    minutes = "-" if day.arrival_minutes is None else day.arrival_minutes
    late = (_("late {n}").format(n=day.late), Tone.WARN if day.late else Tone.PLAIN)
    yield [_("arrival {n} min").format(n=minutes), "  ", late]
    visited = sum(day.visits.get(one, 0) for one in _THOUGHT)
    glad, *others = (f"{label(one)} {day.visits.get(one, 0)}" for one in _THOUGHT)
    yield "  ".join((_("visited {n}").format(n=visited), glad))
    yield "  ".join(others)
