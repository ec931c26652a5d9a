"""``python -m tests.bench.imports``: a large spreadsheet through the screen, stopped and whole."""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.bench import estate, results, scale
from tests.bench.driving import signed_in
from tests.bench.estate import FRONTDESK, NUMBER, PIN, ROOT
from tests.bench.figures import Figure, line, markdown
from tests.terminal import Terminal

SECTION = "A large import"
ROWS, PATIENCE = 100_000, 900
FEWEST = 20_000  # of fewer it is done before it can be stopped
HEADER = ["楼栋", "单元", "房号", "业主姓名", "手机号", "与业主关系", "建筑面积", "车牌号", "备注"]
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明"


def figures(rows: int = ROWS) -> Iterator[Figure]:
    """How long it takes to the preview and then to its end, and what is left when it is stopped."""
    with tempfile.TemporaryDirectory() as made:
        folder, file = Path(made) / "desk", Path(made) / "homes.xlsx"
        _set_up(folder)
        _write(file, rows)
        with signed_in(folder) as terminal:
            busy = terminal.cpu
            read = _read(terminal, file)
            busy = terminal.cpu - busy
            stopped, left = 0.0, 0
            if rows >= FEWEST:
                stopped = _stopped(terminal)
                left = estate.residents_in(folder)
                _read(terminal, file)
            busy, began = terminal.cpu - busy, time.monotonic()
            terminal.press("enter")
            terminal.wait_for("已导入", PATIENCE)
            took, busy = time.monotonic() - began, terminal.cpu - busy
        yield Figure(f"{rows:,} rows read and taken in", f"{read + took:.0f} s", "60 s")
        yield Figure("  to the preview", f"{read:.0f} s")
        yield Figure("  from there to the end", f"{took:.0f} s")
        yield Figure("  of both, the processor's time", f"{busy:.0f} s")
        if rows >= FEWEST:
            yield Figure("  Ctrl-X to where it stops", f"{stopped:.1f} s", "1 s")
            yield Figure("  people left by it", f"{left}", "0")
        yield Figure("  people taken in in the end", f"{estate.residents_in(folder):,}")


def _set_up(folder: Path) -> None:
    who = ("--manager", "王芳", "--staff-number", NUMBER, "--pin-file", "-")
    command = [*FRONTDESK, "--data", str(folder), "init", "--site", "金色家园", *who]
    subprocess.run(command, cwd=ROOT, check=True, input=PIN, text=True, capture_output=True)


def _write(file: Path, rows: int) -> None:
    """Two people a home, everybody with a name and a phone of their own."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("住户")
    sheet.append(HEADER)
    for n in range(rows):
        home, second = divmod(n, 2)
        place = (f"{home // 600 + 1}栋", f"{home // 200 % 3 + 1}单元", str(home % 200 + 101))
        name = SURNAMES[n % 16] + GIVEN[n // 16 % 16] + GIVEN[n // 256 % 16]
        plate = f"粤B{n % 100_000:05}" if n % 3 == 0 else ""
        sheet.append([*place, name, f"138{n:08}", "配偶" if second else "", 89.5, plate, ""])
    book.save(file)


def _read(terminal: Terminal, file: Path) -> float:
    """Choose a file on the import screen; returns seconds to its preview."""
    terminal.press("f7")
    terminal.wait_quiet(1)
    terminal.press("ctrl+o")
    terminal.wait_for("导入住户")
    terminal.wait_quiet(1)
    terminal.paste(str(file))
    terminal.wait_quiet(1)
    began = time.monotonic()
    terminal.press("enter")
    terminal.wait_for("新增", PATIENCE)
    return time.monotonic() - began


def _stopped(terminal: Terminal) -> float:
    """Import, and stop once the bar grows; returns seconds from the key to the sentence."""
    terminal.press("enter")
    terminal.wait_for(re.compile(r"\[#"), PATIENCE)
    began = time.monotonic()
    terminal.press("ctrl+x")
    terminal.wait_for("已停止", PATIENCE)
    return time.monotonic() - began


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.imports", description=__doc__)
    parser.add_argument("--save", action="store_true", help="write the table to RESULTS.md")
    parser.add_argument("--rows", type=int, default=ROWS, help="of the spreadsheet")
    scale.add_option(parser)
    options = parser.parse_args()
    scale.choose(short=options.short)
    if options.rows < FEWEST:
        parser.error(f"at least {FEWEST:,} rows")
    before, found = results.machine(), []
    for figure in figures(scale.few(options.rows)):
        print(line(figure.cells([])), flush=True)
        found.append(figure)
    if options.save:
        head = f"`python -m tests.bench.imports --save`, once;\n{before}.\n"
        head += f"At the end: {results.machine()}."
        results.save(SECTION, f"{head}\n\n{markdown(found, [])}")


if __name__ == "__main__":
    main()
