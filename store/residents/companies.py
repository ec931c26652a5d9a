"""Companies that own or rent a home (F1, M1)."""

from __future__ import annotations

from store.desk.staff import require
from store.journal.operation import operation
from store.residents import changes, files, people
from store.residents.files import HomePage
from store.residents.filled import NewCompany
from store.residents.rights import KEEP_FILES
from store.rights import Staff


@operation
def move_in_company(home_id: int, new: NewCompany, *, by: Staff) -> HomePage:
    """Add a company to a home; one that the files know by its credit code stays one party.

    Raises ``Refused`` where the home has it already.
    """
    require(by, KEEP_FILES)
    home = files.get(home_id)
    company_id, filled = people.company(new)
    return changes.settle(home, company_id, new, by, kind="company", filled=filled)
