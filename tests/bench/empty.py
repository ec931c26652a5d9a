"""The empty Textual app that the desk is measured beside."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Empty(App[None]):
    """One word, and a field to type into."""

    def compose(self) -> ComposeResult:
        yield Static("empty", markup=False)
        yield Input()


if __name__ == "__main__":
    Empty().run(mouse=False)
