"""What the lines of Today say, and the words beside them (B1, D3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from store import clock
from store.desk import backup, drafts
from store.subjects import of_thing
from store.today import BACKUP, CALENDAR, CLOCK, LOST, Today
from store.waiting import Place, Waiting
from tui import answers, sentences
from tui.language import _, clockface, mark
from tui.subjects import PAGES
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Drawn

if TYPE_CHECKING:
    from store.estate import Settings
    from store.rights import Staff
    from tui.screen.host import Place as Whereabouts

_OF_THE_HOUSE = {
    **dict.fromkeys((LOST, CLOCK), mark("Clock")),
    **{BACKUP: mark("Backup"), CALENDAR: mark("Calendar")},
}


def drawn(one: Waiting, now: datetime) -> Drawn:
    """A line of the list, its clock leftmost."""
    alarming, late = one.stands(now) is Place.ALARM, one.late(now)
    tone = Tone.ALARM if alarming else Tone.WARN if late else Tone.PLAIN
    sign = "!" if alarming else "*" if late else " "
    whole = tone if alarming and one.due == now else Tone.PLAIN
    return Drawn(([(clock_words(one, now), tone)], line_of(one, now)), mark=sign, tone=whole)


def clock_words(one: Waiting | None, now: datetime) -> str:
    """The running clock of a line, or what kind of thing it is."""
    if one is None:
        return ""
    if one.kind in _OF_THE_HOUSE:
        return _(_OF_THE_HOUSE[one.kind])
    if clock_ := answers.drawing(one.subject).clock:
        return clock_(one, now)
    return clockface.near_day(clock.day(one.due)) if one.due else ""


def line_of(one: Waiting, now: datetime) -> str | Words:
    """What waits, in words."""
    if one.kind == CLOCK:
        until = clockface.moment(clock.from_ms(one.figures["until"]))
        return _("Was ahead, to {time}: the manager confirms it with Enter").format(time=until)
    if one.kind == LOST:
        shows = clock.day(clock.from_ms(one.figures["shows"]))
        return _("Shows {day}, which cannot be: have it set right").format(day=shows.isoformat())
    if one.kind == BACKUP:
        return _backup_line()
    if one.kind == CALENDAR:
        return _("No holidays are known for {year}: Enter enters them").format(**one.figures)
    if line := answers.drawing(one.subject).line:
        return line(one, now)
    return sentences.told(one.kind, one.figures)


def _backup_line() -> str:
    latest = backup.newest()
    if latest is None:
        return _("Never backed up yet: Enter does it now")
    return _("Last backed up {time}: Enter does it now").format(time=clockface.moment(latest))


def draft_words(name: str, by: Staff) -> str:
    """What a half-written form is, of which thing, or whose it is."""
    draft = answers.draft(name)
    told = _(draft.title) if draft else name
    if draft and draft.whose:
        told = f"{told} {draft.whose(drafts.find(name, by=by))}".rstrip()
    number = name.rpartition(":")[2]
    if draft and draft.thing and number.isdecimal():
        told = f"{told} {answers.place(f'{draft.thing}:{number}')}".rstrip()
    return _("{form}: half written, go on with it").format(form=told)


def place_words(place: Whereabouts) -> str:
    """Where somebody was when their line was lost."""
    where = _(PAGES[place.screen].title)
    if place.subject.partition(":")[2].isdecimal():
        where = f"{where} {answers.place(place.subject)}".rstrip()
    return _("{where}: go on where you were").format(where=where)


def greeting(settings: Settings) -> Words:
    """What the desk says on the telephone, and the reminders of the day (B1)."""
    said = settings.greeting or _("Hello, {estate}.").format(estate=settings.name)
    return [" ", (said, Tone.STRONG), "   ", " | ".join(settings.reminders)]


class Beside:
    """What the day's subjects say beside the list, asked of those anew that an entry touches.

    Of the past they are asked when the whole day is, each minute: an entry of now adds nothing.
    """

    def __init__(self) -> None:
        self._said: dict[str, list[str | Words]] = {}

    def told(self, now: datetime, touched: Iterable[str] | None) -> Iterator[str | Words]:
        """All that is said; ``touched`` are things of the journal, None for all there are."""
        owners = None if touched is None else {of_thing(one) for one in touched}
        all_ = owners is None or None in owners
        names = {one.name for one in owners or () if one}
        for name, each in answers.daily():
            if each.beside:
                if all_ or name not in self._said or (name in names and not each.past):
                    self._said[name] = list(each.beside(now))
                yield from ("",) if name != next(iter(self._said)) else ()
                yield from self._said[name]


def turns(today: Today) -> datetime | None:
    """When the next deadline of a line passes."""
    ahead = (one.due for one in today.todo if one.due and not one.late(today.now))
    return min(ahead, default=None)
