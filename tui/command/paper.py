"""``print``: sheets as PDF files."""

from __future__ import annotations

import sys

from tui.command.folder import opened
from tui.command.parser import Options
from tui.language import _


def run(options: Options) -> int:
    """Make the sheet; a character without a glyph is named on stderr."""
    from printing import issue

    with opened(options):
        if options.action == "work-order":
            issued = issue.print_work_order(options.number, options.to, None)
        elif options.action == "handover":
            issued = issue.print_handover(options.number, options.to, None)
        else:
            issued = issue.print_log(options.day, options.to, None)
    if issued.missing:
        text = _("No glyph for {characters}: write them in by hand.")
        print(text.format(characters=" ".join(sorted(issued.missing))), file=sys.stderr)  # noqa: T201
    return 0
