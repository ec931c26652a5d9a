"""Erasing for the law's sake: on the record, without a trace of the words (F6)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import peewee
import pytest

from store import clock, dutylog, erasure, handover, journal, keys, tickets
from store.desk import drafts
from store.dutylog import Category, NewEntry
from store.engine import database
from store.erasure import Erasure
from store.errors import NotFound, Refused
from store.keys import Identity, KeyKind, KeyLoan, NewKey, Signed
from store.residents import changes, confidential, files, finder
from store.residents.inputs import Confidential, NewHome, NewPerson, Role
from store.rights import Staff
from store.tickets import NewTicket
from tests.relieving import handed_over

WHY = Erasure(reason="业主来函要求删除")
NAME, PHONE, ID = "欧阳淑兰", "13987654321", "11010519491231002X"
TAIL = PHONE[2:].encode()


def write(by: Staff, what: str) -> int:
    return dutylog.write(NewEntry(category=Category.OTHER, what=what), by=by).number


def everywhere(desk: Path) -> bytes:
    return b"".join(file.read_bytes() for file in desk.glob("desk.db*"))


def index(table: str) -> bytes:
    """All that a full-text index holds; it stores a term without what it shares with the last."""
    rows = database.db.execute_sql(f"SELECT block FROM {table}_data").fetchall()
    return b"".join(block for (block,) in rows)


@pytest.fixture
def told(assistant: Staff) -> int:
    return write(assistant, f"{NAME} 电话 {PHONE} 身份证 {ID}")


def test_erased_words_are_gone_from_the_files_and_the_record_says_who_and_why_F6(
    desk: Path, told: int, manager: Staff
) -> None:
    assert NAME.encode() in everywhere(desk)
    erased = erasure.erase_words(told, WHY, by=manager)
    assert erasure.of_words(told) == erased
    assert (erased.staff_id, erased.reason, erased.at) == (manager.id, WHY.reason, clock.now())
    assert journal.get(told).words == {}
    left = everywhere(desk)
    assert not [text for text in (NAME, PHONE, ID) if text.encode() in left]


def test_the_chain_verifies_after_an_erasure(told: int, manager: Staff) -> None:
    printed = journal.verify().head
    erasure.erase_words(told, WHY, by=manager)
    assert journal.verify(printed).right


def test_the_index_forgets_the_words_and_keeps_the_entry_findable_by_its_facets(
    told: int, assistant: Staff, manager: Staff
) -> None:
    assert TAIL in index("journal_words")
    erasure.erase_words(told, WHY, by=manager)
    assert not dutylog.search(PHONE)
    assert told in [entry.number for entry in dutylog.search(staff_id=assistant.id)]
    assert TAIL not in index("journal_words")


def test_words_gone_without_a_record_are_tampering(told: int) -> None:
    database.db.execute_sql("DROP TRIGGER journal_text_no_delete")
    database.db.execute_sql("DELETE FROM journal_text WHERE number = ?", (told,))
    verdict = journal.verify()
    assert (verdict.bad, verdict.why) == (told, "its words are missing")


def test_the_guard_lets_only_recorded_words_go(assistant: Staff, manager: Staff, told: int) -> None:
    other = write(assistant, "大堂灯不亮")
    erasure.erase_words(told, WHY, by=manager)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("DELETE FROM journal_text WHERE number = ?", (other,))


def test_erased_words_cannot_be_put_back(told: int, manager: Staff) -> None:
    kept = database.db.execute_sql(
        "SELECT number, salt, text FROM journal_text WHERE number = ?", (told,)
    ).fetchone()
    erasure.erase_words(told, WHY, by=manager)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("INSERT INTO journal_text VALUES (?, ?, ?)", kept)


def test_erasing_twice_changes_nothing_more(told: int, manager: Staff) -> None:
    erased = erasure.erase_words(told, WHY, by=manager)
    assert erasure.erase_words(told, Erasure(reason="再来"), by=manager) == erased


def test_the_reason_of_an_erasure_stays(told: int, manager: Staff) -> None:
    erased = erasure.erase_words(told, WHY, by=manager)
    with pytest.raises(Refused):
        erasure.erase_words(erased.number, WHY, by=manager)


def test_an_entry_without_words_has_none_to_erase(manager: Staff) -> None:
    with pytest.raises(Refused):
        erasure.erase_words(2, WHY, by=manager)
    with pytest.raises(NotFound):
        erasure.erase_words(999, WHY, by=manager)


@pytest.mark.parametrize("role", ["assistant", "supervisor"])
def test_only_the_manager_erases(
    role: str, told: int, request: pytest.FixtureRequest, manager: Staff
) -> None:
    by: Staff = request.getfixturevalue(role)
    with pytest.raises(Refused):
        erasure.erase_words(told, WHY, by=by)
    with pytest.raises(Refused):
        erasure.erase_person(1, WHY, by=by)
    assert journal.get(told).words


def test_what_was_typed_about_a_key_goes_from_the_key_list_too(
    desk: Path, assistant: Staff, manager: Staff
) -> None:
    new = NewKey(hook="A1", doors="大门", count=1, kind=KeyKind.PUBLIC, reason=f"{NAME}寄存")
    key = keys.hold(new, by=assistant)
    due = clock.now() + timedelta(hours=2)
    loan = KeyLoan(
        borrower="张师傅",
        identity=Identity.ID_CARD,
        phone="13800001111",
        reason=f"找{NAME}",
        due=due,
        signed=Signed.PAPER,
    )
    keys.lend(key.id, loan, by=assistant)
    for entry in journal.of_subject(f"key:{key.id}"):
        erasure.erase_words(entry.number, WHY, by=manager)
    assert NAME.encode() not in everywhere(desk)


def test_all_that_was_typed_about_a_key_goes_word_by_word_F6(
    desk: Path, assistant: Staff, manager: Staff
) -> None:
    """Corrections, instructions and extensions keep a copy in their tables."""
    key = keys.hold(NewKey(hook="A1", doors=f"{NAME}家", count=2), by=assistant).id
    dog = keys.NewInstruction(kind=keys.Caution.DOG, words=f"{NAME}的狗", given_by="邻居")
    keys.instruct(key, dog, by=assistant)
    keys.end_instruction(
        keys.in_force(key)[0].id, keys.InstructionEnd(reason=f"{NAME}说"), by=assistant
    )
    due = clock.now() + timedelta(hours=2)
    loan = KeyLoan(
        borrower="张师傅", identity=Identity.KNOWN, reason="x", due=due, signed=Signed.PAPER
    )
    keys.lend(key, loan, by=assistant)
    more = keys.KeyExtension(due=due + timedelta(hours=1), asked_by="张师傅", reason=f"等{NAME}")
    keys.extend(key, more, by=assistant)
    right = keys.KeyCorrection(hook="A1", doors=f"{NAME}家大门", count=2, why=f"{NAME}来电")
    keys.correct(key, right, by=assistant)
    for entry in journal.of_subject(f"key:{key}"):
        erasure.erase_words(entry.number, WHY, by=manager)
    assert NAME.encode() not in everywhere(desk)
    assert journal.verify().right


def test_erasing_older_words_of_a_key_leaves_what_stands_now_F6(
    assistant: Staff, manager: Staff
) -> None:
    key = keys.hold(NewKey(hook="A1", doors=f"{NAME}家", count=2), by=assistant).id
    right = keys.KeyCorrection(hook="A1", doors="大门", count=2, why="改称")
    keys.correct(key, right, by=assistant)
    first, _second = journal.of_subject(f"key:{key}")
    erasure.erase_words(first.number, WHY, by=manager)
    assert keys.get(key).doors == "大门"


def test_a_person_is_erased_from_what_they_did_with_keys_F6(
    desk: Path, assistant: Staff, manager: Staff
) -> None:
    home = changes.add_home(NewHome(code="3-2-1201"), by=assistant)
    new = NewPerson(name=NAME, phone=PHONE, role=Role.OWNER)
    [resident] = changes.move_in(home.id, new, by=assistant).residents
    held = NewKey(hook="A1", kind=KeyKind.VACANT, home=home.id, doors="门", reason="未领", count=2)
    key = keys.hold(held, by=assistant).id
    says = keys.NewInstruction(kind=keys.Caution.DOG, given_by=NAME)
    keys.instruct(key, says, by=assistant)
    due = clock.now() + timedelta(hours=2)
    given: dict[str, object] = {
        "borrower": NAME,
        "identity": Identity.ID_CARD,
        "phone": PHONE,
        "reason": "x",
    }
    given |= {"due": due, "signed": Signed.PAPER, "heeded": True}
    keys.lend(key, keys.HeededLoan.model_validate(given), by=assistant)
    more = keys.KeyExtension(due=due + timedelta(hours=1), asked_by=NAME, reason="x")
    keys.extend(key, more, by=assistant)
    keys.take_back(key, keys.KeyReturn(count=2, signed=Signed.PAPER), by=assistant)
    release = keys.KeyRelease(handed_to=NAME, identity=Identity.ID_CARD, signed=Signed.PAPER)
    keys.release(key, release, by=assistant)
    erasure.erase_person(resident.person.id, WHY, by=manager)
    left = everywhere(desk)
    assert not [text for text in (NAME, PHONE) if text.encode() in left]
    assert journal.verify().right


def test_a_signed_sheet_that_repeats_the_words_is_erased_with_them_H5(
    desk: Path, assistant: Staff, second: Staff, manager: Staff
) -> None:
    handover.take_desk(by=assistant)
    ticket = tickets.take(NewTicket(place="3-2-1201", what=f"{NAME}家漏水"), by=assistant)
    record = handed_over(assistant, second)
    [taken] = [e for e in journal.of_subject(f"ticket:{ticket.id}") if e.kind == "ticket.taken"]
    erased = erasure.erase_words(taken.number, WHY, by=manager)
    assert len(erased.with_it) == 2
    assert NAME.encode() not in everywhere(desk)
    assert len(handover.get(record.id).signatures) == 2
    assert journal.verify().right


def test_a_person_is_erased_from_files_tickets_loans_drafts_and_search_F6(
    desk: Path, assistant: Staff, manager: Staff
) -> None:
    home = changes.add_home(NewHome(code="3-2-1201"), by=assistant)
    new = NewPerson(name=NAME, phone=PHONE, id_number=ID, role=Role.OWNER, relation="户主之女")
    [resident] = changes.move_in(home.id, new, by=assistant).residents
    person = resident.person.id
    tickets.take(NewTicket(home=home.id, caller=NAME, phone=PHONE, what="漏水"), by=assistant)
    drafts.keep("take", {"caller": NAME}, by=assistant)
    erasure.erase_person(person, WHY, by=manager)
    assert not finder.find(NAME, 5)
    assert not finder.find(PHONE[-4:], 5)
    assert files.home(home.id).residents[0].person.name == ""
    assert files.home(home.id).residents[0].relation == ""
    with pytest.raises(NotFound):
        confidential.reveal(person, Confidential.PHONE, "核对", by=assistant)
    left = everywhere(desk)
    assert not [text for text in (NAME, PHONE, ID) if text.encode() in left]
    assert journal.verify().right


def test_the_search_keys_of_an_erased_person_leave_the_index(
    assistant: Staff, manager: Staff
) -> None:
    home = changes.add_home(NewHome(code="3-2-1201"), by=assistant)
    new = NewPerson(name=NAME, phone=PHONE, role=Role.OWNER)
    [resident] = changes.move_in(home.id, new, by=assistant).residents
    assert TAIL in index("home_fts")
    erasure.erase_person(resident.person.id, WHY, by=manager)
    assert TAIL not in index("home_fts")


def test_the_entries_that_mention_a_person_can_be_found_first(
    told: int, assistant: Staff, manager: Staff
) -> None:
    home = changes.add_home(NewHome(code="3-2-1201"), by=assistant)
    new = NewPerson(name=NAME, phone=PHONE, role=Role.OWNER)
    [resident] = changes.move_in(home.id, new, by=assistant).residents
    assert erasure.mentions(resident.person.id) == [told]
