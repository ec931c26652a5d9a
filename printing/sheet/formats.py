"""The papers that sheets are set on."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Format:
    """A paper and how a sheet stands on it; millimetres, type in points.

    A ``height`` of 0 is a roll: the page ends where the sheet does. ``media`` is CUPS' name for it.
    ``ease`` is how much room rows and writing lines have beside the usual: sheets are set closer or
    looser to fill their page.
    """

    media: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    title: float = 19.0
    estate: float = 10.5
    qr: float = 16.0
    label: float = 22.0
    text: float = 9.5
    field_height: float = 7.3
    signing_room: float = 9.0
    ease: float = 1.0

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def endless(self) -> bool:
        """Whether it comes from a roll."""
        return not self.height


# The wider left margin is where the sheet is filed.
A4 = Format("iso_a4_210x297mm", 210, 297, left=18, right=14, top=11, bottom=9)
# Lying: a table with a column a day.
A4_LYING = replace(A4, width=297, height=210, left=14, right=11, text=8.0)
A5 = Format(
    "iso_a5_148x210mm",
    148,
    210,
    left=15,
    right=10,
    top=10,
    bottom=8,
    title=16,
    estate=9.5,
    qr=14,
    label=20,
)
# Folded in two; the strips with the holes take 12.7 mm of either side.
CONTINUOUS = Format(
    "Custom.241x139.7mm",
    241,
    139.7,
    left=16,
    right=16,
    top=6.5,
    bottom=6.5,
    title=15,
    estate=9.5,
    qr=13,
    label=20,
    field_height=6.2,
    signing_room=6.5,
)
# 72 mm of the 80 are printed on.
ROLL = Format(
    "Custom.80x{height}mm",
    80,
    0,
    left=4,
    right=4,
    top=3,
    bottom=6,
    title=13,
    estate=9,
    qr=18,
    label=19,
    text=9,
    field_height=6,
    signing_room=8,
)
