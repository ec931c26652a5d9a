"""The figures of a period, held against somebody who goes through every entry of the demo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, demo, dutylog, journal, permits, report
from store.desk import opening
from store.engine import database
from store.figure import NOTHING, Figure, Period, mean, month, share
from store.journal import Entry
from store.permits import State
from store.tickets import Kind
from tests.conftest import MONDAY

DAYS = 9
LAST = clock.day(MONDAY)
FIRST = LAST - timedelta(days=DAYS + 1)
PERIODS = st.tuples(st.integers(0, DAYS + 2), st.integers(0, DAYS + 2)).map(
    lambda ends: Period(FIRST + timedelta(days=min(ends)), FIRST + timedelta(days=max(ends)))
)
EACH = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Entries(list[Entry]):
    """All entries, not told one by one where a test fails."""

    def __repr__(self) -> str:
        return f"{len(self)} entries"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures") / "demo"
    with clock.told_by(lambda: MONDAY):
        demo.build(folder, homes=40, days=DAYS, seed=7, language="zh_CN")
    return folder


@pytest.fixture
def entries(past: Path) -> Iterator[Entries]:
    """Every entry of the demo; the clock stands at its end."""
    with clock.told_by(lambda: MONDAY):
        opening.open_folder(past)
        yield Entries(journal.between(MONDAY - timedelta(days=99), MONDAY + timedelta(days=9)))
        database.close()


def told(period: Period) -> dict[str, str]:
    return {one.figure.name: one.figure.text for one in report.figures(period)}


def within(period: Period, at: datetime) -> bool:
    return period.first <= clock.local(at).date() <= period.last


def of_tickets(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for one in entries:
        if one.kind.startswith("ticket."):
            found.setdefault(one.subject, []).append(one)
    return found


def ratio(part: int, of: int) -> str:
    if not of:
        return NOTHING
    tenths = (Fraction(1000 * part, of) + Fraction(1, 2)).__floor__()
    return f"{part}/{of} = {tenths // 10}.{tenths % 10} %"


ENDS = ("ticket.arrived", "ticket.closed", "ticket.withdrawn")
COUNTED = {
    "Keys lent": "key.lent", "Keys taken into keeping": "key.held",
    "Keys handed over for good": "key.released", "Entries written": "log.written",
    "Corrections": "log.corrected", "Absences": "absence.left",
    "Handovers signed by both": "handover.completed",
    "Not signed at first": "handover.refused", "Lines let pass": "handover.passed",
    "Handovers given up": "handover.abandoned", "Moved in": "person.moved_in",
    "Moved out": "person.moved_out", "Files opened": "file.opened",
    "Figures revealed": "file.revealed", "Permits asked for": "permit.asked",
    "Permits given out": "permit.issued", "Permits renewed": "permit.renewed",
    "Permits replaced": "permit.replaced", "Permits cancelled": "permit.cancelled",
    "Slips asked for": "slip.asked", "Slips given out": "slip.issued",
    "Goods let go": "slip.passed", "Other goods found": "slip.mismatched",
    "Slips void": "slip.voided", "Papers entered": "licence.entered",
    "Parcels taken in": "parcel.taken", "Parcels handed out": "parcel.fetched",
    "Parcels sent back": "parcel.returned", "Things found": "lost_item.entered",
    "Things claimed": "lost_item.claimed", "Claims in vain": "lost_item.declined",
    "Things handed in": "lost_item.handed_in", "Things disposed of": "lost_item.disposed",
    "Papers renewed": "licence.renewed", "Visits entered": "visit.entered",
    "Ways in": "visit.came_in", "Visitors not let in": "visit.refused",
    "Not seen leaving": "visit.unseen", "Reopened": "ticket.reopened",
    "Mornings gone through": "morning.gone_through", "Outages announced": "outage.announced",
    "Outages reported by homes": "outage.reported",
}  # fmt: skip


@EACH
@given(PERIODS)
def test_what_is_counted_is_every_such_entry_of_the_period(
    entries: Entries, period: Period
) -> None:
    found = told(period)
    for name, kind in COUNTED.items():
        assert found[name] == str(
            sum(one.kind == kind and within(period, one.at) for one in entries)
        ), name


@EACH
@given(PERIODS)
def test_reports_and_how_they_ended_are_those_of_the_period(
    entries: Entries, period: Period
) -> None:
    found, made = told(period), [one for one in entries if within(period, one.at)]
    for kind in Kind:
        name = kind.called
        begun = [steps[0] for steps in of_tickets(entries).values()]
        count = sum(one.payload["kind"] == kind.value and within(period, one.at) for one in begun)
        assert found[name] == str(count), name
    done = sum(one.kind in ("ticket.completed", "ticket.answered") for one in made)
    assert found["Completed or answered"] == str(done)
    visits = [one.payload["opinion"] for one in made if one.kind == "ticket.visited"]
    reached = [one for one in visits if one != "none"]
    seen = [bool(one.payload["passed"]) for one in made if one.kind == "ticket.reinspected"]
    assert found["Findings put right at re-inspection"] == ratio(sum(seen), len(seen))
    assert found["Satisfied at the return visit"] == ratio(
        sum(one == "satisfied" for one in reached), len(reached)
    )


def awaited_by(step: Entry) -> datetime | None:
    """Until when somebody is waited for from a step on: as agreed, or as it was set."""
    known = step.payload.get("agreed") or (
        step.payload["arrive_by"] if step.kind == "ticket.dispatched" else None
    )
    return clock.from_ms(known) if known else None


def ends(step: Entry, deadline: datetime) -> bool:
    """Somebody is there, the ticket is over, or another time is agreed while there is time."""
    agreed_anew = "agreed" in step.payload and step.at < deadline
    return step.kind in ENDS or agreed_anew


def runs(steps: list[Entry], begun: Entry, now: Entry) -> bool:
    deadline = awaited_by(begun)
    between = steps[steps.index(begun) + 1 : steps.index(now)]
    return deadline is not None and not any(ends(one, deadline) for one in between)


@EACH
@given(PERIODS)
def test_who_was_on_site_in_time_is_judged_by_the_deadline_of_each_dispatch(
    entries: Entries, period: Period
) -> None:
    decided = kept = 0
    waits: list[timedelta] = []
    for steps in of_tickets(entries).values():
        for place, step in enumerate(steps):
            deadline = awaited_by(step)
            if deadline is None or not within(period, step.at):
                continue
            before = [
                one
                for one in steps[:place]
                if awaited_by(one) == deadline and runs(steps, one, step)
            ]
            if before and "agreed" not in step.payload:
                continue  # sent again: the same wait
            after = next((s for s in steps[place + 1 :] if ends(s, deadline)), None)
            if after is not None or deadline <= MONDAY:
                decided += 1
                kept += (after.at if after else MONDAY) <= deadline
            if (
                after is not None
                and after.kind == "ticket.arrived"
                and "agreed" not in step.payload
            ):
                waits.append(after.at - step.at)
    found = told(period)
    assert found["On site in time"] == ratio(kept, decided)
    if not waits:
        assert found["Wait until somebody is on site"] == NOTHING
        return
    seconds = sum(waits, timedelta()) // timedelta(seconds=1)
    tenths = (Fraction(seconds, 6 * len(waits)) + Fraction(1, 2)).__floor__()
    assert found["Wait until somebody is on site"] == f"{tenths // 10}.{tenths % 10}"


@EACH
@given(PERIODS)
def test_answers_are_judged_by_the_deadline_of_their_round_W6(
    entries: Entries, period: Period
) -> None:
    given_, kept = 0, 0
    for steps in of_tickets(entries).values():
        owed: int | None = None
        for step in steps:
            owed = step.payload.get("answer_by", owed)
            if step.kind == "ticket.answered" and within(period, step.at) and owed is not None:
                given_ += 1
                kept += clock.to_ms(step.at) <= owed
    assert told(period)["Answered in time"] == ratio(kept, given_)


@EACH
@given(PERIODS)
def test_keys_days_and_permits_are_those_of_the_period(entries: Entries, period: Period) -> None:
    found = told(period)
    back = [e for e in entries if e.kind == "key.returned" and within(period, e.at)]
    late = sum(bool(one.payload["late"]) for one in back)
    assert found["Keys back in time"] == ratio(len(back) - late, len(back))
    signed = [
        one
        for one in entries
        if one.kind == "key_count.signed" and "hooks" in one.payload and within(period, one.at)
    ]
    assert found["Key reconciliations"] == str(len(signed))
    hooks = sum(one.payload["counted"] for one in signed)
    differing = sum(one.payload["differences"] for one in signed)
    assert found["Hooks as the list says"] == ratio(hooks - differing, hooks)
    pages = []
    day = period.first
    while day <= period.last:
        page = dutylog.day(day)
        if page.count and day < LAST:
            pages.append(page)
        day += timedelta(days=1)
    assert found["Days signed whole"] == ratio(sum(not p.unsigned for p in pages), len(pages))
    live = [one for one in permits.every() if one.state(period.last) is State.LIVE]
    assert found["Permits live on the last day"] == str(len(live))


def test_the_demo_has_something_of_all_that_is_promised(entries: Entries) -> None:
    """A comparison of noughts compares nothing."""
    found = told(Period(FIRST, LAST))
    for name in ("Repair", "Complaint", "Keys lent", "Entries written", "Papers entered"):
        assert int(found[name]) > 0, name
    for name in ("On site in time", "Answered in time", "Keys back in time", "Days signed whole"):
        assert found[name] != NOTHING, name


def test_no_two_figures_have_one_name_and_each_says_what_counts(entries: Entries) -> None:
    names = [(one.about, one.figure.called(str)) for one in report.figures(Period(FIRST, LAST))]
    assert len(set(names)) == len(names)
    for one in report.figures(Period(FIRST, LAST)):
        assert one.figure.counts.endswith(".")


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("n", 0, ""), "0"),
        (share("n", 0, 0, ""), "—"),
        (mean("n", 0, 0, "", ""), "—"),
        (share("n", 0, 3, ""), "0/3 = 0.0 %"),
        (share("n", 2, 3, ""), "2/3 = 66.7 %"),
        (share("n", 1, 8, ""), "1/8 = 12.5 %"),
        (share("n", 1, 16, ""), "1/16 = 6.3 %"),
        (share("n", 3, 3, ""), "3/3 = 100.0 %"),
        (mean("n", 29, 2, "", ""), "14.5"),
        (mean("n", 1, 20, "", ""), "0.1"),
    ],
)
def test_a_figure_is_read_exactly_half_up_and_of_none_there_is_none(
    figure: Figure, text: str
) -> None:
    """G8: never 0 % and never 100 % of nothing."""
    assert figure.text == text


@given(st.dates(date(2000, 1, 1), date(2999, 12, 31)))
def test_a_month_has_just_its_own_days(day: date) -> None:
    of = month(day)
    assert of.first.day == 1 and of.first <= day <= of.last
    assert (of.first.year, of.first.month) == (of.last.year, of.last.month)
    assert (of.last + timedelta(days=1)).day == 1
