"""A contractor's people and papers as they stand, and who may be set to work (I18, I19, I21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from store import clock, trainings
from store.contractors.contractor import CONTRACTORS, Contractor
from store.contractors.inputs import Stage
from store.contractors.rights import KEEP_CONTRACTORS
from store.contractors.settings import settings
from store.contractors.siteinputs import (
    ForgetPerson,
    Kept,
    NewPaper,
    NewPerson,
    NextPaper,
    PaperEnds,
    PaperKind,
    PersonGoes,
    Rolled,
)
from store.engine.table import Table
from store.register import Register, Step
from store.rights import ERASE
from store.waiting import Waiting


@dataclass(frozen=True)
class Person:
    """Somebody of a contractor's; ``until`` is their last day here."""

    id: int
    contractor_id: int
    name: str
    post: str
    phone: str
    since: date
    until: date | None
    stage: Rolled
    contractor: str

    @property
    def subject(self) -> str:
        """As the journal names them."""
        return f"contractor_person:{self.id}"

    def works(self, on: date) -> bool:
        """Whether they work here on a day, both ends counted."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Paper:
    """A paper of a contractor's, or of one of its people, valid through its last day (Q38)."""

    id: int
    contractor_id: int
    person_id: int | None
    kind: PaperKind
    no: str
    issuer: str
    issued: date
    expires: date
    stage: Kept
    contractor: str
    person: str

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"contractor_paper:{self.id}"

    def holds(self, on: date) -> bool:
        """Whether it is valid on a day, to its end."""
        return self.issued <= on <= self.expires


def _paper_waits(one: Paper) -> Iterator[Waiting]:
    of = CONTRACTORS.table.one(one.contractor_id)
    if one.stage is not Kept.KEPT or of.stage in (Stage.ENDED, Stage.BARRED):
        return
    yield Waiting(
        "contractor_paper.expiring",
        one.subject,
        due=clock.bounds(one.expires)[1],
        figures={
            "contractor": one.contractor,
            "name": of.name,
            "kind": one.kind.value,
            "until": one.expires.isoformat(),
        },
        shows=clock.bounds(one.expires - timedelta(days=settings().reminder))[0],
    )


_HERE, _KEPT = (Rolled.HERE,), (Kept.KEPT,)
PEOPLE = Register(
    "contractor_person",
    Table(
        "contractor_person",
        Person,
        "SELECT contractor_person.id, contractor_person.contractor_id, contractor_person.name,"
        " contractor_person.post, contractor_person.phone, contractor_person.since,"
        " contractor_person.until, contractor_person.stage, c.number FROM contractor_person"
        " JOIN contractor c ON c.id = contractor_person.contractor_id",
    ),
    Step("added", NewPerson, to=Rolled.HERE),
    Step("changed", NewPerson, _HERE),
    Step("left", PersonGoes, _HERE, Rolled.GONE),
    Step("forgotten", ForgetPerson, (Rolled.GONE,), Rolled.FORGOTTEN, ERASE),
    figures=lambda one: {"contractor": one.contractor, "who": one.id},
    private=("name", "post", "phone"),
    columns=("contractor_id", "since", "until", "stage"),
)
PAPERS = Register(
    "contractor_paper",
    Table(
        "contractor_paper",
        Paper,
        "SELECT contractor_paper.id, contractor_paper.contractor_id, contractor_paper.person_id,"
        " contractor_paper.kind, contractor_paper.no, contractor_paper.issuer,"
        " contractor_paper.issued, contractor_paper.expires, contractor_paper.stage, c.number,"
        " coalesce(p.name, '') FROM contractor_paper"
        " JOIN contractor c ON c.id = contractor_paper.contractor_id"
        " LEFT JOIN contractor_person p ON p.id = contractor_paper.person_id",
    ),
    Step("entered", NewPaper, to=Kept.KEPT),
    Step("renewed", NextPaper, _KEPT),
    Step("withdrawn", PaperEnds, _KEPT, Kept.WITHDRAWN, KEEP_CONTRACTORS),
    figures=lambda one: {"contractor": one.contractor, "paper": one.kind.value},
    waits=_paper_waits,
    private=("person", "no"),
    columns=("contractor_id", "person_id", "kind", "issued", "expires", "stage"),
)


def people_of(contractor_id: int) -> list[Person]:
    """A contractor's people, those who are here first."""
    where = "WHERE contractor_person.contractor_id = ? ORDER BY contractor_person.id"
    found = PEOPLE.table.read(where, contractor_id)
    return sorted(found, key=lambda one: one.stage is not Rolled.HERE)


def papers_of(contractor_id: int) -> list[Paper]:
    """A contractor's papers and those of its people, the first to expire on top."""
    where = "WHERE contractor_paper.contractor_id = ? ORDER BY contractor_paper.expires,"
    return PAPERS.table.read(f"{where} contractor_paper.id", contractor_id)


def named(contractor_id: int, name: str) -> Person | None:
    """Somebody who is here, by name."""
    here = (one for one in people_of(contractor_id) if one.stage is Rolled.HERE)
    return next((one for one in here if one.name == name.strip()), None)


def expired(one: Contractor, first: date, last: date) -> list[Paper]:
    """The company's own papers on file that do not hold on every day of some work (I19, Q40)."""
    mine = [each for each in papers_of(one.id) if each.person_id is None]
    kept = [each for each in mine if each.stage is Kept.KEPT]
    return [each for each in kept if not (each.holds(first) and each.holds(last))]


def insured(one: Contractor, first: date, last: date) -> bool:
    """Whether one insurance holds from the first to the end of the last day of some work."""
    return any(
        each.kind is PaperKind.INSURANCE
        and each.stage is Kept.KEPT
        and each.person_id is None
        and each.holds(first)
        and each.holds(last)
        for each in papers_of(one.id)
    )


def may_be_chosen(one: Contractor, on: date) -> bool:
    """Whether it is offered for new work: nothing of its own has expired (I19, Q40)."""
    gone = one.stage in (Stage.LOOKED_AT, Stage.ENDED, Stage.BARRED)
    bound = one.until is None or on <= one.until
    return not gone and bound and not expired(one, on, on)


def offered(on: date) -> list[Contractor]:
    """The contractors that may be chosen for new work on a day."""
    found = CONTRACTORS.table.read("ORDER BY contractor.id")
    return [one for one in found if may_be_chosen(one, on)]


def lacks(one: Person, on: date) -> list[Paper]:
    """The papers of somebody's own that do not hold on a day (I18, A15)."""
    theirs = [each for each in papers_of(one.contractor_id) if each.person_id == one.id]
    return [each for each in theirs if each.stage is Kept.KEPT and not each.holds(on)]


def is_trained(one: Person, on: date) -> bool:
    """Whether they had the training without which nobody may start (I21, A14)."""
    return trainings.is_trained(one.subject, on)


def ready(one: Person, on: date) -> bool:
    """Whether somebody may be set to work on a day (O15)."""
    here = one.stage is Rolled.HERE and one.works(on)
    return here and is_trained(one, on) and not lacks(one, on)
