"""The pages of printing that open over a screen."""

from __future__ import annotations

from tui.answers import Answers
from tui.printing import preview
from tui.screen.host import Host


async def print_queue(desk: Host) -> None:
    """What has become of the sheets that were sent to a printer."""
    from tui.printing.queue import PrintQueue

    await desk.ask(PrintQueue())


async def blank_sheets(desk: Host) -> None:
    """Print a sheet to fill in by hand."""
    await preview.print_blank(desk)


async def printers(desk: Host) -> None:
    """Which printer each kind of sheet goes to."""
    from tui.printing.choosing import Printers

    await desk.ask(Printers())


ANSWERS = Answers()
