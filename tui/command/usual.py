"""Where the data lies when no folder is named."""

from __future__ import annotations

import os
from pathlib import Path


def share() -> Path:
    """The folder of this account's programs' data (XDG)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def usual() -> Path:
    """The data folder when none is named."""
    return share() / "frontdesk"


def usual_demo() -> Path:
    """The demo estate's own folder, never the user's."""
    return share() / "frontdesk-demo"
