"""The desk's language: every word that a screen says, and how moments and things are named."""

from tui.language.catalogue import LANGUAGES, _, current, mark, speak

__all__ = ["LANGUAGES", "_", "current", "mark", "speak"]
