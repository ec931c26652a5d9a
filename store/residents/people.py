"""Knowing a party again: one the files hold by paper, or name and phone, stays one party (F1)."""

from __future__ import annotations

from store.residents.filled import NewCompany
from store.residents.inputs import NewPerson
from store.residents.party import PAPERS, PHONES
from store.residents.rows import PersonRow

_FILLED = {"sex", "phone", "id_number", "note"}


def settled(new: NewPerson) -> tuple[int, list[str]]:
    """The person on file, added or filled in; with the names of what was filled in."""
    known = _known(new)
    if known is None:
        columns = new.model_dump(mode="json", include={"name", *_FILLED})
        return int(PersonRow.create(**columns).id), []
    return known, _fill(known, new)


def company(new: NewCompany) -> tuple[int, list[str]]:
    """The company on file, added or filled in; another credit code is another company."""
    for row in PersonRow.select().where(PersonRow.name == new.name, PersonRow.kind == "company"):
        codes = [one.number for one in PAPERS.of(row.id)]
        if not new.id_number or not codes or new.id_number in codes:
            return int(row.id), _fill(row.id, new)
    known = new.model_dump(mode="json", include={"name", *_FILLED})
    return int(PersonRow.create(kind="company", **known).id), []


def _known(new: NewPerson) -> int | None:
    """The person this is, when the files hold the same name with the same paper or phone."""
    for row in PersonRow.select().where(PersonRow.name == new.name):
        phones = [one.number for one in PHONES.of(row.id)]
        papers = [one.number for one in PAPERS.of(row.id)]
        if new.id_number and papers:
            if new.id_number in papers:
                return int(row.id)
        elif new.phone and new.phone in phones:
            return int(row.id)
    return None


def _fill(person_id: int, new: NewPerson | NewCompany) -> list[str]:
    """Fill in what the file of a known party lacks; the names of what was."""
    row = PersonRow.get_by_id(person_id)
    typed = new.model_dump(mode="json", include=_FILLED)
    missing = {name: value for name, value in typed.items() if value and not getattr(row, name)}
    if missing:
        PersonRow.update(**missing).where(PersonRow.id == person_id).execute()
    return sorted(missing)
