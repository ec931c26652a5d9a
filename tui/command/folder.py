"""The data folder, open for the length of a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from store import estate
from store.desk import backup, opening
from store.engine import database
from store.errors import StoreError
from store.journal.verifying import LOST
from tui import language
from tui.command.options import Options
from tui.command.telling import warn
from tui.command.usual import usual
from tui.desk import upgrading
from tui.language import _, saying


@contextmanager
def opened(options: Options) -> Iterator[None]:
    """The estate's data folder, open for the length of a command.

    Raises ``Unavailable`` or ``NotFound`` where there is no estate yet.
    """
    opening.open_folder(options.data or usual(), progress=upgrading.tell)
    with _estate(options):
        yield
        _back_up()


@contextmanager
def read(options: Options) -> Iterator[None]:
    """The same for a command that writes nothing: a full or read-only disk is told and no obstacle.

    It is not backed up, either.
    """
    refused = opening.open_to_read(options.data or usual(), progress=upgrading.tell)
    with _estate(options):
        if refused is not None:
            warn(saying.say(refused))
            _tell_damage(options)
        yield
        if refused is None:
            _back_up()


def _tell_damage(options: Options) -> None:
    """Where it can be written, opening keeps a damaged log and an entry tells of it."""
    if options.command == "verify":
        return  # its verdict says so
    if damaged := database.damaged_log():
        warn(_(LOST).format(what=damaged) + ".")


@contextmanager
def _estate(options: Options) -> Iterator[None]:
    try:
        settings = estate.settings()
        if options.language is None:
            language.speak(settings.language)
        yield
    finally:
        database.close()


def _back_up() -> None:
    try:
        backup.daily()
    except StoreError as error:  # what the command was asked for is done all the same
        warn(saying.say(error))
