"""Some of those who came are asked how it was (O19, V3)."""

from __future__ import annotations

from collections.abc import Sequence

from store import visits
from store.community.settings import settings
from store.rights import Staff
from store.visits import Kind as Why
from store.visits import NewVisit


def drawn(homes: Sequence[int], share: int) -> list[int]:
    """So many per cent of the homes, at least one, spread evenly over them."""
    count = -(-len(homes) * share // 100)
    return [homes[place * len(homes) // count] for place in range(count)]


def ask_how_it_was(homes: Sequence[int], by: Staff) -> None:
    """Let the homes that are drawn be visited; call within an operation."""
    for home in drawn(homes, settings().visited):
        visits.ask(NewVisit(home=home, kind=Why.EVENT), by=by)
