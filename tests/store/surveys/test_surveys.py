"""Surveys: frozen once given out, a sheet a home once, typed in twice by tenth (V11–V19)."""

from __future__ import annotations

from datetime import timedelta

import peewee
import pytest
from pydantic import ValidationError

from store import agenda, answers, clock, journal, surveys, tickets, visits
from store.engine import database
from store.errors import Forbidden, Refused
from store.figure import month
from store.rights import Staff
from store.surveys import (
    Again,
    Approval,
    Closing,
    Counting,
    NewSheet,
    NewSurvey,
    Posting,
    Refusing,
    Returned,
    Stage,
    State,
    Survey,
)
from tests.conftest import PIN, Clock
from tests.store.surveys.asked import drafted, given_out, typed
from tests.store.visits.round import lived_in


def counting(days: int = 30) -> Counting:
    return Counting(worker="赵师傅", due=clock.now() + timedelta(days=days))


def no_twice(survey: Survey, *, twice: bool) -> int:
    """A sheet number that is, or is not, of the tenth."""
    found = (n for n in range(1, survey.handed + 1))
    return next(n for n in found if surveys.is_twice(survey.seed, n) is twice)


def waits(kind: str) -> bool:
    return any(one.kind == kind for one in agenda.everything(clock.now()))


def test_published_survey_cannot_lose_answers(assistant: Staff, supervisor: Staff) -> None:
    """Q19, Q20: what is given out is frozen, whatever tries."""
    lived_in(3, assistant)
    one = given_out(assistant, supervisor)
    sheet = typed(one, 1, "543", assistant)
    with pytest.raises(Refused):
        surveys.revise(one.id, NewSurvey(questions="别的\n总体"), by=supervisor)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("UPDATE survey SET questions = '[]'")
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("DELETE FROM survey_sheet")
    assert surveys.sheets_of(one.id) == [sheet] and len(surveys.get(one.id).questions) == 3


def test_edit_voids_approval_and_asker_cannot_approve(assistant: Staff, supervisor: Staff) -> None:
    """G10, Q32, Q33."""
    one = drafted(supervisor)
    with pytest.raises(Forbidden):
        surveys.approve(one.id, Approval(), by=supervisor)
    other = drafted(assistant)
    surveys.approve(other.id, Approval(), by=supervisor)
    after = surveys.revise(other.id, NewSurvey(questions="甲\n总体"), by=assistant)
    assert (after.stage, after.approved_by, after.version) == (Stage.DRAFT, None, 2)


def test_one_home_one_sheet_per_survey(assistant: Staff, second: Staff, supervisor: Staff) -> None:
    """V13, Q68–Q70: the second is refused with who typed it in, and when."""
    homes = lived_in(2, assistant)
    one = given_out(assistant, supervisor)
    sheet = typed(one, 2, "555", assistant)
    assert sheet.home_id in homes
    with pytest.raises(Refused, match="李芳") as refused:
        typed(one, 2, "111", second)
    assert refused.value.field == "no"
    beside = typed(one, 2, "111", second, beside=True)  # one more opinion is not counted
    assert beside.beside and surveys.results(one).returned == 1
    with pytest.raises(Refused, match="Only 2"):
        typed(one, 3, "555", assistant)
    assert len(journal.of_subject(sheet.subject if hasattr(sheet, "subject") else
                                  f"survey_sheet:{sheet.id}")) == 1  # fmt: skip


@pytest.mark.parametrize("told", ["546", "5x4", "-", "5555555555555556"])
def test_score_outside_scale_refused(told: str) -> None:
    """V13, Q76."""
    if told == "546":
        with pytest.raises(ValidationError):
            NewSheet.model_validate({"no": 1, "answers": told})
        return
    with pytest.raises(ValidationError):
        NewSheet.model_validate({"no": 1, "answers": told})


def test_question_may_be_left_na_and_blank_is_not_na(assistant: Staff, supervisor: Staff) -> None:
    """V13, Q77."""
    lived_in(2, assistant)
    one = given_out(assistant, supervisor)
    assert typed(one, 1, "0.5", assistant).answers == ("NA", "", "5")
    with pytest.raises(Refused, match="3 questions; this has 2"):
        typed(one, 2, "55", assistant)
    first, other, whole = surveys.results(one).questions
    assert (first.unknown, first.blank, other.unknown, other.blank) == (1, 0, 0, 1)
    assert whole.rate.text == "1/1 = 100.0 %" and first.rate.text == "—"


def test_survey_closes_on_its_day(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """V12, Q73: through the end of its last day; what comes later is counted apart."""
    lived_in(2, assistant)
    one = given_out(assistant, supervisor, days=14)
    assert one.last_day == clock.today() + timedelta(days=14)
    time.at = clock.bounds(one.last_day)[1] - timedelta(minutes=1)
    assert surveys.get(one.id).state(clock.now()) is Stage.OPEN
    assert not typed(one, 1, "555", assistant).late and not waits("survey.to_count")
    time.pass_(minutes=1)
    assert surveys.get(one.id).state(clock.now()) is Stage.CLOSED and waits("survey.to_count")
    assert typed(one, 2, "111", assistant).late
    found = surveys.results(one)
    assert (found.returned, found.late, found.whole.text) == (1, 1, "1/1 = 100.0 %")


def test_anonymous_sheet_has_no_home(assistant: Staff, supervisor: Staff) -> None:
    """V14, Q75: neither its row nor any entry ties a sheet to a home."""
    homes = lived_in(4, assistant)
    one = given_out(assistant, supervisor, anonymous=True)
    assert {each.no for each in surveys.sample_of(one.id)} == {0}
    sheet = typed(one, 3, "555", assistant, building="1")
    surveys.note_returned(one.id, Returned(home=homes[0]), by=assistant)
    with pytest.raises(Refused):
        surveys.note_returned(one.id, Returned(home=homes[0]), by=assistant)
    (entry,) = journal.of_subject(f"survey_sheet:{sheet.id}")
    touched = database.db.execute_sql(
        "SELECT subject FROM touched WHERE number = ?", (entry.number,)
    ).fetchall()
    assert sheet.home_id is None and not any("home" in subject for (subject,) in touched)
    assert entry.payload["row"]["home_id"] is None
    with pytest.raises(Refused):
        typed(one, 1, "555", assistant, building="9")


def test_a_tenth_is_typed_in_twice_by_another_and_differences_show(
    assistant: Staff, second: Staff, supervisor: Staff, time: Clock
) -> None:
    lived_in(30, assistant)
    one = given_out(assistant, supervisor)
    no = no_twice(one, twice=True)
    sheet = typed(one, no, "543", assistant)
    assert sheet.twice
    time.pass_(days=20)
    with pytest.raises(Refused, match="by another person"):
        surveys.count(one.id, counting(), by=supervisor)
    with pytest.raises(Forbidden):
        surveys.enter_again(sheet.id, Again.model_validate({"answers": "543"}), by=assistant)
    differing = Again.model_validate({"answers": "513"})
    after = surveys.enter_again(sheet.id, differing, by=second)
    assert (after.stage, after.differs) == (State.DIFFERS, [1])
    with pytest.raises(Refused, match="the paper decides"):
        surveys.count(one.id, counting(), by=supervisor)
    settled = surveys.settle(sheet.id, differing, by=supervisor)
    assert settled.answers == ("5", "1", "3") and settled.stage is State.SETTLED
    assert surveys.count(one.id, counting(), by=supervisor).stage is Stage.COUNTED


def test_counted_for_good_what_falls_short_is_followed_up(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """V19, G5: a finding for each question short, a visit for each low mark, then posted."""
    homes = lived_in(6, assistant)
    one = given_out(assistant, supervisor)
    numbers = [n for n in range(1, 7) if not surveys.is_twice(one.seed, n)]
    for n in numbers:
        typed(one, n, "551" if n == numbers[0] else "555", assistant)
    with pytest.raises(Refused, match="runs until"):
        surveys.count(one.id, counting(), by=supervisor)
    surveys.close(one.id, Closing(reason="已收齐"), by=supervisor)
    done = surveys.count(one.id, counting(), by=supervisor)
    (short,) = surveys.shortfalls(done)
    assert short.question.text == "总体" and short.under and not short.fell
    (found,) = answers.findings().of_source(done.subject)
    assert "总体" in tickets.get(found.number).what
    (visit,) = [v for v in visits.every() if v.kind is visits.Kind.SURVEY]
    assert visit.home_id in homes and visit.due == clock.now() + timedelta(days=7)
    (proof,) = answers.of("surveys").proofs.values()
    assert not list(proof(database.db))
    database.db.execute_sql('UPDATE survey_sheet SET answers = \'["1","1","1"]\'')
    assert list(proof(database.db)) == [done.subject]
    assert surveys.results(done).questions[0].rate.good == len(numbers)  # as it was counted
    with pytest.raises(Refused):
        typed(one, 6, "555", assistant)
    posting = Posting(measures="夜间加一次巡逻", pin=PIN)
    with pytest.raises(Forbidden):
        surveys.post(one.id, posting, by=supervisor)
    assert surveys.post(one.id, posting, by=manager).stage is Stage.POSTED


def test_the_next_one_stands_beside_the_last_and_a_fall_is_followed_up(
    assistant: Staff, supervisor: Staff
) -> None:
    lived_in(8, assistant)
    for marks in ("555", "454"):
        one = given_out(assistant, supervisor)
        for n in range(1, 9):
            low = marks == "454" and n == 1
            sheet = typed(one, n, "353" if low else marks, assistant)
            if sheet.twice:
                again = Again(answers=sheet.answers)
                surveys.enter_again(sheet.id, again, by=supervisor)
        surveys.close(one.id, Closing(reason="齐"), by=supervisor)
        surveys.count(one.id, counting(), by=supervisor)
    last = surveys.every()[0]
    assert surveys.before(last) == surveys.get(1)
    assert [(s.question.text, s.under, s.fell) for s in surveys.shortfalls(last)] == [
        ("前台", True, True), ("总体", True, True),
    ]  # fmt: skip


def test_a_refusal_is_replaced_once_from_the_same_cell(assistant: Staff, supervisor: Staff) -> None:
    """V17."""
    lived_in(60, assistant)
    one = given_out(assistant, supervisor, share=30)
    assert one.handed == 30
    gone = surveys.sample_of(one.id)[0]
    after = surveys.replace(one.id, Refusing(home=gone.home_id), by=assistant)
    (other,) = [each for each in surveys.sample_of(one.id) if each.instead_of == gone.home_id]
    assert (after.handed, other.no, other.cell) == (31, 31, gone.cell)
    for home in (gone.home_id, other.home_id):
        with pytest.raises(Refused, match="once"):
            surveys.replace(one.id, Refusing(home=home), by=assistant)


def test_no_answers_prints_dash(assistant: Staff, supervisor: Staff) -> None:
    """V15, Q78."""
    lived_in(1, assistant)
    found = surveys.results(given_out(assistant, supervisor))
    assert {found.whole.text, found.index.text, found.fit.text} == {"—"}
    each = answers.of("surveys").figures
    assert each
    told = {figure.name: figure.text for figure in each(month(clock.today()))}
    assert told["Satisfied all in all"] == "—"
