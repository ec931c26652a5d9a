"""A survey as it stands, its sample and its sheets, and the registers of both (V12–V14)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from store import clock
from store.engine import database
from store.engine.table import Table
from store.register import Register, Step
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
from store.surveys.questions import Fault, Question, fault, read
from store.surveys.rights import APPROVE_SURVEYS, POST_SURVEYS
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Survey:
    """A survey; ``homes`` were lived in when it was given out, ``handed`` sheets went out.

    ``results`` are the figures as they were counted, empty before. Times are UTC.
    """

    id: int
    number: str
    title: str
    anonymous: bool
    asked: str
    version: int
    share: int
    goal: int
    last_day: date
    seed: int
    homes: int
    handed: int
    drafted_by: int
    approved_by: int | None
    published_at: datetime | None
    results: str
    stage: Stage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"survey:{self.id}"

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Its questions, as they were when it was given out (G5)."""
        return read(self.asked)

    @property
    def ends(self) -> datetime:
        """The end of its last day: then it closes by itself (V12)."""
        return clock.moment(self.last_day + timedelta(days=1), time())

    def state(self, now: datetime) -> Stage:
        """How it reads at a time: one that is given out closes by itself (V12)."""
        return Stage.CLOSED if self.stage is Stage.OPEN and now >= self.ends else self.stage


@dataclass(frozen=True)
class Sheet:
    """A sheet that was returned; ``home`` is empty where it is anonymous (V14).

    ``kept`` and ``again`` are the answers in their order as they were typed in, and once more by
    another person; ``beside`` is one more opinion of the home, ``late`` one after the last day.
    """

    id: int
    survey_id: int
    no: int
    home_id: int | None
    home: str
    building: str
    kept: str
    again: str
    entered_by: int
    second_by: int | None
    words: str
    beside: bool
    late: bool
    twice: bool
    stage: State

    @property
    def answers(self) -> tuple[str, ...]:
        """What counts of it: a mark, not known or blank for each question."""
        return tuple(json.loads(self.kept))

    @property
    def second(self) -> tuple[str, ...]:
        """What another person typed in, nothing before."""
        return tuple(json.loads(self.again or "[]"))

    @property
    def differs(self) -> list[int]:
        """The places at which the two entries differ."""
        pairs = zip(self.answers, self.second, strict=False)
        return [place for place, (one, other) in enumerate(pairs) if one != other]

    @property
    def fault(self) -> Fault | None:
        """Why it does not count by its answers (V16)."""
        return fault(self.answers)

    @property
    def returned(self) -> bool:
        """Whether it is a sheet returned in time: what is beside or late is counted apart."""
        return not self.beside and not self.late

    @property
    def counts(self) -> bool:
        """Whether its answers count."""
        return self.returned and self.fault is None


def _waits(one: Survey) -> Iterator[Waiting]:
    """What is to be approved, given out, collected, counted, posted."""
    figures: dict[str, object] = {"number": one.number, "title": one.title}
    figures["until"] = one.last_day.isoformat()
    if one.stage is Stage.DRAFT:
        yield Waiting("survey.to_approve", one.subject, place=Place.SIGNING, figures=figures)
    elif one.stage is Stage.APPROVED:
        yield Waiting("survey.to_publish", one.subject, place=Place.FOLLOWING, figures=figures)
    elif one.stage in (Stage.OPEN, Stage.CLOSED):
        if one.stage is Stage.OPEN:
            yield Waiting("survey.running", one.subject, place=Place.GOING_ON, figures=figures)
        shows = one.ends if one.stage is Stage.OPEN else None
        yield Waiting(
            "survey.to_count", one.subject, place=Place.SIGNING, figures=figures, shows=shows
        )
    elif one.stage is Stage.COUNTED:
        yield Waiting("survey.to_post", one.subject, place=Place.SIGNING, figures=figures)


_GIVEN_OUT = (Stage.OPEN,)
_NOT_COUNTED = (Stage.OPEN, Stage.CLOSED)
SURVEYS = Register(
    "survey",
    Table(
        "survey",
        Survey,
        "SELECT survey.id, survey.number, survey.title, survey.anonymous, survey.questions,"
        " survey.version, survey.share, survey.goal, survey.last_day, survey.seed, survey.homes,"
        " survey.handed, survey.drafted_by, survey.approved_by, survey.published_at,"
        " survey.results, survey.stage FROM survey",
    ),
    Step("drafted", NewSurvey, to=Stage.DRAFT),
    Step("revised", NewSurvey, (Stage.DRAFT, Stage.APPROVED), Stage.DRAFT),
    Step("approved", Approval, (Stage.DRAFT,), Stage.APPROVED, APPROVE_SURVEYS, "drafted_by"),
    Step("published", Publish, (Stage.APPROVED,), Stage.OPEN),
    Step("returned", Returned, _NOT_COUNTED),
    Step("replaced", Refusing, _GIVEN_OUT),
    Step("closed", Closing, _GIVEN_OUT, Stage.CLOSED, APPROVE_SURVEYS),
    Step("counted", Counting, _NOT_COUNTED, Stage.COUNTED, APPROVE_SURVEYS),
    Step("posted", Posting, (Stage.COUNTED,), Stage.POSTED, POST_SURVEYS),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    private=("pin", "home"),
    columns=(
        *("number", "title", "anonymous", "questions", "version", "share", "goal", "last_day"),
        *("seed", "homes", "handed", "drafted_by", "approved_by", "published_at", "results"),
        "stage",
    ),
    moments=("published_at",),
    named=("last_day",),
)

SHEETS = Register(
    "survey_sheet",
    Table(
        "survey_sheet",
        Sheet,
        "SELECT survey_sheet.id, survey_sheet.survey_id, survey_sheet.no, survey_sheet.home_id,"
        " coalesce(h.code, ''), survey_sheet.building, survey_sheet.answers, survey_sheet.second,"
        " survey_sheet.entered_by, survey_sheet.second_by, survey_sheet.words,"
        " survey_sheet.beside, survey_sheet.late, survey_sheet.twice, survey_sheet.stage"
        " FROM survey_sheet LEFT JOIN home h ON h.id = survey_sheet.home_id",
    ),
    Step("entered", NewSheet, to=State.ENTERED),
    Step("again", Again, (State.ENTERED,)),
    Step("settled", Again, (State.DIFFERS,), State.SETTLED),
    figures=lambda one: {"no": one.no, "survey": one.survey_id},
    columns=(
        *("survey_id", "no", "home_id", "building", "answers", "second", "entered_by"),
        *("second_by", "beside", "late", "twice", "stage"),
    ),
)

get = SURVEYS.table.one


def every(text: str = "") -> list[Survey]:
    """All surveys, the newest first."""
    wanted = text.casefold().strip()
    found = SURVEYS.table.read("ORDER BY survey.id DESC")
    return [one for one in found if wanted in f"{one.number} {one.title}".casefold()]


def sheets_of(survey_id: int) -> list[Sheet]:
    """All sheets of a survey, in the order of their numbers."""
    where = "WHERE survey_sheet.survey_id = ? ORDER BY survey_sheet.no, survey_sheet.id"
    return SHEETS.table.read(where, survey_id)


def sheet_of(survey_id: int, no: int) -> Sheet | None:
    """The sheet of this number, None while it has not come back."""
    where = "WHERE survey_sheet.survey_id = ? AND survey_sheet.no = ? AND survey_sheet.beside = 0"
    return next(iter(SHEETS.table.read(where, survey_id, no)), None)


@dataclass(frozen=True)
class Asked:
    """A home of the sample; ``no`` is its sheet's, 0 in an anonymous survey."""

    home_id: int
    home: str
    no: int
    cell: str
    instead_of: int | None
    returned: bool


_ASKED: Table[Asked] = Table(
    "survey_home",
    Asked,
    "SELECT survey_home.home_id, h.code, survey_home.no, survey_home.cell,"
    " survey_home.instead_of, survey_home.returned"
    " FROM survey_home JOIN home h ON h.id = survey_home.home_id",
)


def sample_of(survey_id: int) -> list[Asked]:
    """The homes that are asked, in the order in which they were drawn."""
    return _ASKED.read("WHERE survey_home.survey_id = ? ORDER BY survey_home.no, h.code", survey_id)


def asked_with(survey_id: int, no: int) -> Asked | None:
    """The home to which the sheet of this number went; None for an anonymous one's."""
    where = "WHERE survey_home.survey_id = ? AND survey_home.no = ? AND survey_home.no > 0"
    return next(iter(_ASKED.read(where, survey_id, no)), None)


def asked_of(survey_id: int, home_id: int) -> Asked | None:
    """A home of the sample, None for one that is not asked."""
    where = "WHERE survey_home.survey_id = ? AND survey_home.home_id = ?"
    return next(iter(_ASKED.read(where, survey_id, home_id)), None)


def buildings_of(survey_id: int) -> set[str]:
    """The buildings in which somebody is asked."""
    sql = "SELECT DISTINCT cell FROM survey_home WHERE survey_id = ?"
    cells = database.db.execute_sql(sql, (survey_id,)).fetchall()
    return {cell.partition("/")[0] for (cell,) in cells}


def enter_homes(survey_id: int, rows: Sequence[tuple[int, int, str, int | None]]) -> None:
    """Enter homes of the sample: home, sheet number, cell, and whom it is asked instead of."""
    for home, no, cell, instead_of in rows:
        database.db.execute_sql(
            "INSERT INTO survey_home (survey_id, home_id, no, cell, instead_of, returned)"
            " VALUES (?, ?, ?, ?, ?, 0)",
            (survey_id, home, no, cell, instead_of),
        )


def next_no(survey: Survey) -> int:
    """The smallest number of a sheet that has not come back."""
    known = {one.no for one in sheets_of(survey.id)}
    return next((no for no in range(1, survey.handed + 1) if no not in known), 0)
