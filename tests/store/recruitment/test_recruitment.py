"""Recruitment: requisition, applicants and their history, trial, things handed out (O10-O12)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, journal, recruitment, workers
from store.answers import Person
from store.desk import staff
from store.engine import database
from store.errors import Forbidden, Refused
from store.recruitment import (
    Approval,
    NewVacancy,
    Publishing,
    Reason,
    Stage,
    Thing,
    VacancyChange,
    VacancyStage,
    asks,
    handing,
    terms,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.store.recruitment.hired import (
    ID,
    MARKS,
    applied,
    begun,
    manager,
    offered,
    open_post,
    seen,
)


def kinds(thing: str = "application") -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if one.kind.startswith(thing)]


def test_a_post_is_asked_for_approved_by_another_and_made_known(
    supervisor: Staff, assistant: Staff
) -> None:
    """O10, G10: supervisor, manager, published; what is changed is approved anew."""
    new = NewVacancy(post="秩序维护员", why="缺编", wanted_on=clock.today(), count=2)
    with pytest.raises(Forbidden):
        recruitment.ask(new, by=assistant)
    chief = manager()
    own = recruitment.ask(new, by=chief)
    with pytest.raises(Forbidden, match="four eyes"):
        recruitment.approve(own.id, Approval(), by=chief)
    one = recruitment.ask(new, by=supervisor)
    assert (one.number, one.stage) == ("ZP-2026-0002", VacancyStage.ASKED)
    assert kinds("vacancy") == ["vacancy.to_approve"] * 2
    with pytest.raises(Forbidden):
        recruitment.approve(one.id, Approval(), by=supervisor)
    recruitment.approve(one.id, Approval(), by=chief)
    more = VacancyChange.model_validate(dict(new) | {"count": 3, "reason": "增岗"})
    assert recruitment.change(one.id, more, by=supervisor).stage is VacancyStage.ASKED
    with pytest.raises(Refused):
        recruitment.publish(one.id, Publishing(where="公告栏"), by=supervisor)
    assert recruitment.refuse(one.id, Reason(reason="预算"), by=chief).stage is VacancyStage.REFUSED


def test_nobody_is_asked_for_what_the_law_forbids() -> None:
    """O11, A25: guarantor, deposit, ID original, marriage, residence; the ID only at the offer."""
    asked = {*asks.NewApplication.model_fields}
    barred = {"guarantor", "deposit", "original", "marriage", "married", "children", "address"}
    assert not asked & {*barred, "residence", "id_number"}
    assert "id_number" in asks.Offer.model_fields


def test_the_same_phone_or_name_and_birth_warns_with_the_history(
    supervisor: Staff, time: Clock
) -> None:
    """Q122 same_phone_same_post_warns, Q123 applicant_returns_with_history."""
    open_post(supervisor)
    first = applied(supervisor)
    with pytest.raises(Refused, match="1 times, last YP-2026-0001 on 2026-11-23") as same:
        applied(supervisor, name="谭晓雨")
    assert same.value.field == "known"
    with pytest.raises(Refused, match="open already: YP-2026-0001"):
        applied(supervisor, known=True)
    recruitment.decline(first.id, asks.Why(reason="经验不足"), by=supervisor)
    time.pass_(days=100)
    with pytest.raises(Refused, match="谭小雨 has applied 1 times"):
        applied(supervisor, phone="13600009999")  # name and day of birth
    again = applied(supervisor, phone="13600009999", known=True)
    assert again.applicant_id == first.applicant_id and again.phone == "13600009999"
    assert [one.id for one in recruitment.of_applicant(again.applicant_id)] == [again.id, first.id]
    other = applied(supervisor, phone="13600008888", born="1999-01-01")
    assert other.applicant_id != first.applicant_id


def test_the_same_id_at_the_offer_makes_two_applicants_one(supervisor: Staff) -> None:
    """O11, Q122: found out only when the ID is seen; the history goes on."""
    open_post(supervisor, count=3)
    first = begun(supervisor)
    told = {"name": "谭雨", "phone": "13700001111", "born": None}
    other = seen(supervisor, **told)
    given = {"id_number": ID, "starts_on": clock.today()}
    with pytest.raises(Refused, match="谭小雨 has applied 1 times") as same:
        recruitment.offer(other.id, asks.Offer.model_validate(given), by=supervisor)
    assert same.value.field == "known"
    known = asks.Offer.model_validate(given | {"known": True})
    after = recruitment.offer(other.id, known, by=supervisor)
    assert after.applicant_id == first.applicant_id
    assert after.trial == 0  # one trial of a person, A25
    assert recruitment.APPLICANTS.one(other.applicant_id).name == ""


def test_the_steps_follow_each_other_and_originals_go_back(supervisor: Staff) -> None:
    """O10, O11: marks from 1 to 5, two interviews, papers seen and given back (A25)."""
    open_post(supervisor)
    one = applied(supervisor)
    with pytest.raises(Refused):
        recruitment.verify(one.id, asks.Verified(seen="身份证", back=True), by=supervisor)
    recruitment.screen(one.id, asks.Screening(interview_on=clock.today()), by=supervisor)
    assert kinds() == ["application.interview"]
    given = asks.Interview.model_validate(MARKS | {"verdict": "take"})
    for _round in range(2):
        recruitment.interview(one.id, given, by=supervisor)
    with pytest.raises(Refused, match="All 2 interviews"):
        recruitment.interview(one.id, given, by=supervisor)
    assert [held.sum for held in recruitment.interviews.of(one.id)] == [20, 20]
    with pytest.raises(ValueError, match="less than or equal to 5"):
        asks.Interview.model_validate(MARKS | {"look": 6, "verdict": "take"})
    with pytest.raises(Refused, match="No original is kept") as kept:
        recruitment.verify(one.id, asks.Verified(seen="身份证", back=False), by=supervisor)
    assert kept.value.field == "back"
    assert journal.verify().right


def test_a_medical_examination_is_asked_for_only_where_the_post_needs_it(
    supervisor: Staff,
) -> None:
    """O10, A27: the café's post, and no other."""
    open_post(supervisor)
    plain = seen(supervisor)
    with pytest.raises(Refused, match="needs no medical"):
        recruitment.examine(plain.id, asks.Examined(fit=True), by=supervisor)
    open_post(supervisor, post="咖啡师", medical="food")
    one = seen(supervisor, post="咖啡师", name="贺敏", phone="13600001103", born=None)
    offer = asks.Offer(id_number=ID, starts_on=clock.today())
    with pytest.raises(Refused, match="medical examination first"):
        recruitment.offer(one.id, offer, by=supervisor)
    with pytest.raises(Refused, match="health certificate is needed"):
        recruitment.examine(one.id, asks.Examined(fit=True), by=supervisor)
    until = clock.today() + timedelta(days=20)
    recruitment.examine(one.id, asks.Examined(fit=True, until=until), by=supervisor)
    recruitment.offer(one.id, offer, by=supervisor)
    recruitment.start(one.id, asks.Start(), by=supervisor)
    expiring = answers.of("recruitment").expiring
    assert expiring is not None
    assert [(each.holder, each.expires) for each in expiring(until)] == [("贺敏", until)]


def test_who_is_in_reserve_may_be_taken_up_again(supervisor: Staff) -> None:
    """O10: with papers seen, and no time to be erased at any more."""
    open_post(supervisor)
    one = applied(supervisor)
    recruitment.screen(one.id, asks.Screening(interview_on=clock.today()), by=supervisor)
    given = asks.Interview.model_validate(MARKS | {"verdict": "doubt"})
    recruitment.interview(one.id, given, by=supervisor)
    kept = recruitment.reserve(one.id, asks.Why(reason="名额已满"), by=supervisor)
    assert kept.lapses_on == date(2027, 5, 23)
    offer = asks.Offer(id_number=ID, starts_on=clock.today())
    with pytest.raises(Refused, match="papers first"):
        recruitment.offer(one.id, offer, by=supervisor)
    recruitment.verify(one.id, asks.Verified(seen="身份证", back=True), by=supervisor)
    assert recruitment.offer(one.id, offer, by=supervisor).lapses_on is None


def test_nobody_too_young_is_taken(supervisor: Staff) -> None:
    open_post(supervisor)
    with pytest.raises(Refused, match="below 16") as young:
        applied(supervisor, born="2010-11-24")
    assert young.value.field == "born"
    applied(supervisor, born="2010-11-23")


def test_who_begins_stands_on_the_list_and_gets_a_contract_in_thirty_days(
    supervisor: Staff, time: Clock
) -> None:
    """O12, A25: on Today from day 25 on, late after 30; a trial of three years ends in 6 months."""
    open_post(supervisor)
    one = begun(supervisor)
    assert workers.get(one.worker_id or 0).name == "谭小雨"
    assert (one.trial, one.trial_until) == (6, date(2027, 5, 22))
    assert kinds() == []
    time.pass_(days=25)
    (waits,) = [w for w in agenda.everything(clock.now()) if w.kind == "application.contract"]
    assert not waits.late(clock.now()) and waits.figures["until"] == "2026-12-23"
    time.pass_(days=6)
    assert waits.late(clock.now())
    recruitment.contract(one.id, asks.Contract(contract="HT-1", on=clock.today()), by=supervisor)
    assert kinds() == []


def test_a_trial_keeps_to_the_law_and_is_made_longer_once(supervisor: Staff, time: Clock) -> None:
    """O10, A25: 1, 2, 6 months by the contract's term."""
    open_post(supervisor, count=9)
    one = seen(supervisor)
    told = {"id_number": ID, "starts_on": clock.today(), "term": 12, "trial": 3}
    with pytest.raises(Refused, match="at most 2 months") as long:
        recruitment.offer(one.id, asks.Offer.model_validate(told), by=supervisor)
    assert long.value.field == "trial"
    recruitment.offer(one.id, asks.Offer.model_validate(told | {"trial": 1}), by=supervisor)
    begun_ = recruitment.start(one.id, asks.Start(), by=supervisor)
    with pytest.raises(Refused, match="at most 2"):
        recruitment.prolong(one.id, asks.Prolonged(trial=3, reason="再看"), by=supervisor)
    longer = recruitment.prolong(one.id, asks.Prolonged(trial=2, reason="再看"), by=supervisor)
    assert (begun_.trial_until, longer.trial_until) == (date(2026, 12, 22), date(2027, 1, 22))
    with pytest.raises(Refused, match="second time is not allowed"):
        recruitment.prolong(one.id, asks.Prolonged(trial=2, reason="再看"), by=supervisor)
    time.pass_(days=54)
    assert "application.trial_ends" in kinds()
    assert recruitment.confirm(one.id, asks.Confirmed(), by=supervisor).stage is Stage.PERMANENT


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(1, 12))
def test_a_trial_ends_as_the_calendar_has_it(start: date, months: int) -> None:
    """Against walking day by day to the day of the same number, or past the month's end."""
    day, left = start, months
    while left:
        day += timedelta(days=1)
        last = monthrange(day.year, day.month)[1]
        left -= day.day == min(start.day, last)
    ends = terms.last_day(start, months)
    assert ends == (day if day.day < start.day else day - timedelta(days=1))
    assert start < ends


@settings(max_examples=25)
@given(st.integers(0, 600))
def test_the_longest_trial_is_that_of_the_law(term: int) -> None:
    """劳动合同法 19, read anew."""
    years = term / 12
    most = 6 if term == 0 or years >= 3 else 2 if years >= 1 else 1 if term >= 3 else 0
    assert terms.longest(term, (1, 2, 6)) == most


def test_each_thing_that_was_given_is_asked_for_again_at_leaving(
    supervisor: Staff, time: Clock
) -> None:
    """O12: 离职交接单; nothing is closed while a line, or the account, is open."""
    open_post(supervisor)
    one = begun(supervisor)
    count = len(handing.at_start(one).lines)
    for place in range(count - 1):
        recruitment.give(one.id, place, asks.Noted(), by=supervisor)
    after = recruitment.spare(one.id, count - 1, asks.Noted(), by=supervisor)
    assert after.left == []
    with pytest.raises(Refused, match="noted already"):
        recruitment.give(one.id, 0, asks.Noted(), by=supervisor)
    time.pass_(days=40)
    gone = asks.Leaving(last_day=clock.today(), reason="回老家")
    leaving = recruitment.leave(one.id, gone, by=supervisor)
    worker = workers.get(one.worker_id or 0)
    assert worker.until == clock.today()
    lines = handing.at_leaving(leaving).lines
    assert [line.what for line in lines[: count - 1]] == [
        line.what for line in after.lines if line.result is Thing.GIVEN
    ]
    assert "application.to_hand" in kinds()
    with pytest.raises(Refused, match="lines are still"):
        recruitment.close_leaving(one.id, asks.Closing(signed=True), by=supervisor)
    first, *rest = lines
    recruitment.miss(one.id, first.place, asks.Missing(note="工牌遗失，已补办"), by=supervisor)
    for line in rest:
        recruitment.take_back(one.id, line.place, asks.Noted(), by=supervisor)
    with pytest.raises(Refused, match="both have signed"):
        recruitment.close_leaving(one.id, asks.Closing(signed=False), by=supervisor)
    left = recruitment.close_leaving(one.id, asks.Closing(signed=True), by=supervisor)
    assert left.stage is Stage.LEFT and left.lapses_on == date(2029, 1, 2)  # A25: two years
    assert journal.verify().right


def test_who_still_signs_in_has_not_left(supervisor: Staff, assistant: Staff) -> None:
    """O12: accounts closed."""
    open_post(supervisor)
    one = begun(supervisor)
    worker = workers.get(one.worker_id or 0)
    changed = workers.WorkerChange(name=worker.name, trade=worker.trade, account=assistant.id)
    workers.change(worker.id, changed, by=supervisor)
    gone = asks.Leaving(last_day=clock.today(), reason="回老家")
    leaving = recruitment.leave(one.id, gone, by=supervisor)
    for line in handing.at_leaving(leaving).lines:
        recruitment.take_back(one.id, line.place, asks.Noted(), by=supervisor)
    with pytest.raises(Refused, match="account 1001 is still open"):
        recruitment.close_leaving(one.id, asks.Closing(signed=True), by=supervisor)
    staff.retire(assistant.id, by=manager())
    recruitment.close_leaving(one.id, asks.Closing(signed=True), by=supervisor)


def test_who_was_not_taken_is_erased_after_six_months_and_the_counts_stay(
    supervisor: Staff, time: Clock
) -> None:
    """O11, G17, A19: the person goes, unless something of them is kept still."""
    open_post(supervisor, count=2)
    one = applied(supervisor, experience="某公司三年", health="良好")
    recruitment.decline(one.id, asks.Why(reason="不能上夜班"), by=supervisor)
    time.pass_(days=181)  # 2027-05-23 is the day
    assert "application" in agenda.lapsing(clock.now())
    recruitment.lapse()
    gone = recruitment.get(one.id)
    person = recruitment.APPLICANTS.one(one.applicant_id)
    assert (gone.name, gone.phone, gone.experience, gone.reason) == ("", "", "", "")
    assert {person.id_number, person.born, person.sex, person.education} == {""}
    told = "".join(f"{entry.words} {entry.payload}" for entry in journal.of_subject(one.subject))
    assert "谭小雨" not in told and "夜班" not in told and "13600001101" not in told
    counted = answers.of("recruitment").figures
    assert counted is not None and journal.verify().right
    again = applied(supervisor)  # nobody is known any more
    assert again.applicant_id != one.applicant_id


def test_a_resident_who_applied_is_erased_with_their_file(supervisor: Staff) -> None:
    open_post(supervisor)
    one = offered(supervisor)
    erase = answers.of("recruitment").erase
    assert erase is not None
    person = Person(1, "person:1", "谭小雨", phones=("13600001101",))
    with database.write():
        assert erase(person) == {"applicants": 1}
    assert recruitment.get(one.id).name == ""


def test_a_requisition_is_closed_when_nobody_waits_for_an_answer(supervisor: Staff) -> None:
    post = open_post(supervisor)
    one = applied(supervisor)
    with pytest.raises(Refused, match="1 applications"):
        recruitment.close(post.id, Reason(reason="已招满"), by=supervisor)
    recruitment.withdraw(one.id, asks.Why(reason="另有工作"), by=supervisor)
    recruitment.close(post.id, Reason(reason="已招满"), by=supervisor)
    with pytest.raises(Refused, match="no open post") as closed:
        applied(supervisor, name="新人", phone="13600002222", born=None)
    assert closed.value.field == "post"


def test_an_application_is_found_by_its_number_and_the_whole_name(supervisor: Staff) -> None:
    """F7, G17: by a part of a name nobody is listed, and no name is told."""
    open_post(supervisor)
    one = applied(supervisor)
    assert [found.subject for found in answers.find("yp-2026", 5)] == [one.subject]
    assert [found.subject for found in answers.find("谭小雨", 5)] == [one.subject]
    assert answers.find("谭小", 5) == []
    assert "谭小雨" not in str(answers.find("YP-2026-0001", 5))


STEPS = st.lists(st.integers(0, 11), max_size=14)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, medical=st.booleans())
def test_no_order_of_steps_passes_by_what_has_to_come_before(
    supervisor: Staff, time: Clock, steps: list[int], medical: bool
) -> None:
    """O10: nobody begins unseen, without papers, the examination, or an offer."""
    clock_ = f"{len(recruitment.every_vacancy()):04}"
    post = open_post(supervisor, post=f"岗位{clock_}", medical="height" if medical else "none")
    told = {"name": f"某{clock_}", "phone": f"1370000{clock_}", "born": None, "post": post.number}
    one = applied(supervisor, **told).id
    done: list[str] = []
    today = clock.today()
    course: tuple[tuple[str, Callable[[], object]], ...] = (
        ("screened", lambda: recruitment.screen(
            one, asks.Screening(interview_on=today), by=supervisor)),
        ("interviewed", lambda: recruitment.interview(
            one, asks.Interview.model_validate(MARKS | {"verdict": "take"}), by=supervisor)),
        ("verified", lambda: recruitment.verify(
            one, asks.Verified(seen="证", back=True), by=supervisor)),
        ("examined", lambda: recruitment.examine(one, asks.Examined(fit=True), by=supervisor)),
        ("offered", lambda: recruitment.offer(
            one, asks.Offer(id_number=ID, starts_on=today, known=True), by=supervisor)),
        ("started", lambda: recruitment.start(one, asks.Start(), by=supervisor)),
        ("confirmed", lambda: recruitment.confirm(one, asks.Confirmed(), by=supervisor)),
        ("reserved", lambda: recruitment.reserve(one, asks.Why(reason="备"), by=supervisor)),
        ("declined", lambda: recruitment.decline(one, asks.Why(reason="不"), by=supervisor)),
        ("withdrawn", lambda: recruitment.withdraw(one, asks.Why(reason="不"), by=supervisor)),
    )  # fmt: skip
    for step in (0, 1, 2, *steps):
        kind, does = course[step % len(course)]
        try:
            does()
        except Refused:
            continue
        done.append(kind)
        before = done[:-1]
        if kind == "offered":
            assert "verified" in before and ("examined" in before) is medical
        if kind == "started":
            assert before[-1] == "offered"
        if "declined" in before or "withdrawn" in before:
            raise AssertionError(done)  # it is over
    after = recruitment.get(one)
    ended = {Stage.DECLINED, Stage.WITHDRAWN, Stage.RESERVE}
    assert (after.lapses_on is not None) is (after.stage in ended)
