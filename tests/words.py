"""The words of the desk in Chinese, English and code, from one source: ``python -m tests.words``.

Gathered from what subjects call their things and sheets, from every ``Named`` of the floors and
from the pages, with the catalogue's Chinese; ``TERMS`` adds what is called nowhere on a screen.
Writes ``store/locale/WORDS.md``.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from babel.messages.catalog import Message

from store import answers
from store.text import Named
from tests.tui import catalogue
from tui import subjects

FILE = Path(__file__).parents[1] / "store/locale/WORDS.md"
Word = tuple[str, str, str]  # Chinese, English, where it stands in the code

HEAD = """\
# Words

One word for one thing, on every screen, on paper and in the code. `python -m tests.words` makes
this list; its Chinese is that of the catalogue.
"""

TERMS: tuple[Word, ...] = (
    ("记录", "journal", "store.journal"),
    ("一条记录", "entry", "store.journal.Entry"),
    ("日志簿", "the book", "store.journal.pages"),
    ("操作", "operation", "store.journal.operation"),
    ("待办事项", "what waits", "store.waiting.Waiting"),
    ("未完事项", "what is handed over", "store.waiting.Handed"),
    ("班次", "shift", "store.estate.shifts"),
    ("当班", "duty", "store.handover.Duty"),
    ("房屋", "home", "store.residents.Home"),
    ("业户档案", "resident file", "store.residents.HomePage"),
    ("钥匙挂钩", "hook", "store.keys.HeldKey"),
    ("派单", "dispatch", "store.tickets.dispatch"),
    ("到场", "arrival", "store.tickets.arrive"),
    ("完工", "completion", "store.tickets.complete"),
    ("回访", "return visit", "store.tickets.visit"),
    ("意见征询", "resident's opinion", "store.tickets.give_opinion"),
)


def words() -> Iterator[tuple[str, list[Word]]]:
    """All words by the room that they belong to."""
    yield "Terms", list(TERMS)
    named = _named()
    for name, each in answers.everyone():
        things = [_word(called, f"`{thing}`") for thing, called in each.called.items()]
        sheets = [_word(sheet.called, f"`SheetKind` `{sheet.name}`") for sheet in each.sheets]
        own = [word for room in (f"store.{name}", f"tui.{name}") for word in named.pop(room, [])]
        yield name, [*things, *sheets, *own]
    pages = [_word(page.title, f"`Page` `{name}`") for name, page in subjects.PAGES.items()]
    yield "Pages", pages
    yield "The desk itself", [word for room in named.values() for word in room]


def _named() -> dict[str, list[Word]]:
    """The members of every ``Named``, by room."""
    found: dict[str, list[Word]] = {}
    for one in _enums():
        room = ".".join(one.__module__.split(".")[:2])
        members = [_word(each.called, f"`{one.__name__}.{each.name}`") for each in one]
        found.setdefault(room, []).extend(members)
    return found


def _enums() -> Iterator[type[Named]]:
    for floor in ("store", "printing", "tui"):
        for module in walk_packages(import_module(floor).__path__, f"{floor}."):
            if module.name != "printing.typeface.build":
                for _name, one in inspect.getmembers(import_module(module.name), inspect.isclass):
                    if issubclass(one, Named) and one.__module__ == module.name:
                        yield one


@cache
def _chinese() -> Mapping[str, Message]:
    return catalogue.translated()


def _word(called: str, code: str) -> Word:
    return str(_chinese()[called].string), called, code


def as_markdown() -> str:
    """The list as it is kept."""
    return HEAD + "".join(_table(room, rows) for room, rows in words() if rows)


def _table(room: str, rows: list[Word]) -> str:
    lines = [f"| {chinese} | {english} | {_code(code)} |" for chinese, english, code in rows]
    return "\n".join(
        ["", f"## {room}", "", "| 中文 | English | code |", "|---|---|---|", *lines, ""]
    )


def _code(code: str) -> str:
    return code if "`" in code else f"`{code}`"


def main() -> int:
    """Write the list."""
    FILE.write_text(as_markdown(), "utf-8")
    sys.stdout.write(f"{FILE.name}: {sum(len(rows) for _room, rows in words())} words\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
