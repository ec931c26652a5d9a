"""Under which name what was rejected is written: never over a file that is there."""

from __future__ import annotations

import os
from itertools import chain, count
from pathlib import Path


def beside(path: Path, folder: Path | None = None) -> Path:
    """A new name beside the file or in a folder; old workbooks are answered in the current kind."""
    suffix = path.suffix if path.suffix.lower() in {".csv", ".xlsx"} else ".xlsx"
    return free((folder or path.parent) / f"{path.stem}-rejected{suffix}")


def free(path: Path) -> Path:
    """The name itself, else with the first number behind it that is not taken."""
    numbered = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in count(2))
    return next(name for name in chain((path,), numbered) if not os.path.lexists(name))
