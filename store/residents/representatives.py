"""Who acts for a party: the contacts of a company, and whom somebody gave a power of attorney."""

from __future__ import annotations

from datetime import date

from store import journal
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.residents import acting, people, searchkeys
from store.residents.filled import Ending, NewContact, NewProxy
from store.residents.inputs import Acting, NewPerson, PaperForm
from store.residents.rights import KEEP_FILES
from store.residents.rows import PersonRow, RepresentativeRow
from store.rights import Staff

_CHANGED = ("representatives",)  # of a party, for whoever has the same before them


@operation
def add_contact(party_id: int, new: NewContact, *, by: Staff) -> int:
    """Add a person by whom a company is reached (M1); raises ``Refused`` for a second time."""
    require(by, KEEP_FILES)
    if _kind(party_id) != "company":
        raise Refused("Only a company has contacts; others may have a proxy.")
    who = NewPerson(name=new.name, phone=new.phone, id_number=new.id_number)
    return _add(party_id, who, by, kind=Acting.CONTACT, matters=new.post)


@operation
def add_proxy(party_id: int, new: NewProxy, *, by: Staff) -> int:
    """Add a person who acts for a party by a power of attorney (M1, CC-165).

    Raises ``Refused`` for a second time, and for a party itself.
    """
    require(by, KEEP_FILES)
    _kind(party_id)
    who = NewPerson(name=new.name, phone=new.phone, id_number=new.id_number)
    return _add(
        *(party_id, who, by),
        kind=Acting.PROXY,
        matters=new.matters,
        paper=new.paper,
        since=new.since,
        until=new.until,
    )


@operation
def end_representative(representative_id: int, why: Ending, *, by: Staff) -> None:
    """Let somebody act no more from a day on, with the reason as words; the file keeps it."""
    require(by, KEEP_FILES)
    row = RepresentativeRow.get_or_none(RepresentativeRow.id == representative_id)
    if row is None or row.ended_on:
        raise NotFound("Nobody acts so.")
    ended = why.on.isoformat()
    RepresentativeRow.update(ended_on=ended).where(RepresentativeRow.id == row.id).execute()
    searchkeys.write_of(row.party_id)
    journal.append(
        "person.represented_no_more",
        f"person:{row.party_id}",
        by=by,
        payload={"fields": _CHANGED, "representative": row.id, "on": ended},
        words={"reason": why.reason},
        touches=[f"person:{row.person_id}"],
    )


def _kind(party_id: int) -> str:
    row = PersonRow.get_or_none(PersonRow.id == party_id)
    if row is None:
        raise NotFound("There is no such person.")
    return str(row.kind)


def _add(
    party_id: int,
    who: NewPerson,
    by: Staff,
    *,
    kind: Acting,
    matters: str,
    paper: PaperForm | None = None,
    since: date | None = None,
    until: date | None = None,
) -> int:
    person_id, filled = people.settled(who)
    if person_id == party_id:
        raise Refused("Nobody acts for themselves.", field="name")
    if any(one.person.id == person_id for one in acting.read([party_id]).get(party_id, ())):
        raise Refused("{name} acts for them already.", field="name", name=who.name)
    told = {
        "kind": kind.value,
        "paper": paper.value if paper else "",
        "since": since and since.isoformat(),
        "until": until and until.isoformat(),
    }
    row = RepresentativeRow.create(party_id=party_id, person_id=person_id, matters=matters, **told)
    searchkeys.write_of(party_id)
    journal.append(
        "person.represented",
        f"person:{party_id}",
        by=by,
        payload={
            "fields": _CHANGED,
            "representative": row.id,
            "person": person_id,
            "filled": filled,
        }
        | told,
        touches=[f"person:{person_id}"],
    )
    return int(row.id)
