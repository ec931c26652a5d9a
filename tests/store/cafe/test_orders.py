"""A seat's order: nothing overwritten, nothing sent twice, what is missing refused (C5–C12)."""

from __future__ import annotations

from datetime import date

import pytest

from store import cafe
from store.cafe import (
    Availability,
    Cancel,
    Closing,
    Day,
    Drink,
    Leaving,
    LineStage,
    Move,
    Order,
    Seat,
    Seating,
    Stage,
    Wanted,
    Word,
    Wrong,
)
from store.engine import database
from store.errors import Refused
from store.rights import Staff
from tests.conftest import Clock


def seated(seat: Seat, by: Staff, guests: int = 2) -> Order:
    return cafe.tell(cafe.seat(seat.id, Seating(guests=guests), by=by).id, by=by)


def add(order: Order, guest: int, code: int, by: Staff, quantity: int = 1) -> Order:
    return cafe.add(order.id, Wanted(guest=guest, code=code, quantity=quantity), by=by)


def test_two_waiters_lines_are_added(
    day: Day, seats: list[Seat], waiter: Staff, other: Staff
) -> None:
    """Q86: neither erases what the other took down."""
    one = seated(seats[0], waiter)
    add(one, 1, 11, waiter)
    add(one, 1, 11, other)
    add(one, 2, 31, waiter)
    assert [(each.guest, each.drink) for each in cafe.lines(one.id)] == [
        *((1, "铁观音"), (1, "铁观音"), (2, "矿泉水")),
    ]


def test_seat_has_one_open_order(day: Day, seats: list[Seat], waiter: Staff, other: Staff) -> None:
    """Q87: the second is told of the first, and adds to it."""
    one = seated(seats[0], waiter)
    with pytest.raises(Refused) as refused:
        cafe.seat(seats[0].id, Seating(guests=3), by=other)
    assert one.number in refused.value.values.values()
    assert len(cafe.of_day(day.id)) == 1


def test_closed_order_refuses_lines(day: Day, seats: list[Seat], waiter: Staff) -> None:
    """Q88."""
    one = seated(seats[0], waiter)
    cafe.leave(one.id, Leaving(), by=waiter)
    with pytest.raises(Refused, match="closed"):
        add(one, 1, 11, waiter)
    with pytest.raises(Refused, match="closed"):
        cafe.send(one.id, by=waiter)
    cafe.clear(one.id, by=waiter)
    with pytest.raises(Refused, match="closed"):
        add(one, 1, 11, waiter)
    assert cafe.board()[0].order is None


def test_order_numbers_unique_per_day(
    day: Day, seats: list[Seat], waiter: Staff, time: Clock
) -> None:
    """Q89, Q103: one counter gives them, past midnight too; the day is the one that is open."""
    numbers = []
    for _each in range(3):
        one = seated(seats[0], waiter)
        numbers.append(one.number)
        assert one.day_id == day.id
        cafe.leave(one.id, Leaving(), by=waiter)
        cafe.clear(one.id, by=waiter)
        time.pass_(hours=9)
    assert len(set(numbers)) == 3


def test_seat_shows_who_else_is_in_it(
    day: Day, seats: list[Seat], waiter: Staff, other: Staff
) -> None:
    """Q90: nobody is locked out, and each sees who did something there last."""
    one = seated(seats[0], waiter)
    assert cafe.get(one.id).last_by == waiter.id
    add(one, 1, 11, other)
    assert cafe.get(one.id).last_by == other.id


def test_bar_gets_new_lines_only(day: Day, seats: list[Seat], waiter: Staff, other: Staff) -> None:
    """Q91: each line stands on one slip; who sends a moment later is told that nothing is new."""
    one = seated(seats[0], waiter)
    add(one, 1, 11, waiter)
    cafe.send(one.id, by=waiter)
    with pytest.raises(Refused, match="nothing new"):
        cafe.send(one.id, by=other)
    add(one, 2, 31, other)
    cafe.send(one.id, by=other)
    assert [each.slip for each in cafe.lines(one.id)] == [1, 2]
    assert [each.no for each in cafe.slips(one.id)] == [1, 2]


def test_unavailable_refused_at_once(day: Day, seats: list[Seat], waiter: Staff) -> None:
    """Q92, Q95: it says why and until when, and what is like it; nothing is added."""
    one = seated(seats[0], waiter)
    with pytest.raises(Refused) as refused:
        add(one, 1, 22, waiter)
    told = refused.value.values
    assert (told["drink"], told["why"]) == ("西瓜汁", "冰箱坏, 至 16:00")
    assert told["like"] == "21 橙汁  13 菊花茶  31 矿泉水"
    assert cafe.lines(one.id) == []


def test_availability_is_a_word_not_a_number(
    day: Day, drinks: dict[int, Drink], seats: list[Seat], waiter: Staff
) -> None:
    """Q93: of the last few none is left once they are ordered, and it is so called."""
    one = seated(seats[0], waiter)
    with pytest.raises(Refused, match="left"):
        add(one, 1, 12, waiter, 4)
    add(one, 1, 12, waiter, 3)
    assert cafe.entries(day.id)[drinks[12].id].word is Word.MISSING
    with pytest.raises(Refused, match="Not to be had"):
        add(one, 2, 12, waiter)
    line = cafe.lines(one.id)[0]
    cafe.cancel(one.id, line.id, Cancel(quantity=1), by=waiter)
    assert cafe.entries(day.id)[drinks[12].id].word is Word.FEW


def test_unavailable_stays_in_list(day: Day, waiter: Staff) -> None:
    """Q94: at the end."""
    assert [one.code for one, _entry in cafe.listed(day.id)] == [13, 11, 12, 21, 31, 22]


def test_what_is_missing_after_ordering_is_told(
    day: Day, drinks: dict[int, Drink], seats: list[Seat], waiter: Staff, other: Staff
) -> None:
    """C8: the order that has it is touched, so that its screen hears of it."""
    one = add(seated(seats[0], waiter), 1, 21, waiter)
    before = database.db.execute_sql("SELECT max(number) FROM journal").fetchone()[0]
    cafe.set_word(drinks[21].id, Availability(word=Word.MISSING, why="榨汁机坏"), by=other)
    from store.journal.reading import touching

    assert [entry.kind for entry in touching(one.subject, after=before)] == ["drink.set"]


def test_cancel_after_sent_needs_reason(day: Day, seats: list[Seat], waiter: Staff) -> None:
    """Q98, Q96: and the bar is told seat, guest, drink, how many."""
    one = add(add(seated(seats[0], waiter), 1, 21, waiter), 2, 31, waiter)
    cafe.send(one.id, by=waiter)
    line = cafe.lines(one.id)[0]
    with pytest.raises(Refused, match="say why"):
        cafe.cancel(one.id, line.id, Cancel(), by=waiter)
    cafe.cancel(one.id, line.id, Cancel(reason="客人改主意"), by=waiter)
    cafe.send(one.id, by=waiter)
    assert cafe.lines(one.id)[0].off_slip == 2


def test_part_of_a_line_can_be_cancelled(
    day: Day, drinks: dict[int, Drink], seats: list[Seat], waiter: Staff
) -> None:
    """Q99: 2 of 4; the stock gets them back."""
    one = add(seated(seats[0], waiter), 1, 21, waiter, 4)
    cafe.send(one.id, by=waiter)
    assert cafe.entries(day.id)[drinks[21].id].stock == 16
    line = cafe.lines(one.id)[0]
    cafe.cancel(one.id, line.id, Cancel(quantity=2, reason="少两杯"), by=waiter)
    assert [(each.quantity, each.stage) for each in cafe.lines(one.id)] == [
        (2, LineStage.SENT),
        (2, LineStage.CANCELLED),
    ]
    assert cafe.entries(day.id)[drinks[21].id].stock == 18


def test_empty_order_frees_seat(day: Day, seats: list[Seat], waiter: Staff) -> None:
    """Q97: and the bar, which had it, is told."""
    one = add(seated(seats[0], waiter), 1, 21, waiter)
    cafe.send(one.id, by=waiter)
    line = cafe.lines(one.id)[0]
    after = cafe.cancel(one.id, line.id, Cancel(reason="走了"), by=waiter)
    assert after.stage is Stage.DONE and cafe.board()[0].order is None
    assert cafe.lines(one.id)[0].off_slip == 2


def test_moving_seat_tells_bar(day: Day, seats: list[Seat], waiter: Staff) -> None:
    """Q100: the order goes along; a seat that is held is none to move to."""
    one, held = seated(seats[0], waiter), seated(seats[1], waiter)
    add(one, 1, 21, waiter)
    cafe.send(one.id, by=waiter)
    with pytest.raises(Refused, match="not free"):
        cafe.move(one.id, Move(seat=held.seat), by=waiter)
    moved = cafe.move(one.id, Move(seat="b1"), by=waiter)
    assert (moved.seat, moved.number) == ("B1", one.number)
    assert [(each.seat, each.moved) for each in cafe.slips(one.id)] == [("A1", ""), ("B1", "A1")]
    assert len(cafe.lines(one.id)) == 1
    assert [each.order is None for each in cafe.board()] == [True, False, False]


def test_menu_day_follows_business_day(
    day: Day, drinks: dict[int, Drink], seats: list[Seat], waiter: Staff, time: Clock
) -> None:
    """Q101: after midnight the menu is still that of the evening."""
    time.pass_(hours=16)
    one = add(seated(seats[0], waiter), 1, 13, waiter)
    assert one.day_id == day.id
    with pytest.raises(Refused, match="Not to be had"):
        add(one, 1, 22, waiter)


def test_todays_special_is_orderable(
    day: Day, drinks: dict[int, Drink], seats: list[Seat], waiter: Staff
) -> None:
    """Q102."""
    assert cafe.entries(day.id)[drinks[13].id].word is Word.SPECIAL
    add(seated(seats[0], waiter), 1, 13, waiter)


def test_a_fourth_suggestion_is_refused(day: Day, seats: list[Seat], waiter: Staff) -> None:
    """CR24, CR25: three for each guest, of what is printed and to be had."""
    one = seated(seats[0], waiter)
    for code in (11, 13, 21):
        cafe.suggest(one.id, 1, code, by=waiter)
    with pytest.raises(Refused, match="CR25"):
        cafe.suggest(one.id, 1, 31, by=waiter)
    cafe.suggest(one.id, 2, 31, by=waiter)
    with pytest.raises(Refused, match="Not to be had"):
        cafe.suggest(one.id, 2, 22, by=waiter)


def test_nothing_is_ordered_before_specials_and_missing_were_said(
    day: Day, seats: list[Seat], waiter: Staff
) -> None:
    """CR16."""
    one = cafe.seat(seats[0].id, Seating(women=1, companions=1), by=waiter)
    with pytest.raises(Refused, match="CR16"):
        add(one, 1, 11, waiter)


def test_ladies_are_asked_first_and_companions_last(
    day: Day, seats: list[Seat], waiter: Staff
) -> None:
    """CR15, CR19."""
    one = cafe.seat(seats[0].id, Seating(companions=1, men=1, women=1), by=waiter)
    assert [each.who.value for each in cafe.guests(one.id)] == ["woman", "man", "companion"]


def test_a_wrong_service_is_counted_and_what_was_ordered_still_comes(
    day: Day, seats: list[Seat], waiter: Staff
) -> None:
    """C11, CR20: also where it was noted as served before."""
    one = add(seated(seats[0], waiter), 1, 21, waiter)
    cafe.send(one.id, by=waiter)
    line = cafe.lines(one.id)[0]
    cafe.serve(one.id, line.id, by=waiter)
    cafe.serve_wrong(one.id, line.id, Wrong(what="上成西瓜汁"), by=waiter)
    with pytest.raises(Refused, match="still to come"):
        cafe.leave(one.id, Leaving(), by=waiter)
    cafe.serve(one.id, line.id, by=waiter)
    told = cafe.of(day)
    assert (told.wrong, told.served) == (1, 1)


def test_a_refill_is_the_drink_that_they_had(day: Day, seats: list[Seat], waiter: Staff) -> None:
    """C12: another one is ordered anew."""
    one = add(seated(seats[0], waiter), 1, 31, waiter)
    cafe.send(one.id, by=waiter)
    cafe.serve(one.id, cafe.lines(one.id)[0].id, by=waiter)
    with pytest.raises(Refused, match="anew"):
        cafe.add(one.id, Wanted(guest=1, code=21, refill=True), by=waiter)
    cafe.add(one.id, Wanted(guest=1, code=31, refill=True), by=waiter)
    cafe.send(one.id, by=waiter)
    cafe.serve(one.id, cafe.lines(one.id)[1].id, by=waiter)
    assert cafe.of(day).refills == 1


def test_the_stock_of_the_day_goes_down_and_is_counted_at_closing(
    day: Day, drinks: dict[int, Drink], seats: list[Seat], waiter: Staff, time: Clock
) -> None:
    """C13: each counted drink, a difference with its reason; the next day begins with what was."""
    one = add(seated(seats[0], waiter), 1, 21, waiter, 3)
    for said, why in (
        ("31, 20", "not free"),
        ("31, 20", "not counted"),
        ("21, 17\n22, 0\n31, 19", "say why|Say why"),
    ):
        if why != "not free" and cafe.board()[0].order:
            cafe.cancel(one.id, cafe.lines(one.id)[0].id, Cancel(quantity=1), by=waiter)
            cafe.send(one.id, by=waiter)
            cafe.serve(one.id, cafe.lines(one.id)[0].id, by=waiter)
            cafe.leave(one.id, Leaving(), by=waiter)
            cafe.clear(one.id, by=waiter)
        with pytest.raises(Refused, match=why):
            cafe.close_day(day.id, Closing(counts=said), by=waiter)
    counts = "21, 17, 打翻一杯\n22, 0\n31, 20"
    cafe.close_day(day.id, Closing(counts=counts), by=waiter)
    entry = cafe.entries(day.id)[drinks[21].id]
    assert (entry.received, entry.used, entry.stock, entry.found, entry.differs) == (
        20,
        2,
        18,
        17,
        -1,
    )
    time.pass_(hours=24)
    cafe.check(cafe.PostCheck(uniform=True, badge=True, hands=True), by=waiter)
    following = cafe.open_day(cafe.Opening(clean=True), by=waiter)
    assert cafe.entries(following.id)[drinks[21].id].begun == 17
    assert following.day == date(2026, 11, 24)
