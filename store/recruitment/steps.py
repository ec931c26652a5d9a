"""The operations of requisitions, and how an application comes in (O10, O11)."""

from __future__ import annotations

from datetime import date

from store import clock, series
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.recruitment.applicant import APPLICANTS, Applicant, alike
from store.recruitment.application import APPLICATIONS, RUNNING, Application, of_applicant
from store.recruitment.asks import NewApplication
from store.recruitment.inputs import (
    Approval,
    NewVacancy,
    Publishing,
    Reason,
    VacancyChange,
)
from store.recruitment.settings import settings
from store.recruitment.terms import months_on
from store.recruitment.vacancy import VACANCIES, Vacancy, open_to_applicants
from store.rights import Staff
from store.text import halfwidth, mark

SERIES = "ZP YP"
REQUISITIONS, APPLIED = SERIES.split()
_OF_PERSON = ("name", "phone", "sex", "education", "emergency", "relatives")
_OF_APPLICATION = ("source", "experience", "papers", "health", "available_on", "expects")


@operation
def ask(new: NewVacancy, *, by: Staff) -> Vacancy:
    """Ask for people for a post; the manager decides (O10)."""
    require(by, VACANCIES.first.right)
    number = series.following(REQUISITIONS)
    return VACANCIES.begin(new, by, number=number, asked_by=by.id, **dict(new))


@operation
def change(number: int, changed: VacancyChange, *, by: Staff) -> Vacancy:
    """Ask for something else: what was approved was another content, and is void (G10)."""
    one = VACANCIES.admitted(number, "changed", by)
    if changed.count < one.taken:
        raise Refused("{count} have begun already.", field="count", count=one.taken)
    row = changed.model_dump(exclude={"reason"})
    return VACANCIES.move(
        one, "changed", changed, by, asked_by=by.id, approved_by=None, published_on=None, **row
    )


@operation
def approve(number: int, given: Approval, *, by: Staff) -> Vacancy:
    """Let people be looked for; never by who asked for them (G10)."""
    one = VACANCIES.admitted(number, "approved", by)
    return VACANCIES.move(one, "approved", given, by, approved_by=by.id)


@operation
def refuse(number: int, why: Reason, *, by: Staff) -> Vacancy:
    """Let nobody be looked for, with the reason."""
    return VACANCIES.move(VACANCIES.admitted(number, "refused", by), "refused", why, by)


@operation
def publish(number: int, given: Publishing, *, by: Staff) -> Vacancy:
    """Make the post known; from now on people may apply."""
    one = VACANCIES.admitted(number, "published", by)
    return VACANCIES.move(one, "published", given, by, published_on=clock.today())


@operation
def close(number: int, why: Reason, *, by: Staff) -> Vacancy:
    """Look for nobody any more; raises ``Refused`` while somebody waits for an answer."""
    one = VACANCIES.admitted(number, "closed", by)
    if one.running:
        raise Refused("{count} applications for it wait for an answer first.", count=one.running)
    return VACANCIES.move(one, "closed", why, by)


@operation
def receive(new: NewApplication, *, by: Staff) -> Application:
    """Take an application in; the person is one, however often they apply (O11).

    Raises ``Refused`` with their history where the phone, or name and day of birth, are known and
    nobody has said so (Q122, Q123); where the same is open already; and below the age of work.
    """
    require(by, APPLICATIONS.first.right)
    vacancy = _named(new.post)
    if not new.signed:
        raise Refused("Nothing is taken in without the signed declaration.", field="signed")
    old_enough(new.born, clock.today(), "born")
    before = alike(new.name, new.phone, new.born.isoformat() if new.born else "")
    person = same_person(before, known=new.known)
    if person is not None:
        _must_not_be_open(person, vacancy)
    applicant = _kept(person, new)
    row = {name: getattr(new, name) for name in _OF_APPLICATION}
    return APPLICATIONS.begin(
        new,
        by,
        also=[vacancy.subject],
        number=series.following(APPLIED),
        vacancy_id=vacancy.id,
        applicant_id=applicant,
        received_on=clock.today(),
        **row,
    )


def _named(typed: str) -> Vacancy:
    """The open post of this number or name; raises ``Refused`` at the field."""
    wanted = halfwidth(typed).strip()
    is_open = open_to_applicants()
    numbered = [one for one in is_open if one.number == wanted.upper()]
    found = numbered or [one for one in is_open if wanted in one.post]
    told = "、".join(f"{one.number} {one.post}" for one in found or is_open) or "-"
    if not found:
        raise Refused("This is no open post; open are: {posts}.", field="post", posts=told)
    if len(found) > 1:
        message = mark("Several posts are called so, type the number: {posts}.")
        raise Refused(message, field="post", posts=told)
    return found[0]


def old_enough(born: date | None, on: date, field: str) -> None:
    """Refuse who is too young to work on a day (禁止使用童工规定 2)."""
    youngest = settings().youngest
    if born is not None and months_on(born, youngest * 12) > on:
        raise Refused("Nobody below {years} years is set to work.", field=field, years=youngest)


def same_person(found: list[Applicant], *, known: bool) -> Applicant | None:
    """Whom an application is of who is known; raises ``Refused`` with history (Q122, Q123)."""
    if not found:
        return None
    person = found[0]
    history = of_applicant(person.id)
    if known or not history:
        return person
    newest = history[0]
    raise Refused(
        "{name} has applied {count} times, last {number} on {day} for {post}: {stage}. Say Yes"
        " here if it is the same person.",
        field="known",
        name=person.name,
        count=len(history),
        number=newest.number,
        day=newest.received_on,
        post=newest.post,
        stage=newest.stage,
    )


def _must_not_be_open(person: Applicant, vacancy: Vacancy) -> None:
    for one in of_applicant(person.id):
        if one.vacancy_id == vacancy.id and one.stage in RUNNING:
            raise Refused("This is open already: {number}.", field="post", number=one.number)


def _kept(person: Applicant | None, new: NewApplication) -> int:
    row: dict[str, object] = {name: getattr(new, name) for name in _OF_PERSON}
    row["born"] = new.born.isoformat() if new.born else ""
    if person is None:
        return APPLICANTS.insert(**row, id_number="")
    APPLICANTS.update(person.id, **{name: value for name, value in row.items() if value})
    return person.id
