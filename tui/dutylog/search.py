"""Searching the log of all days (D7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field, model_validator

from store import clock, dutylog
from store.dutylog import Category, LogEntry
from store.inputs import Asks, HomeId, Input, Line, PastDay, Unset, wrong
from tui.dutylog import words
from tui.dutylog.entry import EntryPage
from tui.dutylog.steps import ABOUT_ENTRY, OnEntry
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

PAGE = 50
OPEN = Action("open", ("enter",), mark("Open"), mark("Read the entry whole."), 4)
DAY = Action("day", ("ctrl+d",), mark("Its day"), mark("Go to its day."), 8)
AGAIN = Action("search", ("ctrl+r",), mark("Search"), mark("Change what is searched for."), 6)

ALL = Unset(mark("all"))


class Search(Input):
    """What is searched for; everything that is given must fit."""

    text: Line = Field(
        "",
        title=mark("Search words"),
        description=mark("Words that must occur; empty finds everything."),
    )
    category: Annotated[Category | None, ALL] = Field(None, title=mark("Category"))
    home: HomeId | None = Field(None, title=mark("Home"))
    staff: Annotated[Annotated[int, Asks("anyone")] | None, ALL] = Field(
        None, title=mark("Written by")
    )
    start: PastDay | None = Field(None, title=mark("From day"))
    end: PastDay | None = Field(None, title=mark("To day"))

    @model_validator(mode="after")
    def _forwards(self) -> Search:
        if self.start and self.end and self.end < self.start:
            raise wrong("The last day is before the first.")
        return self


class SearchForm(Form[Search, Search]):
    """What is to be searched for, filled in with what was searched for before."""

    SAVES = mark("Search")

    def __init__(self, before: Search) -> None:
        title = _("Search the log of all days")
        initial = before.model_dump(exclude_none=True)
        super().__init__(Search, title, _as_it_is, initial=initial, draft="")

    def act_clear(self) -> None:
        """Empty it wholly, whatever was searched for before."""
        self._initial = dict.fromkeys(self._initial, "")
        super().act_clear()


async def _as_it_is(wanted: Search) -> Search:
    return wanted


class Results(OnEntry[int]):
    """What was found, newest first; gives the number of the entry to go to."""

    SCOPE = "log search"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, AGAIN, DAY, *ABOUT_ENTRY, actions.BACK)
    HELP = mark(
        "What was found, newest first; more is read as you go down. Enter opens the entry, Esc"
        " comes back to it here."
    )

    def __init__(self, wanted: Search) -> None:
        super().__init__()
        self.wanted = wanted
        self._more = False

    def body(self) -> ComposeResult:
        """What was searched for, what was found, and the chosen entry."""
        self.heading = Band(id="wanted")
        yield self.heading
        self.rows = Rows[LogEntry](
            words.columns(Column(_("Time"), 11), state=False),
            key=lambda entry: entry.number,
            draw=self._drawn,
            empty=lambda: actions.told(
                _("Nothing was found. {search} changes what is searched for."), AGAIN
            ),
        )
        self.detail = Pane()
        yield Split(self.rows, self.detail, lower_lines=6)

    def _drawn(self, entry: LogEntry) -> Drawn:
        on = clock.day(entry.at)
        day = clockface.day(on)
        time = f"{day} {clockface.hhmm(entry.at)}" if on.year == clock.today().year else day
        return words.found(entry, time, self.wanted.text)

    def on_mount(self) -> None:
        """Search."""
        super().on_mount()
        self.set_focus(self.rows)
        self._search()

    @property
    def entry(self) -> LogEntry | None:
        """The entry that is pointed at."""
        return self.rows.current

    def _search(self) -> None:
        found = _find(self.wanted, None)
        self._more = len(found) == PAGE
        self._load(found)
        self.rows.point(found[0].number if found else None)

    def _load(self, found: list[LogEntry]) -> None:
        self.rows.load(found)
        self._show_heading()
        self._show_detail()

    def _show_heading(self) -> None:
        count = len(self.rows.things)
        text = _("{n} found, more below") if self._more else _("{n} found")
        self.heading.show([" ", (text.format(n=count), Tone.TITLE), *_wanted_words(self.wanted)])

    def on_rows_moved(self) -> None:
        """Show the entry; at the last one, read on."""
        last = self.rows.things[-1].number if self.rows.things else None
        if self._more and self.entry is not None and self.entry.number == last:
            found = _find(self.wanted, last)
            self._more = len(found) == PAGE
            self._load([*self.rows.things, *found])
        self._show_detail()

    def _show_detail(self) -> None:
        self.detail.show([] if self.entry is None else words.full(self.entry))
        self.refresh_bands()

    def changed(self, subjects: frozenset[str]) -> None:
        """Read what is shown again; what is new stands where the next search finds it."""
        self._load(dutylog.numbered(entry.number for entry in self.rows.things))

    def can(self, action: Action) -> bool:
        """There must be something to open."""
        return super().can(action) if action not in (OPEN, DAY) else self.entry is not None

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Read the entry whole."""
        if self.entry is not None:
            await self.app.ask(EntryPage(self.entry.number))

    def act_day(self) -> None:
        """Go to the day of the entry."""
        if self.entry is not None:
            self.done(self.entry.number)

    async def act_search(self) -> None:
        """Search for something else."""
        wanted = await self.app.ask(SearchForm(self.wanted))
        if wanted is not None:
            self.wanted = wanted
            self._search()


def _find(wanted: Search, before: int | None) -> list[LogEntry]:
    return dutylog.search(
        wanted.text,
        category=wanted.category,
        home_id=wanted.home,
        staff_id=wanted.staff,
        start=wanted.start,
        end=wanted.end,
        limit=PAGE,
        before=before,
    )


def _wanted_words(wanted: Search) -> Words:
    from store import residents
    from store.desk import staff
    from tui.language.labels import label

    told = [
        wanted.text,
        label(wanted.category) if wanted.category else "",
        residents.get(wanted.home).code if wanted.home else "",
        staff.get(wanted.staff).name if wanted.staff else "",
        _("from {day}").format(day=wanted.start.isoformat()) if wanted.start else "",
        _("to {day}").format(day=wanted.end.isoformat()) if wanted.end else "",
    ]
    return ["  ", ("  ".join(filter(None, told)), Tone.FAINT)]
