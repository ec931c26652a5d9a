"""``print``: sheets as PDF files."""

from __future__ import annotations

import sys

from store.paper import Kind
from tui.command.folder import opened
from tui.command.parser import Options
from tui.language import _


def run(options: Options) -> int:
    """Make the sheet; a character without a glyph is named on stderr."""
    from printing import issue
    from printing.requests import request

    with opened(options):
        issued = issue.issue(request(*_asked(options)), options.to, None)
    if issued.missing:
        text = _("No glyph for {characters}: write them in by hand.")
        print(text.format(characters=" ".join(sorted(issued.missing))), file=sys.stderr)  # noqa: T201
    return 0


def _asked(options: Options) -> tuple[Kind, str]:
    match options.action:
        case "work-order":
            return Kind.WORK_ORDER, f"ticket:{options.number}"
        case "handover":
            return Kind.HANDOVER, f"handover:{options.number}"
        case _:
            return Kind.LOG_PAGE, f"day:{options.day.isoformat()}"
