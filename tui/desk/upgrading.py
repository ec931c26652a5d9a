"""How far bringing a desk of an older version up to date has come, on a terminal or in a log."""

from __future__ import annotations

import sys

from tui.language import _


def tell(done: int, of: int) -> None:
    """Say on stderr which part is begun, once so many are done."""
    parts = {0: _("a backup first"), of - 1: _("a last look")}
    part = parts.get(done, _("what changed since"))
    sentence = _("Bringing the desk up to date, {number} of {count}: {part} ...")
    print(sentence.format(number=done + 1, count=of, part=part), file=sys.stderr, flush=True)  # noqa: T201
