"""Which printer each kind of sheet goes to, chosen once by the manager."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from store import answers, estate
from store.desk import settings
from store.errors import StoreError
from store.paper import Printer, SheetKind
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.language.saying import say
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from printing.printer import Queue

CHOOSE = Action("choose", ("enter",), mark("Printer"), mark("Choose where this sheet goes."), 3)
NONE = Action("none", ("ctrl+k",), mark("PDF only"), mark("Make only the PDF of this sheet."), 5)
TAKE = Action("take", ("enter",), mark("Take it"), mark("Take this printer."), 3)
TYPE = Action("type", ("ctrl+n",), mark("By name"), mark("Type a printer's name."), 5)


class QueueList(DeskScreen[str]):
    """The printers that the printing system knows; gives the name of one."""

    SCOPE = "printer"
    ACTIONS: ClassVar[tuple[Action, ...]] = (TAKE, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = (*actions.ALWAYS, actions.LOCK)
    HELP = mark("The printers of this machine; Enter takes one.")

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def body(self) -> ComposeResult:
        """The list."""
        yield Band([" ", (_("Printer for {sheet}").format(sheet=self._title), Tone.TITLE)])
        self.rows: Rows[Queue] = Rows(
            (
                Column(_("Printer"), 18, flex=True),
                Column(_("Place"), 18, flex=True),
                Column(_("State"), 16, flex=True),
            ),
            key=lambda queue: queue.name,
            draw=_queue,
            empty=_("The printing system has no printer. The administrator adds one with lpadmin."),
        )
        yield self.rows

    def on_mount(self) -> None:
        """Ask the printing system without making the screen wait."""
        super().on_mount()
        self.set_focus(self.rows)
        self.run_worker(self._ask(), group="queues")

    async def _ask(self) -> None:
        try:
            self.rows.load(await asyncio.to_thread(_queues))
        except StoreError as error:
            hint = actions.told(_("Esc, then {type} types a printer's name."), TYPE)
            self.say(f"! {say(error)} {hint}", Tone.ALARM)
        self.refresh_bands()

    def can(self, action: Action) -> bool:
        """There must be one to take."""
        return action is not TAKE or self.rows.current is not None

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.act_take()

    def act_take(self) -> None:
        """Take the one that is pointed at."""
        queue = self.rows.current
        if queue is not None:
            self.done(queue.name)


def _queues() -> list[Queue]:
    from printing import printer

    return printer.queues()


def _queue(queue: Queue) -> Drawn:
    from tui.printing import words

    state = words.reasons(queue.reasons) if queue.reasons else ""
    if not queue.accepting:
        state = _("takes nothing")
    return Drawn((queue.name, queue.about, state or _("ready")), "!" if state else " ")


class Printers(DeskScreen[None]):
    """The kinds of sheets with their printers."""

    SCOPE = "printers"
    ACTIONS: ClassVar[tuple[Action, ...]] = (CHOOSE, TYPE, NONE, actions.BACK)
    HELP = mark(
        "Each kind of sheet goes to the printer that is chosen here once."
        " Without a printer only the PDF is made."
    )

    def body(self) -> ComposeResult:
        """The list."""
        yield Band([" ", (_("Printers"), Tone.TITLE)])
        self.rows = Rows[SheetKind](
            (
                Column(_("Sheet"), 22, flex=True),
                Column(_("Printer"), 16, flex=True),
                Column(_("Copies"), 6, right=True),
                Column(_("Tray"), 8),
                Column(_("Paper"), 14),
            ),
            key=lambda kind: kind,
            draw=_drawn,
        )
        yield self.rows

    def on_mount(self) -> None:
        """Show them."""
        super().on_mount()
        self.rows.load(answers.sheets())
        self.set_focus(self.rows)

    def changed(self, subjects: frozenset[str]) -> None:
        """Another session chose."""
        if "site" in subjects:
            self.rows.redraw()

    def can(self, action: Action) -> bool:
        """Only a printer that is chosen can be left out."""
        kind = self.rows.current
        return action is not NONE or (kind is not None and kind.name in estate.settings().printers)

    def on_rows_moved(self) -> None:
        """Other actions fit now."""
        self.refresh_bands()

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(CHOOSE)

    async def act_choose(self) -> None:
        """Choose among the printers that there are."""
        kind = self.rows.current
        if kind is not None:
            name = await self.app.ask(QueueList(_(kind.called)))
            if name:
                await self._fill_in(kind, name)

    async def act_type(self) -> None:
        """Type a printer that the printing system does not tell of."""
        if self.rows.current is not None:
            await self._fill_in(self.rows.current, "")

    async def _fill_in(self, kind: SheetKind, name: str) -> None:
        before = estate.settings().printers.get(kind.name)
        usual: dict[str, object] = {"paper": kind.papers[0]}
        initial = dict(before) if before else usual

        async def submit(printer: Printer) -> Printer:
            await self.app.desk(settings.choose_printer, kind, printer, by=self.app.signed_in)
            return printer

        form = Form(
            Printer,
            _("Printer for {sheet}").format(sheet=_(kind.called)),
            submit,
            initial=initial | ({"name": name} if name else {}),
            draft="",
        )
        if await self.app.ask(form) is not None:
            self._chosen()

    async def act_none(self) -> None:
        """Make only the PDF."""
        if self.rows.current is not None:
            await self.app.desk(
                settings.choose_printer, self.rows.current, None, by=self.app.signed_in
            )
            self._chosen()

    def _chosen(self) -> None:
        self.rows.redraw()
        self.say(_("The printers are changed."), Tone.GOOD)


def _drawn(kind: SheetKind) -> Drawn:
    chosen = estate.settings().printers.get(kind.name)
    if chosen is None:
        papers = _(", ").join(label(paper) for paper in kind.papers)
        return Drawn(
            (_(kind.called), [(_("PDF only"), Tone.FAINT)], "", "", [(papers, Tone.FAINT)])
        )
    cells = (_(kind.called), chosen.name, str(chosen.copies), chosen.tray, label(chosen.paper))
    return Drawn(cells)
