"""What the desk calls the members of the store's enums: one table."""

from __future__ import annotations

from enum import Enum

from store.words import mark
from tui.language import _

# "subject.Enum.MEMBER" -> its label; by name, so that a label costs no import of its subject.
LABELS: dict[str, str] = {
    "rights.Role.ASSISTANT": mark("Assistant"),
    "rights.Role.SUPERVISOR": mark("Supervisor"),
    "rights.Role.MANAGER": mark("Manager"),
}


def label(member: Enum) -> str:
    """An enum's member in the desk's language."""
    subject = type(member).__module__.removeprefix("store.").partition(".")[0]
    name = f"{subject}.{type(member).__name__}.{member.name}"
    return _(LABELS[name]) if name in LABELS else str(member.value)
