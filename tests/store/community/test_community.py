"""Events: planned in time, permitted, approved as they stand, told, summed up (O17, O19, A20)."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from store import agenda, answers, clock, community, journal, residents, visits
from store.community import (
    Approving,
    Asking,
    Came,
    Change,
    Detail,
    Event,
    Filed,
    Held,
    Intended,
    Mistaken,
    NewSignup,
    Noticing,
    Overbooking,
    Permit,
    Plan,
    Ready,
    Remarked,
    Returning,
    Safety,
    SignStage,
    Signup,
    Source,
    Stage,
    Summary,
    Told,
)
from store.errors import Forbidden, Refused
from store.figure import month
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock
from tui.sentences import sentence

_OK = Remarked()
_ROOMS = itertools.count(101)


def drafted(by: Staff, days: int = 14, **told: object) -> Event:
    starts = clock.now() + timedelta(days=days)
    usual = {
        "name": "亲子游园会", "kind": "family", "starts": starts,
        "ends": starts + timedelta(hours=3), "place": "中心花园", "expected": 10, "capacity": 10,
        "budget": "2000", "source": "company",
    }  # fmt: skip
    return community.plan(Plan.model_validate(usual | told), by=by)


def whole(by: Staff, days: int = 14, **told: object) -> Event:
    one = drafted(by, days, **told)
    community.detail(one.id, Detail(program="游戏", things="音响\n桌椅\n\n急救箱"), by=by)
    safety = Safety(
        in_charge="马队", guards="4 人", exits="东门", fire="灭火器", medical="医院",
        evacuation="南门",
    )  # fmt: skip
    return community.secure(one.id, safety, by=by)


def opened(by: Staff, boss: Staff, **told: object) -> Event:
    one = whole(by, **told)  # type: ignore[arg-type]
    community.ask(one.id, Asking(), by=by)
    community.approve(one.id, Approving(), by=boss)
    return community.notify(one.id, Noticing(notice="大堂"), by=by)


def home(code: str, by: Staff) -> int:
    return residents.add_home(NewHome(code=code), by=by).id


def signed(one: Event, by: Staff, who: str = "王小明", at: int = 0, **told: object) -> Signup:
    given = {"home": at or home(f"1-1-{next(_ROOMS)}", by), "who": who}
    return community.sign(one.id, NewSignup.model_validate(given | told), by=by)


def waiting(thing: str = "community_event") -> list[str]:
    there = agenda.everything(clock.now())
    return [one.kind.partition(".")[2] for one in there if one.subject.startswith(f"{thing}:")]


def test_an_event_goes_its_way_from_the_year_plan_to_the_file(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """O17: year plan, plan, approval, notice, sign-up, held, summed up, filed."""
    starts = clock.now() + timedelta(days=30)
    idea = Intended(name="灯会", kind=community.Kind.FESTIVAL, starts=starts, budget=8000)
    one = community.intend(idea, by=assistant)
    assert (one.stage, waiting()) == (Stage.IDEA, [])
    time.pass_(days=10)
    assert waiting() == ["to_plan"]
    given = Plan.model_validate(
        {"name": "灯会", "kind": "festival", "starts": starts, "place": "广场", "budget": "8000",
         "ends": starts + timedelta(hours=2), "expected": 20, "capacity": 20}
    )  # fmt: skip
    community.draw_up(one.id, given, by=assistant)
    for missing in ("programme", "safety plan"):
        with pytest.raises(Refused, match=missing):
            community.ask(one.id, Asking(), by=assistant)
        if missing == "programme":
            community.detail(one.id, Detail(program="赏灯"), by=assistant)
    safety = dict.fromkeys(("in_charge", "guards", "exits", "fire", "medical", "evacuation"), "有")
    community.secure(one.id, Safety.model_validate(safety), by=assistant)
    community.ask(one.id, Asking(), by=assistant)
    assert waiting() == ["to_approve"]
    community.approve(one.id, Approving(), by=supervisor)
    community.notify(one.id, Noticing(notice="大堂"), by=assistant)
    who = signed(one, assistant, children=1)
    with pytest.raises(Refused, match="begins at"):
        community.hold(one.id, Held(), by=assistant)
    time.pass_(days=20, hours=3)
    community.tick(one.id, who.id, Came(), by=assistant)
    community.hold(one.id, Held(), by=assistant)
    assert waiting() == ["to_sum"]
    told = Summary.model_validate({"course": "热闹", "others": 5, "cost": "7654.32"})
    summed = community.sum_up(one.id, told, by=supervisor)
    assert (summed.households, summed.persons, summed.others) == (1, 2, 5)
    with pytest.raises(Forbidden):
        community.file(one.id, Filed(), by=supervisor)
    assert community.file(one.id, Filed(), by=manager).stage is Stage.FILED
    assert (waiting(), journal.verify().right) == ([], True)
    assert [each.kind for each in visits.of_home(who.home_id)] == [visits.Kind.EVENT]
    figures = answers.of("community").figures
    assert figures is not None
    texts = [each.text for each in figures(month(clock.day(one.starts)))]
    assert texts == ["1", "7", "7,654.32", "1/1 = 100.0 %", "1/1 = 100.0 %"]
    for entry in journal.of_subject(one.subject):
        assert "{" not in sentence(entry)


def test_late_plans_and_notices_say_why(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """O17: seven days before, notice three; a large one seven."""
    one = whole(assistant, 6)
    with pytest.raises(Refused, match="planned so late"):
        community.ask(one.id, Asking(), by=assistant)
    community.ask(one.id, Asking(late="上级通知"), by=assistant)
    community.approve(one.id, Approving(), by=supervisor)
    time.pass_(days=4)
    with pytest.raises(Refused, match="told so late"):
        community.notify(one.id, Noticing(notice="大堂"), by=assistant)
    large = whole(assistant, 8, expected=300, capacity=300)
    community.ask(large.id, Asking(), by=assistant)
    community.approve(large.id, Approving(), by=supervisor)
    time.pass_(days=2)
    with pytest.raises(Refused, match="7 days"):
        community.notify(large.id, Noticing(notice="大堂"), by=assistant)
    told = community.notify(large.id, Noticing(notice="大堂", late="雨"), by=assistant)
    assert told.stage is Stage.NOTICED


def test_a_thousand_people_need_the_permit_of_the_police(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """A20: number and day, applied for 20 days before; what changes size or time voids it."""
    one = whole(assistant, 30, expected=1000, capacity=1200)
    assert "permit" in waiting()
    community.ask(one.id, Asking(), by=assistant)
    with pytest.raises(Refused, match="police permits"):
        community.approve(one.id, Approving(), by=supervisor)
    time.pass_(days=11)
    today = clock.today()
    late = Permit(permit_applied=today, permit="公许 1", permit_on=today)
    with pytest.raises(Refused, match="applied for by"):
        community.permit(one.id, late, by=assistant)
    good = Permit(permit_applied=today - timedelta(days=2), permit="公许 1", permit_on=today)
    community.permit(one.id, good, by=assistant)
    assert community.approve(one.id, Approving(), by=supervisor).holds
    moved = community.get(one.id)
    plan = {name: getattr(moved, name) for name in Plan.model_fields} | {"place": "南广场"}
    again = community.edit(one.id, Plan.model_validate(plan | {"budget": "2000"}), by=assistant)
    assert (again.stage, again.holds, again.permit) == (Stage.DRAFT, False, "")
    small = whole(assistant, 30, expected=999, capacity=999)
    community.ask(small.id, Asking(), by=assistant)
    assert community.approve(small.id, Approving(), by=supervisor).stage is Stage.APPROVED


def test_nobody_approves_what_they_asked_for_and_common_money_is_agreed(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """G10; 民法典 282: the owners' income is theirs to spend."""
    one = whole(supervisor, source=Source.COMMON)
    with pytest.raises(Refused, match="committee's decision"):
        community.ask(one.id, Asking(), by=supervisor)
    plan = {name: getattr(one, name) for name in Plan.model_fields}
    plan |= {"budget": "2000", "consent": "业委会 11-20 决议"}
    community.edit(one.id, Plan.model_validate(plan), by=supervisor)
    community.ask(one.id, Asking(), by=supervisor)
    with pytest.raises(Forbidden):
        community.approve(one.id, Approving(), by=supervisor)
    community.send_back(one.id, Returning(reason="超支"), by=manager)
    assert community.get(one.id).stage is Stage.DRAFT


def test_total_places_hold_over_kinds(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """Q124: two kinds each within their limit never exceed the hall."""
    one = opened(assistant, supervisor, adults=8, children=6)
    signed(one, assistant, adults=6)
    last = signed(one, assistant, adults=1, children=4)
    assert last.stage is SignStage.QUEUED
    with pytest.raises(Refused, match="of this kind"):
        signed(one, assistant, adults=0, children=7, child_with="王妈妈")
    with pytest.raises(Refused, match="With whom"):
        signed(one, assistant, adults=0, children=1)


def test_desk_cannot_overbook_silently(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """Q125: the desk passes the same gate; the manager by name, with a reason on record."""
    one = opened(assistant, supervisor, expected=2, capacity=2)
    signed(one, assistant, adults=2)
    more = signed(one, assistant)
    assert more.stage is SignStage.QUEUED
    for by in (assistant, supervisor):
        with pytest.raises(Forbidden):
            community.overbook(more.id, Overbooking(reason="熟人"), by=by)
    let = community.overbook(more.id, Overbooking(reason="节目演员"), by=manager)
    assert (let.stage, let.beyond, community.places(one).free) == (SignStage.PLACED, True, -1)
    first = community.of_event(one.id)[0]
    with pytest.raises(Refused, match="places are free"):
        community.change(first.id, Change(adults=2, seniors=0, children=1), by=assistant)


def test_freed_place_names_next_in_line(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """Q126: in order, with a time to answer; who does not answer lets the next one in."""
    one = opened(assistant, supervisor, expected=2, capacity=2)
    first = signed(one, assistant, adults=2)
    second, third = signed(one, assistant, adults=1), signed(one, assistant, adults=1)
    assert third.stage is SignStage.QUEUED
    community.withdraw(first.id, _OK, by=assistant)
    stands = [each.stage for each in community.of_event(one.id)]
    assert stands == [SignStage.WITHDRAWN, SignStage.OFFERED, SignStage.OFFERED]
    late = signed(one, assistant, adults=1)
    community.accept(second.id, _OK, by=assistant)
    assert waiting("event_signup").count("to_answer") == 1
    time.pass_(hours=24)
    with pytest.raises(Refused, match="ended at"):
        community.accept(third.id, _OK, by=assistant)
    community.lapse()
    after = {each.id: each.stage for each in community.of_event(one.id)}
    assert (after[third.id], after[late.id]) == (SignStage.LAPSED, SignStage.OFFERED)
    community.decline(late.id, _OK, by=assistant)
    assert signed(one, assistant).stage is SignStage.PLACED


def test_who_comes_is_ticked_once(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """O18: a tick that was wrong is put right with its reason, and stays on record."""
    one = opened(assistant, supervisor)
    who, other = signed(one, assistant, adults=3), signed(one, assistant)
    with pytest.raises(Refused, match="ticked from"):
        community.tick(one.id, who.id, Came(), by=assistant)
    time.pass_(days=14)
    with pytest.raises(Refused, match="3 signed up"):
        community.tick(one.id, who.id, Came(came=4), by=assistant)
    community.tick(one.id, who.id, Came(came=2), by=assistant)
    with pytest.raises(Refused, match="not possible"):
        community.tick(one.id, who.id, Came(), by=assistant)
    community.put_right(who.id, Mistaken(reason="点错行"), by=assistant)
    community.tick(one.id, who.id, Came(), by=assistant)
    community.hold(one.id, Held(), by=assistant)
    with pytest.raises(Refused, match="not ticked yet"):
        community.sum_up(one.id, Summary(course="好", cost=0), by=assistant)
    community.miss(one.id, other.id, _OK, by=assistant)
    summed = community.sum_up(one.id, Summary(course="好", cost=0), by=assistant)
    assert (summed.households, summed.persons) == (1, 3)


def test_all_are_told_of_a_cancelled_event_and_of_one_that_was_put_off(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O17: it stands on Today until the last one knows."""
    one = opened(assistant, supervisor)
    first, second = signed(one, assistant), signed(one, assistant)
    plan = {name: getattr(one, name) for name in Plan.model_fields} | {"budget": "2000"}
    plan |= {"starts": one.starts + timedelta(days=1), "ends": one.starts + timedelta(days=2)}
    community.edit(one.id, Plan.model_validate(plan), by=assistant)
    with pytest.raises(Refused, match="Nobody can sign up"):
        signed(one, assistant)
    community.ask(one.id, Asking(), by=assistant)
    community.approve(one.id, Approving(), by=supervisor)
    community.notify(one.id, Noticing(notice="大堂"), by=assistant)
    assert waiting() == ["to_tell"]
    for who in (first, second):
        community.tell(one.id, who.id, Told(how="电话"), by=assistant)
    assert waiting() == []
    community.cancel(one.id, Returning(reason="台风"), by=assistant)
    assert waiting() == ["to_tell"]
    community.tell(one.id, first.id, Told(), by=assistant)
    with pytest.raises(Refused, match="know how"):
        community.tell(one.id, first.id, Told(), by=assistant)
    community.tell(one.id, second.id, Told(), by=assistant)
    assert waiting() == []


def test_ticks_of_things_stay_with_things_that_stay(assistant: Staff, time: Clock) -> None:
    one = whole(assistant)
    community.tick_thing(one.id, 0, Ready(), by=assistant)
    community.tick_thing(one.id, 2, Ready(there=False), by=assistant)
    new = Detail(program="游戏", things="急救箱\n帐篷\n音响")
    assert community.detail(one.id, new, by=assistant).ready == "201"
    with pytest.raises(Refused, match="was changed"):
        community.tick_thing(one.id, 3, Ready(), by=assistant)


@pytest.mark.parametrize(
    ("homes", "share", "drawn"),
    [(0, 10, 0), (1, 10, 1), (10, 10, 1), (11, 10, 2), (30, 10, 3), (30, 0, 0), (7, 100, 7)],
)
def test_a_tenth_of_the_homes_is_visited_at_least_one(homes: int, share: int, drawn: int) -> None:
    """V3: 10 %, each home once."""
    found = community.drawn(list(range(homes)), share)
    assert (len(found), len(set(found))) == (drawn, drawn)


def test_names_go_when_they_are_not_needed_any_more(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """A19, F6: no name and no phone enters the journal; the count stays."""
    one = opened(assistant, supervisor)
    who = signed(one, assistant, who="欧阳娜娜", phone="13812341234", adults=2)
    said = "".join(f"{e.payload} {e.words}" for e in journal.of_subject(who.subject))
    assert "欧阳" not in said and "1381234" not in said
    time.pass_(days=14 + 181)
    community.lapse()
    kept = community.signup(who.id)
    assert (kept.who, kept.phone, kept.party.total) == ("", "", 2)
    assert journal.verify().right


def test_an_event_is_found_by_number_and_words(assistant: Staff, time: Clock) -> None:
    one = drafted(assistant)
    for typed in (one.number.lower(), "游园"):
        assert [each.subject for each in answers.find(typed, 5)] == [one.subject]
