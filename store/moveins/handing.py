"""Keys and papers handed out and signed for; held keys leave the key list with it (M3, M25, K4)."""

from __future__ import annotations

from store import clock, keys, residents
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.keys import Identity, KeyRelease, Signed
from store.moveins.gates import must_be_paid, must_be_verified, must_have_fund, must_sign
from store.moveins.inputs import HandedOut
from store.moveins.line import Line, admitted, by_code, step
from store.moveins.lineinputs import Ticked, Why
from store.moveins.papers import Asked
from store.moveins.walk import MOVES, Walk, moved
from store.moveins.words import LineStage, Part
from store.residents import DocumentKind, NewDocument, PaperForm, Way
from store.rights import WORK_THE_DESK, Staff


@operation
def give(walk_id: int, code: str, *, by: Staff) -> Line:
    """A paper is handed out; it stands in the file as issued (one key, F3)."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    line = admitted(walk, code, "given")
    kind = DocumentKind(code.partition(":")[2])
    new = NewDocument(kind=kind, form=PaperForm.COPY, way=Way.ISSUED, on=clock.today())
    document = residents.file_document(walk.home_id, new, by=by)
    return step(walk, line, "given", Ticked(), by, document_id=document)


@operation
def not_given(walk_id: int, code: str, why: Why, *, by: Staff) -> Line:
    """Something is not handed out here, or not needed, with the reason."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    line = admitted(walk, code, "not_needed")
    return step(walk, line, "not_needed", why, by, note=why.reason)


@operation
def hand_out(walk_id: int, given: HandedOut, *, by: Staff) -> Walk:
    """Hand out keys and papers, the list signed once; held keys leave the key list (K4, M25).

    Raises ``Refused`` at a gate that is shut: papers not verified, no bills, not paid nor let past,
    no proof of the maintenance fund, a home that was not accepted, a paper of the list neither
    given nor struck, keys counted otherwise than on the key list, somebody else's signature.
    """
    walk = MOVES.admitted(walk_id, "handed_out", by)
    must_be_verified(walk)
    if walk.charged_on is None:
        raise Refused("First the bills are made; they need not be paid yet.")
    if walk.refused:
        raise Refused("The owner has not accepted the home: it is not handed over.")
    must_have_fund(walk)
    must_be_paid(walk)
    letter = must_sign(walk, given.received_by, "received_by")
    if not given.signed:
        raise Refused("The list is signed by both.", field="signed")
    if left := not_out(walk):
        raise Refused(
            "Neither given nor struck out: {paper} ({n} in all).", paper=left[0].kind, n=len(left)
        )
    released = _release(walk, given, by)
    paper = NewDocument(kind=DocumentKind.KEY_RECEIPT, on=clock.today())
    residents.file_document(walk.home_id, paper, by=by)
    row = {"handed_on": clock.today(), "handed_to": given.received_by}
    figures = {"released": released, "by_letter": letter}
    return moved(walk, "handed_out", given, by, row, figures)


def not_out(walk: Walk) -> list[Asked]:
    """What of the hand-out list is neither given nor struck out."""
    rows = by_code(walk.id)
    done = (LineStage.GIVEN, LineStage.NOT_NEEDED)
    return [one for one in walk.asked if one.part is Part.HAND
            and (one.code not in rows or rows[one.code].stage not in done)]  # fmt: skip


def held_keys(home_id: int) -> int:
    """How many keys of a home the key list has."""
    return sum(one.hanging for one in keys.of_home(home_id))


def _release(walk: Walk, given: HandedOut, by: Staff) -> int:
    """All held keys of the home, in this step; how many hooks became free (K4)."""
    there = held_keys(walk.home_id)
    if given.keys != there:
        raise Refused(
            "The key list has {n} keys of this home: count them again, or put the list right.",
            field="keys", n=there,
        )  # fmt: skip
    if not keys.of_home(walk.home_id):
        return 0
    release = KeyRelease(
        handed_to=given.received_by, identity=Identity.ID_CARD, signed=Signed.PAPER,
        words=walk.number,
    )  # fmt: skip
    return len(keys.release_home(walk.home_id, release, by=by))
