"""``frontdesk`` alone: open the desk."""

from __future__ import annotations

from tui.command.folder import usual
from tui.command.parser import Options


def run(options: Options) -> int:
    """Open the desk, or its set-up screen in an empty data folder."""
    from tui import app

    return app.run(options.data or usual(), options.language)
