"""Finding a home while a form is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import events

from store import agenda
from store.notices import Notice
from tui import sentences
from tui.form.entry import Entry
from tui.form.field import Unfit
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from store.residents import Contact, Found, Instruction

MOST_SHOWN = 5
MOST_DIGITS = 18  # of a number that SQLite can hold


def found_by(found: Found) -> str:
    """Who or what in a home matched, and that it did not quite, or has left."""
    if found.near:
        return _("similar: {why}").format(why=found.why or found.code)
    if found.former:
        return _("formerly {why}").format(why=found.why)
    return found.why


def to_mind(home_id: int) -> list[Words]:
    """What is to be minded about a home now, before anything is done with it (N2, D28)."""
    from store import residents

    now: list[Words] = [[("! " + told, Tone.ALARM)] for told in warned(home_id)]
    return now + [[(minding(one), Tone.ALARM)] for one in residents.to_mind(home_id)]


def warned(home_id: int) -> list[str]:
    """What is urgent about a home while it lasts, each in a line (D28)."""
    return [headline(one) for one in agenda.notices(home_id) if one.urgent]


def minding(one: Instruction) -> str:
    """An instruction in a line."""
    until = _("through {day}").format(day=one.until.isoformat()) if one.until else ""
    return "! " + "  ".join(filter(None, (label(one.mind), one.note, until)))


def headline(notice: Notice) -> str:
    """What is to be read out, in one line: what, where, from when to when."""
    return sentences.told(notice.kind, notice.figures)


class HomeEntry(Entry):
    """A home by room, name, phone, plate or pinyin; what fits stands under the field."""

    class Taken(Entry.Changed):
        """A home was taken from the suggestions; ``home_id`` says which.

        ``person_id`` is whom of it the search found, None for its number or its owner.
        """

        def __init__(self, field: HomeEntry, home_id: int, person_id: int | None) -> None:
            super().__init__(field)
            self.home_id, self.person_id = home_id, person_id

    def __init__(self, name: str, label: str = "", *, indent: int = 0, hint: str = "") -> None:
        super().__init__(name, label, indent=indent, hint=hint)
        self.home_id: int | None = None
        self.may_stay_empty = False
        self._found: list[Found] = []
        self._pointed = 0
        self._count = 0  # of homes that fit
        self._chosen = False  # whether one of several was pointed at by hand, or asked for again

    @property
    def text(self) -> str:
        """What is typed, or ``#`` and the number of the home that was taken.

        A ``#`` that was typed has a blank before it, or a draft would bring another home back.
        """
        if self.home_id is not None:
            return f"#{self.home_id}"
        return f" {self.typed.text}" if self.typed.text.startswith("#") else self.typed.text

    @text.setter
    def text(self, text: str) -> None:
        if not (text.startswith("#") and text[1:].isdecimal() and self._taken(text[1:])):
            self.typed.set(text)
            self.home_id = None
            self._search()
        self.redraw()

    def value(self) -> object:
        """The home's number; raises ``Unfit``."""
        if self.home_id is None and self._found:
            if not self._is_sure():
                raise Unfit(self._asked())
            self._take(self._found[self._pointed])
        if self.home_id is None:
            if self.may_stay_empty:
                raise Unfit(
                    _(
                        "No home fits. Type a room, a name, a phone, a plate or pinyin; leave it"
                        " empty where it is about no home."
                    )
                )
            raise Unfit(_("No home fits. Type a room, a name, a phone, a plate or pinyin."))
        return self.home_id

    @property
    def household(self) -> list[Contact]:
        """Who lives in the home that was taken, owners first."""
        from store import residents

        return [] if self.home_id is None else residents.people_of(self.home_id)

    def changed(self) -> None:
        """Search anew for what is typed now."""
        self.home_id = None
        self._search()
        super().changed()

    def _search(self) -> None:
        from store import residents

        self._pointed, self._chosen = 0, False
        wanted = self.typed.text.strip()
        self._found = list(residents.find(wanted, MOST_SHOWN)) if wanted else []
        self._count = sum(not found.near for found in self._found)
        if self._count == MOST_SHOWN:
            self._count = max(residents.count_fitting(wanted), MOST_SHOWN)

    def _is_sure(self) -> bool:
        """Whether what is pointed at is meant: the only one, its very number, or chosen by hand."""
        found = self._found[self._pointed]
        exact = found.code.casefold() == self.typed.text.strip().casefold()
        return self._chosen or exact or (self._count == 1 and not found.near)

    def _asked(self) -> str:
        return _("{n} homes may be meant: choose with Up and Down, then Enter.").format(
            n=max(self._count, len(self._found))
        )

    def _taken(self, number: str) -> bool:
        """Take the home with this number; whether there is one."""
        from store import residents
        from store.errors import NotFound

        try:
            home = residents.get(int(number[:MOST_DIGITS]))
        except NotFound:
            return False
        self.typed.set(home.code)
        self.home_id, self._found = home.id, []
        return True

    def _take(self, found: Found) -> None:
        self.typed.set(f"{found.code} {found.owner}".strip())
        self.home_id, self._found, self.error = found.home_id, [], ""
        self.redraw()
        self.post_message(self.Taken(self, found.home_id, found.person_id))

    def notes(self) -> list[Words]:
        """The homes that fit, the one that Enter takes marked."""
        if self.home_id is not None:
            return [*super().notes(), *to_mind(self.home_id), *self._read_out(self.home_id)]
        if not self.has_focus or (self.error and not self._found):
            return super().notes()
        if not self.typed.text.strip():
            return super().notes()
        if not self._found:
            return [[(_("No home fits."), Tone.WARN)]]
        lines = [self._suggestion(n, found) for n, found in enumerate(self._found)]
        more = self._count - MOST_SHOWN
        told = super().notes() if self.error else []
        return [
            *told,
            *lines,
            *([[(_("{n} more").format(n=more), Tone.FAINT)]] if more > 0 else []),
        ]

    def _read_out(self, home_id: int) -> Iterator[Words]:
        """What whoever calls from the home has to hear just now."""
        for notice in (one for one in agenda.notices(home_id) if not one.urgent):
            yield [(f"! {headline(notice)}", Tone.ALARM)]
            yield from ([(line, Tone.WARN)] for line in self._wrapped(notice.words))

    def _suggestion(self, number: int, found: Found) -> Words:
        mark = "> " if number == self._pointed else "  "
        tone = Tone.CHOSEN if number == self._pointed else Tone.PLAIN
        return [
            (mark, Tone.PLAIN),
            (
                "  ".join(
                    filter(None, (found.code, found.owner, found.phone_masked, found_by(found)))
                ),
                tone,
            ),
        ]

    def on_key(self, event: events.Key) -> None:
        """Point at a suggestion with Up and Down, take it with Enter or Tab."""
        if self._found and event.key in {"up", "down"}:
            step = 1 if event.key == "down" else -1
            self._pointed, self._chosen = (self._pointed + step) % len(self._found), True
            self.redraw()
            event.stop()
            event.prevent_default()
            return
        if self._found and event.key in {"enter", "tab"}:
            if not self._is_sure():
                self._chosen = True  # Enter again takes what is pointed at
                self.complain(self._asked())
                event.stop()
                event.prevent_default()
                return
            self._take(self._found[self._pointed])
        super().on_key(event)
