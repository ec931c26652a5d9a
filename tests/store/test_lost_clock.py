"""A clock that has lost its time (1970): told on Today, and nothing is noted by it (D2)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store import answers, outages, today
from store.errors import Refused
from store.goods import GOODS, Stage
from store.register import Register
from store.rights import Staff
from store.subjects import SUBJECTS
from tests.conftest import Clock
from tests.store import test_lostproperty as lost
from tests.store.emergency import test_course as emergencies
from tests.store.escalations import test_steps as escalations
from tests.store.goods import slips
from tests.store.goods.conftest import home
from tests.store.parcels import shelf
from tests.store.visitors import visits

__all__ = ["home"]

BEGIN = (
    slips.issued,
    shelf.taken,
    visits.entered,
    lambda _home, by: lost.found(by),
    lambda _home, by: escalations.up(by),
    lambda _home, by: outages.announce(
        outages.NewOutage(supply=outages.Supply.WATER, words="请储水", announced="水司"), by=by
    ),
)


def lose_time(time: Clock) -> None:
    time.at = datetime(1970, 1, 1, 0, 7, tzinfo=UTC)


@pytest.mark.parametrize("begin", BEGIN)
def test_no_register_takes_a_time_that_cannot_be(
    home: int, assistant: Staff, time: Clock, begin: object
) -> None:
    assert callable(begin)
    right = time.at
    lose_time(time)
    with pytest.raises(Refused, match="which cannot be"):
        begin(home, assistant)
    time.at = right
    begin(home, assistant)


def test_what_stands_is_not_moved_by_it_either(home: int, assistant: Staff, time: Clock) -> None:
    """GR5: a slip does not pass in 1970."""
    slip = slips.issued(home, assistant)
    lose_time(time)
    with pytest.raises(Refused):
        GOODS.move(slip, "passed", slips.OUT, assistant, passed_at=time.at)
    assert GOODS.table.one(slip.id).stage is Stage.ISSUED


def test_an_emergency_begins_whatever_the_clock_shows(assistant: Staff, time: Clock) -> None:
    lose_time(time)
    assert emergencies.begun(assistant, again=True).number


def test_today_says_that_the_clock_has_lost_its_time(assistant: Staff, time: Clock) -> None:
    assert today.LOST not in {one.kind for one in today.today().todo}
    lose_time(time)
    assert today.LOST in [one.kind for one in today.today().todo[:2]]


def test_every_register_that_notes_times_refuses_it(desk: object) -> None:
    """But of emergencies, and of the rain that one of them proposes."""
    import gc

    for one in SUBJECTS:
        answers.of(one.name)
    found = [one for one in gc.get_objects() if isinstance(one, Register)]
    timed = {one.thing for one in found if getattr(one.table.seen, "__self__", None) is not None}
    refusing = {one.thing for one in found if one._timed}
    assert timed - refusing == {"emergency", "rain"}
