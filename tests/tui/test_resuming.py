"""Every draft leads into the form that it was written in, whatever that is about."""

from __future__ import annotations

import pytest

from store import clock, dutylog, handover, keys, tickets
from store.desk import drafts
from store.dutylog import NewEntry
from store.keys import Identity, KeyKind, KeyLoan, KeyLoss, NewKey, Signed
from store.residents import HomePage
from store.rights import Staff
from tests.tui.driving import opened, press
from tests.tui.residents.conftest import household
from tests.tui.test_tickets import take
from tui import answers
from tui.form.screen import Form
from tui.tickets.actions import KINDS
from tui.today import resuming

__all__ = ["household"]

# Those of a handover's line lead to its list, those of the staff to theirs, those that take
# off a paper or a representative to the file, pointed at it.
UNDER_ANOTHER = {
    *("Account", "ItemCount", "Explanation", "Pass", "Refusal", "NewStaff", "StaffChange"),
    *("key_count/count", "key_count/explain", "key_count/give_up", "key_count/recheck"),
    *("walk/normal", "walk/when", "walk/abnormal", "walk/no_access", "walk/not_reached"),
    *("walk/block", "walk/hand_on", "walk/stop", "patrols/set_out", "patrol_plans/extra"),
    *("inspection/remark", "inspection/fault", "inspection/not_applying", "inspection/give_up"),
    "inspections/list",
    *("contractor_check/lost", "contractor_check/give_up"),
    *("contractor_papers/new", "contractor_papers/renew", "contractor_papers/withdraw"),
    *("contractor_people/new", "contractor_people/train", "contractor_people/change"),
    *("contractor_people/leave", "contractor_people/forget"),
    *("shop_check/line_remark", "shop_check/line_bad", "shop_check/line_not_here"),
    *("shop_check/line_rest", "shop_check/check_give_up"),
    *("cafe_order/cafe_detail", "cafe_order/cafe_off", "cafe_order/cafe_wrong"),
    "cafe_order/cafe_move",
    *("asset_count/count", "asset_count/explain", "asset_count/give_up"),
    *("affairs_loans/seal_use", "affairs_loans/seal_out", "affairs_loans/loan_drive"),
    *("affairs_loans/loan_meet", "affairs_loans/loan_agree", "affairs_loans/loan_take"),
    *("affairs_loans/loan_back", "affairs_loans/loan_longer", "affairs_loans/loan_off"),
    "affairs/begin_count",
    *("event_signups/new", "event_signups/signup_accept", "event_signups/signup_decline"),
    *("event_signups/signup_change", "event_signups/signup_withdraw"),
    *("event_signups/signup_overbook", "event_signups/signup_mistaken"),
    *("event_roll/event_fewer", "event_news/event_told_how"),
    *("sales_things/thing_new", "sales_things/thing_came", "sales_things/thing_change"),
    *("sales_things/thing_gone", "sales_questions/question_new"),
    *("sales_questions/question_answer", "sales_questions/question_pass"),
    *("clean_duty/leave_out", "clean_duty/minor", "clean_duty/fail", "clean_duty/whole"),
    *("letter_readers/reader_give", "letter_readers/reader_back", "letter_readers/reader_out"),
    *("vacancies/new", "vacancies/post_approve", "vacancies/post_publish"),
    *("vacancies/post_change", "vacancies/post_refuse", "vacancies/post_close"),
    *("issued_things/thing_amiss", "course_roll/seat_away"),
    *("ActsNoMore", "EndInstruction", "MovingBack", "Taking"),
}
# Those of a file are chosen from its menu.
OF_A_MENU = {
    *("NewPaper", "NewPhone", "NewCompany", "NewContact", "NewProxy", "NewState", "NewDocument"),
    *("Minding", "HouseholdLeaves", "NewEmergencyContact", "NewPet", "NewNeed"),
    "HeededLoan",
    # What is owed now stands before the form: see the tests of payments.
    "NewPayment",
}


@pytest.fixture
def numbers(household: HomePage, supervisor: Staff) -> dict[str, str]:
    """What the drafts are about, by what stands in their names."""
    handover.take_desk(by=supervisor)
    entry = dutylog.write(NewEntry.model_validate({"what": "停水"}), by=supervisor)
    awaited = NewEntry.model_validate({"what": "待回复", "follow_up_due": clock.today()})
    awaits = dutylog.write(awaited, by=supervisor)
    here, out, missing = (
        keys.hold(NewKey(hook=hook, doors="配电房", kind=KeyKind.PUBLIC), by=supervisor)
        for hook in ("17", "18", "19")
    )
    until = clock.bounds(clock.today())[1]
    loan = KeyLoan(
        borrower="王师傅", identity=Identity.KNOWN, reason="检修", due=until, signed=Signed.PAPER
    )
    keys.lend(out.id, loan, by=supervisor)
    keys.lose(missing.id, KeyLoss(count=1, what="丢失", told="主管"), by=supervisor)
    resident = household.residents[1]
    return {
        "log": str(entry.number),
        "awaits": str(awaits.number),
        "key": str(here.id),
        "out": str(out.id),
        "missing": str(missing.id),
        "home": str(household.home.id),
        "person": f"{resident.person.id}:{household.home.id}",
    }


def _named(form: str, numbers: dict[str, str]) -> str:
    thing = DRAFTS[form].thing
    if form in {"ResidentChange", "MoveOut"}:
        return f"{form}:{numbers['person']}"
    if form in {"KeyReturn", "KeyExtension", "KeyChase"}:
        return f"{form}:{numbers['out']}"
    if form == "FollowedUp":
        return f"{form}:{numbers['awaits']}"
    if form == "Settling":
        return f"{form}:{numbers['missing']}"
    return f"{form}:{numbers[thing]}" if thing in numbers else form


DRAFTS = {name: draft for each in answers.everyone() for name, draft in each.drafts.items()}
# Those of registers name their step: see the tests of each register.
OF_REGISTERS = {name for name in DRAFTS if "/" in name}
REACHED = set(DRAFTS) - UNDER_ANOTHER - set(KINDS) - OF_REGISTERS - OF_A_MENU
FORMS = sorted(REACHED - {"Relief", "TakingOver"})


@pytest.mark.parametrize("form", FORMS)
async def test_a_draft_opens_its_form(
    form: str, numbers: dict[str, str], supervisor: Staff
) -> None:
    name = _named(form, numbers)
    drafts.keep(name, {}, by=supervisor)
    async with opened(supervisor) as driven:
        await press(driven, "end", "enter")
        shown = driven[0].screen
        assert isinstance(shown, Form)
        assert shown.draft == name


@pytest.mark.parametrize("step", sorted(set(KINDS) - {"see_to"}))  # which asks nothing
async def test_a_draft_of_a_step_opens_its_form_or_says_that_it_cannot(
    step: str, supervisor: Staff
) -> None:
    handover.take_desk(by=supervisor)
    ticket = take(supervisor)
    name = f"{step}:{ticket.id}"
    drafts.keep(name, {}, by=supervisor)
    possible = not tickets.possible(ticket).isdisjoint(KINDS[step]) and step != "strike"
    assert resuming.is_possible(name) is possible
    async with opened(supervisor) as driven:
        await press(driven, "end", "enter")
        shown = driven[0].screen
        assert isinstance(shown, Form) is possible
        assert not isinstance(shown, Form) or shown.draft == name


def test_what_opens_a_form_is_known_of_every_draft() -> None:
    known = {name for name, draft in DRAFTS.items() if draft.opened_by}
    # What is written in the course of an emergency, or of a move-in, leads to its course.
    of_a_course = {name for name in DRAFTS if name.startswith("emergency/")}
    of_a_course |= {name for name in DRAFTS if name.startswith("movein/")}
    assert known == set(DRAFTS) - UNDER_ANOTHER - of_a_course
