"""Characters of several code points, each held as one letter: so every cell of a row is one."""

from __future__ import annotations

_FIRST, _COUNT = 0xF0000, 0xFFFE  # a private plane of Unicode
_LONGEST = 32  # code points; nobody stacks more marks than that to be read
_FULL = "\ufffd"

FIRST = chr(_FIRST)  # every letter of a cluster is at or behind it
_letters: dict[str, str] = {}
_clusters: list[str] = []


def letter_of(cluster: str) -> str:
    """The one letter that stands for a character; a replacement mark when there are no more."""
    if len(cluster) == 1 and cluster < FIRST:
        return cluster
    cluster = cluster[:_LONGEST]
    letter = _letters.get(cluster)
    if letter is None:
        if len(_clusters) == _COUNT:
            return _FULL
        letter = _letters[cluster] = chr(_FIRST + len(_clusters))
        _clusters.append(cluster)
    return letter


def cluster_of(letter: str) -> str:
    """What a letter stands for."""
    return _clusters[ord(letter) - _FIRST] if letter >= FIRST else letter


def first_in(text: str) -> int:
    """Where the first letter of a cluster stands, -1 when there is none."""
    if not text or max(text) < FIRST:
        return -1
    return next(at for at, letter in enumerate(text) if letter >= FIRST)
