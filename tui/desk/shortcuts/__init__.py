"""Which key does what: the estate's own choice of keys (F10, Shortcuts)."""

from tui.desk.shortcuts.screen import Shortcuts

__all__ = ["Shortcuts"]
