"""A home with its owner."""

from __future__ import annotations

import pytest

from store import clock, residents
from store.residents import HomeState, NewHome, NewPerson, NewState
from store.rights import Staff


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    lived_in = NewState(state=HomeState.OCCUPIED, since=clock.today())
    residents.set_state(made.id, lived_in, by=assistant)
    return made.id
