"""What it is to expire: a paper of any subject, for the one list of them (G12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Expiring:
    """A paper that its own subject keeps; it is valid through the end of its last day.

    ``subject`` is the thing as the journal names it, ``called`` the marked name of what it is.
    """

    subject: str
    called: str
    number: str
    holder: str
    issued: date
    expires: date
