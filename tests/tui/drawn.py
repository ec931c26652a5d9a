"""A screen as a picture that looks the same in every viewer, however its fonts are."""

from __future__ import annotations

import html
import re

from rich.cells import cell_len

from tui.desk.app import Desk

_CELL = 12.2
_TEXT = re.compile(r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" [^>]*>([^<]*)</text>\n?')
_FONTS = 'Menlo, "DejaVu Sans Mono", Consolas, monospace, "Noto Sans CJK SC", "Microsoft YaHei"'


def svg(desk: Desk) -> str:
    """The screen as it shows, without fonts from elsewhere and names that differ by content."""
    drawn = desk.export_screenshot(title="frontdesk")
    drawn = re.sub(r"terminal-\d+", "terminal", drawn)
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.S)
    drawn = drawn.replace("Fira Code, monospace", _FONTS).replace("arial", "sans-serif")
    return _TEXT.sub(_placed, drawn)


def _placed(found: re.Match[str]) -> str:
    """A run of text as its words, each character put at its own cell."""
    style, x, y, run = found[1], float(found[2]), found[3], html.unescape(found[4])
    words = []
    for word in re.finditer(r"[^\xa0 ]+", run):
        cells = (cell_len(run[:at]) for at in range(*word.span()))
        places = " ".join(f"{x + cell * _CELL:.1f}" for cell in cells)
        words.append(f'<text class="{style}" y="{y}" x="{places}">{html.escape(word[0])}</text>\n')
    return "".join(words)
