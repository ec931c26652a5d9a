"""The operations of a passing round (O21): readers listed, the copy given, signed and back."""

from __future__ import annotations

import re
from datetime import timedelta

from store import clock
from store.desk import staff
from store.desk.staff import require
from store.documents.incoming import LETTERS_IN, LetterIn
from store.documents.ininputs import Giving, LeavingOut, Listed, PassRound, Returning
from store.documents.reading import READERS, Reader, readers_of
from store.documents.receiving import gone
from store.documents.settings import settings
from store.documents.words import Read, ReaderStage
from store.errors import NotFound, Refused
from store.journal.operation import attempt, operation
from store.rights import Staff

_BETWEEN = re.compile(r"[,，、;；\n]")


@operation
def pass_round(letter_id: int, given: PassRound, *, by: Staff) -> LetterIn:
    """List who reads it; more may be listed later. The copy begins with the first of them.

    Raises ``Refused`` for who is on the list already.
    """
    one = LETTERS_IN.admitted(letter_id, "passed", by)
    there = readers_of(one.id)
    known = {each.reader for each in there if each.stage is not ReaderStage.LEFT_OUT}
    names = [name.strip() for name in _BETWEEN.split(given.readers) if name.strip()]
    if not names:
        raise Refused("Who reads it?", field="readers")
    for nth, name in enumerate(names):
        if name in known or name in names[:nth]:
            raise Refused("{name} is on the list.", field="readers", name=name)
    moved = LETTERS_IN.move(one, "passed", given, by, figures={"readers": len(names)})
    for place, name in enumerate(names, len(there) + 1):
        READERS.begin(
            Listed(reader=name), by, also=[one.subject], letter_id=one.id, place=place,
            reader=name, given_on=None, due_on=None, read_on=None, how="", staff_id=None,
            remark="",
        )  # fmt: skip
    return moved


@operation
def give(reader_id: int, given: Giving, *, by: Staff) -> Reader:
    """The reader has the copy, and it is due back by its setting.

    Raises ``Refused`` while somebody else has it: there is one copy.
    """
    one = READERS.admitted(reader_id, "given", by)
    for other in readers_of(one.letter_id):
        if other.stage is ReaderStage.OUT:
            raise Refused("{name} has the copy still.", field="given_on", name=other.reader)
    on = gone(given.given_on, "given_on", LETTERS_IN.table.one(one.letter_id).received_on)
    told = given.model_copy(update={"given_on": on})
    due = on + timedelta(days=settings().passing)
    also = [f"letter_in:{one.letter_id}"]
    return READERS.move(
        one, "given", told, by, also=also, figures={"due_on": due}, given_on=on, due_on=due
    )


@attempt
def take_back(reader_id: int, given: Returning, *, by: Staff) -> Reader:
    """The reader signed, on paper or by their own PIN, and the copy is back.

    Raises ``Refused`` for a PIN that is not the reader's, and a day before they had the copy.
    """
    require(by, READERS.steps["back"].right)
    one = READERS.admitted(reader_id, "back", by)
    who = _by_pin(one, given) if given.how is Read.PIN else None
    return _back(reader_id, given, who, by)


def _by_pin(one: Reader, given: Returning) -> Staff:
    if given.staff_number is None:
        raise Refused("Who signs by PIN gives their staff number.", field="staff_number")
    if given.pin is None:
        raise Refused("Who signs by PIN gives it.", field="pin")
    try:
        who = staff.by_number(given.staff_number)
    except NotFound as error:
        raise Refused(error.message, field="staff_number", **error.values) from error
    if who.name != one.reader:
        raise Refused("This is {name}'s to sign.", field="staff_number", name=one.reader)
    staff.check_pin(who, given.pin)
    return who


@operation
def _back(reader_id: int, given: Returning, who: Staff | None, by: Staff) -> Reader:
    one = READERS.admitted(reader_id, "back", by)
    on = clock.today() if who else gone(given.read_on, "read_on", one.given_on)
    told = given.model_copy(update={"read_on": on})
    return READERS.move(
        one, "back", told, by, also=[f"letter_in:{one.letter_id}"],
        read_on=on, how=given.how, staff_id=who.id if who else None, remark=given.remark,
    )  # fmt: skip


@operation
def leave_out(reader_id: int, why: LeavingOut, *, by: Staff) -> Reader:
    """The reader does not read it, for a reason; the list keeps them."""
    one = READERS.admitted(reader_id, "left_out", by)
    return READERS.move(
        one, "left_out", why, by, also=[f"letter_in:{one.letter_id}"], remark=why.remark
    )
