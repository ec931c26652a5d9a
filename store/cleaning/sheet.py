"""What a duty carries: its place and its lines, as they were when it came due (G5, L6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from store.cleaning.standard import CRITICAL, STANDARD
from store.cleaning.timetable import Block
from store.inputs import Count, FilledProse, mark, wrong
from store.plans import Planning
from store.plans.planning import Titled
from store.text import Named

MOST_LINES = 99
_LONGEST = 300
_CODE = re.compile(r"([a-z]\d{1,2}(?:\.\d{1,2})?)\s+(.*)")
OFTEN = ("日", "隔日", "周", "月", "季", "年")  # L13
_BETWEEN = " / "


class Kind(Named):
    """What a duty is: work that is ticked, or a look at work that is scored."""

    WORK = "work", mark("Work")
    DAILY = "daily", mark("Leader's inspection")
    WEEKLY = "weekly", mark("Supervisor's inspection")
    MONTHLY = "monthly", mark("Manager's inspection")

    @property
    def scored(self) -> bool:
        """Whether its lines are scored."""
        return self is not Kind.WORK


class Proof(Named):
    """What is demanded before a block counts as done (L6)."""

    NONE = "none", mark("nothing more")
    SIGNED = "signed", mark("the cleaner's signature")
    PHOTO = "photo", mark("a photo")


@dataclass(frozen=True)
class Line:
    """A task, or a row of the standard: what, how it is cleaned, how it has to be, how often."""

    code: str
    title: str
    work: str = ""
    asks: str = ""
    often: str = ""
    critical: bool = False


@dataclass(frozen=True)
class Sheet:
    """The lines of a duty; ``worst`` and ``minor`` are the points that a fault takes (L8)."""

    kind: Kind
    proof: Proof
    worst: int
    minor: int
    goal: int
    lines: tuple[Line, ...]


def read(carries: Mapping[str, Any]) -> Sheet:
    """The sheet as a version of a duty keeps it."""
    lines = tuple(Line(*line) for line in carries.get("lines", ()))
    kind, proof = carries.get("kind", Kind.WORK), carries.get("proof", Proof.NONE)
    worst, minor, goal = (int(carries.get(name, 0)) for name in ("worst", "minor", "goal"))
    return Sheet(Kind(kind), Proof(proof), worst, minor, goal, lines)


def listed(text: str) -> tuple[Line, ...]:
    """The lines as they are typed; raises a field's error."""
    return tuple(_line(line) for each in text.splitlines() if (line := each.strip()))


def _line(text: str) -> Line:
    critical = text.endswith(("!", "！"))
    found = _CODE.fullmatch(text.rstrip("!！").strip())
    code, rest = (found[1], found[2]) if found else ("", text.rstrip("!！").strip())
    parts = [part.strip() for part in re.split(r"[/／]", rest)]
    if len(parts) == 1:
        return Line(code, parts[0], critical=critical)
    if len(parts) != 4 or parts[3] not in OFTEN:
        raise wrong(
            "Write a row like this: 大厅 地面 / 拖擦 / 无污渍 / 日, with 日, 隔日, 周, 月, 季 or 年"
            " at its end. Not so: {line}",
            line=text[:40],
        )
    return Line(code, parts[0], parts[1], parts[2], parts[3], critical)


def typed(lines: Iterable[Line]) -> str:
    """The lines as one would type them."""
    return "\n".join(map(_typed, lines))


def _typed(one: Line) -> str:
    rest = (one.work, one.asks, one.often) if one.often else ()
    told = f"{one.code} {_BETWEEN.join((one.title, *rest))}".strip()
    return f"{told} !" if one.critical else told


def _fits(text: str) -> str:
    lines = listed(text)
    if len(lines) > MOST_LINES:
        raise wrong("At most {most} lines.", most=MOST_LINES)
    if any(len(one.title) + len(one.work) + len(one.asks) > _LONGEST for one in lines):
        raise wrong("A line has at most {most} characters.", most=_LONGEST)
    return text


Lines = Annotated[FilledProse, AfterValidator(_fits)]


class Carried(Titled):
    """What belongs to a duty besides its times."""

    kind: Kind = Field(Kind.WORK, title=mark("Kind of duty"))
    lines: Lines = Field(
        title=mark("Tasks or rows"),
        description=mark("One a line; a row of a standard: what / work / how it has to be / 日."),
    )
    proof: Proof = Field(Proof.NONE, title=mark("Demanded besides"))
    worst: Count = Field(3, ge=1, le=20, title=mark("Points of a row"))
    minor: Count = Field(1, ge=1, le=20, title=mark("Points off for a minor fault"))
    goal: Count = Field(90, le=100, title=mark("Passed from, points of 100"))


class Duty(Planning, Carried):
    """A duty set up or changed; what came due until then keeps its lines (G5)."""

    @property
    def carries(self) -> dict[str, Any]:
        """What its occurrences have with them."""
        return {
            **{"kind": self.kind.value, "proof": self.proof.value},
            **{name: getattr(self, name) for name in ("worst", "minor", "goal")},
            "lines": [list(vars(line).values()) for line in listed(self.lines)],
        }


def of_block(block: Block) -> tuple[Line, ...]:
    """The tasks of a block of the timetable."""
    return tuple(Line(code, task) for code, task in block.tasks)


def of_standard(often: Iterable[str], area: str = "") -> tuple[Line, ...]:
    """The rows of the standard that are cleaned so often, of one area or of all."""
    wanted = set(often)
    return tuple(
        Line(code, f"{where} {item}", work, asks, each, code in CRITICAL)
        for code, where, item, work, asks, each in STANDARD
        if each in wanted and area in ("", where)
    )
