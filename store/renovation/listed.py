"""The register of renovations: their steps, and which there are (R5–R7)."""

from __future__ import annotations

from store import deposits
from store.engine.table import Table
from store.register import Register, Step
from store.renovation import inputs
from store.renovation.checkinputs import Visit
from store.renovation.inputs import Stage
from store.renovation.renovation import AT_WORK, BEFORE, CHECKED, ENDED, Renovation
from store.renovation.rights import APPROVE, INSPECT
from store.renovation.ticks import Papers, Works
from store.renovation.waits import waits

_APPLIED = (Stage.APPLIED, Stage.RETURNED)
_OPEN = (*BEFORE, *CHECKED, Stage.COMPLETED, Stage.PASSED)
_COLUMNS = (
    *("number", "home_id", "standing", "kind", "doer", "starts", "ends", "workers", "hot"),
    *("waste", "works", "declared", "change", "applied_on", "applied_by", "complete_on"),
    *("answer_due", "fit", "approved_on", "approved_by", "deposit_due", "agreed_on", "told_on"),
    *("hours", "permitted_on", "begun_on", "extended", "plan", "every", "refusals", "absences"),
    *("visited_on", "progress_on", "flooded_on", "tight", "completed_on", "inspect_due"),
    *("right_by", "passed_on", "watch_until", "leak", "released_on", "closed_on"),
    *("state_before", "stage"),
)
RENOVATIONS = Register(
    "renovation",
    Table(
        "renovation",
        Renovation,
        "SELECT renovation.id, renovation.number, renovation.home_id, coalesce(h.code, ''),"
        " renovation.person_id, renovation.applicant, renovation.standing, renovation.phone,"
        " renovation.kind, renovation.scope, renovation.doer, renovation.firm, renovation.code,"
        " renovation.person, renovation.person_phone, renovation.starts, renovation.ends,"
        " renovation.workers, renovation.hot, renovation.waste, renovation.works,"
        " renovation.declared, renovation.change, renovation.applied_on, renovation.applied_by,"
        " renovation.complete_on, renovation.answer_due, renovation.fit, renovation.approved_on,"
        " renovation.approved_by, renovation.deposit_due, renovation.agreed_on,"
        " renovation.neighbours, renovation.told_on, renovation.hours, renovation.permitted_on,"
        " renovation.begun_on, renovation.extended, renovation.plan, renovation.every,"
        " renovation.refusals, renovation.absences, renovation.visited_on,"
        " renovation.progress_on, renovation.flooded_on, renovation.tight,"
        " renovation.completed_on, renovation.inspect_due, renovation.right_by,"
        " renovation.passed_on, renovation.watch_until, renovation.leak, renovation.released_on,"
        " renovation.closed_on, renovation.state_before, renovation.stage"
        " FROM renovation LEFT JOIN home h ON h.id = renovation.home_id",
    ),
    Step("applied", inputs.NewRenovation, to=Stage.APPLIED),
    Step("declared", Works, _APPLIED),
    Step("papers", Papers, (*_APPLIED, Stage.APPROVED, *AT_WORK)),
    Step("reviewed", inputs.Review, (Stage.APPLIED, *AT_WORK), right=INSPECT),
    Step("returned", inputs.Returned, (Stage.APPLIED,), Stage.RETURNED, APPROVE),
    Step("resubmitted", inputs.Again, (Stage.RETURNED,), Stage.APPLIED),
    Step("refused", inputs.Refusal, (Stage.APPLIED,), Stage.REFUSED, APPROVE),
    Step("approved", inputs.Approval, (Stage.APPLIED,), Stage.APPROVED, APPROVE, "applied_by"),
    Step("agreed", inputs.Agreed, (Stage.APPROVED,)),
    Step("deposited", deposits.NewDeposit, (Stage.APPROVED, Stage.PERMITTED, *AT_WORK)),
    Step("permitted", inputs.Permit, (Stage.APPROVED,), Stage.PERMITTED),
    Step("begun", inputs.Start, (Stage.PERMITTED,), Stage.UNDER_WAY),
    Step("visited", Visit, CHECKED),
    Step("stopped", inputs.Why, (Stage.UNDER_WAY,), Stage.STOPPED),
    Step("resumed", inputs.Why, (Stage.STOPPED,), Stage.UNDER_WAY),
    Step("extended", inputs.Extension, (Stage.PERMITTED, *AT_WORK), right=APPROVE),
    Step("change_asked", Works, AT_WORK),
    Step("change_approved", inputs.Approval, AT_WORK, right=APPROVE),
    Step("change_refused", inputs.Refusal, AT_WORK, right=APPROVE),
    Step("flooded", inputs.FloodTest, (*CHECKED, Stage.COMPLETED), right=INSPECT),
    Step("completed", inputs.Completion, (Stage.UNDER_WAY, Stage.TO_RIGHT), Stage.COMPLETED),
    Step("inspected", inputs.Inspection, (Stage.COMPLETED,), right=INSPECT),
    Step("leaked", inputs.Leak, (Stage.PASSED,)),
    Step("repaired", inputs.Leak, (Stage.PASSED,)),
    Step("released", inputs.Release, (Stage.PASSED,), Stage.RELEASED),
    Step("closed", inputs.Approval, (Stage.RELEASED,), Stage.CLOSED),
    Step("cancelled", inputs.Why, BEFORE, Stage.CANCELLED),
    Step("linked", inputs.Neighbour, (*_OPEN, Stage.RELEASED)),
    figures=lambda one: {"number": one.number, "home": one.home_id, "person": one.person_id},
    waits=waits,
    private=(
        *("applicant", "phone", "firm", "code", "person", "person_phone", "neighbours"),
        *("payer", "reference", "linked", "terms"),
    ),
    columns=_COLUMNS,
    moments=(
        *("applied_on", "complete_on", "answer_due", "approved_on", "permitted_on", "visited_on"),
        *("progress_on", "inspect_due", "passed_on", "watch_until", "released_on", "closed_on"),
    ),
    named=(
        *("starts", "ends", "agreed_on", "told_on", "begun_on", "flooded_on", "completed_on"),
        "right_by",
    ),
)

get = RENOVATIONS.table.one


def every(text: str = "") -> list[Renovation]:
    """All renovations, the open ones first; ``text`` narrows to number, home, renovator, firm."""
    wanted = text.casefold().strip()
    found = RENOVATIONS.table.read("ORDER BY renovation.id DESC")
    kept = [one for one in found if wanted in _told(one)]
    return sorted(kept, key=lambda one: one.stage in ENDED)


def _told(one: Renovation) -> str:
    return f"{one.number} {one.home} {one.applicant} {one.firm} {one.person}".casefold()


def of_home(home_id: int) -> list[Renovation]:
    """A home's renovations over the years, the newest first (R7)."""
    return RENOVATIONS.table.read(
        "WHERE renovation.home_id = ? ORDER BY renovation.id DESC", home_id
    )


def open_at(home_id: int) -> list[Renovation]:
    """A home's renovations that have not ended, the newest first."""
    return [one for one in of_home(home_id) if one.stage not in ENDED]
