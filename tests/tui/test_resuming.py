"""Every draft leads into the form that it was written in, whatever that is about."""

from __future__ import annotations

import pytest

from store import clock, dutylog, handover, keys, tickets
from store.desk import drafts
from store.dutylog import NewEntry
from store.keys import Identity, KeyKind, KeyLoan, NewKey
from store.residents import HomePage
from store.rights import Staff
from tests.tui.driving import opened, press
from tests.tui.residents.conftest import household
from tests.tui.test_tickets import take
from tui import answers
from tui.form.screen import Form
from tui.tickets.steps import KINDS
from tui.today import resuming

__all__ = ["household"]

# Those of a handover's line lead to its list, those of the staff to theirs.
UNDER_ANOTHER = {
    *("LineAnswer", "Explanation", "Pass", "Refusal", "NewStaff", "StaffChange"),
    *("key_count/count", "key_count/explain", "key_count/give_up", "key_count/recheck"),
}


@pytest.fixture
def numbers(household: HomePage, supervisor: Staff) -> dict[str, str]:
    """What the drafts are about, by what stands in their names."""
    handover.take_desk(by=supervisor)
    entry = dutylog.write(NewEntry.model_validate({"what": "停水"}), by=supervisor)
    here, out = (
        keys.hold(NewKey(hook=hook, doors="配电房", kind=KeyKind.PUBLIC), by=supervisor)
        for hook in ("17", "18")
    )
    until = clock.bounds(clock.today())[1]
    loan = KeyLoan(borrower="王师傅", identity=Identity.KNOWN, reason="检修", due=until)
    keys.lend(out.id, loan, by=supervisor)
    resident = household.residents[1]
    return {
        "log": str(entry.number),
        "key": str(here.id),
        "out": str(out.id),
        "home": str(household.home.id),
        "person": f"{resident.person.id}:{household.home.id}",
    }


def _named(form: str, numbers: dict[str, str]) -> str:
    thing = DRAFTS[form].thing
    if form in {"ResidentChange", "MoveOut"}:
        return f"{form}:{numbers['person']}"
    if form == "KeyReturn":
        return f"{form}:{numbers['out']}"
    return f"{form}:{numbers[thing]}" if thing in numbers else form


DRAFTS = {name: draft for each in answers.everyone() for name, draft in each.drafts.items()}
# Those of registers name their step: see the tests of each register.
OF_REGISTERS = {name for name in DRAFTS if "/" in name}
FORMS = sorted(set(DRAFTS) - UNDER_ANOTHER - set(KINDS) - OF_REGISTERS - {"Relief"})


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


@pytest.mark.parametrize("step", sorted(KINDS))
async def test_a_draft_of_a_step_opens_its_form_or_says_that_it_cannot(
    step: str, supervisor: Staff
) -> None:
    handover.take_desk(by=supervisor)
    ticket = take(supervisor)
    name = f"{step}:{ticket.id}"
    drafts.keep(name, {}, by=supervisor)
    possible = not tickets.possible(ticket).isdisjoint(KINDS[step])
    assert resuming.is_possible(name) is possible
    async with opened(supervisor) as driven:
        await press(driven, "end", "enter")
        shown = driven[0].screen
        assert isinstance(shown, Form) is possible
        assert not isinstance(shown, Form) or shown.draft == name


def test_what_opens_a_form_is_known_of_every_draft() -> None:
    known = {name for name, draft in DRAFTS.items() if draft.opened_by}
    assert known == set(DRAFTS) - UNDER_ANOTHER
