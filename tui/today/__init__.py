"""Today: the desk's first screen (B1, D3, D4)."""

from tui.today.screen import TodayScreen

__all__ = ["TodayScreen"]
