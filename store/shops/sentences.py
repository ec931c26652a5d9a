"""How what happens to a shop stands in the book, and what waits."""

from __future__ import annotations

from store import plans
from store.shops.check import FRONTAGES
from store.text import mark

SENTENCES: dict[str, str] = {
    **plans.sentences(FRONTAGES.thing, FRONTAGES.occurs),
    "shop.entered": mark("Shop {number} entered: {name}, {trade}, since {since}"),
    "shop.corrected": mark("Shop {number}, file put right: {name}, {trade}; {reason}"),
    "shop.licensed": mark("Shop {number}, licence of {licensee}[, valid until {until}]"),
    "shop.permitted": mark("Shop {number}, {called} no. {no}, valid until {expires}"),
    "shop.signed": mark("Shop {number}, {document} signed on {on}"),
    "shop.cleaned": mark("Shop {number}, kitchen flue cleaned on {on}[ by {by_whom}]"),
    "shop.told": mark("Shop {number} tells, {news} from {begins}[: {what}]"),
    "shop.followed": mark("Shop {number}, renewal of its licence seen to: {told}"),
    "shop.reviewed": mark("Shop {number}: papers reviewed, {wrong} of five differ"),
    "shop.revealed": mark("Shop {number}: its phones looked at"),
    "shop.closed": mark("Shop {number} closed on {on}[: {reason}]"),
    "shop.lapsed": mark("Names of closed shops erased: {gone}"),
    "shop_check.begun": mark("{check} {number} begun: {checker}"),
    "shop_check.good": mark("{check} {number}: {item} in order[: {note}]"),
    "shop_check.bad": mark("{check} {number}: {item}: {what}"),
    "shop_check.mismatch": mark("{check} {number}, {item} does not agree: {what}"),
    "shop_check.not_here": mark("{check} {number}, {item} does not apply: {reason}"),
    "shop_check.rest": mark("{check} {number}: {count} lines in order[: {note}]"),
    "shop_check.completed": mark("{check} {number} noted whole, {wrong} of {count} wrong"),
    "shop_check.given_up": mark("{check} {number} given up: {reason}"),
    "shop_breach.found": mark("Shop breach {number}, {kind}: {what}"),
    "shop_breach.advised": mark("Shop breach {number}, talked to: {said}"),
    "shop_breach.noticed": mark("Shop breach {number}, notice until {until}, {signed}: {demand}"),
    "shop_breach.rechecked": mark("Shop breach {number} looked at again: {seen}"),
    "shop_breach.reported": mark(
        "Shop breach {number} reported to {authority} at {at}[, no. {receipt}]: {facts}"
    ),
    "shop_breach.struck": mark("Shop breach {number} was none: {reason}"),
    "shop.to_review": mark("Review the shop's papers: {home} {name}"),
    "shop.to_sign": mark("Documents of the shop to be signed, {count}: {home} {name}"),
    "shop.expiring": mark("Shop's licence valid until {until}: {home} {name}"),
    "shop.flue": mark("Kitchen flue to be cleaned: {home} {name}"),
    "shop.lapses": mark("Kept long enough, names of a closed shop to be erased"),
    "shop_check.open": mark("{check} {number}: {left} lines left"),
    "shop_breach.found_waits": mark("Talk to the shop, {number} {kind}: {home} {name}"),
    "shop_breach.advised_waits": mark("Look again or give notice, {number} {kind}: {home} {name}"),
    "shop_breach.to_recheck": mark("Notice run out, look again, {number} {kind}: {home} {name}"),
    "shop_breach.to_report": mark("Report to the authority, {number} {kind}: {home} {name}"),
    "shop_breach.reported_waits": mark(
        "Reported, look at it again, {number} {kind}: {home} {name}"
    ),
    "shop.stays": mark("Shop {number} {name} is there"),
    "shop_breach.handed": mark("{state}[, until {until}]"),
    "shop_check.handed": mark("{marked} of {count} lines noted"),
}
CALLED = {
    "shop": mark("Shop"),
    "shop_check": mark("Shop check"),
    "shop_breach": mark("Shop breach"),
    "frontage": mark("Frontage plan {n}"),
    "frontage_day": mark("Frontage check of a day {n}"),
}
