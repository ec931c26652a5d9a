"""Open the desk as its command does, and say what is loaded once the sign-in has been painted."""

from __future__ import annotations

import sys
from pathlib import Path

from store.disk.firstlook import Front
from tui.command import desk, parser
from tui.desk import app

__all__ = ["desk"]


class Painted(app.Desk):
    """A desk that ends as soon as its first screen shows."""

    CSS_PATH = str(Path(app.__file__).parent / "desk.tcss")
    loaded_first: tuple[str, ...] = ()

    def _begin(self) -> None:
        # What is kept from being loaded stands there as None.
        self.loaded_first = tuple(name for name, one in list(sys.modules.items()) if one)
        self.exit()


if __name__ == "__main__":
    parser.parse([])
    painted = Painted(Path(), Front("Estate", "en", "UTC"))
    painted.run(headless=True)
    sys.stdout.write(" ".join(painted.loaded_first))
