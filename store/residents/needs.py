"""What somebody on file needs, kept with a consent of its own (F1; 个人信息保护法 28–31).

That it was given, by whom and when, and that it was withdrawn, stays; the words go with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from store import clock, journal
from store.desk.staff import require
from store.engine.table import Table
from store.errors import NotFound, Refused
from store.inputs import FilledProse, Input, Line, PastDay, mark
from store.journal.operation import operation
from store.residents.party import must_be_on_file
from store.residents.rights import KEEP_FILES
from store.rights import Staff
from store.text import Named

_CHANGED = ("special_needs",)  # of a person, for whoever has the same before them


class Consent(Named):
    """How somebody consented."""

    WRITTEN = "written", mark("In writing")
    SPOKEN = "spoken", mark("By word of mouth")


class NewNeed(Input):
    """What a person needs that the desk and the guards should know of, and who consented."""

    words: FilledProse = Field(title=mark("Special need"))
    consent: Consent = Field(title=mark("How consented"))
    consented_on: PastDay = Field(title=mark("Consented on"))
    consented_by: Line = Field(
        "",
        title=mark("Who consented"),
        description=mark("Empty: the person themselves. Otherwise the guardian or proxy."),
    )


class Withdrawing(Input):
    """The consent to keep somebody's special need is withdrawn; that needs no reason."""

    on: PastDay = Field(title=mark("Withdrawn on"))


@dataclass(frozen=True)
class Need:
    """A person's special need; ``consented_by`` is empty where it was the person themselves."""

    id: int
    person_id: int
    words: str
    consented_by: str
    consent: Consent
    consented_on: date
    staff_id: int
    withdrawn_on: date | None = None


TABLE = Table(
    "special_need",
    Need,
    "SELECT special_need.id, special_need.person_id, special_need.words,"
    " special_need.consented_by, special_need.consent, special_need.consented_on,"
    " special_need.staff, special_need.withdrawn_on FROM special_need",
)


def read(ids: Sequence[int]) -> list[Need]:
    """The needs of people by their ids that a consent holds for, as they came."""
    marks = ", ".join("?" * len(ids))
    where = f"WHERE special_need.person_id IN ({marks}) AND special_need.withdrawn_on IS NULL"
    return TABLE.read(f"{where} AND special_need.words <> '' ORDER BY special_need.id", *ids)


@operation
def note_need(person_id: int, new: NewNeed, *, by: Staff) -> Need:
    """Keep what somebody needs, with the consent to that, which goes on record.

    Raises ``Refused`` for a day that is to come, ``NotFound`` without a file.
    """
    require(by, KEEP_FILES)
    must_be_on_file(person_id)
    _must_have_been(new.consented_on, "consented_on")
    told = {"consent": new.consent.value, "consented_on": new.consented_on.isoformat()}
    names = {"words": new.words, "consented_by": new.consented_by}
    id_ = TABLE.insert(person_id=person_id, staff=by.id, **names, **told)
    payload = {"fields": _CHANGED, "need": id_, **told}
    journal.append("person.need_noted", f"person:{person_id}", by=by, payload=payload)
    return TABLE.one(id_)


@operation
def withdraw_consent(need_id: int, given: Withdrawing, *, by: Staff) -> None:
    """Erase a special need as its consent is withdrawn, on record (个人信息保护法 15, 47).

    Raises ``Refused`` for a day before the consent or to come, ``NotFound`` where none holds.
    """
    require(by, KEEP_FILES)
    one = TABLE.one(need_id)
    if one not in read([one.person_id]):
        raise NotFound("There is no such special need.")
    _must_have_been(given.on, "on")
    if given.on < one.consented_on:
        raise Refused("This must not lie before {day}.", field="on", day=one.consented_on)
    TABLE.update(need_id, words="", consented_by="", withdrawn_on=given.on)
    payload = {"fields": _CHANGED, "need": need_id, "on": given.on.isoformat()}
    journal.append("person.need_withdrawn", f"person:{one.person_id}", by=by, payload=payload)


def _must_have_been(day: date, field: str) -> None:
    if day > clock.today():
        raise Refused("This day is still to come.", field=field)
