"""A plan as the estate writes it: numbers to call, steps, and what the report asks (D20).

One line each, its parts between bars: when, who, what to do, what to say, what to note. When is
in minutes from the report or a word (控制后, 橙色); ``!`` behind it makes the step critical. A line
电话 has a number and whose it is, a line 报告 is filled in once it is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from store.inputs import FilledProse, wrong
from store.text import halfwidth

CALL, REPORT, CRITICAL = "电话", "报告", "!"
_LEAST, _MOST = 3, 5
_LONGEST_TIME = 7 * 24 * 60


@dataclass(frozen=True)
class Call:
    """A number of the call list, and whose it is."""

    number: str
    whose: str

    @property
    def known(self) -> bool:
        """Whether the estate has filled the number in: what comes with the program cannot."""
        return self.number[:1].isdecimal()


@dataclass(frozen=True)
class Step:
    """A step: ``when`` as it is written, who does it, what to do, to say and to note."""

    when: str
    critical: bool
    who: str
    what: str
    say: str = ""
    note: str = ""

    @property
    def minutes(self) -> int | None:
        """By how many minutes after the report it should be done, None for no such time."""
        return int(self.when) if self.when.isdecimal() else None

    @property
    def reports(self) -> bool:
        """Whether it is part of the report, filled in once all is over."""
        return self.when == REPORT


@dataclass(frozen=True)
class Plan:
    """What a text says."""

    calls: tuple[Call, ...]
    steps: tuple[Step, ...]


def read(text: str) -> Plan:
    """A plan from its text; raises a field's error that names the line."""
    calls, steps = [], []
    for number, parts in _lines(text):
        if parts[0] == CALL:
            calls.append(_call(number, parts))
        else:
            steps.append(_step(number, parts))
    if not any(step.critical and not step.reports for step in steps):
        raise wrong("A plan has at least one critical step: 0! | 前台 | …")
    return Plan(tuple(calls), tuple(steps))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            parts = [part.strip() for part in line.replace("｜", "|").split("|")]
            yield number, [halfwidth(parts[0]), *parts[1:]]


def _call(number: int, parts: list[str]) -> Call:
    if len(parts) != _LEAST or not all(parts):
        raise wrong("Line {n}: a number to call is written so: 电话 | 119 | 火警", n=number)
    return Call(*parts[1:])


def _step(number: int, parts: list[str]) -> Step:
    when, critical = parts[0].removesuffix(CRITICAL), parts[0].endswith(CRITICAL)
    if not (_LEAST <= len(parts) <= _MOST and when and parts[1] and parts[2]):
        raise wrong(
            "Line {n}: write when, who and what to do, then what to say and to note, with bars:"
            " 5! | 保安 | 到场警戒 | 请退后 | 到场时间",
            n=number,
        )
    if when.isdecimal() and int(when) > _LONGEST_TIME:
        raise wrong("Line {n}: at most {most} minutes.", n=number, most=_LONGEST_TIME)
    return Step(when, critical, *parts[1:])


def _readable(text: str) -> str:
    read(text)
    return text


PlanText = Annotated[FilledProse, AfterValidator(_readable)]
