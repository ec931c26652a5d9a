"""The operations of a month's sheet: scored, signed or objected to, settled (I22, I17)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, money, series
from store.contractors.check import checks_of
from store.contractors.contractor import CONTRACTORS, Contractor, after
from store.contractors.inputs import Stage
from store.contractors.month import MONTHS, Sheet, months_of
from store.contractors.reckoning import band, by_section, off, pays, typed, whole
from store.contractors.scoreinputs import (
    CheckStage,
    MonthDecided,
    MonthKnown,
    MonthObjected,
    MonthSettled,
    NewMonth,
    Verdict,
)
from store.contractors.settings import settings
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff

SERIES = "FBK"


@operation
def score_month(new: NewMonth, *, by: Staff) -> Sheet:
    """Let a month's checks come to a score, a band and what may be taken off the fee (I22).

    Raises ``Refused`` for a month that is not over, has a sheet, no check or one not to its end.
    """
    require(by, MONTHS.first.right)
    one, figures = _named(new.contractor), settings()
    if clock.today() < after(new.month) and one.stage is not Stage.ENDED:
        raise Refused("This month is not over.", field="month")
    if there := months_of(one.id).get(new.month):
        raise Refused("It has a sheet: {number}.", field="month", number=there.number)
    checks = checks_of(one.id, new.month)
    if any(each.stage is CheckStage.OPEN for each in checks):
        raise Refused("A check of this month is not marked to its end.", field="month")
    sections = by_section(checks, figures.weights)
    score = whole(sections)
    if not score.of:
        raise Refused("No check of this month counts: there is nothing to score.", field="month")
    which = band(score, figures, accident=new.accident)
    percent = pays(which, figures)
    sheet = MONTHS.begin(
        new, by, also=[one.subject], figures={"score": score.text, "is": which},
        number=series.following(SERIES), contractor_id=one.id, month=new.month,
        sections=typed(sections), got=score.got, points=score.of, accident=new.accident,
        band=which, pays=percent, fee=one.fee, scorer=by.id,
        proposed=off(one.fee, percent) if one.by_score else 0,
        demand=new.demand, demand_by=new.demand_by,
    )  # fmt: skip
    CONTRACTORS.wait_anew(one.id)
    return sheet


def _named(typed_name: str) -> Contractor:
    """A contractor by its number or its name; raises ``Refused``."""
    wanted = typed_name.strip().casefold()
    for one in CONTRACTORS.table.read("ORDER BY contractor.id DESC"):
        if wanted in (one.number.casefold(), one.name.casefold()):
            return one
    raise Refused("There is no such contractor.", field="contractor")


@operation
def month_known(number: int, given: MonthKnown, *, by: Staff) -> Sheet:
    """The contractor's person has signed that they know of it."""
    one = MONTHS.admitted(number, "known", by)
    return MONTHS.move(one, "known", given, by, signer=given.signer)


@operation
def month_objected(number: int, given: MonthObjected, *, by: Staff) -> Sheet:
    """The contractor's person objects: the manager has some days to decide."""
    one = MONTHS.admitted(number, "objected", by)
    until = clock.now() + timedelta(days=settings().decide)
    return MONTHS.move(one, "objected", given, by, signer=given.signer, decide_by=until)


@operation
def decide_month(number: int, given: MonthDecided, *, by: Staff) -> Sheet:
    """Decide of an objection: a void sheet counts nowhere, and the month may be scored anew."""
    one = MONTHS.admitted(number, "decided", by)
    decided = MONTHS.move(one, "decided", given, by)
    if given.verdict is Verdict.STANDS:
        return decided
    void = MONTHS.move(decided, "voided", given, by, void=True)
    CONTRACTORS.wait_anew(one.contractor_id)
    return void


@operation
def settle_month(number: int, given: MonthSettled, *, by: Staff) -> Sheet:
    """Decide what is taken off the fee: the program only proposes (I22).

    Raises ``Refused`` above what is proposed, and for another sum without a reason.
    """
    one = MONTHS.admitted(number, "settled", by)
    if given.deducted > one.proposed:
        most = money.text(one.proposed)
        raise Refused("At most {most} by the contract.", field="deducted", most=most)
    if given.deducted != one.proposed and not given.reason:
        raise Refused("Another sum than the proposed one needs a reason.", field="reason")
    return MONTHS.move(one, "settled", given, by, deducted=given.deducted)
