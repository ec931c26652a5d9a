"""How a title may be typed: as it stands, in pinyin, in initials.

The syllables are kept beside the catalogue (``python -m tests.tui.catalogue`` writes them): what
reads any Chinese text would take a tenth of a second and 57 MB of every session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from store.catalogue import LOCALE
from tui.language.catalogue import _, current

FILE = "titles.txt"


def fits(title: str, typed: str) -> bool:
    """Whether a title is meant, by a part of it as it shows, in English, or of its pinyin."""
    wanted = typed.casefold().replace(" ", "")
    return any(wanted in form for form in _forms(title, current()))


@cache
def _forms(title: str, language: str) -> tuple[str, ...]:
    shown = _(title)
    syllables = _syllables(language).get(shown, ())
    whole, initials = "".join(syllables), "".join(syllable[0] for syllable in syllables)
    forms = [shown.casefold(), title.casefold(), whole, initials]
    # The ü of 绿 is written v, u or yu.
    forms += [whole.replace("v", other) for other in ("u", "yu") if "v" in whole]
    return tuple(form.replace(" ", "") for form in forms if form)


@cache
def _syllables(language: str) -> Mapping[str, Sequence[str]]:
    """The titles of a language by how they show; none of one that is typed as it is written."""
    file = LOCALE / language / FILE
    if not file.exists():
        return {}
    lines = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return {title: spelled.split() for title, spelled in lines}
