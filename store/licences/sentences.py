"""How each event of a licence stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "licence.entered": mark(
        "Paper {number} entered: {kind}[, {holder}][, no. {no}], valid until {expires}[; {remark}]"
    ),
    "licence.corrected": mark(
        "Paper {number} put right: {kind}[, {holder}][, no. {no}], valid until {expires}; {reason}"
    ),
    "licence.followed": mark("Paper {number}, its renewal seen to: {told}"),
    "licence.renewed": mark(
        "Paper {number} renewed[: no. {no}], valid until {expires}[; {remark}]"
    ),
    "licence.began": mark("Paper {number} kept in another one's place"),
    "licence.withdrawn": mark("Paper {number} withdrawn: {reason}"),
    "licence.expiring": mark("{kind} valid until {until}, renew: {holder} {number}"),
}
CALLED = {"licence": mark("Licences")}
