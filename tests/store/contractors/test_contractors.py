"""A contractor's file, papers, people and presence (I18-I21, I23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store import agenda, answers, clock, contractors, journal, licences, trainings
from store.contractors import (
    Barring,
    Ending,
    Letter,
    Listing,
    Mended,
    NextPaper,
    PaperKind,
    PersonGoes,
    SignOut,
    Stage,
)
from store.errors import Forbidden, Refused
from store.figure import month
from store.rights import Staff
from store.trainings import Kind, NewTraining, Result, Withdrawn
from tests.conftest import Clock
from tests.store.contractors import works


def waiting(prefix: str = "contractor") -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if one.kind.startswith(prefix)]


def test_a_contractor_goes_from_looked_at_to_work_and_ends(supervisor: Staff, time: Clock) -> None:
    """I23."""
    one = works.at_work(supervisor)
    assert (one.stage, one.number) == (Stage.ON_SITE, "FB-2026-0001")
    letter = Letter(demand="补人", mend_by=clock.today() + timedelta(days=2))
    one = contractors.warn(one.id, letter, by=supervisor)
    assert one.stage is Stage.MENDING and "contractor.mends" in waiting()
    one = contractors.mend(one.id, Mended(remark="已补"), by=supervisor)
    assert one.stage is Stage.ON_SITE and one.mend_by is None
    later = works.agreed(until=clock.today() + timedelta(days=700))
    assert contractors.renew(one.id, later, by=supervisor).until == later.until
    with pytest.raises(Refused, match="later"):
        contractors.renew(one.id, later, by=supervisor)
    one = contractors.end(one.id, Ending(reason="到期"), by=supervisor)
    assert (one.stage, one.left_on) == (Stage.ENDED, clock.today())
    assert waiting() == []
    assert journal.verify().right


def test_a_wrong_credit_code_is_refused_at_the_field(supervisor: Staff, time: Clock) -> None:
    """I18: GB 32100."""
    with pytest.raises(ValidationError, match="code"):
        works.filed(supervisor, code="91350211M000100Y45")
    assert works.filed(supervisor, code="９1350211m000100y46").code == works.CODES[0]


def test_a_company_has_one_file_and_a_barred_one_stays_readable(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    one = works.filed(supervisor)
    with pytest.raises(Forbidden):
        contractors.bar(one.id, Barring(reason="造假"), by=supervisor)
    contractors.bar(one.id, Barring(reason="造假"), by=manager)
    with pytest.raises(Refused) as told:
        works.filed(supervisor)
    assert told.value.field == "code"
    assert contractors.every("洁雅")[0].stage is Stage.BARRED


def test_expired_contractor_not_offered(supervisor: Staff, time: Clock) -> None:
    """Q40, G12, I19: expiry is read, in the proposals and by every step that begins work."""
    one = works.filed(supervisor)
    works.papered(one, PaperKind.LICENCE, -1, supervisor)
    with pytest.raises(Refused, match="does not hold"):
        contractors.put_on_list(one.id, Listing(), by=supervisor)
    (paper,) = contractors.papers_of(one.id)
    today = clock.today()
    new = NextPaper(no="新", issued=today, expires=today + timedelta(days=9))
    contractors.renew_paper(paper.id, new, by=supervisor)
    contractors.put_on_list(one.id, Listing(), by=supervisor)
    assert list(answers.proposed("contractor", "洁")) == ["洁雅保洁"]
    time.pass_(days=10)
    assert list(answers.proposed("contractor", "洁")) == []
    with pytest.raises(Refused, match="does not hold"):
        contractors.contract(one.id, works.agreed(), by=supervisor)


def test_valid_through_last_day(supervisor: Staff, time: Clock) -> None:
    """Q38: to the end of the printed day, in the estate's time; the next minute no more."""
    works.at_work(supervisor, insured=0)
    last = clock.bounds(clock.today())[1]
    time.at = last - timedelta(minutes=1)
    assert [one.name for one in contractors.offered(clock.today())] == ["洁雅保洁"]
    time.at = last
    assert contractors.offered(clock.today()) == []


def test_expired_stays_listed(supervisor: Staff, time: Clock) -> None:
    """Q39: on the list of all papers and on Today, until it is renewed."""
    works.at_work(supervisor, insured=20)
    listed = [one.paper.called for one in licences.every() if isinstance(one, licences.Elsewhere)]
    assert listed == ["Insurance"] and waiting("contractor_paper") == ["contractor_paper.expiring"]
    time.pass_(days=90)
    (gone,) = [one for one in licences.every() if isinstance(one, licences.Elsewhere)]
    assert gone.state(clock.today()) is licences.State.OVER
    (waits,) = [w for w in agenda.everything(clock.now()) if w.kind == "contractor_paper.expiring"]
    assert waits.late(clock.now())


def test_insurance_must_cover_from_carrying_in_to_carrying_out(
    supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    """I19 (krushit1307/CampusConnect #3397); the supervisor may give a reason, nobody else."""
    one = works.at_work(supervisor, insured=1)
    works.person(one, supervisor)
    later = clock.today() + timedelta(days=2)
    for by, despite in ((supervisor, ""), (assistant, "急修")):
        with pytest.raises(Refused) as told:
            works.signed_in(one, by, last_day=later, despite=despite)
        assert told.value.field == "despite"
    stint = works.signed_in(one, supervisor, last_day=later, despite="续保单明日到")
    assert stint.despite and journal.verify().right


def test_nobody_works_untrained_whatever_the_reason(supervisor: Staff, time: Clock) -> None:
    """I21, A14, A31: 24 class hours, some of them in force."""
    one = works.at_work(supervisor)
    new = works.person(one, supervisor, hours=23)
    with pytest.raises(Refused) as told:
        works.signed_in(one, supervisor, despite="缺人")
    assert told.value.field == "who" and "曾小兰" in str(told.value)
    more = NewTraining(topic="补训", held_on=clock.today(), hours=1, trainer="王主管")
    contractors.train(new.id, more, by=supervisor)
    works.signed_in(one, supervisor)


def test_a_person_s_expired_certificate_keeps_them_off_the_site(
    supervisor: Staff, time: Clock
) -> None:
    one = works.at_work(supervisor)
    works.person(one, supervisor)
    works.papered(one, PaperKind.HEALTH, 5, supervisor, person="曾小兰")
    time.pass_(days=6)
    with pytest.raises(Refused, match="does not hold"):
        works.signed_in(one, supervisor)
    assert contractors.may_be_chosen(one, clock.today())  # the company's own papers hold


def test_missing_posts_are_counted_hours(supervisor: Staff, time: Clock) -> None:
    """I20: two of three posts are missing for an hour and a half."""
    one = works.at_work(supervisor)
    works.person(one, supervisor)
    stint = works.signed_in(one, supervisor)
    assert waiting("contractor_stint") == ["contractor_stint.inside"]
    with pytest.raises(Refused, match="on site already"):
        works.signed_in(one, supervisor)
    with pytest.raises(Refused, match="on site still"):
        contractors.end(one.id, Ending(reason="到期"), by=supervisor)
    time.pass_(minutes=90)
    stint = contractors.sign_out(stint.id, SignOut(done_by="周领班"), by=supervisor)
    assert (stint.missing, contractors.hours(stint.missing)) == (180, "3.0")
    tells = answers.of("contractors").figures
    assert tells is not None
    told = {one.name: one.text for one in tells(month(clock.today()))}
    assert told["Contractors' people there"] == "1/3 = 33.3 %"
    assert told["Hours of posts missing"] == "3"
    assert journal.verify().right


@given(st.integers(0, 20), st.integers(1, 20), st.integers(0, 60 * 24 * 3))
def test_lost_minutes_are_those_of_the_posts_nobody_came_for(
    posts: int, came: int, minutes: int
) -> None:
    at = clock.from_ms(0)
    stint = contractors.Stint(
        1, 1, "", "", posts, came, "", "", at, at.date(), None, 0, "", None,
        contractors.Presence.IN, "", "",
    )  # fmt: skip
    lost = sum(1 for post in range(posts) for _minute in range(minutes) if post >= came)
    assert stint.lost(at + timedelta(minutes=minutes)) == lost


# Trainings


def test_absent_is_not_trained(supervisor: Staff, time: Clock) -> None:
    """Q119, Q120: neither hours nor a result for who was not there."""
    one = works.at_work(supervisor)
    person = works.person(one, supervisor, hours=0)
    gone = NewTraining(topic="安全", held_on=clock.today(), hours=24, trainer="王", came=False)
    assert trainings.record(person.subject, gone, by=supervisor).result is Result.ABSENT
    assert trainings.hours(person.subject, Kind.SAFETY, clock.today()) == 0
    with pytest.raises(Refused) as told:
        marks = gone.model_copy(update={"score": 90})
        trainings.record(person.subject, marks, by=supervisor)
    assert told.value.field == "score"


def test_who_may_work_today(supervisor: Staff, time: Clock) -> None:
    """Q121, O15: until the last day of the year behind it, or of its certificate; not failed."""
    one = works.at_work(supervisor)
    person = works.person(one, supervisor)
    (had,) = trainings.of(person.subject)
    assert trainings.last_day(had) == had.held_on.replace(year=2027)
    for days, works_ in ((365, True), (366, False)):
        assert contractors.is_trained(person, clock.today() + timedelta(days=days)) is works_
    with pytest.raises(Refused, match="on record"):
        same = NewTraining(topic="安全", held_on=had.held_on, hours=24, trainer="王")
        trainings.record(person.subject, same, by=supervisor)
    failed = NewTraining(topic="复训", held_on=had.held_on, hours=24, trainer="王", score=79)
    assert trainings.record(person.subject, failed, by=supervisor).result is Result.FAILED
    trainings.withdraw(had.id, Withdrawn(reason="记错人"), by=supervisor)
    assert not contractors.ready(person, clock.today())
    assert journal.verify().right


def test_who_has_left_may_be_erased_and_their_stints_stay(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """F6."""
    one = works.at_work(supervisor)
    person = works.person(one, supervisor)
    stint = works.signed_in(one, supervisor)
    contractors.sign_out(stint.id, SignOut(done_by="周领班"), by=supervisor)
    contractors.let_person_go(person.id, PersonGoes(), by=supervisor)
    why = contractors.ForgetPerson(reason="本人要求")
    contractors.forget_person(person.id, why, by=manager)
    assert contractors.people_of(one.id)[0].name == ""
    assert contractors.inside(one.id) == [] and journal.verify().right
