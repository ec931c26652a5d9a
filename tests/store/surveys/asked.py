"""A survey that is given out."""

from __future__ import annotations

from store import surveys
from store.rights import Staff
from store.surveys import Approval, NewSheet, NewSurvey, Publish, Sheet, Survey

THREE = "前台\n报修 * 2\n总体"


def drafted(by: Staff, **more: object) -> Survey:
    """A draft of three questions."""
    return surveys.draft(NewSurvey.model_validate({"questions": THREE} | more), by=by)


def given_out(by: Staff, above: Staff, **more: object) -> Survey:
    """One that runs."""
    one = drafted(by, **more)
    surveys.approve(one.id, Approval(), by=above)
    return surveys.publish(one.id, Publish(seed=5), by=by)


def typed(survey: Survey, no: int, answers: str, by: Staff, **more: object) -> Sheet:
    """A sheet."""
    told = {"no": no, "answers": answers} | more
    return surveys.enter(survey.id, NewSheet.model_validate(told), by=by)
