"""Which rooms a session has loaded: what is opened, and not what might be."""

from __future__ import annotations

import subprocess
import sys

_SAID = """
import sys
from datetime import datetime, timezone
from store.waiting import Waiting
from tui.today import words
at = datetime(2026, 12, 1, tzinfo=timezone.utc)
for thing in ("contractor:1", "shop:1", "cafe_order:1", "roster:1", "trusteeship:1"):
    words.clock_words(Waiting(thing.partition(":")[0] + ".x", thing, at), at)
print(*(name for name in sys.modules if name.count(".") == 1))
"""


def test_what_waits_shows_its_day_without_the_room_of_its_subject() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _SAID], capture_output=True, text=True, check=True, timeout=120
    )
    loaded = set(ran.stdout.split())
    rooms = {"contractors", "shops", "cafe", "roster", "trusteeship"}
    assert "tui.today" in loaded
    assert not loaded & {f"{floor}.{room}" for floor in ("store", "tui") for room in rooms}
