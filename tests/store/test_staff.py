from __future__ import annotations

import pytest
from pydantic import ValidationError

from store import journal, staff
from store.errors import Refused
from store.rights import Role
from store.staff import NewStaff, Staff
from tests.conftest import PIN, Clock


def test_staff_sign_in_by_number_and_pin(assistant: Staff) -> None:
    assert staff.sign_in("１００１", PIN) == assistant


def test_a_wrong_pin_is_refused_and_recorded(assistant: Staff) -> None:
    with pytest.raises(Refused):
        staff.sign_in("1001", "271828")
    head = journal.last()
    assert head is not None
    assert head.kind == "staff.pin_refused"


def test_wrong_pins_lock_for_a_growing_while(assistant: Staff, time: Clock) -> None:
    for _ in range(staff.FREE_FAILURES):
        with pytest.raises(Refused):
            staff.sign_in("1001", "271828")
    with pytest.raises(Refused, match="wait"):
        staff.sign_in("1001", PIN)
    time.pass_(seconds=16)
    assert staff.sign_in("1001", PIN) == assistant


@pytest.mark.parametrize("pin", ["111111", "123456", "98765432", "12345", "abcdef", "121212"])
def test_a_weak_pin_is_refused(pin: str) -> None:
    with pytest.raises(ValidationError):
        NewStaff(name="某", number="1009", role=Role.ASSISTANT, pin=pin)


def test_only_the_manager_adds_staff(assistant: Staff) -> None:
    new = NewStaff(name="赵六", number="1009", pin=PIN)
    with pytest.raises(Refused):
        staff.add(new, by=assistant)
