"""A part of a whole, exactly: one decimal cut off where it is read ($61)."""

from __future__ import annotations

from dataclasses import dataclass

from store.figure import NOTHING

WHOLE = 100_00  # basis points


@dataclass(frozen=True)
class Share:
    """A part of a whole, both whole fen or numbers of homes.

    Of a whole of nothing there is no share: neither 0 nor 100 % ($61).
    """

    part: int
    whole: int

    @property
    def tenths(self) -> int | None:
        """Tenths of a per cent, cut off and never rounded up; None of nothing."""
        if self.whole <= 0:
            return None
        cut = abs(self.part) * 1000 // self.whole
        return -cut if self.part < 0 else cut

    @property
    def text(self) -> str:
        """As it is read everywhere: ``94.9``, or a dash."""
        tenths = self.tenths
        if tenths is None:
            return NOTHING
        sign = "-" if tenths < 0 else ""
        return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"

    def reaches(self, target: int) -> bool:
        """Whether it is at least so many basis points, compared exactly; nothing reaches none."""
        return self.whole > 0 and self.part * WHOLE >= target * self.whole

    def missing(self, target: int) -> int:
        """The least that the part lacks to reach so many basis points; 0 where nothing is due."""
        needed = -(-target * max(self.whole, 0) // WHOLE)
        return max(needed - self.part, 0)
