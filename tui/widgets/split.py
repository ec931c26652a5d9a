"""A list with the chosen thing below it, or beside it where there is room."""

from __future__ import annotations

from textual.widget import Widget

from tui.widgets.bands import Rule

_LIST_CELLS = 80  # what a list has in the smallest window, it has in every larger one
_DETAIL_CELLS = 44


class Split(Widget):
    """Two parts: one above the other with a rule between, side by side from 110 columns on."""

    def __init__(self, upper: Widget, lower: Widget, *, lower_lines: int = 4) -> None:
        lower.styles.height = lower_lines
        lower.add_class("lower")
        self._lower, self._lower_lines = lower, lower_lines
        super().__init__(upper, Rule(), lower)

    def on_mount(self) -> None:
        """Divide what the window has before it is laid out, so that it is once."""
        self._divide(self.app.size.width)

    def on_resize(self) -> None:
        """Divide what there is now."""
        self._divide(self.size.width)

    def _divide(self, cells: int) -> None:
        """Give the lower part the whole height while it stands beside the list."""
        beside = self.screen.has_class("-wide")
        self._lower.styles.height = "1fr" if beside else self._lower_lines
        room = cells - _LIST_CELLS
        self._lower.styles.width = min(room, _DETAIL_CELLS) if beside else "1fr"
