"""The operations from an offer to a permanent post (O10, O12; A25)."""

from __future__ import annotations

from store import clock, workers
from store.errors import Refused
from store.journal.operation import operation
from store.recruitment.applicant import APPLICANTS, strip, with_id
from store.recruitment.application import APPLICATIONS, BEGUN, Application, of_applicant
from store.recruitment.asks import (
    Confirmed,
    Contract,
    Missing,
    Noted,
    Offer,
    Prolonged,
    Stage,
    Start,
    Thing,
)
from store.recruitment.handing import ISSUED, Handing, at_start
from store.recruitment.settings import settings
from store.recruitment.steps import old_enough, same_person
from store.recruitment.terms import born_by, last_day, longest
from store.recruitment.vacancy import VACANCIES
from store.rights import Staff


@operation
def offer(number: int, given: Offer, *, by: Staff) -> Application:
    """Offer the post; only now the ID number is asked for (A25).

    Raises ``Refused`` where the papers, or the medical examination that the post needs, are not
    there; where the ID number is another applicant's, with their history (Q122); and for a trial
    beyond the law, or a second one of the same person.
    """
    one = APPLICATIONS.admitted(number, "offered", by)
    if one.verified_on is None:
        raise Refused("See the papers first.")
    if one.must_be_examined:
        raise Refused("This post needs a medical examination first.")
    if given.starts_on < clock.today():
        raise Refused("This day is past.", field="starts_on")
    old_enough(born_by(given.id_number), given.starts_on, "id_number")
    applicant = _merged(one, given)
    trial = _trial(given, one, applicant)
    return APPLICATIONS.move(
        one,
        "offered",
        given,
        by,
        decided_on=clock.today(),
        lapses_on=None,
        applicant_id=applicant,
        starts_on=given.starts_on,
        term=given.term,
        trial=trial,
    )


def _merged(one: Application, given: Offer) -> int:
    """The person by the ID number: who applied under another name or phone is the same (O11)."""
    others = [each for each in with_id(given.id_number) if each.id != one.applicant_id]
    person = same_person(others, known=given.known)
    if person is None:
        APPLICANTS.update(one.applicant_id, id_number=given.id_number)
        return one.applicant_id
    newer = APPLICANTS.one(one.applicant_id)
    fresh = {name: getattr(newer, name) for name in ("name", "phone", "emergency", "education")}
    APPLICANTS.update(person.id, **{name: value for name, value in fresh.items() if value})
    if all(each.id == one.id for each in of_applicant(newer.id)):
        strip(newer.id)
    return person.id


def _trial(given: Offer, one: Application, applicant: int) -> int:
    most = longest(given.term, settings().limits)
    trial = most if given.trial is None else given.trial
    if trial > most:
        raise Refused(
            "By such a contract a trial is at most {most} months (劳动合同法 19).",
            field="trial",
            most=most,
        )
    before = [each for each in of_applicant(applicant) if each.stage in BEGUN and each.trial]
    if before and given.trial is None:
        return 0
    if before and trial:
        raise Refused(
            "{number} was a trial of theirs: there is only one (劳动合同法 19).",
            field="trial",
            number=before[0].number,
        )
    return trial


@operation
def start(number: int, given: Start, *, by: Staff) -> Application:
    """Let somebody begin: they stand on the list of workers, what they get is listed (O12).

    Raises ``Refused`` where all places of the post are taken.
    """
    one = APPLICATIONS.admitted(number, "started", by)
    vacancy, on = VACANCIES.table.one(one.vacancy_id), given.on or one.starts_on or clock.today()
    if on > clock.today():
        raise Refused("This day has not come yet.", field="on")
    if vacancy.taken >= vacancy.count:
        raise Refused("All {count} places of this post are taken.", count=vacancy.count)
    new = workers.NewWorker(
        name=one.name, trade=vacancy.trade, post=one.post, phone=one.phone, since=on
    )
    worker = workers.add(new, by=by)
    return APPLICATIONS.move(
        one,
        "started",
        given.model_copy(update={"on": on}),
        by,
        also=[f"worker:{worker.id}", vacancy.subject],
        starts_on=on,
        trial_until=last_day(on, one.trial) if one.trial else None,
        worker_id=worker.id,
        issues=settings().issues,
        stage=Stage.TRIAL if one.trial else Stage.PERMANENT,
    )


@operation
def give(number: int, place: int, given: Noted, *, by: Staff) -> Handing:
    """Note that a thing was handed out, or a rule, and signed for (O12)."""
    return _note(number, place, "given", Thing.GIVEN, given, by)


@operation
def spare(number: int, place: int, given: Noted, *, by: Staff) -> Handing:
    """Note that somebody does not need a thing."""
    return _note(number, place, "spared", Thing.SPARED, given, by)


def _note(number: int, place: int, kind: str, result: Thing, given: Noted, by: Staff) -> Handing:
    one = APPLICATIONS.admitted(number, kind, by)
    note(at_start(one), place, kind, result, given, by)
    return at_start(APPLICATIONS.table.one(number))


def note(
    there: Handing, place: int, kind: str, result: Thing, given: Noted | Missing, by: Staff
) -> None:
    """Record what became of a line, once; call within an operation."""
    if place not in there.left:
        raise Refused("This line is noted already.")
    today = clock.today()
    ISSUED.insert(
        application_id=there.id, place=place, result=result, on_day=today, note=given.note
    )
    figures = {"thing": [place, result.value, today.isoformat()]}
    APPLICATIONS.move(there.application, kind, given, by, figures=figures)


@operation
def contract(number: int, given: Contract, *, by: Staff) -> Application:
    """Record the contract that both have signed (劳动合同法 10)."""
    one = APPLICATIONS.admitted(number, "contracted", by)
    if one.contract_on is not None:
        raise Refused("The contract is there since {day}.", day=one.contract_on)
    if given.on > clock.today():
        raise Refused("This day has not come yet.", field="on")
    return APPLICATIONS.move(
        one, "contracted", given, by, contract=given.contract, contract_on=given.on
    )


@operation
def prolong(number: int, given: Prolonged, *, by: Staff) -> Application:
    """Make a trial longer, once, and never longer than the law allows (O10, A25)."""
    one = APPLICATIONS.admitted(number, "prolonged", by)
    most = longest(one.term, settings().limits)
    if one.prolonged:
        raise Refused("It was made longer once; a second time is not allowed.")
    if one.trial_until is not None and one.trial_until < clock.today():
        raise Refused("The trial is over: they stay, or they leave.")
    if not one.trial < given.trial <= most:
        raise Refused(
            "A longer trial than {now} months, and at most {most} (劳动合同法 19).",
            field="trial",
            now=one.trial,
            most=most,
        )
    begun = one.starts_on or clock.today()
    return APPLICATIONS.move(
        one,
        "prolonged",
        given,
        by,
        trial=given.trial,
        trial_until=last_day(begun, given.trial),
        prolonged=True,
    )


@operation
def confirm(number: int, given: Confirmed, *, by: Staff) -> Application:
    """Let somebody stay: the trial is over."""
    one = APPLICATIONS.admitted(number, "confirmed", by)
    return APPLICATIONS.move(one, "confirmed", given, by, confirmed_on=clock.today())
