"""A terminal's screen for tests: pyte, with what it lacks for full-screen Chinese programs."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pyte
from pyte import graphics
from pyte.screens import Char, Cursor, wcwidth

ANSWERS_NOTHING: frozenset[str] = frozenset()
ANSWERS_ALL = frozenset({"attributes", "status", "synchronized"})

_TOKEN = re.compile(
    r"\x1b\[(?P<mark>[<=>?]?)(?P<numbers>[0-9;:]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b[PX^_](?P<string>[^\x1b]*)\x1b\\"
    r"|\x1b(?P<escape>[ -/]*[0-OQ-WYZ`-~=>78c])"
    r"|(?P<text>[^\x1b]+)"
)
_FLAGS = {1: "bold", 2: "faint", 3: "italics", 4: "underscore", 5: "blink", 7: "reverse"}
_FLAGS |= {9: "strikethrough"}
_ENDS = {22: ("bold", "faint"), 23: ("italics",), 24: ("underscore",), 25: ("blink",)}
_ENDS |= {27: ("reverse",), 29: ("strikethrough",)}
_BEGINS_SYNCHRONIZED, _ALTERNATE, _CURSOR = 2026, (47, 1047, 1049), 25


class Cell(NamedTuple):
    """What one cell of the screen shows; ``data`` is empty right of a wide character."""

    data: str = " "
    fg: str = "default"
    bg: str = "default"
    bold: bool = False
    italics: bool = False
    underscore: bool = False
    strikethrough: bool = False
    reverse: bool = False
    blink: bool = False
    faint: bool = False


class Emulator(pyte.Screen):
    """Feed it what a program writes; read the screen, and what the terminal answers.

    It knows the alternate screen, REP, SU and SD, dim, halves of wide characters, zero-width
    characters, background-colour erase and synchronized output, which pyte does not.
    """

    def __init__(self, columns: int, lines: int, answers: frozenset[str] = ANSWERS_ALL) -> None:
        self.alternate = False
        self.bracketed_paste = False
        self.synchronizing = False
        self.seen: list[str] = []
        self.answering = answers
        self._answers = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._other: Any = None
        self._last = " "
        super().__init__(columns, lines)
        self._stream = pyte.Stream(self)

    @property
    def default_char(self) -> Char:
        """An empty cell."""
        return Cell()  # type: ignore[return-value]

    def reset(self) -> None:
        """Start as a terminal just opened."""
        super().reset()
        self.cursor = Cursor(0, 0, self.default_char)

    def feed(self, data: bytes | str) -> str:
        """Take what the program wrote; returns what the terminal would answer."""
        text = data if isinstance(data, str) else self._decode(data)
        text, self._answers = self._rest + text, ""
        end = 0
        while end < len(text) and (token := _TOKEN.match(text, end)):
            end = token.end()
            self._take(token)
        self._rest = text[end:]
        return self._answers

    def _take(self, token: re.Match[str]) -> None:
        if token["text"] is not None:
            self._stream.feed(token[0])
            return
        self.seen.append(token[0])
        if token["final"]:
            self._control(token["mark"], token["numbers"], token["middle"], token["final"])
        elif token["escape"]:
            self._stream.feed(token[0])

    def _control(self, mark: str, numbers: str, middle: str, final: str) -> None:
        given = [int(number or 0) for number in numbers.replace(":", ";").split(";")]
        if mark == "?" and final in "hl":
            for mode in given:
                self._mode(mode, on=final == "h")
        elif mark == "?" and middle == "$" and final == "p":
            known = given[0] == _BEGINS_SYNCHRONIZED and "synchronized" in self.answering
            if "synchronized" in self.answering:
                self._answers += f"\x1b[?{given[0]};{2 if known else 0}$y"
        elif not mark and not middle:
            self._plain(final, given, numbers)

    def _plain(self, final: str, given: list[int], numbers: str) -> None:
        if final == "b":
            self.draw(self._last * max(given[0], 1))
        elif final in "ST":
            self._scroll(max(given[0], 1), up=final == "S")
        elif final == "m":
            self.select_graphic_rendition(*given)
        elif final == "c" and "attributes" in self.answering:
            self._answers += "\x1b[?62;22c"
        elif final == "n" and "status" in self.answering:
            place = f"\x1b[{self.cursor.y + 1};{min(self.cursor.x, self.columns - 1) + 1}R"
            self._answers += "\x1b[0n" if given[0] == 5 else place
        else:
            self._stream.feed(f"\x1b[{numbers}{final}")

    def _mode(self, mode: int, *, on: bool) -> None:
        if mode in _ALTERNATE:
            self._alternate(on)
        elif mode == _BEGINS_SYNCHRONIZED:
            self.synchronizing = on
        elif mode == 2004:
            self.bracketed_paste = on
        elif mode in {7, _CURSOR}:
            (self.set_mode if on else self.reset_mode)(mode, private=True)

    def _alternate(self, on: bool) -> None:
        if on == self.alternate:
            return
        self.alternate = on
        if on:
            self._other = (self.buffer.copy(), self.cursor.x, self.cursor.y)
            self.buffer.clear()
        else:
            self.buffer.clear()
            rows, self.cursor.x, self.cursor.y = self._other
            self.buffer.update(rows)

    def _scroll(self, count: int, *, up: bool) -> None:
        place, (top, bottom) = (self.cursor.x, self.cursor.y), self._margins()
        for _ in range(count):
            self.cursor.y = bottom if up else top
            (self.index if up else self.reverse_index)()
        self.cursor.x, self.cursor.y = place

    def _margins(self) -> tuple[int, int]:
        return (self.margins.top, self.margins.bottom) if self.margins else (0, self.lines - 1)

    def draw(self, data: str) -> None:
        """Write characters, as a terminal with exact cells does."""
        for character in data:
            width = wcwidth(character)
            if width == 0:
                self._join(character)
            elif width > 0:
                self._put(character, width)

    def _put(self, character: str, width: int) -> None:
        cursor = self.cursor
        if cursor.x + width > self.columns:
            if pyte.modes.DECAWM in self.mode:
                self.carriage_return()
                self.linefeed()
            else:
                cursor.x = self.columns - width
        line = self.buffer[cursor.y]
        for x in range(cursor.x, cursor.x + width):
            self._clear_other_half(x)
        for x in range(cursor.x, cursor.x + width):
            line[x] = cursor.attrs._replace(data=character if x == cursor.x else "")
        cursor.x += width
        self._last = character

    def _clear_other_half(self, x: int) -> None:
        line = self.buffer[self.cursor.y]
        if line[x].data == "" and x > 0:
            line[x - 1] = line[x - 1]._replace(data=" ")
        if x + 1 < self.columns and line[x + 1].data == "":
            line[x + 1] = line[x + 1]._replace(data=" ")

    def _join(self, character: str) -> None:
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        if x > 0 and line[x].data == "":
            x -= 1
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + character)

    def _blank(self) -> Char:
        return self.default_char._replace(bg=self.cursor.attrs.bg)

    def erase_characters(self, count: int | None = None) -> None:
        """Blank so many cells in the present background colour."""
        last = min(self.cursor.x + (count or 1), self.columns)
        self._erase(range(self.cursor.x, last))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """Blank the line right of the cursor, left of it, or all of it."""
        start = min(self.cursor.x, self.columns - 1)
        right, left = range(start, self.columns), range(start + 1)
        self._erase((right, left, range(self.columns))[how])

    def _erase(self, cells: range) -> None:
        for x in (cells[0], cells[-1]) if cells else ():  # a cursor behind a narrowed edge
            self._clear_other_half(x)
        for x in cells:
            self.buffer[self.cursor.y][x] = self._blank()

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        """Blank the screen below the cursor, above it, or all of it."""
        here = self.cursor.y
        rows = (range(here + 1, self.lines), range(here), range(self.lines))[min(how, 2)]
        for y in rows:
            self.buffer[y].clear()
            for x in range(self.columns):
                self.buffer[y][x] = self._blank()
        if how < 2:
            self.erase_in_line(how)

    def select_graphic_rendition(self, *attrs: int, private: bool = False) -> None:
        """Set colours and attributes for what is written next."""
        rest = iter(attrs or (0,))
        for code in rest:
            self.cursor.attrs = self._rendition(code, rest)

    def _rendition(self, code: int, rest: Iterator[int]) -> Char:
        now = self.cursor.attrs
        if code == 0:
            return self.default_char
        if code in _FLAGS:
            return now._replace(**{_FLAGS[code]: True})  # type: ignore[arg-type]
        if code in _ENDS:
            return now._replace(**dict.fromkeys(_ENDS[code], False))  # type: ignore[arg-type]
        if code in (38, 48):
            return now._replace(**{"fg" if code == 38 else "bg": _extended(rest)})  # type: ignore[arg-type]
        foreground = graphics.FG_ANSI.get(code) or graphics.FG_AIXTERM.get(code)
        if foreground:
            return now._replace(fg=foreground)
        return now._replace(bg=graphics.BG_ANSI.get(code) or graphics.BG_AIXTERM[code])

    def cell(self, x: int, y: int) -> Cell:
        """What one cell shows."""
        return self.buffer[y][x]  # type: ignore[return-value]

    def row(self, y: int) -> str:
        """The words of one line, without the blanks at its end."""
        cells = self.buffer[y]
        return "".join(cells[x].data for x in range(self.columns)).rstrip()


def _extended(rest: Iterator[int]) -> str:
    if next(rest) == 5:
        return graphics.FG_BG_256[next(rest)]
    return "".join(f"{next(rest):02x}" for _ in range(3))
