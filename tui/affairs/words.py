"""How things, loans and counts show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store import affairs, clock
from store.affairs import Asset, AssetCount, Kind, Line, Loan, LoanStage, Stage
from tui import checklist
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words

_TONES = {LoanStage.OUT: Tone.WARN, LoanStage.ASKED: Tone.WARN, LoanStage.BOOKED: Tone.GOOD}


def state(one: Asset) -> Part:
    """How a thing stands now: how many there are, or who has it."""
    if one.stage is not Stage.KEPT:
        return label(one.stage), Tone.ALARM if one.stage is Stage.MISSING else Tone.FAINT
    if one.kind is Kind.SUPPLY:
        told = f"{one.stock} {one.unit}".rstrip()
        return (_("low: {n}").format(n=told), Tone.ALARM) if one.low else (told, Tone.PLAIN)
    for loan in affairs.open_of(one.id):
        late = loan.stage is LoanStage.OUT and loan.until <= clock.now()
        until = clockface.short(loan.until)
        if late:
            return _("late since {time}").format(time=until), Tone.ALARM
        if loan.stage is LoanStage.OUT:
            return _("out until {time}").format(time=until), Tone.WARN
        if loan.since <= clock.now():
            return _("taken until {time}").format(time=until), Tone.WARN
        return _("free until {time}").format(time=clockface.short(loan.since)), Tone.GOOD
    return (_("free"), Tone.GOOD) if one.kind is not Kind.ASSET else (label(one.stage), Tone.PLAIN)


def stands(one: Loan) -> Part:
    """How a loan stands."""
    if one.stage is LoanStage.OUT and one.until <= clock.now():
        return _("out, late"), Tone.ALARM
    return label(one.stage), _TONES.get(one.stage, Tone.PLAIN)


def span(one: Loan) -> str:
    """From when to when."""
    if one.stage is LoanStage.USED:
        return clockface.short(one.since)
    return f"{clockface.short(one.since)} - {clockface.short(one.until)}"


def loan(one: Loan) -> Words:
    """A loan in a line."""
    return [*paint.fit([stands(one)], 10), f" {span(one)}  {one.who}  {one.what}"]


# Counts


def line_state(line: Line) -> Part:
    """How a line of a count stands; nothing of what the list says before it is counted."""
    return checklist.state(line, _("agrees"))


def said(line: Line) -> str:
    """What was counted against what the list said then."""
    if line.answer is None:
        return ""
    return checklist.figures(line) + (_(" (lent)") if line.facts["lent"] else "")


def whole(one: AssetCount, names: Mapping[int, str]) -> Iterator[str | Words]:
    """A count with each of its lines."""
    told = _("Count of things {n}: {counted} of {things}, {differences} differ")
    head = told.format(
        n=one.id, counted=one.counted, things=one.things, differences=one.differences
    )
    yield [(head, Tone.STRONG)]
    yield f"{label(one.scope)}  {clockface.moment(one.begun_at)}  {one.begun_by.name}"
    for line in one.lines:
        by = names.get(line.facts["by"] or 0, "")
        parts = (line.facts["number"], line.title, said(line), by)
        yield ["  ", *paint.fit([line_state(line)], 10), "  ".join(filter(None, parts))]
        yield from (f"      {words}" for words in checklist.said(line))
