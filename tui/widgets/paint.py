"""Words into cells: tones, widths, cutting and wrapping, with nothing read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.text import printable


class Tone(Enum):
    """How words look; each is told apart without colour too."""

    PLAIN = Style()
    STRONG = Style(bold=True)
    FAINT = Style(dim=True)
    KEY = Style(bold=True, color="cyan")
    TITLE = Style(bold=True)
    GOOD = Style(color="green")
    WARN = Style(bold=True, color="yellow")
    ALARM = Style(bold=True, color="red")
    CHOSEN = Style(reverse=True)
    TYPED = Style(underline=True)


Part = str | tuple[str, Tone]
Words = Sequence[Part]


def clean(text: str) -> str:
    """The text on one line, without what no terminal should be sent."""
    if text.isascii() and text.isprintable():
        return text
    return printable(text).replace("\n", " ")


def parts(words: str | Words) -> list[tuple[str, Tone]]:
    """Words with every part's tone said."""
    if isinstance(words, str):
        return [(words, Tone.PLAIN)]
    return [(part, Tone.PLAIN) if isinstance(part, str) else part for part in words]


def plain(words: str | Words) -> str:
    """Words without their tones."""
    return "".join(text for text, _ in parts(words))


def width(words: str | Words) -> int:
    """Cells that the words take."""
    return sum(cell_len(clean(text)) for text, _ in parts(words))


def cut(text: str, cells: int) -> str:
    """The text, cut to so many cells with two dots when it is longer."""
    text = clean(text)
    if cell_len(text) <= cells:
        return text
    if cells < 4 or cell_len(text.rstrip()) <= cells:
        return set_cell_size(text, cells).rstrip()
    return set_cell_size(text[: cells * 2], cells - 2).rstrip() + ".."


def fit(words: str | Words, cells: int, *, right: bool = False) -> list[tuple[str, Tone]]:
    """Words in exactly so many cells: cut, or filled up with spaces."""
    if isinstance(words, str):
        shown = cut(words, max(cells, 0))
        blank = " " * (cells - cell_len(shown))
        return [(blank + shown if right else shown + blank, Tone.PLAIN)]
    done: list[tuple[str, Tone]] = []
    left = cells
    for text, tone in parts(words):
        if left > 0 and text:
            shown = cut(text, left)
            done.append((shown, tone))
            left -= cell_len(shown)
    if left > 0:
        done.insert(0 if right else len(done), (" " * left, Tone.PLAIN))
    return done


def strip(words: str | Words, cells: int, base: Tone = Tone.PLAIN) -> Strip:
    """A painted line of so many cells; ``base`` lies under every part's own tone."""
    segments = [Segment(text, _style(base, tone)) for text, tone in fit(words, cells)]
    return Strip(segments, cells)


def _style(base: Tone, tone: Tone) -> Style:
    if base is Tone.PLAIN:
        return tone.value
    style: Style = tone.value if tone is base else tone.value + base.value
    return style


def wrap(words: str | Words, cells: int) -> list[list[tuple[str, Tone]]]:
    """Words on as many lines as they need, broken between Han characters or at spaces."""
    lines: list[list[tuple[str, Tone]]] = [[]]
    left = cells
    for text, tone in parts(words):
        for number, paragraph in enumerate(printable(text).split("\n")):
            if number:
                lines.append([])
                left = cells
            for piece in _pieces(paragraph, cells):
                turned = cell_len(piece.rstrip()) > left and left < cells
                if turned:
                    lines.append([])
                    left = cells
                shown = piece.lstrip() if turned else piece
                if cell_len(shown) > left:
                    shown = shown.rstrip()  # the space at the end has no room, nor needs any
                lines[-1].append((shown, tone))
                left -= cell_len(shown)
    return lines


# What must not begin a line; it stays with the character before it.
_CLOSING = set("，。、；：？！）》」』】〉”’,.;:?!)]}%")


def _pieces(text: str, cells: int) -> Iterable[str]:
    """Unbreakable pieces: Latin words with the space after them, or single wide characters."""
    piece, size = "", 0
    for char in text:
        char_size = get_character_cell_size(char)
        wide = char_size == 2
        closing = char in _CLOSING
        breaks = piece and not closing and (wide or piece[-1] == " " or _is_wide(piece))
        if breaks or size + char_size > cells:
            yield piece
            piece, size = "", 0
        piece += char
        size += char_size
    if piece:
        yield piece


def _is_wide(piece: str) -> bool:
    return get_character_cell_size(piece[-1]) == 2
