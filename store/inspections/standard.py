"""What is looked at in an inspection: lines with their weight, some of them critical (G5, G7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from store.inputs import FilledProse, wrong

MOST_LINES = 99
MOST_POINTS = 100
_LONGEST = 200
_LINE = re.compile(
    r"(?P<title>[^:：()（）]+?)(?:[:：](?P<asks>(?:(?![(（]\d+[)）]).)*?))?\s*[(（](?P<weight>\d{1,3})[)）]\s*(?P<bar>[!！]?)"
)


@dataclass(frozen=True)
class Item:
    """A line of a list: what is looked at, what is asked of it, how much it weighs."""

    title: str
    asks: str
    weight: int
    critical: bool


@lru_cache(maxsize=64)
def listed(text: str) -> tuple[Item, ...]:
    """The lines as they are typed, ``title: what is asked (points)``, ``!`` behind a critical one.

    Raises a field's error.
    """
    return tuple(_item(line) for each in text.splitlines() if (line := each.strip()))


def _item(line: str) -> Item:
    found = _LINE.fullmatch(line)
    if found is None or not 1 <= int(found["weight"]) <= MOST_POINTS:
        raise wrong(
            "Write each line like this: 灭火器：压力在绿区 (5), with ! behind what must not fail."
            " Not so: {line}",
            line=line[:40],
        )
    return Item(
        found["title"].strip(),
        (found["asks"] or "").strip(),
        int(found["weight"]),
        bool(found["bar"]),
    )


def typed(items: Iterable[Item]) -> str:
    """The lines as one would type them."""
    return "\n".join(_typed(one) for one in items)


def _typed(one: Item) -> str:
    told = f"{one.title}：{one.asks}" if one.asks else one.title
    return f"{told} ({one.weight}){' !' if one.critical else ''}"


def _fits(text: str) -> str:
    items = listed(text)
    if len(items) > MOST_LINES:
        raise wrong("At most {most} lines.", most=MOST_LINES)
    titles = [one.title for one in items]
    for title in titles:
        if titles.count(title) > 1:
            raise wrong("{place} is there twice.", place=title)
    if any(len(one.title) + len(one.asks) > _LONGEST for one in items):
        raise wrong("A line has at most {most} characters.", most=_LONGEST)
    return text


Items = Annotated[FilledProse, AfterValidator(_fits)]
