"""What a command says: one line each, which no path and no name can make act on a terminal."""

from __future__ import annotations

import sys

from store.text import escaped


def tell(line: str) -> None:
    """Answer what was asked for."""
    sys.stdout.write(one_line(line))


def warn(line: str) -> None:
    """Say what went wrong, or what else is to be known."""
    sys.stderr.write(one_line(line))


def one_line(text: str) -> str:
    """A text as a line, control and bidi characters spelled out."""
    return " ".join(escaped(text).replace("\t", " ").splitlines()) + "\n"
