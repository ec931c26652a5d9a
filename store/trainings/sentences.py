"""How trainings stand in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "training.recorded": mark(
        "Training in {kind} on {held_on}[: {topic}], {hours} class hours, {result}[; until {until}]"
    ),
    "training.withdrawn": mark("Training {n} does not count: {reason}"),
}
CALLED = {"training": mark("Training")}
