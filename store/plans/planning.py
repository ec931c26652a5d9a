"""A plan as it is filled in: one form for all that repeats (G1, G14)."""

from __future__ import annotations

from pydantic import Field

from store.inputs import FilledLine, Input, mark
from store.plans.due import Limits, Terms
from store.plans.rhythm import Rhythm

_WEEKDAYS = "一二三四五六日"


class Titled(Input):
    """What is to be done."""

    title: FilledLine = Field(title=mark("Task"), description=mark("For example 地库巡更."))


class Planning(Limits, Rhythm, Titled):
    """A plan set up or changed: what, how often, when, and how long it may wait."""

    @property
    def terms(self) -> Terms:
        """When its occurrences fall, and how long each may wait."""
        rhythm = {name: getattr(self, name) for name in Rhythm.model_fields}
        limits = {name: getattr(self, name) for name in Limits.model_fields}
        return Terms.model_validate({"rhythm": rhythm, **limits})


def typed(title: str, terms: Terms) -> dict[str, object]:
    """A plan as one would type it, to begin a form with."""
    rhythm = terms.rhythm
    windows = (f"{one.start:%H:%M}-{one.end:%H:%M}" for one in rhythm.windows)
    return (
        {"title": title}
        | {name: getattr(terms, name) for name in Limits.model_fields}
        | dict(rhythm)
        | {
            "weekdays": "".join(_WEEKDAYS[day] for day in rhythm.weekdays),
            "weekday": None if rhythm.weekday is None else _WEEKDAYS[rhythm.weekday],
            "windows": ", ".join(windows),
        }
    )
