"""Who does work here: the list, its days, its accounts, and what is erased of who has left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import answers, clock, estate, journal, workers
from store.desk import settings
from store.engine import database
from store.errors import Forbidden, Refused
from store.rights import Staff
from store.sentences import sentence
from store.workers import Forgetting, Leaving, NewWorker, Stage, Trade, Worker, WorkerChange
from tests.conftest import Clock


def hired(by: Staff, name: str = "王师傅", **more: object) -> Worker:
    given = {"name": name, "trade": Trade.ENGINEER, "post": "水电", "phone": "13912345678"}
    return workers.add(NewWorker.model_validate(given | more), by=by)


def test_a_worker_has_name_trade_post_phone_days_and_perhaps_an_account(
    supervisor: Staff, assistant: Staff
) -> None:
    one = hired(supervisor, account=assistant.id)
    assert (one.name, one.trade, one.post, one.phone) == (
        *("王师傅", Trade.ENGINEER, "水电", "13912345678"),
    )
    assert (one.since, one.until, one.stage) == (clock.today(), None, Stage.WORKING)
    assert workers.of_account(assistant.id) == one
    assert workers.of_account(supervisor.id) is None


def test_nothing_that_tells_who_it_is_stands_in_an_entry_F6(
    supervisor: Staff, manager: Staff
) -> None:
    one = hired(supervisor)
    changed = WorkerChange(name="王建国", trade=Trade.OTHER, post="库管", phone="13700001111")
    workers.change(one.id, changed, by=supervisor)
    workers.leave(one.id, Leaving(), by=supervisor)
    workers.forget(one.id, Forgetting(reason="离岗满一年"), by=manager)
    rows = database.db.execute_sql(
        "SELECT j.payload || coalesce(t.text, '') FROM journal j"
        " LEFT JOIN journal_text t ON t.number = j.number WHERE j.subject = ?",
        (f"worker:{one.id}",),
    ).fetchall()
    assert len(rows) == 4
    for typed in ("王师傅", "水电", "13912345678", "王建国", "库管", "13700001111"):
        assert not any(typed in row for (row,) in rows), typed
    gone = workers.get(one.id)
    assert (gone.name, gone.post, gone.phone, gone.stage) == ("", "", "", Stage.FORGOTTEN)
    assert workers.every() == []


def test_an_entry_names_who_it_is_about_until_they_are_erased(
    supervisor: Staff, manager: Staff
) -> None:
    from printing.labels import ON_PAPER

    one = hired(supervisor)
    (entry,) = journal.of_subject(f"worker:{one.id}")

    def told() -> str:
        return sentence(entry.kind, ON_PAPER, entry.payload, entry.words, one.id)

    assert told() == "工作人员 王师傅 登记：维修工"
    workers.leave(one.id, Leaving(), by=supervisor)
    workers.forget(one.id, Forgetting(reason="离岗"), by=manager)
    assert told() == f"工作人员 {one.id} 登记：维修工"


def test_who_has_left_is_at_work_to_the_end_of_their_last_day(
    supervisor: Staff, time: Clock
) -> None:
    one = hired(supervisor)
    last = clock.today() + timedelta(days=2)
    with pytest.raises(Refused, match=str(one.since)):
        workers.leave(one.id, Leaving(until=clock.today() - timedelta(days=1)), by=supervisor)
    workers.leave(one.id, Leaving(until=last), by=supervisor)
    assert [w.id for w in workers.at_work(last)] == [one.id]
    assert workers.at_work(last + timedelta(days=1)) == []
    assert workers.at_work(one.since - timedelta(days=1)) == []


def test_who_leaves_later_is_not_erased_before(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    one, last = hired(supervisor), clock.today() + timedelta(days=2)
    leaving = workers.leave(one.id, Leaving(until=last), by=supervisor)
    assert not leaving.gone(last) and leaving.gone(last + timedelta(days=1))
    time.pass_(days=1)
    with pytest.raises(Refused, match=f"王师傅 works here until {last}"):
        workers.forget(one.id, Forgetting(reason="离岗"), by=manager)
    time.pass_(days=1)
    assert workers.forget(one.id, Forgetting(reason="离岗"), by=manager).name == ""


def test_an_account_is_one_worker_s(supervisor: Staff, assistant: Staff) -> None:
    one = hired(supervisor, account=assistant.id)
    with pytest.raises(Refused, match="signs in so"):
        hired(supervisor, "赵师傅", account=assistant.id)
    same = {"name": "王师傅", "trade": Trade.GUARD, "account": assistant.id}
    assert workers.change(one.id, WorkerChange.model_validate(same), by=supervisor).account
    workers.leave(one.id, Leaving(), by=supervisor)
    assert hired(supervisor, "赵师傅", account=assistant.id).account == assistant.id


def test_the_supervisor_keeps_the_list_and_the_manager_erases(
    assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    with pytest.raises(Forbidden):
        hired(assistant)
    one = hired(supervisor)
    with pytest.raises(Refused):
        workers.forget(one.id, Forgetting(reason="x"), by=manager)  # still works here
    workers.leave(one.id, Leaving(), by=supervisor)
    with pytest.raises(Forbidden):
        workers.forget(one.id, Forgetting(reason="x"), by=supervisor)


def test_those_at_work_are_proposed_by_what_is_typed(supervisor: Staff) -> None:
    one = hired(supervisor)
    hired(supervisor, "赵师傅")
    hired(supervisor, "刘春梅", trade=Trade.CLEANER)
    assert list(answers.proposed("worker", "师傅")) == ["王师傅", "赵师傅"]
    workers.leave(one.id, Leaving(until=one.since), by=supervisor)
    assert list(answers.proposed("worker", "")) == ["赵师傅", "王师傅", "刘春梅"]
    assert list(answers.proposed("nothing", "")) == []


def test_of_a_trade_those_whose_shift_runs_are_proposed_first(
    supervisor: Staff, time: Clock
) -> None:
    """The clock stands at 09:00, in the early shift."""
    early, middle = (one.name for one in estate.settings().shifts[:2])
    for name, shift in (("中班的", middle), ("不固定的", None), ("早班的", early)):
        hired(supervisor, name, shift=shift)
    assert list(answers.proposed("worker", "")) == ["早班的", "不固定的", "中班的"]
    time.pass_(hours=8)
    assert list(answers.proposed("worker", "")) == ["中班的", "不固定的", "早班的"]


def test_a_shift_is_one_of_the_estates(supervisor: Staff) -> None:
    with pytest.raises(Refused) as refused:
        hired(supervisor, shift="午夜班")
    assert refused.value.field == "shift"


def test_a_shift_that_the_estate_has_no_more_says_nothing(
    supervisor: Staff, manager: Staff
) -> None:
    one = hired(supervisor, shift=estate.settings().shifts[0].name)
    assert one.on_shift(clock.now()) is True
    now = estate.settings()
    renamed = (now.shifts[0].model_copy(update={"name": "白班"}), *now.shifts[1:])
    settings.change(now.model_copy(update={"shifts": renamed}), by=manager)
    assert workers.get(one.id).on_shift(clock.now()) is None
    kept = WorkerChange(name="王师傅", trade=Trade.ENGINEER, shift=one.shift)
    assert workers.change(one.id, kept, by=supervisor).shift == one.shift
