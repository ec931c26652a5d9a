"""Satisfaction surveys: frozen once given out, a sheet a home, figures with their n (V2, V11–V20).

subject      what they answer to the halls
steps        drafted, approved, given out; sheets typed in, and again by another person
ending       counted for good, what follows; the results let out
results      the figures as they stand or were counted, and against the last ones
counting     what answers come to, in exact fractions
sampling     which homes are asked, by a draw that can be repeated
questions    as they are typed, frozen and answered
survey       one as it stands, its sample and its sheets
report       the figures of a period
demo         some of the demo estate
"""

from store.surveys.counting import Answered, Index, Rate, answered, fell, index, short, shown
from store.surveys.ending import count, post
from store.surveys.inputs import (
    Again,
    Approval,
    Closing,
    Counting,
    NewSheet,
    NewSurvey,
    Posting,
    Publish,
    Refusing,
    Returned,
    Stage,
    State,
)
from store.surveys.questions import BLANK, MARKS, NA, Fault, Question, as_typed, fault
from store.surveys.results import (
    Group,
    Results,
    Shortfall,
    before,
    compute,
    counted,
    results,
    shortfalls,
)
from store.surveys.sampling import is_twice, sampled, wanted
from store.surveys.settings import SurveySettings, settings
from store.surveys.sheets import QUESTIONNAIRE, SURVEY_HOMES, SURVEY_RESULT, SURVEY_SHEETS
from store.surveys.steps import (
    approve,
    close,
    draft,
    enter,
    enter_again,
    note_returned,
    publish,
    replace,
    revise,
    settle,
)
from store.surveys.subject import ANSWERS
from store.surveys.survey import (
    SHEETS,
    SURVEYS,
    Asked,
    Sheet,
    Survey,
    every,
    get,
    next_no,
    sample_of,
    sheet_of,
    sheets_of,
)

__all__ = [
    "ANSWERS", "BLANK", "MARKS", "NA", "QUESTIONNAIRE", "SHEETS", "SURVEYS",
    "SURVEY_HOMES", "SURVEY_RESULT", "SURVEY_SHEETS",
    "Again", "Answered", "Approval", "Asked", "Closing", "Counting", "Fault", "Group", "Index",
    "NewSheet", "NewSurvey", "Posting", "Publish", "Question", "Rate", "Refusing", "Results",
    "Returned", "Sheet", "Shortfall", "Stage", "State", "Survey", "SurveySettings",
    "answered", "approve", "as_typed", "before", "close", "compute", "count", "counted", "draft",
    "enter", "enter_again", "every", "fault", "fell", "get", "index", "is_twice", "next_no",
    "note_returned", "post", "publish", "replace", "results", "revise", "sample_of", "sampled",
    "settings", "settle", "sheet_of", "sheets_of", "short", "shortfalls", "shown", "wanted",
]  # fmt: skip
