"""What a subject's room of screens answers when the halls ask, as ``ANSWERS`` of its module.

What it leaves out does not concern it, or the usual way does: a thing that waits is told by its
sentence, and Enter on it opens the page that can point at it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module

from store import answers as store_answers
from store import subjects as store_subjects
from store.journal.reading import subjects_of_home, touching
from store.rights import Staff
from store.waiting import Waiting
from tui.language import _, clockface
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.subjects import BY_NAME, SERVICES, SUBJECTS
from tui.widgets.paint import Part, Words


@dataclass(frozen=True)
class Draft:
    """A half-written form: its title, the page that it leads to, and what opens it there.

    ``thing`` is what the last number of its name counts, empty for something new, and ``within``
    what in it the number before does; ``possible`` says whether the step can still be done.
    ``whose`` tells by what is typed whose it is, where its name does not.
    """

    title: str
    page: str
    thing: str = ""
    opened_by: Action | None = None
    possible: Callable[[int], bool] | None = None
    within: str = ""
    whose: Callable[[Mapping[str, str]], str] | None = None


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
class About:
    """What a subject has to say of another one's thing, on that one's page.

    ``told`` gives lines about the thing, as the journal names it, with the key of what is done
    about it in them; ``act`` offers that.
    """

    told: Callable[[str, str], Iterable[str | Words]]
    act: Callable[[Host, str], Awaitable[object]]


@dataclass(frozen=True)
class Answers:
    """What a subject answers.

    - ``line`` and ``clock`` draw what waits on Today, ``opens`` what Enter does with it.
    - ``sees_to`` takes what rings in the name of who is signed in, and says when it rings again.
    - ``beside`` are its words beside the list of Today; of what is ``past`` already they are asked
      for once a minute, not with each entry.
    - ``reminds`` is what the top line reminds somebody of, ``stays`` why they should not leave now,
      with the key that leaves all the same as ``{leave}``; both are empty for nothing.
    - ``drafts`` are its half-written forms by the first part of their names.
    - ``place`` tells of which thing somebody was at, by its number; by default the printed one.
    - ``heading`` is what of it stands behind a home's name, on the top line of its page.
    - ``of_home`` are its lines on a home's page under ``section``.
    - ``about`` is what it has to say of another subject's things (``tui/subjects.py``: ``about``).
    - ``why_up`` is why one of its things should be known further up, and whether the manager has
      to know it too; empty for no reason (D13).
    - ``proposed`` tells, by what a form's field asks for, something of each text proposed there.
    """

    line: Callable[[Waiting, datetime], Words] | None = None
    clock: Callable[[Waiting, datetime], str] | None = None
    opens: Mapping[str, Callable[[Host, Waiting], Awaitable[object]]] = field(default_factory=dict)
    sees_to: Callable[[Host, Waiting], Awaitable[datetime]] | None = None
    beside: Callable[[datetime], Iterator[str | Words]] | None = None
    past: bool = False
    reminds: Callable[[datetime, Staff], str] | None = None
    stays: Callable[[Staff], str] | None = None
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    place: Callable[[int], str] | None = None
    heading: Callable[[int], Iterable[Part]] | None = None
    section: str = ""
    of_home: Callable[[int], Iterable[HomeLine]] | None = None
    about: About | None = None
    why_up: Callable[[str], tuple[str, bool]] | None = None
    proposed: Mapping[str, Callable[[Sequence[str]], Mapping[str, str]]] = field(
        default_factory=dict
    )


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


def drawing(named: str) -> Answers:
    """What the subject of a thing answers, if it draws its lines of Today itself."""
    found = store_subjects.of_thing(named)
    subject = BY_NAME.get(found.name) if found else None
    return of(subject.name) if subject and (subject.daily or subject.draws) else _NOTHING


def seen_to(again: datetime) -> str:
    """That an alarm is taken, and when it rings again."""
    sentence = _("In your name; it alarms again at {time}.")
    return sentence.format(time=clockface.hhmm(again))


def place(subject: str) -> str:
    """Which thing somebody was at, in few words: as its subject tells it, or its printed number."""
    told, stored = of_thing(subject).place, store_answers.of_thing_of(subject)
    if told:
        return told(int(subject.rpartition(":")[2]))
    return stored.printed(subject) if stored and stored.printed else ""


def daily() -> Iterator[tuple[str, Answers]]:
    """The subjects that every session has loaded, by name."""
    return ((subject.name, of(subject.name)) for subject in SUBJECTS if subject.daily)


def everyone() -> Iterator[Answers]:
    """All subjects; loads every room."""
    return (of(subject.name) for subject in SUBJECTS)


def of_home(home_id: int) -> Iterator[Answers]:
    """The subjects that may have something of a home: the day's, and those with entries about it.

    Those whose own table has something of it are among them; others need not be loaded for it.
    """
    there = subjects_of_home(home_id)
    for subject in SUBJECTS:
        if subject.daily or subject.name in there:
            yield of(subject.name)


def about(subject: str, *, whole: bool = True) -> Iterator[About]:
    """What other subjects have to say of a thing, as the journal names it.

    Unless the ``whole`` of it is wanted, those that have recorded nothing about it need not be
    loaded for that.
    """
    thing = store_subjects.thing_of(subject)
    there = {one.name for one in SUBJECTS if one.about == thing}
    if there and not whole:
        found = map(store_subjects.of_thing, (one.kind for one in touching(subject)))
        there &= {one.name for one in found if one is not None}
    for name in sorted(there):
        if said := of(name).about:
            yield said


def headings(home_id: int) -> Iterator[Part]:
    """What stands behind a home's name, of the subjects that may have something of it."""
    for each in of_home(home_id):
        for part in each.heading(home_id) if each.heading else ():
            yield from ("  ", part)


def beside_proposed(asks: str, texts: Sequence[str]) -> dict[str, str]:
    """What is told beside each text that a field proposes, by the day's subjects and its own."""
    told: dict[str, list[str]] = {text: [] for text in texts}
    for subject in store_subjects.SUBJECTS:
        if subject.daily or asks in subject.proposes:
            tells = of(subject.name).proposed.get(asks)
            for text, words in tells(texts).items() if tells else ():
                told[text].append(words)
    return {text: "  ".join(filter(None, words)) for text, words in told.items()}


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
