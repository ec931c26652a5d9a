"""What came of a survey: computed while it runs, as it was counted from then on (V15, G5)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from store.surveys.counting import Answered, Index, Rate, answered, fell, index, short, shown
from store.surveys.inputs import Stage
from store.surveys.questions import MARKS, Question
from store.surveys.settings import settings
from store.surveys.survey import SURVEYS, Sheet, Survey, sheets_of


@dataclass(frozen=True)
class Group:
    """A building: its sheets, and how many of those who said so are satisfied all in all.

    ``rate`` is None where the group is too small to be shown (V14).
    """

    name: str
    sheets: int
    rate: Rate | None


@dataclass(frozen=True)
class Results:
    """The figures of a survey."""

    homes: int
    handed: int
    returned: int
    valid: int
    late: int
    beside: int
    questions: tuple[Answered, ...]
    groups: tuple[Group, ...]

    @property
    def out(self) -> Rate:
        """Given out of the homes lived in."""
        return Rate(self.handed, self.homes)

    @property
    def back(self) -> Rate:
        """Returned of those given out."""
        return Rate(self.returned, self.handed)

    @property
    def fit(self) -> Rate:
        """Those that count of those returned."""
        return Rate(self.valid, self.returned)

    @property
    def whole(self) -> Rate:
        """Satisfied all in all: the last question."""
        return self.questions[-1].rate

    @property
    def index(self) -> Index:
        """The index over the other questions."""
        return index(self.questions)

    def rate_of(self, text: str) -> Rate | None:
        """The rate of a question by its text, None where it was not asked."""
        return next((one.rate for one in self.questions if one.question.text == text), None)


def results(survey: Survey) -> Results:
    """The figures as they were counted, else as they stand."""
    return _read(survey.results) if survey.results else compute(survey, sheets_of(survey.id))


def compute(survey: Survey, sheets: Sequence[Sheet]) -> Results:
    """The figures of these sheets."""
    counting = [one for one in sheets if one.counts]
    return Results(
        survey.homes,
        survey.handed,
        sum(one.returned for one in sheets),
        len(counting),
        sum(one.late for one in sheets),
        sum(one.beside for one in sheets),
        tuple(answered(survey.questions, (one.answers for one in counting))),
        _groups(survey, counting),
    )


def _groups(survey: Survey, counting: Sequence[Sheet]) -> tuple[Group, ...]:
    sizes = Counter(one.building for one in counting if one.building)
    visible = shown(sizes, settings().least) if survey.anonymous else set(sizes)
    found = []
    for name in sorted(sizes, key=lambda one: (len(one), one)):
        answers = [one.answers[-1] for one in counting if one.building == name]
        rate = Rate(sum(a in ("4", "5") for a in answers), sum(a in MARKS for a in answers))
        found.append(Group(name, sizes[name], rate if name in visible else None))
    return tuple(found)


def written(one: Results) -> str:
    """Results as they are kept once they are counted: canonical JSON."""
    plain: dict[str, Any] = {
        "form": 1,
        "counts": [one.homes, one.handed, one.returned, one.valid, one.late, one.beside],
        "questions": as_kept(one.questions),
        "groups": [
            [g.name, g.sheets, None if g.rate is None else [g.rate.good, g.rate.n]]
            for g in one.groups
        ],
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_kept(found: Sequence[Answered]) -> list[list[Any]]:
    """Each question's answers as they are kept."""
    return [
        [q.question.text, q.question.weight, [q.marks[m] for m in MARKS], q.unknown, q.blank]
        for q in found
    ]


def _read(text: str) -> Results:
    kept = json.loads(text)
    questions = tuple(
        Answered(Question(name, weight), dict(zip(MARKS, marks, strict=True)), unknown, blank)
        for name, weight, marks, unknown, blank in kept["questions"]
    )
    groups = tuple(
        Group(name, sheets, None if rate is None else Rate(*rate))
        for name, sheets, rate in kept["groups"]
    )
    homes, handed, returned, valid, late, beside = kept["counts"]
    return Results(homes, handed, returned, valid, late, beside, questions, groups)


def before(survey: Survey) -> Survey | None:
    """The last survey that was counted before this one (V19)."""
    where = "WHERE survey.id < ? AND survey.results <> '' ORDER BY survey.id DESC"
    return next(iter(SURVEYS.table.read(where, survey.id)), None)


@dataclass(frozen=True)
class Shortfall:
    """A question that is followed up: under the goal, or lower than last time (V19)."""

    question: Question
    rate: Rate
    last: Rate | None
    under: bool
    fell: bool


def shortfalls(survey: Survey) -> list[Shortfall]:
    """The questions that are to be followed up, in their order."""
    now, earlier = results(survey), before(survey)
    last = results(earlier) if earlier else None
    points, found = settings().points, []
    for one in now.questions:
        then = last.rate_of(one.question.text) if last else None
        under, lower = short(one.rate, survey.goal), fell(one.rate, then, points)
        if under or lower:
            found.append(Shortfall(one.question, one.rate, then, under, lower))
    return found


def counted(survey: Survey) -> bool:
    """Whether its figures stand for good."""
    return survey.stage in (Stage.COUNTED, Stage.POSTED)
