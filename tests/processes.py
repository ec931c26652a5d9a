"""What a process and its children cost, as the kernel counts it."""

from __future__ import annotations

import os
import re
from pathlib import Path


def memory(pid: int) -> int:
    """Proportional set size in bytes."""
    return sum(_pss(member) for member in _family(pid))


def seconds(pid: int) -> float:
    """Processor seconds used so far, in user and kernel mode, of children that ended too."""
    return sum(_ticks(member) for member in _family(pid)) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in _family(int(child)))]


def _pss(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.M)[0]) * 1024


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))
