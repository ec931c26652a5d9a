"""Pydantic without its search for plug-ins, imported before the first model is made.

The search loads the reader of installed packages, an archive's and a letter's with it: 1.4 MB of
every session and a fiftieth of a second of every start, to find none. Nor does a package that
somebody has installed beside the desk run code in it.
"""

from __future__ import annotations

import sys
from types import ModuleType

_LOADER = "pydantic.plugin._loader"


def unplug() -> None:
    """Let Pydantic find no plug-ins."""
    if _LOADER not in sys.modules:
        empty = ModuleType(_LOADER)
        empty.__dict__["get_plugins"] = _none
        sys.modules[_LOADER] = empty


def _none() -> tuple[()]:
    return ()
