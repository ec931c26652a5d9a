"""What a spot check sees (R12)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from store.inputs import Input, Prose, Unset, mark
from store.text import Named


class Result(Named):
    """What was found at the door (R12)."""

    WORKING = "working", mark("works going on")
    NOBODY = "nobody", mark("nobody in")
    REFUSED = "refused", mark("refused entry")
    FINISHED = "finished", mark("finished, or nearly")
    STANDSTILL = "standstill", mark("works at a stop")


class Seen(Named):
    """Which works were seen."""

    DEMOLITION = "demolition", mark("demolition")
    LINES = "lines", mark("water and power lines")
    WATERPROOFING = "waterproofing", mark("waterproofing")
    MASONRY = "masonry", mark("masonry and tiles")
    CARPENTRY = "carpentry", mark("carpentry")
    PAINTING = "painting", mark("painting")
    FITTING = "fitting", mark("fitting")


CLOSER = frozenset({Seen.DEMOLITION, Seen.WATERPROOFING})  # looked at more often


class KeyPoint(Named):
    """The nine points at which the worst goes wrong (R12)."""

    GAS = "gas pipe", mark("gas pipe or meter")
    FLUE = "flue", mark("flues")
    GRILLE = "grille", mark("grilles outside")
    RAILING = "railing", mark("railings")
    DOOR = "door", mark("door moved outwards")
    HEATING = "heating", mark("radiators and buried pipes")
    DRAIN = "drain", mark("drains and an enlarged bath")
    BEARING = "bearing", mark("load-bearing walls")
    SOLAR = "solar", mark("solar heater")


class Line(Named):
    """A line of the check."""

    POSTED = "posted", mark("Permit posted on the door")
    PASSES = "passes", mark("All have passes")
    EXTINGUISHERS = "extinguishers", mark("Two extinguishers there")
    HOURS = "hours", mark("Hours kept")
    WASTE = "waste", mark("Waste bagged, at its place")
    COMMON = "common", mark("Common parts and lift protected")
    SLEEPING = "sleeping", mark("Nobody sleeps there")


class Visit(Input):
    """What was seen; what is in order needs no key (R12)."""

    result: Result = Field(Result.WORKING, title=mark("Found"))
    seen: Annotated[Seen | None, Unset(mark("not said"))] = Field(None, title=mark("Works seen"))
    posted: bool = Field(True, title=Line.POSTED.called)
    passes: bool = Field(True, title=Line.PASSES.called)
    extinguishers: bool = Field(True, title=Line.EXTINGUISHERS.called)
    hours: bool = Field(True, title=Line.HOURS.called)
    waste: bool = Field(True, title=Line.WASTE.called)
    common: bool = Field(True, title=Line.COMMON.called)
    sleeping: bool = Field(True, title=Line.SLEEPING.called)
    point: Annotated[KeyPoint | None, Unset(mark("all in order"))] = Field(
        None, title=mark("Key point wrong")
    )
    remark: Prose = Field("", title=mark("Remark"))

    @property
    def faults(self) -> tuple[Line, ...]:
        """The lines that are not in order."""
        return tuple(line for line in Line if not getattr(self, line.value))
