"""``print``: sheets as PDF files."""

from __future__ import annotations

import gc
import sys

from store import keys, residents
from store.errors import NotFound
from store.paper import BLANK, BLANK_COMPLAINT, Kind, Paper
from tui.command.folder import opened
from tui.command.parser import Options
from tui.language import _
from tui.language.saying import say

# The names of the command line, which stay.
_KINDS = {
    "work-order": Kind.WORK_ORDER,
    "log": Kind.LOG_PAGE,
    "handover": Kind.HANDOVER,
    "keys": Kind.KEY_LIST,
    "key-map": Kind.KEY_MAP,
    "key-loan": Kind.KEY_LOAN,
    "key-deposit": Kind.KEY_DEPOSIT,
    "household": Kind.HOUSEHOLD,
    "residents": Kind.RESIDENTS,
    "cover": Kind.FILE_COVER,
    "receipt": Kind.RECEIPT,
}


def run(options: Options) -> int:
    """Make the sheet; characters without a glyph and a missing signature are told on stderr."""
    gc.set_threshold(100_000)  # most of a sheet's time goes into loading, and that is no garbage
    from printing import issue
    from printing.requests import request

    with opened(options):
        asked = request(*_asked(options), _paper(options))
        if lost := issue.lacking(asked):
            from tui.printing import words  # with Textual behind it, a seventh of a cold start

            text = _("No face has {characters}: boxes are printed, to be filled in by hand.")
            print(text.format(characters=words.glyphs(lost)), file=sys.stderr)  # noqa: T201
        issued = issue.issue(asked, options.to, None, _progress)
    if issued.unsigned:
        print(_("Not signed: {reason}").format(reason=say(issued.unsigned)), file=sys.stderr)  # noqa: T201
    return 0


def _paper(options: Options) -> Paper | None:
    chosen = options.values.get("paper")
    return Paper(chosen) if chosen else None


def _progress(done: int, pages: int) -> None:
    """Long books tell how far they are, where somebody watches."""
    if pages >= 20 and sys.stderr.isatty():
        end = "\n" if done == pages else ""
        print(f"\r{done}/{pages}", end=end, file=sys.stderr, flush=True)  # noqa: T201


def _asked(options: Options) -> tuple[Kind, str]:
    match options.action:
        case "blank":
            return _blank(options.kind)
        case "work-order":
            return Kind.WORK_ORDER, f"ticket:{options.number}"
        case "handover":
            return Kind.HANDOVER, f"handover:{options.number}"
        case "log" if options.month:
            return Kind.LOG_MONTH, f"month:{options.month}"
        case "log":
            return Kind.LOG_PAGE, f"day:{options.day.isoformat()}"
        case "keys":
            return (Kind.KEY_MAP if options.map else Kind.KEY_LIST), "keys:all"
        case "key-loan" | "key-deposit":
            return _KINDS[options.action], f"key:{_key(options.hook)}"
        case _:
            return _KINDS[options.action], f"home:{residents.by_code(options.home).id}"


def _blank(kind: str) -> tuple[Kind, str]:
    if kind == "complaint":
        return Kind.WORK_ORDER, BLANK_COMPLAINT
    return _KINDS[kind], BLANK


def _key(hook: str) -> int:
    for key in keys.inventory():
        if key.hook == hook:
            return key.id
    raise NotFound("There is no key on hook {hook}.", hook=hook)
