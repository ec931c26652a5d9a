"""How walks, their lines and appointments read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store import money, moveins
from store.moveins import Asked, Line, LineStage, Mode, Next, Part, State, Walk
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

STATES = {
    State.PAUSED: Tone.WARN,
    State.ARCHIVED: Tone.FAINT,
    State.CANCELLED: Tone.FAINT,
    State.HANDED: Tone.GOOD,
}
_GOOD = (LineStage.SEEN, LineStage.OK, LineStage.MENDED, LineStage.MADE, LineStage.GIVEN,
         LineStage.DONE)  # fmt: skip
_WARN = (LineStage.OPEN, LineStage.OWED, LineStage.DEFECT, LineStage.TO_AGREE, LineStage.AGREED)


@dataclass(frozen=True)
class Row:
    """A line of a walk: what is asked, what was done about it; one of them is there."""

    place: int
    code: str
    part: Part
    asked: Asked | None
    line: Line | None

    @property
    def id(self) -> int:
        """Its place among the lines of the walk."""
        return self.place

    @property
    def stage(self) -> LineStage:
        """How it stands."""
        return self.line.stage if self.line else LineStage.OPEN

    @property
    def name(self) -> str:
        """What it is; an added defect by its place."""
        source, number = moveins.line_called(self.code)
        told = _(source).format(n=number)
        own = self.line.name if self.line and self.asked is None else ""
        return f"{told} {own}".strip()


def rows(walk: Walk) -> list[Row]:
    """The lines of a walk in their order, added defects after the rooms."""
    done = moveins.by_code(walk.id)
    asked = [(one.code, one.part, one) for one in walk.asked]
    extra = [(code, line.part, None) for code, line in done.items() if code.startswith("extra:")]
    parts = list(Part)
    every = sorted([*asked, *extra], key=lambda one: parts.index(one[1]))
    return [
        Row(place, code, part, one, done.get(code))
        for place, (code, part, one) in enumerate(every, 1)
    ]


def state(row: Row) -> tuple[str, Tone]:
    """How a line stands, in a word."""
    stage = row.stage
    tone = Tone.GOOD if stage in _GOOD else Tone.WARN if stage in _WARN else Tone.PLAIN
    return label(stage), tone


def beside(walk: Walk, row: Row) -> str:
    """What is told behind a line: until when, its ticket and round, what is still open."""
    line = row.line
    if line is None or line.stage is LineStage.OPEN:
        return _unsaid(walk, row)
    told = []
    if line.owed_by is not None:
        told.append(_("by {day}").format(day=clockface.day(line.owed_by)))
    if line.ticket is not None:
        told.append(_("ticket {number}, round {round}").format(number=line.ticket,
                                                               round=line.round))  # fmt: skip
    if line.meeting_at is not None:
        told.append(clockface.moment(line.meeting_at))
    if line.tries and line.stage in (LineStage.TO_AGREE, LineStage.AGREED):
        told.append(_("tried {n} times").format(n=line.tries))
    told += [line.refs, line.note]
    return "  ".join(filter(None, told))


def _unsaid(walk: Walk, row: Row) -> str:
    if row.part is Part.PAPER and row.asked and row.asked.form:
        may = _(", may be missing") if row.asked.may_miss else ""
        return label(row.asked.form) + may
    if row.code in moveins.DEPOSITS:
        amount = moveins.proposed(row.code)
        return _("{amount} yuan proposed").format(amount=money.text(amount)) if amount else ""
    if row.part is Part.LEAVE and (left := moveins.still_open(walk, row.code)):
        in_fen = row.code.endswith(("account", "deposits"))
        return _("still open: {what}").format(what=money.text(left) if in_fen else left)
    return ""


def named(walk: Walk) -> str:
    """Number, home, who comes, and how it stands."""
    told = label(walk.mode) if walk.course is moveins.Course.IN else label(walk.course)
    return "  ".join(filter(None, (walk.number, walk.home, told, label(walk.state))))


def about(walk: Walk) -> Iterator[str | Words]:
    """Who, from when charged, how large; what comes next; what is missing."""
    who = walk.owner + (f"（{walk.handler}）" if walk.handler else "")
    facts = [who]
    if walk.charged_from is not None and walk.course is moveins.Course.IN:
        facts.append(_("charged from {day}").format(day=walk.charged_from.isoformat()))
    if walk.area:
        facts.append(f"{money.area_text(walk.area)} m²")
    if walk.letter_until is not None and walk.mode is Mode.PROXY:
        facts.append(_("letter until {day}").format(day=walk.letter_until.isoformat()))
    yield "  ".join(filter(None, facts))
    if walk.back_on is not None:
        told = _("Paused until {day}: {what}")
        yield [(told.format(day=walk.back_on.isoformat(), what=walk.paused_for), Tone.WARN)]
    if walk.next is not Next.DONE:
        yield [(_("Next: {step}.").format(step=label(walk.next)), Tone.WARN)]
    if walk.course is moveins.Course.IN and (lacks := moveins.missing(walk)):
        names = _("; ").join(_(one.kind.called) for one in lacks)
        yield _("Missing: {papers}").format(papers=names)
    if walk.charged_on and (owed := moveins.unpaid(walk)):
        yield [(_("Not paid: {amount} yuan").format(amount=money.text(owed)), Tone.WARN)]
