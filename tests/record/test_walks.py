"""Random walks by every role: what is seen is on record, and the journal names nobody (F6)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from store import clock, dutylog, journal, residents
from store.desk import opening, printed, staff
from store.dutylog import NewEntry
from store.engine import database
from store.residents import HOUSEHOLD, Confidential
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.record import grounds, walks
from tests.record.homewalker import HomeWalker
from tests.record.witness import Tally, Witness

WALKS = int(os.environ.get("FRONTDESK_WALKS", "20"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("grounds") / "desk"
    grounds.build(at, 7)
    return at


@pytest.fixture
def witness(first: Path, tmp_path: Path) -> Iterator[Witness]:
    """Somebody who knows the estate, and watches."""
    shutil.copytree(first, tmp_path / "desk")
    with clock.told_by(Clock(MONDAY + timedelta(hours=1))):
        opening.open_folder(tmp_path / "desk")
        knowing = Witness(tmp_path / "desk", Tally())
        knowing.close_walk()
        assert knowing.tally.leaks == []
        yield knowing
        database.close()


@pytest.fixture
def by(witness: Witness) -> Staff:
    return staff.by_number("1001")


@pytest.fixture
def phone(witness: Witness) -> str:
    """The phone of person 1."""
    owner = residents.owner_of(1)
    assert owner is not None
    assert owner.person_id == 1
    return owner.phone


@pytest.mark.skipif(
    shutil.which("pdftotext") is None and not os.environ.get("CI"), reason="needs poppler-utils"
)
def test_whatever_is_seen_is_on_record_and_the_journal_names_nobody_F6() -> None:
    """Short; the long run is ``python -m tests.record --walks 10000``."""
    tally = walks.run(WALKS, seed=5)
    assert tally.leaks == []
    assert tally.shown == tally.revealed > 0
    assert (tally.walks, tally.looks > WALKS * 8) == (WALKS, True)
    assert min(tally.printed, tally.exports, tally.in_words) > 0


def test_whatever_is_looked_up_opens_its_own_home_and_shows_no_figure_F7() -> None:
    """Short; the long run is ``python -m tests.record --homes 10000``."""
    tally = walks.run(8, seed=5, walker=HomeWalker)
    assert tally.leaks == []
    assert min(tally.screens["Finder"], tally.screens["HomeScreen"]) > 0


def test_a_home_that_is_not_found_by_its_number_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.over.finder._homes", lambda typed: iter(()))
    monkeypatch.setattr("tests.record.homewalker.LISTED_SECONDS", 0.2)
    leaks = walks.run(4, seed=5, walker=HomeWalker).leaks
    assert any("is not found by its number" in one for one in leaks)


def test_a_walk_where_nothing_is_masked_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.residents.masking.phone", lambda number: number)
    assert walks.run(3, seed=1).leaks


def _looked(witness: Witness, text: str, by: Staff, in_fields: str = "") -> bool:
    """Whether a screen that says this passes."""
    before = len(witness.tally.leaks)
    witness.look(text, by.id, by.number, in_fields, "")
    return len(witness.tally.leaks) == before


@pytest.mark.parametrize("front", [0, 1, 3])
@pytest.mark.parametrize("shape", ["{}", "{} 张", "电话{}。", "138****1234 {}"])
def test_a_figure_or_most_of_one_on_a_screen_is_noticed(
    witness: Witness, by: Staff, phone: str, front: int, shape: str
) -> None:
    assert not _looked(witness, shape.format(phone[front:]), by)
    assert not _looked(witness, shape.format(f"{phone[:4]}\n   {phone[4:]}"), by)
    assert _looked(witness, shape.format(f"{phone[:3]}****{phone[-4:]}"), by)


def test_a_reveal_covers_its_figure_for_who_asked_and_for_a_minute(
    witness: Witness, by: Staff, phone: str
) -> None:
    residents.reveal(1, Confidential.PHONE, "核对", by=by)
    assert _looked(witness, phone, by)
    assert not _looked(witness, phone, staff.by_number("1002"))
    with clock.told_by(Clock(clock.now() + timedelta(seconds=60))):
        assert not _looked(witness, phone, by)
    assert witness.tally.shown == 1


def test_a_reveal_that_nobody_saw_is_noticed(witness: Witness, by: Staff) -> None:
    residents.reveal(1, Confidential.ID_NUMBER, "核对", by=by)
    witness.close_walk()
    assert len(witness.tally.leaks) == 1


def test_what_one_types_stands_in_its_field_and_nowhere_else(
    witness: Witness, by: Staff, phone: str
) -> None:
    assert not _looked(witness, phone, by, in_fields=phone)  # put there by the desk
    witness.typed[by.number].add(phone)
    assert _looked(witness, phone, by, in_fields=phone)
    assert not _looked(witness, f"{phone} {phone}", by, in_fields=phone)


def test_a_sheet_shows_those_whom_its_record_names_and_all_of_them(
    witness: Witness, by: Staff, phone: str
) -> None:
    named = printed.record(HOUSEHOLD, "home:1", by=by, people=[1])
    witness.sheet(named.number, (phone,))
    assert witness.tally.leaks == []
    witness.sheet(named.number, ("空白",))
    nobody = printed.record(HOUSEHOLD, "home:1", by=by)
    witness.sheet(nobody.number, (("表", phone),))
    assert len(witness.tally.leaks) == 2


@pytest.mark.parametrize("where", ["payload", "words"])
def test_a_name_or_figure_in_the_journal_is_noticed(
    witness: Witness, by: Staff, phone: str, where: str
) -> None:
    for told in (phone, residents.home(1).residents[0].person.name):
        with database.write():
            journal.append("log.written", "log:1", by=by, **{where: {"what": told}})
    witness.close_walk()
    assert len(witness.tally.leaks) == 2


def test_what_the_desk_itself_types_into_words_is_counted_apart(
    witness: Witness, by: Staff
) -> None:
    witness.worded.learn(["16612345678"])
    dutylog.write(NewEntry(what="回电 16612345678"), by=by)
    assert _looked(witness, "回电 16612345678", by)
    witness.close_walk()
    assert (witness.tally.leaks, witness.tally.in_words) == ([], 1)
