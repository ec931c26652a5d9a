"""Resident files: finding a home, its page, and keeping it up to date (F1, F6, F7)."""

from tui.residents.screen import ResidentsScreen

__all__ = ["ResidentsScreen"]
