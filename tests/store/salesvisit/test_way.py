"""Arrivals, stations, waits, the show flat's room, leaving and closing (S3–S11)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import agenda, cafe, journal, salesvisit
from store.engine import database
from store.errors import Forbidden, Refused
from store.rights import Staff
from store.salesvisit import (
    Answer,
    Arrival,
    At,
    Back,
    Closing,
    DayClosed,
    Ended,
    Expected,
    Join,
    Leaving,
    Lend,
    Seated,
    Split,
    Stage,
    Thing,
    Vip,
)
from tests.conftest import Clock
from tests.store.salesvisit.conftest import Came, at, onward

SHUT = DayClosed(windows=True, lamps=True, fire=True)


def expected(by: Staff, **told: object) -> int:
    given = {"plate": "粤B12345", "name": "陈女士", "adults": 3, "at": "10:00"} | told
    return salesvisit.expect(Expected.model_validate(given), by=by).id


def test_one_announcement_tells_every_post_and_shows_who_has_not_answered(
    came: Came, butler: Staff
) -> None:
    """S5: posts and butler in one act."""
    one = came("粤B12345")
    posts = ["车导员", "门僮", "宾客服务助理", "现场管家"]
    assert [each.post for each in salesvisit.calls(one.id)] == posts
    salesvisit.answer(one.id, Answer(post="现场管家"), by=butler)
    assert [each.post for each in salesvisit.board()[0].silent] == posts[:3]
    with pytest.raises(Refused, match="answered already"):
        salesvisit.answer(one.id, Answer(post="现场管家"), by=butler)


@pytest.mark.parametrize("typed", [{"plate": "粤b·12345"}, {"name": "陈女士"}])
def test_arrival_of_expected_party_is_one_visit(
    typed: dict[str, str], guard: Staff, lead: Staff
) -> None:
    """Q79: by the plate, on foot by the name; how many were announced stays."""
    number = expected(lead)
    assert salesvisit.arriving.plates_expected("b123") == ["粤B12345"]
    assert salesvisit.arriving.names_expected("陈") == ["陈女士"]
    one = salesvisit.announce(Arrival.model_validate(typed), by=guard)
    assert one.id == number and one.stage is Stage.HERE and one.people == 3
    assert len(salesvisit.every()) == 1 and one.plate == "粤B12345"


def test_two_arrivals_two_announcements(came: Came) -> None:
    """Q81: both stay; the same car twice is refused."""
    first, second = came("粤B12345"), came("粤B12346")
    assert [row.party.id for row in salesvisit.board()] == [first.id, second.id]
    assert len(salesvisit.calls(first.id)) == len(salesvisit.calls(second.id)) == 4
    with pytest.raises(Refused, match="on site already"):
        came("粤B12345")


def test_an_unusual_plate_is_taken_once_it_was_read_again(came: Came) -> None:
    """GA 36 with override."""
    with pytest.raises(Refused, match="GA 36"):
        came("使12345")
    assert came("使12345", sure=True).plate == "使12345"


def test_expected_party_can_be_no_show(lead: Staff, time: Clock) -> None:
    """Q85: by hand, read so after closing, and noted as the site closes."""
    by_hand = salesvisit.no_show(expected(lead), by=lead)
    assert by_hand.stage is Stage.NO_SHOW
    late = expected(lead, plate="粤B22222", name="吴先生")
    time.at = salesvisit.settings().end(by_hand.day)
    assert salesvisit.get(late).state(time()) is Stage.NO_SHOW
    salesvisit.close_day(SHUT, by=lead)
    assert salesvisit.get(late).stage is Stage.NO_SHOW
    assert salesvisit.of(by_hand.day).no_shows == 2


def test_waiting_ends_when_next_station_takes_over(came: Came, hostess: Staff, time: Clock) -> None:
    """Q83: the wait is from leaving one station to being taken over at the next."""
    one = came()
    stay = salesvisit.staying(one.id)
    assert stay is not None
    time.pass_(minutes=2)
    salesvisit.send_on(one.id, stay.id, by=hostess)
    door = salesvisit.staying(one.id)
    assert door is not None and door.station is At.ST2
    time.pass_(seconds=40)
    assert salesvisit.board()[0].late is not None  # the door's target is nought
    salesvisit.take_over(one.id, door.id, by=hostess)
    assert at(one) == (At.ST3, True)
    time.pass_(seconds=61)
    assert salesvisit.over_target(salesvisit.board()) == 1
    kinds = [w.kind for w in agenda.everything(time()) if w.subject == one.subject]
    assert "sales_party.waits" in kinds
    onward(one, hostess, At.ST3)
    assert salesvisit.over_target(salesvisit.board()) == 0
    waits = salesvisit.of(one.day).waits
    assert waits[At.ST2] == (timedelta(seconds=40),)
    assert waits[At.ST3] == (timedelta(seconds=61),)
    assert salesvisit.of(one.day).over == 2


def test_two_staff_cannot_take_one_party(came: Came, hostess: Staff, butler: Staff) -> None:
    """Q84: the second is told who was first; nobody is at two stations."""
    one = came()
    onward(one, hostess, At.ST1)
    stay = salesvisit.staying(one.id)
    assert stay is not None
    salesvisit.send_on(one.id, stay.id, by=hostess)
    wait = salesvisit.staying(one.id)
    assert wait is not None
    salesvisit.take_over(one.id, wait.id, by=hostess)
    with pytest.raises(Refused, match="小吴 was first"):
        salesvisit.take_over(one.id, wait.id, by=butler)
    open_ = [each for each in salesvisit.way(one.id) if each.left_at is None]
    assert len(open_) == 1


def test_a_way_skips_returns_and_repeats(came: Came, butler: Staff, kept: dict[int, Thing]) -> None:
    """S4: on foot straight to the flat, a second flat, back to the hall, home."""
    one = came()

    def to(station: At) -> None:
        stay = salesvisit.staying(one.id)
        assert stay is not None
        salesvisit.send_on(one.id, stay.id, station, by=butler)

    to(At.ST4)
    onward(one, butler, At.ST5)
    to(At.ST5)
    onward(one, butler, At.ST5)
    onward(one, butler, At.R2)
    onward(one, butler, At.ST8)
    with pytest.raises(Refused, match="gate"):
        to(At.ST1)
    way = [each.station for each in salesvisit.way(one.id)]
    assert way[:4] == [At.ST1, At.ST4, At.ST5, At.ST5] and way[-2:] == [At.ST7, At.ST8]
    assert salesvisit.things()[1].total == 8  # a pair of shoe covers each
    done = salesvisit.leave(one.id, Leaving(), by=butler)
    assert done.stage is Stage.GONE and salesvisit.staying(one.id) is None


def test_the_ride_is_held_while_the_flat_is_full(came: Came, butler: Staff) -> None:
    """S11: two parties, eight people; above it "wait"."""
    first, second, third = came(adults=3), came(adults=2), came(adults=2)
    onward(first, butler, At.ST5)
    onward(second, butler, At.R1)
    with pytest.raises(Refused, match="Wait"):
        onward(third, butler, At.R1)
    assert next(row for row in salesvisit.board() if row.party.id == third.id).wait
    onward(first, butler, At.ST6)
    onward(third, butler, At.R1)
    large = came(adults=9)
    onward(second, butler, At.R2)
    onward(third, butler, At.R2)
    with pytest.raises(Refused, match="split"):
        onward(large, butler, At.R1)


def test_split_and_join_keep_the_sum(came: Came, hostess: Staff) -> None:
    """S3."""
    one = came("粤B12345", adults=3, children=1, assisted=1)
    part = salesvisit.split(one.id, Split(adults=1, children=1), by=hostess)
    assert (part.people, salesvisit.get(one.id).people) == (2, 2)
    assert at(part) == at(one) and part.parent_id == one.id
    with pytest.raises(Refused, match="Some go"):
        salesvisit.split(part.id, Split(adults=1, children=1), by=hostess)
    with pytest.raises(Refused, match="Only 1"):
        salesvisit.split(part.id, Split(adults=2), by=hostess)
    salesvisit.join(part.id, Join(group=one.group), by=hostess)
    whole = salesvisit.get(one.id)
    assert (whole.people, whole.children, whole.assisted) == (4, 1, 1)
    assert [row.party.id for row in salesvisit.board()] == [one.id]
    told = salesvisit.of(one.day)
    assert (told.parties, told.people) == (1, 4)


def test_a_vip_is_marked_by_the_lead_or_manager_alone(
    came: Came, lead: Staff, guard: Staff, supervisor: Staff
) -> None:
    """S10: and it is on record who did."""
    one = came()
    for who in (guard, supervisor):
        with pytest.raises(Forbidden):
            salesvisit.set_vip(one.id, Vip(said="刘敏"), by=who)
    marked = salesvisit.set_vip(one.id, Vip(said="刘敏"), by=lead)
    assert marked.vip and marked.vip_by == lead.id
    with pytest.raises(Refused):
        salesvisit.set_vip(one.id, Vip(said="刘敏"), by=lead)


def test_what_is_lent_comes_back_before_they_leave(
    came: Came, guard: Staff, kept: dict[int, Thing], time: Clock
) -> None:
    """S11: umbrella, raincoat, wheelchair; what is lost is not there any more."""
    one = came()
    salesvisit.lend(one.id, Lend(code=11, quantity=2), by=guard)
    with pytest.raises(Refused, match="Only 1"):
        salesvisit.lend(one.id, Lend(code=11, quantity=2), by=guard)
    with pytest.raises(Refused, match="雨伞"):
        salesvisit.leave(one.id, Leaving(), by=guard)
    (loan,) = salesvisit.out(one.id)
    thing = salesvisit.take_back(loan.id, Back(lost=True), by=guard)
    assert (thing.total, thing.left) == (1, 1)
    assert "sales_thing.few" in [w.kind for w in agenda.everything(time())]
    with pytest.raises(Refused, match="back already"):
        salesvisit.take_back(loan.id, Back(), by=guard)
    salesvisit.leave(one.id, Leaving(), by=guard)


def test_party_left_open_asks_at_closing(came: Came, guard: Staff, time: Clock) -> None:
    """Q80: gone and when, still here, or unknown; a day is not closed over an open party."""
    gone, still = came(), came()
    time.at = salesvisit.settings().end(gone.day) + timedelta(minutes=1)
    waits = [w.subject for w in agenda.everything(time()) if w.kind == "sales_party.still_in"]
    assert waits == [gone.subject, still.subject]
    with pytest.raises(Refused, match="still open"):
        salesvisit.close_day(SHUT, by=guard)
    left = Closing(ended=Ended.GONE, at=time() - timedelta(hours=1))
    assert salesvisit.close(gone.id, left, by=guard).left_at == time() - timedelta(hours=1)
    salesvisit.close(still.id, Closing(ended=Ended.STILL), by=guard)
    assert salesvisit.get(still.id).stage is Stage.HERE
    kinds = [w.subject for w in agenda.everything(time()) if w.kind == "sales_party.still_in"]
    assert kinds == []
    time.pass_(minutes=31)
    kinds = [w.subject for w in agenda.everything(time()) if w.kind == "sales_party.still_in"]
    assert kinds == [still.subject]


def test_stay_is_cut_and_marked_at_closing(came: Came, guard: Staff, time: Clock) -> None:
    """Q82: forgotten, it is no three-day stay; nobody moves them on another day."""
    one = came()
    arrived = time()
    time.pass_(days=2)
    open_ = salesvisit.get(one.id)
    closing = salesvisit.settings().end(one.day)
    assert open_.is_cut(time()) and open_.stayed(time()) == closing - arrived
    stay = salesvisit.staying(one.id)
    assert stay is not None
    with pytest.raises(Refused, match="on record since"):
        salesvisit.send_on(one.id, stay.id, by=guard)
    with pytest.raises(Refused, match="on record since"):
        salesvisit.close(one.id, Closing(ended=Ended.STILL), by=guard)
    with pytest.raises(Refused, match="ends on its day"):
        salesvisit.leave(one.id, Leaving(at=time() - timedelta(days=1)), by=guard)
    done = salesvisit.close(one.id, Closing(ended=Ended.UNKNOWN), by=guard)
    assert done.guessed and done.left_at == closing
    assert came("").id != one.id


def test_nobody_leaves_before_they_were_seen(came: Came, guard: Staff, time: Clock) -> None:
    """Leave is not before arrival."""
    one = came()
    with pytest.raises(Refused, match="seen at"):
        salesvisit.leave(one.id, Leaving(at=time() - timedelta(minutes=5)), by=guard)
    with pytest.raises(Refused, match="still to come"):
        salesvisit.leave(one.id, Leaving(at=time() + timedelta(minutes=5)), by=guard)


def test_the_drinks_of_a_seat_stand_on_the_board(
    came: Came, hostess: Staff, supervisor: Staff, time: Clock
) -> None:
    """S8: asked within two minutes of sitting down; then what is to come, what was served."""
    from tests.store.cafe.conftest import certified

    certified("小吴", (time() + timedelta(days=30)).date(), supervisor)
    cafe.check(cafe.PostCheck(uniform=True, badge=True, hands=True), by=hostess)
    drink = cafe.inputs.Drink(code=11, name="龙井")
    cafe.enter_drink(drink, by=supervisor)
    seat = cafe.enter_seat(cafe.inputs.Seat(code="A1"), by=supervisor)
    cafe.open_day(cafe.Opening(clean=True), by=hostess)
    one = came()
    onward(one, hostess, At.ST3)
    time.pass_(minutes=3)
    (row,) = salesvisit.board()
    assert row.late is not None and row.asked_by is not None
    salesvisit.seat(one.id, Seated(seat="a1"), by=hostess)
    order = cafe.tell(cafe.seat(seat.id, cafe.Seating(guests=2), by=hostess).id, by=hostess)
    cafe.add(order.id, cafe.Wanted(guest=1, code=11), by=hostess)
    (row,) = salesvisit.board()
    assert row.late is None and row.drinks is not None and row.drinks.waiting == 1
    cafe.send(order.id, by=hostess)
    cafe.serve(order.id, cafe.lines(order.id)[0].id, by=hostess)
    assert salesvisit.of(one.day).drinks == 1


@pytest.mark.parametrize(
    "past",
    [
        "UPDATE sales_stay SET taken_at = taken_at + 1 WHERE taken_at IS NOT NULL",
        "UPDATE sales_call SET told_at = 1",
        "UPDATE sales_party SET adults = 9",
        "UPDATE sales_loan SET quantity = 9",
        "UPDATE sales_stay SET left_at = 1 WHERE left_at IS NULL",
    ],
)
def test_what_is_changed_past_the_entries_is_found(
    past: str, came: Came, guard: Staff, kept: dict[int, Thing]
) -> None:
    salesvisit.lend(came().id, Lend(code=11), by=guard)
    assert journal.verify().right
    with database.write():
        database.db.execute_sql(past)
    assert not journal.verify().right


def test_who_stays_after_closing_goes_on_as_ever(came: Came, guard: Staff, time: Clock) -> None:
    """S9: what is done with them says that they are here; then it is asked again."""
    one = came()
    time.at = salesvisit.settings().end(one.day) + timedelta(minutes=5)
    assert salesvisit.get(one.id).is_cut(time())
    onward(one, guard, At.ST3)
    seen = salesvisit.get(one.id)
    assert not seen.is_cut(time()) and seen.ends == time()
    late = came()
    time.pass_(minutes=29)
    assert not salesvisit.get(late.id).is_cut(time())
    time.pass_(minutes=1)
    assert salesvisit.get(late.id).is_cut(time())
    done = salesvisit.close(late.id, Closing(ended=Ended.UNKNOWN), by=guard)
    assert done.left_at == late.arrived_at
