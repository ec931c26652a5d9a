"""The operations on a contractor's papers and people, and their time on site (I18-I21)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from store import clock, trainings
from store.contractors.contractor import CONTRACTORS, WORKING, Contractor
from store.contractors.inputs import Stage
from store.contractors.roll import (
    PAPERS,
    PEOPLE,
    Paper,
    Person,
    expired,
    insured,
    is_trained,
    lacks,
    named,
    papers_of,
)
from store.contractors.siteinputs import (
    ForgetPerson,
    Kept,
    NewPaper,
    NewPerson,
    NextPaper,
    PaperEnds,
    PaperKind,
    PersonGoes,
    SignIn,
    SignOut,
)
from store.contractors.stint import STINTS, Stint, inside
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import IN_CHARGE, Staff
from store.trainings import NewTraining, Training

_GONE = (Stage.ENDED, Stage.BARRED)


def _here(number: int) -> Contractor:
    one = CONTRACTORS.table.one(number)
    if one.stage in _GONE:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    return one


# Papers


@operation
def enter_paper(number: int, new: NewPaper, *, by: Staff) -> Paper:
    """Keep a paper of a contractor's or of one of its people; an expired one too (Q39).

    Raises ``Refused`` at the field that does not fit.
    """
    require(by, PAPERS.first.right)
    one = _here(number)
    who = named(one.id, new.person) if new.person else None
    if new.person and who is None:
        raise Refused("{name} is not on its roll.", field="person", name=new.person)
    _must_follow(new.issued, new.expires)
    _must_be_new(one.id, new.kind, new.no, None)
    return PAPERS.begin(
        new, by, also=[one.subject], contractor_id=one.id, person_id=who.id if who else None,
        **new.model_dump(exclude={"person"}),
    )  # fmt: skip


@operation
def renew_paper(number: int, new: NextPaper, *, by: Staff) -> Paper:
    """The paper that takes its place; raises ``Refused`` where it does not expire later."""
    one = PAPERS.admitted(number, "renewed", by)
    _must_follow(new.issued, new.expires)
    if new.expires <= one.expires:
        raise Refused("It must expire later than {day}.", field="expires", day=one.expires)
    _must_be_new(one.contractor_id, one.kind, new.no, one.id)
    return PAPERS.move(one, "renewed", new, by, **new.model_dump())


@operation
def withdraw_paper(number: int, why: PaperEnds, *, by: Staff) -> Paper:
    """A paper that is not needed any more."""
    one = PAPERS.admitted(number, "withdrawn", by)
    return PAPERS.move(one, "withdrawn", why, by)


def _must_follow(issued: date, expires: date) -> None:
    if expires < issued:
        raise Refused("This must not lie before {day}.", field="expires", day=issued)


def _must_be_new(contractor_id: int, kind: PaperKind, no: str, but: int | None) -> None:
    for other in papers_of(contractor_id):
        same = (other.kind, other.no, other.stage) == (kind, no, Kept.KEPT)
        if same and other.id != but:
            raise Refused("This paper is on file already.", field="no")


# People


@operation
def add_person(number: int, new: NewPerson, *, by: Staff) -> Person:
    """Put somebody on a contractor's roll; raises ``Refused`` for a name that is on it."""
    require(by, PEOPLE.first.right)
    one = _here(number)
    _must_be_another(one.id, new.name, None)
    row = new.model_dump() | {"since": new.since or clock.today()}
    return PEOPLE.begin(new, by, also=[one.subject], contractor_id=one.id, **row)


@operation
def change_person(number: int, changed: NewPerson, *, by: Staff) -> Person:
    """Put right what the roll says of somebody."""
    one = PEOPLE.admitted(number, "changed", by)
    _must_be_another(one.contractor_id, changed.name, one.id)
    row = changed.model_dump() | {"since": changed.since or one.since}
    return PEOPLE.move(one, "changed", changed, by, **row)


@operation
def let_person_go(number: int, given: PersonGoes, *, by: Staff) -> Person:
    """Somebody's last day here."""
    one = PEOPLE.admitted(number, "left", by)
    until = given.until or clock.today()
    if until < one.since:
        raise Refused("This must not lie before {day}.", field="until", day=one.since)
    return PEOPLE.move(one, "left", given, by, until=until)


@operation
def forget_person(number: int, why: ForgetPerson, *, by: Staff) -> Person:
    """Erase name, post and phone of somebody who has left; what they did stays (F6)."""
    one = PEOPLE.admitted(number, "forgotten", by)
    return PEOPLE.move(one, "forgotten", why, by, name="", post="", phone="")


@operation
def train(number: int, new: NewTraining, *, by: Staff) -> Training:
    """Record a training of one of its people (I21, A14)."""
    require(by, PEOPLE.first.right)
    return trainings.record(PEOPLE.table.one(number).subject, new, by=by)


def _must_be_another(contractor_id: int, name: str, but: int | None) -> None:
    found = named(contractor_id, name)
    if found is not None and found.id != but:
        raise Refused("{name} is on its roll already.", field="name", name=name)


# On site


@operation
def sign_in(number: int, given: SignIn, *, by: Staff) -> Stint:
    """People begin to work; each by name, with training and papers that hold (I19-I21).

    Raises ``Refused`` for an expired paper unless somebody in charge says why all the same (G12);
    never without training, safety agreement or contract (A14, A15).
    """
    require(by, STINTS.first.right)
    one, today = CONTRACTORS.table.one(number), clock.today()
    if one.stage not in WORKING or not one.covered(today):
        raise Refused("It is not at work here, or its contract does not hold today.")
    last = given.last_day or today
    if last < today:
        raise Refused("This day is past.", field="last_day")
    people = _people(one, given.who)
    _must_be_trained(people, today)
    _must_hold(one, people, today, last, given.despite, by)
    return STINTS.begin(
        given, by, also=[one.subject], contractor_id=one.id, place=given.place,
        permit=given.permit, posts=given.posts, came=len(people), despite=given.despite,
        who="、".join(person.name for person in people), since=clock.now(), last_day=last,
    )  # fmt: skip


def _people(one: Contractor, typed: str) -> list[Person]:
    """Who is named, each once; raises ``Refused`` for who is not on the roll or here already."""
    names = [name for each in re.split(r"[、，,;；\n]", typed) if (name := each.strip())]
    here = {name for stint in inside(one.id) for name in stint.who.split("、")}
    found = []
    for name in dict.fromkeys(names):
        person = named(one.id, name)
        if person is None or not person.works(clock.today()):
            raise Refused("{name} is not on its roll.", field="who", name=name)
        if name in here:
            raise Refused("{name} is on site already.", field="who", name=name)
        found.append(person)
    if not found:
        raise Refused("Name at least one of its people.", field="who")
    return found


def _must_be_trained(people: Iterable[Person], on: date) -> None:
    for person in people:
        if not is_trained(person, on):
            needed = trainings.settings().safety
            raise Refused(
                "{name} has not had {hours} class hours of safety training that hold today:"
                " nobody works untrained.",
                field="who",
                name=person.name,
                hours=needed,
            )


def _must_hold(
    one: Contractor, people: list[Person], first: date, last: date, despite: str, by: Staff
) -> None:
    wrong = [*expired(one, first, last)]
    wrong += [paper for person in people for paper in lacks(person, last)]
    lacking = not wrong and not insured(one, first, last)
    if not wrong and not lacking:
        return
    if despite and by.role in IN_CHARGE:
        return
    if lacking:
        raise Refused(
            "No insurance of it holds from {first} to {last}.", field="despite",
            first=first, last=last,
        )  # fmt: skip
    paper = wrong[0]
    raise Refused(
        "{kind} {no} does not hold from {first} to {last}: renew it, or the supervisor gives a"
        " reason here.",
        field="despite", kind=paper.kind, no=paper.no, first=first, last=last,
    )  # fmt: skip


@operation
def sign_out(number: int, given: SignOut, *, by: Staff) -> Stint:
    """People have left: posts that nobody came for count by the time that passed (I20)."""
    one = STINTS.admitted(number, "went", by)
    now = clock.now()
    return STINTS.move(
        one, "went", given, by, until=now, missing=one.lost(now), done_by=given.done_by,
        checked_by=by.id,
    )  # fmt: skip
