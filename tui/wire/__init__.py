"""The one room that knows what the terminal shows: frames go in, only changed cells come out.

Made for Textual 8.2.8, which repaints rectangles and queues them. ``install(app)`` takes over how
an app shows its frames, ``Painter`` how a screen makes them. While the line is busy frames are
merged into one picture of what should show, and the difference to the newest is sent when it is
free: the event loop never waits, and nothing stale is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tui.wire import inside
from tui.wire.driver import driver_for
from tui.wire.picture import Wire

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

__all__ = ["Wire", "install"]


def install(app: App[Any]) -> Wire:
    """Let the app's frames go through a wire of its own; call it before ``run``.

    Its screens are put together with a ``Painter``.
    """
    wire = Wire(app)
    inside.show_through(app, wire.display)
    app.driver_class = cast("type[Driver]", driver_for(wire))
    return wire
