"""How each event of a visit reads, and what waits; no name stands in any (F6, N2)."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "visit.stays": mark("Visit {number}, {who}, {state}, until {until}"),
    "visit.entered": mark("Visit {number} entered: {kind}, {count} people, until {until}"),
    "visit.arrived": mark("Visit {number}, at the desk {at}"),
    "visit.admitted": mark("Visit {number}, resident confirmed: {how}[, card {card}]"),
    "visit.refused": mark("Visit {number} not let in: {by}"),
    "visit.came_in": mark("Visit {number}, in {at}"),
    "visit.left": mark("Visit {number}, out {at}"),
    "visit.unseen": mark("Visit {number}, not seen leaving"),
    "visit.card_back": mark("Visit {number}, card {was} is back"),
    "visit.card_back:lost": mark("Visit {number}, card {was} is lost"),
    "visit.renewed": mark("Visit {number}, pass until {until}: {how}"),
    "visit.revoked": mark("Visit {number} called off: {by}"),
    "visit.kept": mark("Visit {number}, how long it is kept was changed"),
    "visit.lapsed": mark("{gone} visits erased after the time for which they are kept"),
    "visit.waits": mark("Visitor waits: {home} {number}"),
    "visit.overstays": mark("Visitor still inside: {home} {number}"),
    "visit.card_out": mark("Visitor's card {card} is not back: {home} {number}"),
    "visit.lapses": mark("Kept long enough, to be erased: {home} {number}"),
    "visit.handed": mark("{state}[, since {since}][, {count} people]"),
}
CALLED = {"visit": mark("Visitors")}
