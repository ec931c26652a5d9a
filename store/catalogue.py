"""The catalogues: from English source strings to what screens and paper say."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("zh_CN", "en")
LOCALE = Path(__file__).parent / "locale"


@cache
def of(language: str) -> gettext.NullTranslations:
    """A language's catalogue; English stands in for one that has none."""
    return gettext.translation("frontdesk", LOCALE, [language], fallback=True)
