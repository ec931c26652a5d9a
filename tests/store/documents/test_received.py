"""Letters received, from the register to the file (O20, O21, O24)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import agenda, answers, clock, documents, journal, tickets
from store.documents import (
    CorrectionIn,
    Decision,
    Giving,
    Handing,
    InStage,
    LetterIn,
    NewLetterIn,
    Outcome,
    PassRound,
    Proposal,
    Read,
    ReaderStage,
    Returning,
    Source,
    Urging,
    Void,
)
from store.errors import Refused
from store.rights import Staff
from tests.conftest import PIN, Clock


def entered(by: Staff, **told: object) -> LetterIn:
    usual = {"source": Source.COMPANY, "sender": "公司品质部", "title": "检查安排"}
    return documents.enter(NewLetterIn.model_validate(usual | told), by=by)


def in_hand(by: Staff, days: int = 3, **told: object) -> LetterIn:
    one = entered(by, **told)
    documents.propose(one.id, Proposal(proposal="拟请工程部办理"), by=by)
    documents.decide(one.id, Decision(decider="周经理", opinion="同意"), by=by)
    due = clock.today() + timedelta(days=days)
    given = Handing(department="工程部", handler="李师傅", due_on=due)
    return documents.hand(one.id, given, by=by)


def waiting(*things: str) -> list[str]:
    found = agenda.everything(clock.now())
    return [one.kind for one in found if one.subject.partition(":")[0] in things]


def test_a_letter_goes_its_way_and_says_what_comes_next(assistant: Staff, time: Clock) -> None:
    """O21."""
    one = entered(assistant)
    assert (one.number, one.received_by) == ("LW-2026-0001", assistant.id)
    assert waiting("letter_in") == ["letter_in.to_propose"]
    documents.propose(one.id, Proposal(proposal="拟请工程部办理"), by=assistant)
    assert waiting("letter_in") == ["letter_in.to_decide"]
    documents.decide(one.id, Decision(decider="周经理", opinion="同意"), by=assistant)
    assert waiting("letter_in") == ["letter_in.to_hand"]
    due = clock.today() + timedelta(days=5)
    given = Handing(department="工程部", handler="李师傅", due_on=due)
    documents.hand(one.id, given, by=assistant)
    assert waiting("letter_in") == []
    after = documents.finish(one.id, Outcome(result="已整改"), by=assistant)
    assert (after.stage, after.done_on, after.open) == (InStage.DONE, clock.today(), False)


def test_a_letter_is_urged_a_day_before_on_its_day_and_after(assistant: Staff, time: Clock) -> None:
    """O21: due −1, due, over."""
    one = in_hand(assistant, days=3)
    seen = []
    for day in range(6):
        if waiting("letter_in"):
            seen.append((day, documents.letter_in(one.id).late(clock.today())))
        time.pass_(days=1)
    assert seen == [(2, False), (3, False), (4, True), (5, True)]
    with pytest.raises(Refused, match="later day"):
        documents.urge(one.id, Urging(said="明天", due_on=one.due_on), by=assistant)
    later = clock.today() + timedelta(days=4)
    urged = documents.urge(one.id, Urging(said="等配件", due_on=later), by=assistant)
    assert (urged.urged, urged.due_on, waiting("letter_in")) == (1, later, [])


@pytest.mark.parametrize("source", Source)
def test_owners_and_authorities_letters_raise_a_ticket(
    source: Source, assistant: Staff, time: Clock
) -> None:
    """O21, A11: they are answered in time, which the ticket's clock watches."""
    one = entered(assistant, source=source, sender="平安街道办")
    assert (one.ticket_id is not None) == source.answered == one.lacks_reply
    if one.ticket_id is not None:
        ticket = tickets.get(one.ticket_id)
        assert (ticket.kind, ticket.caller) == (tickets.Kind.ENQUIRY, "平安街道办")
        assert one.number in ticket.what


def test_a_correction_leaves_what_was_wrong_struck_through(assistant: Staff, time: Clock) -> None:
    """O24, G6: struck through and written beside; nothing of it twice, nothing without a reason."""
    one = entered(assistant, title="检查安排", copies=1)
    usual = {"sender": one.sender, "title": "第四季度检查安排", "copies": 2, "reason": "漏写"}
    right = CorrectionIn.model_validate(usual)
    after = documents.correct(one.id, right, by=assistant)
    assert (after.title, after.copies) == ("第四季度检查安排", 2)
    assert after.struck == "标题：检查安排\n份数：1"
    with pytest.raises(Refused, match="different"):
        documents.correct(one.id, right, by=assistant)
    first = next(one for one in journal.of_subject(one.subject) if one.kind.endswith("entered"))
    assert first.words["title"] == "检查安排"


def test_spoiled_number_stays_with_reason(assistant: Staff, time: Clock) -> None:
    """G11, Q35, Q36: no number twice, none missing, and a year begins with one."""
    first, second = entered(assistant), entered(assistant)
    documents.void_in(second.id, Void(reason="重复登记"), by=assistant)
    third = entered(assistant)
    assert [one.number[-4:] for one in (first, second, third)] == ["0001", "0002", "0003"]
    assert documents.letter_in(second.id).stage is InStage.VOID
    time.pass_(days=(date(clock.today().year + 1, 1, 1) - clock.today()).days)
    assert entered(assistant).number == f"LW-{clock.today().year}-0001"
    assert [one.number[-4:] for one in documents.received_in(2026)] == ["0001", "0002", "0003"]


def test_the_same_letter_is_entered_once(assistant: Staff, time: Clock) -> None:
    entered(assistant, their_number="品〔2026〕8号")
    with pytest.raises(Refused, match="entered as LW-2026-0001"):
        entered(assistant, their_number="品〔2026〕8号")
    with pytest.raises(Refused, match="still to come"):
        entered(assistant, received_on=clock.today() + timedelta(days=1))


def test_a_copy_is_with_one_reader_at_a_time_and_back_in_two_days(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O21: the list, each signs with a date, by PIN or on paper, which stands."""
    one = entered(assistant)
    documents.pass_round(one.id, PassRound(readers=f"{supervisor.name}，李师傅"), by=assistant)
    with pytest.raises(Refused, match="on the list"):
        documents.pass_round(one.id, PassRound(readers="李师傅"), by=assistant)
    first, second = documents.readers_of(one.id)
    given = documents.give(first.id, Giving(), by=assistant)
    assert given.due_on == clock.today() + timedelta(days=2)
    with pytest.raises(Refused, match="has the copy"):
        documents.give(second.id, Giving(), by=assistant)
    assert waiting("letter_reader") == []
    time.pass_(days=3)
    assert waiting("letter_reader") == ["letter_reader.out"]
    (late,) = documents.out()
    assert late.late(clock.today())
    wrong = Returning(how=Read.PIN, staff_number=assistant.number, pin=PIN)
    with pytest.raises(Refused, match="to sign"):
        documents.take_back(first.id, wrong, by=assistant)
    right = Returning(how=Read.PIN, staff_number=supervisor.number, pin=PIN)
    back = documents.take_back(first.id, right, by=assistant)
    assert (back.signed, back.staff_id, back.read_on) == (Read.PIN, supervisor.id, clock.today())
    documents.give(second.id, Giving(), by=assistant)
    paper = documents.take_back(second.id, Returning(), by=assistant)
    assert (paper.signed, paper.staff_id, paper.stage) == (Read.PAPER, None, ReaderStage.BACK)


def test_search_finds_any_word_sender_number_person_and_day(assistant: Staff, time: Clock) -> None:
    """O26."""
    one = in_hand(assistant, sender="平安街道办", title="消防自查", their_number="街物31号")
    entered(assistant)
    today = clock.today().isoformat()
    for typed in ("消防", "街道办", "31号", "李师傅", "LW-2026-0001", f"消防 {today}"):
        assert [each.id for each in documents.letters_in(typed)] == [one.id], typed
    for typed in ("消防自查", "街道 无", "自查 消防"):
        found = [each.subject for each in answers.find(typed, 5)]
        assert found == ([] if "无" in typed else [one.subject]), typed
    assert [each.subject for each in answers.find("lw-2026-0001", 5)] == [one.subject]


def test_a_sender_is_not_in_the_journal(assistant: Staff, time: Clock) -> None:
    """F6."""
    one = entered(assistant, source=Source.OWNER, sender="钱老板")
    for entry in journal.of_subject(one.subject):
        assert "钱老板" not in f"{entry.payload} {entry.words}" or entry.kind.startswith("ticket")
