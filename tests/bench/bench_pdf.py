"""How long a work order takes to become a PDF, beside a Helvetica page from the same library."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from printing import tickets
from printing.sheet import Head
from store.tickets import Channel, Kind, Step, Ticket, Urgency

AT = datetime(2026, 11, 23, 6, 9, tzinfo=UTC)
WARM_MS, COLD_MS, MOST_BYTES = 150, 1200, 100_000
_WORDS = "主卧空调（Midea KFR-35GW）制冷效果差，遥控器显示 26℃，实际室温约 31℃，室外机有异响；"


def work_order() -> bytes:
    """One dispatched repair with a report of some 250 characters, its store left out."""
    steps = (
        Step(1, "taken", AT, 1, {"what": _WORDS * 5}, {}),
        Step(2, "dispatched", AT, 1, {"team": "工程组", "worker": "王师傅"}, {}),
    )
    ticket = Ticket(
        id=87,
        kind=Kind.REPAIR,
        channel=Channel.PHONE,
        urgency=Urgency.URGENT,
        home_id=1,
        home="3-2-1201",
        place="主卧",
        caller="张惠文",
        phone="13812341234",
        convenient="16:00 – 17:00",
        taken_at=AT,
        open=True,
        steps=steps,
    )
    head = Head("345-ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567")
    return tickets.work_order(
        ticket, estate="金色家园", staff={1: "李芳"}, printed_at=AT, head=head
    )


def helvetica_page() -> bytes:
    """The least that fpdf2 can do: a page of ASCII lines in a built-in font."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for number in range(50):
        pdf.text(20, 20 + 5 * number, f"Line {number} of a page in a font that needs no embedding")
    return bytes(pdf.output())


def warm_ms(make: Callable[[], bytes], rounds: int = 15) -> list[float]:
    """Milliseconds of each call after a first one that is not counted."""
    make()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        make()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def cold_ms(rounds: int = 5) -> list[float]:
    """Milliseconds of a fresh interpreter that makes one work order and ends."""
    program = "from tests.bench.bench_pdf import work_order; work_order()"
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def main() -> None:
    """Print medians beside their limits."""
    order, page = warm_ms(work_order), warm_ms(helvetica_page)
    print(f"work order, warm    {statistics.median(order):7.1f} ms   limit {WARM_MS}")
    print(f"Helvetica page      {statistics.median(page):7.1f} ms")
    print(f"work order, cold    {statistics.median(cold_ms()):7.1f} ms   limit {COLD_MS}")
    print(f"work order          {len(work_order()):7d} bytes limit {MOST_BYTES}")


if __name__ == "__main__":
    main()
