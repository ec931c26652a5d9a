"""``init`` and ``staff``: estates and who works at them."""

from __future__ import annotations

import sys
from pathlib import Path

from store import estate
from store.desk import opening, staff
from store.desk.settings import found
from store.desk.staff import NewStaff
from store.disk import encryption
from store.disk.beginning import beginning
from store.engine import database
from store.errors import Unavailable
from store.rights import Role
from tui.command.folder import opened
from tui.command.options import Options
from tui.command.telling import tell
from tui.command.usual import usual
from tui.language import _

MOST_OF_A_PIN = 1000


def run(options: Options) -> int:
    """Carry out the command."""
    return _staff(options) if options.command == "staff" else _init(options)


def _init(options: Options) -> int:
    folder = options.data or usual()
    if database.exists(folder) and _holds_an_estate(folder):
        raise Unavailable("{folder} holds an estate already.", folder=folder)
    new = NewStaff(
        name=options.manager,
        number=options.staff_number,
        role=Role.MANAGER,
        pin=pin_of(options.pin_file),
    )
    settings = estate.Settings(
        name=options.site, language=options.language or "zh_CN", timezone=options.timezone
    )
    opening.open_folder(folder, create=True)
    try:
        with database.write():
            found(settings)
            staff.add(new, by=None)
    finally:
        database.close()
    tell(_("{estate} is ready in {folder}.").format(estate=settings.name, folder=folder))
    if encryption.at_hand() is not None:
        tell(_("It is encrypted: without the key nobody can read it, nor its backups."))
    return 0


def _holds_an_estate(folder: Path) -> bool:
    opening.open_folder(folder)
    try:
        return estate.founded()
    finally:
        database.close()


def pin_of(source: str) -> str:
    """The first line of the PIN's source; what is no text makes no PIN, and is refused as one."""
    if source == "-":
        read = sys.stdin.buffer.readline(MOST_OF_A_PIN) if sys.stdin else b""
    else:
        read = beginning(Path(source), MOST_OF_A_PIN)
    line = (read.splitlines() or [b""])[0]
    return line.decode("utf-8-sig", "replace").strip()


def _staff(options: Options) -> int:
    with opened(options):
        new = NewStaff(
            name=options.name,
            number=options.staff_number,
            role=Role(options.role),
            pin=pin_of(options.pin_file),
        )
        added = staff.add(new, by=None)
        tell(_("{name} is staff number {number}.").format(name=added.name, number=added.number))
    return 0
