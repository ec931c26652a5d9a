"""``backup`` and ``restore``: the desk as one file, and back."""

from __future__ import annotations

from store import estate
from store.desk import backup
from store.errors import Refused
from tui.command.folder import opened, read
from tui.command.options import Options
from tui.command.telling import tell
from tui.command.usual import usual
from tui.language import _


def run(options: Options) -> int:
    """Carry out the command; the last line is the head of the copy's journal."""
    return _restore(options) if options.command == "restore" else _backup(options)


def _backup(options: Options) -> int:
    if options.file is None:
        return _daily(options)
    with read(options):
        held = backup.make(options.file)
    tell(_("{count} entries are safe in {file}.").format(count=held.count, file=options.file))
    tell(held.head)
    return 0


def _daily(options: Options) -> int:
    with opened(options):
        if estate.is_demo():
            raise Refused("A demo is not backed up by itself; name a file.")
        made = backup.daily()
    tell(_("Today's backup is {file}.").format(file=made) if made else _("None is due."))
    return 0


def _restore(options: Options) -> int:
    restored = backup.restore(options.file, options.data or usual())
    if restored.kept:
        tell(_("What was there is kept as {file}.").format(file=restored.kept))
    if restored.lost:
        text = _("Its {count} newest entries are not in the restored desk.")
        tell(text.format(count=restored.lost))
    tell(_("The restored desk has {count} entries; its head is").format(count=restored.held.count))
    tell(restored.held.head)
    return 0
