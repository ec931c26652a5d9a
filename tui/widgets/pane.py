"""Plain wrapped lines: the chosen thing under its list, or a whole page of it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets import paint
from tui.widgets.lines import Lines
from tui.widgets.paint import Tone, Words


class Pane(Lines):
    """Wrapped lines that paint only where they changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paragraphs: list[str | Words] = []
        self._wrapped: list[Words] = []
        self._painted: list[Words] = []
        self._top = 0

    def show(self, paragraphs: Iterable[str | Words]) -> None:
        """Show these paragraphs, from the first."""
        self._paragraphs = list(paragraphs)
        self._top = 0
        self._lay()

    @property
    def words(self) -> str:
        """All that is shown, a line for each paragraph."""
        return "\n".join(map(paint.plain, self._paragraphs))

    def _lay(self) -> None:
        cells = self.size.width - 2
        if cells < 4:
            return
        self._wrapped = [line for one in self._paragraphs for line in paint.wrap(one, cells)]
        self._paint()

    def _paint(self) -> None:
        height = self.size.height
        lines: list[Words] = list(self._wrapped[self._top : self._top + height])
        if self._top + height < len(self._wrapped) and lines:
            lines[-1] = [("..", Tone.FAINT)]
        before, self._painted = self._painted, lines + [[]] * (height - len(lines))
        for y, line in enumerate(self._painted):
            if y >= len(before) or before[y] != line:
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        words = self._painted[y] if y < len(self._painted) else ()
        return paint.strip([" ", *words], self.size.width)

    def laid_out(self) -> None:
        """Wrap to the new width."""
        self._lay()


class Page(Pane, can_focus=True):
    """A pane that scrolls."""

    def on_key(self, event: events.Key) -> None:
        """Scroll."""
        tops = {
            "up": self._top - 1,
            "down": self._top + 1,
            "pageup": self._top - self._page,
            "pagedown": self._top + self._page,
            "home": 0,
            "end": self._last_top,
        }
        if event.key in tops:
            event.stop()
            event.prevent_default()
            self._scroll(tops[event.key])

    @property
    def ended(self) -> bool:
        """Whether the end shows."""
        return self._top >= self._last_top

    def read_on(self) -> None:
        """Go on by a page."""
        self._scroll(self._top + self._page)

    @property
    def _page(self) -> int:
        return max(1, self.size.height - 2)

    @property
    def _last_top(self) -> int:
        return max(0, len(self._wrapped) - self.size.height)

    def _scroll(self, top: int) -> None:
        self._top = max(0, min(top, self._last_top))
        self._paint()
