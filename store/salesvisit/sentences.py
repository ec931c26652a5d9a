"""How each event of the sales site reads, and what waits; nobody is named in any (S3–S16)."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "sales_party.expected": mark("Sales visit {number}: {count} people expected"),
    "sales_party.announced": mark("Sales visit {number}: {count} people at the gate, posts told"),
    "sales_party.arrived": mark(
        "Sales visit {number}: expected ones at the gate, {count} people, posts told"
    ),
    "sales_party.parted": mark("Sales visit {number}: {count} people go their own way"),
    "sales_party.answered": mark("Sales visit {number}: {post} has answered"),
    "sales_party.taken_over": mark("Sales visit {number}: taken over, {station}"),
    "sales_party.sent_on": mark("Sales visit {number}: on the way, {station}"),
    "sales_party.split": mark("Sales visit {number}: split, {count} people left"),
    "sales_party.joined": mark("Sales visit {number}: goes with {with}"),
    "sales_party.joined_by": mark("Sales visit {number}: {with} goes with them, {count} people"),
    "sales_party.changed": mark("Sales visit {number}: put right"),
    "sales_party.marked": mark("Sales visit {number}: VIP mark set or taken off, said by {said}"),
    "sales_party.seated": mark("Sales visit {number}: seated"),
    "sales_party.still_here": mark("Sales visit {number}: still here"),
    "sales_party.left": mark("Sales visit {number}: left"),
    "sales_party.unknown": mark("Sales visit {number}: not seen leaving, stay cut and guessed"),
    "sales_party.no_show": mark("Sales visit {number}: did not come"),
    "sales_party.called_off": mark("Sales visit {number}: cancelled: {reason}"),
    "sales_party.lapsed": mark("{gone} sales visits erased but for the counts"),
    "sales_party.to_come": mark("Sales visit {number} expected[, {at}], {count} people"),
    "sales_party.waits": mark("Sales visit {number}: {count} people wait too long, {station}"),
    "sales_party.still_in": mark("Sales visit {number}: gone, still here, or unknown?"),
    "sales_party.here": mark("Sales site: {count} parties on site, {people} people"),
    "sales_party.handed": mark("{state}[, {station}][, since {since}], {count} people[, {vip}]"),
    "sales_day.closed": mark("Sales site {day}: closed, {absent} did not come"),
    "sales_thing.entered": mark("A thing of the sales site was entered: no. {code}"),
    "sales_thing.changed": mark("Thing {code} of the sales site: put right"),
    "sales_thing.came": mark("Thing {code} of the sales site: {quantity} came in"),
    "sales_thing.lent": mark("Thing {code} of the sales site: {quantity} lent to guests"),
    "sales_thing.back": mark("Thing {code} of the sales site: back"),
    "sales_thing.back:lost": mark("Thing {code} of the sales site: lost"),
    "sales_thing.used": mark("Thing {code} of the sales site: {count} used up"),
    "sales_thing.given_up": mark("Thing {code} of the sales site: not kept any more"),
    "sales_thing.few": mark("Sales site, thing {code}: {left} left, at least {least}"),
    "sales_count.whole": mark("Show flat counted {moment}: all there"),
    "sales_count.differs": mark("Show flat counted {moment}: something differs"),
    "sales_post.ready": mark("Sales site post check: right"),
    "sales_post.held": mark("Sales site post check: not on the post until right"),
    "sales_question.asked": mark("Sales site: a guest has asked about the property service"),
    "sales_question.answered": mark("Sales site: a guest's question was answered"),
    "sales_question.passed_on": mark("Sales site: a guest's question goes on as an enquiry"),
    "sales_question.open": mark("A guest of the sales site asks, nobody has answered"),
    "sales_question.lapsed": mark("{gone} questions of guests erased"),
}
CALLED = {
    "sales_party": mark("Sales visits"),
    "sales_day": mark("Days of the sales site"),
    "sales_thing": mark("Things of the sales site"),
    "sales_count": mark("Counts of the show flat"),
    "sales_post": mark("Posts of the sales site"),
    "sales_question": mark("Questions of guests"),
}
