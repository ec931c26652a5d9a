"""A line taken back that was ticked by mistake; its entry stays, and says why."""

from __future__ import annotations

from store import clock, residents
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.moveins.gates import FEES, live_money
from store.moveins.line import Line, admitted, step
from store.moveins.lineinputs import Why
from store.moveins.walk import MOVES, moved
from store.residents import Ending
from store.rights import WORK_THE_DESK, Staff


@operation
def undo(walk_id: int, code: str, why: Why, *, by: Staff) -> Line:
    """Take a line back; its paper leaves the home's file, its money has to be undone before.

    Raises ``Refused`` for a defect, which goes on, and for bills or deposits that still stand.
    """
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    line = admitted(walk, code, "undone")
    standing = set(line.refs.split()).intersection(live_money(walk))
    if standing:
        raise Refused("Undo these first: {numbers}.", numbers=" ".join(sorted(standing)))
    if line.document_id is not None:
        ending = Ending(on=clock.today(), reason=why.reason)
        residents.take_document(line.document_id, ending, by=by)
    row = {"document_id": None, "owed_by": None, "refs": "", "note": why.reason}
    taken_back = step(walk, line, "undone", why, by, **row)
    if code == FEES:
        moved(MOVES.table.one(walk.id), "uncharged", why, by, {"charged_on": None})
    return taken_back
