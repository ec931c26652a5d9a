"""How each event of shared costs stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "shared_cost.split": mark(
        "Shared cost {number}: {total} yuan of {first} to {last} split over {homes} homes, {way};"
        " {basis}"
    ),
    "shared_cost.undone": mark("Shared cost {number} undone, all its bills void; {reason}"),
}
CALLED = {"shared_cost": mark("Shared cost")}
