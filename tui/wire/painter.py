"""Textual's compositor for the wire: a whole frame goes out as it lies, layer upon layer.

Textual 8.2.8 cuts every line at the edges of all widgets on it, only to have it put together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TypeAlias

from textual._compositor import Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.wire.grid import Grid

# What can be seen of a widget, its lines there, and on which lines of the screen they show.
Layer: TypeAlias = tuple[Region, Sequence[Strip], Set[int]]


class Layers(LayoutUpdate):
    """A whole frame: what can be seen of each widget, the uppermost first."""

    def __init__(self, compositor: Painter, layers: Sequence[Layer], region: Region) -> None:
        self.region = region
        self._compositor = compositor
        self._layers = layers

    @property
    def strips(self) -> list[Iterable[Strip]]:  # type: ignore[override]
        """The frame cut into pieces, for what is no wire."""
        return self._compositor.pieces(self.region)

    def paint(self, grid: Grid) -> None:
        """Lay it all on a grid, the undermost first."""
        for seen, strips, lines in reversed(self._layers):
            for y in lines:
                grid.paint(y, seen.x, strips[y - seen.y], seen.right)


class Painter(Compositor):
    """What a screen is put together with."""

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole frame."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        return Layers(self, list(self._seen()), self.size.region)

    def _seen(self) -> Iterator[Layer]:
        """What is not behind something as wide as the screen."""
        lines = set(range(self.size.height))
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if left := lines.intersection(seen.line_range):
                strips = widget.render_lines(seen.translate(-region.offset))
                yield seen, strips, left
                if seen.width == self.size.width:
                    lines -= left

    def pieces(self, region: Region) -> list[Iterable[Strip]]:
        """The whole frame as Textual cuts it."""
        return [chop.values() for chop in self._render_chops(region, lambda _: True)]
