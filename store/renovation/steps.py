"""A declaration: taken, ticked, its papers, reviewed, answered (R4, R5)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from store import clock, residents, series
from store.desk.staff import require
from store.errors import Refused
from store.estate import calendar
from store.journal.operation import operation
from store.renovation import papers
from store.renovation.decree import Article, Work, firm_needed, forbidden, is_special
from store.renovation.inputs import Again, Approval, Doer, NewRenovation, Refusal, Returned, Review
from store.renovation.listed import RENOVATIONS, open_at
from store.renovation.renovation import Renovation
from store.renovation.rights import APPROVE, APPROVE_GRAVE
from store.renovation.settings import settings
from store.renovation.ticks import Papers, Works
from store.rights import Staff

SERIES = "ZX WZ"
PERMITS, NOTICES = SERIES.split()
_AS_TYPED = (
    *("applicant", "standing", "phone", "kind", "scope", "doer", "firm", "code", "person"),
    *("person_phone", "starts", "ends", "workers", "hot", "waste"),
)


@operation
def apply(new: NewRenovation, *, by: Staff) -> Renovation:
    """Take a declaration; the deposit that it will need is kept as it is set now (R8, art. 13).

    A home may have any number over the years, lived in or not (R3, X66). Raises ``Refused`` at the
    field that does not fit, and for a second open one that nobody in charge has agreed to (R7).
    """
    require(by, RENOVATIONS.first.right)
    _must_fit(new.starts, new.ends, clock.today())
    _must_be_done_by_somebody(new)
    if others := open_at(new.home):
        if not new.beside:
            raise Refused(
                "{number} is open at this home: say what differs, who is in charge agrees.",
                field="beside",
                number=others[0].number,
            )
        require(by, APPROVE)
    people = residents.people_of(new.home)
    person = next((one.person_id for one in people if one.name == new.applicant), None)
    return RENOVATIONS.begin(
        new,
        by,
        number=series.following(PERMITS),
        home_id=new.home,
        person_id=person,
        applied_on=clock.today(),
        applied_by=by.id,
        deposit_due=settings().deposit * 100,
        **{name: getattr(new, name) for name in _AS_TYPED},
    )


@operation
def declare(renovation_id: int, given: Works, *, by: Staff) -> Renovation:
    """Tick the works; what they ask for follows (art. 5–9).

    Raises ``Refused`` at a work that is forbidden, with its article, and at one that needs a firm
    where it is done by oneself.
    """
    one = RENOVATIONS.admitted(renovation_id, "declared", by)
    _must_be_possible(one, given.ticked)
    works = _kept(given.ticked)
    RENOVATIONS.table.update(one.id, works=works, declared=True)
    return RENOVATIONS.move(one, "declared", given, by, fit=None, **_completed(one.id))


@operation
def tick(renovation_id: int, given: Papers, *, by: Staff) -> Renovation:
    """Tick the papers that are here; complete, it is answered within so many working days (R4)."""
    one = RENOVATIONS.admitted(renovation_id, "papers", by)
    came, gone = papers.keep(one.id, given, clock.today())
    figures: dict[str, object] = {"came": [paper.value for paper in came]}
    figures |= {"gone": [paper.value for paper in gone], "on": clock.today()}
    figures |= {"left": [paper.value for paper in papers.missing(one)]}
    return RENOVATIONS.move(one, "papers", given, by, figures=figures, **_completed(one.id))


def _completed(renovation_id: int) -> dict[str, Any]:
    """Since when its papers are complete, and until when it is answered, as it was first set."""
    one = RENOVATIONS.table.one(renovation_id)
    if not one.declared or papers.missing(one):
        return {"complete_on": None, "answer_due": None}
    if one.complete_on is not None:
        return {"complete_on": one.complete_on, "answer_due": one.answer_due}
    today = clock.today()
    due = calendar.in_force().add_working_days(today, settings().answer)
    return {"complete_on": today, "answer_due": due}


@operation
def review(renovation_id: int, given: Review, *, by: Staff) -> Renovation:
    """Record what engineering says of the plan (R5)."""
    one = RENOVATIONS.admitted(renovation_id, "reviewed", by)
    return RENOVATIONS.move(one, "reviewed", given, by, fit=given.fit)


@operation
def send_back(renovation_id: int, why: Returned, *, by: Staff) -> Renovation:
    """Send it back with what is missing, or has to be changed."""
    one = RENOVATIONS.admitted(renovation_id, "returned", by)
    figures = {"left": [paper.value for paper in papers.missing(one)]}
    return RENOVATIONS.move(one, "returned", why, by, figures=figures)


@operation
def resubmit(renovation_id: int, given: Again, *, by: Staff) -> Renovation:
    """Take it again as it is now; its number stays."""
    one = RENOVATIONS.admitted(renovation_id, "resubmitted", by)
    _must_fit(given.starts, given.ends, clock.today())
    row = given.model_dump(include={"scope", "starts", "ends"})
    return RENOVATIONS.move(one, "resubmitted", given, by, fit=None, **row)


@operation
def refuse(renovation_id: int, why: Refusal, *, by: Staff) -> Renovation:
    """Refuse it, with the article or the clause that forbids it: nothing else does (R4)."""
    one = RENOVATIONS.admitted(renovation_id, "refused", by)
    return RENOVATIONS.move(one, "refused", why, by)


@operation
def approve(renovation_id: int, given: Approval, *, by: Staff) -> Renovation:
    """Let it be: not by who took it; structure, façade and gas by the manager (R5, SET2).

    Raises ``Refused`` while works are not ticked, a paper is missing, or engineering has not found
    the plan fit where an article asks something of the works.
    """
    one = RENOVATIONS.admitted(renovation_id, "approved", by)
    must_be_complete(one)
    if one.grave:
        require(by, APPROVE_GRAVE)
    return RENOVATIONS.move(
        one, "approved", given, by, approved_on=clock.today(), approved_by=by.id
    )


def must_be_complete(one: Renovation) -> None:
    """Raise ``Refused`` unless works are ticked, papers here, and the plan found fit."""
    if not one.declared:
        raise Refused("Tick the works first: they say which papers are needed.")
    if left := papers.missing(one):
        raise Refused("A paper is missing: {paper}.", paper=left[0])
    if is_special((*one.works, *one.change)) and not one.fit:
        raise Refused("Engineering has to find the plan fit first.")


def must_be_possible(one: Renovation, works: Collection[Work]) -> None:
    """Raise ``Refused`` at a work that is forbidden, or that only a qualified firm may do."""
    _must_be_possible(one, works)


def _must_be_possible(one: Renovation, works: Collection[Work]) -> None:
    for work, article in forbidden(works):
        raise Refused("Forbidden, nothing makes it possible: {article}.", field=work.value,
                      article=article)  # fmt: skip
    skilled = firm_needed(works)
    if one.doer is Doer.SELF and skilled is not None:
        raise Refused(
            "By oneself this is not possible: {article}.", field=skilled.value, article=Article.A9
        )


def _kept(works: Collection[Work]) -> str:
    return ",".join(work.value for work in Work if work in works)


def _must_fit(starts: date, ends: date, today: date) -> None:
    if starts < today:
        raise Refused("This day is past.", field="starts")
    if ends <= starts:
        raise Refused("This must lie after {day}.", field="ends", day=starts)
    last = starts + timedelta(days=settings().length - 1)
    if ends > last:
        raise Refused("At most until {day}.", field="ends", day=last)


def _must_be_done_by_somebody(new: NewRenovation) -> None:
    if new.doer is Doer.SELF:
        return
    for field in ("firm", "code", "person", "person_phone"):
        if not getattr(new, field):
            raise Refused("Needed where a firm does it.", field=field)
