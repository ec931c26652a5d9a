"""Every event of the book as a short sentence, in the language of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from store import sentences
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.dutylog import LogEntry

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


def sentence(entry: LogEntry) -> str:
    """What happened, on one line; what people typed stands in it as they typed it."""
    words = {name: text for name, text in entry.words.items() if name != _SHEET}
    return sentences.sentence(entry.kind, ON_SCREEN, entry.payload, words, entry.subject_id)


def told(kind: str, figures: Mapping[str, Any]) -> str:
    """A subject's own sentence with its figures."""
    return sentences.sentence(kind, ON_SCREEN, figures)


def about(entry: LogEntry) -> str:
    """The category of a written entry, or what kind of thing an event is about."""
    if entry.category is not None:
        return label(entry.category)
    return sentences.called(entry.kind, ON_SCREEN)


def entry_words(entry: LogEntry) -> list[Words]:
    """An entry in a reading list: when, what about, which home, what happened, by whom."""
    at = clockface.hhmm(entry.at)
    head = "  ".join(filter(None, (at, about(entry), entry.home)))
    return [[(head, Tone.STRONG), f"  {sentence(entry)}  ", (entry.staff_name, Tone.FAINT)]]


def history(subject: str, names: Mapping[int, str]) -> Iterator[Words]:
    """All that was recorded of a thing, a line each, oldest first."""
    from store import dutylog, journal

    numbers = [entry.number for entry in journal.of_subject(subject)]
    for entry in reversed(dutylog.numbered(numbers)):
        at = (f"{clockface.moment(entry.at)}  ", Tone.FAINT)
        yield [at, sentence(entry), (f"  {names.get(entry.staff_id or 0, '')}", Tone.FAINT)]
