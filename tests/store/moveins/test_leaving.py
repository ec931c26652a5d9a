"""Who leaves, and a home that is sold: every line done or not needed (M29, M30)."""

from __future__ import annotations

import pytest

from store import agenda, answers, clock, keys, meters, moveins, residents
from store.errors import Refused
from store.meters import MeterKind, NewMeter, NewReading
from store.moveins import Closed, NewLeaving, Settled, Stage, Why
from store.rights import Staff
from tests.store.moveins import walks
from tests.store.moveins.walks import OWNER, days

SIGNED = Closed(signed=True)


def left(home: int, by: Staff, **told: object) -> moveins.Walk:
    usual: dict[str, object] = {"home": home, "owner": OWNER, "last_day": clock.today()}
    return moveins.leave(NewLeaving.model_validate(usual | told), by=by)


def test_what_is_still_open_needs_words_and_a_line_that_is_not_gone_through_stops_it_M30(
    home: int, assistant: Staff
) -> None:
    walk = left(home, assistant)
    assert moveins.still_open(walk, "leave:keys") == 3
    with pytest.raises(Refused) as refused:
        moveins.settle(walk.id, "leave:keys", Settled(), by=assistant)
    assert refused.value.field == "words"
    with pytest.raises(Refused, match="Not gone through yet"):
        moveins.close(walk.id, SIGNED, by=assistant)
    for one in moveins.to_settle(walk):
        moveins.not_needed(walk.id, one.code, Why(reason="已办"), by=assistant)
    with pytest.raises(Refused) as refused:
        moveins.close(walk.id, Closed(signed=False), by=assistant)
    assert refused.value.field == "signed"
    assert moveins.close(walk.id, SIGNED, by=assistant).stage is Stage.ARCHIVED


def test_meters_are_read_on_the_last_day_and_the_person_has_left_the_file(
    home: int, assistant: Staff
) -> None:
    base = {"number": "S9", "kind": MeterKind.WATER, "home": home, "set_on": days(-9), "base": "1"}
    meter = meters.enter(NewMeter.model_validate(base), by=assistant)
    walk = left(home, assistant)
    assert moveins.still_open(walk, "leave:readings") == 1
    read = NewReading.model_validate({"value": "9", "sure": True})
    meters.read(meter.id, read, by=assistant)
    assert moveins.still_open(walk, "leave:readings") == 0
    moveins.settle(walk.id, "leave:readings", Settled(), by=assistant)
    assert moveins.still_open(walk, "leave:left") == 1
    person = residents.people_of(home)[0].person_id
    leaving = residents.MoveOut(on=clock.today(), reason="出售")
    residents.move_out(home, person, leaving, by=assistant)
    assert moveins.still_open(walk, "leave:left") == 0


def test_a_sale_has_the_fund_on_its_list_and_the_new_owner_opens_a_move_in_of_their_own_M29(
    home: int, assistant: Staff
) -> None:
    """FUND-28, X104: the old record stays the old owner's."""
    before = walks.whole(home, assistant)
    plain = {one.code for one in left(home, assistant).asked}
    moveins.cancel(moveins.of_home(home)[0].id, moveins.Reason(reason="改为出售"), by=assistant)
    sale = left(home, assistant, sale=True)
    assert {one.code for one in sale.asked} - plain == {"leave:fund"}
    walks.opened(home, assistant, owner="周新主", again=sale.number)
    assert moveins.get(before.id).owner == OWNER


def test_nobody_leaves_twice_at_once_nor_who_does_not_live_there(
    home: int, assistant: Staff
) -> None:
    first = left(home, assistant)
    with pytest.raises(Refused, match=first.number):
        left(home, assistant, sale=True)
    other = walks.a_home(assistant, "3-2-1202")
    with pytest.raises(Refused) as refused:
        left(other, assistant, owner="路人甲")
    assert refused.value.field == "owner"


def test_who_leaves_stands_on_Today_and_in_the_handover(home: int, assistant: Staff) -> None:
    walk = left(home, assistant)
    subjects = [one.subject for one in agenda.everything(clock.now())]
    handed = answers.of("moveins").handed
    assert handed is not None and walk.subject in subjects
    assert walk.subject in [one.subject for one in handed(clock.now())]
    assert len(keys.of_home(home)) == 1
