"""How each event of the café reads, and what waits; nobody is named in any (C4–C14)."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "drink.entered": mark("Drink {code} was put on the menu"),
    "drink.set": mark("Drink: from now on {word}"),
    "drink.received": mark("Drink: {quantity} came in"),
    "drink.wasted": mark("Drink: {quantity} spoiled"),
    "drink.changed": mark("Drink {code}: its card was changed"),
    "drink.given_up": mark("Drink taken off the menu"),
    "cafe_seat.entered": mark("A seat of the café was set up"),
    "cafe_seat.given_up": mark("A seat of the café was given up"),
    "cafe_post.checked": mark("Café post check by themselves"),
    "cafe_post.held": mark("Café: not put on the post, no valid health certificate"),
    "cafe_post.looked_over": mark("Café post check by the superior"),
    "cafe_day.opened": mark("Café {day}: menu set"),
    "cafe_day.closed": mark("Café {day}: closed and counted, {differ} differ"),
    "cafe_day.to_close": mark("The café's day of {day} is still open"),
    "cafe_day.to_open": mark("The café's menu of the day is not set"),
    "cafe_order.seated": mark("Café {number}: guests seated"),
    "cafe_order.told": mark("Café {number}: specials and what is missing were said"),
    "cafe_order.added": mark("Café {number}: guest {guest} ordered {code} x{quantity}"),
    "cafe_order.suggested": mark("Café {number}: {code} suggested to guest {guest}"),
    "cafe_order.sent": mark("Café {number}: slip {slip} to the bar"),
    "cafe_order.made": mark("Café {number}: a drink is made"),
    "cafe_order.served": mark("Café {number}: a drink was served"),
    "cafe_order.wrong": mark("Café {number}: served wrongly"),
    "cafe_order.cancelled": mark("Café {number}: guest {guest}, {drink} x{quantity} cancelled"),
    "cafe_order.moved": mark("Café {number}: moved to another seat"),
    "cafe_order.left": mark("Café {number}: guests gone"),
    "cafe_order.emptied": mark("Café {number}: nothing left of it, seat free"),
    "cafe_order.cleared": mark("Café {number}: seat cleared"),
    "cafe_order.drinks": mark("Café {seat}: {count} drinks wait"),
    "cafe_order.handed": mark("{state}[, since {since}][, {count} guests]"),
}
CALLED = {
    "drink": mark("Drinks"),
    "cafe_seat": mark("Café seats"),
    "cafe_post": mark("Café posts"),
    "cafe_day": mark("Café days"),
    "cafe_order": mark("Café orders"),
}
