"""Every event of the book as a short sentence: one table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from store import clock
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    from store.dutylog import LogEntry

# What stands in [brackets] is left out when nothing is known of it. A kind's variants follow a
# colon; ``n`` is the number of the subject, the rest are the entry's figures and words by name.
SENTENCES: dict[str, str] = {
    "log.written": mark("{what}[ / {handled}]"),
    "log.corrected": mark("Corrects {corrects}: {what}[ / {handled}]"),
    "log.followed": mark("Follow-up of {follows} done[: {words}]"),
    "log.followed:later": mark("Follow-up of {follows} moved to {due}[: {words}]"),
    "ticket.taken": mark("Ticket {n} taken[: {what}]"),
    "ticket.dispatched": mark("Ticket {n} sent out[: {team}][ {worker}][, expected {expected}]"),
    "ticket.arrived": mark("Ticket {n}: on site[: {words}]"),
    "ticket.called": mark("Ticket {n}: resident called[: {said}][, expected {expected}]"),
    "ticket.completed": mark("Ticket {n} completed[: {result}]"),
    "ticket.answered": mark("Ticket {n} answered[: {words}]"),
    "ticket.opinion": mark("Ticket {n}: resident's opinion: {opinion}[; {words}]"),
    "ticket.visited": mark("Ticket {n}: return visit: {opinion}[; {words}]"),
    "ticket.closed": mark("Ticket {n} closed"),
    "ticket.suspended": mark("Ticket {n} suspended until {until}[: {reason}]"),
    "ticket.resumed": mark("Ticket {n} taken up again[: {reason}]"),
    "ticket.reopened": mark("Ticket {n} reopened[: {reason}]"),
    "ticket.withdrawn": mark("Ticket {n} withdrawn[: {reason}]"),
    "ticket.noted": mark("Ticket {n}: {words}[; told: {told}]"),
    "key.held": mark("Key {hook} taken into keeping, {count} of it[: {doors}][; {reason}]"),
    "key.lent": mark("Key {hook} lent, back by {due}, checked: {identity}[: {reason}]"),
    "key.returned": mark("Key {hook} came back[: {words}]"),
    "key.returned:late": mark("Key {hook} came back late[: {words}]"),
    "key.released": mark("Key {hook} handed over for good, checked: {identity}[: {words}]"),
    "duty.began": mark("Took the desk"),
    "handover.begun": mark("Handover begun: {outgoing} to {incoming}"),
    "handover.answered": mark("Handover, explained: {note}"),
    "handover.passed": mark("Handover, the supervisor lets it pass: {note}"),
    "handover.signed": mark("Handover signed by the {party}"),
    "handover.completed": mark("Handover signed by the {party}: complete"),
    "handover.refused": mark("Handover not signed yet: {reason}"),
    "handover.abandoned": mark("Handover given up: {reason}"),
    "day.signed": mark("The log of {day} signed up to {through}; entries: {count}"),
}

SUBJECTS: dict[str, str] = {
    "ticket": mark("Ticket"),
    "key": mark("Keys"),
    "handover": mark("Handover"),
    "duty": mark("On duty"),
    "day": mark("Signed"),
    "log": mark("Log"),
}
_SHEET = "sheet"  # what a handover's signature covers; it stands on the handover's own page


def sentence(entry: LogEntry) -> str:
    """What happened, on one line; what people typed stands in it as they typed it."""
    told = _told(entry)
    template = SENTENCES.get(_variant(entry))
    if template is None:
        return " / ".join(filter(None, (entry.kind, *entry.words.values())))
    return "".join(_part(part, told) for part in _parts(_(template)))


def about(entry: LogEntry) -> str:
    """The category of a written entry, or what kind of thing an event is about."""
    if entry.category is not None:
        return label(entry.category)
    part = entry.kind.partition(".")[0]
    return _(SUBJECTS.get(part, part))


def entry_words(entry: LogEntry) -> list[Words]:
    """An entry in a reading list: when, what about, which home, what happened, by whom."""
    at = clockface.hhmm(entry.at)
    head = "  ".join(filter(None, (at, about(entry), entry.home)))
    return [[(head, Tone.STRONG), f"  {sentence(entry)}  ", (entry.staff_name, Tone.FAINT)]]


def _variant(entry: LogEntry) -> str:
    if entry.kind == "log.followed" and not entry.payload.get("done"):
        return "log.followed:later"
    if entry.kind == "key.returned" and entry.payload.get("late"):
        return "key.returned:late"
    return entry.kind


@cache
def _parts(template: str) -> list[str]:
    return re.findall(r"\[[^\]]*\]|[^\[]+", template)


def _part(part: str, told: Mapping[str, str]) -> str:
    names = re.findall(r"\{(\w+)\}", part)
    if part.startswith("["):
        part = part[1:-1] if all(told.get(name) for name in names) else ""
    return re.sub(r"\{(\w+)\}", lambda found: told.get(found[1], ""), part)


def _told(entry: LogEntry) -> dict[str, str]:
    figures = {name: _figure(name, value) for name, value in entry.payload.items()}
    words = {name: text for name, text in entry.words.items() if name != _SHEET}
    return {"n": str(entry.subject_id), **figures, **words}


def _figure(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in _SHOWN:
        return _SHOWN[name](value)
    return str(value)


def _moment_or_day(value: int | str) -> str:
    if isinstance(value, int):
        return clockface.moment(clock.from_ms(value))
    return clockface.day(date.fromisoformat(value))


def _member(enum: str) -> Callable[[str], str]:
    def shown(value: str) -> str:
        from importlib import import_module

        subject, _dot, name = enum.partition(".")
        members: type[Enum] = getattr(import_module(f"store.{subject}"), name)
        return label(members(value))

    return shown


def _staff_name(staff_id: int) -> str:
    from store.desk import staff

    return staff.get(staff_id).name


_SHOWN: dict[str, Callable[[Any], str]] = {
    "expected": _moment_or_day,
    "due": _moment_or_day,
    "until": _moment_or_day,
    "day": _moment_or_day,
    "opinion": _member("tickets.Opinion"),
    "identity": _member("keys.Identity"),
    "party": _member("handover.Party"),
    "outgoing": _staff_name,
    "incoming": _staff_name,
}
