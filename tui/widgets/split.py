"""A list with the chosen thing below it, or beside it where there is room."""

from __future__ import annotations

from textual.widget import Widget

from tui.widgets.bands import Rule

_LIST_CELLS = 96  # beside the detail a list still says more than in the smallest window
_DETAIL_CELLS = 60
_FEWEST_LINES = 24
_ALL_OF_IT = 8  # lines in which a detail is told with its past


class Split(Widget):
    """Two parts: one above the other with a rule between, side by side from 140 columns on.

    A higher window gives a quarter of what it has more to the lower part.
    """

    def __init__(self, upper: Widget, lower: Widget, *, lower_lines: int = 4) -> None:
        lower.styles.height = lower_lines
        lower.add_class("lower")
        self._lower, self._lower_lines = lower, lower_lines
        super().__init__(upper, Rule(), lower)

    def on_mount(self) -> None:
        """Divide what the window has before it is laid out, so that it is once."""
        self._divide(*self.app.size)

    def on_resize(self) -> None:
        """Divide what there is now."""
        self._divide(self.size.width, self.app.size.height)

    @property
    def roomy(self) -> bool:
        """Whether the lower part can tell its thing with all of its past."""
        return self._beside or self._below(self.app.size.height) >= _ALL_OF_IT

    @property
    def _beside(self) -> bool:
        return self.screen.has_class("-beside")

    def _below(self, lines: int) -> int:
        return self._lower_lines + max(lines - _FEWEST_LINES, 0) // 4

    def _divide(self, cells: int, lines: int) -> None:
        """Give the lower part the whole height while it stands beside the list."""
        self._lower.styles.height = "1fr" if self._beside else self._below(lines)
        room = cells - _LIST_CELLS
        self._lower.styles.width = min(room, _DETAIL_CELLS) if self._beside else "1fr"
