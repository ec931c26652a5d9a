"""What whoever deals with a home has to tell it just now, whichever subject keeps it.

A subject that keeps such things says so in the directory (``tells``) and answers as ``notices``;
``agenda.notices`` asks those of which something waits, and loads no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Notice:
    """Something to read out: ``kind`` and ``figures`` make its sentence, ``words`` are as typed.

    ``subject`` is the thing as the journal names it; ``runs`` says that it has begun, ``urgent``
    that it stands over whatever is done for the home, ``joins`` that a report of just that is noted
    there.
    """

    kind: str
    subject: str
    figures: Mapping[str, Any]
    words: str = ""
    runs: bool = True
    urgent: bool = False
    joins: bool = False
