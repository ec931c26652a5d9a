"""Textual's compositor for the wire: frames go out as they lie, layer upon layer.

Textual 8.2.8 renders all that touches what has changed, and cuts its lines at every widget's
edges, only to have them put together again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from rich.console import Console, RenderableType
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.wire.grid import Grid, Piece
from tui.wire.inside import CompositorUpdate, DirectCompositor, LayoutUpdate


class Layer(NamedTuple):
    """Lines of one widget, cut to what is seen of it, and where the first of them begins."""

    at: Offset
    strips: Sequence[Strip]
    end: int


class Part(NamedTuple):
    """What of a widget is to be seen: its own lines, and where on the screen they are."""

    widget: Widget
    crop: Region
    at: Offset
    end: int


class Frame(CompositorUpdate):
    """A screen, or what has changed of it: layers, of which the first lies uppermost.

    ``textual`` makes what Textual would have made of the same.
    """

    def __init__(
        self, size: Size, layers: Sequence[Layer], textual: Callable[[], CompositorUpdate | None]
    ) -> None:
        self.size = size
        self._layers = layers
        self._textual = textual

    def paint(self, grid: Grid) -> None:
        """Lay it all on a grid, the undermost first."""
        lines: defaultdict[int, list[Piece]] = defaultdict(list)
        for (x, top), strips, end in reversed(self._layers):
            for y, strip in enumerate(strips, top):
                lines[y].append((x, end, strip))
        for y, pieces in lines.items():
            grid.lay(y, pieces)

    def __rich__(self) -> RenderableType:
        """The frame as Textual makes it, for pictures."""
        return cast(RenderableType, self._textual())

    def render_segments(self, console: Console) -> str:
        """The frame as Textual sends it, for what is no wire."""
        update = self._textual()
        return update.render_segments(console) if update else ""


class Painter(DirectCompositor):
    """What a screen is put together with: always whole lines, so that no wide character is cut."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: list[Part] = []
        self._whole_of: object = None

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate | Frame:  # type: ignore[override]
        """The whole screen."""
        if simplify:
            return super().render_full_update(simplify)
        self.dirty.clear()
        if self._whole_of is not self.visible_widgets:  # made anew with every layout
            self._whole_of = self.visible_widgets
            self._whole = list(self._parts(range(self.size.height)))
        return Frame(
            self.size, [_painted(part) for part in self._whole], super().render_full_update
        )

    def render_partial_update(self) -> Frame | None:  # type: ignore[override]
        """The lines on which something has changed since the last frame."""
        changed = set(self.dirty)
        self.dirty.clear()
        if not changed:
            return None
        lines = {y for region in changed for y in region.line_range if 0 <= y < self.size.height}
        layers = [_painted(part) for part in self._parts(lines)]
        return Frame(self.size, layers, lambda: self._as_textual(changed))

    def _as_textual(self, changed: set[Region]) -> CompositorUpdate | None:
        waiting, self.dirty = self.dirty, changed
        try:
            return super().render_partial_update()
        finally:
            self.dirty = waiting

    def _parts(self, lines: Iterable[int]) -> Iterator[Part]:
        """What of the widgets is to be seen on these lines, and not behind others."""
        left = dict.fromkeys(lines, (1 << self.size.width) - 1)  # columns not covered yet, as bits
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            columns = ((1 << seen.width) - 1) << seen.x
            here = [y for y in seen.line_range if left.get(y, 0) & columns]
            for top, height in _runs(here):
                part = Region(seen.x, top, seen.width, height)
                yield Part(widget, part.translate(-region.offset), part.offset, seen.right)
            for y in here:
                left[y] &= ~columns
                if not left[y]:
                    del left[y]
            if not left:
                return


def _painted(part: Part) -> Layer:
    return Layer(part.at, part.widget.render_lines(part.crop), part.end)


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Lines that follow one another: the first of them, and how many."""
    first = count = 0
    for y in lines:
        if count and y == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = y, 1
    if count:
        yield first, count
