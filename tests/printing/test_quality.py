"""Return visits and surveys on paper: the record, the month, the questionnaire, the result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printing import sheet
from printing import surveys as survey_paper
from printing import visits as visit_paper
from printing.catalogue import request
from store import clock, surveys, visits
from store.paper import BLANK, Paper
from store.rights import Staff
from store.surveys import Again, Closing, Counting
from store.visits import Draw, Fate, Means, Overall
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared
from tests.store.surveys.asked import typed
from tests.store.visits.round import done, lived_in, made, of_ticket

Told = Callable[..., str]
Read = Callable[[bytes], str]


@pytest.fixture
def visited(assistant: Staff, supervisor: Staff) -> visits.Visit:
    """A month of visits; the last of them at the door, with all that can be said."""
    homes = [*lived_in(24, assistant), *lived_in(6, assistant, 2)]
    visits.draw(Draw(seed=20261), by=assistant)
    for n, home in enumerate(homes[:6]):
        overall = Overall.B if n == 4 else Overall.A
        words = {"words": "来得慢了些", "fate": Fate.NOTED} if n == 4 else {}
        made(of_ticket(done(assistant, home)).id, assistant, overall, **words)
    more = {
        "words": "厨房下水管修了两次还渗水，希望彻底处理",
        "fate": Fate.ANSWERED,
        "means": Means.HOME,
        "signed": True,
        "relation": "配偶",
        "attitude": "5",
        "quality": "2",
        "in_time": "NA",
        "covers": "yes",
        "clean": "no",
    }
    return made(of_ticket(done(assistant, homes[-1])).id, assistant, Overall.C, **more)


def test_the_record_of_a_visit_looks_as_it_did(
    visited: visits.Visit, tmp_path: Path, told: Told, text: Read
) -> None:
    one = visit_paper.record(visited, ESTATE, AT, HEAD, sheet.A4)
    compared("return-visit", sheet.render(one), 1, tmp_path, told)
    assert "以上是我的意见" in text(sheet.render(one))
    by_phone = visits.get(visited.id - 1)
    if by_phone.means == "phone":
        paper = visit_paper.record(by_phone, ESTATE, AT, HEAD, sheet.A4)
        assert "电话回访，不签名" in text(sheet.render(paper))
    blank = request(visits.RETURN_VISIT, BLANK, Paper.A4).declare(AT, None)
    compared("blank-return-visit", sheet.render(blank), 1, tmp_path, told)


def test_the_month_looks_as_it_did(visited: visits.Visit, tmp_path: Path, told: Told) -> None:
    (month,) = visits.months()
    one = visit_paper.summary(visits.summary(month.month), month, ESTATE, AT, HEAD)
    compared("visit-summary", sheet.render(one), 1, tmp_path, told)


@pytest.fixture
def counted(assistant: Staff, supervisor: Staff) -> surveys.Survey:
    """A survey of 24 homes that is counted, with one before it."""
    lived_in(16, assistant)
    lived_in(8, assistant, 2)
    for turn, marks in enumerate(("554455445544555", "545344405254544")):
        new = surveys.NewSurvey(title="业主满意度调查")
        one = surveys.draft(new, by=assistant)
        surveys.approve(one.id, surveys.Approval(), by=supervisor)
        surveys.publish(one.id, surveys.Publish(seed=turn), by=assistant)
        for no in range(1, 22):
            sheet_ = typed(one, no, marks[no % 15 :] + marks[: no % 15], assistant)
            if sheet_.twice:
                surveys.enter_again(sheet_.id, Again(answers=sheet_.answers), by=supervisor)
        surveys.close(one.id, Closing(reason="收齐"), by=supervisor)
        due = clock.now() + timedelta(days=30)
        surveys.count(one.id, Counting(worker="赵师傅", due=due), by=supervisor)
    return surveys.every()[0]


def test_questionnaire_and_result_look_as_they_did(
    counted: surveys.Survey, tmp_path: Path, told: Told, text: Read
) -> None:
    asked = survey_paper.questionnaire(counted, ESTATE, AT, HEAD, sheet.A4)
    compared("questionnaire", sheet.render(asked), 1, tmp_path, told)
    assert "自愿填写" in text(sheet.render(asked))
    result = sheet.render(survey_paper.result(counted, ESTATE, AT, HEAD, sheet.A4))
    compared("survey-result", result, 1, tmp_path, told)
    said = text(result)
    assert "满意度指数" in said and surveys.results(counted).whole.text.split(" ")[0] in said


def test_every_sheet_that_goes_out_has_its_number_and_home(
    counted: surveys.Survey, text: Read
) -> None:
    """V13."""
    said = text(sheet.render(survey_paper.numbered(counted, ESTATE, AT, HEAD, sheet.A4)))
    listed = text(sheet.render(survey_paper.homes(counted, ESTATE, AT, HEAD, sheet.A4)))
    assert said.count("前台接待与电话") == counted.handed == 24
    for one in surveys.sample_of(counted.id):
        assert one.home in said and one.home in listed


def test_an_anonymous_questionnaire_asks_for_no_home(assistant: Staff, text: Read) -> None:
    one = surveys.draft(surveys.NewSurvey(anonymous=True), by=assistant)
    said = text(sheet.render(survey_paper.questionnaire(one, ESTATE, AT, HEAD, sheet.A4)))
    assert "本卷匿名" in said and "房号：" not in said
