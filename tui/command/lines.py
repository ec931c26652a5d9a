"""Records as JSON lines on standard output, for scripts."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Mapping

from store.text import escaped


def write_lines(records: Iterable[Mapping[str, object]]) -> None:
    """Write each record on a line of its own, in UTF-8 whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    for record in records:
        sys.stdout.write(escaped(json.dumps(record, ensure_ascii=False)) + "\n")
