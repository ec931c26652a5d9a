"""``python -m tests.bench``: what the desk costs, beside an empty Textual app in the same run."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import driving, estate, measures
from tests.bench.measures import Figure


def main() -> None:
    """Make the estate unless one is given, measure, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as made:
        folder = options.estate or Path(made) / "desk"
        if not folder.exists():
            estate.make(folder, options.residents)
        columns, lines = driving.SIZE
        print(f"{columns} × {lines}, {estate.residents_in(folder):,} residents, 50 running clocks")
        _print("", "frontdesk", "empty app", "aim")
        for figure in _figures(folder, options.minutes):
            _print(figure.what, figure.ours, figure.beside, figure.aim)


def _figures(folder: Path, minutes: float) -> Iterator[Figure]:
    yield from measures.opening(folder)
    yield from measures.moving(folder, minutes)
    yield from measures.paper()


def _print(*cells: str) -> None:
    widths = (36, 20, 16, 12)
    print("".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--residents", type=int, default=100_000, help="about how many")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long to watch it rest")
    parser.add_argument("--estate", type=Path, help="a folder to keep the estate in, or find it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
