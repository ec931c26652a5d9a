"""Waiting until the loop of a desk in a test rests, instead of for a while: most of a test's time.

Textual's own pause sleeps 20 ms at a time until the process has used next to no processor in one of
them, a second at most: on a busy machine that is what most tests spend their time on.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

SOON = 0.02  # seconds: what is to happen by itself within them is waited for
LONGEST = 1.0  # seconds: what goes on and on is not


async def rest() -> None:
    """Return once nothing is ready to run and nothing will be soon."""
    loop: Any = asyncio.get_running_loop()
    end = monotonic() + LONGEST
    while monotonic() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        soon = _next_of(loop)
        if soon > SOON:
            return
        await asyncio.sleep(max(soon, 0))


def _next_of(loop: Any) -> float:
    """In how many seconds the next thing of the loop happens by itself."""
    planned = [one._when for one in loop._scheduled if not one._cancelled]
    return float(min(planned, default=loop.time() + 2 * SOON) - loop.time())
