"""What the desk calls the members of the store's enums."""

from __future__ import annotations

from enum import Enum

from store.text import Named
from tui.language.catalogue import _

# Languages call themselves by their own names.
LITERALS = {"zh_CN": "中文", "en": "English"}


def label(member: Enum) -> str:
    """An enum's member in the desk's language."""
    return _(member.called) if isinstance(member, Named) else str(member.value)
