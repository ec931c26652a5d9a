"""What inspections tell of a period: how many, and how many of the points (G7, G8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.figure import Figure, Period, share
from store.inspections.inputs import Kind
from store.inspections.inspection import between, counted
from store.score import mean
from store.text import mark


@dataclass(frozen=True)
class KindScore:
    """A kind's inspections of a period: how many, the mean of their scores, how many failed."""

    kind: Kind
    count: int
    mean: str
    failed: int
    found: int


def by_kind(period: Period) -> list[KindScore]:
    """The kinds that were inspected; those given up, and void ones, do not count."""
    found = counted(between(*period.bounds))
    return [
        KindScore(
            kind=kind,
            count=len(mine),
            mean=mean(one.score for one in mine),
            failed=sum(one.failed for one in mine),
            found=sum(one.found for one in mine),
        )
        for kind in Kind
        if (mine := [one for one in found if one.kind is kind])
    ]


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    found = counted(between(*period.bounds))
    yield Figure(
        mark("Inspections"), len(found), mark("Marked whole; those given up or void are not.")
    )
    yield share(
        mark("Points of inspections"),
        sum(one.got for one in found),
        sum(one.of for one in found),
        mark("Of the lines that apply."),
    )
    yield Figure(
        mark("Inspections failed"),
        sum(one.failed for one in found),
        mark("By a line that must not fail, whatever the sum."),
    )
