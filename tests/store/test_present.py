"""Who is on now: at the desk by the duty, of a role by who came in this shift."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, handover, present
from store.desk import staff
from store.desk.staff import NewStaff
from store.rights import IN_CHARGE, Role, Staff
from tests.conftest import PIN, Clock


def here(*roles: Role) -> list[str]:
    return [one.staff.name for one in present.of_roles(frozenset(roles), clock.now())]


def sign_in(who: Staff) -> None:
    staff.sign_in(who.number, PIN)


def test_at_the_desk_is_whose_duty_it_is(assistant: Staff, second: Staff) -> None:
    assert present.at_desk() is None
    handover.take_desk(by=second)
    sign_in(assistant)
    there = present.at_desk()
    assert there is not None and (there.staff, there.since) == (second, clock.now())


def test_of_a_role_are_on_those_who_signed_in_this_shift_the_first_come_first(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    assert here(*IN_CHARGE) == []
    sign_in(manager)
    time.pass_(minutes=5)
    sign_in(supervisor)
    sign_in(manager)
    assert here(*IN_CHARGE) == ["陈经理", "王主管"]
    assert here(Role.SUPERVISOR) == ["王主管"]
    assert here(Role.GUARD) == []
    time.pass_(hours=7)  # the next shift runs
    assert here(*IN_CHARGE) == []


def test_who_has_the_desk_is_on_however_long_ago_they_came(assistant: Staff, time: Clock) -> None:
    handover.take_desk(by=assistant)
    time.pass_(hours=30)
    assert here(Role.ASSISTANT) == ["李芳"]


def test_who_was_retired_or_changed_is_on_as_they_are_now(
    supervisor: Staff, manager: Staff
) -> None:
    guard = staff.add(NewStaff(name="何强", number="4001", role=Role.GUARD, pin=PIN), by=None)
    sign_in(guard)
    assert here(Role.GUARD) == ["何强"]
    changed = staff.StaffChange(name="何强", role=Role.ENGINEERING)
    staff.change(guard.id, changed, by=manager)
    assert (here(Role.GUARD), here(Role.ENGINEERING)) == ([], ["何强"])
    staff.retire(guard.id, by=manager)
    assert here(Role.ENGINEERING) == []


@pytest.mark.parametrize("came", range(0, 24, 5))
def test_against_a_plain_reading_of_the_shifts_hour_by_hour(
    supervisor: Staff, time: Clock, came: int
) -> None:
    """Shifts 08-16, 16-24 and 0-08: one who comes is on until the shift ends."""
    midnight = clock.bounds(clock.today())[1]
    time.at = midnight + timedelta(hours=came, minutes=30)
    sign_in(supervisor)
    for hour in range(came + 1, 24):
        time.at = midnight + timedelta(hours=hour)
        assert bool(here(Role.SUPERVISOR)) == (hour // 8 == came // 8), hour
