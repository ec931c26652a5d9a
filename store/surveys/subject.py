"""What surveys answer to the halls."""

from __future__ import annotations

import json
from collections.abc import Iterator

import peewee

from store.answers import Answers
from store.journal import Entry
from store.register import together
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day
from store.surveys.counting import answered
from store.surveys.inputs import Stage
from store.surveys.questions import fault, read
from store.surveys.report import figures
from store.surveys.results import as_kept
from store.surveys.rights import APPROVE_SURVEYS, POST_SURVEYS
from store.surveys.sentences import CALLED, SENTENCES
from store.surveys.settings import SurveySettings
from store.surveys.sheets import QUESTIONNAIRE, SURVEY_HOMES, SURVEY_RESULT, SURVEY_SHEETS
from store.surveys.survey import SHEETS, SURVEYS
from store.text import mark

_DESK = ("draft", "revise", "publish", "enter", "enter_again", "settle", "note_returned", "replace")


def forget(entry: Entry) -> None:
    """Empty what a sheet repeats of an entry's words."""
    if entry.kind == "survey_sheet.entered" and "words" in entry.words:
        SHEETS.table.update(entry.subject_id, words="")


def miscounted(db: peewee.Database) -> Iterator[int | str]:
    """The surveys whose results are not what their sheets come to (``verify``)."""
    rows = db.execute_sql("SELECT id, questions, results FROM survey WHERE results <> ''")
    for id_, questions, results in rows.fetchall():
        sheets = db.execute_sql(
            "SELECT answers FROM survey_sheet WHERE survey_id = ? AND beside = 0 AND late = 0",
            (id_,),
        )
        given = [tuple(json.loads(answers)) for (answers,) in sheets.fetchall()]
        counting = [answers for answers in given if fault(answers) is None]
        kept = json.loads(results)
        same = as_kept(answered(read(questions), counting)) == kept["questions"]
        if not same or kept["counts"][2:4] != [len(given), len(counting)]:
            yield f"survey:{id_}"


CHECKS = {
    mark("A sheet is of a home though its survey is anonymous: {what}"): (
        "SELECT min('survey_sheet:' || s.id) FROM survey_sheet s JOIN survey v"
        " ON v.id = s.survey_id WHERE v.anonymous = 1 AND s.home_id IS NOT NULL"
    ),
}
ANSWERS = Answers(
    rights=(APPROVE_SURVEYS, POST_SURVEYS),
    operations={
        **{f"surveys.steps.{name}": WORK_THE_DESK for name in _DESK},
        **{f"surveys.steps.{name}": APPROVE_SURVEYS for name in ("approve", "close")},
        "surveys.ending.count": APPROVE_SURVEYS,
        "surveys.ending.post": POST_SURVEYS,
    },
    settings=SurveySettings,
    sheets=(QUESTIONNAIRE, SURVEY_SHEETS, SURVEY_HOMES, SURVEY_RESULT),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"state": Stage, "until": moment_or_day},
    handed=SURVEYS.handed(
        (Stage.OPEN, Stage.CLOSED),
        lambda one: one.number,
        lambda one: {"title": one.title, "until": one.last_day},
    ),
    printed=SURVEYS.printed,
    find=SURVEYS.find(lambda one: f"{one.number} {one.title}"),
    personal={"survey_sheet": ("words",)},
    forget=forget,
    checks={**together(SURVEYS.checks, SHEETS.checks), **CHECKS},
    proofs={mark("A survey's results are not what its sheets come to: {what}"): miscounted},
    set_back=SURVEYS.set_back,
    demo=True,
)
