"""The roster as it is planned, published, changed, swapped, and read by the rest of the desk."""

from __future__ import annotations

from datetime import date, timedelta
from datetime import time as time_of_day

import pytest

from store import agenda, clock, escalations, journal, present, roster, workers
from store.desk import staff
from store.emergency.roles import present_for
from store.errors import Forbidden, Refused
from store.estate import own
from store.rights import Role, Staff
from store.roster import (
    LEAVE,
    REST,
    Cell,
    Changing,
    Filled,
    NewBar,
    NewRoster,
    Publishing,
    Roster,
    Seen,
    SwapAgreed,
    SwapAllowed,
    SwapAsked,
)
from store.workers import NewWorker, Trade
from tests.conftest import PIN, Clock

NOV = date(2026, 11, 1)
ONE = timedelta(days=1)


def who(one: Staff) -> str:
    return f"staff:{one.id}"


def nov(day: int) -> date:
    return date(2026, 11, day)


@pytest.fixture
def month(supervisor: Staff) -> Roster:
    return roster.begin(NewRoster(month=nov(9)), by=supervisor)


def fill(one: Roster, cells: list[Cell], by: Staff, urgent: str = "") -> Roster:
    return roster.fill(one.id, Filled(urgent=urgent), cells, by=by)


def row(someone: str, *codes: str, since: int = 23) -> list[Cell]:
    return [Cell(someone, nov(since + n), code) for n, code in enumerate(codes) if code]


def waiting() -> dict[str, dict[str, object]]:
    found = agenda.everything(clock.now())
    return {one.kind: dict(one.figures) for one in found if one.kind.startswith("roster")}


def test_a_month_has_one_roster_with_the_shifts_it_was_begun_with(
    month: Roster, supervisor: Staff
) -> None:
    assert month.number == "PB-2026-0001"
    assert [one.symbol for one in month.shifts] == ["早", "中", "晚"]
    with pytest.raises(Refused, match="PB-2026-0001"):
        roster.begin(NewRoster(month=nov(30)), by=supervisor)


def test_shift_of_24h_refused() -> None:  # Q109
    with pytest.raises(ValueError, match="whole day"):
        roster.RosterSettings(shifts="全 08:00-08:00")
    assert roster.RosterSettings(shifts="夜 22:00-06:00").shifts  # Q10


def test_overlap_by_instants_all_pairs_and_split_day_allowed(  # Q107, Q108
    desk: object, supervisor: Staff, assistant: Staff
) -> None:
    own.keep(
        "roster",
        roster.RosterSettings(
            shifts="夜 22:00-04:00; 凌 02:00-08:00; 早 08:00-11:00; 晚 15:00-20:00",
            special_overtime=4,
        ),
    )
    one = roster.begin(NewRoster(month=NOV), by=supervisor)
    with pytest.raises(Refused, match="same time"):
        fill(one, row(who(assistant), "夜", "凌"), supervisor)
    # 22-04 and 02-08 of one date lie 14 hours apart, and do not overlap.
    fill(one, row(who(assistant), "凌+夜"), supervisor)
    fill(one, row(who(assistant), "早+晚", since=26), supervisor)
    [cell] = roster.between(nov(26), nov(26)).values()
    assert cell.code == "早+晚"


def test_seven_days_in_a_row_are_refused_and_lifted_by_the_manager_alone(
    month: Roster, supervisor: Staff, manager: Staff, assistant: Staff
) -> None:
    week = row(who(assistant), *["早"] * 7, since=2)
    with pytest.raises(Refused, match="劳动法 38"):
        fill(month, week, supervisor)
    with pytest.raises(Forbidden):
        fill(month, week, supervisor, urgent="台风抢险")
    fill(month, week, manager, urgent="台风抢险")
    assert journal.of_kind(month.subject, "roster.filled")[-1].words["urgent"] == "台风抢险"
    roster.publish(month.id, Publishing(), by=supervisor)


def test_nights_are_barred_for_whom_the_law_bars(
    month: Roster, supervisor: Staff, assistant: Staff
) -> None:
    bar = NewBar(since=nov(1), until=nov(25), reason="孕期")
    roster.spare(who(assistant), bar, by=supervisor)
    with pytest.raises(Refused, match="特别规定"):
        fill(month, row(who(assistant), "晚", since=25), supervisor)
    fill(month, row(who(assistant), "晚", since=26), supervisor)
    assert "孕期" not in str([e.payload for e in journal.of_subject("roster_bar:1")])


def test_who_has_left_is_not_planned(month: Roster, supervisor: Staff) -> None:
    new = NewWorker(name="王师傅", trade=Trade.ENGINEER, since=nov(1))
    one = workers.add(new, by=supervisor)
    workers.leave(one.id, workers.Leaving(until=nov(10)), by=supervisor)
    fill(month, row(f"worker:{one.id}", "早", since=10), supervisor)
    with pytest.raises(Refused, match="does not work here"):
        fill(month, row(f"worker:{one.id}", "早", since=11), supervisor)


def test_who_is_on_at_0400(  # Q110, Q14
    supervisor: Staff, assistant: Staff, second: Staff, time: Clock
) -> None:
    own.keep("roster", roster.RosterSettings(shifts="日 10:00-18:00; 夜 20:00-06:00/60"))
    one = roster.begin(NewRoster(month=NOV), by=supervisor)
    night = row(who(assistant), "夜", since=23) + row(who(second), "夜", since=24)
    fill(one, night, supervisor)
    assert roster.rostered(clock.now()) is None  # not published: as without one
    roster.publish(one.id, Publishing(), by=supervisor)
    time.at = clock.moment(nov(24), time_(4))
    assert [on.name for on in roster.rostered(clock.now()) or ()] == ["李芳"]
    here = present.of_roles(frozenset({Role.ASSISTANT}), clock.now())
    assert [one.staff.name for one in here] == ["李芳"]
    time.at = clock.moment(nov(24), time_(7))
    assert roster.rostered(clock.now()) == []  # nobody is nobody
    staff.sign_in(second.number, PIN)
    assert present.of_roles(frozenset({Role.ASSISTANT}), clock.now()) == []


def time_(hour: int) -> time_of_day:
    return time_of_day(hour)


def test_who_relieves_is_read_from_the_roster(
    month: Roster, supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    assert present.relieving(clock.now()) == []
    fill(month, row(who(assistant), "早") + row(who(second), "中"), supervisor)
    roster.publish(month.id, Publishing(), by=supervisor)
    assert [one.name for one in present.relieving(clock.now())] == ["周敏"]


def test_leave_empties_their_shifts_as_gaps(  # Q111, Q116: gap_is_shown_14_days_ahead
    month: Roster, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    time.at = clock.moment(nov(1), time_(9))
    one = month
    cells = [Cell(f"{who(assistant)}", day, "早") for day in one.days if day.weekday() != 6]
    fill(one, cells, supervisor)
    one = roster.publish(one.id, Publishing(), by=supervisor)
    before = {(g.day, g.symbol) for g in roster.gaps_of(one)}
    assert (nov(20), "早") not in before
    away = [Cell(who(assistant), nov(20), LEAVE, "annual")]
    roster.change(one.id, Changing(reason="年假"), away, by=supervisor)
    after = {(g.day, g.symbol) for g in roster.gaps_of(one)}
    assert after - before == {(nov(20), "早")}
    assert "roster.short" in waiting()
    assert "annual" not in str([e.payload for e in journal.of_subject(one.subject)])


def test_gap_is_shown_14_days_ahead_and_gives_way_to_the_next(  # Q116
    supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    time.at = clock.moment(nov(1), time_(9))
    one = roster.begin(NewRoster(month=NOV, needed="前台 早 1/0/0"), by=supervisor)
    days = [d for d in one.days if d.weekday() < 5 and d not in (nov(20), nov(25))]
    fill(one, [Cell(who(assistant), day, "早") for day in days], supervisor)
    roster.publish(one.id, Publishing(), by=supervisor)
    assert "roster.short" not in waiting()
    time.at = clock.moment(nov(6), time_(9))
    assert waiting()["roster.short"]["day"] == "2026-11-20"
    time.at = clock.moment(nov(20), time_(9))
    assert roster.ANSWERS.lapse is not None
    roster.ANSWERS.lapse()
    assert waiting()["roster.short"]["day"] == "2026-11-25"


def test_change_after_publishing_is_shown_to_both(  # Q114
    month: Roster, supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    fill(month, row(who(assistant), "早", since=25), supervisor)
    roster.publish(month.id, Publishing(), by=supervisor)
    with pytest.raises(Refused, match="not possible"):
        fill(month, row(who(assistant), "中", since=25), supervisor)
    cells = row(who(assistant), REST, since=25) + row(who(second), "早", since=25)
    changed = roster.change(month.id, Changing(reason="家中有事"), cells, by=supervisor)
    assert changed.changes == 1
    told = agenda.kept("roster_change")
    assert [(one.figures["who"], one.figures["was"], one.figures["now"]) for one in told] == [
        (who(assistant), "早", REST),
        (who(second), "", "早"),
    ]
    roster.confirm(1, Seen(), by=assistant)
    assert len(agenda.kept("roster_change")) == 1


def test_what_another_session_has_changed_is_not_written_over(
    month: Roster, supervisor: Staff, assistant: Staff
) -> None:
    seen = journal.newest_of(month.subject)
    fill(month, row(who(assistant), "早"), supervisor)
    with pytest.raises(Refused, match="open it again"):
        roster.fill(month.id, Filled(), row(who(assistant), "中"), seen=seen, by=supervisor)


@pytest.fixture
def published(month: Roster, supervisor: Staff, assistant: Staff, second: Staff) -> Roster:
    cells = row(who(assistant), "早", "早", REST, since=25) + row(
        who(second), "中", REST, "中", since=25
    )
    fill(month, cells, supervisor)
    return roster.publish(month.id, Publishing(), by=supervisor)


def asking(day: int, **more: object) -> SwapAsked:
    """李芳 asks 周敏."""
    told = {"asker": "李芳", "other": "周敏", "day": nov(day), "pin": PIN}
    return SwapAsked.model_validate(told | more)


def codes() -> dict[tuple[str, int], str]:
    return {(w, d.day): c.code for (w, d), c in roster.between(nov(1), nov(30)).items()}


def test_swap_touches_two_cells_and_needs_both_and_supervisor(  # Q112, Q113
    published: Roster, supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    before = codes()
    asked = SwapAsked(asker=assistant.name, day=nov(25), other="周敏", other_day=nov(25), pin=PIN)
    with pytest.raises(Refused, match="own PIN"):
        roster.ask(SwapAsked(asker=assistant.name, day=nov(25), other="1002"), by=assistant)
    one = roster.ask(asked, by=assistant)
    with pytest.raises(Refused):
        roster.allow(one.id, SwapAllowed(), by=supervisor)  # nobody has agreed
    with pytest.raises(Refused):
        roster.agree(one.id, SwapAgreed(pin="000000"), by=assistant)
    roster.agree(one.id, SwapAgreed(pin=PIN), by=assistant)
    with pytest.raises(Forbidden):
        roster.allow(one.id, SwapAllowed(), by=assistant)
    roster.allow(one.id, SwapAllowed(), by=supervisor)
    after = codes()
    assert {key for key in after if after[key] != before[key]} == {
        (who(assistant), 25), (who(second), 25)
    }  # fmt: skip
    assert after[who(second), 25] == "早"
    assert PIN not in str([e.payload for e in journal.of_subject(f"roster_swap:{one.id}")])


def test_a_relief_takes_the_shift_and_gives_nothing(
    published: Roster, supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    one = roster.ask(asking(26), by=assistant)
    roster.agree(one.id, SwapAgreed(pin=PIN), by=second)
    roster.allow(one.id, SwapAllowed(), by=supervisor)
    after = codes()
    assert (after[who(assistant), 26], after[who(second), 26]) == (REST, "早")


def test_every_path_checks_alike(  # Q115
    published: Roster, supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    away = [Cell(who(second), nov(26), LEAVE, "annual")]
    roster.change(published.id, Changing(reason="年假"), away, by=supervisor)
    with pytest.raises(Refused, match="not free"):
        roster.ask(asking(26), by=assistant)
    bar = NewBar(since=nov(25), until=nov(26))
    roster.spare(who(assistant), bar, by=supervisor)
    with pytest.raises(Refused, match="nights"):
        roster.ask(asking(25, other_day=nov(25)), by=assistant)


def test_a_swap_lapses_when_its_shift_begins(
    published: Roster, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    one = roster.ask(asking(26), by=assistant)
    time.at = clock.moment(nov(26), time_(9))
    with pytest.raises(Refused, match="lapsed"):
        roster.agree(one.id, SwapAgreed(pin=PIN), by=assistant)
    with pytest.raises(Refused, match="begun"):
        roster.ask(asking(26), by=assistant)


def test_copy_lists_what_it_left_out(  # Q118: copy_week_lists_what_it_left_out
    month: Roster, supervisor: Staff, assistant: Staff, second: Staff
) -> None:
    fill(
        month,
        [
            *row(who(assistant), *["早"] * 5, since=2),
            *row(who(second), "中", "中", "中", since=2),
            Cell(who(second), nov(5), LEAVE, "sick"),
        ],
        supervisor,
    )
    cells = roster.around(month)
    people = [roster.person(who(assistant)), roster.person(who(second))]
    days = [nov(9) + n * ONE for n in range(7)]
    fresh, left = roster.copied(month, cells, people, days, timedelta(days=7))
    assert len(fresh) == 8
    assert [(one.person.name, one.day) for one in left] == [("周敏", nov(12))]
    assert not set(fresh) & set(cells)  # nothing that stands is doubled


def test_hours_sum_once(month: Roster, supervisor: Staff, assistant: Staff) -> None:  # Q117
    fill(month, row(who(assistant), "晚", "晚", since=3), supervisor)
    total = roster.counting.of_person(who(assistant), month, roster.around(month))
    assert (total.minutes, total.nights, total.overtime) == (960, 2, 0)


def test_a_row_of_days_across_two_months_is_noticed_from_either(
    month: Roster, supervisor: Staff, assistant: Staff
) -> None:
    """O6: whichever of the months is planned last."""
    following = roster.begin(NewRoster(month=date(2026, 12, 1)), by=supervisor)
    after = [Cell(who(assistant), date(2026, 12, n), "早") for n in (1, 2, 3)]
    fill(following, after, supervisor)
    with pytest.raises(Refused, match="in a row"):
        fill(month, row(who(assistant), *["早"] * 4, since=27), supervisor)
    fill(month, row(who(assistant), *["早"] * 3, since=28), supervisor)


def test_escalation_and_emergency_read_the_roster_if_one_is_published(
    month: Roster, supervisor: Staff, manager: Staff, assistant: Staff
) -> None:
    """O5, D11, D23: signed in without being planned is not on; without a roster it is as before."""
    staff.sign_in(supervisor.number, PIN)
    new = escalations.NewEscalation(why="业主要求见主管")
    assert not escalations.raise_(new, by=assistant).passed
    assert present_for("主管", clock.now()) == [supervisor]
    fill(month, row(who(manager), "早"), supervisor)
    roster.publish(month.id, Publishing(), by=supervisor)
    assert escalations.raise_(new, by=assistant).passed  # the rung is empty, and passed
    assert present_for("主管", clock.now()) == []
    assert present_for("经理", clock.now()) == [manager]


def test_which_leave_somebody_was_on_goes_with_their_name(
    month: Roster, supervisor: Staff, manager: Staff
) -> None:
    """F6: the cell stays as leave, its kind does not."""
    new = NewWorker(name="王师傅", trade=Trade.ENGINEER, since=nov(1))
    one = workers.add(new, by=supervisor)
    fill(month, [Cell(f"worker:{one.id}", nov(5), LEAVE, "sick")], supervisor)
    workers.leave(one.id, workers.Leaving(until=nov(20)), by=supervisor)
    workers.forget(one.id, workers.Forgetting(reason="离职"), by=manager)
    [cell] = roster.between(nov(5), nov(5)).values()
    assert (cell.code, cell.leave) == (LEAVE, "")
    assert journal.verify().right
