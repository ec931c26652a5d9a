"""The language that a session speaks."""

from __future__ import annotations

import gettext

from store import catalogue
from store.catalogue import LANGUAGES
from store.text import mark

__all__ = ["LANGUAGES", "_", "current", "mark", "speak"]

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def speak(language: str) -> None:
    """Use this language from now on; English stands in for one that has no catalogue."""
    global _catalogue, _current  # noqa: PLW0603
    if language == _current:
        return
    _catalogue = catalogue.of(language)
    _current = language


def current() -> str:
    """The language in use, as ``zh_CN`` or ``en``."""
    return _current


def _(message: str) -> str:
    """The message in the desk's language."""
    return _catalogue.gettext(message) if message else ""
