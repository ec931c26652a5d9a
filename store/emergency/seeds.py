"""The plans that come with the program (D31–D45), as ``plans.txt`` has them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from store.emergency.inputs import Kind
from store.emergency.plan import CALL, REPORT

_FILE = Path(__file__).with_name("plans.txt")
_FIRST, _LAST, _REPORT, _BEGINS = "首", "末", REPORT, "== "


def text(kind: Kind) -> str:
    """A plan's text: whom to call, the first step of all, its own, the last of all, the report."""
    parts = _parts()
    own = parts[kind.value]
    lines = [*parts[_FIRST], *own, *parts[_LAST], *parts[_REPORT]]
    calls = [line for line in lines if line.startswith(CALL)]
    asked = [line for line in lines if line.startswith(REPORT)]
    steps = [line for line in lines if not line.startswith((CALL, REPORT))]
    return "\n".join([*calls, *steps, *asked])


@cache
def _parts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith(_BEGINS):
            lines = found.setdefault(line.removeprefix(_BEGINS).split()[0], [])
        elif line and not line.startswith("#"):
            lines.append(line.rstrip())
    return found
