"""What a subject answers when the halls ask: the contract that every subject's room fills in.

A room answers with an ``ANSWERS`` of its own; what it leaves out does not concern it. Nothing in
the halls knows a subject by name, they go through the directory (``store/subjects.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import import_module
from random import Random
from typing import Any, Protocol

from store import rights as general
from store.expiring import Expiring
from store.export import Export
from store.figure import Figure, Period
from store.findings import Keeping
from store.inputs import Input
from store.notices import Notice
from store.paper import SheetKind
from store.rights import WORK_THE_DESK, Right, Role, Staff, may
from store.subjects import BILLS, BY_NAME, FINDS, ROSTERS, SUBJECTS, of_thing, thing_of
from store.text import halfwidth
from store.waiting import Counted, Handed, Inside, Staying, Waiting

# What an entry changes of a row: its table, its number, and columns that are nobody's data.
Folded = tuple[str, int, Mapping[str, Any]]


@dataclass(frozen=True)
class Found:
    """Something that the finder found: the thing as the journal names it, and how it is told.

    ``name`` is its printed number or name, where ``told`` does not say it; ``phone`` the one to be
    called at once, ``besides`` what else shows. What is typed is ``sure`` where it is all of what
    the thing is called.
    """

    subject: str
    told: str
    name: str = ""
    phone: str = ""
    besides: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody to be erased: what was kept of them, and the homes that were theirs (F6).

    ``subject`` is the person as the journal names things, ``touches`` what shows them; ``phones``
    and the numbers of ``papers`` are all that are on file.
    """

    id: int
    subject: str
    name: str
    phones: Sequence[str] = ()
    papers: Sequence[str] = ()
    homes: Sequence[int] = ()
    touches: Sequence[str] = ()

    @property
    def known_by(self) -> list[str]:
        """What they are recognised by in words and drafts."""
        return [text for text in (self.name, *self.phones, *self.papers) if text]


@dataclass(frozen=True)
class OnRoster:
    """Somebody who is to be on, from when to when (UTC); ``staff`` is None for who signs in not."""

    name: str
    phone: str
    post: str
    since: datetime
    until: datetime
    staff: Staff | None = None


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
class Undo:
    """How a receipt is made void or red together with what it is for; both get its number."""

    void: Callable[..., object]
    redden: Callable[..., object]


@dataclass(frozen=True)
class Billing:
    """How runs of an item are made: ``must`` refuses what is no run, ``dry`` plans, ``draft`` does.

    These two are given what was asked for, ``by`` whom, and ``heard`` to tell how far it is;
    ``single`` drafts the bill of one home.
    """

    must: Callable[[str], object]
    dry: Callable[..., Any]
    draft: Callable[..., Any]
    single: Callable[..., Any]


@dataclass(frozen=True)
class Answers:
    """What a subject answers.

    - ``rights`` are its own, ``operations`` what each of its operations needs, by qualified name.
    - ``sees`` says whether a role that does not work the desk may see a thing, by its number;
      without, only who works the desk sees what the subject keeps.
    - ``settings`` are figures of its own that the manager may change, on a section of the settings
      that follows from the model; ``sheets`` those it prints.
    - ``sentences`` tell its kinds of entry and of what waits, ``called`` names its things, and
      ``shown`` says how some figures read (``store/sentences.py``).
    - ``waiting`` is what waits now, for Today and the top line, of subjects that every session has
      loaded; the others keep it on the agenda. ``handed`` is what is handed over.
    - ``expiring`` are papers of its own that expire by a day, or have, and are not renewed: they
      stand on the list of all papers (G12).
    - ``settled`` is told that its own settings have changed, or are those of a new desk or a newer
      program, for what waits by them.
    - ``set_back`` is told, within an operation, that the clock was ahead and is set right, for what
      waits by the times that it showed.
    - ``figures`` are those of a period, for the month's report; they read what the period holds.
    - ``printed`` is the number that is printed of a thing, where the journal has another.
    - ``find`` looks for things whose printed number begins with a text, ``one`` for a whole number;
      ``named`` for things that are called so (``Subject.named``).
    - ``person`` is who a person is that is to be erased; ``personal`` names the columns of its
      tables that hold personal data, ``erase`` empties those of a person and tells how many rows it
      changed, ``forget`` those that repeat an ``Entry``'s words; ``copies`` are entries that do.
    - ``counted`` are public items that it keeps count of, for the handover (H2).
    - ``inside`` are people who are here now and live nowhere here (``Subject.guests``).
    - ``lapse`` erases what it has kept as long as it may; it runs when something of it waits on the
      agenda for being erased, as a kind that ends in ``lapses``.
    - ``catch_up`` brings a portion of what an older program wrote up to date, and says whether
      there is more; of subjects that every session has loaded.
    - ``on_duty`` says who has the desk, and since when.
    - ``rostered`` says who is to be on at a moment by a published roster, None where that day has
      none (``Subject.rosters``).
    - ``moved_out`` is told a home and a person who has left it, ``moved_back`` that they have not
      after all; both tell what that touches.
    - ``stays`` are the things of a home that somebody has to see to when its people leave.
    - ``sealed`` are kinds of entry that nobody corrects: signatures.
    - ``leaving`` are kinds of entry whose words may leave the estate; of others only digests may:
      a kind belongs here when nobody can type a resident's data into it.
    - ``folds`` tell, by the thing of an entry, what it changes of the rows that head office keeps;
      ``afar`` how it stands now, by what head office's list of estates calls it: only of those.
    - ``exports`` are lists that may be exported, masked.
    - ``checks`` are queries by what is wrong when one finds an entry's number (``verify``), or the
      text of a ``{what}`` that no entry speaks for.
    - ``proofs`` are checks that no query makes: by what is wrong, what tells of a database each
      entry's number, or thing, of which it is true.
    - ``proposes`` gives, by what a form's field asks for, the texts that fit what is typed there.
    - ``findings`` is how findings are raised and looked at again, of the subject that keeps them.
    - ``notices`` are what a home has to be told at a time (``store/notices.py``); ``join`` records
      that a home reports just that: the thing's number, the home, what was said, and by whom.
    - ``billed`` is told that the bill about a thing of its own stands otherwise by now, for what
      waits by it.
    - ``heard`` is told of an entry that it hears of (``Subject.hears``) in its transaction, and who
      made it.
    - ``vouches`` says whether a condition of another subject's thing is met, by the thing and the
      condition's code; None where that is no matter of its own.
    - ``undo`` takes a thing of its own back with its receipt.
    - ``billing`` makes the runs of items that are billed its way.
    - ``demo`` says whether its room ``demo`` plans its part of the demo estate's past.
    """

    rights: tuple[Right, ...] = ()
    operations: Mapping[str, Right] = field(default_factory=dict)
    sees: Callable[[Role, int], bool] | None = None
    settings: type[Input] | None = None
    settled: Callable[[], None] | None = None
    set_back: Callable[[], None] | None = None
    sheets: tuple[SheetKind, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    waiting: Callable[[datetime], Iterable[Waiting]] | None = None
    handed: Callable[[datetime], Iterable[Handed]] | None = None
    expiring: Callable[[date], Iterable[Expiring]] | None = None
    figures: Callable[[Period], Iterable[Figure]] | None = None
    printed: Callable[[str], str] | None = None
    find: Callable[[str, int], Iterable[Found]] | None = None
    one: Callable[[int], Found | None] | None = None
    named: Callable[[str, int], Iterable[Found]] | None = None
    person: Callable[[int], Person] | None = None
    personal: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    erase: Callable[[Person], Mapping[str, int]] | None = None
    counted: Callable[[], Iterable[Counted]] | None = None
    inside: Callable[[], Iterable[Inside]] | None = None
    lapse: Callable[[], None] | None = None
    catch_up: Callable[[], bool] | None = None
    on_duty: Callable[[], tuple[Staff, datetime] | None] | None = None
    rostered: Callable[[datetime], Sequence[OnRoster] | None] | None = None
    moved_out: Callable[[int, int], Iterable[str]] | None = None
    moved_back: Callable[[int, int], Iterable[str]] | None = None
    stays: Callable[[int], Iterable[Staying]] | None = None
    forget: Callable[[Any], None] | None = None
    copies: Callable[[Any], Iterator[Any]] | None = None
    sealed: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    folds: Mapping[str, Callable[[Any], Iterator[Folded]]] = field(default_factory=dict)
    afar: Callable[[datetime], Mapping[str, int]] | None = None
    exports: tuple[Export, ...] = ()
    checks: Mapping[str, str] = field(default_factory=dict)
    proofs: Mapping[str, Callable[[Any], Iterator[int | str]]] = field(default_factory=dict)
    proposes: Mapping[str, Callable[[str], Iterable[str]]] = field(default_factory=dict)
    findings: Keeping | None = None
    notices: Callable[[int, datetime], Iterable[Notice]] | None = None
    join: Callable[..., object] | None = None
    billed: Callable[[int], None] | None = None
    heard: Callable[[Any, Staff | None], None] | None = None
    vouches: Callable[[str, str], bool | None] | None = None
    undo: Undo | None = None
    billing: Billing | None = None
    demo: bool = False


@cache
def of(name: str) -> Answers:
    """What the subject of this name answers; loads its room."""
    answers: Answers = import_module(BY_NAME[name].room).ANSWERS
    return answers


def plan(name: str, past: Past) -> None:
    """Let a subject plan its part of the demo estate's past; loads a room of it for that alone."""
    if of(name).demo:
        import_module(f"{BY_NAME[name].room}.demo").plan(past)


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
    called = list(_called_so(typed, most))
    if not _PRINTED.fullmatch(typed):
        return called
    number = int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None
    found = {
        one.subject: one for each in _numbered_so(typed) for one in _of(each, typed, most, number)
    }
    return [*called, *(one for one in found.values() if one not in called)][:most]


def _called_so(typed: str, most: int) -> Iterator[Found]:
    """Things of the subjects whose things are found by what they are called."""
    for subject in SUBJECTS:
        if subject.named and (named := of(subject.name).named):
            yield from named(typed, most)


def _numbered_so(typed: str) -> Iterator[Answers]:
    """The subjects that may have a thing with a number that begins so."""
    for subject in SUBJECTS:
        begins = tuple(subject.prefix.casefold().split())
        if subject.daily or typed.casefold().startswith(begins):
            yield of(subject.name)


def _of(each: Answers, typed: str, most: int, number: int | None) -> Iterator[Found]:
    if number is not None and each.one and (one := each.one(number)):
        yield one
    if each.find:
        yield from each.find(typed, most)


def rights() -> list[Right]:
    """The one table of rights: the general ones and those of every subject."""
    return [*general.GENERAL, *(right for _, each in everyone() for right in each.rights)]


def proposed(asks: str, typed: str) -> Iterator[str]:
    """What a field that asks for a worker, say, may be filled in with."""
    for subject in SUBJECTS:
        if asks in subject.proposes:
            yield from of(subject.name).proposes[asks](typed)


def needed_for(operation: Callable[..., object]) -> Right:
    """The right that an operation of a subject needs."""
    name = f"{operation.__module__}.{operation.__qualname__}".removeprefix("store.")
    return of(name.partition(".")[0]).operations[name]


def may_see(role: Role, subject: str) -> bool:
    """Whether a role may see a thing, as the journal names it; what is no subject's, only the desk.

    An entry is shown to who may see the thing that it is about, whatever else it touches. A history
    leaves out whole the entries about other things that touched it and are not for its reader. The
    change feed names things to be read anew, each of which is asked for again under this rule; it
    tells nothing of them.
    """
    if may(role, WORK_THE_DESK):
        return True
    about, number = of_thing_of(subject), subject.rpartition(":")[2]
    sees = about.sees if about else None
    return sees is not None and number.isdecimal() and sees(role, int(number))


def billing(way: str) -> Billing | None:
    """How runs of items of a way of billing are made, None where no subject makes any."""
    name = BILLS.get(way)
    return of(name).billing if name else None


def vouched(thing: str, condition: str) -> bool:
    """Whether nobody says that a condition of a thing, by its code, is not met yet."""
    asked = (of(one.name).vouches for one in SUBJECTS if thing_of(thing) in one.vouches)
    return all(says is None or says(thing, condition) is not False for says in asked)


def rostered(at: datetime) -> Sequence[OnRoster] | None:
    """Who is to be on at a moment, None where no roster of that day is published (O5)."""
    asked = of(ROSTERS.name).rostered
    return asked(at) if asked else None


def findings() -> Keeping:
    """How any subject raises a finding, and learns what became of it (G9)."""
    kept = of(FINDS).findings
    assert kept is not None
    return kept


def inside() -> list[Inside]:
    """Who is here now and lives nowhere here, whichever subject knows it, the first come first."""
    known = (of(one.name).inside for one in SUBJECTS if one.guests)
    found = [guest for each in known if each for guest in each()]
    return sorted(found, key=lambda guest: guest.since)


def sheets() -> list[SheetKind]:
    """Every kind of sheet there is."""
    return [kind for _, each in everyone() for kind in each.sheets]


def sheet(name: str) -> SheetKind | None:
    """The kind of sheet that the journal and the settings name so."""
    return next((kind for kind in sheets() if kind.name == name), None)
