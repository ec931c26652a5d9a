"""A line of a walk as it stands: a paper, money, a room, a thing handed out (M17–M25)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.engine.table import Table
from store.errors import Refused
from store.inputs import Input
from store.moveins import lineinputs as inputs
from store.moveins.papers import Asked
from store.moveins.rights import LET_PAST
from store.moveins.walk import MOVES, Walk, moved
from store.moveins.words import LineStage, Part, Stage
from store.register import Register, Step
from store.rights import Staff
from store.waiting import Place, Waiting

_S = LineStage


@dataclass(frozen=True)
class Line:
    """What was done about a line of a walk.

    ``name`` and ``note`` are typed; ``document_id`` is the paper in the home's file, ``ticket`` the
    finding of a defect, ``round`` how often it has been mended, ``tries`` how often the owner could
    not be reached; ``refs`` are the numbers of bills, deposits and meters.
    """

    id: int
    movein_id: int
    number: str
    home_id: int
    home: str
    code: str
    part: Part
    name: str
    note: str
    owed_by: date | None
    document_id: int | None
    ticket: int | None
    warranty: str
    warranty_until: date | None
    round: int
    meeting_at: datetime | None
    tries: int
    refs: str
    stage: LineStage

    @property
    def subject(self) -> str:
        """The line as the journal names it."""
        return f"movein_line:{self.id}"


def _waits(line: Line) -> Iterator[Waiting]:
    """A paper that is owed waits until its day; a mended defect for the owner."""
    figures = {"number": line.number, "home": line.home, "line": line.code, "what": line.name}
    if line.stage is _S.OWED and line.owed_by is not None:
        due = clock.moment(line.owed_by + timedelta(days=1), time())
        until = {"until": line.owed_by.isoformat()}
        yield Waiting("movein_line.awaited", line.subject, due=due, figures=figures | until)
    told = figures | {"ticket": line.ticket, "round": line.round}
    if line.stage is _S.TO_AGREE:
        yield Waiting("movein_line.to_agree", line.subject, place=Place.FOLLOWING, figures=told)
    if line.stage is _S.AGREED and line.meeting_at is not None:
        told |= {"at": clock.to_ms(line.meeting_at)}
        yield Waiting("movein_line.meets", line.subject, due=line.meeting_at, figures=told)


_TO_DO = (_S.OPEN, _S.OWED, _S.UNCHECKED)
_BY_HAND = (*_TO_DO, _S.OK, _S.NONE)
_SETTLED = (_S.MADE, _S.SEEN, _S.OWED, _S.PASSED, _S.OK, _S.NONE, _S.UNCHECKED, _S.GIVEN, _S.DONE,
            _S.NOT_NEEDED, _S.STRUCK)  # fmt: skip
LINES = Register(
    "movein_line",
    Table(
        "movein_line",
        Line,
        "SELECT movein_line.id, movein_line.movein_id, m.number, m.home_id, h.code,"
        " movein_line.code, movein_line.part, movein_line.name, movein_line.note,"
        " movein_line.owed_by, movein_line.document_id, movein_line.ticket, movein_line.warranty,"
        " movein_line.warranty_until, movein_line.round, movein_line.meeting_at,"
        " movein_line.tries, movein_line.refs, movein_line.stage"
        " FROM movein_line JOIN movein m ON m.id = movein_line.movein_id"
        " JOIN home h ON h.id = m.home_id",
    ),
    Step("seen", inputs.Seen, (_S.OPEN, _S.OWED, _S.PASSED), _S.SEEN),
    Step("owed", inputs.Owed, (_S.OPEN, _S.OWED), _S.OWED),
    Step("passed", inputs.Why, (_S.OPEN, _S.OWED), _S.PASSED, LET_PAST),
    Step("in_order", inputs.Ticked, _BY_HAND, _S.OK),
    Step("there_is_none", inputs.Ticked, _BY_HAND, _S.NONE),
    Step("unchecked", inputs.Why, _BY_HAND, _S.UNCHECKED),
    Step("read", inputs.Base, (*_TO_DO, _S.NONE), _S.OK),
    Step("defect", inputs.Defect, _BY_HAND, _S.DEFECT),
    Step("reinspected", inputs.Reinspected, (_S.DEFECT,)),
    Step("agreed", inputs.Agreed, (_S.TO_AGREE, _S.AGREED), _S.AGREED),
    Step("tried", inputs.Tried, (_S.TO_AGREE, _S.AGREED)),
    Step("reaccepted", inputs.Reaccepted, (_S.TO_AGREE, _S.AGREED)),
    Step("unreached", inputs.Why, (_S.TO_AGREE, _S.AGREED), _S.MENDED, LET_PAST),
    Step("made", inputs.Ticked, (_S.OPEN, _S.STRUCK), _S.MADE),
    Step("taken", inputs.Paid, (_S.OPEN, _S.STRUCK), _S.MADE),
    Step("struck", inputs.Why, (_S.OPEN,), _S.STRUCK),
    Step("given", inputs.Ticked, (_S.OPEN, _S.NOT_NEEDED), _S.GIVEN),
    Step("settled", inputs.Settled, (_S.OPEN, _S.NOT_NEEDED), _S.DONE),
    Step("not_needed", inputs.Why, (_S.OPEN,), _S.NOT_NEEDED),
    Step("undone", inputs.Why, _SETTLED, _S.OPEN),
    figures=lambda line: {"number": line.number, "home": line.home_id, "line": line.code},
    waits=_waits,
    private=("payer", "signed_by"),
    columns=(
        *("movein_id", "code", "part", "owed_by", "document_id", "ticket", "warranty"),
        *("warranty_until", "round", "meeting_at", "tries", "refs", "stage"),
    ),
    named=("meeting_at",),
)
# What is still done about a line once the keys are handed over.
_AFTER = ("seen", "passed", "owed", "reinspected", "agreed", "tried", "reaccepted", "unreached",
          "taken", "defect")  # fmt: skip


def lines_of(walk_id: int) -> list[Line]:
    """What was done about the lines of a walk, as it came."""
    return LINES.table.read("WHERE movein_line.movein_id = ? ORDER BY movein_line.id", walk_id)


def by_code(walk_id: int) -> dict[str, Line]:
    """The same by code."""
    return {one.code: one for one in lines_of(walk_id)}


def stage_of(walk_id: int, code: str) -> LineStage:
    """How a line stands, whether or not anything was done about it."""
    found = by_code(walk_id).get(code)
    return found.stage if found else LineStage.OPEN


def papers(walk: Walk) -> list[tuple[Asked, LineStage]]:
    """The papers that a walk asks for, and how each stands."""
    rows = by_code(walk.id)
    return [
        (one, rows[one.code].stage if one.code in rows else LineStage.OPEN)
        for one in walk.asked
        if one.part is Part.PAPER
    ]


def missing(walk: Walk) -> list[Asked]:
    """The papers that are not here yet, those left out that may be missing for good (F5, M18)."""
    here = (LineStage.SEEN, LineStage.PASSED)
    return [one for one, stage in papers(walk) if stage not in here and not one.may_miss]


def possible(walk: Walk, code: str, stage: LineStage) -> frozenset[str]:
    """The steps that a line admits as it and its walk stand."""
    part = part_of(walk, code)
    if part is None:
        return frozenset()
    kinds = _KINDS[part] | (_METER if code.startswith("meter:") else frozenset())
    late = walk.stage is Stage.HANDED
    owed = stage is LineStage.OWED and walk.stage is Stage.ARCHIVED
    return frozenset(
        step.kind
        for step in LINES.steps.values()
        if stage in step.of
        and step.kind in kinds
        and (walk.stage is Stage.OPEN or (late and step.kind in _AFTER)
             or (owed and step.kind in ("seen", "passed")))
    )  # fmt: skip


_KINDS = {
    Part.PAPER: frozenset(("seen", "owed", "passed", "undone")),
    Part.MONEY: frozenset(("made", "taken", "struck", "undone")),
    Part.ROOM: frozenset(
        (
            *("in_order", "there_is_none", "unchecked", "defect", "reinspected", "agreed"),
            *("tried", "reaccepted", "unreached", "undone"),
        )
    ),
    Part.HAND: frozenset(("given", "not_needed", "undone")),
    Part.LEAVE: frozenset(("settled", "not_needed", "undone")),
}
_METER = frozenset(("read",))


def part_of(walk: Walk, code: str) -> Part | None:
    """Which part of a walk a line is of, None for one that it does not ask for."""
    if code.startswith("extra:"):
        return Part.ROOM
    return next((one.part for one in walk.asked if one.code == code), None)


def taken_up(walk: Walk, code: str, name: str = "") -> Line:
    """The line of this code, entered if nothing was done about it yet; within an operation."""
    where = "WHERE movein_line.movein_id = ? AND movein_line.code = ?"
    for one in LINES.table.read(where, walk.id, code):
        return one
    part = part_of(walk, code)
    row = {"movein_id": walk.id, "code": code, "part": part, "name": name}
    return LINES.table.one(LINES.table.insert(**row, stage=LineStage.OPEN))


def admitted(walk: Walk, code: str, kind: str, name: str = "") -> Line:
    """The line of this code, if it and its walk admit a step; raises ``Refused``."""
    line = taken_up(walk, code, name)
    if kind not in possible(walk, code, line.stage):
        raise Refused("This is not possible now: it is {stage}.", stage=line.stage)
    return line


def step(walk: Walk, line: Line, kind: str, given: Input, by: Staff, /, **row: object) -> Line:
    """Take a step of an admitted line; its walk goes on, and waits for what comes next.

    ``figures`` among the row are told besides what is filled in.
    """
    figures = row.pop("figures", {})
    assert isinstance(figures, dict)
    after = LINES.move(line, kind, given, by, also=[walk.subject], figures=figures, **row)
    if walk.back_on is not None:
        take_up_again(walk, by)
    else:
        MOVES.wait_anew(walk.id)
    return after


def take_up_again(walk: Walk, by: Staff) -> Walk:
    """A paused walk goes on with whatever is done in it."""
    return moved(walk, "resumed", Input(), by)
