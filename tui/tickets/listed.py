"""The list of tickets: how one stands in it, in which order, and the figures above it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from store import clock
from store.tickets import Queued
from tui.language import _, mark
from tui.tickets import words as wording
from tui.widgets.paint import Part, Tone
from tui.widgets.rows import Drawn


class View(StrEnum):
    """Which tickets the list shows."""

    OPEN = mark("open")
    TODAY = mark("due today")
    CLOSED = mark("ended lately")


def drawn(queued: Queued) -> Drawn:
    """A ticket as a line of the list."""
    ticket, tone = queued.ticket, wording.clock_tone(queued)
    return Drawn(
        (
            [(wording.clock_words(queued, clock.now()), tone)],
            [(wording.state(queued), tone)],
            wording.where(ticket),
            wording.subject(ticket),
            ticket.worker,
            wording.promise(ticket),
        ),
        mark="!" if queued.clock.alarms else "*" if queued.clock.late else " ",
        tone=Tone.STRONG if queued.clock.alarms else Tone.PLAIN,
    )


def due_today(queued: Queued, now: datetime) -> bool:
    """Whether something about it is due today, or overdue."""
    return queued.due_before(clock.bounds(clock.day(now))[1])


def _count(queue: list[Queued], fits: Callable[[Queued], bool]) -> str:
    return str(sum(map(fits, queue)))


def heading(queue: list[Queued], view: View, now: datetime) -> list[Part]:
    """What the list shows, in figures."""
    words: list[Part] = [" ", (_("Tickets"), Tone.TITLE)]
    if view is not View.CLOSED:
        late = _count(queue, lambda q: q.clock.late)
        words += [
            "  " + _("open {n}").format(n=len(queue)),
            ("  " + _("late {n}").format(n=late), Tone.WARN if late != "0" else Tone.PLAIN),
            "  " + _("due today {n}").format(n=_count(queue, lambda q: due_today(q, now))),
        ]
    shown = _("Shown: {which}").format(which=_(view.value))
    return [*words, "    ", (shown, Tone.FAINT)]


def heading_found(found: list[Queued], typed: list[Part]) -> list[Part]:
    """What was found of all tickets, for what is typed."""
    counts = _("fit {n}  open {open}").format(n=len(found), open=_count(found, _is_open))
    return [" ", (_("Tickets"), Tone.TITLE), f"  {counts}", *typed]


def _is_open(queued: Queued) -> bool:
    return queued.ticket.open


def in_place(queue: list[Queued], view: View, now: datetime) -> list[Queued]:
    """Those of a list that a view shows, in its order."""
    if view is View.TODAY:
        return [q for q in queue if due_today(q, now)]
    if view is View.CLOSED:
        return sorted(queue, key=lambda q: q.ticket.last_number, reverse=True)
    return queue


def open_first(queue: list[Queued]) -> list[Queued]:
    """The open ones, the most urgent first, then those that ended, the newest first."""
    ended = [q for q in queue if not q.ticket.open]
    ended.sort(key=lambda q: q.ticket.last_number, reverse=True)
    return [*filter(_is_open, queue), *ended]
