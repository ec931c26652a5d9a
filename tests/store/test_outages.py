"""Outages to read out: which homes hear of one, from when on, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, answers, clock, journal, outages, residents, tickets
from store.errors import Refused
from store.outages import (
    NewOutage,
    Outage,
    OutageCalledOff,
    OutageChange,
    OutageEnd,
    Stage,
    Supply,
)
from store.residents import NewHome
from store.rights import Staff
from store.waiting import Place
from tests.conftest import Clock

HOUR = timedelta(hours=1)


@pytest.fixture
def homes(supervisor: Staff) -> dict[str, int]:
    codes = ("3-1-101", "3-2-1201", "3-2-1202", "31-1-101")
    return {code: residents.add_home(NewHome(code=code), by=supervisor).id for code in codes}


def announced(by: Staff, **more: object) -> Outage:
    new = {
        "supply": Supply.WATER,
        "scope": "3",
        "until": clock.now() + 4 * HOUR,
        "words": "请提前储水",
        "announced": "自来水公司",
    }
    return outages.announce(NewOutage.model_validate(new | more), by=by)


def hear(homes: dict[str, int]) -> set[str]:
    return {code for code, home in homes.items() if agenda.notices(home)}


@pytest.mark.parametrize(
    ("scope", "concerned"),
    [
        ("3", {"3-1-101", "3-2-1201", "3-2-1202"}),  # and not building 31
        ("3-2", {"3-2-1201", "3-2-1202"}),
        ("3-2-1201、31", {"3-2-1201", "31-1-101"}),
        ("", {"3-1-101", "3-2-1201", "3-2-1202", "31-1-101"}),
    ],
)
def test_the_homes_concerned_hear_of_it_and_no_others(
    assistant: Staff, homes: dict[str, int], scope: str, concerned: set[str]
) -> None:
    announced(assistant, scope=scope)
    assert hear(homes) == concerned


@given(
    places=st.lists(st.sampled_from(["3", "3-2", "3-2-1201", "31", "A", "A-1"]), max_size=4),
    code=st.sampled_from(["3", "3-1-101", "3-2-1201", "3-2-12011", "31-2-1", "A-1-2", "A-11-2"]),
)
def test_a_home_is_concerned_by_whole_parts_of_its_number(places: list[str], code: str) -> None:
    now = clock.now()
    given_ = NewOutage(supply=Supply.GAS, scope=",".join(places), words="x", announced="x")
    one = Outage(
        *(1, "TG-1", Supply.GAS, given_.scope, False, now, None, "x", "x", 0, None),
        stage=Stage.STANDS,
    )
    parts = code.split("-")
    told = not places or any(parts[: place.count("-") + 1] == place.split("-") for place in places)
    assert one.concerns(code) is told


def test_what_is_planned_is_told_ahead_and_until_it_is_over(
    assistant: Staff, homes: dict[str, int], time: Clock
) -> None:
    begins = clock.now() + 30 * HOUR
    one = announced(assistant, since=begins, until=begins + HOUR, planned=True)
    (notice,) = agenda.notices(homes["3-2-1201"])
    assert (notice.words, notice.runs, notice.subject) == ("请提前储水", False, one.subject)
    with pytest.raises(Refused, match="not begun"):
        outages.end(one.id, OutageEnd(), by=assistant)
    time.pass_(hours=32)  # nobody has said that it is over
    (notice,) = agenda.notices(homes["3-2-1201"])
    assert notice.runs
    after = outages.end(one.id, OutageEnd(happened=begins + HOUR), by=assistant)
    assert (after.ended_at, after.stage) == (begins + HOUR, Stage.OVER)
    assert hear(homes) == set()


def test_one_that_is_called_off_is_told_no_more(assistant: Staff, homes: dict[str, int]) -> None:
    one = announced(assistant)
    outages.call_off(one.id, OutageCalledOff(reason="误报"), by=assistant)
    assert hear(homes) == set()
    with pytest.raises(Refused):
        outages.end(one.id, OutageEnd(), by=assistant)


def test_other_words_are_read_out_from_then_on_and_the_first_stay_on_record_D2(
    assistant: Staff, homes: dict[str, int]
) -> None:
    one = announced(assistant)
    later = clock.now() + 9 * HOUR
    change = OutageChange(until=later, words="改到晚上", announced="水务", reason="抢修难")
    after = outages.change(one.id, change, by=assistant)
    assert (after.until, after.words, after.since) == (later, "改到晚上", one.since)
    assert agenda.notices(homes["3-1-101"])[0].words == "改到晚上"
    said = [entry.words["words"] for entry in journal.of_subject(one.subject)]
    assert said == ["请提前储水", "改到晚上"]


def test_a_home_that_reports_it_is_counted_and_takes_no_ticket(
    assistant: Staff, homes: dict[str, int]
) -> None:
    one = announced(assistant)
    join = answers.of("outages").join
    assert join is not None
    for code in ("3-1-101", "3-2-1201"):
        join(one.id, homes[code], "没水", by=assistant)
    assert outages.get(one.id).reports == 2
    assert tickets.queue() == []
    entries = journal.touching(f"home:{homes['3-1-101']}")
    assert "outage.reported" in [entry.kind for entry in entries]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"scope": "9"}, "scope"),
        ({"scope": "3; 3-2-12"}, "scope"),
        ({"until": -1}, "until"),
        ({"since": 5, "until": 5}, "until"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    assistant: Staff, homes: dict[str, int], more: dict[str, object], field: str
) -> None:
    hours = {
        name: clock.now() + value * HOUR if isinstance(value, int) else value
        for name, value in more.items()
    }
    with pytest.raises(Refused) as refused:
        announced(assistant, **hours)
    assert refused.value.field == field
    assert outages.every() == []


@pytest.mark.parametrize("typed", ["3栋!", "3--2", "-", "3 2"])
def test_a_place_that_is_none_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match="3-2-1201"):
        NewOutage(supply=Supply.GAS, scope=typed, words="x", announced="x")


def test_it_stands_on_today_from_its_day_on_is_late_after_its_end_and_handed_over_H7(
    assistant: Staff, homes: dict[str, int], time: Clock
) -> None:
    begins = clock.now() + 24 * HOUR
    one = announced(assistant, since=begins, until=begins + HOUR)
    handed = answers.of("outages").handed
    assert handed is not None
    assert [line.subject for line in handed(clock.now())] == [one.subject]

    def stands() -> list[Place]:
        now = clock.now()
        mine = [w for w in agenda.everything(now) if w.subject == one.subject]
        return [w.stands(now) for w in mine]

    assert stands() == []
    time.at = clock.bounds(clock.day(begins))[0]
    assert stands() == [Place.TODAY]
    time.at = begins + HOUR
    assert stands() == [Place.LATE]
    outages.end(one.id, OutageEnd(), by=assistant)
    assert stands() == [] and list(handed(clock.now())) == []


def test_its_words_can_be_erased_F6(assistant: Staff, homes: dict[str, int]) -> None:
    one = announced(assistant)
    (entry,) = journal.of_subject(one.subject)
    forget = answers.of("outages").forget
    assert forget is not None
    forget(entry)
    kept = outages.get(one.id)
    assert (kept.words, kept.announced, kept.scope) == ("", "", "3")
    assert journal.verify().right
