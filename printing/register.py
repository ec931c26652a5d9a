"""Sheets about the things of a register: each laid from one of them, or blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from printing.asked import Asked, Blank, Command, Request, Takes
from printing.sheet import Format, Head, Sheet
from store.estate import settings
from store.paper import SheetKind
from store.register import Register, Thing


class Numbered(Thing, Protocol):
    """A thing with the number that is printed on it."""

    @property
    def number(self) -> str: ...  # noqa: D102


T = TypeVar("T", bound=Numbered)
Lay = Callable[[T | None, str, datetime, Head | None, Format], Sheet]


def about(
    register: Register[T],
    kind: SheetKind,
    script: str,
    lay: Lay[T],
    masked: Callable[[T], T] = lambda thing: thing,
) -> Asked:
    """How a sheet is made; ``lay`` is told the thing, the estate's name, when, the head, the paper.

    A blank one has no thing. ``masked`` is how a thing shows where no printing is on record (F6).
    """

    def request(number: str, on: Format) -> Request:
        thing, estate = register.table.one(int(number)), settings().name

        def declare(at: datetime, head: Head | None) -> Sheet:
            return lay(thing if head else masked(thing), estate, at, head, on)

        subject = f"{register.thing}:{thing.id}"
        return Request(kind, subject, f"{script}-{thing.number}", declare)

    blank = Blank(script, lambda estate, at, on: lay(None, estate, at, None, on))
    return Asked(request, (blank,))


def command(register: Register[T], kind: SheetKind, script: str, help_: str) -> Command:
    """``frontdesk print SCRIPT NUMBER``: by the printed number, or the journal's."""

    def asks(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
        typed = str(given["number"])
        by_journal = typed.isdecimal()
        thing = register.table.one(int(typed)) if by_journal else register.numbered(typed)
        return kind, f"{register.thing}:{thing.id}"

    return Command(script, help_, (Takes("number", str, "NUMBER"),), asks, kind.papers)
