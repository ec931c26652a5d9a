"""Papers put into a home's file and taken out of it (F2–F5)."""

from __future__ import annotations

from store import clock, journal
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.residents import files
from store.residents.documents import TABLE, NewDocument, of_home
from store.residents.filled import Ending
from store.residents.rights import KEEP_FILES
from store.rights import Staff


@operation
def file_document(home_id: int, new: NewDocument, *, by: Staff) -> int:
    """Put a paper into a home's file, received or issued by whom enters it; its number.

    Raises ``Refused`` for a day that is to come.
    """
    require(by, KEEP_FILES)
    home = files.get(home_id)
    if new.on > clock.today():
        raise Refused("This day is still to come.", field="on")
    told: dict[str, object] = {
        "kind": new.kind.value,
        "form": new.form.value,
        "way": new.way.value,
        "count": new.count,
        "on_day": new.on.isoformat(),
    }
    id_ = TABLE.insert(home_id=home.id, staff=by.id, filed=new.filed, note=new.note, **told)
    payload = {"fields": ["documents"], "document": id_} | told
    journal.append("home.document_filed", f"home:{home_id}", by=by, payload=payload)
    return id_


@operation
def take_document(document_id: int, why: Ending, *, by: Staff) -> None:
    """Take a paper out of its file from a day on, with the reason as words; it stays on record.

    Raises ``NotFound`` for one that is out already.
    """
    require(by, KEEP_FILES)
    document = TABLE.one(document_id)
    if document not in of_home(document.home_id):
        raise NotFound("There is no such document.")
    ended = why.on.isoformat()
    TABLE.update(document_id, ended_on=ended)
    payload = {
        "fields": [f"document:{document_id}"],
        "document": document_id,
        "kind": document.kind.value,
        "on": ended,
    }
    words = {"reason": why.reason}
    subject = f"home:{document.home_id}"
    journal.append("home.document_taken", subject, by=by, payload=payload, words=words)
