"""One entry whole, with its corrections and follow-ups (D2, D3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from store import dutylog, erasure, rights
from store.dutylog import LogEntry
from store.erasure import Erasure
from tui.dutylog import words
from tui.dutylog.steps import ABOUT_ENTRY, OnEntry
from tui.form.screen import Form
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.sentences import sentence
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult


ERASE = Action(
    "erase",
    ("ctrl+k",),
    mark("Erase words"),
    mark("Where the law asks for it; who erased them, when and why stays."),
    30,
    right=rights.ERASE,
)


class EntryPage(OnEntry[None]):
    """An entry and everything that points at it, oldest first."""

    SCOPE = "log entry"
    ACTIONS: ClassVar[tuple[Action, ...]] = (*ABOUT_ENTRY, ERASE, actions.BACK)
    HELP = mark(
        "The entry and what was added to it later. Nothing here can be changed or removed; where"
        " the law asks for it, the manager erases an entry's words, on record."
    )

    def __init__(self, number: int) -> None:
        super().__init__()
        self._entry = dutylog.get(number)

    @property
    def entry(self) -> LogEntry:
        """The entry that the page is about."""
        return self._entry

    @property
    def subject(self) -> str:
        """The entry."""
        return f"log:{self._entry.number}"

    def body(self) -> ComposeResult:
        """A title, and the page."""
        yield Band([" ", (_("Duty log, no. {n}").format(n=self._entry.number), Tone.TITLE)])
        yield Page()

    def on_mount(self) -> None:
        """Show it."""
        super().on_mount()
        self.set_focus(self.query_one(Page))
        self._show()

    def _show(self) -> None:
        self.query_one(Page).show(_told(self._entry))

    def can(self, action: Action) -> bool:
        """Only words can be erased."""
        return bool(self._entry.words) if action is ERASE else super().can(action)

    async def act_erase(self) -> None:
        """Ask why, then erase the words for good, on record (F6)."""
        number = self._entry.number
        form = Form(
            Erasure,
            _("Erase the words of no. {n} for good").format(n=number),
            self.app.writes(erasure.erase_words, number),
            heading=[(sentence(self._entry), Tone.FAINT)],
            draft="",
        )
        erased = await self.app.ask(form)
        if erased is not None:
            self.say(_("Erased; on record as no. {n}.").format(n=erased.number), Tone.GOOD)

    def changed(self, subjects: frozenset[str]) -> None:
        """Show what was added to the entry."""
        if self._entry.subject in subjects:
            self._entry = dutylog.get(self._entry.number)
            self._show()


def _told(entry: LogEntry) -> Iterator[str | Words]:
    for one in _with_its_own(entry):
        if one.number == entry.number:
            yield [("> ", Tone.STRONG), *_first(one)]
        else:
            yield _first(one)
        yield from list(words.full(one))[1:]
        yield ""


def _first(entry: LogEntry) -> Words:
    head = next(iter(words.full(entry)))
    return [head] if isinstance(head, str) else head


def _with_its_own(entry: LogEntry) -> list[LogEntry]:
    """The entry among its corrections and follow-ups; of a ticket or key only what points at it."""
    if entry.subject.startswith("log:"):
        return dutylog.thread(entry.number)
    pointed = (entry.corrects, *entry.corrected_by, entry.number)
    return dutylog.numbered(number for number in pointed if number)[::-1]
