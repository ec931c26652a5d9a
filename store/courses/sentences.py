"""How sessions of training stand in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "course.planned": mark("Training session {number}, {kind}: {topic}, {starts_at}, {room}"),
    "course.changed": mark(
        "Training session {number} changed: {topic}, {starts_at}, {room}; {reason}"
    ),
    "course.invited": mark("Training session {number}: more are to come"),
    "course.present": mark("Training session {number}: somebody was there"),
    "course.absent": mark("Training session {number}: somebody did not come[, {reason}]"),
    "course.marked": mark("Training session {number}: marks {score}"),
    "course.closed": mark("Training session {number} held: {came} of {due} were there"),
    "course.assessed": mark("Training session {number}, at work: {effect}"),
    "course.called_off": mark("Training session {number} called off: {reason}"),
    "course.to_hold": mark("Training {at}: {topic} {number}"),
    "course.makeup": mark("Training to be made up for on {until}: {topic} {number}"),
    "course.to_assess": mark("What came of the training at work? {topic} {number}"),
    "course.missing": mark("People who lack a training of their post: {count}"),
    "course.runs_out": mark("Trainings run out from {until}, {kind} first: {count}"),
    "course.handed": mark("{state}, {at}"),
}
CALLED = {"course": mark("Training session")}
