"""How the lines of an inspection and its score show (G7)."""

from __future__ import annotations

from store.inspections import Inspection, Item, Mark, Stage
from tui.language import _
from tui.widgets.paint import Part, Tone, Words


def result(item: Item, mark: Mark | None) -> tuple[str, Tone]:
    """How a line is marked."""
    if mark is None:
        return _("to mark"), Tone.WARN
    if mark.got is None:
        return _("does not apply"), Tone.FAINT
    if mark.got == item.weight:
        return f"{mark.got}/{item.weight}", Tone.GOOD
    return f"{mark.got}/{item.weight}", Tone.ALARM if item.critical else Tone.WARN


def told(mark: Mark) -> str:
    """What was marked, in a line."""
    finding = _("finding {n}").format(n=mark.finding) if mark.finding else ""
    return "  ".join(filter(None, (finding, mark.note)))


def item(one: Item) -> str:
    """What is looked at, what is asked, its points, and that it must not fail."""
    bar = "  " + _("must not fail") if one.critical else ""
    return _(": ").join(filter(None, (one.title, one.asks))) + f" ({one.weight}){bar}"


def score(one: Inspection) -> Words:
    """The score, and that a line failed that must not."""
    tone = Tone.FAINT if one.stage is Stage.OPEN or one.void else Tone.STRONG
    score: list[Part] = [(one.score.text, tone)]
    return [*score, "  ", (_("failed"), Tone.ALARM)] if one.failed else score
