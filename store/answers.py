"""What a subject answers when the halls ask: the contract that every subject's room fills in.

A room answers with an ``ANSWERS`` of its own; what it leaves out does not concern it. Nothing in
the halls knows a subject by name, they go through the directory (``store/subjects.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from random import Random
from typing import Any, Protocol

from store import rights as general
from store.inputs import Input
from store.paper import SheetKind
from store.rights import Right, Staff
from store.subjects import BY_NAME, SUBJECTS, of_thing
from store.text import halfwidth
from store.waiting import Handed, Waiting


@dataclass(frozen=True)
class Found:
    """Something that the finder found: the thing as the journal names it, and how it is told.

    ``name`` is its printed number or name, where ``told`` does not say it.
    """

    subject: str
    told: str
    name: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody to be erased: what was kept of them, and the homes that were theirs (F6).

    ``subject`` is the person as the journal names things, ``touches`` what shows them.
    """

    id: int
    subject: str
    name: str
    phone: str
    id_number: str
    homes: Sequence[int] = ()
    touches: Sequence[str] = ()

    @property
    def known_by(self) -> list[str]:
        """What they are recognised by in words and drafts."""
        return [text for text in (self.name, self.phone, self.id_number) if text]


class Past(Protocol):
    """The past of the demo estate, as a subject fills it in with dice of its own.

    Shifts are counted back: 0 runs now, 3 is a day ago. ``plan`` lets something happen at a time;
    what is planned runs in the order of time.
    """

    @property
    def rng(self) -> Random:
        """The subject's dice: another subject's planning changes nothing of them."""

    @property
    def lived_in(self) -> Sequence[int]:
        """The homes that somebody lives in."""

    @property
    def pin(self) -> str:
        """The PIN of everybody there, for what is signed."""

    @property
    def supervisor(self) -> Staff:
        """Who is in charge."""

    @property
    def shifts(self) -> int:
        """How many shifts back the past goes."""

    def assistant(self, back: int) -> Staff:
        """Who had the desk so many shifts ago."""

    def moment(self, back: int, minute: float) -> datetime:
        """So many minutes into that shift."""

    def plan(self, at: datetime, happens: Callable[[], object]) -> None:
        """Let something happen at a time."""


@dataclass(frozen=True)
class Answers:
    """What a subject answers.

    - ``rights`` are its own, ``operations`` what each of its operations needs, by qualified name.
    - ``settings`` are figures of its own that the manager may change, on a section of the settings
      that follows from the model; ``sheets`` those it prints.
    - ``sentences`` tell its kinds of entry and of what waits, ``called`` names its things, and
      ``shown`` says how some figures read (``store/sentences.py``).
    - ``waiting`` is what waits now, for Today and the top line, of subjects that every session has
      loaded; the others keep it on the agenda. ``handed`` is what is handed over.
    - ``find`` looks for things whose printed number begins with a text, ``one`` for a whole number.
    - ``person`` is who a person is that is to be erased; ``personal`` names the columns of its
      tables that hold personal data, ``erase`` empties those of a person and tells how many rows it
      changed, ``forget`` those that repeat an ``Entry``'s words; ``copies`` are entries that do.
    - ``moved_out`` is told a home and a person who has left it; it tells what that touches.
    - ``sealed`` are kinds of entry that nobody corrects: signatures.
    - ``leaving`` are kinds of entry whose words may leave the estate; of others only digests may:
      a kind belongs here when nobody can type a resident's data into it.
    - ``checks`` are queries by what is wrong when one finds an entry's number (``verify``), or the
      text of a ``{what}`` that no entry speaks for.
    - ``demo`` plans its part of the demo estate's past.
    """

    rights: tuple[Right, ...] = ()
    operations: Mapping[str, Right] = field(default_factory=dict)
    settings: type[Input] | None = None
    sheets: tuple[SheetKind, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    waiting: Callable[[datetime], Iterable[Waiting]] | None = None
    handed: Callable[[datetime], Iterable[Handed]] | None = None
    find: Callable[[str, int], Iterable[Found]] | None = None
    one: Callable[[int], Found | None] | None = None
    person: Callable[[int], Person] | None = None
    personal: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    erase: Callable[[Person], Mapping[str, int]] | None = None
    moved_out: Callable[[int, int], Iterable[str]] | None = None
    forget: Callable[[Any], None] | None = None
    copies: Callable[[Any], Iterator[Any]] | None = None
    sealed: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    checks: Mapping[str, str] = field(default_factory=dict)
    demo: Callable[[Past], None] | None = None


@cache
def of(name: str) -> Answers:
    """What the subject of this name answers; loads its room."""
    answers: Answers = import_module(BY_NAME[name].room).ANSWERS
    return answers


def of_thing_of(subject: str) -> Answers | None:
    """What the subject answers that a thing of the journal belongs to."""
    found = of_thing(subject)
    return of(found.name) if found else None


def words_may_leave(kind: str) -> bool:
    """Whether what people typed for a kind of entry may leave the estate; the digest always may."""
    about = of_thing_of(kind)
    return about is not None and kind in about.leaving


def everyone() -> Iterator[tuple[str, Answers]]:
    """All subjects by name with their answers; loads every room."""
    return ((subject.name, of(subject.name)) for subject in SUBJECTS)


def daily() -> Iterator[tuple[str, Answers]]:
    """The subjects that every session has loaded."""
    return ((subject.name, of(subject.name)) for subject in SUBJECTS if subject.daily)


# What a printed number looks like; nobody is asked for anything else.
_PRINTED = re.compile(r"[a-z]{0,6}-?\d[\da-z-]*", re.IGNORECASE)
MOST_DIGITS = 9


def find(text: str, most: int) -> list[Found]:
    """Things by the number or the name that is printed on them, as it is typed (F7)."""
    typed = halfwidth(text)
    if not _PRINTED.fullmatch(typed):
        return []
    number = int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None
    found = {
        one.subject: one for each in _numbered_so(typed) for one in _of(each, typed, most, number)
    }
    return list(found.values())[:most]


def _numbered_so(typed: str) -> Iterator[Answers]:
    """The subjects that may have a thing with a number that begins so."""
    for subject in SUBJECTS:
        prefix = subject.prefix.casefold()
        if subject.daily or (prefix and typed.casefold().startswith(prefix)):
            yield of(subject.name)


def _of(each: Answers, typed: str, most: int, number: int | None) -> Iterator[Found]:
    if number is not None and each.one and (one := each.one(number)):
        yield one
    if each.find:
        yield from each.find(typed, most)


def rights() -> list[Right]:
    """The one table of rights: the general ones and those of every subject."""
    return [*general.GENERAL, *(right for _, each in everyone() for right in each.rights)]


def sheets() -> list[SheetKind]:
    """Every kind of sheet there is."""
    return [kind for _, each in everyone() for kind in each.sheets]


def sheet(name: str) -> SheetKind | None:
    """The kind of sheet that the journal and the settings name so."""
    return next((kind for kind in sheets() if kind.name == name), None)
