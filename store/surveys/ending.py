"""A survey counted for good, what follows from it, and its results let out (V19)."""

from __future__ import annotations

from datetime import timedelta

from store import answers, clock, visits
from store.desk import staff
from store.desk.staff import require
from store.errors import Refused
from store.findings import NewFinding, Origin
from store.journal.operation import attempt, operation
from store.rights import Staff
from store.surveys.inputs import Counting, Posting, Stage, State
from store.surveys.results import Shortfall, compute, shortfalls, written
from store.surveys.rights import POST_SURVEYS
from store.surveys.settings import settings
from store.surveys.survey import SURVEYS, Sheet, Survey, sheets_of
from store.visits import beginning

LOW = ("1", "2")


@operation
def count(survey_id: int, given: Counting, *, by: Staff) -> Survey:
    """Count it for good: what falls short becomes a finding each, low marks a visit (V19).

    Raises ``Refused`` while it runs, while two entries of a sheet differ, and while sheets of the
    tenth still wait to be typed in by another person.
    """
    one = SURVEYS.admitted(survey_id, "counted", by)
    if one.state(clock.now()) is not Stage.CLOSED:
        raise Refused("It runs until {day}: close it first.", day=one.last_day.isoformat())
    if given.due <= clock.now():
        raise Refused("The time must lie ahead.", field="due")
    sheets = sheets_of(one.id)
    _must_be_checked(sheets)
    found = compute(one, sheets)
    counted = SURVEYS.move(one, "counted", given, by, results=written(found))
    for each in shortfalls(counted):
        _follow(counted, each, given, by)
    for sheet in sheets:
        _visit(sheet, by)
    return counted


def _must_be_checked(sheets: list[Sheet]) -> None:
    differing = [one.no for one in sheets if one.stage is State.DIFFERS]
    if differing:
        raise Refused("The two entries of sheet {no} differ: the paper decides.", no=differing[0])
    left = [one.no for one in sheets if one.twice and one.stage is State.ENTERED]
    if left:
        raise Refused("Sheet {no} is still to be typed in by another person.", no=left[0])


def _follow(survey: Survey, each: Shortfall, given: Counting, by: Staff) -> None:
    what = f"{survey.number} {each.question.text} {each.rate.text}"
    if each.last is not None:
        what += f" ({each.last.text})"
    new = NewFinding(place=each.question.text, what=what, worker=given.worker, due=given.due)
    answers.findings().raise_(new, Origin(source=survey.subject), by=by)


def _visit(sheet: Sheet, by: Staff) -> None:
    """A home that gave 1 or 2, and whose sheet says so, is visited; an anonymous one is not."""
    if sheet.home_id is None or not sheet.returned or not set(LOW) & set(sheet.answers):
        return
    due = clock.now() + timedelta(days=settings().days)
    asked = visits.Asked(home=sheet.home_id, kind=visits.Kind.SURVEY, due=due)
    beginning.begin(asked, by, source=f"survey_sheet:{sheet.id}")


@attempt
def post(survey_id: int, given: Posting, *, by: Staff) -> Survey:
    """The manager lets the results be posted, with what will change (A11)."""
    require(by, POST_SURVEYS)
    staff.check_pin(by, given.pin)
    return _posted(survey_id, given, by=by)


@operation
def _posted(survey_id: int, given: Posting, *, by: Staff) -> Survey:
    one = SURVEYS.admitted(survey_id, "posted", by)
    return SURVEYS.move(one, "posted", given, by)
