"""What ends up on a page: texts, rules and grey areas, in millimetres from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from printing import fonts

POINT = 25.4 / 72


@dataclass(frozen=True)
class Text:
    """A text on its baseline; ``size`` and ``spacing`` (between characters) are in points."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    grey: float = 0
    spacing: float = 0


@dataclass(frozen=True)
class Rule:
    """A straight line; a dashed one is for writing on."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.15
    dashed: bool = False


@dataclass(frozen=True)
class Area:
    """A filled rectangle; ``grey`` 0 is black."""

    x: float
    y: float
    width: float
    height: float
    grey: float


Mark = Text | Rule | Area


@dataclass
class Page:
    """The marks of one page, by kind: areas lie under rules, and texts on top."""

    height: float = 0
    areas: list[Area] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def add(self, *marks: Mark) -> None:
        """Put marks on the page."""
        for mark in marks:
            if isinstance(mark, Text):
                self.texts.append(mark)
            elif isinstance(mark, Rule):
                self.rules.append(mark)
            else:
                self.areas.append(mark)

    def with_(self, height: float, *marks: Mark) -> Page:
        """The same page of this height, with more marks."""
        page = Page(height, [*self.areas], [*self.rules], [*self.texts])
        page.add(*marks)
        return page

    def upon(self, *texts: Text) -> Page:
        """The same page with texts that all its others stand on."""
        return replace(self, texts=[*texts, *self.texts])

    def frame(self, x: float, y: float, width: float, height: float, thick: float) -> None:
        """Draw a rectangle's outline."""
        right, bottom = x + width, y + height
        for x1, y1, x2, y2 in (
            (x, y, right, y),
            (x, bottom, right, bottom),
            (x, y, x, bottom),
            (right, y, right, bottom),
        ):
            self.add(Rule(x1, y1, x2, y2, thick))


def extent(text: str, size: float, bold: bool = False) -> float:
    """How long a text is on paper, in millimetres."""
    return fonts.measure(text, bold) * size * POINT


def centred(text: Text, middle: float) -> Text:
    """The text moved so that its middle stands at ``x = middle``."""
    return replace(text, x=middle - extent(text.text, text.size, text.bold) / 2)


def flush_right(text: Text, right: float) -> Text:
    """The text moved so that it ends at ``x = right``."""
    return replace(text, x=right - extent(text.text, text.size, text.bold))
