"""How often everything is measured: ``--short`` does it a few times, to see that it runs at all."""

from __future__ import annotations

import argparse

SHORT_HELP = "a few times and on little, to see that it runs; the figures say nothing"
_SHARE = 400
_short = False


def add_option(parser: argparse.ArgumentParser) -> None:
    """``--short``."""
    parser.add_argument("--short", action="store_true", help=SHORT_HELP)


def choose(*, short: bool) -> None:
    """Measure shortly from here on, or whole."""
    global _short  # noqa: PLW0603 (one bench runs in a process)
    _short = short


def few(count: int) -> int:
    """So many, or a four hundredth of it and at least two."""
    return max(count // _SHARE, 2) if _short else count


def is_short() -> bool:
    """Whether it is measured shortly."""
    return _short
