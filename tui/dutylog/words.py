"""How entries and days of the log show: as a line of a list, and in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from store import answers, clock
from tui.dutylog.excerpt import excerpt
from tui.language import _, clockface, mark
from tui.sentences import called, sentence
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from store.dutylog import Day, LogEntry

OPEN, CORRECTED = mark("pending"), mark("corrected")
LATE, DONE = mark("belated"), mark("followed")
_NONE_WIDER = 9


def columns(first: Column, *, state: bool = True) -> list[Column]:
    """The columns of a list of entries, ``first`` for the time; as narrow as the words allow.

    Without a column for the ``state`` it stands before the words where there is one to tell.
    """
    from store.dutylog import Category
    from tui.language.labels import label

    things = [name for _name, each in answers.daily() for name in each.called.values()]
    subjects = [*map(label, Category), *map(_, things)]
    return [
        first,
        Column(_("Category"), _widest(subjects)),
        Column(_("Home"), 9),
        Column(_("What, and how"), 10, flex=True),
        *([Column(_("State"), _widest(map(_, (OPEN, CORRECTED, LATE, DONE))))] if state else []),
        Column(_("By"), 8),
    ]


def _widest(words: Iterable[str]) -> int:
    return min(max(map(paint.width, words)), _NONE_WIDER)


def about(entry: LogEntry) -> str:
    """The category of a written entry, or what kind of thing an event is about."""
    from tui.language.labels import label

    return called(entry.kind) if entry.category is None else label(entry.category)


def drawn(entry: LogEntry, time: str) -> Drawn:
    """An entry as a line of a list."""
    word, tone = state(entry)
    told: list[str | Words] = [sentence(entry), [(_(word), tone)]]
    return _line(entry, time, told)


def found(entry: LogEntry, time: str, searched: str) -> Drawn:
    """An entry as a line of what was found, without a column for its state."""
    word, tone = state(entry)
    before: list[Part] = [(_(word), tone), " "] if word else []
    return _line(entry, time, [[*before, *excerpt(entry, searched)]])


def _line(entry: LogEntry, time: str, told: Sequence[str | Words]) -> Drawn:
    sign = " "
    if entry.open:
        due = entry.follow_up_due
        sign = "!" if due is not None and due <= clock.today() else "*"
    faint = Tone.FAINT if entry.corrected_by else Tone.PLAIN
    cells = (time, about(entry), entry.home, *told, entry.staff_name)
    return Drawn(cells, mark=sign, tone=faint)


def state(entry: LogEntry) -> tuple[str, Tone]:
    """What is to be known about an entry first, as a word for the catalogue."""
    if entry.corrected_by:
        return CORRECTED, Tone.FAINT
    if entry.open:
        return OPEN, Tone.WARN
    if entry.late:
        return LATE, Tone.PLAIN
    return (DONE, Tone.GOOD) if entry.follow_up_due else ("", Tone.PLAIN)


def heading(day: Day, shown: int | None = None) -> Words:
    """Which day it is, how much was written, and who signed; ``shown`` where that is not all."""
    on = day.day
    near = clockface.near_day(on)
    told = (on.isoformat(), clockface.weekday(on), "" if near == clockface.day(on) else near)
    named = " ".join(filter(None, told))
    count, only = _("entries: {n}").format(n=day.count), _("written only")
    if day.sealed:
        count += _(", signatures: {n}").format(n=day.sealed)
    return [
        " ",
        (_("Duty log"), Tone.TITLE),
        "  ",
        (named, Tone.STRONG),
        f"  {count}  ",
        _seal(day),
        *([(f"  [{only} {shown}]", Tone.STRONG)] if shown is not None else []),
    ]


def _seal(day: Day) -> tuple[str, Tone]:
    if signature := day.signed:
        text = _("signed by {name} {at}")
        if signature.deputy:
            text = _("signed for the supervisor by {name} {at}")
        at = clockface.moment(signature.at)
        return text.format(name=signature.staff.name, at=at), Tone.GOOD
    if day.signatures:
        return _("{n} unsigned").format(n=len(day.unsigned)), Tone.WARN
    return (_("unsigned"), Tone.WARN) if day.to_sign else ("", Tone.PLAIN)


def full(entry: LogEntry) -> Iterator[str | Words]:
    """Everything that an entry says, a paragraph each."""
    yield _head(entry)
    if entry.kind in {"log.written", "log.corrected"}:
        if entry.happened:
            text = _("Happened at {moment}")
            yield [(text.format(moment=clockface.short(entry.happened)), Tone.STRONG)]
        yield entry.words.get("what", "")
        if handled := entry.words.get("handled"):
            yield [(_("Handled") + "  ", Tone.FAINT), handled]
    else:
        yield sentence(entry)
    yield from _erased(entry)
    yield from _follow_up(entry)
    yield from _pointers(entry)


def _head(entry: LogEntry) -> Words:
    on = clock.day(entry.at)
    when = f"{clockface.day(on)} {clockface.hhmm(entry.at)}"
    who = f"{entry.staff_name} {entry.staff_number}".strip()
    shift = entry.shift.partition(" ")[2]
    parts = (_("No. {n}").format(n=entry.number), when, about(entry), entry.home, who, shift)
    return [("  ".join(filter(None, parts)), Tone.STRONG)]


def _erased(entry: LogEntry) -> Iterator[Words]:
    """Who erased the words, when and why (F6)."""
    from store import erasure
    from store.desk import staff

    erased = None if entry.words else erasure.of_words(entry.number)
    if erased is None:
        return
    text = _("Words erased by {name} {at}: {reason}")
    name = staff.names().get(erased.staff_id or 0, "")
    at = clockface.moment(erased.at)
    yield [(text.format(name=name, at=at, reason=erased.reason), Tone.WARN)]


def _follow_up(entry: LogEntry) -> Iterator[Words]:
    due = entry.follow_up_due
    if due is None:
        return
    text = _("Follow-up done.") if entry.done else _("To be followed up by {day}.")
    late = entry.open and due <= clock.today()
    yield [(text.format(day=clockface.near_day(due)), Tone.WARN if late else Tone.PLAIN)]


def in_reading(entry: LogEntry) -> Words:
    """An entry in a reading list: when, what about, which home, what happened, by whom."""
    at = clockface.hhmm(entry.at)
    head = "  ".join(filter(None, (at, about(entry), entry.home)))
    return [(head, Tone.STRONG), f"  {sentence(entry)}  ", (entry.staff_name, Tone.FAINT)]


def _pointers(entry: LogEntry) -> Iterator[Words]:
    if of := entry.payload.get("of"):
        yield [(_("Follows up what no. {n} says.").format(n=of), Tone.FAINT)]
    if entry.corrects:
        yield [(_("This corrects no. {n}.").format(n=entry.corrects), Tone.FAINT)]
    if entry.corrected_by:
        listed = ", ".join(map(str, entry.corrected_by))
        yield [(_("Corrected by no. {n}; both stay.").format(n=listed), Tone.WARN)]
    if entry.late:
        text = _("Written later, for the page of {day}.")
        yield [(text.format(day=clockface.day(entry.day)), Tone.FAINT)]
