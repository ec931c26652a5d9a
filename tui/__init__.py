"""What the desk sees and types."""

import os

# Textual reads these while it is imported, so they must stand before anything imports it.
os.environ.update(
    TEXTUAL_ANIMATIONS="none", TEXTUAL_SMOOTH_SCROLL="0", TEXTUAL_DISABLE_KITTY_KEY="1"
)
os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "standard")
os.environ.setdefault("ESCDELAY", "50")
if os.environ.get("TERM", "dumb") in {"dumb", "unknown", "vt100", "vt102", "vt220"}:
    os.environ.setdefault("NO_COLOR", "1")
