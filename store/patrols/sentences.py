"""How what happens on a round stands in the book, and what waits."""

from __future__ import annotations

from store import plans
from store.patrols.walk import ROUNDS
from store.text import mark

SENTENCES: dict[str, str] = {
    **plans.sentences(ROUNDS.thing, ROUNDS.occurs),
    "walk.begun": mark("Round {number} begun, {method}: {walker}"),
    "walk.normal": mark("Round {number}, {place}: in order[: {note}]"),
    "walk.abnormal": mark("Round {number}, {place}, {severity}: {what}"),
    "walk.no_access": mark("Round {number}, {place}: could not get in: {reason}"),
    "walk.not_reached": mark("Round {number}, {place}: not reached: {reason}"),
    "walk.block": mark("Round {number}: {count} points in order, from {since} to {until}"),
    "walk.handed_on": mark("Round {number} walked on by {walker}[: {reason}]"),
    "walk.completed": mark("Round {number} complete"),
    "walk.stopped": mark("Round {number} ended, not complete[: {reason}]"),
    "walk.judged": mark("Round {number}, what was doubted {verdict}: {reason}"),
    "walk.doubted": mark("{title}, round {number}: {count} points are doubted, decide"),
    "walk.walking": mark("{title}, round {number}: {left} points left"),
    "walk.handed": mark("under way since {since}, {noted} of {count} points"),
}
CALLED = {
    "patrol": mark("Patrol {n}"),
    "round": mark("Round {n}"),
    "walk": mark("Rounds walked"),
}
