"""The operations on files (O25): opened, filled, lent and back, destroyed by two."""

from __future__ import annotations

import re
from datetime import date

from store import clock, series
from store.desk import staff
from store.desk.staff import require
from store.documents.archive import (
    CULLS,
    FILES,
    Cull,
    File,
    files,
    files_of,
    numbered,
)
from store.documents.fileinputs import (
    Approval,
    Back,
    Destroying,
    Dropping,
    FileChange,
    Lending,
    Moved,
    NewCull,
    NewFile,
)
from store.documents.incoming import LETTERS_IN, LetterIn
from store.documents.ininputs import Filing
from store.documents.outgoing import LETTERS_OUT, LetterOut
from store.documents.receiving import gone
from store.documents.settings import DocumentSettings, settings
from store.documents.steps import CULLS as LISTS
from store.documents.steps import FILES as NUMBERS
from store.documents.words import FileKind, FileStage, Keep
from store.errors import NotFound, Refused
from store.journal.operation import attempt, operation
from store.rights import Staff


@operation
def open_file(new: NewFile, *, by: Staff) -> File:
    """Open a file of a year, a kind and a matter; its last day follows from how long it is kept.

    Raises ``Refused`` for a contract without its end.
    """
    require(by, FILES.first.right)
    if new.year > clock.today().year:
        raise Refused("This year is still to come.", field="year")
    contract = new.keep is Keep.CONTRACT
    if contract and new.ends_on is None:
        raise Refused("When does the contract end? Its file is kept from then on.", field="ends_on")
    if not contract and new.ends_on is not None:
        raise Refused("Only a file kept by a contract's life has its end.", field="ends_on")
    return FILES.begin(
        new, by, number=series.following(NUMBERS), keep_until=kept_until(new, settings()),
        lent_to="", lent_why="", lent_on=None, lent_until=None, cull_id=None, **new.model_dump(),
    )  # fmt: skip


def kept_until(new: NewFile, terms: DocumentSettings) -> date | None:
    """The last day on which a file has to be kept, None for ever (O25)."""
    if new.keep is Keep.FOREVER:
        return None
    if new.keep is Keep.CONTRACT and new.ends_on is not None:
        year = new.ends_on.year + terms.contract
        leaps = (new.ends_on.month, new.ends_on.day) == (2, 29)
        return date(year, 2, 28) if leaps else new.ends_on.replace(year=year)
    years = terms.long if new.keep is Keep.LONG else terms.brief
    return date(new.year + years, 12, 31)


@operation
def change(file_id: int, given: FileChange, *, by: Staff) -> File:
    """Put right what the file is called, or where it stands."""
    one = FILES.admitted(file_id, "changed", by)
    return FILES.move(one, "changed", given, by, **given.model_dump(exclude={"reason"}))


@operation
def lend(file_id: int, given: Lending, *, by: Staff) -> File:
    """Lend the original: to whom, why, until when.

    Raises ``Refused`` for a day that is gone, and for a file that is to be destroyed.
    """
    one = FILES.admitted(file_id, "lent", by)
    today = clock.today()
    if given.lent_until < today:
        raise Refused("This must not lie before {day}.", field="lent_until", day=today)
    if one.cull_id is not None:
        raise Refused("It is on a list of files to destroy.", field="lent_to")
    return FILES.move(one, "lent", given, by, lent_on=today, **given.model_dump())


@operation
def take_back(file_id: int, given: Back, *, by: Staff) -> File:
    """The file is back in its place."""
    one = FILES.admitted(file_id, "back", by)
    on = gone(given.back_on, "back_on", one.lent_on)
    told = given.model_copy(update={"back_on": on})
    return FILES.move(
        *(one, "back", told, by), lent_to="", lent_why="", lent_on=None, lent_until=None
    )


@operation
def file_in(letter_id: int, given: Filing, *, by: Staff) -> LetterIn:
    """Put a received letter that is dealt with into its file (归档)."""
    one = LETTERS_IN.admitted(letter_id, "filed", by)
    found = _file_for(one.number, one.subject, given, FileKind.IN, by)
    told = given.model_copy(update={"file": found.number})
    return LETTERS_IN.move(
        one, "filed", told, by, also=[found.subject], file_id=found.id, filed_on=clock.today()
    )


@operation
def file_out(letter_id: int, given: Filing, *, by: Staff) -> LetterOut:
    """Put a sent letter into its file (归档)."""
    one = LETTERS_OUT.admitted(letter_id, "filed", by)
    found = _file_for(one.called, one.subject, given, FileKind.OUT, by)
    told = given.model_copy(update={"file": found.number})
    return LETTERS_OUT.move(
        one, "filed", told, by, also=[found.subject], file_id=found.id, filed_on=clock.today()
    )


def _file_for(number: str, letter: str, given: Filing, kind: FileKind, by: Staff) -> File:
    """The file that a letter goes into, with its pages counted in."""
    found = numbered(given.file)
    if found is None:
        raise Refused("No file has this number: open one first, or type it whole.", field="file")
    if found.stage is not FileStage.KEPT or found.cull_id is not None:
        raise Refused("Nothing goes into it now: it is {stage}.", field="file", stage=found.stage)
    if found.kind not in (kind, FileKind.MATTER, FileKind.CONTRACT):
        raise Refused("It holds {kind}.", field="file", kind=found.kind)
    more = FileChange(
        matter=found.matter, title=found.title, place=found.place,
        pages=min(found.pages + given.pages, 9999), reason=number,
    )  # fmt: skip
    return FILES.move(found, "changed", more, by, also=[letter], pages=more.pages)


@operation
def list_for_destruction(new: NewCull, *, by: Staff) -> Cull:
    """List files whose time is over; nothing of the list changes once it is made (G10).

    Raises ``Refused`` for a file that has to be kept, is lent, or is on another list.
    """
    require(by, CULLS.first.right)
    today = clock.today()
    chosen = _chosen(new, today)
    return CULLS.begin(
        new, by, number=series.following(LISTS), reason=new.reason, listed_on=today,
        listed_by=by.id, approved_by=None, approved_on=None, how="", destroyed_on=None,
        first_by=None, second_by=None, parts=lambda id_: _list(chosen, id_, by),
    )  # fmt: skip


def _chosen(new: NewCull, today: date) -> list[File]:
    typed = [part for part in re.split(r"[\s,，、;；]+", new.files) if part]
    if not typed:
        found = [
            one for one in files()
            if one.over(today) and one.stage is FileStage.KEPT and one.cull_id is None
        ]  # fmt: skip
        if not found:
            raise Refused("No file's time is over.", field="files")
        return found
    chosen = {}
    for each in typed:
        one = numbered(each)
        if one is None:
            raise Refused("There is no file {number}.", field="files", number=each)
        if one.keep_until is None:
            raise Refused("{number} is kept for ever.", field="files", number=one.number)
        if not one.over(today):
            raise Refused("{number} is kept until {day}.", field="files", number=one.number,
                          day=one.keep_until)  # fmt: skip
        if one.stage is not FileStage.KEPT or one.cull_id is not None:
            raise Refused("{number} is lent, or on a list.", field="files", number=one.number)
        chosen[one.id] = one
    return list(chosen.values())


def _list(chosen: list[File], cull_id: int, by: Staff) -> None:
    for one in chosen:
        FILES.move(one, "listed", Moved(), by, cull_id=cull_id)


@operation
def approve(cull_id: int, given: Approval, *, by: Staff) -> Cull:
    """Who is in charge, and did not list them, lets the files be destroyed (G10)."""
    one = CULLS.admitted(cull_id, "approved", by)
    return CULLS.move(one, "approved", given, by, approved_by=by.id, approved_on=clock.today())


@attempt
def destroy(cull_id: int, given: Destroying, *, by: Staff) -> Cull:
    """Two saw them destroyed, each with their own PIN (O25).

    Raises ``Refused`` where both are one, and for a PIN that does not fit.
    """
    require(by, CULLS.steps["destroyed"].right)
    CULLS.admitted(cull_id, "destroyed", by)
    try:
        other = staff.by_number(given.second)
    except NotFound as error:
        raise Refused(error.message, field="second", **error.values) from error
    if other.id == by.id:
        raise Refused("It takes two: this is your own number.", field="second")
    staff.check_pin(by, given.pin)
    try:
        staff.check_pin(other, given.second_pin)
    except Refused as error:
        raise Refused(error.message, field="second_pin", **error.values) from error
    return _destroyed(cull_id, given, other, by)


@operation
def _destroyed(cull_id: int, given: Destroying, other: Staff, by: Staff) -> Cull:
    one = CULLS.admitted(cull_id, "destroyed", by)
    for each in files_of(one.id):
        FILES.move(each, "destroyed", Moved(), by, also=[one.subject])
    return CULLS.move(
        one, "destroyed", given, by, figures={"other": other.id},
        how=given.how, destroyed_on=clock.today(), first_by=by.id, second_by=other.id,
    )  # fmt: skip


@operation
def drop(cull_id: int, why: Dropping, *, by: Staff) -> Cull:
    """Nothing is destroyed: the files are off the list again."""
    one = CULLS.admitted(cull_id, "dropped", by)
    for each in files_of(one.id):
        FILES.move(each, "released", Moved(), by, also=[one.subject], cull_id=None)
    return CULLS.move(one, "dropped", why, by)
