"""The agenda: what waits is kept as it comes to wait, and read in one query (D3, H7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, clock, demo, erasure, journal
from store.demo.timeline import Timeline
from store.engine import database
from store.erasure import Erasure
from store.residents import NewHome, NewPerson, changes
from store.rights import Role, Staff
from store.waiting import Place, Waiting
from tests.conftest import MONDAY, Clock

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.usefixtures("desk")


def keep(*waits: Waiting, of: str = "permit:1") -> None:
    with database.write():
        agenda.keep(of, waits)


def permit(number: int = 1, kind: str = "permit.ends", **given: object) -> Waiting:
    return Waiting(kind, f"permit:{number}", **given)  # type: ignore[arg-type]


def on_today() -> list[Waiting]:
    """What waits of kept things; a new desk has nobody on duty besides."""
    return [one for one in agenda.everything(clock.now()) if one.subject.startswith("permit:")]


def test_what_is_kept_comes_back_as_it_was() -> None:
    kept = permit(
        due=MONDAY + HOUR,
        place=Place.FOLLOWING,
        weight=3,
        figures={"plate": "粤B12345", "n": 7, "on": "2026-11-30"},
        shows=MONDAY - HOUR,
    )
    keep(kept)
    assert on_today() == [kept]


def test_what_waits_for_some_roles_stands_on_no_other_s_today() -> None:
    """SET2: what is decided in charge is not the assistant's, and is not counted as theirs."""
    keep(permit(roles=frozenset({Role.SUPERVISOR, Role.MANAGER})), permit(kind="permit.paper"))
    now = clock.now()

    def of(role: Role) -> tuple[list[str], int]:
        found, count = agenda.seen_by(role, now, asked=[])
        return sorted(one.kind for one in found), count

    assert of(Role.ASSISTANT) == (["permit.paper"], 1)
    assert of(Role.SUPERVISOR) == of(Role.MANAGER) == (["permit.ends", "permit.paper"], 2)
    assert len(on_today()) == 2, "the handover has all of it"


def test_a_thing_stands_on_today_only_from_when_it_shows(time: Clock) -> None:
    keep(permit(shows=MONDAY + HOUR))
    assert on_today() == []
    time.pass_(minutes=59)
    assert on_today() == []
    time.pass_(minutes=1)
    assert len(on_today()) == 1


def test_one_that_is_to_ring_rings_from_when_it_is_due(time: Clock) -> None:
    keep(permit(due=MONDAY + HOUR, rings=True), permit(kind="permit.paper", due=MONDAY + HOUR))
    assert agenda.ringing(clock.now()) == (frozenset(), MONDAY + HOUR)
    time.pass_(hours=1)
    assert agenda.ringing(clock.now()) == (frozenset({"permit:1"}), None)
    stands = {one.kind: one.stands(clock.now()) for one in on_today()}
    assert stands == {"permit.ends": Place.ALARM, "permit.paper": Place.LATE}


def test_what_does_not_ring_is_no_alarm_however_late(time: Clock) -> None:
    keep(permit(due=MONDAY))
    time.pass_(days=9)
    assert agenda.ringing(clock.now()) == (frozenset(), None)


def test_the_most_urgent_stand_first(time: Clock) -> None:
    waits = {
        1: permit(1, place=Place.FOLLOWING),
        2: permit(2, place=Place.TODAY, due=MONDAY + 2 * HOUR),
        3: permit(3, place=Place.TODAY, due=MONDAY - HOUR),
        4: permit(4, due=MONDAY - HOUR, rings=True),
        5: permit(5, place=Place.TODAY, due=MONDAY + HOUR),
        6: permit(6, place=Place.RUNNING),
        7: permit(7, place=Place.TODAY, weight=-1),
        8: permit(8, place=Place.TODAY),
    }
    for number, one in waits.items():
        keep(one, of=f"permit:{number}")
    order = [int(one.subject.partition(":")[2]) for one in on_today()]
    assert order == [4, 3, 6, 7, 5, 2, 8, 1]


def test_what_a_thing_waits_for_replaces_what_it_waited_for() -> None:
    keep(permit(), permit(kind="permit.paper"))
    keep(permit(2), of="permit:2")
    keep(permit(kind="permit.space"))
    assert {one.kind for one in on_today() if one.subject == "permit:1"} == {"permit.space"}
    keep()
    assert [one.subject for one in on_today()] == ["permit:2"]


def test_a_step_that_is_refused_leaves_what_waited() -> None:
    keep(permit())
    with pytest.raises(ZeroDivisionError), database.write():
        agenda.keep("permit:1", [permit(kind="permit.space")])
        agenda.keep("permit:2", [permit(2)])
        _ = 1 / 0
    assert [(one.subject, one.kind) for one in on_today()] == [("permit:1", "permit.ends")]


def test_who_is_erased_is_in_no_sentence_of_what_waits(assistant: Staff, manager: Staff) -> None:
    """F6."""
    home = changes.add_home(NewHome(code="3-2-1201"), by=assistant)
    person = NewPerson(name="欧阳淑兰", phone="13987654321")
    [resident] = changes.move_in(home.id, person, by=assistant).residents
    keep(permit(figures={"who": "车主欧阳淑兰", "phone": "13987654321", "n": 13987654321}))
    keep(permit(2, figures={"who": "李四"}), of="permit:2")
    erasure.erase_person(resident.person.id, Erasure(reason="来函"), by=manager)
    told = {one.subject: dict(one.figures) for one in on_today()}
    assert told["permit:1"] == {"who": "车主", "phone": "", "n": 13987654321}
    assert told["permit:2"] == {"who": "李四"}


def test_words_that_are_erased_leave_what_their_thing_waits_for(manager: Staff) -> None:
    """F6: of other things, the same words were typed there, and stay."""
    with database.write():
        words = {"what": "车位被占"}
        entry = journal.append("permit.noted", "permit:1", by=manager, words=words)
        agenda.keep("permit:1", [permit(figures=words)])
        agenda.keep("permit:2", [permit(2, figures=words)])
    erasure.erase_words(entry.number, Erasure(reason="来函"), by=manager)
    told = {one.subject: dict(one.figures) for one in on_today()}
    assert told == {"permit:1": {"what": ""}, "permit:2": words}


_MINUTES = st.integers(-120, 120).map(lambda n: MONDAY + timedelta(minutes=n))
_WAITS = st.builds(
    Waiting,
    kind=st.sampled_from(["permit.ends", "permit.paper"]),
    subject=st.sampled_from([f"{thing}:{n}" for thing in ("permit", "key", "x") for n in range(4)]),
    due=st.none() | _MINUTES,
    place=st.sampled_from(Place),
    rings=st.booleans(),
    weight=st.integers(-1, 1),
    shows=st.none() | _MINUTES,
)


@given(st.lists(_WAITS, max_size=12, unique_by=lambda one: (one.subject, one.kind)))
def test_the_first_few_are_the_first_of_all_and_every_one_is_counted(waits: list[Waiting]) -> None:
    """Read a few at a time, the agenda is in the order in which all of it would be."""
    now = clock.now()
    with database.write():
        database.db.execute_sql("DELETE FROM agenda")
    for subject in {one.subject for one in waits}:
        keep(*(one for one in waits if one.subject == subject), of=subject)
    asked = [one for one in agenda.everything(now) if one not in waits]
    shown = agenda.ordered([one for one in waits if not one.shows or one.shows <= now], now)
    everything = agenda.ordered([*shown, *asked], now)
    told = [(one.subject, one.kind) for one in everything]
    for most in (1, 3, 7):
        few, count = agenda.first(now, most)
        assert [(one.subject, one.kind) for one in few] == told[:most]
        assert count == len(told)
    counted = {
        thing: (len(of), any(one.late(now) for one in of))
        for thing in {one.subject.partition(":")[0] for one in everything}
        if (of := [one for one in everything if one.subject.startswith(f"{thing}:")])
    }
    assert agenda.counts(now) == counted


def test_what_subjects_were_asked_before_is_what_they_would_say_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the demo's whole past: only what an entry touches is asked anew."""
    database.close()
    asked, compared = agenda.Asked(), 0
    plan = Timeline.plan

    def follow(line: Timeline, action: Callable[[], object]) -> None:
        nonlocal compared
        began, number = line.at, journal.last_number()
        asked.at(began, None)
        action()
        if line.at == began:  # as time goes by, all are asked anew
            now = asked.at(began, journal.changed_since(number)[1])
            assert now == agenda.Asked().at(began, None)
            compared += 1

    def planned(line: Timeline, at: datetime, action: Callable[[], object]) -> None:
        plan(line, at, lambda: follow(line, action))

    monkeypatch.setattr(Timeline, "plan", planned)
    demo.build(tmp_path / "demo", homes=12, days=6, seed=11, language="zh_CN")
    assert compared > 100
