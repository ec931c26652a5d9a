"""When the program itself is at fault: one plain sentence, and where it broke in a file."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from store import clock
from tui.language import _

FILE = "errors.log"


def note(error: BaseException | None, folder: Path) -> str:
    """Write where the program broke into the data folder; the sentence that says so.

    Only places in the program are written: no message and no variable, for they may hold names
    and phones (F6).
    """
    cause = getattr(error, "error", error)  # what failed in a worker is wrapped once more
    frames = traceback.format_tb(cause.__traceback__) if cause else []
    head = f"{clock.now().isoformat()} {type(cause).__name__}\n"
    try:
        _append(folder / FILE, head + "".join(frames))
    except OSError as reason:  # a full disk, which may be what broke it
        said = _("Something broke, and {file} cannot be written: {reason}.")
        return said.format(file=folder / FILE, reason=reason.strerror)
    said = _("Something broke; what was half written is kept. Where it broke is in {file}.")
    return said.format(file=folder / FILE)


def _append(at: Path, text: str) -> None:
    file = os.open(at, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(file, text.encode())
    finally:
        os.close(file)
