"""How a home stands, since when, and how it stood before (F1, $22)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from store import clock, erasure, journal, residents
from store.erasure import Erasure
from store.errors import NotFound, Refused
from store.residents import HomePage, HomeState, NewHome, NewState
from store.rights import Staff


def standing(state: HomeState, days_ago: int = 0, note: str = "") -> NewState:
    return NewState(state=state, since=clock.today() - timedelta(days=days_ago), note=note)


def test_a_home_stands_as_was_said_since_the_day_that_was_said(
    household: HomePage, assistant: Staff
) -> None:
    assert household.home.state is HomeState.UNKNOWN
    home = residents.set_state(household.home.id, standing(HomeState.VACANT, 400), by=assistant)
    assert (home.state, home.state_since) == (
        *(HomeState.VACANT, clock.today() - timedelta(days=400)),
    )
    assert residents.home(home.id).home == home


@pytest.mark.parametrize("state", [one for one in HomeState if one is not HomeState.UNKNOWN])
def test_every_state_can_be_recorded(
    household: HomePage, assistant: Staff, state: HomeState
) -> None:
    assert residents.set_state(household.home.id, standing(state), by=assistant).state is state


def test_how_it_stood_before_follows_from_the_journal(
    household: HomePage, assistant: Staff, supervisor: Staff
) -> None:
    home = household.home.id
    residents.set_state(home, standing(HomeState.NOT_HANDED_OVER, 90), by=assistant)
    residents.set_state(home, standing(HomeState.LET, 3, "合同到 2027 年"), by=supervisor)
    newest, first = residents.states_of(home)
    assert (newest.state, newest.staff_id, newest.note) == (
        *(HomeState.LET, supervisor.id, "合同到 2027 年"),
    )
    assert (first.state, first.since) == (
        *(HomeState.NOT_HANDED_OVER, clock.today() - timedelta(days=90)),
    )
    head = journal.last()
    assert head is not None
    assert head.payload["before"] == "not_handed_over"


def test_a_state_is_refused_for_a_day_to_come_or_before_the_one_it_follows(
    household: HomePage, assistant: Staff
) -> None:
    home = household.home.id
    residents.set_state(home, standing(HomeState.VACANT, 10), by=assistant)
    for wrong in (standing(HomeState.LET, -1), standing(HomeState.LET, 11)):
        with pytest.raises(Refused) as refused:
            residents.set_state(home, wrong, by=assistant)
        assert refused.value.field == "since"
    right = residents.set_state(home, standing(HomeState.VACANT, 12), by=assistant)
    assert right.state_since == clock.today() - timedelta(days=12)
    with pytest.raises(ValidationError):
        standing(HomeState.UNKNOWN)
    with pytest.raises(NotFound):
        residents.set_state(99, standing(HomeState.LET), by=assistant)


def test_the_same_state_once_more_is_no_entry(household: HomePage, assistant: Staff) -> None:
    home = household.home.id
    residents.set_state(home, standing(HomeState.VACANT), by=assistant)
    number = journal.last_number()
    residents.set_state(home, standing(HomeState.VACANT), by=assistant)
    assert journal.last_number() == number


def test_putting_the_home_s_data_right_leaves_its_state(
    household: HomePage, assistant: Staff
) -> None:
    home = household.home.id
    residents.set_state(home, standing(HomeState.LET), by=assistant)
    changed = residents.change_home(home, NewHome(code="3-2-1301", area=88.5), by=assistant)
    assert (changed.state, changed.area) == (HomeState.LET, 8850)


def test_a_word_about_a_state_can_be_erased(
    household: HomePage, assistant: Staff, manager: Staff
) -> None:
    """F6"""
    home = household.home.id
    residents.set_state(home, standing(HomeState.LET, note="租客张三"), by=assistant)
    erasure.erase_words(journal.last_number(), Erasure(reason="本人要求"), by=manager)
    (only,) = residents.states_of(home)
    assert (only.state, only.note) == (HomeState.LET, "")
