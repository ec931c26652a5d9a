"""What a line of a walk admits: each step with its key, its form and what does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from store import money, moveins
from store.inputs import Input
from store.moveins import LineStage, Part, Walk
from tui.moveins import actions as acts
from tui.moveins.words import Row
from tui.screen.actions import Action

Initial = Callable[[Walk, Row], Mapping[str, object]]


def _nothing(_walk: Walk, _row: Row) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class LineDo:
    """A step of a line; without ``asks`` it needs no form. ``of_line`` is done by the line's id."""

    kind: str
    action: Action
    operation: Callable[..., object]
    asks: type[Input] | None = None
    initial: Initial = _nothing
    of_line: bool = False


def _payer(walk: Walk, row: Row) -> Mapping[str, object]:
    amount = moveins.proposed(row.code)
    told: dict[str, object] = {"payer": moveins.names_of(walk.owner)[0]}
    return told | ({"amount": money.text(amount, grouped=False)} if amount else {})


def _signer(walk: Walk, _row: Row) -> Mapping[str, object]:
    return {"signed_by": walk.handler or next(iter(moveins.names_of(walk.owner)), "")}


def _form(_walk: Walk, row: Row) -> Mapping[str, object]:
    return {"form": row.asked.form} if row.asked and row.asked.form else {}


def _fine(walk: Walk, code: str, **by: Any) -> object:
    return moveins.check(walk.id, code, LineStage.OK, **by)


def _none(walk: Walk, code: str, **by: Any) -> object:
    return moveins.check(walk.id, code, LineStage.NONE, **by)


def _by_code(
    operation: Callable[..., object], walk: Walk, code: str, *given: Any, **by: Any
) -> object:
    return operation(walk.id, code, *given, **by)


def _charge(walk: Walk, _code: str, **by: Any) -> object:
    return moveins.charge(walk.id, moveins.Charged(), **by)


def _of(kind: str, action: Action, operation: Callable[..., object],
        asks: type[Input] | None = None, initial: Initial = _nothing) -> LineDo:  # fmt: skip
    return LineDo(kind, action, partial(_by_code, operation), asks, initial)


_M = moveins
SEEN = _of("seen", acts.SEEN, _M.see, _M.Seen, _form)
OWED = _of("owed", acts.OWED, _M.owe, _M.Owed)
TAKE = _of("taken", acts.TAKE, _M.take, _M.Paid, _payer)
READ = _of("read", acts.READ, _M.read_meter, _M.Base)
DEFECT = _of("defect", acts.DEFECT, _M.defect, _M.Defect)
SETTLED = _of("settled", acts.SETTLED, _M.settle, _M.Settled)
REINSPECT = LineDo(
    "reinspected", acts.REINSPECT, _M.reinspect, _M.Reinspected, of_line=True
)  # fmt: skip
AGREE = LineDo("agreed", acts.AGREE, _M.agree, _M.Agreed, of_line=True)
REACCEPT = LineDo("reaccepted", acts.REACCEPT, _M.reaccept, _M.Reaccepted, _signer, of_line=True)
TICK = _of("seen", acts.TICK, _M.tick)
FINE = LineDo("in_order", acts.FINE, _fine)
GIVE = _of("given", acts.GIVEN, _M.give)
CHARGE = LineDo("made", acts.CHARGE, _charge)
NOT_GIVEN = _of("not_needed", acts.NOT_NEEDED, _M.not_given, _M.Why)
NOT_NEEDED = _of("not_needed", acts.NOT_NEEDED, _M.not_needed, _M.Why)
EVERY = (
    SEEN,
    OWED,
    _of("passed", acts.PASSED, _M.pass_by, _M.Why),
    FINE,
    LineDo("there_is_none", acts.NONE, _none),
    _of("unchecked", acts.UNCHECKED, _M.leave_unchecked, _M.Why),
    READ,
    DEFECT,
    REINSPECT,
    AGREE,
    REACCEPT,
    LineDo("tried", acts.TRIED, _M.tried, _M.Tried, of_line=True),
    LineDo("unreached", acts.UNREACHED, _M.close_unreached, _M.Why, of_line=True),
    CHARGE,
    TAKE,
    _of("struck", acts.STRIKE, _M.strike, _M.Why),
    GIVE,
    NOT_GIVEN,
    SETTLED,
    NOT_NEEDED,
    _of("undone", acts.UNDO, _M.undo, _M.Why),
)


def admitted(walk: Walk, row: Row) -> list[LineDo]:
    """All that a line admits now, the likeliest first."""
    kinds = moveins.possible(walk, row.code, row.stage)
    return [do for do in EVERY if do.kind in kinds and _fits(do, row)]


def usual(walk: Walk, row: Row) -> LineDo | None:
    """What Enter does with a line: it is as it should be; None where nothing is as usual."""
    kinds = moveins.possible(walk, row.code, row.stage)
    first = {
        Part.PAPER: TICK,
        Part.MONEY: TAKE if row.code in moveins.DEPOSITS else CHARGE,
        Part.ROOM: READ if row.code.startswith("meter:") else FINE,
        Part.HAND: GIVE,
        Part.LEAVE: SETTLED,
    }[row.part]
    mending = {LineStage.DEFECT: REINSPECT, LineStage.TO_AGREE: AGREE, LineStage.AGREED: REACCEPT}
    settled = (LineStage.OK, LineStage.NONE)
    do = mending.get(row.stage, first)
    return do if do.kind in kinds and row.stage not in settled else None


def _fits(do: LineDo, row: Row) -> bool:
    """A fee is charged and a deposit taken; papers are not given, things are not needed."""
    if row.code in moveins.DEPOSITS:
        return do is not CHARGE
    if row.code == moveins.FEES:
        return do is not TAKE
    if do.action is acts.NOT_NEEDED:
        return (do is NOT_NEEDED) is (row.part is Part.LEAVE)
    return not (row.code.startswith("meter:") and do is FINE)
