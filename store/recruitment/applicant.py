"""Who has applied at all, apart from what they have applied for (O11; Q122, Q123)."""

from __future__ import annotations

from dataclasses import dataclass

from store.engine import database
from store.engine.table import Table
from store.residents import Sex


@dataclass(frozen=True)
class Applicant:
    """A person; ``born`` is ISO text or empty, the ID number is there from an offer on only."""

    id: int
    name: str
    sex: Sex
    born: str
    phone: str
    id_number: str
    education: str
    emergency: str
    relatives: str


PERSONAL = ("name", "sex", "born", "phone", "id_number", "education", "emergency", "relatives")
APPLICANTS = Table(
    "applicant",
    Applicant,
    "SELECT applicant.id, applicant.name, applicant.sex, applicant.born, applicant.phone,"
    " applicant.id_number, applicant.education, applicant.emergency, applicant.relatives"
    " FROM applicant",
)


def alike(name: str, phone: str, born: str) -> list[Applicant]:
    """Who has the same phone, or the same name and day of birth: the newest first (O11)."""
    where = (
        "WHERE (applicant.phone = ? AND ? <> '') OR (applicant.name = ? AND applicant.born = ?"
        " AND ? <> '') ORDER BY applicant.id DESC"
    )
    return APPLICANTS.read(where, phone, phone, name, born, born)


def with_id(number: str) -> list[Applicant]:
    """Who has the same ID number, the newest first."""
    return APPLICANTS.read("WHERE applicant.id_number = ? ORDER BY applicant.id DESC", number)


def strip(applicant_id: int) -> None:
    """Empty what is kept of a person; call within an operation."""
    APPLICANTS.update(applicant_id, **dict.fromkeys(PERSONAL, ""))


def is_needed(applicant_id: int) -> bool:
    """Whether an application of a person's is there that is not erased yet."""
    found = database.db.execute_sql(
        "SELECT 1 FROM application WHERE applicant_id = ? AND lapsed_on IS NULL LIMIT 1",
        (applicant_id,),
    )
    return found.fetchone() is not None
