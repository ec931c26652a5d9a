"""The Chinese catalogue, kept in step with the sources: ``python -m tests.tui.catalogue``.

Reads every marked string of the three floors, keeps what is translated, writes the ``.po`` and the
``.mo`` and how titles are typed in pinyin, and lists what still waits for a translation.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from pypinyin import lazy_pinyin

from tui import subjects
from tui.language import titles

ROOT = Path(__file__).parents[2]
PO = ROOT / "store/locale/zh_CN/LC_MESSAGES/frontdesk.po"
MO = PO.with_suffix(".mo")
TITLES = PO.parents[1] / titles.FILE
KEYWORDS = (
    "_",
    "mark",
    "Refused",
    "Forbidden",
    "Overtaken",
    "NotFound",
    "Unavailable",
    "Damaged",
    "wrong",
)
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # a date of its own would change the file every time


def sources() -> Iterator[tuple[str, str]]:
    """Every marked string with the file that it stands in."""
    for floor in ("store", "printing", "tui"):
        for file in sorted((ROOT / floor).rglob("*.py")):
            name = str(file.relative_to(ROOT))
            for _, text, _, _ in extract_from_file("python", file, dict.fromkeys(KEYWORDS)):
                yield str(text), name


def translated() -> dict[str, Message]:
    """What the catalogue holds, by source string."""
    with PO.open("rb") as file:
        return {str(m.id): m for m in read_po(file, "zh_CN") if m.id}


def fresh() -> Catalog:
    """The sources' strings with the translations that there are."""
    known = translated() if PO.exists() else {}
    catalogue = Catalog("zh_CN", project="frontdesk", creation_date=_ALWAYS, revision_date=_ALWAYS)
    catalogue.fuzzy = False
    for text, file in sources():
        kept = known.get(text)
        catalogue.add(text, kept.string if kept else "", [(file, 1)])
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as it is kept in the repository."""
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=True)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def as_titles(catalogue: Catalog) -> bytes:
    """The pages' titles with their syllables, so that they can be typed in pinyin."""
    shown = [str(catalogue[page.title].string) for page in subjects.PAGES.values()]
    lines = [f"{title}\t{' '.join(lazy_pinyin(title, v_to_u=False)).lower()}\n" for title in shown]
    return "".join(dict.fromkeys(lines)).encode()


def placeholders(text: str) -> list[str]:
    """The ``{names}`` in a text, sorted."""
    return sorted(re.findall(r"\{[^{}]*\}", text))


def waiting(catalogue: Catalog) -> list[str]:
    """Source strings without a translation, or whose placeholders differ from it."""
    return [
        str(m.id)
        for m in catalogue
        if m.id and (not m.string or placeholders(str(m.id)) != placeholders(str(m.string)))
    ]


def main() -> int:
    """Bring the catalogue up to date; 1 while something waits."""
    catalogue = fresh()
    PO.write_bytes(as_po(catalogue))
    MO.write_bytes(as_mo(catalogue))
    TITLES.write_bytes(as_titles(catalogue))
    left = waiting(catalogue)
    sys.stdout.write("\n".join([*left, f"{len(left)} of {len(catalogue)} wait."]) + "\n")
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
