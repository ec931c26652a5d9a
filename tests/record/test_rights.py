"""Who may do what: every operation of the store against every role, from the one table (F6)."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import store
from store import answers, journal, rights
from store.desk import staff
from store.desk.staff import NewStaff
from store.errors import Forbidden
from store.rights import (
    CHANGE_SETTINGS,
    ERASE,
    EXPORT,
    KEEP_LIST,
    KEEP_STAFF,
    PRINT_SHEETS,
    Right,
    Role,
    Staff,
)
from tests.conftest import PIN

# What each operation needs. Drafts are one's own and need nothing.
OPERATIONS: dict[str, Right] = {
    "erasure.erase_person": ERASE,
    "erasure.erase_words": ERASE,
    "exporting.export": EXPORT,
    "desk.calendar.announce": CHANGE_SETTINGS,
    "desk.calendar.change_days": CHANGE_SETTINGS,
    "desk.printjobs.move": PRINT_SHEETS,
    "desk.printjobs.queue": PRINT_SHEETS,
    "desk.printed.record": PRINT_SHEETS,
    "desk.timekeeping.confirm": CHANGE_SETTINGS,
    "desk.settings.change": CHANGE_SETTINGS,
    "desk.settings.change_own": CHANGE_SETTINGS,
    "desk.settings.choose_printer": CHANGE_SETTINGS,
    "desk.settings.choose_shortcut": CHANGE_SETTINGS,
    "desk.settings.keep_list": KEEP_LIST,
    "desk.settings.set_ahead": CHANGE_SETTINGS,
    "desk.settings.usual_shortcuts": CHANGE_SETTINGS,
    "desk.staff.add": KEEP_STAFF,
    "desk.staff.change": KEEP_STAFF,
    "desk.staff.reset_pin": KEEP_STAFF,
    "desk.staff.retire": KEEP_STAFF,
    **{name: right for _, each in answers.everyone() for name, right in each.operations.items()},
}
OWN = {"desk.drafts.drop", "desk.drafts.keep", "desk.drafts.find"}


def _rooms() -> Iterator[str]:
    for room in pkgutil.walk_packages(store.__path__, "store."):
        if not room.name.startswith("store.demo"):
            yield room.name


def _told_who() -> dict[str, Callable[..., Any]]:
    """Every public function of the store that is told who does it."""
    found = {}
    for room in _rooms():
        for name, function in vars(importlib.import_module(room)).items():
            own = inspect.isfunction(function) and function.__module__ == room
            if own and not name.startswith("_") and "by" in inspect.signature(function).parameters:
                found[f"{room.removeprefix('store.')}.{name}"] = function
    return found


FOUND = _told_who()
ASIDE = {
    "journal.recording.append",
    "journal.recording.append_all",
    "desk.staff.require",
    "desk.drafts.of",
    # Asked, or called within an operation that has checked the right.
    *("salesvisit.post.must_be_ready", "salesvisit.lending.use_covers", "salesvisit.party.move"),
    "salesvisit.steps.on_site",
    "bills.making.issue_run",
    "bills.making.make",
    "bills.steps.settle_run",
    "services.offering.lines_of",
    "community.offering.fill",
    "community.offering.run_out",
    "community.visiting.ask_how_it_was",
    "bills.parts.let_pay",
    "bills.parts.let_hold",
    "trusteeship.fees.begin",
    "trusteeship.fees.give_credit",
    "trusteeship.fees.hold",
    "trusteeship.limits.look_at",
    "trusteeship.readings.enter",
    "trusteeship.rounds.settle",
    "trusteeship.rounds.settle_all",
    "trusteeship.steps.end_span",
    "trusteeship.storms.heard",
    "documents.receiving.answer_ticket",
    "dutylog.deputy.signs_as_deputy",
    "emergency.versions.adopted",
    "inspections.versions.adopted",
    "shops.breaching.begin",
    "shops.steps.lapse",
    "deposits.putting.admitted",
    "deposits.putting.put",
    "deposits.putting.hold_again",
    "payments.assigning.pay",
    "recruitment.hiring.note",
    "roster.steps.tell",
    "payments.bankfile.given_back",
    "residents.changes.settle",
    "renovation.checking.answer",
    "renovation.checking.end_checks",
    "renovation.checking.go_on",
    "renovation.checking.plan_of",
    "renovation.permitting.stands_as_before",
    "keys.recording.record",
    "moveins.line.step",
    "moveins.line.take_up_again",
    "moveins.walk.moved",
    "tickets.recording.end",
    "tickets.recording.record",
    "visits.beginning.begin",
    "visits.following.after",
    "visits.following.fate",
}


def _try(name: str, by: Staff) -> None:
    """Call an operation with nothing in hand: its right is what it asks for first."""
    function = FOUND[name]
    given = [p for p in inspect.signature(function).parameters.values() if p.name != "by"]
    function(**{p.name: None for p in given if p.default is p.empty}, by=by)


def test_every_operation_stands_in_the_table() -> None:
    assert set(FOUND) - ASIDE == set(OPERATIONS) | OWN


@pytest.fixture(params=Role)
def by(request: pytest.FixtureRequest, desk: Path) -> Staff:
    """Somebody of each role."""
    new = NewStaff(name="何强", number="9001", role=request.param, pin=PIN)
    return staff.add(new, by=None)


def _is_refused(name: str, by: Staff) -> bool:
    """Whether an operation is forbidden for the role before anything else, and that on record."""
    before = journal.last_number()
    try:
        _try(name, by)
    except Forbidden as error:
        if str(error) == "Your role does not allow this.":
            [attempt] = journal.numbered([before + 1])
            return (attempt.kind, attempt.staff_id) == ("attempt.refused", by.id)
    except Exception:
        pass  # nothing was in hand
    return False


def test_a_right_is_checked_before_anything_else_F6(by: Staff) -> None:
    refused = {name for name in OPERATIONS if _is_refused(name, by)}
    assert refused == {name for name, right in OPERATIONS.items() if by.role not in right.roles}


def test_each_cell_of_the_table_holds_F6(by: Staff) -> None:
    for right in answers.rights():
        assert rights.may(by.role, right) is (by.role in right.roles), right.name
        if rights.may(by.role, right):
            staff.require(by, right)
        else:
            with pytest.raises(Forbidden):
                staff.require(by, right)


@pytest.mark.parametrize("name", OPERATIONS)
def test_who_has_retired_may_do_nothing_though_a_session_is_open(
    name: str, assistant: Staff, manager: Staff
) -> None:
    staff.retire(assistant.id, by=manager)
    with pytest.raises(Forbidden):
        _try(name, assistant)


def test_the_staff_list_counts_and_not_what_a_session_claims(assistant: Staff) -> None:
    claimed = Staff(assistant.id, assistant.number, assistant.name, Role.MANAGER)
    with pytest.raises(Forbidden):
        staff.require(claimed, ERASE)
