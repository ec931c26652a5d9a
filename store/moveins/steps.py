"""Opening, correcting, pausing, archiving and calling off a move-in (M8, M14, M15)."""

from __future__ import annotations

from typing import Any

from store import clock, residents, series
from store.desk.staff import require
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.moveins.gates import live_money, must_be_paid, names_of, unpaid
from store.moveins.inputs import Archived, Corrected, LetPast, NewMoveIn, Paused, Reason
from store.moveins.line import lines_of, missing, take_up_again
from store.moveins.walk import MOVES, Walk, handed_before, mending_of, moved, open_of
from store.moveins.words import ACTED_FOR, OWNING, Course, LineStage, Mode
from store.residents import DocumentKind
from store.rights import Staff

SERIES = "RZ"


@operation
def open_(new: NewMoveIn, *, by: Staff) -> Walk:
    """Open a move-in; all it asks for follows from who comes (M10–M16).

    Raises ``Refused`` at the field: one is open for this home (M15), an owner was handed it already
    or stands on file under another name, nobody is named who comes for another, a day of charging
    that differs without saying why.
    """
    require(by, MOVES.first.right)
    home = residents.get(new.home)
    charged_from = new.charged_from or new.notice_date
    other = open_of(home.id, Course.IN)
    if other is not None:
        raise Refused(
            "Move-in {number} is open for this home: go on with that one.",
            field="home", number=other.number,
        )  # fmt: skip
    _must_name_handler(new.mode, new.handler)
    if charged_from != new.notice_date and not new.otherwise:
        raise Refused("Say why it is charged from another day.", field="otherwise")
    if new.mode in OWNING and not new.again:
        _must_be_first(new)
    given = new.model_copy(update={"charged_from": charged_from})
    return MOVES.begin(
        given,
        by,
        number=series.following(SERIES),
        course=Course.IN,
        mode=new.mode,
        home_id=home.id,
        owner=new.owner,
        handler=new.handler,
        first_sale=new.first_sale,
        notice_date=new.notice_date,
        charged_from=charged_from,
        area=new.area or home.area,
        basis=new.basis,
        ahead=new.ahead,
        opened_on=clock.today(),
    )


@operation
def correct(walk_id: int, right: Corrected, *, by: Staff) -> Walk:
    """Put right what was taken down, while the papers are not verified yet.

    Raises ``Refused`` once they are, and where papers of another way of coming are ticked.
    """
    walk = MOVES.admitted(walk_id, "corrected", by)
    if walk.verified_on is not None:
        raise Refused("The papers are verified: call it off and open another one.")
    _must_name_handler(right.mode, right.handler)
    if right.mode is not walk.mode and _touched(walk):
        raise Refused("Its papers are ticked already: take those back first.", field="mode")
    row = right.model_dump(exclude={"reason"})
    return moved(walk, "corrected", right, by, row)


@operation
def pause(walk_id: int, given: Paused, *, by: Staff) -> Walk:
    """Put it aside: who waits for what, until when; whoever is on then takes it up (M8, M14)."""
    walk = MOVES.admitted(walk_id, "paused", by)
    if given.back_on < clock.today():
        raise Refused("This day is past.", field="back_on")
    row: dict[str, Any] = {"paused_for": given.waits_for, "paused_by": by.id}
    row |= {"back_on": given.back_on}
    at = {"next": walk.next.value}
    return MOVES.move(walk, "paused", given, by, figures=at, **row)


@operation
def resume(walk_id: int, _given: Input | None = None, *, by: Staff) -> Walk:
    """Take a paused one up again; whatever is done in it does so too."""
    walk = MOVES.admitted(walk_id, "resumed", by)
    if walk.back_on is None:
        raise Refused("It is not paused.")
    return take_up_again(walk, by)


@operation
def let_past(walk_id: int, why: LetPast, *, by: Staff) -> Walk:
    """Let keys go though the bills are not paid; it shows until they are (M13)."""
    walk = MOVES.admitted(walk_id, "let_past", by)
    if not unpaid(walk):
        raise Refused("Nothing of it is owed.")
    figures = {"owed": unpaid(walk)}
    return moved(walk, "let_past", why, by, {"unpaid_let": True}, figures)


@operation
def archive(walk_id: int, given: Archived, *, by: Staff) -> Walk:
    """Put the file away, last of all; what is missing stays named and owed (M8, M12, F5).

    Raises ``Refused`` while a defect is not accepted, or a bill not paid and not let past.
    """
    walk = MOVES.admitted(walk_id, "archived", by)
    if left := mending_of(walk.id):
        raise Refused("{n} defects are not accepted by the owner yet.", n=left)
    must_be_paid(walk)
    figures = {"missing": [one.kind.value for one in missing(walk)], "lacks": lacking(walk)}
    row = {"closed_on": clock.today(), "unpaid_let": bool(unpaid(walk))}
    return moved(walk, "archived", given, by, row, figures)


@operation
def cancel(walk_id: int, why: Reason, *, by: Staff) -> Walk:
    """Call it off; its lines, bills and deposits stay as they are, and its defects go on."""
    walk = MOVES.admitted(walk_id, "cancelled", by)
    if numbers := live_money(walk):
        raise Refused("Undo these first: {numbers}.", numbers=" ".join(numbers))
    return moved(walk, "cancelled", why, by, {"closed_on": clock.today()})


@operation
def look_again(walk_id: int, *, by: Staff) -> Walk:
    """Let it wait for the money no more, once that has come (M13)."""
    require(by, MOVES.first.right)
    walk = MOVES.table.one(walk_id)
    if walk.unpaid_let and not unpaid(walk):
        return MOVES.move(walk, "paid", Input(), by, unpaid_let=False)
    return walk


# Of the archive of a home (F5): what the file itself should hold when all is done.
_ARCHIVE = (DocumentKind.ACCEPTANCE, DocumentKind.REGISTER, DocumentKind.AGREEMENT,
            DocumentKind.KEY_RECEIPT)  # fmt: skip


def lacking(walk: Walk) -> list[str]:
    """Which papers of the archive are not in the home's file (F5)."""
    there = {one.kind for one in residents.home(walk.home_id).documents}
    return [one.value for one in _ARCHIVE if one not in there]


def _must_name_handler(mode: Mode, handler: str) -> None:
    if mode in ACTED_FOR and not handler:
        raise Refused("Who comes for them?", field="handler")


def _must_be_first(new: NewMoveIn) -> None:
    if (before := handed_before(new.home)) is not None:
        raise Refused(
            "An owner was handed this home with {number}: say why once more.",
            field="again", number=before.number,
        )  # fmt: skip
    owner = residents.owner_of(new.home)
    if owner is not None and owner.name not in names_of(new.owner) and new.mode is not Mode.SHOP:
        raise Refused(
            "On file the owner is {name}: say why another one.", field="again", name=owner.name
        )


def _touched(walk: Walk) -> bool:
    return any(one.stage is not LineStage.OPEN for one in lines_of(walk.id))
