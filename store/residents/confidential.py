"""Opening files and revealing what they keep masked, each on record before anything shows (F6)."""

from __future__ import annotations

from collections.abc import Collection

from store import journal
from store.desk.staff import require
from store.engine import database
from store.errors import NotFound, Refused
from store.inputs import printable
from store.journal.operation import attempt, operation
from store.residents import contacts, files
from store.residents.files import HomePage
from store.residents.inputs import Confidential
from store.residents.party import PAPERS, PHONES, Paper, Phone, Several
from store.residents.rights import KEEP_FILES
from store.rights import Staff


@operation
def open_home(home_id: int, by: Staff) -> HomePage:
    """A home's page for somebody who opens its file, which is recorded (F6).

    Call it once when a screen opens a file; ``home()`` reads the page again without an entry.
    """
    require(by, KEEP_FILES)
    page = files.home(home_id)
    journal.append("file.opened", f"home:{home_id}", by=by, payload={"home": page.home.code})
    return page


def whole(home_id: int, people: Collection[int]) -> HomePage:
    """A home's page, the phones and ID numbers of these people whole, for a sheet.

    Only once its printing is on record with them: that is the reveal (F6). Who has moved in since
    stays masked.
    """
    return files.home(home_id, whole=people)


@attempt
def reveal(
    person_id: int, field: Confidential, reason: str, *, further: int | None = None, by: Staff
) -> str:
    """A person's whole phone or ID number, once the reveal and its reason are on record (F6).

    ``further`` is the number of one that does not stand with the person itself, or of the emergency
    contact whose phone it is. Raises ``Refused``
    without a reason, and whatever keeps the record from being written.
    """
    require(by, KEEP_FILES)
    why = " ".join(printable(reason).split())
    if not why:
        raise Refused("Please give the reason for revealing this.", field="reason")
    with database.write():
        value = _value(person_id, field, further)
        journal.append(
            "file.revealed",
            f"person:{person_id}",
            by=by,
            payload={"field": field.value} | ({"further": further} if further else {}),
            words={"reason": why},
        )
    return value


def _value(person_id: int, field: Confidential, further: int | None) -> str:
    """A figure on file; raises ``NotFound``."""
    if field is Confidential.CONTACT_PHONE:
        return contacts.phone_of(person_id, further)
    figures: Several[Phone] | Several[Paper] = PHONES if field is Confidential.PHONE else PAPERS
    for one in figures.of(person_id):
        if one.id == further:
            return one.number
    raise NotFound("There is no such figure on file.")
