"""How the entries of plans and occurrences read, and what waits, under a subject's own names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.plans.rows import Status
from store.text import mark

SHOWN: Mapping[str, Any] = {"state": Status}


def sentences(thing: str, occurs: str) -> dict[str, str]:
    """The sentences of plans that the journal names ``thing`` and of their occurrences.

    A subject may say some of them better; ``SHOWN`` says how their figures read.
    """
    return {
        f"{thing}.begun": mark("Plan {n} set up: {title}"),
        f"{thing}.changed": mark("Plan {n} changed, version {version}: {title}"),
        f"{thing}.ended": mark("Plan {n} ended: {reason}"),
        f"{thing}.made": mark("Plan {n}: {count} came due, {lost} missed"),
        f"{thing}.missed": mark(
            "Missed {count}x, make up or excuse: {title}, {since} to {until}"
            "[; program closed {closed}]"
        ),
        f"{occurs}.due": mark("{title}, {since} to {until}"),
        f"{occurs}.done": mark("{state}, planned for {since}[: {remark}]"),
        f"{occurs}.made_up": mark("{state}, missed of {since}: {reason}"),
        f"{occurs}.excused": mark("{state}, missed of {since}: {reason}"),
        f"{occurs}.handed": mark("{state}, {since} to {until}"),
    }
