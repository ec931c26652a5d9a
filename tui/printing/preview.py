"""A sheet on the screen before it is on paper; and the one way by which screens print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from store.paper import SheetKind
from store.rights import WORK_THE_DESK
from tui.language import _, mark
from tui.over.menu import Menu
from tui.printing import text
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from printing.sheet import Sheet
    from tui.screen.host import Host

PREVIEW = Action(
    *("preview", ("ctrl+y",), mark("Preview"), mark("Read the sheet before it is printed.")),
    rank=75,
    right=WORK_THE_DESK,
)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print this sheet."), 3)
Asked = tuple[SheetKind, str]


class SheetPage(Page):
    """A declared sheet, laid out anew for each width."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(id="sheet")
        self._sheet = sheet

    def _lay(self) -> None:
        cells = self.size.width - 2
        if cells >= 20:
            self._wrapped: list[Words] = list(text.lines(self._sheet, cells))
            self._paint()


class Preview(DeskScreen[bool]):
    """A sheet as it would be printed, figures masked; gives True when it is to be."""

    SCOPE = "preview"
    ACTIONS: ClassVar[tuple[Action, ...]] = (PRINT, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = (*actions.ALWAYS, actions.LOCK)
    HELP = mark(
        "The sheet's words in its order. Phones and ID numbers stand masked here and whole on"
        " paper; printing is on record."
    )

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet

    def body(self) -> ComposeResult:
        """The sheet."""
        told = _("Preview: nothing is printed yet; figures stand masked.")
        yield Band([" ", (told, Tone.FAINT)])
        self.page = SheetPage(self._sheet)
        yield self.page

    def on_mount(self) -> None:
        """Scroll at once."""
        super().on_mount()
        self.set_focus(self.page)

    def act_print(self) -> None:
        """It is right."""
        self.done(True)


async def print_one(desk: Host, sheets: Sequence[Asked]) -> None:
    """Print a sheet of those that a screen has, asking which when there are several."""
    asked = await _choose(desk, sheets)
    if asked is not None:
        await desk.print_sheet(*asked)


async def preview_one(desk: Host, sheets: Sequence[Asked]) -> None:
    """Show a sheet of those that a screen has, and print it when it is right."""
    from tui.printing import sending

    asked = await _choose(desk, sheets)
    if asked is not None and await desk.ask(Preview(await sending.declared(*asked))):
        await desk.print_sheet(*asked)


async def _choose(desk: Host, sheets: Sequence[Asked]) -> Asked | None:
    if len(sheets) == 1:
        return sheets[0]
    offered = [Action(f"{kind}, {about}", (), kind.title(about)) for kind, about in sheets]
    chosen = await desk.ask(Menu(_("Which sheet?"), offered))
    return sheets[offered.index(chosen)] if chosen else None


async def print_blank(desk: Host) -> None:
    """Print a sheet to fill in by hand, of any subject."""
    from printing import catalogue

    await print_one(desk, list(catalogue.blanks().values()))
