"""What no step passes: papers, signatures, letters, the fund, money, keys (M12–M19, X faults)."""

from __future__ import annotations

import peewee
import pytest

from store import agenda, answers, bills, clock, deposits, journal, keys, moveins, residents
from store.engine import database
from store.errors import Forbidden, Refused
from store.moveins import (
    Archived,
    Charged,
    HandedOut,
    LetPast,
    LineStage,
    Mode,
    Next,
    Owed,
    Paid,
    Paused,
    State,
    Verified,
    Why,
)
from store.residents import DocumentKind
from store.rights import Staff
from tests.conftest import Clock
from tests.store.moveins import walks
from tests.store.moveins.walks import AGREE, OWNER, days

WHY = Why(reason="业主书面申请")


def waiting(kind: str) -> list[str]:
    return [one.subject for one in agenda.everything(clock.now()) if one.kind == kind]


def handed() -> list[str]:
    handed_ = answers.of("moveins").handed
    assert handed_ is not None
    return [one.subject for one in handed_(clock.now())]


def test_one_move_in_is_open_for_a_home_and_the_database_keeps_it_so_M15(
    home: int, assistant: Staff
) -> None:
    first = walks.opened(home, assistant)
    with pytest.raises(Refused, match=first.number) as refused:
        walks.opened(home, assistant)
    assert refused.value.field == "home"
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(
            "INSERT INTO movein (number, course, mode, home_id, opened_on, stage)"
            " VALUES ('RZ-2026-0009', 'in', 'owner', ?, '2026-11-23', 'open')",
            (home,),
        )


def test_nothing_is_done_before_the_papers_are_verified_M12(home: int, assistant: Staff) -> None:
    walk = walks.opened(home, assistant)
    for step in (
        lambda: moveins.charge(walk.id, Charged(), by=assistant),
        lambda: moveins.register(walk.id, walks.SIGNED, by=assistant),
        lambda: moveins.check(walk.id, "room:door", LineStage.OK, by=assistant),
        lambda: moveins.give(walk.id, "hand:fees", by=assistant),
        lambda: walks.flawed(walk, assistant),
    ):
        with pytest.raises(Refused, match="First the papers"):
            step()
    with pytest.raises(Refused, match="Not here yet"):
        moveins.verify(walk.id, AGREE, by=assistant)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("UPDATE movein SET stage = 'handed' WHERE id = ?", (walk.id,))


def test_a_paper_is_ticked_once_and_stands_once_in_the_homes_file(
    home: int, assistant: Staff
) -> None:
    walk = walks.opened(home, assistant)
    moveins.tick(walk.id, "paper:purchase", by=assistant)
    with pytest.raises(Refused):
        moveins.tick(walk.id, "paper:purchase", by=assistant)
    kinds = [one.kind for one in residents.home(home).documents]
    assert kinds.count(DocumentKind.PURCHASE) == 1
    moveins.undo(walk.id, "paper:purchase", WHY, by=assistant)
    assert DocumentKind.PURCHASE not in [one.kind for one in residents.home(home).documents]
    assert moveins.stage_of(walk.id, "paper:purchase") is LineStage.OPEN
    moveins.tick(walk.id, "paper:purchase", by=assistant)


def test_a_paper_that_is_owed_lets_the_rest_go_on_and_stands_on_Today_until_it_is_here_M18(
    home: int, assistant: Staff, time: Clock
) -> None:
    walk = walks.opened(home, assistant)
    owed = moveins.owe(walk.id, "paper:purchase", Owed(owed_by=days(5)), by=assistant)
    walks.verified(walk, assistant)
    assert waiting("movein_line.awaited") == [owed.subject]
    assert owed.subject in handed()
    time.pass_(days=6)
    (one,) = [w for w in agenda.everything(clock.now()) if w.subject == owed.subject]
    assert one.late(clock.now())
    moveins.tick(walk.id, "paper:purchase", by=assistant)
    assert waiting("movein_line.awaited") == [] and owed.subject not in handed()


def test_what_does_not_agree_is_let_past_by_who_is_in_charge_alone_M17(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    walk = walks.opened(home, assistant)
    walks.ticked(walk, assistant)
    wrong = Verified(names=False, homes=True, dates=True)
    with pytest.raises(Refused) as refused:
        moveins.verify(walk.id, wrong, by=assistant)
    assert refused.value.field == "names"
    despite = wrong.model_copy(update={"despite": "曾用名，户口本可证"})
    with pytest.raises(Forbidden):
        moveins.verify(walk.id, despite, by=assistant)
    assert moveins.verify(walk.id, despite, by=supervisor).verified_on == clock.today()


def test_a_paper_of_identity_that_has_run_out_is_refused_M17(home: int, assistant: Staff) -> None:
    walk = walks.opened(home, assistant)
    with pytest.raises(Refused) as refused:
        walks.verified(walk, assistant, id_until=days(-1))
    assert refused.value.field == "id_until"
    assert walks.verified(walk, assistant, id_until=days(0)).verified_on


@pytest.mark.parametrize(
    ("since", "until", "holds"), [(-9, 0, True), (0, 9, True), (-9, -1, False), (1, 9, False)]
)
def test_a_letter_holds_on_its_days_both_ends_counted_and_on_no_other(
    home: int, assistant: Staff, since: int, until: int, holds: bool
) -> None:
    """CC-165: agent, matters, powers, a period that covers today."""
    walk = walks.opened(home, assistant, mode=Mode.PROXY, handler="王建国")
    told = {"matters": "代办入住", "letter_since": days(since), "letter_until": days(until)}
    if holds:
        assert walks.verified(walk, assistant, **told).verified_on
        return
    with pytest.raises(Refused, match="does not cover today"):
        walks.verified(walk, assistant, **told)


def test_a_proxy_whose_letter_has_run_out_since_gets_no_keys_M25(
    home: int, assistant: Staff, time: Clock
) -> None:
    walk = walks.opened(home, assistant, mode=Mode.PROXY, handler="王建国")
    told = {"matters": "代办", "letter_since": days(0), "letter_until": days(2)}
    walk = walks.charged(walks.verified(walk, assistant, **told), assistant)
    time.pass_(days=3)
    with pytest.raises(Refused) as refused:
        walks.given_out(walk, assistant, "王建国")
    assert refused.value.field == "received_by"
    with pytest.raises(Refused):
        walks.given_out(walk, assistant, "李路人")
    assert walks.given_out(walk, assistant, OWNER).handed_to == OWNER


def test_a_letter_of_attorney_cannot_be_brought_later(home: int, assistant: Staff) -> None:
    walk = walks.opened(home, assistant, mode=Mode.PROXY, handler="王建国")
    with pytest.raises(Refused, match="cannot be brought later"):
        moveins.owe(walk.id, "paper:attorney", Owed(owed_by=days(3)), by=assistant)


def test_without_the_fund_no_home_is_handed_over_and_the_manager_alone_lets_it_past_M13(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """FUND-13."""
    walk = walks.opened(home, assistant, first_sale=True)
    moveins.owe(walk.id, moveins.FUND, Owed(owed_by=days(3)), by=assistant)
    walk = walks.charged(walks.verified(walk, assistant), assistant)
    with pytest.raises(Refused, match="maintenance fund"):
        walks.given_out(walk, assistant)
    for nobody in (assistant, supervisor):
        with pytest.raises(Forbidden):
            moveins.pass_by(walk.id, moveins.FUND, WHY, by=nobody)
    moveins.pass_by(walk.id, moveins.FUND, Why(reason="开发商来函同意"), by=manager)
    assert walks.given_out(moveins.get(walk.id), assistant).handed_on


def test_keys_go_only_once_the_bills_are_made_and_paid_or_let_past_with_a_reason_M13(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    walk = walks.verified(walks.opened(home, assistant), assistant)
    with pytest.raises(Refused, match="First the bills"):
        walks.given_out(walk, assistant)
    walk = walks.charged(walk, assistant, paid=False)
    with pytest.raises(Refused, match="not paid"):
        walks.given_out(walk, assistant)
    with pytest.raises(Forbidden):
        moveins.let_past(walk.id, LetPast(reason="明日转账"), by=assistant)
    moveins.let_past(walk.id, LetPast(reason="明日转账"), by=supervisor)
    walks.given_out(moveins.get(walk.id), assistant)
    assert waiting("movein.unpaid") == [walk.subject]
    moveins.archive(walk.id, Archived(), by=assistant)
    assert waiting("movein.unpaid") == [walk.subject]  # it shows until it is paid
    walks.pay(home, assistant)
    moveins.look_again(walk.id, by=assistant)
    assert waiting("movein.unpaid") == []


def test_the_fee_is_billed_from_the_day_of_the_notice_to_the_months_end_once_E4(
    home: int, assistant: Staff
) -> None:
    walk = walks.opened(home, assistant, notice_date=days(-10))  # the 13th of November
    walks.verified(walk, assistant)
    walks.charged(walk, assistant, paid=False)
    (bill,) = bills.of_home(home)
    assert (bill.first, bill.last) == (days(-10), days(7))
    assert bill.amount == 150_39  # 89.52 m² × 2.80 × 18/30, rounded once
    with pytest.raises(Refused, match="billed already"):
        moveins.charge(walk.id, Charged(), by=assistant)


def test_a_deposit_is_taken_once_with_a_receipt_of_its_own(home: int, assistant: Staff) -> None:
    walk = walks.verified(walks.opened(home, assistant), assistant)
    paid = Paid.model_validate({"payer": OWNER, "amount": "500"})
    line = moveins.take(walk.id, "money:moving", paid, by=assistant)
    (held,) = deposits.of_home(home)
    assert (line.refs, held.amount) == (held.number, 500_00)
    with pytest.raises(Refused):
        moveins.take(walk.id, "money:moving", paid, by=assistant)
    with pytest.raises(Refused, match=held.number):
        moveins.cancel(walk.id, moveins.Reason(reason="不买了"), by=assistant)
    assert len(deposits.of_home(home)) == 1


def test_keys_counted_otherwise_than_on_the_list_are_not_handed_out_M24(
    home: int, assistant: Staff
) -> None:
    walk = walks.charged(walks.verified(walks.opened(home, assistant), assistant), assistant)
    for one in moveins.not_out(walk):
        moveins.give(walk.id, one.code, by=assistant)
    for count in (0, 2, 4):
        out = HandedOut(received_by=OWNER, keys=count, signed=True)
        with pytest.raises(Refused) as refused:
            moveins.hand_out(walk.id, out, by=assistant)
        assert refused.value.field == "keys"
    out = HandedOut(received_by=OWNER, keys=3, signed=True)
    moveins.hand_out(walk.id, out, by=assistant)
    with pytest.raises(Refused):
        moveins.hand_out(walk.id, out, by=assistant)
    assert (keys.of_home(home), len(keys.handed_over())) == ([], 1)


def test_who_pauses_says_who_waits_for_what_until_when_and_the_next_shift_takes_it_up_M8(
    home: int, assistant: Staff, second: Staff
) -> None:
    walk = walks.opened(home, assistant)
    moveins.pause(walk.id, Paused(waits_for="业主取合同", back_on=days(2)), by=assistant)
    (one,) = [w for w in agenda.everything(clock.now()) if w.kind == "movein.waits"]
    assert (one.due, one.figures["for"]) == (clock.bounds(days(2))[1], "业主取合同")
    assert walk.subject in handed() and moveins.get(walk.id).state is State.PAUSED
    moveins.tick(walk.id, "paper:notice", by=second)
    assert moveins.get(walk.id).state is State.OPEN
    assert waiting("movein.goes_on") == [walk.subject]


def test_a_second_move_in_is_a_record_of_its_own_and_says_why_once_more_M15(
    home: int, assistant: Staff
) -> None:
    first = walks.whole(home, assistant)
    with pytest.raises(Refused, match=first.number) as refused:
        walks.opened(home, assistant)
    assert refused.value.field == "again"
    tenant = walks.opened(home, assistant, mode=Mode.TENANT, owner="刘租客")
    assert tenant.number == "RZ-2026-0002"
    assert moveins.get(first.id).stage is moveins.Stage.ARCHIVED
    assert [one.number for one in moveins.of_home(home)] == [tenant.number, first.number]


def test_the_archive_says_what_is_missing_and_the_paper_stays_owed_F5(
    home: int, assistant: Staff
) -> None:
    walk = walks.opened(home, assistant)
    moveins.owe(walk.id, "paper:purchase", Owed(owed_by=days(5)), by=assistant)
    walk = walks.charged(walks.verified(walk, assistant), assistant)
    walks.accepted(walk, assistant)
    walk = walks.given_out(moveins.get(walk.id), assistant)
    moveins.archive(walk.id, Archived(), by=assistant)
    entry = journal.of_subject(walk.subject)[-1]
    assert entry.payload["missing"] == ["purchase"]
    assert len(waiting("movein_line.awaited")) == 1
    moveins.tick(walk.id, "paper:purchase", by=assistant)
    assert waiting("movein_line.awaited") == [] and moveins.missing(walk) == []


def test_a_home_that_is_not_accepted_is_not_handed_over_until_it_is_M23(
    home: int, assistant: Staff
) -> None:
    walk = walks.charged(walks.verified(walks.opened(home, assistant), assistant), assistant)
    no = moveins.Concluded(
        conclusion=moveins.Conclusion.REFUSED, signed_by=OWNER, engineer="赵电工", reason="渗漏"
    )
    walk = moveins.conclude(walk.id, no, by=assistant)
    assert walk.next is Next.AGAIN
    with pytest.raises(Refused, match="not accepted the home"):
        walks.given_out(walk, assistant)
    assert walks.accepted(walk, assistant).next is Next.HAND


def test_a_register_is_not_signed_over_a_line_that_nobody_looked_at_M20(
    home: int, assistant: Staff
) -> None:
    walk = walks.verified(walks.opened(home, assistant), assistant)
    moveins.check_rest(walk.id, by=assistant)
    yes = moveins.Concluded(signed_by=OWNER, engineer="赵电工")
    with pytest.raises(Refused, match="Not gone through yet"):
        moveins.conclude(walk.id, yes, by=assistant)
    for meter in ("water", "power", "gas"):
        moveins.leave_unchecked(walk.id, f"meter:{meter}", Why(reason="未装表"), by=assistant)
    assert moveins.conclude(walk.id, yes, by=assistant).concluded_on == clock.today()


def test_names_and_numbers_of_people_stand_in_no_entry_F6(home: int, assistant: Staff) -> None:
    walk = walks.opened(home, assistant, mode=Mode.PROXY, handler="王建国")
    told = {"matters": "王建国代办", "letter_since": days(0), "letter_until": days(9)}
    walks.verified(walk, assistant, **told)
    signed = walks.SIGNED.model_copy(
        update={"handler_phone": "13900001111", "handler_id": "11010519491231002X"}
    )
    moveins.register(walk.id, signed, by=assistant)
    sql = "SELECT payload FROM journal UNION ALL SELECT text FROM journal_text"
    said = "".join(str(row[0]) for row in database.db.execute_sql(sql).fetchall())
    assert not any(text in said for text in (OWNER, "王建国", "13900001111", "11010519491231002X"))
    assert residents.home(home).representatives[0].person.name == "王建国"
    assert journal.verify().right
