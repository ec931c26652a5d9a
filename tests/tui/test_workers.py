"""Workers on screen: the list, and dispatching and lending that choose from it."""

from __future__ import annotations

from datetime import timedelta

from store import clock, estate, keys, tickets, workers
from store.keys import NewKey
from store.rights import Staff
from store.tickets import Completion, Dispatch, NewTicket
from store.workers import Leaving, NewWorker, Trade, WorkerChange
from tests.conftest import Clock
from tests.tui.driving import elsewhere, line, opened, page, press, shown, typed
from tests.tui.test_tickets import take


def hire(by: Staff, *names: str) -> None:
    for name in names:
        workers.add(NewWorker(name=name, trade=Trade.ENGINEER, phone="13912345678"), by=by)


async def test_somebody_is_put_on_the_list_changed_and_leaves(supervisor: Staff) -> None:
    async with opened(supervisor) as driven:
        await press(driven, *page("workers"), "ctrl+n")
        await typed(driven, "王师傅\n")
        await press(driven, "1", "enter")
        await typed(driven, "水电\n13912345678\n")
        await press(driven, "ctrl+s")
        assert "王师傅" in shown(driven[0]) and "13912345678" in shown(driven[0])
        await press(driven, "ctrl+e", "up", "up")
        await typed(driven, "强电")
        await press(driven, "ctrl+s")
        assert "强电" in shown(driven[0])
        await press(driven, "ctrl+k", "ctrl+s")
    (one,) = workers.every()
    assert (one.post, one.stage) == ("强电", workers.Stage.LEFT)


async def test_who_leaves_later_is_among_those_at_work_until_then(
    supervisor: Staff, time: Clock
) -> None:
    hire(supervisor, "王师傅", "赵师傅")
    for id_, days in ((1, 2), (2, 0)):
        until = clock.today() + timedelta(days=days)
        workers.leave(id_, Leaving(until=until), by=supervisor)
    time.pass_(days=1)
    async with opened(supervisor, "workers") as driven:
        assert "王师傅" in shown(driven[0]) and "赵师傅" not in shown(driven[0])


async def test_a_worker_whom_another_has_changed_meanwhile_is_not_overwritten(
    supervisor: Staff, manager: Staff
) -> None:
    hire(supervisor, "王师傅")
    other = WorkerChange(name="王师傅", trade=Trade.OTHER, post="库管", phone="13912345678")
    async with opened(supervisor, "workers", code="en") as driven:
        await press(driven, "ctrl+e", "up", "up")
        await typed(driven, "强电")
        await elsewhere(lambda: workers.change(1, other, by=manager))
        await press(driven, "ctrl+s")
        assert "changed this at 09:00" in line(driven[0], -2)
        assert "强电" in shown(driven[0])
    assert workers.get(1).post == "库管"


async def test_the_desk_reads_the_list_and_does_not_keep_it(
    assistant: Staff, supervisor: Staff
) -> None:
    hire(supervisor, "王师傅")
    async with opened(assistant, "workers") as driven:
        assert "13912345678" in shown(driven[0])
        await press(driven, "ctrl+n", "ctrl+k")
        assert "新增人员" not in shown(driven[0])
    assert len(workers.at_work()) == 1


async def test_a_dispatch_chooses_from_the_workers(assistant: Staff, supervisor: Staff) -> None:
    hire(supervisor, "王师傅", "赵师傅")
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+d")
        assert "  王师傅" in shown(driven[0]) and "  赵师傅" in shown(driven[0])
        await press(driven, "down", "down", "enter", "ctrl+s")
    assert tickets.get(1).worker == "赵师傅"


async def test_a_name_that_is_on_no_list_stays_as_it_was_typed(
    assistant: Staff, supervisor: Staff
) -> None:
    hire(supervisor, "王师傅", "王师傅的徒弟")
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+d")
        await typed(driven, "王师")
        assert "  王师傅的徒弟" in shown(driven[0])
        await press(driven, "enter", "ctrl+s")
    assert tickets.get(1).worker == "王师"


async def test_a_key_is_lent_to_a_worker(assistant: Staff, supervisor: Staff) -> None:
    hire(supervisor, "王师傅")
    keys.hold(NewKey(hook="A-1", doors="泵房"), by=assistant)
    async with opened(assistant, "keys") as driven:
        await press(driven, "enter", "down", "enter")
        await press(driven, "7", "enter", "enter")
        await typed(driven, "检修\n")
        await press(driven, "1", "ctrl+s")
    loan = keys.get(1).loan
    assert loan is not None and loan.borrower == "王师傅"


async def test_dispatching_shows_what_each_has_in_hand_and_whose_shift_runs(
    supervisor: Staff,
) -> None:
    """W2: a list to choose from, two keys beyond the form's."""
    early, middle = (one.name for one in estate.settings().shifts[:2])
    for name, shift, post in (("王师傅", early, "水电"), ("赵师傅", middle, "")):
        new = NewWorker(name=name, trade=Trade.ENGINEER, post=post, shift=shift)
        workers.add(new, by=supervisor)
    for number in range(3):
        ticket = tickets.take(NewTicket(place="大堂", what=f"灯{number}"), by=supervisor)
        if number < 2:
            tickets.dispatch(ticket.id, Dispatch(worker="王师傅"), by=supervisor)
    tickets.arrive(1, by=supervisor)
    tickets.complete(1, Completion(result="好了"), by=supervisor)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "home")
        await typed(driven, "3")
        await press(driven, "ctrl+d")
        told = [line.split() for line in shown(driven[0]).split("\n")]
        assert ["王师傅", "手上", "1", "水电", f"{early}在班"] in told
        assert ["赵师傅", "手上", "0", "维修工", f"{middle}不在班"] in told
        await press(driven, "down", "enter", "ctrl+s")
        assert tickets.get(3).worker == "王师傅"
