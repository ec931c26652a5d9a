"""A list with the chosen thing below it, or beside it where there is room."""

from __future__ import annotations

from textual.widget import Widget

from tui.frame import Rule


class Split(Widget):
    """Two parts: one above the other with a rule between, side by side from 110 columns on."""

    def __init__(self, upper: Widget, lower: Widget, *, lower_lines: int = 4) -> None:
        lower.styles.height = lower_lines
        lower.add_class("lower")
        super().__init__(upper, Rule(), lower)
