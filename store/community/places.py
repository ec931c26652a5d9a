"""The arithmetic of places: the total first, then each kind; nobody overtakes (O18, Q124)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.community.words import Seat


@dataclass(frozen=True)
class Party:
    """How many come together, by kind."""

    adults: int = 0
    seniors: int = 0
    children: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.adults + self.seniors + self.children

    def of(self, seat: Seat) -> int:
        """How many of one kind."""
        found: int = getattr(self, seat.value)
        return found

    def __add__(self, other: Party) -> Party:
        """Both together."""
        return Party(
            self.adults + other.adults,
            self.seniors + other.seniors,
            self.children + other.children,
        )


@dataclass(frozen=True)
class Lack:
    """What does not fit: of which kind, None for the total, and how many are free."""

    seat: Seat | None
    free: int


@dataclass(frozen=True)
class Places:
    """An event's places: the total, the limit of each kind (0 for none), and what is taken."""

    total: int
    limits: Party
    taken: Party = Party()

    @property
    def free(self) -> int:
        """How many of the total are free; fewer than none once the manager let more in."""
        return self.total - self.taken.total

    def lack(self, party: Party) -> Lack | None:
        """What stands in the way of a party: the total first, then kinds (Q124); None: it fits."""
        if party.total > self.free:
            return Lack(None, self.free)
        for seat in Seat:
            limit, wanted = self.limits.of(seat), party.of(seat)
            if limit and wanted and self.taken.of(seat) + wanted > limit:
                return Lack(seat, limit - self.taken.of(seat))
        return None

    def fits(self, party: Party) -> bool:
        """Whether all of them find a place."""
        return self.lack(party) is None

    def ever(self, party: Party) -> bool:
        """Whether they would fit if nobody else came."""
        return Places(self.total, self.limits).fits(party)


def together(parties: Iterable[Party]) -> Party:
    """All of some parties as one."""
    return sum(parties, Party())
