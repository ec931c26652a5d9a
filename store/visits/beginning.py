"""How a return visit begins to be owed, whatever asks for it."""

from __future__ import annotations

from typing import Any

from store import series
from store.rights import Staff
from store.visits.inputs import Asked
from store.visits.visit import VISITS, Visit

SERIES = "HF"
_LATER: Any = dict.fromkeys(
    (
        *("person", "relation", "means", "attitude", "quality", "in_time", "covers", "clean"),
        *("overall", "words", "fate", "outcome"),
    ),
    "",
)


def begin(
    asked: Asked, by: Staff, *, role: str = "", source: str = "", round_: int = 0, month: str = ""
) -> Visit:
    """Enter a visit that is to be made; call within an operation.

    ``source`` is what it is about as the journal names it, ``round_`` a ticket's round, ``role``
    who has to make it, ``month`` the one that drew it.
    """
    touched = [f"home:{asked.home}"] if asked.home else []
    return VISITS.begin(
        asked,
        by,
        also=[*touched, *filter(None, (source,))],
        figures={"about": source},
        number=series.following(SERIES),
        kind=asked.kind,
        home_id=asked.home,
        source=source,
        round=round_,
        month=month,
        due=asked.due,
        role=role,
        tries=0,
        overcharged=0,
        **_LATER,
    )
