"""How a key reconciliation shows: in the list of them, as its lines, and whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store.desk import staff
from store.keys import counts
from store.keys.counts import KeyCount, Line, Stage
from tui import checklist
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets import paint
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

MOST_DRAWN = 12  # differences that are drawn as marks, so that a row of counts shows a trend


def columns() -> list[Column]:
    """The list of reconciliations."""
    return [
        Column(_("State"), 10),
        Column(_("Begun"), 12),
        Column(_("Ended"), 12),
        Column(_("Hooks"), 8),
        Column(_("Differ"), 6),
        Column("", MOST_DRAWN, flex=True),
    ]


def drawn(one: KeyCount, *, follow: bool = False) -> Drawn:
    """A reconciliation as a line of the list; ``follow`` says that a difference is not settled."""
    under_way = one.stage is Stage.COUNTING
    tone = Tone.WARN if under_way else Tone.FAINT if one.stage is Stage.GIVEN_UP else Tone.PLAIN
    marks = "#" * min(one.differences, MOST_DRAWN)
    cells: list[str | Words] = [
        [(label(one.stage), tone)],
        clockface.moment(one.begun_at),
        clockface.moment(one.ended_at) if one.ended_at else "",
        f"{one.counted}/{one.hooks}",
        str(one.differences),
        [(marks, Tone.WARN)],
    ]
    return Drawn(cells, mark="!" if follow else "*" if under_way else " ")


def told(one: KeyCount) -> Iterator[str | Words]:
    """A reconciliation in full, but for the hooks that agree."""
    yield [(named(one), Tone.STRONG)]
    yield _when(one)
    for line in one.differing:
        yield [*paint.fit([state(line)], 10), " ", *_in_columns(line)]
        yield from (f"      {words}" for words in checklist.said(line))
        yield from _rechecks(one, line)
    if one.stage is Stage.SIGNED and one.lines and not one.differing:
        yield [(_("No hook differs from the list."), Tone.GOOD)]
    for signature in one.signatures:
        yield _("Signed by {name} {number}, {at}").format(
            name=signature.staff.name,
            number=signature.staff.number,
            at=clockface.moment(signature.at),
        )


def _rechecks(one: KeyCount, line: Line) -> Iterator[str | Words]:
    """How a difference was followed, and that it still has to be."""
    names = staff.names()
    for again in one.rechecked(line):
        text = _("Counted again {at} by {name}, {counted} of {expected}: {note}")
        told = text.format(
            at=clockface.moment(again.at),
            name=names.get(again.by or 0, ""),
            counted=again.counted,
            expected=again.expected,
            note=again.note,
        )
        yield ["      ", (told, Tone.GOOD if again.agrees else Tone.WARN)]
    if line in one.to_recheck:
        yield ["      ", (_still_open(one, line), Tone.WARN)]


def _still_open(one: KeyCount, line: Line) -> str:
    """How far a difference's finding has come, or what waits where it was signed without one."""
    finding = one.findings.get(line.key)
    if finding is None:
        return _("To be counted again by somebody else.")
    return _("Finding {n}: {stage}").format(n=finding.number, stage=label(finding.stage))


def whole(one: KeyCount, names: Mapping[int, str]) -> Iterator[str | Words]:
    """A reconciliation with each of its lines; ``names`` are those of staff by id."""
    yield from told(one)
    yield [(_("Hook by hook"), Tone.TITLE)]
    for line in one.lines:
        by = names.get(line.facts["by"] or 0, "")
        yield ["  ", *paint.fit([state(line)], 10), " ", *_in_columns(line), f"  {by}"]


def named(one: KeyCount) -> str:
    """Which it is, in few words."""
    text = _("Key reconciliation {n}, {state}: {counted} of {hooks} hooks, {differences} differ")
    return text.format(
        n=one.id,
        state=label(one.stage),
        counted=one.counted,
        hooks=one.hooks,
        differences=one.differences,
    )


def _when(one: KeyCount) -> str:
    text = _("Due {due}, begun {at} by {name}; the list as of entry {version}").format(
        due=clockface.day(one.due),
        at=clockface.moment(one.begun_at),
        name=one.begun_by.name,
        version=one.version,
    )
    after = _("; next due {day}").format(day=clockface.day(one.next_due)) if one.next_due else ""
    return text + after


def due() -> Words:
    """When the keys are to be counted, for the line above the list."""
    day = counts.due()
    if day is None:
        return [(_("No key is held here."), Tone.FAINT)]
    last = counts.last_signed()
    text = _("due {day}").format(day=clockface.day(day))
    if last is not None:
        text += _(", last {day}").format(day=clockface.day(last))
    return [(text, Tone.STRONG)]


# A line of one


def hook(line: Line) -> str:
    """Which hook, and what hangs there."""
    return f"{line.facts['hook']}  {line.title}".strip()


def _in_columns(line: Line) -> Words:
    return [
        *paint.fit(line.facts["hook"], 6),
        " ",
        *paint.fit(line.title, 24),
        f" {said(line)}",
    ]


def state(line: Line) -> tuple[str, Tone]:
    """How a hook stands, in a word or two; nothing of what the list says before it is counted."""
    return checklist.state(line, _("agrees"))


def said(line: Line) -> str:
    """What was counted against what the list said then; the first count where it was another."""
    if line.answer is None:
        return ""
    first = line.facts["first"]
    before = _(", at first {first}").format(first=first) if first != line.answer.counted else ""
    lent = _(" (lent)") if line.facts["lent"] else ""
    return checklist.figures(line) + lent + before
