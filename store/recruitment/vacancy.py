"""A post that is to be filled, and the register of them (O10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store.engine.table import Table
from store.recruitment.inputs import (
    Approval,
    Medical,
    NewVacancy,
    Publishing,
    Reason,
    Stage,
    VacancyChange,
)
from store.recruitment.rights import APPROVE_POSTS
from store.register import Register, Step
from store.rights import RECRUIT
from store.waiting import Waiting
from store.workers import Trade


@dataclass(frozen=True)
class Vacancy:
    """A requisition: so many people for a post; ``taken`` have begun."""

    id: int
    number: str
    post: str
    trade: Trade
    count: int
    why: str
    wanted_on: date
    pay: str
    medical: Medical
    asked_by: int
    approved_by: int | None
    published_on: date | None
    stage: Stage
    taken: int
    running: int

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"vacancy:{self.id}"

    @property
    def left(self) -> int:
        """How many are still looked for."""
        return max(self.count - self.taken, 0) if self.stage is Stage.PUBLISHED else 0


def _waits(one: Vacancy) -> Iterator[Waiting]:
    if one.stage is Stage.ASKED:
        figures = {"number": one.number, "post": one.post, "count": one.count}
        yield Waiting("vacancy.to_approve", one.subject, figures=figures, roles=APPROVE_POSTS.roles)


_OPEN = (Stage.ASKED, Stage.APPROVED, Stage.PUBLISHED)
_BEGUN = "('trial', 'permanent', 'leaving', 'left')"
_OVER = "('declined', 'withdrawn', 'reserve')"
VACANCIES = Register(
    "vacancy",
    Table(
        "vacancy",
        Vacancy,
        "SELECT vacancy.id, vacancy.number, vacancy.post, vacancy.trade, vacancy.count,"
        " vacancy.why, vacancy.wanted_on, vacancy.pay, vacancy.medical, vacancy.asked_by,"
        " vacancy.approved_by, vacancy.published_on, vacancy.stage,"
        " (SELECT count(*) FROM application a WHERE a.vacancy_id = vacancy.id"
        f" AND a.stage IN {_BEGUN}), (SELECT count(*) FROM application a"
        f" WHERE a.vacancy_id = vacancy.id AND a.stage NOT IN {_BEGUN}"
        f" AND a.stage NOT IN {_OVER}) FROM vacancy",
    ),
    Step("asked", NewVacancy, to=Stage.ASKED, right=RECRUIT),
    Step("changed", VacancyChange, (*_OPEN, Stage.REFUSED), Stage.ASKED, RECRUIT),
    Step("approved", Approval, (Stage.ASKED,), Stage.APPROVED, APPROVE_POSTS, "asked_by"),
    Step("refused", Reason, (Stage.ASKED,), Stage.REFUSED, APPROVE_POSTS),
    Step("published", Publishing, (Stage.APPROVED,), Stage.PUBLISHED, RECRUIT),
    Step("closed", Reason, _OPEN, Stage.CLOSED, RECRUIT),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    columns=(
        *("number", "trade", "count", "wanted_on", "medical", "asked_by", "approved_by"),
        *("published_on", "stage"),
    ),
    moments=("published_on",),
)

get = VACANCIES.table.one


def every(text: str = "") -> list[Vacancy]:
    """The requisitions, those that are open on top, the newest first."""
    wanted = text.casefold().strip()
    found = VACANCIES.table.read("ORDER BY vacancy.id DESC")
    kept = [one for one in found if wanted in f"{one.number} {one.post}".casefold()]
    return sorted(kept, key=lambda one: one.stage not in _OPEN)


def open_to_applicants() -> list[Vacancy]:
    """Those that somebody may apply for now."""
    return [one for one in every() if one.stage is Stage.PUBLISHED]
