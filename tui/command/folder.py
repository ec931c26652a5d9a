"""The data folder, open for the length of a command."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from store import estate
from store.desk import backup, opening
from store.engine import database
from store.errors import StoreError
from tui import language
from tui.command.parser import Options
from tui.command.usual import usual
from tui.language import saying


@contextmanager
def opened(options: Options) -> Iterator[None]:
    """The estate's data folder, open for the length of a command.

    Raises ``Unavailable`` or ``NotFound`` where there is no estate yet.
    """
    opening.open_folder(options.data or usual())
    try:
        settings = estate.settings()
        if options.language is None:
            language.speak(settings.language)
        yield
        _back_up()
    finally:
        database.close()


def _back_up() -> None:
    try:
        backup.daily()
    except StoreError as error:  # what the command was asked for is done all the same
        print(saying.say(error), file=sys.stderr)  # noqa: T201
