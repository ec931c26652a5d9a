from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import ValidationError

from store import estate, journal
from store.desk import pins, settings, staff
from store.desk.staff import NewStaff, StaffChange
from store.engine import database
from store.errors import Forbidden, Refused
from store.rights import Role, Staff
from tests import newdesk
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


def kinds() -> list[str]:
    return [entry.kind for entry in journal.numbered(range(1, 99))]


def test_an_unknown_number_is_recorded_without_what_was_typed(assistant: Staff) -> None:
    with pytest.raises(Refused, match="do not fit"):
        staff.sign_in("987654", "271828")
    head = journal.last()
    assert head is not None
    assert (head.kind, head.payload, head.words) == ("staff.unknown_number", {}, {})


def test_a_lock_out_is_recorded_with_its_length_and_each_try_during_it(assistant: Staff) -> None:
    for _ in range(staff.FREE_FAILURES):
        with pytest.raises(Refused):
            staff.sign_in("1001", "271828")
    locked = journal.last()
    assert locked is not None
    assert locked.payload == {"failures": staff.FREE_FAILURES, "locked_seconds": 15}
    with pytest.raises(Refused, match="wait"):
        staff.sign_in("1001", PIN)
    assert kinds()[-1] == "staff.locked_out"


def test_each_further_wrong_pin_doubles_the_delay_up_to_a_quarter_of_an_hour(
    assistant: Staff, time: Clock
) -> None:
    waits = []
    for _ in range(12):
        with pytest.raises(Refused):
            staff.check_pin(assistant, "271828")
        head = journal.last()
        assert head is not None
        waits.append(head.payload["locked_seconds"])
        time.pass_(hours=1)
    assert waits == [0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900]


def test_the_right_pin_ends_the_delays(assistant: Staff) -> None:
    for _ in range(2):
        with pytest.raises(Refused):
            staff.check_pin(assistant, "271828")
    staff.check_pin(assistant, PIN)
    with pytest.raises(Refused):
        staff.check_pin(assistant, "271828")
    head = journal.last()
    assert head is not None
    assert head.payload["failures"] == 1


def test_pins_are_kept_as_argon2id_with_a_salt_of_their_own(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins, "_hasher", newdesk.hasher)
    for name, number in (("李芳", "1001"), ("周敏", "1002")):
        staff.add(NewStaff(name=name, number=number, role=Role.ASSISTANT, pin=PIN), by=None)
    rows = database.db.execute_sql("SELECT pin_hash FROM staff").fetchall()
    assert all(row[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$") for row in rows)
    assert len({row[0] for row in rows}) == 2


def test_who_has_retired_cannot_sign(assistant: Staff, manager: Staff) -> None:
    staff.retire(assistant.id, by=manager)
    with pytest.raises(Refused):
        staff.check_pin(assistant, PIN)


def test_the_manager_puts_a_name_and_a_role_right(assistant: Staff, manager: Staff) -> None:
    changed = StaffChange(name="李芬", role=Role.SUPERVISOR)
    after = staff.change(assistant.id, changed, by=manager)
    assert after == staff.sign_in("1001", PIN)
    assert (after.id, after.name, after.role) == (assistant.id, "李芬", Role.SUPERVISOR)


def test_a_change_is_on_record_and_the_names_are_in_its_words_alone_F6(
    assistant: Staff, manager: Staff
) -> None:
    staff.change(assistant.id, StaffChange(name="李芬", role=Role.ASSISTANT), by=manager)
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.subject_id, entry.staff_id) == (
        "staff.changed",
        assistant.id,
        manager.id,
    )
    assert entry.payload == {"fields": ["name"], "role": "assistant"}
    assert entry.words == {"before": "李芳", "name": "李芬"}


def test_what_is_changed_to_itself_is_no_change(assistant: Staff, manager: Staff) -> None:
    before = journal.last_number()
    same = StaffChange(name=assistant.name, role=assistant.role)
    assert staff.change(assistant.id, same, by=manager) == assistant
    assert journal.last_number() == before


def test_a_manager_always_remains(manager: Staff) -> None:
    with pytest.raises(Refused, match="your own role") as refused:
        staff.change(manager.id, StaffChange(name="陈经理", role=Role.ASSISTANT), by=manager)
    assert refused.value.field == "role"
    renamed = staff.change(manager.id, StaffChange(name="陈总", role=Role.MANAGER), by=manager)
    assert renamed.name == "陈总"


def test_who_has_retired_is_changed_no_more(assistant: Staff, manager: Staff) -> None:
    staff.retire(assistant.id, by=manager)
    with pytest.raises(Refused, match="李芳 has retired"):
        staff.change(assistant.id, StaffChange(name="李芬", role=Role.ASSISTANT), by=manager)


def test_nobody_gives_themselves_a_role(assistant: Staff) -> None:
    with pytest.raises(Forbidden):
        staff.change(assistant.id, StaffChange(name="李芳", role=Role.MANAGER), by=assistant)
    assert staff.get(assistant.id).role is Role.ASSISTANT


def test_many_sessions_at_once_get_no_more_tries_than_one(assistant: Staff) -> None:
    """A PIN is tried, and the failure counted, in one turn."""

    def attempt() -> None:
        with database.connection(), pytest.raises(Refused):
            staff.check_pin(assistant, "271828")

    with ThreadPoolExecutor(8) as sessions:
        for done in [sessions.submit(attempt) for _ in range(8)]:
            done.result()
    kinds = [entry.kind for entry in journal.of_subject(f"staff:{assistant.id}")]
    assert kinds.count("staff.pin_refused") == staff.FREE_FAILURES
    assert kinds.count("staff.locked_out") == 8 - staff.FREE_FAILURES


def test_an_estate_is_set_up_once(manager: Staff) -> None:
    """A set-up form that another session has overtaken changes nothing."""
    before = estate.settings()
    with pytest.raises(Refused, match="meanwhile"):
        settings.found(estate.Settings(name="别的小区"))
    assert estate.settings() == before
