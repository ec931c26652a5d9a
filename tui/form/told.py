"""What a form was told by the home that was taken, and another home puts in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.form.field import Field

KEPT = "@"  # before a field's name in a draft: what a home had told there


class Told:
    """Texts that were offered and not typed: what somebody typed over is theirs and stays."""

    def __init__(self, fields: Sequence[Field], begun_with: Mapping[str, object]) -> None:
        self._fields = {field.key: field for field in fields}
        self._last = {key: self._fields[key].text for key in begun_with if key in self._fields}

    def put(self, told: Mapping[str, str]) -> None:
        """Offer what is told, where nothing is typed or only what was told before."""
        for key, text in told.items():
            field = self._fields.get(key)
            if field is not None and (field.empty or field.text == self._last.get(key)):
                field.offer(text)
                self._last[key] = text

    @property
    def kept(self) -> dict[str, str]:
        """What was told and still stands so, as a draft keeps it beside what is typed."""
        return {
            f"{KEPT}{key}": text
            for key, text in self._last.items()
            if text and self._fields[key].text == text
        }

    def bring_back(self, kept: Mapping[str, str]) -> None:
        """What a draft kept of it."""
        self._last = {
            key.removeprefix(KEPT): text for key, text in kept.items() if key.startswith(KEPT)
        }
