"""One measured thing, and the table that all of them make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, set_cell_size

DESK = "frontdesk"


@dataclass(frozen=True)
class Figure:
    """A line of the table: the desk's figure, its aim, and the same thing of other programs."""

    what: str
    desk: str
    aim: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)

    def cells(self, programs: Sequence[str]) -> list[str]:
        """What stands in the columns."""
        others = (self.beside.get(name, "") for name in programs)
        return [self.what, self.desk, self.aim, *others]


def line(cells: Iterable[str]) -> str:
    """Cells for a screen, in columns."""
    widths = (44, 20, 14)
    parts = (
        set_cell_size(cell, max(widths[n] if n < len(widths) else 16, cell_len(cell)))
        for n, cell in enumerate(cells)
    )
    return "".join(parts).rstrip()


def markdown(figures: Iterable[Figure], programs: Sequence[str]) -> str:
    """All of them as a Markdown table."""
    head = ["", DESK, "aim", *programs]
    rows = [head, ["---"] * len(head), *(figure.cells(programs) for figure in figures)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
