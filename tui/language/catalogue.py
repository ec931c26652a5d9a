"""English sources, and other languages from their catalogues."""

from __future__ import annotations

import gettext
from pathlib import Path

from store.text import mark

__all__ = ["LANGUAGES", "LOCALE", "_", "current", "mark", "speak"]

LANGUAGES = ("zh_CN", "en")
LOCALE = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def speak(language: str) -> None:
    """Use this language from now on; English stands in for one that has no catalogue."""
    global _catalogue, _current  # noqa: PLW0603
    if language == _current:
        return
    _catalogue = gettext.translation("frontdesk", LOCALE, [language], fallback=True)
    _current = language


def current() -> str:
    """The language in use, as ``zh_CN`` or ``en``."""
    return _current


def _(message: str) -> str:
    """The message in the desk's language."""
    return _catalogue.gettext(message) if message else ""
