"""Flood test, inspection, watching time, the deposit's return (R17–R19; art. 8, 30, 33)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, deposits, renovation, residents, tickets
from store.deposits import Approve as ApproveReturn
from store.deposits import Ask, Check, Deduct, GiveBack, Met, What
from store.errors import Forbidden, Refused
from store.renovation import (
    Approval,
    Completion,
    Extension,
    FloodTest,
    Inspection,
    Leak,
    Neighbour,
    Nuisance,
    Refusal,
    Release,
    Review,
    Stage,
    Works,
)
from store.residents import HomeState
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import Clock
from tests.store.renovation.works import (
    ALL_PAPERS,
    begun,
    give_back,
    passed,
    permitted,
    waiting,
)


def deposit_of(one: renovation.Renovation) -> deposits.Deposit:
    (held,) = renovation.of_renovation(one.id)
    return held


def test_deposit_waits_for_acceptance_and_can_be_cut(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """X68 (BH-M87/sy DecorationService): no way around the renovation, but the manager's reason."""
    one = begun(home, assistant, supervisor)
    held = deposit_of(one)
    for condition in (What.ACCEPTED, What.NO_LEAKS, What.PASSES, None):
        with pytest.raises(Refused, match="Not met yet"):
            deposits.meet(held.id, Met(condition=condition), by=manager)
    deposits.ask(held.id, Ask(), by=assistant)
    with pytest.raises(Refused):
        deposits.check(held.id, Check(), by=assistant)
    with pytest.raises(Forbidden):
        deposits.check(held.id, Check(despite="业主急用"), by=supervisor)
    cut = {"deduction": "35", "reason": "电梯轿厢划伤", "evidence": "照片两张", "agreed": True}
    deposits.deduct(held.id, Deduct.model_validate(cut), by=assistant)
    deposits.check(held.id, Check(despite="业主住院，经理同意"), by=manager)
    deposits.approve(held.id, ApproveReturn(), by=supervisor)
    back = deposits.give_back(held.id, GiveBack(receipt_back=True, signed=True), by=assistant)
    assert (back.returned, back.deducted, back.balance) == (196500, 3500, 0)
    assert renovation.get(one.id).stage is Stage.UNDER_WAY


def test_deposit_returned_once(home: int, assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """X43 (MC RefundFeeDepositCmd)."""
    one = passed(home, assistant, supervisor)
    time.pass_(days=30)
    renovation.release(one.id, Release(), by=assistant)
    give_back(deposit_of(one).id, assistant, supervisor)
    with pytest.raises(Refused):
        give_back(deposit_of(one).id, assistant, supervisor)
    assert deposits.get(deposit_of(one).id).returned == 200000


def test_deposit_shows_payer_holder_deductions(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    """X105 (reapit/foundations #7278): whose it is, for what, and how much is held."""
    one = permitted(home, assistant, supervisor)
    held = deposit_of(one)
    assert (held.payer, held.linked, held.balance) == ("张惠文", one.number, 200000)
    assert renovation.held_for(one.id) == 200000


def test_where_the_waterproof_layer_was_touched_a_flood_test_holds_first_art_8(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = begun(home, assistant, supervisor, "waterproof")
    renovation.complete(one.id, Completion(), by=assistant)
    with pytest.raises(Refused, match="flood test"):
        renovation.inspect(one.id, Inspection(), by=assistant)
    renovation.flood(one.id, FloodTest(tight=False, below_seen=True), by=assistant)
    with pytest.raises(Refused, match="flood test"):
        renovation.inspect(one.id, Inspection(), by=assistant)
    with pytest.raises(Refused) as refused:
        renovation.flood(one.id, FloodTest(tight=True, below_seen=False), by=assistant)
    assert refused.value.field == "below_seen"
    renovation.flood(one.id, FloodTest(tight=True, below_seen=True), by=assistant)
    assert renovation.inspect(one.id, Inspection(), by=assistant).stage is Stage.PASSED


def test_what_is_not_in_order_is_put_right_by_a_day_and_inspected_again_R17(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    done = renovation.complete(one.id, Completion(), by=assistant)
    assert done.inspect_due == clock.today() + timedelta(days=3)
    with pytest.raises(Refused) as refused:
        renovation.inspect(one.id, Inspection(waste=False), by=assistant)
    assert refused.value.field == "right_by"
    wrong = Inspection(waste=False, right_by=clock.today() + timedelta(days=1))
    assert renovation.inspect(one.id, wrong, by=assistant).stage is Stage.TO_RIGHT
    assert residents.get(home).state is HomeState.RENOVATION
    renovation.complete(one.id, Completion(), by=assistant)
    assert renovation.inspect(one.id, Inspection(), by=assistant).stage is Stage.PASSED
    assert residents.get(home).state is HomeState.OCCUPIED


def test_a_leak_in_the_watching_time_holds_the_deposit_and_begins_it_anew_R18(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = passed(home, assistant, supervisor)
    time.pass_(days=29)
    renovation.leak(one.id, Leak(what="楼下卫生间顶滴水"), by=assistant)
    assert waiting(one.subject) == {"renovation.leak"}
    time.pass_(days=10)
    with pytest.raises(Refused, match="leak"):
        renovation.release(one.id, Release(), by=assistant)
    after = renovation.repair(one.id, Leak(what="重做防水"), by=assistant)
    assert after.watch_until == clock.today() + timedelta(days=30)
    assert deposit_of(one).met_on is None


def test_the_watching_time_is_kept_as_it_was_set(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    from store.desk import settings

    one = passed(home, assistant, supervisor)
    settings.change_own("renovation", renovation.RenovationSettings(wait=1), by=manager)
    time.pass_(days=29)
    with pytest.raises(Refused, match="watched until"):
        renovation.release(one.id, Release(), by=assistant)


def test_an_extension_keeps_the_number_with_a_count_behind_it_R6(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    time.pass_(days=60)
    assert one.state(clock.today()) is Stage.EXPIRED
    assert waiting(one.subject) == {"renovation.runs_out"}
    longer = Extension(until=clock.today() + timedelta(days=20), reason="材料未到")
    with pytest.raises(Forbidden):
        renovation.extend(one.id, longer, by=assistant)
    after = renovation.extend(one.id, longer, by=supervisor)
    assert (after.permit, after.number) == ("ZX-2026-0001-1", "ZX-2026-0001")
    assert after.state(clock.today()) is Stage.UNDER_WAY
    with pytest.raises(Refused):
        renovation.extend(one.id, longer, by=supervisor)


def test_a_change_of_the_plan_passes_the_same_gates(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = begun(home, assistant, supervisor)
    with pytest.raises(Refused) as refused:
        renovation.ask_change(one.id, Works(bearing=True), by=assistant)
    assert refused.value.field == "bearing"
    renovation.tick(one.id, ALL_PAPERS.model_copy(update={"gas_consent": False}), by=assistant)
    asked = renovation.ask_change(one.id, Works(gas=True), by=assistant)
    assert asked.works == () and waiting(one.subject) == {"renovation.change"}
    with pytest.raises(Refused, match="missing"):
        renovation.approve_change(one.id, Approval(), by=manager)
    renovation.tick(one.id, ALL_PAPERS, by=assistant)
    renovation.review(one.id, Review(fit=True, opinion="燃气公司已批"), by=assistant)
    with pytest.raises(Forbidden):
        renovation.approve_change(one.id, Approval(), by=supervisor)
    done = renovation.approve_change(one.id, Approval(), by=manager)
    assert [work.value for work in done.works] == ["gas"] and done.change == ()
    renovation.ask_change(one.id, Works(flue=True), by=assistant)
    why = Refusal(article=renovation.Article.A5_5, reason="共用烟道")
    assert renovation.refuse_change(one.id, why, by=supervisor).change == ()


def test_a_neighbour_s_report_is_linked_once_and_shows_on_both_R16(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    from store import journal

    one = begun(home, assistant, supervisor)
    noise = tickets.take(NewTicket(home=home, place="楼下", what="午休打孔"), by=assistant)
    given = Neighbour(ticket=noise.id, about=Nuisance.NOISE)
    renovation.link(one.id, given, by=assistant)
    with pytest.raises(Refused) as refused:
        renovation.link(one.id, given, by=assistant)
    assert refused.value.field == "ticket"
    assert [each.ticket_id for each in renovation.linked(one.id)] == [noise.id]
    touching = [entry.kind for entry in journal.touching(f"ticket:{noise.id}")]
    assert "renovation.linked" in touching
