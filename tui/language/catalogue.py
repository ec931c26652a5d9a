"""The language that a session speaks."""

from __future__ import annotations

import gettext

from store import catalogue
from store.catalogue import LANGUAGES
from store.opened import OfEach
from store.text import mark

__all__ = ["LANGUAGES", "_", "current", "mark", "speak"]

_current = OfEach(lambda: "en")
_catalogue = OfEach(gettext.NullTranslations)


def speak(language: str) -> None:
    """Use this language from now on; English stands in for one that has no catalogue."""
    if language != _current.get():
        _catalogue.set(catalogue.of(language))
        _current.set(language)


def current() -> str:
    """The language in use, as ``zh_CN`` or ``en``."""
    return _current.get()


def _(message: str) -> str:
    """The message in the desk's language."""
    return _catalogue.get().gettext(message) if message else ""
