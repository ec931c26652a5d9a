"""What renovations answer to the halls: handover, finder, erasure, verify, what stays (F6, H7)."""

from __future__ import annotations

import pytest

from store import agenda, answers, clock, erasure, plans, renovation, residents
from store.engine import database
from store.journal.verifying import verify
from store.renovation import Article, Grade, NewPass, NewViolation, Visit
from store.renovation.subject import ANSWERS
from store.rights import Staff
from store.waiting import Place
from tests.conftest import Clock
from tests.store.renovation.works import PHONE, begun, passed


@pytest.fixture
def work(home: int, assistant: Staff, supervisor: Staff) -> renovation.Renovation:
    one = begun(home, assistant, supervisor)
    plans.make()
    new = NewViolation(
        article=Article.A5_3, what="承重墙开洞", grade=Grade.SEVERE, put_right_by=clock.today()
    )
    renovation.find(one.id, new, by=assistant)
    renovation.issue(NewPass(permit=one.number, name="孙师傅"), by=assistant)
    return one


def test_every_open_thing_stands_on_Today_and_goes_over_with_the_desk(
    work: renovation.Renovation, time: Clock
) -> None:
    assert ANSWERS.handed is not None
    handed = {one.subject.partition(":")[0] for one in ANSWERS.handed(clock.now())}
    assert handed == {"renovation", "violation", "spot_check"}
    time.pass_(days=15)
    plans.make()
    waits = {one.kind for one in agenda.everything(clock.now())}
    assert {
        *("renovation.at_a_stop", "violation.to_report", "violation.to_dissuade"),
        *("spot_check.due", "worker_pass.to_come_back", "escalation.to_tell"),
    } <= waits
    late = next(w for w in agenda.everything(clock.now()) if w.kind == "violation.to_report")
    assert late.stands(clock.now()) is Place.ALARM


def test_each_is_found_by_its_printed_number(work: renovation.Renovation) -> None:
    for number, subject in (
        ("zx-2026-0001", "renovation:1"),
        ("WZ-2026-0001", "violation:1"),
        ("ZXZ-2026-0001", "worker_pass:1"),
    ):
        assert [one.subject for one in answers.find(number, 5)] == [subject]


def test_what_is_open_stays_when_somebody_leaves_M30(work: renovation.Renovation) -> None:
    assert ANSWERS.stays is not None
    (staying,) = ANSWERS.stays(work.home_id)
    assert (staying.kind, staying.figures["number"]) == ("renovation.stays", work.number)


def test_erasing_a_person_empties_their_name_and_phone_and_leaves_the_record_right(
    work: renovation.Renovation, manager: Staff
) -> None:
    person = residents.people_of(work.home_id)[0].person_id
    assert renovation.get(work.id).person_id == person
    erased = residents.ANSWERS.person
    assert erased is not None and ANSWERS.erase is not None
    with database.write():
        ANSWERS.erase(erased(person))
    after = renovation.get(work.id)
    assert (after.applicant, after.phone, after.person_id) == ("", "", None)
    assert after.number == work.number
    assert erasure
    assert after.person_phone == PHONE  # the firm's, until it is asked for


@pytest.mark.parametrize(
    "tampered",
    [
        "UPDATE renovation SET stage = 'under way' WHERE id = 1",
        "UPDATE violation SET report_due = report_due + 3600000",
        "UPDATE worker_pass SET until = '2027-12-31'",
        "UPDATE renovation SET deposit_due = 0",
        "UPDATE occurrence SET stage = 'done'",
        "UPDATE deposit_condition SET met_on = '2026-11-23'",
    ],
)
def test_what_was_changed_past_the_entries_is_found(
    tampered: str, work: renovation.Renovation
) -> None:
    assert verify().right
    database.db.execute_sql(tampered)
    assert not verify().right


def test_engineering_sees_renovations_and_no_other_role_but_the_desk() -> None:
    from store.rights import Role

    seeing = {role for role in Role if answers.may_see(role, "renovation:1")}
    assert seeing == {Role.ASSISTANT, Role.SUPERVISOR, Role.MANAGER, Role.ENGINEERING}


def test_the_months_figures_count_what_was_done(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    from store.figure import month

    one = passed(home, assistant, supervisor)
    assert ANSWERS.figures is not None
    told = {figure.name: figure.count for figure in ANSWERS.figures(month(clock.today()))}
    assert (told["Renovations declared"], told["Renovation permits"]) == (1, 1)
    assert renovation.get(one.id).passed_on == clock.today()
    assert Visit().faults == ()
