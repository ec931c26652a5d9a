"""F3: a day's page of the log as a list, the chosen entry in full below it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from store import clock, dutylog, rights
from store.dutylog import LOG_MONTH, LOG_PAGE, Day, LogEntry
from store.dutylog.rights import SIGN_DAY
from store.subjects import of_thing
from tui.dutylog import deputy, usual, words
from tui.dutylog.entry import EntryPage
from tui.dutylog.search import Results, Search, SearchForm
from tui.dutylog.signing import SignDay
from tui.dutylog.steps import ABOUT_ENTRY, NEW, OnEntry, day_of
from tui.dutylog.turning import TurnTo
from tui.dutylog.usual import USUAL, choose
from tui.dutylog.writing import EntryForm
from tui.language import _, clockface, mark
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.bands import Band
from tui.widgets.paint import Tone
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

OPEN = Action("open", ("enter",), mark("Open"), mark("Read the entry whole."), 10)
EARLIER = Action("earlier", ("left",), mark("Day before"), mark("Turn to the day before."), 9)
LATER = Action("later", ("right",), mark("Day after"), mark("Turn to the day after."), 31)
NOW = Action("now", ("ctrl+t",), mark("This day"), mark("Turn to today's page."), 32)
DAY = Action("day", ("ctrl+d",), mark("Day"), mark("Turn to any day: yesterday, 11-20."), 16)
SEARCH = Action("search", ("ctrl+r",), mark("Search"), mark("Search the log of all days."), 6)
WRITTEN = Action(
    "written", ("ctrl+o",), mark("Written"), mark("Only what was written here, or all events."), 8
)
_ALL = mark("All events")
SIGN = Action("sign", ("ctrl+s",), mark("Sign"), mark("The supervisor signs the day."), 8)
PRINT = Action("print", ("f9",), mark("Print"), mark("Make the day's page as a PDF file."), 18)

PRINT_MONTH = Action(
    "print_month", (), mark("Print month"), mark("The month's book with its signatures."), None
)


class DutylogScreen(OnEntry[None]):
    """One day of the log."""

    SCOPE = "dutylog"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        NEW,
        USUAL,
        OPEN,
        SEARCH,
        SIGN,
        *ABOUT_ENTRY,
        DAY,
        PRINT,
        PRINT_MONTH,
        deputy.NAME,
        deputy.END,
        PREVIEW,
        EARLIER,
        LATER,
        NOW,
        WRITTEN,
        actions.BACK,
    )
    HELP = mark(
        "The log of a day; Left and Right turn the pages. What is written stays: a correction is a"
        " new entry that points at the old one. {search} searches all days."
    )

    def __init__(self) -> None:
        super().__init__()
        self.page = Day(clock.today(), (), ())
        self.written_only = False
        self.wanted = Search()

    def body(self) -> ComposeResult:
        """The day, its entries, and the chosen one."""
        self.heading = Band(id="day")
        yield self.heading
        self.rows = Rows[LogEntry](
            words.columns(Column(_("Time"), 5)),
            key=lambda entry: entry.number,
            draw=_drawn,
            empty=lambda: actions.told(
                _("Nothing was written on this day. {new} writes an entry."), NEW
            ),
        )
        self.detail = Pane()
        yield Split(self.rows, self.detail, lower_lines=6)

    def on_mount(self) -> None:
        """Open today's page."""
        super().on_mount()
        self.set_focus(self.rows)
        self.turn_to(clock.today())

    # What shows

    @property
    def entry(self) -> LogEntry | None:
        """The entry that is pointed at."""
        return self.rows.current

    def turn_to(self, day: date, number: int | None = None) -> None:
        """Show a day, pointing at an entry; else at today's last or another day's first."""
        self.page = dutylog.day(day)
        found = next((e for e in self.page.entries if e.number == number), None)
        if found is not None and self.written_only and not _is_written(found):
            self.written_only = False
        self._load()
        if number is None and self.rows.things:
            number = self.rows.things[-1 if day == clock.today() else 0].number
        self.rows.point(number)

    def _load(self) -> None:
        shown = [e for e in self.page.entries if not self.written_only or _is_written(e)]
        self.rows.load(shown)
        self._show_heading()
        self._show_detail()

    def _show_heading(self) -> None:
        shown = len(self.rows.things) if self.written_only else None
        self.heading.show(words.heading(self.page, shown))

    def _show_detail(self) -> None:
        self.detail.show([] if self.entry is None else words.full(self.entry))
        self.refresh_bands()

    def on_rows_moved(self) -> None:
        """Show the entry that is pointed at now."""
        self._show_detail()

    def changed(self, subjects: frozenset[str]) -> None:
        """Somebody recorded something: read the page again, the list keeps its place."""
        about = (of_thing(subject) for subject in subjects)
        if any(one.booked for one in about if one):
            self._read_again()

    def _read_again(self) -> None:
        self.page = dutylog.day(self.page.day)
        self._load()

    def tick(self) -> None:
        """Yesterday is called so from midnight on."""
        self._show_heading()

    @property
    def subject(self) -> str:
        """The day that is open, unless it is this one."""
        return f"day:{self.page.day}" if self.page.day != clock.today() else ""

    def point(self, key: object) -> None:
        """Go to ``log:NUMBER`` or ``day:YYYY-MM-DD``."""
        self.turn_to(*day_of(key))

    def recorded(self, entry: LogEntry) -> None:
        """Point at what was written about the entry."""
        self.turn_to(entry.day, entry.number)

    def titled(self, action: Action) -> Action:
        """The key that shows only what was written shows all again."""
        shows_all = action is WRITTEN and self.written_only
        return replace(action, title=_ALL) if shows_all else super().titled(action)

    def can(self, action: Action) -> bool:
        """Whether there is an entry, a later day, or something that this person may sign."""
        if action is LATER or action is NOW:
            return self.page.day != clock.today()
        if action is SIGN:
            return self.page.to_sign
        if action is OPEN:
            return self.entry is not None
        if action is deputy.END:
            return dutylog.deputy() is not None
        return super().can(action)

    # What can be done

    async def act_new(self) -> None:
        """Write an entry."""
        await self._write(EntryForm(self.app, first="category"))

    async def act_usual(self) -> None:
        """Write an entry that is filled in with a text that is used often."""
        text = await choose(self.app)
        if text is not None:
            await self._write(EntryForm(self.app, initial=usual.filled(text), draft=""))

    async def _write(self, form: EntryForm) -> None:
        written = await self.app.ask(form)
        if written is not None:
            self.recorded(written)
            self.say(_("Written as no. {n}.").format(n=written.number), Tone.GOOD)

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Read the entry whole."""
        if self.entry is not None:
            await self.app.ask(EntryPage(self.entry.number))

    def act_earlier(self) -> None:
        """Turn to the day before."""
        self.turn_to(self.page.day - timedelta(days=1))

    def act_later(self) -> None:
        """Turn to the day after."""
        self.turn_to(self.page.day + timedelta(days=1))

    def act_now(self) -> None:
        """Turn to today."""
        self.turn_to(clock.today())

    async def act_day(self) -> None:
        """Turn to any day."""
        day = await self.app.ask(TurnTo())
        if day is not None:
            self.turn_to(day)

    def act_written(self) -> None:
        """Show only what was written here, or all events again."""
        self.written_only = not self.written_only
        self._load()

    async def act_search(self) -> None:
        """Search all days, and go to the day of what was found."""
        wanted = await self.app.ask(SearchForm(self.wanted))
        if wanted is None:
            return
        results = Results(wanted)
        number = await self.app.ask(results)
        self.wanted = results.wanted
        if number is not None:
            self.point(f"log:{number}")

    async def act_sign(self) -> None:
        """Sign the page as it stands."""
        who = self.app.signed_in
        may = rights.may(who.role, SIGN_DAY) or dutylog.signs_as_deputy(who)
        signed = await self.app.ask(SignDay(self.page, who if may else None))
        if signed is not None and signed.signatures:
            self._read_again()
            name = signed.signatures[-1].staff.name
            self.say(_("Signed by {name}.").format(name=name), Tone.GOOD)

    async def act_name_deputy(self) -> None:
        """Say who signs while the supervisor is away."""
        named = await self.app.ask(deputy.form(self.app))
        if named is not None:
            text = _("{name} signs for the supervisor until {day}.")
            day = clockface.day(named.until)
            self.say(text.format(name=named.staff.name, day=day), Tone.GOOD)

    async def act_end_deputy(self) -> None:
        """The supervisor signs again."""
        await self.app.desk(dutylog.end_deputy, by=self.app.signed_in)
        self.say(_("The supervisor signs the log again."), Tone.GOOD)

    async def act_print(self) -> None:
        """The page."""
        await self.app.print_sheet(LOG_PAGE, f"day:{self.page.day.isoformat()}")

    async def act_print_month(self) -> None:
        """The month's book (D7)."""
        await self.app.print_sheet(LOG_MONTH, f"month:{self.page.day:%Y-%m}")

    async def act_preview(self) -> None:
        """Read the page as it would be printed."""
        page = (LOG_PAGE, f"day:{self.page.day.isoformat()}")
        await preview.preview_one(self.app, [page])


def _is_written(entry: LogEntry) -> bool:
    return entry.kind.startswith("log.")


def _drawn(entry: LogEntry) -> Drawn:
    return words.drawn(entry, clockface.hhmm(entry.at))
