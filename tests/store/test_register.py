"""What every register gives its subject, tried on parking permits."""

from __future__ import annotations

import pytest

from store import answers, clock, journal, permits
from store.engine import database
from store.errors import NotFound
from store.permits import PERMITS, NewPermit, Permit, Stage, Standing
from store.register import told
from store.rights import Staff


@pytest.fixture
def permit(assistant: Staff) -> Permit:
    new = NewPermit(holder="张惠文", standing=Standing.STAFF, plate="粤B12345", space="B1-001")
    return permits.ask(new, by=assistant)


def test_fields_that_are_private_stand_in_no_entry_F6() -> None:
    new = NewPermit(holder="张惠文", plate="粤B12345", remark="临时")
    payload, words = told(new, ("holder", "plate", "kind"))
    assert words == {"space": "", "remark": "临时"}
    assert "kind" not in payload and payload["standing"] == "owner"


def test_every_entry_tells_the_stage_that_it_came_to(permit: Permit, manager: Staff) -> None:
    permits.approve(permit.id, permits.Approval(), by=manager)
    stages = [entry.payload["row"]["stage"] for entry in journal.of_subject(f"permit:{permit.id}")]
    assert stages == ["asked", "approved"]


def test_a_stage_that_was_changed_past_the_program_is_found(permit: Permit) -> None:
    assert journal.verify().right
    PERMITS.table.update(permit.id, stage=Stage.ISSUED)
    verdict = journal.verify()
    assert verdict.why == "its thing stands otherwise than it was recorded"
    assert verdict.bad == journal.newest_of(f"permit:{permit.id}")


def test_a_thing_that_is_gone_past_the_program_is_found(permit: Permit) -> None:
    check, _none_besides = PERMITS.checks.values()
    assert database.db.execute_sql(check).fetchall() == [(None,)]
    database.db.execute_sql("DROP TRIGGER permit_no_delete")
    database.db.execute_sql("DELETE FROM permit")
    newest = journal.newest_of(f"permit:{permit.id}")
    assert database.db.execute_sql(check).fetchall() == [(newest,)]


def test_a_thing_is_there_under_its_printed_number_in_either_case(permit: Permit) -> None:
    assert PERMITS.numbered(" cw-2026-0001 ") == permit
    with pytest.raises(NotFound, match="CW-2026-0009"):
        PERMITS.numbered("CW-2026-0009")


def test_the_finder_finds_what_begins_so_the_newest_first(permit: Permit, assistant: Staff) -> None:
    other = NewPermit(holder="李四", standing=Standing.STAFF, plate="粤B54321")
    permits.ask(other, by=assistant)
    find = PERMITS.find(lambda one: one.number)
    assert [one.told for one in find("cw-2026", 9)] == ["CW-2026-0002", "CW-2026-0001"]
    assert [one.subject for one in find("CW-2026-0001", 9)] == ["permit:1"]
    assert len(list(find("CW", 1))) == 1
    assert list(find("FX", 9)) == []


def test_what_is_handed_over_has_its_title_and_facts_H7(permit: Permit) -> None:
    handed = answers.of("permits").handed
    assert handed is not None
    (one,) = handed(clock.now())
    assert one.subject == "permit:1" and one.title == "粤B·12345 张惠文"
    facts = {"n": "CW-2026-0001", "state": "asked", "until": permit.until.isoformat()}
    assert one.facts == facts
    assert one.seen == journal.newest_of("permit:1")
