"""What slips answer to the halls: erasing, finding, handing over, verifying (F6, F7, H7)."""

from __future__ import annotations

import pytest

from store import answers, clock, erasure, goods, journal, residents
from store.engine import database
from store.errors import Forbidden, Refused
from store.goods import (
    GOODS,
    Return,
    Stage,
)
from store.journal.verifying import verify
from store.rights import Staff
from tests.store.goods.slips import (
    PHONE,
    asked,
    for_repair,
    passed,
)


def test_no_name_phone_or_plate_stands_in_the_journal_F6(home: int, assistant: Staff) -> None:
    slip = passed(home, assistant, phone=PHONE, plate="粤B12345")
    for entry in journal.of_subject(f"slip:{slip.id}"):
        said = f"{entry.payload} {entry.words}"
        assert not [one for one in ("张惠文", "刘师傅", PHONE, "粤B", "赵队长") if one in said]
    assert verify().right


def test_who_is_erased_is_gone_from_slips_F6(home: int, assistant: Staff, manager: Staff) -> None:
    mine = asked(home, assistant, bearer="张惠文", phone="13812341234", plate="粤B12345")
    other = asked(home, assistant, applicant="李四", phone="13812341234")
    person = residents.people_of(home)[0].person_id
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    entry = journal.last()
    assert entry is not None and entry.payload["slips"] == 3
    left = goods.get(mine.id)
    assert (left.applicant, left.bearer, left.phone, left.plate, left.person_id) == ("",) * 4 + (
        None,
    )
    assert goods.get(other.id).phone == "" and goods.get(other.id).applicant == "李四"
    assert left.number == "FX-20261123-001"


def test_erased_words_are_gone_from_the_slip_s_lines_F6(
    home: int, assistant: Staff, manager: Staff
) -> None:
    slip = asked(home, assistant, goods="张惠文的钢琴, 1, 琴号7")
    number = journal.newest_of(f"slip:{slip.id}")
    erasure.erase_words(number, erasure.Erasure(reason="本人要求"), by=manager)
    (line,) = goods.lines(slip.id)
    assert (line.thing, line.mark, line.quantity) == ("", "", 1000)


def test_the_finder_finds_a_slip_by_its_printed_number_F7(home: int, assistant: Staff) -> None:
    slip = asked(home, assistant)
    (found,) = answers.find("fx-20261123-001", 5)
    assert (found.subject, found.told) == (f"slip:{slip.id}", "FX-20261123-001 3-2-1201")


def test_open_slips_are_handed_over_without_names_H7(home: int, assistant: Staff) -> None:
    slip, out = asked(home, assistant), for_repair(home, assistant)
    passed(home, assistant)
    handed = answers.of("goods").handed
    assert handed is not None
    told = {one.subject: one for one in handed(clock.now())}
    assert set(told) == {f"slip:{slip.id}", f"slip:{out.id}"}
    assert told[f"slip:{out.id}"].facts["until"] == "2026-11-26"
    assert "张惠文" not in str(told)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE slip SET stage = 'closed'", "its thing stands otherwise than it was recorded"),
        ("UPDATE slip_line SET quantity = 9000", "its goods are not those of its entries"),
        ("UPDATE slip_line SET back = 500", "its goods are not those of its entries"),
        ("DELETE FROM slip_line WHERE place = 2", "its goods are not those of its entries"),
    ],
)
def test_a_change_past_the_program_is_found(
    change: str, why: str, home: int, assistant: Staff
) -> None:
    slip = for_repair(home, assistant)
    goods.take_back(slip.id, Return(goods="电视, 1"), by=assistant)
    assert verify().right
    database.db.execute_sql(change)
    assert verify().why == why


def test_every_step_of_every_stage_is_refused_or_done(home: int, assistant: Staff) -> None:
    """GR4: from the one table, against what each stage admits."""
    admits = {
        "asked": {"confirmed", "doubted", "voided"},
        "doubt": {"decided", "voided"},
        "confirmed": {"issued", "voided"},
        "issued": {"passed", "mismatched", "voided"},
        "passed": {"matched"},
        "out": {"matched", "returned"},
    }
    for stage in Stage:
        slip = asked(home, assistant)
        GOODS.table.update(slip.id, stage=stage)
        assert GOODS.possible(goods.get(slip.id)) == admits.get(stage.value, set())
        for kind in set(GOODS.steps) - admits.get(stage.value, set()):
            with pytest.raises((Refused, Forbidden)):
                GOODS.admitted(slip.id, kind, assistant)
