"""Every event of the book as a short sentence, the same on screen and on paper.

A subject's ``ANSWERS`` have a sentence for each of its kinds of entry, and of what waits. What
stands in [brackets] is left out when nothing is known of it; ``{n}`` is the number of the subject,
the rest are the entry's figures and words by name. A kind has a second sentence behind a colon for
entries of which that figure holds: ``key.returned:late``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol, cast

from store import answers, clock, money
from store.subjects import of_thing, thing_of
from store.text import Named


class Telling(Protocol):
    """Who tells: in which language, and how moments, days and people are named."""

    def word(self, source: str) -> str:
        """A source string in the language."""

    def moment(self, at: datetime) -> str:
        """A moment."""

    def day(self, on: date) -> str:
        """A day."""

    def person(self, staff_id: int) -> str:
        """A member of staff."""


Shown = type[Named] | Callable[[Any, Telling], str]
# Where the number of a thing stands in what it is called; without it, behind.
_NUMBER = "{n}"


def sentence(
    kind: str,
    telling: Telling,
    figures: Mapping[str, Any],
    words: Mapping[str, str] | None = None,
    n: object = "",
) -> str:
    """What happened, or what waits, on one line; words stand in it as they were typed."""
    about = answers.of_thing_of(kind)
    template = _template(about.sentences, kind, figures) if about else None
    if about is None or template is None:
        return " / ".join(filter(None, (kind, *(words or {}).values())))
    told = {name: _figure(about.shown, name, value, telling) for name, value in figures.items()}
    told |= {"n": str(n), **(words or {})}
    return "".join(_part(part, told) for part in _parts(telling.word(template)))


def _template(sentences: Mapping[str, str], kind: str, figures: Mapping[str, Any]) -> str | None:
    for name, value in figures.items():
        if value and f"{kind}:{name}" in sentences:
            return sentences[f"{kind}:{name}"]
    return sentences.get(kind)


def tells(kind: str) -> bool:
    """Whether there is a sentence for this kind of entry."""
    about = answers.of_thing_of(kind)
    return about is not None and kind in about.sentences


def called(thing: str, telling: Telling) -> str:
    """What the desk calls a kind of thing: that of ``ticket:12``, or of ``ticket.taken``."""
    return _called(thing, telling).replace(_NUMBER, "").strip()


def _called(thing: str, telling: Telling) -> str:
    about, name = answers.of_thing_of(thing), thing_of(thing)
    return telling.word(about.called.get(name, name)) if about else name


def named(subject: str, telling: Telling) -> str:
    """What the desk calls one thing, with its number as it is printed: ``ticket:12``."""
    about, number = answers.of_thing_of(subject), subject.partition(":")[2]
    printed = about.printed(subject) if about and about.printed else ""
    word = _called(subject, telling)
    if _NUMBER in word:
        return word.replace(_NUMBER, printed or number).strip()
    return f"{word} {printed or number}".rstrip()


def thing(value: str, telling: Telling) -> str:
    """A thing as the journal names it; what an older program kept in words stays as it is."""
    return named(value, telling) if of_thing(value) else value


@cache
def _parts(template: str) -> list[str]:
    return re.findall(r"\[[^\]]*\]|[^\[]+", template)


def _part(part: str, told: Mapping[str, str]) -> str:
    names = re.findall(r"\{(\w+)\}", part)
    if part.startswith("["):
        part = part[1:-1] if all(told.get(name) for name in names) else ""
    return re.sub(r"\{(\w+)\}", lambda found: told.get(found[1], ""), part)


def _figure(shown: Mapping[str, Shown], name: str, value: Any, telling: Telling) -> str:
    if value is None:
        return ""
    how = shown.get(name) or (moment_or_day if name in _TIMES else None)
    if how is None:
        return str(value)
    if not isinstance(how, type):
        return how(value, telling)
    members = cast(type[Named], how)
    named = next((member.called for member in members if member.value == value), "")
    return telling.word(named) if named else str(value)


def moment_or_day(value: int | str, telling: Telling) -> str:
    """UTC milliseconds as a moment, ISO text as a day."""
    if isinstance(value, int):
        return telling.moment(clock.from_ms(value))
    return telling.day(date.fromisoformat(value))


def yuan(value: int | str, _telling: Telling) -> str:
    """Fen as yuan."""
    return money.text(int(value))


def person(value: int, telling: Telling) -> str:
    """The name of a member of staff."""
    return telling.person(value)


# Named so, a figure is a time whichever subject it is of.
_TIMES = frozenset({"expected", "due", "until", "since", "day", "on"})
