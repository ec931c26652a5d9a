"""Lists written to a spreadsheet from a screen: masked, or whole with a reason on record (F6)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field, ValidationInfo, field_validator

from store import clock, exporting
from store.export import Export
from store.exporting import Exported
from store.figure import Period, month
from store.inputs import FilledLine, Input, Line, wrong
from tui.form.screen import Form
from tui.language import _, mark
from tui.over.menu import Menu
from tui.screen.actions import Action
from tui.screen.host import Host


class ExportTo(Input):
    """Where a list is written to; the ending of the name says how."""

    file: FilledLine = Field(
        title=mark("File"), description=mark("The name ends in .xlsx or .csv.")
    )


class ExportDays(ExportTo):
    """A list of some days."""

    first: date = Field(title=mark("First day"))
    last: date = Field(title=mark("Last day"))

    @field_validator("last")
    @classmethod
    def _ends_after_it_begins(cls, last: date, info: ValidationInfo) -> date:
        first = info.data.get("first")
        if first is not None and last < first:
            raise wrong("This must not lie before {day}.", day=first)
        return last


class ExportFigures(ExportTo):
    """A list with phones and ID numbers: masked, or whole with the reason."""

    whole: bool = Field(False, title=mark("Figures whole"))
    because: Line = Field(
        "",
        title=mark("What for"),
        validate_default=True,
        description=mark("Goes on record and into the file, before whole figures are written."),
    )

    @field_validator("because")
    @classmethod
    def _is_said(cls, because: str, info: ValidationInfo) -> str:
        if info.data.get("whole") and not because:
            raise wrong("Please say what for.")
        return because


async def export_lists(desk: Host) -> None:
    """Choose a list, and write it."""
    offered = {_action(one): one for one in exporting.everything()}
    chosen = await desk.ask(Menu(_("Export lists"), list(offered)))
    if chosen is None:
        return
    written: tuple[str, Exported] | None = await desk.ask(_form(desk, offered[chosen]))
    if written is not None:
        file, done = written
        told = _("{count} rows are in {file}; on record as no. {n}.")
        desk.say_on_top(told.format(count=done.rows, file=file, n=done.number))


def _action(one: Export) -> Action:
    """A line of the menu, with the headings of the list, which are the file's own."""
    return Action(f"export_{one.name}", (), one.help, "、".join(one.columns), None)


def _form(desk: Host, one: Export) -> Form[ExportTo, tuple[str, Exported]]:
    by = desk.signed_in

    async def submit(given: ExportTo) -> tuple[str, Exported]:
        to, period, because = Path(given.file).expanduser(), None, None
        if isinstance(given, ExportDays):
            period = Period(given.first, given.last)
        if isinstance(given, ExportFigures) and given.whole:
            because = given.because
        write = exporting.export
        return str(to), await desk.desk(write, one.name, to, period, because=because, by=by)

    model = ExportFigures if one.whole else ExportDays if one.dated else ExportTo
    name = f"{one.name}-{clock.today().isoformat()}.xlsx"
    days = month(clock.today())
    return Form(
        model,
        _("Export: {what}").format(what=_(one.help)),
        submit,
        initial={
            "file": str(Path.home() / name),
            "first": days.first.isoformat(),
            "last": days.last.isoformat(),
        },
        heading=[_("Who exports what and how many rows goes on record before the file is there.")],
        draft="",
        first="file",
    )
