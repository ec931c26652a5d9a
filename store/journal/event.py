"""What an entry is to say, made ready before the journal is open for writing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from store.journal import sealing

encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True)
class Event:
    """What happened, without the number and the moment that only its place in the chain gives.

    ``told`` is the payload as it will be read and ``body`` as it stands; ``words`` what a person
    typed, ``text`` how that stands and ``digest`` what the chain holds of it, None without words.
    """

    kind: str
    subject: str
    told: Mapping[str, Any]
    body: str
    words: Mapping[str, str]
    salt: bytes
    text: str
    digest: bytes | None

    def with_figures(self, **figures: object) -> Event:
        """The same with some figures more."""
        told = {**self.told, **figures}
        return replace(self, told=told, body=encoded(told))


def event(
    kind: str,
    subject: str,
    *,
    payload: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    touches: Iterable[str] = (),
) -> Event:
    """An event to be recorded.

    ``payload`` holds ids, codes and figures, never personal data (F6); ``words`` what a person
    typed, empty ones left out; ``touches`` what else is changed by it, for whoever has that open.
    """
    told = dict(payload or {})
    if also := sorted(touches):
        told["touches"] = also
    body = encoded(told)
    typed = {name: text for name, text in (words or {}).items() if text}
    salt, text, digest = b"", "", None
    if typed:
        salt, text = os.urandom(16), encoded(typed)
        digest = sealing.words_digest(salt, text)
    return Event(kind, subject, json.loads(body), body, typed, salt, text, digest)
