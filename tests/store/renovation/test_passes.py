"""Workers' passes: under a permit, against a deposit, lost, withdrawn, back, erased (R10)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, deposits, renovation, residents
from store.desk import settings
from store.engine import database
from store.errors import Refused
from store.renovation import (
    Completion,
    Inspection,
    Longer,
    Loss,
    NewPass,
    PassBack,
    PassStage,
    Release,
    Term,
    Trade,
    Withdrawal,
    WorkerPass,
)
from store.renovation.passing import lapse
from store.rights import Staff
from tests.conftest import Clock
from tests.store.renovation.works import applied, begun, waiting


def issued(one: renovation.Renovation, by: Staff, **told: object) -> WorkerPass:
    usual: dict[str, object] = {"permit": one.number, "name": "孙师傅"}
    return renovation.issue(NewPass.model_validate(usual | told), by=by)


@pytest.fixture
def work(home: int, assistant: Staff, supervisor: Staff) -> renovation.Renovation:
    return begun(home, assistant, supervisor)


def test_a_pass_holds_as_its_kind_does_and_never_longer_than_the_permit(
    work: renovation.Renovation, assistant: Staff, time: Clock
) -> None:
    today = clock.today()
    assert issued(work, assistant).until == today + timedelta(days=14)
    assert issued(work, assistant, term=Term.LONG).until == today + timedelta(days=29)
    time.pass_(days=50)
    assert issued(work, assistant).until == work.ends
    with pytest.raises(Refused) as refused:
        issued(work, assistant, until=work.ends + timedelta(days=1))
    assert refused.value.field == "until"
    time.pass_(days=30)
    with pytest.raises(Refused, match="run out"):
        issued(work, assistant)


def test_no_pass_without_a_permit(home: int, assistant: Staff) -> None:
    one = applied(home, assistant)
    with pytest.raises(Refused, match="not possible"):
        issued(one, assistant)
    with pytest.raises(Refused) as refused:
        renovation.issue(NewPass(permit="ZX-2026-0099", name="孙师傅"), by=assistant)
    assert refused.value.field == "permit"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "card"),
        ({"card": "T1"}, "card_until"),
        ({"card": "T1", "card_until": "2026-12-01"}, "card_until"),
    ],
)
def test_an_electrician_has_a_card_that_holds(
    told: dict[str, object], field: str, work: renovation.Renovation, assistant: Staff
) -> None:
    with pytest.raises(Refused) as refused:
        issued(work, assistant, trade=Trade.ELECTRICIAN, **told)
    assert refused.value.field == field


def test_a_pass_is_given_out_against_its_deposit_that_is_due_back_when_it_is_back(
    work: renovation.Renovation, assistant: Staff, manager: Staff
) -> None:
    settings.change_own("renovation", renovation.RenovationSettings(pass_deposit=50), by=manager)
    one = issued(work, assistant)
    assert one.deposit_id is not None
    held = deposits.get(one.deposit_id)
    assert (held.balance, held.linked, held.kind) == (5000, one.number, deposits.Kind.PASS)
    with pytest.raises(Refused, match="Not met yet"):
        deposits.meet(held.id, deposits.Met(), by=assistant)
    renovation.take_back(one.id, PassBack(), by=assistant)
    assert deposits.get(held.id).met_on == clock.today()
    with pytest.raises(Refused):
        renovation.take_back(one.id, PassBack(), by=assistant)


def test_a_lost_number_is_dead_and_the_new_one_takes_its_deposit(
    work: renovation.Renovation, assistant: Staff
) -> None:
    one = issued(work, assistant, deposit="50")
    with pytest.raises(Refused) as refused:
        renovation.lose(one.id, Loss(note=False), by=assistant)
    assert refused.value.field == "note"
    new = renovation.lose(one.id, Loss(note=True), by=assistant)
    old = renovation.PASSES.table.one(one.id)
    assert (old.stage, old.out, old.deposit_id) == (PassStage.LOST, False, None)
    assert (new.replaces, new.deposit_id, new.until) == (one.id, one.deposit_id, one.until)
    assert new.number != one.number
    assert deposits.get(one.deposit_id or 0).met_on is None


def test_a_pass_that_has_run_out_shows_so_and_waits_to_come_back(
    work: renovation.Renovation, assistant: Staff, time: Clock
) -> None:
    one = issued(work, assistant)
    time.pass_(days=15)
    assert one.state(clock.today()) is PassStage.OVER
    assert waiting(one.subject) == {"worker_pass.to_come_back"}
    longer = clock.today() + timedelta(days=5)
    after = renovation.extend_pass(one.id, Longer(until=longer), by=assistant)
    assert after.state(clock.today()) is PassStage.ISSUED and waiting(one.subject) == set()


def test_on_closing_all_come_back_or_are_listed(
    work: renovation.Renovation, assistant: Staff, time: Clock
) -> None:
    one, other = issued(work, assistant), issued(work, assistant, name="钱师傅")
    renovation.withdraw(one.id, Withdrawal(reason="无证施工", back=True), by=assistant)
    renovation.complete(work.id, Completion(), by=assistant)
    renovation.inspect(work.id, Inspection(), by=assistant)
    time.pass_(days=30)
    with pytest.raises(Refused, match=other.number) as refused:
        renovation.release(work.id, Release(), by=assistant)
    assert refused.value.field == "listed" and one.number not in str(refused.value.values)
    renovation.release(work.id, Release(listed="钱师傅离开本市，证未交回"), by=assistant)


def test_workers_names_are_erased_ninety_days_after_a_pass_has_ended_SET1(
    work: renovation.Renovation, assistant: Staff, time: Clock
) -> None:
    one, other = issued(work, assistant, id_number="11010519491231002X"), issued(work, assistant)
    renovation.take_back(one.id, PassBack(), by=assistant)
    time.pass_(days=89)
    lapse()
    assert renovation.PASSES.table.one(one.id).name
    time.pass_(days=1)
    lapse()
    gone = renovation.PASSES.table.one(one.id)
    assert (gone.name, gone.id_number, gone.number) == ("", "", one.number)
    assert renovation.PASSES.table.one(other.id).name == "孙师傅"


def test_no_name_of_a_worker_or_a_firm_s_people_stands_in_the_journal(
    work: renovation.Renovation, assistant: Staff
) -> None:
    """F6."""
    issued(work, assistant, id_number="11010519491231002X", deposit="50")
    told = database.db.execute_sql(
        "SELECT group_concat(payload) || (SELECT coalesce(group_concat(text), '') FROM"
        " journal_text) FROM journal"
    ).fetchone()[0]
    assert residents.get(work.home_id)
    for personal in ("孙师傅", "刘工", "张惠文", "13987654321", "11010519491231002X"):
        assert personal not in told
