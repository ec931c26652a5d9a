"""``python -m tests.bench``: what the desk costs, beside other programs in the same run."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import (
    bench_pdf,
    driving,
    estate,
    imports,
    measures,
    rates,
    results,
    scale,
    warm,
)
from tests.bench.figures import DESK, Figure, line, markdown

SECTION = "The desk and its line"


def main() -> None:
    """Make the estate unless there is one, measure, and print the table."""
    options = _options()
    scale.choose(short=options.short)
    residents, entries = scale.few(options.residents), scale.few(options.entries)
    folder = options.estate or _cached(residents, entries)
    if not folder.exists():
        estate.make(folder, residents, entries)
    programs = [*(peer.name for peer in driving.peers()), bench_pdf.BLANK]
    conditions = _conditions(folder)
    print(conditions)
    print(line(["", DESK, "aim", *programs]), flush=True)
    figures = []
    for figure in _figures(folder, 0.02 if options.short else options.minutes):
        print(line(figure.cells(programs)), flush=True)
        figures.append(figure)
    if options.save:
        head = "`python -m tests.bench --save`, medians."
        table = markdown(figures, programs)
        results.save(SECTION, f"{head}\n{conditions}.\nAt the end: {results.machine()}.\n\n{table}")


def _cached(residents: int, entries: int) -> Path:
    return Path(tempfile.gettempdir()) / "frontdesk-bench" / f"desk-{residents}-{entries}"


def _conditions(folder: Path) -> str:
    columns, lines = driving.SIZE
    people, entries = estate.residents_in(folder), estate.entries_in(folder)
    return (
        f"{results.machine()};\n{columns} × {lines}, {people:,} residents,"
        f" {entries:,} entries, 50 running clocks"
    )


def _figures(folder: Path, minutes: float) -> Iterator[Figure]:
    yield from measures.opening(folder)
    yield from measures.moving(folder, minutes)
    yield from measures.far_away(folder)
    yield from measures.together(folder)
    yield from warm.figures(folder, scale.few(measures.SESSIONS))
    yield from measures.paper(folder)
    yield from imports.figures(scale.few(imports.ROWS))
    yield from rates.figures()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--residents", type=int, default=100_000, help="about how many")
    parser.add_argument("--entries", type=int, default=1_000_000, help="of its past")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long to watch it rest")
    parser.add_argument("--estate", type=Path, help="a folder to keep the estate in, or find it")
    parser.add_argument("--save", action="store_true", help="write the table to RESULTS.md")
    scale.add_option(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
