"""The operations of a survey, from its draft to its results (V12–V14, V17)."""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

from store import clock, journal, residents, series
from store.desk import staff
from store.desk.staff import require
from store.engine import database
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.rights import Staff
from store.surveys import sampling
from store.surveys.inputs import (
    Again,
    Approval,
    Closing,
    NewSheet,
    NewSurvey,
    Publish,
    Refusing,
    Returned,
    Stage,
    State,
)
from store.surveys.questions import frozen, parsed
from store.surveys.settings import settings
from store.surveys.survey import (
    SHEETS,
    SURVEYS,
    Sheet,
    Survey,
    asked_of,
    asked_with,
    buildings_of,
    enter_homes,
    sample_of,
    sheet_of,
)

SERIES = "DC"
_SEEDS = 1_000_000


@operation
def draft(new: NewSurvey, *, by: Staff) -> Survey:
    """Draft a survey; nobody answers it before another person has approved it (V12)."""
    require(by, SURVEYS.first.right)
    row = _row(new) | dict.fromkeys(("seed", "homes", "handed"), 0)
    row |= {"number": series.following(SERIES), "version": 1, "results": ""}
    return SURVEYS.begin(new, by, **row, drafted_by=by.id)


def _row(new: NewSurvey) -> dict[str, Any]:
    return {
        "title": new.title,
        "anonymous": new.anonymous,
        "questions": frozen(parsed(new.questions)),
        "share": new.share,
        "goal": settings().goal,
        "last_day": clock.today() + timedelta(days=new.days),
    }


@operation
def revise(survey_id: int, new: NewSurvey, *, by: Staff) -> Survey:
    """Change a draft; what was approved is a draft again, for it was another content (G10)."""
    one = SURVEYS.admitted(survey_id, "revised", by)
    changes: dict[str, Any] = _row(new) | {"approved_by": None, "drafted_by": by.id}
    return SURVEYS.move(one, "revised", new, by, **changes, version=one.version + 1)


@operation
def approve(survey_id: int, given: Approval, *, by: Staff) -> Survey:
    """Somebody in charge, who did not draft it, lets it be given out (G10)."""
    one = SURVEYS.admitted(survey_id, "approved", by)
    return SURVEYS.move(one, "approved", given, by, approved_by=by.id)


@operation
def publish(survey_id: int, given: Publish, *, by: Staff) -> Survey:
    """Give it out: the homes are drawn, a sheet each, and it is frozen from now on (V13, V17).

    Raises ``Refused`` where nobody lives in any home.
    """
    one = SURVEYS.admitted(survey_id, "published", by)
    pool = sampling.lived_in(clock.today())
    if not pool:
        raise Refused("Nobody lives in any home yet: there is nobody to ask.")
    seed = secrets.randbelow(_SEEDS) if given.seed is None else given.seed
    count = len(pool) if one.share == 100 else sampling.wanted(len(pool), one.share)
    drawn = sampling.sampled(pool, count, seed)
    order = sampling.ordered([home for home, _cell in drawn], seed)
    cells = dict(drawn)
    # The number on an anonymous sheet tells of no home.
    numbered = [
        (home, 0 if one.anonymous else no, cells[home], None) for no, home in enumerate(order, 1)
    ]
    enter_homes(one.id, numbered)
    days = one.last_day - clock.day(_drafted(one))
    return SURVEYS.move(
        *(one, "published", Publish(seed=seed), by),
        figures={"sample": [list(each) for each in numbered]},
        seed=seed,
        homes=len(pool),
        handed=len(numbered),
        last_day=clock.today() + days,
        published_at=clock.now(),
    )


def _drafted(one: Survey) -> datetime:
    """When its days to answer were last set."""
    kinds = ("survey.drafted", "survey.revised")
    return journal.of_kind(one.subject, *kinds)[-1].happened


@operation
def enter(survey_id: int, given: NewSheet, *, by: Staff) -> Sheet:
    """Type a sheet in, once; one more opinion of the home stands beside it, uncounted (V13).

    Raises ``Refused`` for a number that did not go out, or that was typed in before, with by whom
    and when; for too few or too many answers; and once it is counted.
    """
    require(by, SHEETS.first.right)
    survey = SURVEYS.table.one(survey_id)
    if survey.stage not in (Stage.OPEN, Stage.CLOSED):
        raise Refused("This is not possible now: it is {stage}.", stage=survey.stage)
    if given.no > survey.handed:
        raise Refused("Only {n} sheets went out.", field="no", n=survey.handed)
    _must_be_whole(given.answers, survey)
    before = sheet_of(survey_id, given.no)
    if before is not None and not given.beside:
        _refuse_twice(before)
    if before is None and given.beside:
        raise Refused("Its first opinion comes first.", field="beside")
    home = None if survey.anonymous else asked_with(survey_id, given.no)
    building = home.home.partition("-")[0] if home else _building(survey, given.building)
    late = survey.state(clock.now()) is Stage.CLOSED
    sheet = SHEETS.begin(
        given,
        by,
        also=[survey.subject, *([f"home:{home.home_id}"] if home else [])],
        survey_id=survey_id,
        no=given.no,
        home_id=home.home_id if home else None,
        building=building,
        answers=_kept(given.answers),
        second="",
        entered_by=by.id,
        words=given.words,
        beside=given.beside,
        late=late,
        twice=not given.beside and sampling.is_twice(survey.seed, given.no),
    )
    if home is not None and not given.beside:
        _set_returned(survey_id, home.home_id)
    return sheet


def _building(survey: Survey, typed: str) -> str:
    """The building that an anonymous sheet names, one of those asked, or none."""
    if typed and typed not in buildings_of(survey.id):
        raise Refused("No home is at {place}.", field="building", place=typed)
    return typed


def _kept(answers: tuple[str, ...]) -> str:
    return json.dumps(list(answers))


def _must_be_whole(answers: tuple[str, ...], survey: Survey) -> None:
    if len(answers) != len(survey.questions):
        raise Refused("There are {n} questions; this has {m} answers.", field="answers",
                      n=len(survey.questions), m=len(answers))  # fmt: skip


def _refuse_twice(before: Sheet) -> None:
    first = journal.of_subject(f"survey_sheet:{before.id}")[0]
    name = staff.names().get(before.entered_by, "")
    raise Refused("Sheet {no} was typed in by {name}, {at}.", field="no", no=before.no, name=name,
                  at=first.happened)  # fmt: skip


def _set_returned(survey_id: int, home_id: int) -> None:
    database.db.execute_sql(
        "UPDATE survey_home SET returned = 1 WHERE survey_id = ? AND home_id = ?",
        (survey_id, home_id),
    )


@operation
def enter_again(sheet_id: int, given: Again, *, by: Staff) -> Sheet:
    """Another person types a sheet in once more; where the two differ, the paper decides (V13)."""
    one = SHEETS.admitted(sheet_id, "again", by)
    if by.id == one.entered_by:
        raise Forbidden("Another person types it in the second time.")
    _must_be_whole(given.answers, SURVEYS.table.one(one.survey_id))
    same = given.answers == one.answers
    stage = State.SAME if same else State.DIFFERS
    return SHEETS.move(
        *(one, "again", given, by), second=_kept(given.answers), second_by=by.id, stage=stage
    )


@operation
def settle(sheet_id: int, given: Again, *, by: Staff) -> Sheet:
    """What the paper says where two entries differ; both stay on record."""
    one = SHEETS.admitted(sheet_id, "settled", by)
    _must_be_whole(given.answers, SURVEYS.table.one(one.survey_id))
    return SHEETS.move(one, "settled", given, by, answers=_kept(given.answers))


@operation
def note_returned(survey_id: int, given: Returned, *, by: Staff) -> Survey:
    """A home has returned a sheet of an anonymous survey; nothing says which one (V14)."""
    one = SURVEYS.admitted(survey_id, "returned", by)
    if not one.anonymous:
        raise Refused("The sheet's number says so: type it in.")
    asked = asked_of(one.id, given.home)
    if asked is None:
        raise Refused("This home was not asked.", field="home")
    if asked.returned:
        raise Refused("This home has returned one.", field="home")
    _set_returned(one.id, given.home)
    figures = {"homes": [given.home]}
    return SURVEYS.move(one, "returned", given, by, figures=figures, also=[f"home:{given.home}"])


@operation
def replace(survey_id: int, given: Refusing, *, by: Staff) -> Survey:
    """A home will not answer: the next one of its cell is asked instead, once, and marked (V17)."""
    one = SURVEYS.admitted(survey_id, "replaced", by)
    asked = sample_of(one.id)
    gone = next((each for each in asked if each.home_id == given.home), None)
    if gone is None or gone.returned:
        raise Refused("This home was not asked, or has answered.", field="home")
    if gone.instead_of is not None or any(each.instead_of == given.home for each in asked):
        raise Refused("A home is replaced once.", field="home")
    known = {each.home_id for each in asked}
    same = [h for h, cell in sampling.lived_in(clock.today()) if cell == gone.cell]
    left = [home for home in sampling.ordered(same, one.seed) if home not in known]
    if not left:
        raise Refused("No other home of its kind is left.", field="home")
    no = 0 if one.anonymous else one.handed + 1
    row = (left[0], no, gone.cell, given.home)
    enter_homes(one.id, [row])
    also = [f"home:{given.home}", f"home:{left[0]}"]
    figures = {"sample": [list(row)], "other": residents.get(left[0]).code}
    return SURVEYS.move(
        *(one, "replaced", given, by), figures=figures, also=also, handed=one.handed + 1
    )


@operation
def close(survey_id: int, why: Closing, *, by: Staff) -> Survey:
    """Close it before its last day, with the reason; a mistake in it means a new one (V12)."""
    one = SURVEYS.admitted(survey_id, "closed", by)
    return SURVEYS.move(one, "closed", why, by)
