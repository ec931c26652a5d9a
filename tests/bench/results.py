"""``RESULTS.md``: a section for each table, each kept until it is measured again."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).parent / "RESULTS.md"
_TITLE = "# Measured\n\nEach section is written by the command that it names, in one run.\n"


def save(section: str, text: str, file: Path = FILE) -> None:
    """Put a section in the place of the one with its heading, or at the end."""
    held = file.read_text("utf-8") if file.exists() else _TITLE
    head, *sections = re.split(r"^(?=## )", held, flags=re.M)
    fresh = f"## {section}\n\n{text.strip()}\n"
    titles = [part.splitlines()[0] for part in sections]
    if f"## {section}" in titles:
        sections[titles.index(f"## {section}")] = fresh
    else:
        sections.append(fresh)
    parts = [head.strip(), *(part.strip() for part in sections)]
    file.write_text("\n\n".join(parts) + "\n", "utf-8")


def machine() -> str:
    """What it was measured on, and how busy that was."""
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024**2
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, {memory:.0f} GB,"
        f" {platform.system()}, Python {platform.python_version()}, load {load}"
    )
