"""Key reconciliations: what is counted, against what, when it is due, and what is signed (K3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import agenda, clock, erasure, handover, journal, keys, tickets
from store.desk import settings
from store.engine import database
from store.erasure import Erasure
from store.errors import Forbidden, Refused
from store.figure import month
from store.keys import (
    HeldKey,
    Identity,
    KeyLoan,
    KeyRelease,
    KeySettings,
    NewKey,
    Signed,
    counts,
    subject,
)
from store.keys.counts import (
    Counted,
    Explanation,
    GivingUp,
    KeyCount,
    Recheck,
    Signing,
    Stage,
)
from store.keys.counts.checks import CHECKS
from store.keys.report import figures
from store.rights import Staff
from store.tickets import findings
from store.waiting import Place, Waiting
from tests.conftest import MONDAY, PIN, Clock
from tests.keyboard import brought_back
from tests.relieving import relieved

SIGNED = Signing(pin=PIN)


def hang(hook: str, by: Staff, many: int = 1, since: date | None = None) -> HeldKey:
    return keys.hold(NewKey(hook=hook, doors="泵房", count=many, since=since), by=by)


def lend(key: HeldKey, by: Staff) -> None:
    due = clock.now() + timedelta(hours=2)
    keys.lend(
        key.id,
        KeyLoan(
            borrower="孙师傅",
            reason="检修",
            due=due,
            identity=Identity.WORK_PASS,
            signed=Signed.PAPER,
        ),
        by=by,
    )


def found(under_way: KeyCount, key: HeldKey, many: int, by: Staff) -> KeyCount:
    return counts.count(under_way.id, key.id, Counted(counted=many), by=by)


@pytest.fixture
def board(assistant: Staff) -> list[HeldKey]:
    """Three hooks with one, two and three keys."""
    return [hang(hook, assistant, many) for hook, many in (("10", 1), ("9", 2), ("A-1", 3))]


@pytest.fixture
def under_way(board: list[HeldKey], assistant: Staff) -> KeyCount:
    return counts.begin(by=assistant)


def counted_right(under_way: KeyCount, board: list[HeldKey], by: Staff) -> KeyCount:
    for key in board:
        under_way = found(under_way, key, key.count, by)
    return under_way


def test_every_hook_of_the_list_is_gone_through_by_hook(under_way: KeyCount) -> None:
    assert [line.facts["hook"] for line in under_way.lines] == ["9", "10", "A-1"]
    assert (under_way.hooks, under_way.counted, under_way.differences) == (3, 0, 0)
    assert under_way.version == journal.last_number() - 1


def test_what_the_list_says_is_not_told_before_the_hook_is_counted(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    """Blind: neither how many, nor that the key is out."""
    lend(board[0], assistant)
    line = next(line for line in counts.get(under_way.id).lines if line.facts["hook"] == "10")
    assert (line.expected, line.facts["lent"], line.answer) == (None, False, None)
    under_way = found(under_way, board[0], 1, assistant)
    line = next(line for line in under_way.lines if line.facts["hook"] == "10")
    assert (line.expected, line.facts["lent"], line.difference) == (0, True, 1)


def test_a_wrong_count_is_on_record_before_anything_is_told(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    """Nobody counts until the figure is right: the first count stays, beside the last."""
    found(under_way, board[2], 2, assistant)
    again = found(under_way, board[2], 3, assistant)
    (line,) = [line for line in again.lines if line.answer]
    assert line.answer is not None
    assert (line.facts["first"], line.answer.counted, line.difference) == (2, 3, 0)
    entries = journal.of_subject(f"key_count:{under_way.id}")
    told = [(e.payload["counted"], e.payload["expected"]) for e in entries[1:]]
    assert told == [(2, 3), (3, 3)]


def test_loans_and_returns_meanwhile_disturb_no_hook(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    one, two, three = board
    lend(one, assistant)
    found(under_way, one, 0, assistant)
    brought_back(one.id, assistant)  # counted already
    found(under_way, two, 2, assistant)
    lend(two, assistant)  # counted already
    lend(three, assistant)
    brought_back(three.id, assistant)  # before it was counted
    under_way = found(under_way, three, 3, assistant)
    assert under_way.unsettled == []
    assert [line.expected for line in under_way.lines] == [2, 0, 3]
    assert counts.sign(under_way.id, SIGNED, by=assistant).differences == 0


def test_what_is_out_in_part_or_known_to_be_missing_is_no_difference_K3(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    three = board[2]
    keys.lose(three.id, keys.KeyLoss(count=1, what="丢失", told="主管"), by=assistant)
    lend(three, assistant)
    keys.take_back(three.id, keys.KeyReturn(count=1, signed=Signed.PAPER), by=assistant)
    under_way = found(under_way, three, 1, assistant)
    assert under_way.differing == []
    [line] = [one for one in under_way.lines if one.key == f"key:{three.id}"]
    assert line.expected == 1


def test_a_key_that_leaves_before_it_was_counted_needs_no_count(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    keys.release(
        board[0].id,
        KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
        by=assistant,
    )
    hang("10", assistant)  # another key on the same hook, counted as it was hung up
    under_way = counted_right(under_way, board[1:], assistant)
    assert [line.facts["hook"] for line in under_way.lines] == ["9", "A-1"]
    done = counts.sign(under_way.id, SIGNED, by=assistant)
    assert (done.hooks, done.counted) == (3, 2)
    told = {one.name: one.text for one in figures(month(clock.today()))}
    assert told["Hooks as the list says"] == "2/2 = 100.0 %"


def test_a_key_that_leaves_after_it_was_counted_stays_as_it_was_counted(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    found(under_way, board[0], 1, assistant)
    keys.release(
        board[0].id,
        KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
        by=assistant,
    )
    assert counts.get(under_way.id).counted == 1
    with pytest.raises(Refused, match="no longer held"):
        found(under_way, board[0], 0, assistant)


def test_a_difference_is_explained_before_anybody_signs(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    counted_right(under_way, board, assistant)
    under_way = found(under_way, board[2], 2, assistant)
    with pytest.raises(Refused, match="unanswered"):
        counts.sign(under_way.id, SIGNED, by=assistant)
    said = Explanation(note="工程部取走一把未登记")
    counts.explain(under_way.id, board[2].id, said, by=second)
    done = counts.sign(under_way.id, SIGNED, by=assistant)
    (line,) = done.differing
    assert line.answer is not None
    assert (line.difference, line.answer.note) == (-1, said.note)
    assert (done.stage, done.differences) == (Stage.SIGNED, 1)
    entry = journal.get(done.signatures[0].number)
    assert entry.payload["differences"] == 1
    assert entry.payload["due"] == "2026-11-30"


def test_a_later_count_is_not_explained_by_what_was_said_of_an_earlier_one(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    found(under_way, board[2], 2, assistant)
    counts.explain(under_way.id, board[2].id, Explanation(note="少一把"), by=assistant)
    again = found(under_way, board[2], 1, assistant)
    (line,) = again.differing
    assert not line.explained


def test_a_hook_is_counted_before_it_is_explained(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    with pytest.raises(Refused, match="count"):
        counts.explain(under_way.id, board[0].id, Explanation(note="x"), by=assistant)


def test_nobody_signs_with_a_wrong_pin_or_for_nothing(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    for key in board:
        keys.release(
            key.id,
            KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
            by=assistant,
        )
    with pytest.raises(Refused, match="Nothing is counted"):
        counts.sign(under_way.id, SIGNED, by=assistant)
    with pytest.raises(Refused, match="PIN"):
        counts.sign(under_way.id, Signing(pin="271828"), by=assistant)
    assert counts.get(under_way.id).signatures == ()


def test_anybody_on_duty_goes_on_with_it(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    """Work that outlives a person: who counted what stays on record."""
    found(under_way, board[1], 2, assistant)
    with pytest.raises(Refused, match="under way"):
        counts.begin(by=second)
    assert counts.current() == counts.get(under_way.id)
    counted_right(under_way, [board[0], board[2]], second)
    done = counts.sign(under_way.id, SIGNED, by=second)
    assert [line.facts["by"] for line in done.lines] == [assistant.id, second.id, second.id]
    assert done.signatures[0].staff == second


def test_what_has_ended_is_not_counted_on(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    given_up = counts.give_up(under_way.id, GivingUp(reason="消防演练，改日"), by=assistant)
    assert given_up.stage is Stage.GIVEN_UP
    with pytest.raises(Refused, match="no longer under way"):
        found(under_way, board[0], 1, assistant)
    with pytest.raises(Refused, match="no longer under way"):
        counts.sign(under_way.id, SIGNED, by=assistant)
    with pytest.raises(Refused, match="no longer under way"):
        counts.give_up(under_way.id, GivingUp(reason="x"), by=assistant)
    with pytest.raises(Exception, match="has ended"):
        database.db.execute_sql("UPDATE key_count SET differences = 0")


def test_one_that_was_given_up_stays_as_it_was_given_up(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    """A key that leaves afterwards had not left the list while it was counted."""
    found(under_way, board[1], 2, assistant)
    given_up = counts.give_up(under_way.id, GivingUp(reason="消防演练，改日"), by=assistant)
    keys.release(
        board[0].id,
        KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
        by=assistant,
    )
    assert counts.get(given_up.id) == given_up
    assert len(given_up.lines) == given_up.hooks == 3


def test_a_signed_reconciliation_stays_as_it_was_signed(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    done = counts.sign(counted_right(under_way, board, assistant).id, SIGNED, by=assistant)
    keys.release(
        board[0].id,
        KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
        by=assistant,
    )
    database.db.execute_sql("UPDATE key_count_line SET hook = 'x', doors = 'x', expected = 9")
    assert counts.get(done.id) == done
    assert "list of hooks" in journal.verify().why


def test_a_forged_signature_is_found(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    done = counts.sign(counted_right(under_way, board, assistant).id, SIGNED, by=assistant)
    database.db.execute_sql("UPDATE key_count_signature SET staff = ?", (second.id,))
    assert journal.verify().bad == done.signatures[0].number


# A difference is followed


@pytest.fixture
def differing(under_way: KeyCount, board: list[HeldKey], assistant: Staff) -> KeyCount:
    """Signed, with a key missing from each of two hooks."""
    for key, many in zip(board, (1, 1, 2), strict=True):
        found(under_way, key, many, assistant)
    for key in board[1:]:
        counts.explain(under_way.id, key.id, Explanation(note="少一把"), by=assistant)
    return counts.sign(under_way.id, SIGNED, by=assistant)


def put_right(count_id: int, key: HeldKey, by: Staff) -> None:
    """Its finding is taken on and put right, as far as this person can say (G9)."""
    number = counts.get(count_id).findings[f"key:{key.id}"].number
    if tickets.get(number).stage is tickets.Stage.ASSIGNED:
        findings.accept(number, by=by)
        findings.begin(number, by=by)
    findings.put_right(number, findings.Righted(result="已找"), by=by)


def again(count_id: int, key: HeldKey, many: int, by: Staff) -> KeyCount:
    return counts.recheck(count_id, key.id, Recheck(counted=many, note="已查"), by=by)


def left(counted: KeyCount) -> list[str]:
    return [line.facts["hook"] for line in counted.to_recheck]


def test_a_difference_that_is_signed_is_a_finding_until_the_next_count_K3(
    differing: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    """G9: it says what differed and where, and leads back to the count."""
    assert set(differing.findings) == {f"key:{key.id}" for key in board[1:]}
    ticket = tickets.get(differing.findings[f"key:{board[1].id}"].number)
    assert (ticket.kind, ticket.place, ticket.worker) == (tickets.Kind.FINDING, "挂钩 9", "李芳")
    assert ticket.what == "应有 2，实点 1"
    assert differing.next_due is not None
    assert ticket.expected == clock.bounds(differing.next_due)[1]
    origin = findings.origin_of(ticket)
    assert (origin.source, origin.about) == (f"key_count:{differing.id}", f"key:{board[1].id}")
    assert origin.barred == (assistant.id,)


def test_a_difference_is_followed_until_somebody_else_finds_it_settled(
    differing: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    """K3: each for itself; looking again without finding it settles nothing."""
    assert left(differing) == ["9", "A-1"]
    with pytest.raises(Refused, match="First record in finding"):
        again(differing.id, board[1], 2, supervisor)
    put_right(differing.id, board[1], second)
    for barred in (assistant, second):  # who counted it, who put it right
        with pytest.raises(Forbidden, match="somebody else"):
            again(differing.id, board[1], 2, barred)
    assert left(again(differing.id, board[1], 1, supervisor)) == ["9", "A-1"]
    put_right(differing.id, board[1], second)
    assert left(again(differing.id, board[1], 2, supervisor)) == ["A-1"]
    with pytest.raises(Refused, match="no difference left"):
        again(differing.id, board[1], 2, supervisor)
    put_right(differing.id, board[2], assistant)
    done = again(differing.id, board[2], 3, second)
    assert left(done) == []
    assert [(one.counted, one.agrees) for one in done.rechecks] == [
        (1, False),
        (2, True),
        (3, True),
    ]
    assert done.lines == differing.lines
    assert counts.followed() == []
    assert tickets.queue() == []


def test_a_lost_key_is_settled_once_the_list_is_put_right_K4(
    differing: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    put_right(differing.id, board[2], assistant)
    assert "A-1" in left(again(differing.id, board[2], 0, second))
    keys.release(
        board[2].id,
        KeyRelease(handed_to="遗失注销", identity=Identity.WORK_PASS, signed=Signed.PAPER),
        by=assistant,
    )
    put_right(differing.id, board[2], assistant)
    assert left(again(differing.id, board[2], 0, second)) == ["9"]


def test_a_key_that_is_lent_is_looked_at_again_once_it_is_back(
    differing: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    put_right(differing.id, board[1], assistant)
    lend(board[1], assistant)
    with pytest.raises(Refused, match="is lent"):
        again(differing.id, board[1], 0, second)
    brought_back(board[1].id, assistant)
    assert left(again(differing.id, board[1], 2, second)) == ["A-1"]


def test_what_is_not_signed_is_counted_and_not_followed(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    found(under_way, board[1], 1, assistant)
    with pytest.raises(Refused, match="no difference left"):
        again(under_way.id, board[1], 2, second)
    assert of_counts()[0].kind == "key_count.open"
    assert tickets.queue() == []


@pytest.fixture
def before_findings(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> KeyCount:
    """Signed by a version in which a difference was no finding yet."""
    for key, many in zip(board, (1, 1, 2), strict=True):
        found(under_way, key, many, assistant)
    for key in board[1:]:
        counts.explain(under_way.id, key.id, Explanation(note="少一把"), by=assistant)
    with monkeypatch.context() as patch:
        patch.setattr(counts.steps, "_raise_finding", lambda *_given: None)
        return counts.sign(under_way.id, SIGNED, by=assistant)


def test_a_difference_signed_before_there_were_findings_is_finished_as_it_was_begun(
    before_findings: KeyCount, board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    (waits,) = of_counts()
    assert (waits.kind, waits.figures) == ("key_count.differs", {"hooks": "9, A-1"})
    handed = [one for one in subject.handed(clock.now()) if one.subject == waits.subject]
    assert [(one.title, one.facts, one.seen) for one in handed] == [
        ("9, A-1", {"differs": 2}, before_findings.signatures[0].number)
    ]
    with pytest.raises(Forbidden, match="somebody else"):
        again(before_findings.id, board[1], 2, assistant)
    again(before_findings.id, board[1], 2, second)
    assert of_counts()[0].figures == {"hooks": "A-1"}
    done = again(before_findings.id, board[2], 3, second)
    assert [one.agrees for one in done.rechecks] == [True, True]
    assert of_counts() == []
    assert not list(subject.handed(clock.now()))


# When it is due


def test_it_is_due_every_seven_days_by_the_day_that_was_set(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, manager: Staff, time: Clock
) -> None:
    """What the setting says later changes nothing that was set."""
    time.pass_(days=2)
    counts.sign(counted_right(under_way, board, assistant).id, SIGNED, by=assistant)
    assert counts.due() == clock.today() + timedelta(days=7)
    settings.change_own("keys", KeySettings(count_days=3), by=manager)
    assert counts.due() == clock.today() + timedelta(days=7)
    again = counted_right(counts.begin(by=assistant), board, assistant)
    assert again.due == clock.today() + timedelta(days=7)
    assert counts.sign(again.id, SIGNED, by=assistant).next_due == clock.today() + timedelta(3)


def test_the_first_is_due_by_how_long_keys_have_been_held(assistant: Staff) -> None:
    assert counts.due() is None
    with pytest.raises(Refused, match="No key is held"):
        counts.begin(by=assistant)
    hang("1", assistant, since=clock.today() - timedelta(days=5))
    hang("2", assistant)
    assert counts.due() == clock.today() + timedelta(days=2)


def test_giving_one_up_leaves_the_keys_as_due_as_they_were(
    under_way: KeyCount, assistant: Staff
) -> None:
    before = counts.due()
    counts.give_up(under_way.id, GivingUp(reason="消防演练"), by=assistant)
    assert counts.due() == before


def of_counts() -> list[Waiting]:
    waits = agenda.everything(clock.now())
    return [one for one in waits if one.subject.startswith("key_count:")]


def test_it_waits_on_today_from_the_day_it_is_due_and_is_late_the_day_after(
    board: list[HeldKey], assistant: Staff, time: Clock
) -> None:
    time.pass_(days=6)
    assert of_counts() == []
    time.pass_(days=1)
    (due,) = of_counts()
    assert (due.kind, due.stands(clock.now())) == ("key_count.due", Place.TODAY)
    assert due.figures == {"due": "2026-11-30", "last": None}
    time.pass_(days=1)
    assert of_counts()[0].stands(clock.now()) is Place.LATE


def test_one_that_is_under_way_waits_in_its_stead(
    board: list[HeldKey], assistant: Staff, time: Clock
) -> None:
    under_way = counts.begin(by=assistant)
    assert [one.stands(clock.now()) for one in of_counts()] == [Place.GOING_ON]
    time.pass_(days=8)
    found(under_way, board[0], 1, assistant)
    (going_on,) = of_counts()
    assert (going_on.kind, going_on.subject) == ("key_count.open", f"key_count:{under_way.id}")
    assert going_on.stands(clock.now()) is Place.LATE
    assert going_on.figures == {"counted": 1, "hooks": 3}
    counted_right(under_way, board, assistant)
    counts.sign(under_way.id, SIGNED, by=assistant)
    assert of_counts() == []


def test_a_due_count_is_handed_over_and_stays_known_while_it_goes_on(
    board: list[HeldKey], assistant: Staff, second: Staff, time: Clock
) -> None:
    """H7: each hook that is counted does not ask the two anew."""
    handover.take_desk(by=assistant)
    time.pass_(days=7)
    under_way = counts.begin(by=assistant)
    record = relieved(assistant, second)
    (line,) = [line for line in record.lines if line.subject.startswith("key_count:")]
    assert (line.title, line.facts) == ("2026-11-30", {"begun": True, "due": "2026-11-30"})
    handover.answer(record.id, line.key, handover.LineAnswer(), by=second)
    found(under_way, board[0], 1, second)
    (line,) = [one for one in handover.get(record.id).lines if one.key == line.key]
    assert line.settled


def test_midnight_brings_no_line_between_the_two_signatures_of_a_handover(
    board: list[HeldKey], assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.at = MONDAY.replace(hour=15, minute=59) + timedelta(days=6)
    record = relieved(assistant, second)
    before = [line.key for line in record.lines]
    time.pass_(minutes=30)
    assert [one.kind for one in of_counts()] == ["key_count.due"]
    assert [line.key for line in handover.get(record.id).lines] == before
    time.pass_(hours=2)
    assert "key_count:0" in [line.key for line in handover.get(record.id).lines]


# What stands in it of people


def test_words_that_are_erased_go_from_the_frozen_list_and_the_signed_sheet(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, manager: Staff
) -> None:
    """F6."""
    done = counts.sign(counted_right(under_way, board, assistant).id, SIGNED, by=assistant)
    held = journal.of_subject(f"key:{board[0].id}")[0]
    erased = erasure.erase_words(held.number, Erasure(reason="来函"), by=manager)
    assert erased.with_it == (done.signatures[0].number,)
    left = database.db.execute_sql("SELECT doors FROM key_count_line ORDER BY place").fetchall()
    assert [doors for (doors,) in left] == ["泵房", "", "泵房"]
    assert journal.verify().bad is None
    assert counts.get(done.id).counted == 3


def test_every_operation_is_one_entry_D1(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff
) -> None:
    before = journal.last_number()
    counted_right(under_way, board, assistant)
    counts.explain(under_way.id, board[0].id, Explanation(note="标签已重贴"), by=assistant)
    counts.sign(under_way.id, SIGNED, by=assistant)
    assert journal.last_number() == before + len(board) + 2


@pytest.mark.parametrize(
    ("spoiled", "why"),
    [
        ("UPDATE key_count SET due = '2026-01-01'", "stands otherwise"),
        ("UPDATE key_count SET hooks = hooks + 1", "stands otherwise"),
        ("UPDATE key_count SET differences = 7", "stands otherwise"),
        ("UPDATE key_count SET next_due = '2027-01-01'", "stands otherwise"),
        ("UPDATE key_count SET begun_at = begun_at + 1", "stands otherwise"),
        ("UPDATE key_count SET ended_at = ended_at + 1", "ended at another time"),
        ("UPDATE key_count_line SET home = '1-1-101'", "list of hooks"),
        ("UPDATE key_count_line SET place = place + 100", "list of hooks"),
        ("DELETE FROM key_count_line WHERE key_id = 1", "list of hooks"),
        ("UPDATE key_count_line SET first_count = 1", "otherwise than it was counted"),
        ("UPDATE key_count_line SET expected = 1", "otherwise than it was counted"),
        ("UPDATE key_count_line SET lent = 1", "otherwise than it was counted"),
        ("UPDATE key_count_line SET counted_by = NULL", "otherwise than it was counted"),
        ("UPDATE key_count_answer SET counted = 1", "answer is not as it was recorded"),
        ("UPDATE key_count_answer SET abnormal = 1", "answer is not as it was recorded"),
        ("UPDATE key_count_answer SET seen = 1", "answer is not as it was recorded"),
        ("UPDATE key_count_answer SET number = number - 1", "answer is not as it was recorded"),
        ("DELETE FROM key_count_answer WHERE id = 2", "its answer or its signature is gone"),
        ("UPDATE key_count_signature SET at = at + 1", "signature"),
        ("DELETE FROM key_count_signature", "its answer or its signature is gone"),
    ],
)
def test_what_a_reconciliation_says_otherwise_than_its_entries_is_found(
    under_way: KeyCount, board: list[HeldKey], assistant: Staff, spoiled: str, why: str
) -> None:
    counts.sign(counted_right(under_way, board, assistant).id, SIGNED, by=assistant)
    assert journal.verify().right
    spoil(f"DROP TRIGGER key_count_ended; {spoiled}")
    found = [check for check in CHECKS.items() if ask(check[1]) is not None]
    assert any(why in sentence for sentence, _ in found)


def test_a_hook_that_nobody_counted_and_is_counted_is_found(
    under_way: KeyCount, assistant: Staff
) -> None:
    spoil("UPDATE key_count_line SET first_count = 1, expected = 1, counted_by = 1")
    assert journal.verify().why == "A hook is counted as no entry says: {what}"


def ask(sql: str) -> object:
    return database.db.execute_sql(sql).fetchone()[0]


def spoil(script: str) -> None:
    database.db.connection().executescript(script)
