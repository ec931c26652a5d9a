"""How long what is kept of applicants is kept, and how it is emptied (O11, G17; A19)."""

from __future__ import annotations

from collections.abc import Mapping

from store import clock, journal
from store.answers import Person
from store.engine import database
from store.journal import Entry
from store.journal.operation import operation
from store.recruitment.applicant import PERSONAL, is_needed, strip
from store.recruitment.application import APPLICATIONS, Application
from store.recruitment.vacancy import VACANCIES

OF_APPLICATION = ("experience", "papers", "health", "expects", "seen", "reason", "contract")
_OF_VACANCY = {
    "asked": ("post", "why", "pay"),
    "changed": ("post", "why", "pay"),
}


def lapse() -> None:
    """Erase what is personal of applications that are kept long enough; the counts stay."""
    _lapse()


@operation
def _lapse() -> None:
    where = "WHERE application.lapses_on <= ? AND application.lapsed_on IS NULL"
    gone = APPLICATIONS.table.read(where, clock.today())
    for one in gone:
        APPLICATIONS.table.update(one.id, lapsed_on=clock.today())
        empty(one)
        APPLICATIONS.wait_anew(one.id)
    if gone:
        first, *more = (one.subject for one in gone)
        figures = {"gone": len(gone)}
        journal.append("application.lapsed", first, by=None, payload=figures, touches=more)


def empty(one: Application) -> None:
    """Empty an application, and its person where nothing else of them is kept."""
    APPLICATIONS.table.update(one.id, **dict.fromkeys(OF_APPLICATION, ""))
    db = database.db
    db.execute_sql(
        "UPDATE interview SET interviewer = '', remark = '' WHERE application_id = ?", (one.id,)
    )
    db.execute_sql("UPDATE issued_thing SET note = '' WHERE application_id = ?", (one.id,))
    if not is_needed(one.applicant_id):
        strip(one.applicant_id)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what is kept of a person who has applied, known by phone or ID number (F6)."""
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    papers = ", ".join("?" * len(person.papers)) or "NULL"
    found = database.db.execute_sql(
        f"SELECT id FROM applicant WHERE phone IN ({phones}) OR id_number IN ({papers})",
        (*person.phones, *person.papers),
    ).fetchall()
    for (id_,) in found:
        for one in APPLICATIONS.table.read("WHERE application.applicant_id = ?", id_):
            empty(one)
        strip(id_)
    return {"applicants": len(found)}


def forget(entry: Entry) -> None:
    """Empty what a requisition repeats of an entry's words."""
    thing, _dot, kind = entry.kind.partition(".")
    if thing == "vacancy" and kind in _OF_VACANCY:
        repeated = [name for name in _OF_VACANCY[kind] if name in entry.words]
        VACANCIES.table.update(entry.subject_id, **dict.fromkeys(repeated, ""))
        VACANCIES.wait_anew(entry.subject_id)


COLUMNS = {
    "vacancy": ("post", "why", "pay"),
    "applicant": PERSONAL,
    "application": OF_APPLICATION,
    "interview": ("interviewer", "remark"),
    "issued_thing": ("note",),
}
