"""Widgets that say their own lines, painted as they are said."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.geometry import Region
from textual.strip import Strip

from tui.wire.inside import DirectWidget


class Lines(DirectWidget):
    """A widget of lines (``render_line``), each kept until it is refreshed.

    Textual 8.2.8 asks for a widget's colours, borders, opacity and filters each time it paints one
    line of it; these have none.
    """

    TAKES_FUNCTION_KEYS: ClassVar[bool] = False  # or they go straight to the screen

    def __init__(self, *, name: str | None = None, id: str | None = None) -> None:
        super().__init__(name=name, id=id)
        self._kept: dict[int, Strip] = {}
        self._kept_cells = 0
        self._fits = False  # while ``laid_out`` runs

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint anew, lines of it at the next frame without Textual's rounds of messages."""
        if self._fits and not layout:
            return self  # all of it is painted anew
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if regions and not layout:
            self.refresh_at_next_frame()
        return self

    def forget(self, *regions: Region) -> None:
        """Keep lines no longer that have changed."""
        if not regions:
            self._kept.clear()
        for region in regions:
            for y in region.line_range:
                self._kept.pop(y, None)

    def laid_out(self) -> None:
        """Write the lines for the size that the widget has got; it is painted next.

        Textual's own ``Resize`` comes only when it has been painted, in lines for no size at all.
        """

    def resized(self) -> None:
        """Write the lines for another size."""
        self._fits = True
        self.laid_out()
        self._fits = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in a part of the widget."""
        _top, right, _bottom, left = self.gutter
        cells = self.size.width + left + right
        if cells != self._kept_cells:
            self._kept, self._kept_cells = {}, cells
        strips = [self._strip(y, left, right) for y in crop.line_range]
        if crop.width == cells:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def _strip(self, y: int, left: int, right: int) -> Strip:
        strip = self._kept.get(y)
        if strip is None:
            strip = self.render_line(y)
            if left or right:
                strip = Strip.join([Strip.blank(left), strip, Strip.blank(right)])
            self._kept[y] = strip
        return strip
