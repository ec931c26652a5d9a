"""Every event of the book as a short sentence, in the language of the desk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from store import answers, sentences
from store.rights import Role
from tui.language import _, clockface
from tui.widgets.paint import Tone, Words

_SHEET = "sheet"  # what a signature covers; it stands on the page of what was signed


class OnScreen:
    """How the screen tells of events: in the desk's language, moments as short as they may be."""

    def word(self, source: str) -> str:
        """A source string in the language."""
        return _(source)

    def moment(self, at: datetime) -> str:
        """A moment."""
        return clockface.moment(at)

    def day(self, on: date) -> str:
        """A day."""
        return clockface.day(on)

    def person(self, staff_id: int) -> str:
        """The name of a member of staff."""
        from store.desk import staff

        return staff.get(staff_id).name


ON_SCREEN = OnScreen()


class Event(Protocol):
    """An entry of the journal, however it is read."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def payload(self) -> Mapping[str, Any]:
        """Its figures."""

    @property
    def words(self) -> Mapping[str, str]:
        """What was typed."""

    @property
    def subject_id(self) -> int:
        """The number of what it is about."""


def sentence(entry: Event) -> str:
    """What happened, on one line; what people typed stands in it as they typed it."""
    words = {name: text for name, text in entry.words.items() if name != _SHEET}
    return sentences.sentence(entry.kind, ON_SCREEN, entry.payload, words, entry.subject_id)


def tells(kind: str) -> bool:
    """Whether there is a sentence for this kind of entry."""
    return sentences.tells(kind)


def told(kind: str, figures: Mapping[str, Any]) -> str:
    """A subject's own sentence with its figures."""
    return sentences.sentence(kind, ON_SCREEN, figures)


def called(thing: str) -> str:
    """What the desk calls a kind of thing: that of ``ticket:12``, or of ``ticket.taken``."""
    return sentences.called(thing, ON_SCREEN)


def named(subject: str) -> str:
    """What the desk calls one thing, with its number as it is printed."""
    return sentences.named(subject, ON_SCREEN)


def history(
    subject: str,
    names: Mapping[int, str],
    reader: Role = Role.MANAGER,
    without: Collection[str] = (),
) -> Iterator[Words]:
    """All that was recorded of a thing, or touched it and is for its reader, oldest first.

    ``without`` are kinds of entry that a list of its own shows.
    """
    from store import journal

    for entry in journal.touching(subject):
        if entry.kind in without or not sentences.tells(entry.kind):
            continue
        if not answers.may_see(reader, entry.subject):
            continue
        at = (f"{clockface.moment(entry.happened)}  ", Tone.FAINT)
        yield [at, sentence(entry), (f"  {names.get(entry.staff_id or 0, '')}", Tone.FAINT)]
