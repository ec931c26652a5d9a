"""The phones and papers of somebody on file: several, the first standing with them (F1, F2, F6)."""

from __future__ import annotations

from collections.abc import Mapping

from store import journal
from store.desk.staff import require
from store.engine import database
from store.engine.table import kept
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.residents import masking, searchkeys
from store.residents.filled import NewPaper
from store.residents.inputs import NewPhone
from store.residents.party import PAPERS, PHONES, F, Paper, Phone, Several, must_be_on_file
from store.residents.rights import KEEP_FILES
from store.residents.rows import FigureRow, IdentityRow, PersonRow, PhoneRow
from store.rights import Staff

_ROWS: Mapping[str, type[FigureRow]] = {"phone": PhoneRow, "identity": IdentityRow}


@operation
def add_phone(person_id: int, new: NewPhone, *, by: Staff) -> Phone:
    """Add a phone to somebody's file, masked as it shows; to one without any, the one rung first.

    Raises ``Refused`` for one that the file has, ``NotFound`` without a file.
    """
    require(by, KEEP_FILES)
    if new.phone in _numbers(PHONES, person_id):
        raise Refused("This phone is on file already.", field="phone")
    id_ = _add(PHONES, person_id, new.phone, {"purpose": new.purpose}, by)
    return Phone(id_, masking.phone(new.phone), new.purpose)


@operation
def remove_phone(person_id: int, phone_id: int | None, *, by: Staff) -> None:
    """Take a phone off somebody's file; after the first one, None, the next is rung first.

    Raises ``NotFound`` for one that is not there.
    """
    require(by, KEEP_FILES)
    _remove(PHONES, person_id, phone_id, by)


@operation
def add_paper(person_id: int, new: NewPaper, *, by: Staff) -> Paper:
    """Add a paper of identity to somebody's file, masked as it shows.

    Raises ``Refused`` for one that the file has, ``NotFound`` without a file.
    """
    require(by, KEEP_FILES)
    if new.id_number in _numbers(PAPERS, person_id):
        raise Refused("This paper is on file already.", field="id_number")
    known = {"kind": new.kind, "until": new.until}
    id_ = _add(PAPERS, person_id, new.id_number, known, by)
    return Paper(id_, masking.id_number(new.id_number), new.kind, new.until)


@operation
def remove_paper(person_id: int, paper_id: int | None, *, by: Staff) -> None:
    """Take a paper off somebody's file; after the first one, None, the next comes first.

    Raises ``NotFound`` for one that is not there.
    """
    require(by, KEEP_FILES)
    _remove(PAPERS, person_id, paper_id, by)


def _numbers(several: Several[F], person_id: int) -> list[str]:
    must_be_on_file(person_id)
    return [one.number for one in several.of(person_id)]


def _add(
    several: Several[F], person_id: int, number: str, known: Mapping[str, object], by: Staff
) -> int | None:
    """Keep a figure, first where there is none, and record what is known of it."""
    row, values = _ROWS[several.table], {name: kept(value) for name, value in known.items()}
    id_: int | None = None
    if several.of(person_id):
        id_ = row.create(person_id=person_id, number=number, **values).id
    else:
        _put_first(several, person_id, (number, *values.values()))
    _record(several, "added", person_id, {several.table: id_} | values, by)
    return id_


def _remove(several: Several[F], person_id: int, id_: int | None, by: Staff) -> None:
    on_file = [one.id for one in several.of(person_id)]
    if id_ not in on_file:
        raise NotFound("There is no such figure on file.")
    follows = on_file[1] if id_ is None and len(on_file) > 1 else None
    row = _ROWS[several.table]
    if id_ is None:
        _put_first(several, person_id, _columns(several, follows))
    row.delete().where(row.id == (follows or id_)).execute()
    _record(several, "removed", person_id, {several.table: id_, "follows": follows}, by)


def _columns(several: Several[F], id_: int | None) -> tuple[object, ...]:
    """A further figure as the party's row keeps it; of none, what an empty row does."""
    if id_ is None:
        return several.none
    columns = ", ".join(several.further)
    sql = f"SELECT {columns} FROM {several.table} WHERE id = ?"
    return tuple(database.db.execute_sql(sql, (id_,)).fetchone())


def _put_first(several: Several[F], person_id: int, values: tuple[object, ...]) -> None:
    changes = dict(zip(several.first, values, strict=True))
    PersonRow.update(**changes).where(PersonRow.id == person_id).execute()


def _record(
    several: Several[F], what: str, person_id: int, payload: Mapping[str, object], by: Staff
) -> None:
    searchkeys.write_of(person_id)
    subject = f"person:{person_id}"
    told = {"fields": several.first[:1], **payload}
    journal.append(f"person.{several.table}_{what}", subject, by=by, payload=told)
