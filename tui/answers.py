"""What a subject's room of screens answers when the halls ask, as ``ANSWERS`` of its module.

What it leaves out does not concern it, or the usual way does: a thing that waits is told by its
sentence, and Enter on it opens the page that can point at it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module

from store import subjects as store_subjects
from store.journal.reading import things_of_home
from store.waiting import Waiting
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.subjects import BY_NAME, SERVICES, SUBJECTS
from tui.widgets.paint import Words


@dataclass(frozen=True)
class Draft:
    """A half-written form: its title, the page that it leads to, and what opens it there.

    ``thing`` is what the last number of its name counts, empty for something new, and ``within``
    what in it the number before does; ``possible`` says whether the step can still be done.
    """

    title: str
    page: str
    thing: str = ""
    opened_by: Action | None = None
    possible: Callable[[int], bool] | None = None
    within: str = ""


@dataclass(frozen=True)
class HomeLine:
    """A line of a home's page: the thing as the journal names it, and how it shows.

    ``full`` tells it in full, given the names of staff by id; ``opens`` is what Enter does, by
    default going to the page that can point at it.
    """

    subject: str
    words: Words
    full: Callable[[Mapping[int, str]], Iterable[str | Words]]
    mark: str = " "
    opens: Callable[[Host], Awaitable[object]] | None = None


@dataclass(frozen=True)
class Answers:
    """What a subject answers.

    - ``line`` and ``clock`` draw what waits on Today, ``opens`` what Enter does with it.
    - ``beside`` are its words beside the list of Today.
    - ``drafts`` are its half-written forms by the first part of their names.
    - ``place`` tells of which thing somebody was at, by its number.
    - ``of_home`` are its lines on a home's page under ``section``.
    """

    line: Callable[[Waiting, datetime], Words] | None = None
    clock: Callable[[Waiting, datetime], str] | None = None
    opens: Mapping[str, Callable[[Host, Waiting], Awaitable[object]]] = field(default_factory=dict)
    beside: Callable[[datetime], Iterator[str | Words]] | None = None
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    place: Callable[[int], str] | None = None
    section: str = ""
    of_home: Callable[[int], Iterable[HomeLine]] | None = None


_NOTHING = Answers()


@cache
def of(name: str) -> Answers:
    """What the subject of this name answers; loads its room."""
    subject = BY_NAME.get(name)
    if subject is None or not subject.answers:
        return _NOTHING
    answers: Answers = import_module(subject.answers).ANSWERS
    return answers


def of_thing(named: str) -> Answers:
    """What the subject answers that a thing belongs to, by a journal's subject or kind."""
    found = store_subjects.of_thing(named)
    return of(found.name) if found else _NOTHING


def daily() -> Iterator[tuple[str, Answers]]:
    """The subjects that every session has loaded, by name."""
    return ((subject.name, of(subject.name)) for subject in SUBJECTS if subject.daily)


def everyone() -> Iterator[Answers]:
    """All subjects; loads every room."""
    return (of(subject.name) for subject in SUBJECTS)


def of_home(home_id: int) -> Iterator[Answers]:
    """The subjects that may have something of a home: the day's, and those with entries about it.

    Others need not be loaded for it.
    """
    there = {
        subject.name for subject in map(store_subjects.of_thing, things_of_home(home_id)) if subject
    }
    for subject in SUBJECTS:
        if subject.daily or subject.name in there:
            yield of(subject.name)


def draft(name: str) -> Draft | None:
    """The half-written form that a draft's name begins with; loads rooms until it is found."""
    form = name.partition(":")[0]
    return next((each.drafts[form] for each in everyone() if form in each.drafts), None)


def begins(service: str) -> Callable[[Host, int, int | None], Awaitable[object]]:
    """What begins a service at a home's page; loads its room."""
    line = next(one for one in SERVICES if one.name == service)
    module, _colon, function = line.begins.partition(":")
    found: Callable[[Host, int, int | None], Awaitable[object]] = getattr(
        import_module(module), function
    )
    return found
