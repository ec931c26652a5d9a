"""``frontdesk`` alone: open the desk."""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path

from tui.command.options import Options
from tui.command.usual import usual


def run(options: Options) -> int:
    """Open the desk, or its set-up screen in an empty data folder."""
    folder = options.data or usual()
    need_terminal(folder, options.language)
    return open_desk(folder, options.language)


def open_desk(folder: Path, asked_for: str | None) -> int:
    """Open the desk in a folder, in the language asked for or the estate's own."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup must not leave an orphan
    gc.disable()  # until the first screen shows: nothing that is loaded meanwhile is garbage
    from tui.desk import app

    return app.run(folder, asked_for)


def need_terminal(folder: Path, asked_for: str | None) -> None:
    """Refuse to go on without a terminal; raises ``Unavailable``, in the estate's language.

    Over SSH that is a command or a file transfer that was asked for.
    """
    if sys.stdin and sys.stdin.isatty() and sys.stderr.isatty():
        return
    from store.disk import firstlook
    from store.errors import Unavailable
    from tui import language

    estate = firstlook.look(folder)
    if asked_for is None and estate is not None:
        language.speak(estate.language)
    raise Unavailable("The desk needs a terminal; commands and files are not served here.")
