"""What nobody types and everybody pastes one day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

HOSTILE = {
    "closing markup": "[/foo]",
    "markup": "[red]x",
    "escape sequences": "\x1b[2J\x1b[31mred\x1b]0;title\x07\x9b31m",
    "right to left": "a\u202eb\u202cc",
    "100 KB": "张a" * 25_000,
    "empty": "",
    "full-width": "３－２－１２０１",
    "rare Han": "㛃𠅤䶮",
}
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


def texts(value: object) -> Iterator[str]:
    """Every text in a model's values, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts(list(value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from texts(one)
