"""When noisy work may be done: the house's hours, a city's rule, quiet periods (R9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from store import clock, renovation
from store.desk import settings
from store.errors import Forbidden, Refused
from store.estate import calendar
from store.renovation import LocalRule, NewBan, RenovationSettings, Why
from store.rights import Staff

# By rule: whether it leaves noise at an hour of the day, and on working days alone.
RULES: dict[LocalRule, tuple[Callable[[int], bool], bool]] = {
    LocalRule.NONE: (lambda _hour: True, False),
    LocalRule.BEIJING: (lambda hour: 8 <= hour < 12 or 14 <= hour < 18, True),
    LocalRule.HANGZHOU: (lambda hour: 8 <= hour < 12 or 14 <= hour < 20, False),
    LocalRule.SHANDONG: (lambda hour: not 12 <= hour < 14 and 6 <= hour < 22, False),
}


def by_hand(at: datetime, rule: LocalRule, quiet: tuple[date, date]) -> bool:
    local = clock.local(at)
    on, hour = local.date(), local.hour
    known = calendar.in_force()
    holiday = on.weekday() == 6 or (on.weekday() < 5 and not known.works(on))
    fits, working = RULES[rule]
    return (
        (7 <= hour < 12 or 13 <= hour < 21)
        and not holiday
        and not quiet[0] <= on <= quiet[1]
        and fits(hour)
        and (known.works(on) or not working)
    )


@pytest.mark.parametrize("rule", LocalRule)
def test_every_hour_of_six_weeks_is_as_by_hand(
    rule: LocalRule, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """Over New Year: holidays, working days in exchange, Sundays, and a quiet period."""
    figures = RenovationSettings(hours="07:00-12:00; 13:00-21:00", rule=rule)
    settings.change_own("renovation", figures, by=manager)
    quiet = (date(2026, 12, 8), date(2026, 12, 10))
    renovation.ban(NewBan(since=quiet[0], until=quiet[1], reason="考试"), by=supervisor)
    at = clock.bounds(date(2026, 12, 1))[0]
    told = [(at + timedelta(hours=n)) for n in range(24 * 42)]
    expected = [by_hand(one, rule, quiet) for one in told]
    assert [renovation.is_allowed(one) for one in told] == expected
    allowed = [one for one, may in zip(told, expected, strict=True) if may]
    for one in told[: 24 * 35 : 5]:
        assert renovation.next_allowed(one) == next(each for each in allowed if each >= one)


def test_no_local_rule_is_in_force_until_somebody_chooses_one() -> None:
    assert RenovationSettings().rule is LocalRule.NONE


def test_a_quiet_period_is_set_once_by_who_is_in_charge_and_holds_for_everybody(
    assistant: Staff, supervisor: Staff
) -> None:
    today = clock.today()
    new = NewBan(since=today, until=today + timedelta(days=2), reason="高考")
    with pytest.raises(Forbidden):
        renovation.ban(new, by=assistant)
    with pytest.raises(Refused) as refused:
        backwards = new.model_copy(update={"until": today - timedelta(days=1)})
        renovation.ban(backwards, by=supervisor)
    assert refused.value.field == "until"
    made = renovation.ban(new, by=supervisor)
    assert renovation.banned(today) == made and not renovation.is_allowed(clock.now())
    renovation.lift(made.id, Why(reason="考完"), by=supervisor)
    assert renovation.banned(today) is None and renovation.is_allowed(clock.now())
