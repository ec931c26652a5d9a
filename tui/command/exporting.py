"""``export homes|people|…``: lists for a spreadsheet, on record before they are written.

Some are read by scripts as well: without ``--file`` they are JSON lines, as the log is.
"""

from __future__ import annotations

from datetime import date

from store import clock, exporting
from store.errors import Refused
from store.figure import Period
from tui.command.folder import opened, read
from tui.command.lines import write_lines
from tui.command.options import Options
from tui.command.telling import tell
from tui.language import _


def run(options: Options) -> int:
    """Write the list that is asked for to its file, or as JSON lines."""
    if options.values.get("file") is None:
        with read(options):
            write_lines(exporting.records(options.action, _period(options)))
        return 0
    with opened(options):
        because = options.values.get("whole")
        done = exporting.export(options.action, options.file, _period(options), because=because)
    told = _("{count} rows are in {file}; on record as no. {n}.")
    tell(told.format(count=done.rows, file=options.file, n=done.number))
    return 0


def _period(options: Options) -> Period | None:
    start, end = options.values.get("start"), options.values.get("end")
    if start is None and end is None:
        return None
    if start and end and end < start:
        raise Refused("The last day is before the first.")
    return Period(start or date(1970, 1, 1), end or clock.today())
