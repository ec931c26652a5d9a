"""What a notice to residents must not say: who somebody is, or what they owe (F6, O23).

Refused are mobile phones, identity numbers, a room beside a word of debt, and names of people who
live here unless a reason is given why they may stand: the law has elected members posted. Phones of
the desk on a landline stand; a name that is a word, too, stands with that as the reason.
"""

from __future__ import annotations

import re

from store import residents
from store.errors import Refused

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_DEBT = re.compile(r"欠|拖缴|未缴|未交|催缴|催收|逾期")
_ROOM = re.compile(
    r"(?<![\d-])\d{1,3}-\d{1,2}-\d{2,4}(?!\d)|(?<![\d-])\d{1,2}-\d{3,4}(?!\d)"
    r"|\d{3,4}\s*(?:室|房|号房|户)|\d\s*(?:栋|幢|座|号楼)[^。；\n]{0,8}?\d{3,4}"
)
_SENTENCES = re.compile(r"[。；;！!\n]")


def must_name_nobody(title: str, body: str, why: str) -> None:
    """Raise ``Refused`` at the field that has what must not hang on a wall."""
    for field, text in (("title", title), ("body", body)):
        if found := _IDENTITY.search(text):
            raise Refused(
                "{found} looks like an identity number: a notice has none.",
                field=field,
                found=found[0],
            )
        if found := _MOBILE.search(text):
            raise Refused(
                "{found} looks like somebody's mobile: give the desk's landline.",
                field=field,
                found=found[0],
            )
        if found := _room_in_debt(text):
            raise Refused(
                "{found} stands beside a debt: a notice says nothing of who owes; send a letter.",
                field=field,
                found=found[0],
            )
        if not why and (names := residents.named_in(text)):
            raise Refused(
                "{names} lives here: leave the name out, or say below why it may stand.",
                field=field,
                names="、".join(names),
            )


def _room_in_debt(text: str) -> re.Match[str] | None:
    """A room in a sentence that speaks of a debt, or in a list under a title that does."""
    owing = _DEBT.search(text.partition("\n")[0]) is not None
    for sentence in _SENTENCES.split(text):
        if (owing or _DEBT.search(sentence)) and (found := _ROOM.search(sentence)):
            return found
    return None
