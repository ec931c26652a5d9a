"""How long sheets take to become PDFs, and how large they are, beside Helvetica pages.

``python -m tests.bench.bench_pdf [FOLDER]`` prints these rows alone, the cold one where a data
folder is named.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from printing import sheet
from store.tickets import Kind
from tests.bench.estate import FRONTDESK
from tests.bench.figures import Figure, line
from tests.printing.samples import LONG, SAMPLES, log_book, order

BLANK = "blank PDF"
_A_DAY = 44  # entries: three pages and a bit


def work_order() -> bytes:
    """A work order in three, reopened once, its report of 250 characters."""
    return sheet.render(order(LONG[:250], Kind.REPAIR, sheet.A4))


def helvetica(pages: int = 1) -> bytes:
    """The least that fpdf2 can do: pages of ASCII lines in a built-in font."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    for _ in range(pages):
        pdf.add_page()
        for number in range(50):
            pdf.text(20, 20 + 5 * number, f"Line {number} of a page in a font of every reader")
    return bytes(pdf.output())


def taken_ms(make: Callable[[], object], rounds: int) -> float:
    """Milliseconds of a call, the median of some."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        make()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def warm() -> Iterator[Figure]:
    """What a running desk waits for."""
    work_order()
    ours, blank = taken_ms(work_order, 15), taken_ms(helvetica, 15)
    yield Figure("a work order in three to PDF", _ms(ours), "150 ms", {BLANK: _ms(blank)})
    book = log_book(_A_DAY)
    pages = len(sheet.lay_out(book))
    ours = taken_ms(lambda: sheet.render(book), 3)
    blank = taken_ms(lambda: helvetica(pages), 3)
    what = f"a log book of {pages} pages"
    yield Figure(what, _ms(ours), "10,000 ms", {BLANK: _ms(blank)})


def cold(folder: Path) -> Iterator[Figure]:
    """A command that prints and ends, beside an interpreter that makes one page."""
    command = [*FRONTDESK, "--data", str(folder), "print", "work-order", "1", "--to", "/dev/null"]
    ours = taken_ms(lambda: subprocess.run(command, check=True), 5)
    page = [sys.executable, "-c", "from tests.bench.bench_pdf import helvetica; helvetica()"]
    blank = taken_ms(lambda: subprocess.run(page, check=True), 5)
    yield Figure("  frontdesk print, cold", _ms(ours), "1,200 ms", {BLANK: _ms(blank)})


def sizes() -> Iterator[Figure]:
    """The largest of all sheets, by the page."""
    largest = max((_a_page(make()), name) for name, make in SAMPLES.items())
    blank = {BLANK: _kb(len(helvetica()))}
    yield Figure(f"the largest sheet ({largest[1]})", _kb(largest[0]), "100 KB", blank)


def _a_page(declared: sheet.Sheet) -> float:
    pdf = sheet.render(declared)
    return len(pdf) / len(re.findall(rb"/Type /Page\b", pdf))


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:,.0f} ms"


def _kb(size: float) -> str:
    return f"{size / 1000:.1f} KB"


def main() -> None:
    """Print the rows."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print(line(["", "frontdesk", "aim", BLANK]))
    for figures in (warm(), cold(folder) if folder else (), sizes()):
        for figure in figures:
            print(line(figure.cells([BLANK])), flush=True)


if __name__ == "__main__":
    main()
