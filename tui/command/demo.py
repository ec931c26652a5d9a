"""``demo``: a believable estate in a folder of its own, made and opened."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from store.disk import datafolder, firstlook, private
from store.errors import Unavailable
from tui.command.options import Options
from tui.command.telling import tell
from tui.command.usual import usual_demo
from tui.language import _

PART = ".building"  # lies in the folder itself: the one above may not be ours to write in


def run(options: Options) -> int:
    """Make a demo estate and open it; the usual folder's old one makes way, unless it is open."""
    from tui.command import desk

    folder = options.data or usual_demo()
    if not options.no_open:
        desk.need_terminal(folder, options.language)
        tell(_("Making a demo estate: it takes some seconds …"))
        sys.stdout.flush()
    _make(folder, options)
    if not options.no_open:
        return desk.open_desk(folder, options.language)
    tell(_("The demo estate is ready in {folder}.").format(folder=folder))
    return 0


def _make(folder: Path, options: Options) -> None:
    _check(folder, may_replace=options.data is None)
    with datafolder.usable(folder):
        datafolder.make(folder)
        private.keep(folder)
    with datafolder.closed_to_others(folder):
        if options.data and _holds(folder):  # another was quicker
            raise _not_empty(folder)
        _build(folder, options)


def _check(folder: Path, *, may_replace: bool) -> None:
    """Refuse a folder that holds anything of the user's."""
    if not _holds(folder):
        return
    estate = firstlook.look(folder) if may_replace else None
    if estate is None:
        raise _not_empty(folder)
    if not estate.demo:
        raise Unavailable("{folder} holds a real estate; it stays untouched.", folder=folder)


def _not_empty(folder: Path) -> Unavailable:
    return Unavailable(
        "{folder} is not empty; a demo estate needs a folder of its own.", folder=folder
    )


def _holds(folder: Path) -> list[Path]:
    """What is in a folder beside the leavings of a demo that was broken off."""
    with datafolder.usable(folder):
        found = folder.iterdir() if folder.exists() else ()
        return [file for file in found if file.name not in {PART, datafolder.PRESENCE}]


def _build(folder: Path, options: Options) -> None:
    """Build aside and move into place, so that half a demo is never opened."""
    from store import demo

    part = folder / PART
    _remove(part)
    try:
        demo.build(
            part,
            homes=options.homes,
            days=options.days,
            seed=options.seed,
            language=options.language or "zh_CN",
        )
        for old in _holds(folder):
            _remove(old)
        for file in part.iterdir():
            if file.name != datafolder.PRESENCE:
                file.replace(folder / file.name)
    finally:
        _remove(part)


def _remove(what: Path) -> None:
    if what.is_dir():
        shutil.rmtree(what)
    else:
        what.unlink(missing_ok=True)
