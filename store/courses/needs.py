"""What training each post needs, as it is typed (O13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from store.inputs import wrong
from store.roster import TYPED, Post
from store.trainings import Kind

ALL = "全部"
# As the estate writes them.
KINDS: Mapping[str, Kind] = {
    "安全": Kind.SAFETY,
    "入职": Kind.ENTRY,
    "岗位": Kind.POST,
    "应急": Kind.EMERGENCY,
    "消防": Kind.FIRE,
    "证照": Kind.TRADE,
    "其他": Kind.OTHER,
}
_NEED = re.compile(r"(\S+)\s+(\S+)\s+(\d{1,3})")
_APART = re.compile(r"\s*[;；\n]\s*")


@dataclass(frozen=True)
class Need:
    """So many class hours of a kind, for a post or, with none, for all."""

    post: Post | None
    kind: Kind
    hours: int


def parsed(text: str) -> list[Need]:
    """The needs as they are typed; raises the error of a field at what is none."""
    found = []
    for part in filter(None, _APART.split(text.strip())):
        fits = _NEED.fullmatch(part)
        if fits is None or fits[2] not in KINDS or (fits[1] not in TYPED and fits[1] != ALL):
            raise wrong(
                "{part} is no need: write a post ({posts}), what ({kinds}) and class hours.",
                part=part,
                posts="、".join((ALL, *TYPED)),
                kinds="、".join(KINDS),
            )
        found.append(Need(TYPED.get(fits[1]), KINDS[fits[2]], max(int(fits[3]), 1)))
    return found
