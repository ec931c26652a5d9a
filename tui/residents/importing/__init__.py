"""Taking resident files in from another system's spreadsheet."""

from tui.residents.importing.screen import ImportScreen

__all__ = ["ImportScreen"]
