"""``print``: sheets as PDF files."""

from __future__ import annotations

import gc
import sys

from store.disk import writable
from store.engine import database
from store.paper import Paper, SheetKind
from tui.command.folder import opened
from tui.command.options import Options
from tui.command.telling import warn
from tui.language import _
from tui.language.saying import say


def run(options: Options) -> int:
    """Make the sheet; characters without a glyph and a missing signature are told on stderr."""
    gc.set_threshold(100_000)  # most of a sheet's time goes into loading, and that is no garbage
    from printing import making
    from printing.catalogue import request

    with opened(options):
        writable.refuse_taken(options.to, database.folder(), streams=True)
        asked = request(*_asked(options), _paper(options))
        if lost := making.lacking(asked):
            from tui.printing import words  # with Textual behind it, a seventh of a cold start

            text = _("No face has {characters}: boxes are printed, to be filled in by hand.")
            warn(text.format(characters=words.glyphs(lost)))
        made = making.make(asked, options.to, None, _progress)
    if made.unsigned:
        warn(_("Not signed: {reason}").format(reason=say(made.unsigned)))
    return 0


def _paper(options: Options) -> Paper | None:
    chosen = options.values.get("paper")
    return Paper(chosen) if chosen else None


def _progress(done: int, pages: int) -> None:
    """Long books tell how far they are, where somebody watches."""
    if pages >= 20 and sys.stderr.isatty():
        end = "\n" if done == pages else ""
        print(f"\r{done}/{pages}", end=end, file=sys.stderr, flush=True)  # noqa: T201


def _asked(options: Options) -> tuple[SheetKind, str]:
    from printing import catalogue

    if options.action == "blank":
        return catalogue.blanks()[options.kind]
    command = catalogue.command(options.action)
    assert command is not None  # the grammar knows it
    return command.asks(options.values)
