"""A declared sheet as the bytes of a PDF, its fonts cut to what it says and embedded."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from printing import fonts
from printing.fonts import Face
from printing.sheet.layout import lay_out
from printing.sheet.marks import POINT, Page, Text, extent
from printing.sheet.parts import Sheet

if TYPE_CHECKING:
    from fpdf import FPDF

Progress = Callable[[int, int], None]

_STROKED = 0.03  # of an em: how much a rare character without a bold form is thickened


def nobody(_done: int, _pages: int) -> None:
    """The progress that nobody watches."""


def render(sheet: Sheet, progress: Progress = nobody) -> bytes:
    """The sheet as a PDF; characters without a glyph show as a box and in the note.

    ``progress`` is told, for each page that is drawn, how many are and how many there will be.
    """
    return _pdf(sheet, lay_out(sheet), progress)


def _pdf(sheet: Sheet, pages: Sequence[Page], progress: Progress) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=(sheet.format.width, pages[0].height))
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_creation_date(sheet.printed_at)
    pdf.set_title(f"{sheet.title} {sheet.number}".strip())
    pdf.set_lang("zh-CN")
    with _embedded(pdf, pages):
        for number, page in enumerate(pages, 1):
            pdf.add_page()
            _draw(pdf, page)
            progress(number, len(pages))
        return bytes(pdf.output())


@contextmanager
def _embedded(pdf: FPDF, pages: Sequence[Page]) -> Iterator[None]:
    """Give the document its faces, cut to its characters, while it is made."""
    from fpdf.fonts import TTFFont

    used: dict[Face, set[str]] = {}
    for page in pages:
        for text in page.texts:
            for face, run in fonts.runs(text.text, _heavy(text)):
                used.setdefault(face, set()).update(run)
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        for face in sorted(used):
            path = f"{folder}/{face}.ttf"
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(fonts.cut(used[face], face))
            pdf.add_font(face, "", path)
        for font in pdf.fonts.values():
            if isinstance(font, TTFFont):
                # The boxes of the cut face are right; working them out takes half the time.
                font.ttfont.recalcBBoxes = False
        yield


def _memory() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _heavy(text: Text) -> bool:
    return text.bold and fonts.has_bold(text.text)


def _draw(pdf: FPDF, page: Page) -> None:
    _fill(pdf, page)
    _rule(pdf, page)
    for text in page.texts:
        _write(pdf, text)


def _fill(pdf: FPDF, page: Page) -> None:
    """Fill the areas, each grey as one path: fpdf2 takes ten times as long for one by one."""
    for grey, areas in groupby(sorted(page.areas, key=lambda area: area.grey), lambda a: a.grey):
        pdf.set_fill_color(round(grey * 255))
        pdf._out(
            " ".join(f"{_at(page, a.x, a.y)} {_pt(a.width)} {_pt(-a.height)} re" for a in areas)
        )
        pdf._out("f")
    pdf.set_fill_color(0)


def _rule(pdf: FPDF, page: Page) -> None:
    """Draw the rules, those of one kind as one path."""
    rules = sorted(dict.fromkeys(page.rules), key=lambda rule: (rule.dashed, rule.width))
    for (dashed, width), alike in groupby(rules, lambda rule: (rule.dashed, rule.width)):
        pdf.set_line_width(width)
        pdf.set_draw_color(150 if dashed else 0)
        if dashed:
            pdf.set_dash_pattern(dash=0.6, gap=0.6)
        lines = (f"{_at(page, r.x1, r.y1)} m {_at(page, r.x2, r.y2)} l" for r in alike)
        pdf._out(" ".join(lines))
        pdf._out("S")
    pdf.set_dash_pattern()
    pdf.set_draw_color(0)


def _at(page: Page, x: float, y: float) -> str:
    return f"{_pt(x)} {_pt(page.height - y)}"


def _pt(millimetres: float) -> str:
    """A length in the PDF's own unit, the point."""
    return f"{millimetres / POINT:.2f}"


def _write(pdf: FPDF, text: Text) -> None:
    heavy = _heavy(text)
    pdf.set_char_spacing(text.spacing)  # fpdf2 passes it on in points, whatever the unit
    pdf.set_text_color(round(text.grey * 255))
    x, runs = text.x, list(fonts.runs(text.text, heavy))
    for face, run in runs:
        pdf.set_font(face, "", text.size)
        if text.bold and not heavy:
            pdf.set_line_width(text.size * _STROKED * POINT)
            with pdf.local_context(text_mode="FILL_STROKE"):
                pdf.text(x, text.y, run)
        else:
            pdf.text(x, text.y, run)
        if len(runs) > 1:
            x += extent(run, text.size, heavy) + text.spacing * POINT * len(run)
