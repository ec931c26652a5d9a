"""The estate's identity: drawn once, sealed into the journal, the same in every copy of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from random import Random, SystemRandom
from typing import Any

from store.engine import database
from store.errors import NotFound

IDENTIFIED = "site.identified"
_KEY = "estate"  # in the payload of the entry that seals it
_BITS = 128
_DOMAIN = b"frontdesk estate 1\0"


def sealed(identity: str) -> dict[str, str]:
    """What the entry that gives the estate its identity says of it."""
    return {_KEY: identity}


def of(payload: Mapping[str, Any]) -> str | None:
    """The identity that an entry gives the estate, None for one that gives none."""
    return payload.get(_KEY)


def drawn(dice: Random | None = None) -> str:
    """A new identity, 32 hexadecimal digits."""
    return f"{(dice or SystemRandom()).getrandbits(_BITS):0{_BITS // 4}x}"


def following(first: bytes) -> str:
    """The identity that follows from the hash of an estate's first entry, random by its salt.

    Whichever backup from before it had one is brought back, it is the same estate.
    """
    return hashlib.sha256(_DOMAIN + first).hexdigest()[: _BITS // 4]


def identified() -> bool:
    """Whether the estate has its identity yet; one that an older program set up has none."""
    return _found() is not None


def identity() -> str:
    """The estate's identity, by which its things are told from another's; raises ``NotFound``."""
    found = _found()
    if found is None:
        raise NotFound("This data folder has no estate yet.")
    return found


def _found() -> str | None:
    # The first one holds: a later entry cannot make another estate of this one.
    rows = database.db.execute_sql(
        "SELECT payload FROM journal WHERE subject = 'site' AND kind IN ('site.founded', ?)"
        " ORDER BY number",
        (IDENTIFIED,),
    ).fetchall()
    each = (of(json.loads(payload)) for (payload,) in rows)
    return next(filter(None, each), None)
