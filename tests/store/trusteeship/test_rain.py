"""Rain: every entrusted home before and after it, proposed by a storm's emergency (T10, D39)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from store import agenda, answers, clock, emergency, trusteeship
from store.emergency import Controlled, Deed, FalseAlarm, Kind, NewEmergency, Outcome
from store.errors import Forbidden, Refused
from store.journal import verify
from store.rights import Staff
from store.trusteeship import (
    Level,
    NewRain,
    NotNeeded,
    Rain,
    RainClosed,
    RainDropped,
    RainOver,
    RainStage,
    Round,
    Trust,
)
from tests.conftest import Clock
from tests.store.trusteeship.entrusted import WALKED, ending, entrusted

HOURS = timedelta(hours=1)


@pytest.fixture
def homes(assistant: Staff, time: Clock) -> list[Trust]:
    return [entrusted(assistant, f"3-2-120{n}") for n in range(3)]


def new(hours: float = 3, **told: Any) -> NewRain:
    usual = {"level": Level.ORANGE, "expected": clock.now() + hours * HOURS, "source": "气象台"}
    return NewRain.model_validate(usual | told)


def walked(homes: list[Trust], rain: Rain, turn: Round, by: Staff) -> None:
    for one in homes:
        trusteeship.walk(one.id, turn, rain.id, WALKED, by=by)


def rains() -> dict[str, Any]:
    return {one.kind: one for one in agenda.everything(clock.now()) if one.kind[:5] == "rain."}


def stormed(by: Staff, **told: Any) -> int:
    given = {"kind": Kind.STORM, "again": True} | told
    return emergency.start(NewEmergency.model_validate(given), by=by).id


def test_each_home_before_it_begins_and_within_hours_of_its_end(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    """T10: lines that are not done block closing it."""
    rain = trusteeship.open_rain(new(), by=assistant)
    assert rains()["rain.before"].due == rain.expected
    walked(homes[:2], rain, Round.BEFORE, assistant)
    time.pass_(hours=4)
    late = trusteeship.walk(homes[2].id, Round.BEFORE, rain.id, WALKED, by=assistant)
    assert late.late and set(rains()) == {"rain.stands"}
    with pytest.raises(Refused):
        trusteeship.walk(homes[0].id, Round.AFTER, rain.id, WALKED, by=assistant)
    rain = trusteeship.rain_over(rain.id, RainOver(source="气象台解除"), by=assistant)
    assert rain.due_after == clock.now() + 12 * HOURS
    with pytest.raises(Refused, match="3 visits"):
        trusteeship.close_rain(rain.id, RainClosed(), by=assistant)
    walked(homes, rain, Round.AFTER, assistant)
    assert set(rains()) == {"rain.to_close"}
    assert trusteeship.close_rain(rain.id, RainClosed(), by=assistant).stage is RainStage.CLOSED
    assert rains() == {} and verify().right


def test_one_that_was_not_walked_before_it_is_excused_by_who_is_in_charge(
    assistant: Staff, supervisor: Staff, homes: list[Trust], time: Clock
) -> None:
    rain = trusteeship.open_rain(new(1), by=assistant)
    time.pass_(hours=5)
    trusteeship.rain_over(rain.id, RainOver(source="气象台"), by=assistant)
    time.pass_(minutes=10)
    with pytest.raises(Refused, match="over since"):
        trusteeship.walk(homes[0].id, Round.BEFORE, rain.id, WALKED, by=assistant)
    why = NotNeeded(reason="雨来得太快")
    with pytest.raises(Forbidden):
        trusteeship.excuse(homes[0].id, Round.BEFORE, rain.id, why, by=assistant)
    for one in homes:
        trusteeship.excuse(one.id, Round.BEFORE, rain.id, why, by=supervisor)
    walked(homes, rain, Round.AFTER, assistant)
    trusteeship.close_rain(rain.id, RainClosed(), by=assistant)
    assert verify().right


def test_an_emergency_of_a_storm_proposes_the_visits_and_its_end_is_the_rain_s(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    """D39: the signal makes the round of entrusted homes, "解除" the one after."""
    storm = stormed(assistant)
    told = rains()["rain.to_open"]
    assert told.figures["count"] == 3 and told.figures["about"] == emergency.get(storm).number
    rain = trusteeship.open_rain(new(), by=assistant)
    assert (rain.emergency_id, rain.stage, rain.number) == (storm, RainStage.OPEN, "YQ-2026-0001")
    walked(homes, rain, Round.BEFORE, assistant)
    time.pass_(hours=6)
    for line in emergency.course(storm).unsettled:
        emergency.decide(storm, line.key, Deed(outcome=Outcome.DONE), by=assistant)
    emergency.control(storm, Controlled(said_by="经理"), by=assistant)
    emergency.end(storm, emergency.Ended(), by=assistant)
    after = trusteeship.standing()
    assert after is not None and after.stage is RainStage.OVER and after.ended == clock.now()
    assert rains()["rain.after"].figures["count"] == 3
    assert verify().right


@pytest.mark.parametrize("told", [{"drill": True}, {"kind": Kind.FIRE}])
def test_a_drill_or_a_fire_proposes_nothing(
    assistant: Staff, homes: list[Trust], told: dict[str, Any]
) -> None:
    """D30."""
    stormed(assistant, **told)
    assert trusteeship.standing() is None


def test_without_an_entrusted_home_a_storm_proposes_nothing(assistant: Staff) -> None:
    stormed(assistant)
    assert trusteeship.standing() is None
    with pytest.raises(Refused, match="No home"):
        trusteeship.open_rain(new(), by=assistant)


def test_a_false_alarm_takes_its_proposal_back_and_a_rain_that_is_opened_stands(
    assistant: Staff, homes: list[Trust]
) -> None:
    why = FalseAlarm(cause="误报", confirmed="气象台")
    emergency.call_false(stormed(assistant), why, by=assistant)
    assert trusteeship.standing() is None
    storm = stormed(assistant)
    trusteeship.open_rain(new(), by=assistant)
    emergency.call_false(storm, why, by=assistant)
    stands = trusteeship.standing()
    assert stands is not None and stands.stage is RainStage.OPEN


def test_there_is_one_rain_at_a_time_and_it_may_change_or_not_come(
    assistant: Staff, homes: list[Trust]
) -> None:
    rain = trusteeship.open_rain(new(), by=assistant)
    with pytest.raises(Refused, match="stands"):
        trusteeship.open_rain(new(), by=assistant)
    changed = trusteeship.change_rain(rain.id, new(5, level=Level.RED), by=assistant)
    assert (changed.level, rains()["rain.before"].due) == (Level.RED, changed.expected)
    trusteeship.drop_rain(rain.id, RainDropped(reason="云过去了"), by=assistant)
    assert rains() == {}
    assert trusteeship.open_rain(new(), by=assistant).number == "YQ-2026-0002"


def test_who_comes_in_meanwhile_is_visited_after_and_who_leaves_is_not(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    rain = trusteeship.open_rain(new(), by=assistant)
    walked(homes, rain, Round.BEFORE, assistant)
    time.pass_(days=1)
    late = entrusted(assistant, "3-2-1209")
    trusteeship.end(homes[0].id, ending(), by=assistant)
    rain = trusteeship.rain_over(rain.id, RainOver(source="气象台"), by=assistant)
    turn = {line.trust.id for line in trusteeship.of_rain(rain) if line.kind is Round.AFTER}
    assert turn == {homes[1].id, homes[2].id, late.id}


def test_an_open_rain_goes_over_with_the_desk(assistant: Staff, homes: list[Trust]) -> None:
    """H7."""
    rain = trusteeship.open_rain(new(), by=assistant)
    handed = answers.of("trusteeship").handed
    assert handed is not None
    (one,) = [each for each in handed(clock.now()) if each.subject == rain.subject]
    assert one.facts["count"] == 3
