"""Who may do what, and what is set, is compared with what was recorded of it (D2)."""

from __future__ import annotations

import gzip
import json
from datetime import time as clocktime
from pathlib import Path

import pytest

from store import erasure, estate, journal
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff, StaffChange
from store.engine import copying, database
from store.estate import Item, Settings, Shift
from store.journal import standing
from store.paper import Paper, Printer
from store.permits.settings import PermitSettings
from store.permits.sheets import PERMIT
from store.rights import Role, Staff
from tests.conftest import PIN

FIXTURES = Path(__file__).parent / "fixtures"
STAFF = "The staff list is not what was recorded: {what}"
SETTINGS = "The settings are not what was recorded: {what}"


def past_the_program(sql: str, *params: object) -> None:
    """Change the tables of the open desk as somebody with an SQL shell does."""
    with database.write():
        database.db.execute_sql(sql, params)


def found() -> tuple[int | None, str, str]:
    verdict = journal.verify()
    return verdict.bad, verdict.why, verdict.what


def last() -> int:
    return journal.last_number()


# The staff list


def test_a_role_given_past_the_program_is_named(assistant: Staff, manager: Staff) -> None:
    staff.change(assistant.id, StaffChange(name="小李", role=Role.SUPERVISOR), by=manager)
    number = last()
    assert journal.verify().right
    past_the_program("UPDATE staff SET role = 'manager' WHERE id = ?", assistant.id)
    assert found() == (None, STAFF, f"1001 role (#{number})")


def test_a_pin_swapped_past_the_program_is_named(assistant: Staff, manager: Staff) -> None:
    staff.reset_pin(manager.id, "271828", by=manager)
    number = last()
    assert journal.verify().right
    past_the_program(
        "UPDATE staff SET pin_hash = (SELECT pin_hash FROM staff WHERE id = ?) WHERE id = ?",
        *(assistant.id, manager.id),
    )
    assert found() == (None, STAFF, f"{manager.number} pin (#{number})")


def test_a_retired_person_let_in_again_is_named(assistant: Staff, manager: Staff) -> None:
    staff.retire(assistant.id, by=manager)
    assert journal.verify().right
    past_the_program("UPDATE staff SET active = 1")
    assert found() == (None, STAFF, f"1001 active (#{last()})")


def test_a_person_whom_nobody_added_is_named(assistant: Staff) -> None:
    past_the_program(
        "INSERT INTO staff (number, name, role, pin_hash) SELECT '6666', '谁', 'manager', pin_hash"
        " FROM staff"
    )
    assert found() == (None, STAFF, "6666")


def test_wrong_pins_and_names_are_nothing_to_be_compared(assistant: Staff, manager: Staff) -> None:
    """What is counted at the moment is in no entry; a name is words."""
    staff.change(assistant.id, StaffChange(name="李四", role=assistant.role), by=manager)
    with pytest.raises(Exception, match="PIN"):
        staff.check_pin(assistant, "000001")
    assert journal.verify().right


def test_an_entry_gives_nothing_of_a_pin_away(assistant: Staff) -> None:
    (pin_hash,) = database.db.execute_sql("SELECT pin_hash FROM staff").fetchone()
    added = journal.of_subject(f"staff:{assistant.id}")[0]
    assert added.payload["pin"] == standing.pin_digest(pin_hash)
    assert pin_hash not in json.dumps(dict(added.payload))
    assert PIN not in json.dumps(dict(added.payload))


# The settings

OTHERWISE = Settings(
    name="银色家园",
    language="en",
    timezone="Asia/Urumqi",
    shifts=(Shift(name="白班", start=clocktime(7), end=clocktime(19)),),
    greeting="您好",
    call_minutes=7,
    reminders=("微笑",),
    arrival_minutes=25,
    urgent_minutes=7,
    answer_hours=12,
    visit_hours=24,
    early_minutes=5,
    tidy_minutes=20,
    items=(Item(name="电脑", expected=2),),
    areas=("大堂",),
    teams=("绿化组",),
    lock_minutes=5,
    backup_days=60,
    printers={PERMIT.name: Printer(name="前台", paper=Paper.A4)},
    shortcuts={"tickets": ("f11",)},
)


def test_every_setting_changed_past_the_program_is_named(manager: Staff) -> None:
    settings.change(OTHERWISE, by=manager)
    number = last()
    assert journal.verify().right
    kept = database.db.execute_sql("SELECT key, value FROM site").fetchall()
    assert {key for key, _ in kept} >= set(Settings.model_fields)
    usual = Settings(name="?").model_dump(mode="json")
    for key, value in kept:
        past_the_program("UPDATE site SET value = ? WHERE key = ?", json.dumps(usual[key]), key)
        assert found() == (None, SETTINGS, f"{key} (#{number})"), key
        past_the_program("DELETE FROM site WHERE key = ?", key)
        assert found() == (None, SETTINGS, f"{key} (#{number})"), key
        past_the_program("INSERT INTO site (key, value) VALUES (?, ?)", key, value)
        assert journal.verify().right


def test_what_was_set_at_the_founding_is_compared_too(manager: Staff) -> None:
    past_the_program("UPDATE site SET value = '\"别的\"' WHERE key = 'name'")
    assert found() == (None, SETTINGS, "name (#1)")


def test_each_way_of_setting_something_is_recorded_whole(manager: Staff) -> None:
    settings.choose_printer(PERMIT, Printer(name="前台", paper=PERMIT.papers[0]), by=manager)
    settings.choose_shortcut("tickets", ["f11"], by=manager)
    settings.choose_shortcut("new", ["f12"], by=manager)
    settings.change_own("permits", PermitSettings(a_home=3), by=manager)
    settings.change(estate.settings().model_copy(update={"lock_minutes": 3}), by=manager)
    settings.choose_printer(PERMIT, None, by=manager)
    assert journal.verify().right
    settings.usual_shortcuts(by=manager)
    assert journal.verify().right
    past_the_program("UPDATE site SET value = replace(value, '3', '9') WHERE key = 'of permits'")
    assert journal.verify().what.startswith("of permits (#")


def test_a_setting_that_nobody_set_is_named(manager: Staff) -> None:
    past_the_program("INSERT INTO site (key, value) VALUES ('of keys', '{}')")
    assert found() == (None, SETTINGS, "of keys")


def test_settings_whose_words_were_erased_are_not_compared_any_more(manager: Staff) -> None:
    settings.change(estate.settings().model_copy(update={"teams": ("王师傅",)}), by=manager)
    erasure.erase_words(last(), erasure.Erasure(reason="来函"), by=manager)
    assert journal.verify().right
    past_the_program("UPDATE site SET value = '[]' WHERE key = 'teams'")
    assert journal.verify().right
    past_the_program("UPDATE site SET value = '99' WHERE key = 'lock_minutes'")
    assert found() == (None, SETTINGS, "lock_minutes (#1)")


def test_people_s_own_words_are_never_figures_of_an_entry(manager: Staff) -> None:
    settings.change(OTHERWISE, by=manager)
    entry = journal.last()
    assert entry is not None
    assert set(entry.payload["typed"]) == set(entry.words) == set(standing.TYPED)
    assert "绿化组" not in json.dumps(dict(entry.payload), ensure_ascii=False)


def test_an_entry_that_says_nonsense_is_damage_and_no_traceback(manager: Staff) -> None:
    with database.write():
        journal.append("staff.added", "staff:x", by=None, payload={"role": "manager"})
    assert not journal.verify().right


# Desks of older versions


@pytest.fixture(params=["first", "second"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    packed = FIXTURES / f"{request.param}.db.gz"
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / database.FILE).write_bytes(gzip.decompress(packed.read_bytes()))
    return tmp_path / "older"


def test_what_an_older_version_left_unsaid_is_put_on_record_once(older: Path) -> None:
    for _ in range(2):
        opening.open_folder(older)
        assert journal.verify().right
        stands = [e for e in journal.of_subject("site") if e.kind == standing.STANDS]
        database.close()
    (entry,) = stands
    assert {person["number"] for person in entry.payload["staff"]} >= {"1001", "3001"}
    assert {"arrival_minutes", "shifts", "demo"} <= set(entry.payload["values"])
    assert set(entry.words) == set(standing.TYPED) - {"name"}  # the founding told the name


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("UPDATE staff SET pin_hash = (SELECT min(pin_hash) FROM staff)", STAFF),
        ("UPDATE staff SET number = '7777' WHERE id = 2", STAFF),
        ("UPDATE site SET value = '600' WHERE key = 'arrival_minutes'", SETTINGS),
        ("UPDATE site SET value = '[\"x\"]' WHERE key = 'teams'", SETTINGS),
        ("DELETE FROM site WHERE key = 'demo'", SETTINGS),
    ],
)
def test_from_then_on_it_is_compared(older: Path, sql: str, why: str) -> None:
    opening.open_folder(older)
    past_the_program(sql)
    assert journal.verify().why == why
    database.close()


@pytest.mark.parametrize(
    ("sql", "right"),
    [
        ("UPDATE staff SET role = 'manager' WHERE id = 1", False),
        ("UPDATE staff SET active = 0 WHERE id = 1", False),
        ("UPDATE site SET value = '\"别的\"' WHERE key = 'name'", False),
        ("INSERT INTO staff SELECT 9, '9999', name, role, pin_hash, 1, 0, NULL FROM staff", False),
        # No entry of an older version tells these: how they stand at the first opening counts.
        ("UPDATE staff SET number = '7777' WHERE id = 2", True),
        ("UPDATE site SET value = '600' WHERE key = 'arrival_minutes'", True),
    ],
)
def test_what_was_changed_before_is_found_as_far_as_older_entries_tell(
    older: Path, sql: str, right: bool
) -> None:
    with copying.opened(older / database.FILE, "rw") as db:
        db.execute_sql(sql.replace("FROM staff", "FROM staff LIMIT 1"))
    opening.open_folder(older)
    assert journal.verify().right is right
    database.close()


def test_a_new_desk_needs_no_such_entry(desk: Path, manager: Staff) -> None:
    database.close()
    opening.open_folder(desk)
    assert [e.kind for e in journal.of_subject("site")] == ["site.founded"]


def test_someone_added_later_to_an_older_desk_is_compared(older: Path) -> None:
    opening.open_folder(older)
    boss = staff.by_number("3001")
    new = staff.add(NewStaff(name="新人", number="1009", role=Role.ASSISTANT, pin=PIN), by=boss)
    assert journal.verify().right
    past_the_program("UPDATE staff SET number = '1008' WHERE id = ?", new.id)
    assert journal.verify().what == f"1008 number (#{last()})"
    database.close()
