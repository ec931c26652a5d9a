"""Pens: how a cell looks, as the terminal is told, and the shortest way from one pen to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rich.color import Color, ColorSystem
from rich.style import Style

from tui.wire import inside
from tui.wire.abilities import Abilities

BOLD, DIM = 1 << 0, 1 << 1
_UNDERLINE, _BLINK, _REVERSE = 1 << 3, 1 << 4, 1 << 6
_ON = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53")
_OFF = ("22", "22", "23", "24", "25", "25", "27", "28", "29", "24", "54", "54", "55")
_VT100 = BOLD | _UNDERLINE | _BLINK | _REVERSE
# Underline, both blinks, reverse, strike, double underline, frame, circle, overline.
_SEEN_ON_BLANKS = 0b1_1111_0111_1000 & ~(1 << 7)


@dataclass(eq=False, slots=True)  # asked of every cell: two that look the same are one
class Pen:
    """Colours as SGR parameters (empty: the terminal's own) and attributes as Rich's bits.

    ``blank`` is the pen of a blank that looks the same: only what shows on a blank is kept.
    ``mark`` is the letter that stands for it in a row.
    """

    foreground: str = ""
    background: str = ""
    attributes: int = 0
    blank: Pen = field(init=False)
    mark: str = field(init=False)
    _all: ClassVar[list[Pen]] = []

    def __post_init__(self) -> None:
        """Take the next mark."""
        self.mark = chr(len(self._all))
        self._all.append(self)

    @classmethod
    def of(cls, mark: str) -> Pen:
        """The pen that a mark stands for."""
        return cls._all[ord(mark)]

    def blanks_like(self, blank: Pen) -> bool:
        """Whether a blank written with this pen looks like one written with ``blank``."""
        return self is blank or self.blank is blank

    @property
    def erases(self) -> bool:
        """Whether a cell of this pen is what erasing leaves behind."""
        return not self.foreground and not self.attributes


PLAIN = Pen()
PLAIN.blank = PLAIN


class Pens:
    """All pens in use: from Rich's styles, each with its blank, and the changes between them."""

    def __init__(self, colours: ColorSystem | None, abilities: Abilities) -> None:
        self._colours = colours if abilities.colour else None
        self._mask = -1 if abilities.all_attributes else _VT100
        self._switches_off = abilities.switches_off
        self._all = {("", "", 0): PLAIN}
        self._of: dict[Style | None, tuple[Pen, Pen]] = {None: (PLAIN, PLAIN)}
        self._changes: dict[tuple[Pen, Pen], str] = {}

    def of(self, style: Style | None) -> tuple[Pen, Pen]:
        """The pens for a style's characters and for its blanks."""
        found = self._of.get(style)
        if found is None and style is not None:
            pen = self._pen(style)
            found = self._of[style] = (pen, pen.blank)
        assert found is not None
        return found

    def _pen(self, style: Style) -> Pen:
        attributes = inside.attributes(style) & self._mask
        return self._one(
            self._codes(style.color, True), self._codes(style.bgcolor, False), attributes
        )

    def _one(self, foreground: str, background: str, attributes: int) -> Pen:
        """The one pen of this look."""
        look = (foreground, background, attributes)
        found = self._all.get(look)
        if found is None:
            found = self._all[look] = Pen(*look)
            seen = attributes & _SEEN_ON_BLANKS
            found.blank = found if seen else self._one("", background, 0)
        return found

    def _codes(self, colour: Color | None, foreground: bool) -> str:
        if colour is None or colour.is_default or self._colours is None:
            return ""
        return ";".join(colour.downgrade(self._colours).get_ansi_codes(foreground))

    def change(self, old: Pen | None, new: Pen) -> str:
        """What turns one pen into another in the fewest bytes; None: the present pen is unknown."""
        if old is new:
            return ""
        if old is None:
            return _sgr(_whole(new))
        known = self._changes.get((old, new))
        if known is None:
            known = self._changes[old, new] = self._shortest(old, new)
        return known

    def _shortest(self, old: Pen, new: Pen) -> str:
        whole = _sgr(_whole(new))
        lost = old.attributes & ~new.attributes
        if lost and not self._switches_off:
            return whole
        part = _sgr(_part(old, new, lost))
        return part if len(part) < len(whole) else whole


def _sgr(codes: list[str]) -> str:
    return f"\x1b[{';'.join(codes)}m"


def _whole(pen: Pen) -> list[str]:
    if pen is PLAIN:
        return []
    codes = ["", *_bits(pen.attributes, _ON), pen.foreground, pen.background]
    return [codes[0], *(code for code in codes[1:] if code)]


def _part(old: Pen, new: Pen, lost: int) -> list[str]:
    codes = list(dict.fromkeys(_bits(lost, _OFF)))
    gained = new.attributes & ~old.attributes
    if lost & (BOLD | DIM):
        gained |= new.attributes & (BOLD | DIM)
    if old.foreground != new.foreground:
        codes.append(new.foreground or "39")
    if old.background != new.background:
        codes.append(new.background or "49")
    return codes + _bits(gained, _ON)


def _bits(attributes: int, codes: tuple[str, ...]) -> list[str]:
    return [code for bit, code in enumerate(codes) if attributes >> bit & 1]
