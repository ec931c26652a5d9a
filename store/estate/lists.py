"""The estate's lists as they are typed and read: what is counted, what is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.estate.settings import Item
from store.inputs import halfwidth, printable, wrong

_ITEM = re.compile(r"(.+?)(?:\s+[xX]|\s*[*×])?\s*(\d{1,4})")
_WIDE = {",": ",，、", ";": ";；", "|": "|｜"}


def read_items(text: str) -> tuple[Item, ...]:
    """Items as they are typed: ``对讲机 2, 手电筒 2``; raises pydantic's error."""
    return tuple(_items(text))


def _items(text: str) -> Iterator[Item]:
    for one in _apart(text, ",;"):
        found = _ITEM.fullmatch(halfwidth(one))
        if not found:
            raise wrong("Write items with their number, like this: 对讲机 2, 手电筒 2")
        yield Item.model_validate({"name": found[1], "expected": found[2]})


def read_list(text: str) -> tuple[str, ...]:
    """Sentences apart by semicolons or on lines of their own."""
    return tuple(_apart(text, ";|"))


def items_text(items: Iterable[Item]) -> str:
    """Items as they would be typed."""
    return ", ".join(f"{item.name} {item.expected}" for item in items)


def _apart(text: str, marks: str) -> list[str]:
    pattern = "[" + re.escape("".join(_WIDE[one] for one in marks)) + "\n]"
    return [part.strip() for part in re.split(pattern, printable(text)) if part.strip()]
