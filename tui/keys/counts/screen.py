"""The key reconciliations, the newest on top, and the way into the one that is due (K3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from store.desk import staff
from store.keys import KEY_COUNT, counts
from store.keys.counts import KeyCount, Stage
from tui.keys.counts import rechecking, words
from tui.keys.counts.counting import Counting
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from textual.app import ComposeResult

NEW = Action(
    "new", ("ctrl+n",), mark("Count the keys"), mark("Begin, or go on with what is begun."), 4
)
OPEN = Action("open", ("enter",), mark("Open"), mark("Go on counting, or read it whole."), 3)
RECHECK = Action(
    "recheck", ("ctrl+t",), mark("Count again"), mark("Somebody else counts what differed."), 5
)
PRINT = Action("print", ("f9",), mark("Print"), mark("Make the record as a PDF file."), 6)


class CountsScreen(Listing[KeyCount]):
    """The reconciliations."""

    SCOPE = "key_counts"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        OPEN,
        NEW,
        RECHECK,
        PRINT,
        PREVIEW,
        NARROWER,
        WIDER,
        actions.BACK,
    )
    HELP = mark(
        "The key reconciliations and how many hooks differed in each. Begin one or go on with it,"
        " whoever began it; Enter opens the chosen one."
    )
    TITLE = mark("Key reconciliation")
    VIEWS: ClassVar[tuple[View[KeyCount], ...]] = (
        View(mark("all")),
        View(mark("differing"), lambda one: one.differences > 0),
    )
    FOLLOWS = ("key_count", "key")
    EMPTY = mark("The keys have not been counted yet. {new} begins.")

    def __init__(self) -> None:
        super().__init__()
        self._follow: dict[int, KeyCount] = {}  # those with a difference to settle

    # What shows

    def things(self, typed: str) -> Sequence[KeyCount]:
        """Reconciliations by number."""
        self._follow = {one.id: one for one in counts.followed()}
        return [one for one in counts.every() if str(one.id).startswith(typed)]

    def key(self, thing: KeyCount) -> int:
        """Its number."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """State, when, how many, and the differences as marks."""
        return words.columns()

    def drawn(self, thing: KeyCount) -> Drawn:
        """A reconciliation as a line."""
        return words.drawn(thing, follow=thing.id in self._follow)

    def full(self, thing: KeyCount) -> Iterator[str | Words]:
        """What differed, who signed; one that goes on says how."""
        yield from words.told(counts.get(thing.id))
        if thing.stage is Stage.COUNTING:
            yield [(actions.told(_("It is under way: Enter or {new} goes on."), NEW), Tone.WARN)]

    def empty(self) -> str:
        """How to begin."""
        return actions.told(_(self.EMPTY), NEW)

    def _heading(self, counts: Mapping[View[KeyCount], int]) -> Words:
        return [*super()._heading(counts), "   ", *words.due()]

    @property
    def subject(self) -> str:
        """The reconciliation that is pointed at."""
        return f"key_count:{self.rows.current.id}" if self.rows.current else ""

    def point(self, key: object) -> None:
        """Go to one; straight into the one that is under way."""
        under_way, number = counts.current(), int(str(key).rpartition(":")[2])
        if under_way is not None and under_way.id == number:
            self.perform(NEW)
        elif number:
            super().point(number)

    def can(self, action: Action) -> bool:
        """What opens or prints one needs one, and counting again a difference to settle."""
        if action is RECHECK:
            return self.rows.current is not None and self.rows.current.id in self._follow
        return action not in (OPEN, PRINT, PREVIEW) or self.rows.current is not None

    # What can be done

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Go on counting, or read it whole."""
        one = self.rows.current
        if one is not None and one.stage is Stage.COUNTING:
            await self.act_new()
        elif one is not None:
            await self.app.push_screen(RecordPage(counts.get(one.id)))

    async def act_new(self) -> None:
        """Begin to count, or go on with the one that is under way."""
        under_way = counts.current()
        if under_way is None:
            under_way = await self.app.desk(counts.begin, by=self.app.signed_in)
            self.load()
        await self.app.push_screen(Counting(under_way))

    async def act_recheck(self) -> None:
        """Let somebody else count a hook that differed."""
        one = self._follow[self.rows.current.id] if self.rows.current else None
        line = await rechecking.choose(self.app, one) if one else None
        if one is None or line is None:
            return
        after = await self.app.ask(rechecking.form(self.app, one, line))
        if after is not None:
            self.load()
            settled = line.key not in [left.key for left in after.to_recheck]
            text = _("Hook {hook} is settled.") if settled else _("Hook {hook} still differs.")
            tone = Tone.GOOD if settled else Tone.WARN
            self.say(text.format(hook=line.facts["hook"]), tone)

    async def act_print(self) -> None:
        """Make the record's PDF."""
        await self.app.print_sheet(KEY_COUNT, self.subject)

    async def act_preview(self) -> None:
        """Read the record as it would be printed."""
        await preview.preview_one(self.app, [(KEY_COUNT, self.subject)])


class RecordPage(DeskScreen[None]):
    """A reconciliation that has ended, to read and to print."""

    SCOPE = "key count record"
    ACTIONS: ClassVar[tuple[Action, ...]] = (PRINT, PREVIEW, actions.BACK)

    def __init__(self, record: KeyCount) -> None:
        super().__init__()
        self.record = record

    def body(self) -> ComposeResult:
        """The record."""
        title = _("Key reconciliation {n}").format(n=self.record.id)
        yield Band([" ", (title, Tone.TITLE)])
        yield Page(id="record")

    def on_mount(self) -> None:
        """Show it."""
        super().on_mount()
        page = self.query_one("#record", Page)
        page.show(list(words.whole(self.record, staff.names())))
        self.set_focus(page)

    async def act_print(self) -> None:
        """Make the record's PDF."""
        await self.app.print_sheet(KEY_COUNT, f"key_count:{self.record.id}")

    async def act_preview(self) -> None:
        """Read the record as it would be printed."""
        await preview.preview_one(self.app, [(KEY_COUNT, f"key_count:{self.record.id}")])
